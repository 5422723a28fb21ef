// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tasks/task_feed.h"

#include "app/listing/when_answered.h"
#include "ui/tasks/resend.h"
#include "ui/tasks/task_words.h"

#include <algorithm>

namespace baton {

namespace {

constexpr Millis second{1000};
/// Calls of a run that are put into the tables at once; the rest follows in later turns of the event loop.
constexpr size_t portion = 200;

QSet<OrderRow> rowsOrderedBy(const ReassignRun &run)
{
    QSet<OrderRow> ordered;
    for (const CallProgress &call : run.calls()) {
        for (const CallRow &row : call.call.rows)
            ordered.insert(row.row);
    }
    return ordered;
}

} // namespace

TaskFeed::TaskFeed(RunDesk &desk, HistoryReader &history, Scheduler &scheduler, ConnectionId connection,
                   TaskTable &table, ProofTable &rows, QObject *parent)
    : QObject(parent), m_desk(desk), m_history(history), m_scheduler(scheduler), m_connection(std::move(connection)),
      m_table(table), m_rows(rows)
{
    m_table.setNow(m_scheduler.wallNow());
    m_rows.setNow(m_scheduler.wallNow());
    connect(&m_desk, &RunDesk::runStarted, this, &TaskFeed::watch);
    connect(&m_desk, &RunDesk::callChanged, this, &TaskFeed::update);
    for (ReassignRun *run : m_desk.runs())
        watch(run);
    readEarlier();
}

void TaskFeed::add(std::vector<TaskRow> rows)
{
    std::vector<ProofRow> waiting;
    waiting.reserve(rows.size());
    for (const TaskRow &row : rows)
        waiting.push_back(rowsAreRead(m_table.idOf(row)));
    m_table.setNow(m_scheduler.wallNow());
    m_table.upsert(std::move(rows));
    m_rows.upsert(std::move(waiting));
    tick();
    Q_EMIT changed();
}

void TaskFeed::watch(ReassignRun *run)
{
    connect(run, &ReassignRun::phaseChanged, this, &TaskFeed::changed);
    connect(run, &ReassignRun::storageFailed, this, &TaskFeed::storageFailed);
    m_coming.push_back({run});
    if (m_coming.size() == 1)
        addPortion();
    seeWhatIsOrderedAgain(*run);
}

void TaskFeed::addPortion()
{
    Coming &coming = m_coming.front();
    const size_t end = std::min(coming.next + portion, coming.run->calls().size());
    std::vector<TaskRow> rows;
    rows.reserve(end - coming.next);
    for (; coming.next < end; ++coming.next)
        rows.push_back(taskRowOf(*coming.run, static_cast<int>(coming.next)));
    if (end == coming.run->calls().size())
        m_coming.pop_front();
    if (!m_coming.empty())
        m_scheduler.callAfter(Millis(0), this, [this] { addPortion(); });
    add(std::move(rows));
}

void TaskFeed::markSeen(const QString &rowId)
{
    const TaskRow *row = m_table.record(rowId);
    if (!row || !isSettled(row->state) || !needsPerson(row->state) || row->seen)
        return;
    m_seen.insert(rowId);
    TaskRow seen = *row;
    seen.seen = true;
    m_table.upsert({seen});
    Q_EMIT callChanged(rowId);
    Q_EMIT changed();
}

void TaskFeed::seeWhatIsOrderedAgain(const ReassignRun &by)
{
    QSet<OrderRow> ordered; // by this one; made when there is anything to compare it with
    for (const ReassignRun *run : m_desk.runs()) {
        if (run == &by)
            return; // the runs behind it came later
        for (int i = 0; i < static_cast<int>(run->calls().size()); ++i) {
            const CallProgress &call = run->calls()[static_cast<size_t>(i)];
            if (!isSettled(call.state) || !needsPerson(call.state))
                continue; // nobody is asked about it
            if (ordered.isEmpty())
                ordered = rowsOrderedBy(by);
            const QList<CallRow> rows =
                call.state == CallState::NotSent ? call.call.rows : withRowsThatStayed(call.call, call.proofs).rows;
            const bool all = std::all_of(rows.begin(), rows.end(),
                                         [&ordered](const CallRow &row) { return ordered.contains(row.row); });
            if (!rows.empty() && all)
                markSeen(TaskTable::idFor(run->id(), i));
        }
    }
}

void TaskFeed::update(ReassignRun *run, int index)
{
    const QString id = TaskTable::idFor(run->id(), index);
    TaskRow row = taskRowOf(*run, index);
    row.seen = m_seen.contains(id);
    m_table.upsert({std::move(row)});
    if (m_unfolded.contains(id)) {
        const CallProgress &call = run->calls()[static_cast<size_t>(index)];
        m_rows.upsert(proofRowsOf(id, call.call, call.proofs));
    }
    tick();
    Q_EMIT callChanged(id);
    Q_EMIT changed();
}

void TaskFeed::readEarlier()
{
    whenAnswered(m_history.runs(), this, [this](const Result<std::vector<RunSummary>> &runs) {
        if (!runs)
            return; // the history says why
        for (const RunSummary &run : *runs) {
            const bool ours = std::any_of(m_desk.runs().begin(), m_desk.runs().end(),
                                          [&run](const ReassignRun *known) { return known->id() == run.id; });
            if (run.openCalls == 0 || ours || run.connection != m_connection)
                continue;
            whenAnswered(m_history.outline(run.id), this, [this, run](const Result<RunOutline> &outline) {
                if (outline)
                    tookEarlier(run, *outline);
            });
        }
    });
}

void TaskFeed::tookEarlier(const RunSummary &run, const RunOutline &outline)
{
    std::vector<TaskRow> rows;
    for (const CallOutline &call : outline.calls) {
        if (call.history.standing != CallStanding::Settled)
            rows.push_back(taskRowOf(run, call));
    }
    add(std::move(rows));
}

void TaskFeed::unfold(const QString &rowId)
{
    const TaskRow *row = m_table.record(rowId);
    if (!row || m_unfolded.contains(rowId))
        return;
    m_unfolded.insert(rowId);
    if (const CallProgress *live = call(rowId)) {
        setRows(rowId, proofRowsOf(rowId, live->call, live->proofs));
        return;
    }
    whenAnswered(m_history.call(row->run, row->call), this, [this, rowId](const Result<CallStory> &story) {
        if (story)
            setRows(rowId, proofRowsOf(rowId, story->call, historyOf(story->call, story->events).proofs));
        else
            m_unfolded.remove(rowId); // asked again when it is unfolded again
    });
}

void TaskFeed::setRows(const QString &rowId, std::vector<ProofRow> rows)
{
    m_rows.upsert(std::move(rows));
    const std::vector<QString> before = m_rows.storedIds();
    QSet<QString> keep(before.begin(), before.end());
    if (keep.remove(ProofTable::idFor(rowId, -1)))
        m_rows.keepOnly(keep);
}

bool TaskFeed::goesOn() const
{
    return std::any_of(m_table.records().begin(), m_table.records().end(), [](const TaskRow &row) {
        return (!row.endedAt.isValid() && row.startedAt.isValid()) || row.state == CallState::Queued;
    });
}

void TaskFeed::tick()
{
    if (m_ticking || !goesOn())
        return;
    m_ticking = true;
    m_scheduler.callAfter(second, this, [this] {
        m_ticking = false;
        m_table.setNow(m_scheduler.wallNow());
        Q_EMIT ticked();
        tick();
    });
}

ReassignRun *TaskFeed::runOf(const QString &rowId) const
{
    const TaskRow *row = m_table.record(rowId);
    if (!row)
        return nullptr;
    const auto run = std::find_if(m_desk.runs().begin(), m_desk.runs().end(),
                                  [row](const ReassignRun *known) { return known->id() == row->run; });
    return run == m_desk.runs().end() ? nullptr : *run;
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
    const auto run = std::find_if(m_desk.runs().begin(), m_desk.runs().end(), [](const ReassignRun *known) {
        return known->phase() == ReassignRun::Phase::Paused;
    });
    return run == m_desk.runs().end() ? nullptr : *run;
}

int TaskFeed::needingAttention() const
{
    return static_cast<int>(std::count_if(m_table.records().begin(), m_table.records().end(),
                                          [](const TaskRow &row) { return needsPerson(row.state) && !row.seen; }));
}

} // namespace baton
