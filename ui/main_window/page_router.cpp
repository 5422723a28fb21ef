// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/page_router.h"

#include "ui/common/page_widget.h"

#include <QStackedWidget>

namespace baton {

PageRouter::PageRouter(QStackedWidget &stack, QObject *parent) : QObject(parent), m_stack(stack) {}

void PageRouter::addRoot(PageWidget &page)
{
    m_roots.push_back(&page);
    addPage(page);
}

void PageRouter::addPage(PageWidget &page)
{
    m_pages.push_back(&page);
    m_stack.addWidget(&page);
    if (!m_front)
        m_front = &page;
    connect(&page, &PageWidget::backRequested, this, &PageRouter::back);
    connect(&page, &PageWidget::crumbChosen, this, &PageRouter::backTo);
}

int PageRouter::rootIndex() const
{
    return static_cast<int>(m_roots.indexOf(m_trail.isEmpty() ? m_front : m_trail.front()));
}

void PageRouter::setFront(PageWidget *page)
{
    m_front = page;
    m_stack.setCurrentWidget(page);
    QStringList names;
    for (const PageWidget *behind : m_trail)
        names.push_back(behind->title());
    page->setCrumbs(names);
    page->enter();
    Q_EMIT frontChanged();
}

void PageRouter::show(int root)
{
    m_trail.clear();
    setFront(m_roots.at(root));
}

void PageRouter::go(int root)
{
    show(root);
    m_front->takeFocus();
}

void PageRouter::drillInto(PageWidget &page)
{
    m_trail.push_back(m_front);
    setFront(&page);
    page.takeFocus();
}

void PageRouter::back()
{
    backTo(static_cast<int>(m_trail.size()) - 1);
}

void PageRouter::backTo(int depth)
{
    if (depth < 0 || depth >= m_trail.size())
        return;
    PageWidget *page = m_trail.at(depth);
    m_trail.resize(depth);
    setFront(page);
    page->takeFocus();
}

} // namespace baton
