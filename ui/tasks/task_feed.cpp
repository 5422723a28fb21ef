// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tasks/task_feed.h"

#include "models/tables/state_words.h"

#include <algorithm>

namespace baton {

namespace {

constexpr Millis second{1000};

QString subjectOf(const Call &call)
{
    const auto rows = static_cast<int>(call.rows.size());
    const bool items = !call.rows.empty() && !call.rows.front().row.isWholeCertification();
    if (items)
        return rows == 1 ? TaskFeed::tr("1 item") : TaskFeed::tr("%n items", nullptr, rows);
    return rows == 1 ? TaskFeed::tr("1 certification") : TaskFeed::tr("%n certifications", nullptr, rows);
}

QString noteOf(const CallProgress &progress)
{
    if (progress.error) {
        const QString status =
            progress.error->httpStatus != 0 ? TaskFeed::tr("%1: ").arg(progress.error->httpStatus) : QString();
        return status + TaskFeed::tr("“%1”").arg(progress.error->message);
    }
    if (!progress.note.isEmpty())
        return progress.note;
    return progress.call.campaignName.isEmpty() ? progress.call.operationLabel : progress.call.campaignName;
}

} // namespace

TaskFeed::TaskFeed(RunDesk &desk, Scheduler &scheduler, TaskTable &table, QObject *parent)
    : QObject(parent), m_desk(desk), m_scheduler(scheduler), m_table(table)
{
    connect(&m_desk, &RunDesk::runStarted, this, &TaskFeed::watch);
    connect(&m_desk, &RunDesk::callChanged, this, &TaskFeed::update);
    for (ReassignRun *run : m_desk.runs())
        watch(run);
}

TaskRow TaskFeed::rowOf(const ReassignRun &run, int index)
{
    const CallProgress &progress = run.calls()[static_cast<size_t>(index)];
    TaskRow row;
    row.run = run.id();
    row.index = index;
    const QString target = run.order().targetName.isEmpty() ? run.order().target.toString() : run.order().targetName;
    row.what = tr("%1 → %2").arg(subjectOf(progress.call), isolated(target));
    row.note = noteOf(progress);
    row.state = progress.state;
    row.rows = static_cast<int>(progress.call.rows.size());
    row.confirmed =
        static_cast<int>(std::count_if(progress.proofs.begin(), progress.proofs.end(),
                                       [](const auto &proof) { return proof.outcome == RowOutcome::Moved; }));
    row.startedAt = progress.startedAt;
    if (isSettled(progress.state))
        row.endedAt = progress.changedAt;
    return row;
}

void TaskFeed::watch(ReassignRun *run)
{
    connect(run, &ReassignRun::phaseChanged, this, &TaskFeed::changed);
    connect(run, &ReassignRun::storageFailed, this, &TaskFeed::storageFailed);
    std::vector<TaskRow> rows;
    rows.reserve(run->calls().size());
    for (int i = 0; i < static_cast<int>(run->calls().size()); ++i)
        rows.push_back(rowOf(*run, i));
    m_table.setNow(m_scheduler.wallNow());
    m_table.upsert(std::move(rows));
    tick();
    Q_EMIT changed();
}

void TaskFeed::update(ReassignRun *run, int index)
{
    m_table.upsert({rowOf(*run, index)});
    tick();
    Q_EMIT callChanged(TaskTable::idFor(run->id(), index));
    Q_EMIT changed();
}

void TaskFeed::tick()
{
    if (m_ticking || m_desk.openCalls() == 0)
        return;
    m_ticking = true;
    m_scheduler.callAfter(second, this, [this] {
        m_ticking = false;
        m_table.setNow(m_scheduler.wallNow());
        tick();
    });
}

ReassignRun *TaskFeed::runOf(const QString &rowId) const
{
    const TaskRow *row = m_table.record(rowId);
    if (!row)
        return nullptr;
    for (ReassignRun *run : m_desk.runs()) {
        if (run->id() == row->run)
            return run;
    }
    return nullptr;
}

const CallProgress *TaskFeed::call(const QString &rowId) const
{
    const ReassignRun *run = runOf(rowId);
    const TaskRow *row = m_table.record(rowId);
    if (!run || row->index >= static_cast<int>(run->calls().size()))
        return nullptr;
    return &run->calls()[static_cast<size_t>(row->index)];
}

ReassignRun *TaskFeed::pausedRun() const
{
    for (ReassignRun *run : m_desk.runs()) {
        if (run->phase() == ReassignRun::Phase::Paused)
            return run;
    }
    return nullptr;
}

int TaskFeed::needingAttention() const
{
    return static_cast<int>(std::count_if(m_table.records().begin(), m_table.records().end(), [](const TaskRow &row) {
        return row.state == CallState::OutcomeUnknown || row.state == CallState::NoAnswer ||
               row.state == CallState::Failed || row.state == CallState::PartlyMoved;
    }));
}

} // namespace baton
