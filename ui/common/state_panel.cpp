// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/state_panel.h"

#include "ui/common/icons.h"
#include "ui/common/widgets.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace baton {

using namespace Qt::StringLiterals;

StatePanel::StatePanel(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"statePanel"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_icon = plainLabel("stateIcon"_L1);
    m_heading = plainLabel("stateHeading"_L1, TextSize::Title);
    m_heading->setWordWrap(true);
    m_body = plainLabel("stateBody"_L1);
    m_body->setForegroundRole(QPalette::PlaceholderText);
    m_body->setWordWrap(true);
    m_detail = noteLabel("stateDetail"_L1);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_action = pushButton("stateAction"_L1, QString());

    auto *column = new QVBoxLayout;
    column->setSpacing(12);
    column->addStretch(2);
    column->addWidget(m_icon);
    column->addWidget(m_heading);
    column->addWidget(m_body);
    column->addWidget(m_detail);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_action);
    buttons->addStretch();
    column->addLayout(buttons);
    column->addStretch(3);
    // Stretches, not an alignment: an aligned item loses height-for-width, and wrapped text with it.
    auto *row = new QHBoxLayout(this);
    row->addStretch(1);
    row->addLayout(column, 3);
    row->addStretch(1);
    setFocusProxy(m_action);
    connect(m_action, &QPushButton::clicked, this, &StatePanel::actionRequested);
}

bool StatePanel::hasAction() const
{
    return !m_action->text().isEmpty();
}

void StatePanel::setContent(const Content &content)
{
    m_icon->setVisible(!content.icon.isEmpty());
    if (!content.icon.isEmpty())
        m_icon->setPixmap(themedIcon(content.icon).pixmap(32, 32));
    m_heading->setText(content.heading);
    m_body->setText(content.body);
    m_body->setVisible(!content.body.isEmpty());
    m_detail->setText(content.detail);
    m_detail->setVisible(!content.detail.isEmpty());
    m_action->setText(content.action);
    m_action->setVisible(!content.action.isEmpty());
    setAccessibleName(content.heading);
    setAccessibleDescription(content.body);
}

} // namespace baton
