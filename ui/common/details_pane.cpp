// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/details_pane.h"

#include "ui/common/details_parts.h"
#include "ui/common/icons.h"
#include "ui/common/widgets.h"

#include <QAction>
#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr Millis pause{80}; ///< between two changes, so that a list that loads does not make it flicker
constexpr int margin = 16;
constexpr int ring = 2; ///< frame of the scroll area, which shows the focus

/// Deleted later: it may be in the middle of an event of its own.
void drop(QBoxLayout &layout, QWidget *widget)
{
    layout.removeWidget(widget);
    widget->hide();
    widget->deleteLater();
}

} // namespace

DetailsPane::DetailsPane(Scheduler &scheduler, QWidget *parent) : QWidget(parent), m_scheduler(scheduler)
{
    setObjectName(u"detailsPane"_s);
    setAccessibleName(tr("Details"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    setMinimumWidth(scaledLength(240));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    buildHeader(*layout);
    buildBody(*layout);
    m_foot = new QWidget(this);
    auto *foot = new QVBoxLayout(m_foot);
    foot->setContentsMargins(0, 0, 0, 0);
    foot->setSpacing(0);
    foot->addWidget(rule(m_foot));
    m_buttons = new QHBoxLayout;
    m_buttons->setContentsMargins(margin, 10, margin, 9);
    m_buttons->setSpacing(8);
    foot->addLayout(m_buttons);
    layout->addWidget(m_foot);
    showContent({}, true);
}

void DetailsPane::buildHeader(QBoxLayout &layout)
{
    m_kind = plainLabel("detailsKind"_L1, TextSize::Caption, this);
    m_kind->setForegroundRole(QPalette::PlaceholderText);
    QToolButton *close = toolButton("closeDetails"_L1, "x"_L1, tr("Hide the details"), this);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(margin, 12, margin - 4, 12);
    row->addWidget(m_kind, 1);
    row->addWidget(close);
    layout.addLayout(row);
    connect(close, &QToolButton::clicked, this, &DetailsPane::closeRequested);
}

void DetailsPane::buildBody(QBoxLayout &layout)
{
    m_scroll = named(new QScrollArea(this), "detailsScroll"_L1, tr("Details of the selection"));
    m_scroll->setProperty("ringOnly", true);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::StrongFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_scroll->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto *copy = new QAction(tr("Copy all"), m_scroll);
    copy->setObjectName(u"copy"_s); // what the window's Ctrl+C looks for
    m_scroll->addAction(copy);
    connect(copy, &QAction::triggered, this, &DetailsPane::copyAll);
    m_body = new QWidget(m_scroll);
    m_body->setObjectName(u"detailsContent"_s);
    m_column = new QVBoxLayout(m_body);
    m_column->setContentsMargins(margin - ring, 0, margin - ring, margin);
    m_column->setSpacing(0);
    m_column->addStretch(1);
    m_scroll->setWidget(m_body);
    m_body->setAutoFillBackground(false);
    layout.addWidget(m_scroll, 1);
}

void DetailsPane::setSource(Source source)
{
    m_source = std::move(source);
    refresh();
}

void DetailsPane::refresh()
{
    m_stale = true;
    if (m_waiting || !isVisible())
        return;
    m_waiting = true;
    const Millis since = m_scheduler.now() - m_lastShown;
    const Millis wait = m_shownOnce && since < pause ? pause - since : Millis(0);
    m_scheduler.callAfter(wait, this, [this] {
        m_waiting = false;
        if (isVisible())
            ask();
    });
}

void DetailsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        ask();
}

void DetailsPane::ask()
{
    m_stale = false;
    m_shownOnce = true;
    m_lastShown = m_scheduler.now();
    std::optional<DetailsContent> next = m_source ? m_source() : DetailsContent();
    const bool canPick = next.has_value();
    DetailsContent content = std::move(next).value_or(DetailsContent());
    if (content != m_content || canPick != m_canPick)
        showContent(std::move(content), canPick);
}

void DetailsPane::showContent(DetailsContent content, bool canPick)
{
    const bool another = content.kind != m_content.kind || content.heading != m_content.heading || !m_head;
    const bool headDiffers = another || content.note != m_content.note || content.badge != m_content.badge ||
                             content.body != m_content.body || canPick != m_canPick;
    const bool buttonsDiffer = content.actions != m_content.actions;
    m_content = std::move(content);
    m_canPick = canPick;
    DetailsContent nothing;
    nothing.heading = tr("Nothing is selected");
    nothing.note = tr("Pick a row to see everything that is known of it.");
    const DetailsContent &shown = m_content.heading.isEmpty() && canPick ? nothing : m_content;
    m_kind->setText(m_content.kind.isEmpty() ? tr("Details") : shortened(m_content.kind, 60));
    m_scroll->setAccessibleDescription(shortened(plainText(shown), 4000));

    m_body->setUpdatesEnabled(false);
    if (headDiffers) {
        if (m_head)
            drop(*m_column, m_head);
        m_head = makeDetailsHead(shown, m_body);
        m_column->insertWidget(0, m_head);
    }
    showSections(shown.sections);
    m_body->setUpdatesEnabled(true);
    if (another)
        m_scroll->verticalScrollBar()->setValue(0);
    if (buttonsDiffer || m_content.actions.empty())
        showActions(m_content.actions);
}

void DetailsPane::showSections(const std::vector<DetailsSection> &sections)
{
    while (m_sections.size() > sections.size()) {
        drop(*m_column, m_sections.back());
        m_sections.pop_back();
    }
    m_shownSections.resize(m_sections.size());
    for (size_t i = 0; i < sections.size(); ++i) {
        if (i < m_sections.size() && m_shownSections[i] == sections[i])
            continue;
        QWidget *made = makeDetailsSection(sections[i], m_body);
        if (i < m_sections.size())
            drop(*m_column, std::exchange(m_sections[i], made));
        else
            m_sections.push_back(made);
        m_column->insertWidget(static_cast<int>(i) + 1, made);
    }
    m_shownSections = sections;
}

void DetailsPane::showActions(const std::vector<DetailsAction> &actions)
{
    for (QPushButton *old : m_foot->findChildren<QPushButton *>())
        drop(*m_buttons, old);
    for (const DetailsAction &action : actions) {
        QPushButton *button = pushButton(action.id, action.text, m_foot);
        m_buttons->addWidget(button, 1);
        connect(button, &QPushButton::clicked, this, [this, id = action.id] { Q_EMIT actionRequested(id); });
    }
    m_foot->setVisible(!actions.empty());
}

void DetailsPane::copyAll() const
{
    QGuiApplication::clipboard()->setText(plainText(m_content));
}

void DetailsPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::of(palette()).color(Token::Pane));
}

} // namespace baton
