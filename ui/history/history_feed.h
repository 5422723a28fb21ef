// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/run_desk.h"
#include "models/tables/run_tables.h"

#include <QObject>
#include <QSet>

namespace baton {

/// Keeps the tables of the history equal to the journal, and to the runs that go on here; finds runs by what their
/// rows name.
class HistoryFeed final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive the feed. The table's word filter is what is searched for.
    HistoryFeed(RunDesk &desk, HistoryReader &history, Scheduler &scheduler, RunTable &runs, RunCallTable &calls,
                QObject *parent = nullptr);

    /// Reads the list of runs.
    void load();
    /// Checks the whole journal, in the background.
    void checkChain();
    bool isLoaded() const { return m_loaded; }

    /// Null: not read (yet).
    const RunSummary *summary(const RunId &id) const;
    /// The run, while it goes on here or has in this session; else null.
    ReassignRun *runHere(const RunId &id) const;
    /// Its calls are still being sent here.
    bool isSentHere(const RunId &id) const;
    /// Null: not unfolded, or not read yet.
    const RunOutline *outline(const RunId &id) const;
    /// Reads the calls of a run, and keeps them up to date.
    void unfold(const RunId &id);

Q_SIGNALS:
    void loading();
    void loaded();
    void failed(const baton::Error &error);
    /// Something about this run changed, or its calls are read.
    void runChanged(const baton::RunId &id);
    void chainChecked(const baton::ChainReport &report);
    void chainUnreadable(const baton::Error &error);

private:
    void watch(ReassignRun *run);
    void updateSoon(ReassignRun *run);
    void update(const ReassignRun &run);
    void took(std::vector<RunSummary> runs);
    void show(const RunSummary &run);
    RunRow rowOf(const RunSummary &run) const;
    void readOutline(const RunId &id);
    void setCalls(const RunId &id);
    void searchSoon();
    void search();
    void tookFound(const QHash<RunId, QStringList> &found);

    RunDesk &m_desk;
    HistoryReader &m_history;
    Scheduler &m_scheduler;
    RunTable &m_runs;
    RunCallTable &m_calls;
    QHash<RunId, RunSummary> m_summaries;
    QHash<RunId, RunOutline> m_outlines;
    QSet<RunId> m_unfolded;
    QHash<RunId, QStringList> m_found; ///< words of the search that rows of the run have
    QSet<RunId> m_stale;               ///< runs that have changed and will be shown so
    quint64 m_searchTimer = 0;
    int m_searches = 0;
    bool m_loaded = false;
    bool m_loading = false;
    bool m_loadAgain = false;
};

} // namespace baton
