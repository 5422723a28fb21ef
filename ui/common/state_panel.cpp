// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/state_panel.h"

#include "ui/common/icon_label.h"
#include "ui/common/text_block.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestHeading = 160;
constexpr qsizetype longestBody = 600;
constexpr qsizetype longestDetail = 800;

/// The frame around somebody else's words.
class QuoteBox final : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::of(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(theme.color(Token::Border));
        painter.setBrush(theme.color(Token::Pane));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    }
};

} // namespace

StatePanel::StatePanel(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"statePanel"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_icon = new IconLabel("stateIcon"_L1, this, 32);
    m_icon->setBackgroundRole(QPalette::Base);
    m_heading = plainLabel("stateHeading"_L1, TextSize::Title);
    m_heading->setWordWrap(true);
    m_body = plainLabel("stateBody"_L1);
    m_body->setForegroundRole(QPalette::PlaceholderText);
    m_body->setWordWrap(true);
    m_box = new QuoteBox(this);
    m_detailTitle = plainLabel("stateDetailTitle"_L1, TextSize::Caption, m_box);
    m_detailTitle->setForegroundRole(QPalette::PlaceholderText);
    m_detail = new TextBlock("stateDetail"_L1, m_box);
    m_detail->setFixedFont(true);
    auto *quote = new QVBoxLayout(m_box);
    quote->setContentsMargins(12, 9, 12, 9);
    quote->setSpacing(4);
    quote->addWidget(m_detailTitle);
    quote->addWidget(m_detail);
    m_action = pushButton("stateAction"_L1, QString());
    m_action->setProperty("primary", true);
    m_second = pushButton("stateSecond"_L1, QString());
    m_copy = pushButton("stateCopy"_L1, tr("Copy details"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_action);
    buttons->addWidget(m_second);
    buttons->addWidget(m_copy);
    buttons->addStretch();

    m_column = new QWidget(this);
    m_column->setMaximumWidth(scaledLength(460));
    auto *column = new QVBoxLayout(m_column);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addStretch(2);
    column->addWidget(m_icon);
    column->addSpacing(6);
    column->addWidget(m_heading);
    column->addWidget(m_body);
    column->addSpacing(4);
    column->addWidget(m_box);
    column->addSpacing(4);
    column->addLayout(buttons);
    column->addStretch(3);
    // Stretches, not an alignment: an aligned item loses height-for-width, and wrapped text with it.
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 0, 16, 0);
    row->addStretch(1);
    row->addWidget(m_column, 1000);
    row->addStretch(1);
    setFocusProxy(m_action);

    connect(m_action, &QPushButton::clicked, this, &StatePanel::actionRequested);
    connect(m_second, &QPushButton::clicked, this, &StatePanel::secondRequested);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_copyText); });
    setContent({});
}

bool StatePanel::hasAction() const
{
    return !m_action->text().isEmpty();
}

void StatePanel::setContent(const Content &content)
{
    m_icon->setIcon(content.icon, content.ink);
    m_icon->setVisible(!content.icon.isEmpty());
    m_heading->setText(shortened(content.heading, longestHeading));
    setBody(content.body);
    m_detailTitle->setText(content.detailTitle);
    m_detailTitle->setVisible(!content.detailTitle.isEmpty());
    m_detail->setText(shortened(content.detail, longestDetail));
    m_box->setVisible(!content.detail.isEmpty());
    m_action->setText(content.action);
    m_action->setVisible(!content.action.isEmpty());
    m_second->setText(content.secondAction);
    m_second->setVisible(!content.secondAction.isEmpty());
    m_copyText = content.copyText;
    m_copy->setVisible(!m_copyText.isEmpty());
    setAccessibleName(m_heading->text());
}

void StatePanel::setBody(const QString &body)
{
    m_body->setText(shortened(body, longestBody));
    m_body->setVisible(!body.isEmpty());
    setAccessibleDescription(m_body->text());
}

bool StatePanel::event(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        m_column->setMaximumWidth(scaledLength(460));
    return QWidget::event(event);
}

} // namespace baton
