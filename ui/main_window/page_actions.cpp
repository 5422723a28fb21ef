// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/page_actions.h"

#include "ui/common/page_widget.h"
#include "ui/main_window/page_router.h"
#include "ui/main_window/window_actions.h"

namespace baton {

PageActions::PageActions(WindowActions &actions, PageRouter &router, QObject *parent)
    : QObject(parent), m_actions(actions), m_router(router)
{
    connectPages();
    const auto on = [this](QAction *action, auto act) { connect(action, &QAction::triggered, this, act); };
    on(m_actions.leave, [this] { leave(); });
    on(m_actions.back, [this] { m_router.back(); });
    on(m_actions.reassign, [this] { reassign(); });
    for (int i = 0; i < static_cast<int>(m_actions.pages.size()); ++i)
        on(m_actions.pages[i], [this, i] { m_router.go(i); });
    connect(&m_router, &PageRouter::frontChanged, this, &PageActions::update);
}

void PageActions::connectPages()
{
    const auto toFront = [this](QAction *action, void (PageWidget::*act)()) {
        connect(action, &QAction::triggered, this, [this, act] { (m_router.front()->*act)(); });
    };
    toFront(m_actions.exportShown, &PageWidget::exportShown);
    toFront(m_actions.find, &PageWidget::focusSearch);
    toFront(m_actions.selectMatching, &PageWidget::selectMatching);
    toFront(m_actions.clearSelection, &PageWidget::clearSelection);
    toFront(m_actions.refresh, &PageWidget::refresh);
    toFront(m_actions.columns, &PageWidget::chooseColumns);
    toFront(m_actions.open, &PageWidget::open);
    for (const PageWidget *page : m_router.pages())
        connect(page, &PageWidget::canReassignChanged, this, &PageActions::update);
}

void PageActions::update()
{
    const PageWidget *front = m_router.front();
    const QString why = front->canReassign() ? QString() : front->whyNotReassign();
    m_actions.reassign->setEnabled(front->canReassign() || !why.isEmpty());
    m_actions.reassign->setToolTip(why);
    m_actions.exportShown->setEnabled(front->canExport());
    m_actions.selectMatching->setEnabled(front->canSelectMatching());
    m_actions.clearSelection->setEnabled(front->canClearSelection());
    m_actions.columns->setEnabled(!front->hasNothingToSelect());
    m_actions.back->setEnabled(m_router.canGoBack());
}

void PageActions::leave()
{
    if (!m_router.front()->escape())
        m_router.back();
}

void PageActions::reassign()
{
    PageWidget *front = m_router.front();
    if (front->canReassign())
        return front->reassign();
    Q_EMIT refused(front->whyNotReassign());
}

} // namespace baton
