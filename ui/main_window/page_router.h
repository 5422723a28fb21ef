// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>

class QStackedWidget;

namespace baton {

class PageWidget;

/// Which page is in front, which ones it was opened from, and the ways between them.
class PageRouter final : public QObject
{
    Q_OBJECT

public:
    explicit PageRouter(QStackedWidget &stack, QObject *parent = nullptr);

    /// A page of the navigation, in its order. The stack takes it.
    void addRoot(PageWidget &page);
    /// A page that is only opened from others.
    void addPage(PageWidget &page);

    const QList<PageWidget *> &roots() const { return m_roots; }
    /// Roots and the others.
    const QList<PageWidget *> &pages() const { return m_pages; }
    /// The first root before any page was shown; never null once there is a page.
    PageWidget *front() const { return m_front; }
    /// The navigation's page that the one in front belongs to; -1: none.
    int rootIndex() const;
    bool canGoBack() const { return !m_trail.isEmpty(); }

    /// Brings a page of the navigation to the front; the way back ends there.
    void show(int root);
    /// The same, and the keys go there.
    void go(int root);
    /// Opens a page from the one in front; back() returns to that.
    void drillInto(PageWidget &page);
    void back();
    /// To a page of the path; 0 is the outermost.
    void backTo(int depth);

Q_SIGNALS:
    void frontChanged();

private:
    void setFront(PageWidget *page);

    QStackedWidget &m_stack;
    QList<PageWidget *> m_roots;
    QList<PageWidget *> m_pages;
    QList<PageWidget *> m_trail; ///< pages behind the one in front
    PageWidget *m_front = nullptr;
};

} // namespace baton
