// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/details_content.h"

#include <QPointer>
#include <QStringList>
#include <QWidget>

namespace baton {

class ListPage;
class ListTools;

/// A page of the window, as the window's keys and the navigation see it. A page made around a ListPage calls follow()
/// and has most of it done.
class PageWidget : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// The page comes to the front: load what was never loaded.
    virtual void enter() = 0;
    /// The keys go to what the page is about.
    virtual void takeFocus();
    virtual void refresh() = 0;
    virtual void focusSearch();
    /// Enter on the current row, from the menu.
    virtual void open();
    /// Esc; false: there was nothing to clear or leave, so the window goes back.
    virtual bool escape();
    /// Reassign what is selected; nothing where that has no meaning.
    virtual void reassign() {}
    virtual bool canReassign() const { return false; }
    /// Why nothing can be reassigned here just now, one sentence; empty: it can, or this page is not for that.
    virtual QString whyNotReassign() const { return {}; }
    /// Writes what is shown to a file that the person names.
    virtual void exportShown();
    virtual bool canExport() const;
    /// Selects every row that the search and the filters let through, or none; only where several can be selected.
    void selectMatching();
    bool canSelectMatching() const;
    void clearSelection();
    bool canClearSelection() const;
    void chooseColumns();
    /// What the page is about now, for the path of the pages that are opened from it: a campaign's name.
    virtual QString title() const { return windowTitle(); }
    /// Names of the pages that this one was opened from, outermost first; empty: it stands alone. The window knows.
    virtual QStringList crumbs() const { return m_crumbs; }
    void setCrumbs(const QStringList &names);
    /// What the details pane shows of the selection.
    virtual DetailsContent details() const { return {}; }
    /// No row is there to be selected: it is loading, failed, empty, or nothing matches.
    bool hasNothingToSelect() const;
    /// A button of the details pane was pressed.
    virtual void detailsAction(QLatin1StringView id) { Q_UNUSED(id) }
    /// The keys of this page in a few words, for the status bar.
    virtual QString keysHint() const = 0;
    /// What goes on, for the status bar: "Loading campaigns: 50 of 120"; empty at rest.
    virtual QString progressText() const;
    /// How much of it is done, 0 to 1; negative: not known, or nothing is loading.
    virtual double progressShare() const;
    virtual bool isLoading() const;
    /// Ends the loading; what is there stays.
    virtual void stopLoading();
    /// This account may not see the page.
    virtual bool isForbidden() const;

Q_SIGNALS:
    /// Count beside the page's name in the navigation; -1: not known yet.
    void countChanged(qint64 count);
    void statusChanged();
    void canReassignChanged();
    /// details() would now say something else.
    void detailsChanged();
    void backRequested();
    /// A step of the path was pressed; 0 is the outermost.
    void crumbChosen(int depth);

protected:
    /// Passes on what the list says, and lets it (and its tools, where it has them) stand in for this page where
    /// nothing is overridden.
    void follow(ListPage &list, ListTools *tools = nullptr);

private:
    QStringList m_crumbs;
    QPointer<ListPage> m_list;
    QPointer<ListTools> m_tools;
};

} // namespace baton
