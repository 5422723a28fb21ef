// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/time/scheduler.h"
#include "ui/common/list_state.h"

#include <QWidget>

class QAbstractItemView;
class QBoxLayout;
class QStackedWidget;
class QToolButton;

namespace baton {

class ActionBar;
class Banner;
class ClockTick;
class Countdown;
class FilterRow;
class PageHeader;
class RecordSelection;
class RecordView;
class TableHeader;
class TableModel;
class UiSettings;

/// The anatomy that every page with a list shares: path, title and count, search, tools, filter row with how much is
/// loaded, banner, table or what stands in its place, action bar.
class ListPage final : public QWidget
{
    Q_OBJECT

public:
    using Texts = ListTexts;

    ListPage(Texts texts, TableModel &table, RecordSelection *selection, Scheduler &scheduler, const QString &tenant,
             QWidget *parent = nullptr);

    RecordView &view() { return *m_view; }
    /// Another view of the same rows (a tree) instead of view(), until it is called with view() again. Opening rows
    /// in it is the caller's. Takes ownership.
    void setView(QAbstractItemView &view);
    Banner &banner() { return *m_banner; }
    /// What is true of the list however it is loaded, above its rows.
    Banner &notice() { return *m_notice; }
    /// At the start of the row below the header: chips, toggles.
    QBoxLayout &filters();
    /// Tool buttons at the end of the header.
    QBoxLayout &tools();
    /// To add buttons at the end of the action bar.
    QBoxLayout &actions();
    /// To put something below the table.
    QBoxLayout &body() { return *m_body; }

    void setTitle(const QString &title);
    /// Names of the pages that this list was opened from, outermost first; none: it stands alone.
    void setCrumbs(const QStringList &names);
    void setSelectionText(const QString &count, const QString &fact);
    /// How many filters are in use, for what is said when nothing matches.
    void setFilterCount(int inUse);
    /// Rows of the table that are not of the list, for what is said of its size.
    void setOutsideCount(int rows) { m_outsideCount = rows; }
    /// In place of how much is loaded, at the end of the filter row; empty: that again.
    void setLoadNote(const QString &note);
    /// What can be done without the right to see this list: a sentence, and a button (see offerTaken).
    void setForbiddenOffer(const QString &sentence, const QString &action);

    /// Leaves the columns of the rows as the person left them; `id` names the list in the settings. After setView().
    void rememberColumns(UiSettings &settings, const QString &id);

    void focusSearch();
    void focusTable();
    /// The menu of the columns, below its button.
    void chooseColumns();
    /// False: something stands in the place of the rows.
    bool rowsAreShown() const;
    /// Esc: clears the search, else leaves its field. False: there was nothing to do.
    bool escape();
    /// Enter on the current row.
    void openCurrent();

    /// Another list comes: search, filters and all that was said about the list before are forgotten.
    void startNewList();
    void showLoading(qint64 loaded, qint64 total);
    /// `heldStill`: as many rows came as the tenant had announced.
    void showLoaded(int badRows, bool heldStill);
    /// The rows are those of an earlier start, as they were at this time, until showLoaded(). `badRows` of them could
    /// not be read then.
    void showLastSeen(const QDateTime &at, int badRows);
    /// These rows went again.
    void forgetLastSeen();
    /// For a list that is not loaded from anywhere: it is whole as it is.
    void showSettled();
    /// A first load that ended before its end: what is there stays. Without an error: the person stopped it.
    void showStopped(qint64 loaded, qint64 total, const std::optional<Error> &error);
    void showFailed(const Error &error);

    /// "12,500 of 100,000 loaded", "42 campaigns, updated 14:31".
    QString loadText() const;
    const ListState &state() const { return m_state; }
    /// For the status bar: what goes on; empty at rest.
    QString progressText() const;
    bool isLoading() const { return m_state.isLoading(); }

Q_SIGNALS:
    void refreshRequested();
    /// What a load that was cut short did not read.
    void restRequested();
    void stopRequested();
    void clearFiltersRequested();
    void offerTaken();
    void backRequested();
    void crumbChosen(int depth);
    /// Enter or a double click on a row.
    void opened(const QString &id);
    /// How much is loaded, or whether anything is loading, changed.
    void loadChanged();
    /// Rows came where there were none, or the last one went.
    void rowsShownChanged();
    /// The words of times changed.
    void clockTicked();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void buildBody(QBoxLayout &layout, RecordSelection *selection);
    void act(ListState::Act act);
    TableHeader &columns() const;
    void armRetry();
    void tellFailed(const Error &error);
    void tellStopped();
    void tellAll();
    void updateAll();
    void updateTexts();
    void updateState();
    bool mayTakeFocus() const;
    void leaveSearch(bool clear);
    void searchSoon();
    void searchNow();
    ListState::Rows rows() const;

    Texts m_texts;
    TableModel &m_table;
    Scheduler &m_scheduler;
    QString m_tenant;
    ListState m_state;
    ListState::Act m_first = ListState::Act::None;
    ListState::Act m_second = ListState::Act::None;
    QString m_loadNote;
    int m_filterCount = 0;
    int m_outsideCount = 0;
    int m_loadNumber = 0;
    bool m_searching = false;  ///< soon
    bool m_wantsTable = false; ///< the focus goes to the table as soon as it has rows

    ClockTick *m_clock;
    Countdown *m_retry;
    PageHeader *m_header;
    QToolButton *m_columnTool;
    FilterRow *m_filterRow;
    Banner *m_notice;
    Banner *m_banner;
    bool m_offersRest = false; ///< the banner's second button does
    QStackedWidget *m_stack;
    RecordView *m_view;
    QAbstractItemView *m_shown; ///< m_view, or what setView() gave
    StatePanel *m_panel;
    QBoxLayout *m_body;
    ActionBar *m_actionBar;
};

} // namespace baton
