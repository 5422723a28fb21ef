// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/page_widget.h"

#include "ui/common/list_page.h"

namespace baton {

void PageWidget::follow(ListPage &list)
{
    m_list = &list;
    connect(&list, &ListPage::refreshRequested, this, [this] { refresh(); });
    connect(&list, &ListPage::backRequested, this, &PageWidget::backRequested);
    connect(&list, &ListPage::crumbChosen, this, &PageWidget::crumbChosen);
    connect(&list, &ListPage::loadChanged, this, &PageWidget::statusChanged);
    connect(&list, &ListPage::clockTicked, this, &PageWidget::detailsChanged);
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
