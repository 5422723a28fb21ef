// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/run_desk.h"
#include "models/tables/task_tables.h"

#include <QObject>

namespace baton {

/// Keeps a TaskTable equal to what the desk's runs say, and lets the elapsed time tick while anything is open.
class TaskFeed final : public QObject
{
    Q_OBJECT

public:
    TaskFeed(RunDesk &desk, Scheduler &scheduler, TaskTable &table, QObject *parent = nullptr);

    /// The call behind a row; null when there is none.
    const CallProgress *call(const QString &rowId) const;
    ReassignRun *runOf(const QString &rowId) const;
    /// The first run that has stopped by itself and asks; null: none.
    ReassignRun *pausedRun() const;
    int openCalls() const { return m_desk.openCalls(); }
    /// Calls that need a person: unknown, silent, failed, partly moved.
    int needingAttention() const;

    static TaskRow rowOf(const ReassignRun &run, int index);

Q_SIGNALS:
    /// Anything about any run changed.
    void changed();
    void callChanged(const QString &rowId);
    void storageFailed(const baton::Error &error);

private:
    void watch(ReassignRun *run);
    void update(ReassignRun *run, int index);
    void tick();

    RunDesk &m_desk;
    Scheduler &m_scheduler;
    TaskTable &m_table;
    bool m_ticking = false;
};

} // namespace baton
