// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/details_content.h"

#include <QStringList>
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
    /// Why nothing can be reassigned here just now, one sentence; empty: it can, or this page is not for that.
    virtual QString whyNotReassign() const { return {}; }
    /// Names of the pages that this one was opened from, outermost first; empty: it stands alone.
    virtual QStringList crumbs() const { return {}; }
    /// What the details pane shows of the selection.
    virtual DetailsContent details() const { return {}; }
    /// A button of the details pane was pressed.
    virtual void detailsAction(QLatin1StringView id) { Q_UNUSED(id) }
    /// The keys of this page in a few words, for the status bar.
    virtual QString keysHint() const = 0;
    /// What is loading, for the status bar; empty at rest.
    virtual QString progressText() const { return {}; }

Q_SIGNALS:
    /// Count beside the page's name in the navigation; -1: not known yet.
    void countChanged(qint64 count);
    void statusChanged();
    void canReassignChanged();
    /// details() would now say something else.
    void detailsChanged();
    void backRequested();
};

} // namespace baton
