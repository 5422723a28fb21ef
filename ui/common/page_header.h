// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QBoxLayout;
class QLabel;
class QLineEdit;
class QToolButton;

namespace baton {

class CrumbBar;
class ElideLabel;

/// The first row of a page: the way back, title and count, search, tools.
class PageHeader final : public QWidget
{
    Q_OBJECT

public:
    /// `searchText`: "Search campaigns".
    PageHeader(const QString &searchText, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    /// Empty: hidden.
    void setCount(const QString &count);
    /// Names of the pages that this one was opened from; none: it stands alone.
    void setCrumbs(const QStringList &names);
    bool canGoBack() const;
    QLineEdit &search() { return *m_search; }
    const QLineEdit &search() const { return *m_search; }
    /// Where tool buttons stand, in their order.
    QBoxLayout &tools() { return *m_tools; }

Q_SIGNALS:
    void backRequested();
    void crumbChosen(int depth);
    /// Enter or Down in the search field: the keys go to what was found.
    void searchLeft();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void alignCount();

    QToolButton *m_back;
    CrumbBar *m_crumbs;
    ElideLabel *m_title;
    QLabel *m_count;
    QLineEdit *m_search;
    QBoxLayout *m_tools;
};

} // namespace baton
