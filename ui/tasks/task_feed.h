// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/run_desk.h"
#include "models/tables/task_tables.h"

#include <QObject>
#include <QSet>

#include <deque>

namespace baton {

/// Keeps the tables of the Tasks page equal to what is known: the calls of the desk's runs, live; the calls that
/// earlier sessions left open, as the journal tells them; the rows of those that a person unfolds. Lets the elapsed
/// time tick while anything goes on.
class TaskFeed final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive the feed. Calls of other connections are not shown.
    TaskFeed(RunDesk &desk, HistoryReader &history, Scheduler &scheduler, ConnectionId connection, TaskTable &table,
             ProofTable &rows, QObject *parent = nullptr);

    /// The call behind a row, while a run here follows it; null: nobody does.
    const CallProgress *call(const QString &rowId) const;
    ReassignRun *runOf(const QString &rowId) const;
    /// The first run that has stopped by itself and asks; null: none.
    ReassignRun *pausedRun() const;
    /// Calls with which something goes on.
    int openCalls() const { return m_desk.openCalls(); }
    /// Every line, those of earlier sessions included.
    const std::vector<TaskRow> &rows() const { return m_table.records(); }
    /// Calls that need a person, those of earlier sessions included.
    int needingAttention() const;

    /// A call that has ended asks for nobody any more: the person has seen how, or a later run here orders again every
    /// row of it that stayed. Known while this session lasts, as are the calls themselves: a later one shows only what
    /// is still open.
    void markSeen(const QString &rowId);

    /// Fills in the rows of a call, and keeps them up to date.
    void unfold(const QString &rowId);

Q_SIGNALS:
    /// Anything about any run changed.
    void changed();
    void callChanged(const QString &rowId);
    void ticked();
    void storageFailed(const baton::Error &error);

private:
    void watch(ReassignRun *run);
    void addPortion();
    void update(ReassignRun *run, int index);
    void readEarlier();
    void tookEarlier(const RunSummary &run, const RunOutline &outline);
    void add(std::vector<TaskRow> rows);
    void setRows(const QString &rowId, std::vector<ProofRow> rows);
    void seeWhatIsOrderedAgain(const ReassignRun &by);
    bool goesOn() const;
    void tick();

    RunDesk &m_desk;
    HistoryReader &m_history;
    Scheduler &m_scheduler;
    ConnectionId m_connection;
    TaskTable &m_table;
    ProofTable &m_rows;
    /// A run whose calls are not all in the tables yet.
    struct Coming
    {
        ReassignRun *run;
        size_t next = 0; ///< index of the first call that is not
    };
    std::deque<Coming> m_coming;
    QSet<QString> m_unfolded;
    QSet<QString> m_seen;
    bool m_ticking = false;
};

} // namespace baton
