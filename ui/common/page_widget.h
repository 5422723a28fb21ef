// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace baton {

/// A page of the window, as the window's keys and the navigation see it.
class PageWidget : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// The page comes to the front: load what was never loaded.
    virtual void enter() = 0;
    /// The keys go to what the page is about.
    virtual void takeFocus() = 0;
    virtual void refresh() = 0;
    virtual void focusSearch() = 0;
    /// Reassign what is selected; nothing where that has no meaning.
    virtual void reassign() {}
    virtual bool canReassign() const { return false; }
    /// The keys of this page in a few words, for the status bar.
    virtual QString keysHint() const = 0;
    /// What is loading, for the status bar; empty at rest.
    virtual QString progressText() const { return {}; }

Q_SIGNALS:
    /// Count beside the page's name in the navigation; -1: not known yet.
    void countChanged(qint64 count);
    void statusChanged();
    void canReassignChanged();
    void backRequested();
};

} // namespace baton
