// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/page_widget.h"

#include "ui/common/list_page.h"
#include "ui/common/list_tools.h"

namespace baton {

void PageWidget::follow(ListPage &list, ListTools *tools)
{
    m_list = &list;
    m_tools = tools;
    connect(&list, &ListPage::refreshRequested, this, [this] { refresh(); });
    connect(&list, &ListPage::backRequested, this, &PageWidget::backRequested);
    connect(&list, &ListPage::crumbChosen, this, &PageWidget::crumbChosen);
    connect(&list, &ListPage::loadChanged, this, &PageWidget::statusChanged);
    connect(&list, &ListPage::clockTicked, this, &PageWidget::detailsChanged);
    connect(&list, &ListPage::rowsShownChanged, this, &PageWidget::detailsChanged);
}

void PageWidget::takeFocus()
{
    if (m_list)
        m_list->focusTable();
}

void PageWidget::focusSearch()
{
    if (m_list)
        m_list->focusSearch();
}

void PageWidget::exportShown()
{
    if (m_tools)
        m_tools->exportShown();
}

bool PageWidget::canExport() const
{
    return m_tools && m_tools->canExport();
}

void PageWidget::selectMatching()
{
    if (m_tools)
        m_tools->selectMatching();
}

bool PageWidget::canSelectMatching() const
{
    return m_tools && m_tools->canSelectMatching();
}

void PageWidget::clearSelection()
{
    if (m_tools)
        m_tools->clearSelection();
}

bool PageWidget::canClearSelection() const
{
    return m_tools && m_tools->canClearSelection();
}

void PageWidget::chooseColumns()
{
    if (m_list)
        m_list->chooseColumns();
}

bool PageWidget::hasNothingToSelect() const
{
    return m_list && !m_list->rowsAreShown();
}

void PageWidget::setCrumbs(const QStringList &names)
{
    m_crumbs = names;
    if (m_list)
        m_list->setCrumbs(crumbs());
}

void PageWidget::open()
{
    if (m_list)
        m_list->openCurrent();
}

bool PageWidget::escape()
{
    return m_list && m_list->escape();
}

QString PageWidget::progressText() const
{
    return m_list ? m_list->progressText() : QString();
}

double PageWidget::progressShare() const
{
    if (!m_list || !m_list->isLoading() || m_list->state().total() <= 0)
        return -1;
    return static_cast<double>(m_list->state().loaded()) / static_cast<double>(m_list->state().total());
}

bool PageWidget::isLoading() const
{
    return m_list && m_list->isLoading();
}

void PageWidget::stopLoading()
{
    if (m_list)
        Q_EMIT m_list->stopRequested();
}

bool PageWidget::isForbidden() const
{
    return m_list && m_list->state().isForbidden();
}

} // namespace baton
