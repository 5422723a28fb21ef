// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/task_tracker.h"

#include "app/reassign/paged_read.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace baton {

namespace {

bool saysTheSame(const GovernanceTask &a, const GovernanceTask &b)
{
    return a.state == b.state && a.errors == b.errors && a.trails == b.trails;
}

} // namespace

TaskTracker::TaskTracker(GovernanceProvider &provider, Scheduler &scheduler, Settings settings, QObject *parent)
    : QObject(parent), m_provider(provider), m_scheduler(scheduler), m_settings(std::move(settings)),
      m_random(QRandomGenerator::securelySeeded())
{
}

TaskTracker::~TaskTracker()
{
    m_stop.request_stop();
}

void TaskTracker::watch(GovernanceTask task, Millis since)
{
    const TaskId id = task.id;
    Open open;
    open.task = std::move(task);
    open.since = since;
    m_open.emplace(id, std::move(open));
    arm();
}

void TaskTracker::forget(const TaskId &task)
{
    m_open.remove(task);
    arm();
}

void TaskTracker::setVisible(bool visible)
{
    m_visible = visible;
    arm();
}

int TaskTracker::openCount() const
{
    return static_cast<int>(m_open.size());
}

void TaskTracker::checkNow()
{
    if (m_polling)
        m_pollAgain = true;
    else if (!m_open.isEmpty())
        poll();
}

Millis TaskTracker::nextInterval()
{
    Millis interval = m_settings.intervals.back();
    const Millis now = m_scheduler.now();
    for (const Open &open : std::as_const(m_open)) {
        if (open.silent)
            continue;
        size_t step = 0;
        while (step < m_settings.ages.size() && now - open.since >= m_settings.ages[step])
            ++step;
        interval = std::min(interval, m_settings.intervals[std::min(step, m_settings.intervals.size() - 1)]);
    }
    if (m_visible)
        interval = std::min(interval, m_settings.visibleInterval);
    const double share = m_settings.jitter * (2 * m_random.generateDouble() - 1);
    return interval + Millis(static_cast<qint64>(share * static_cast<double>(interval.count())));
}

void TaskTracker::arm()
{
    if (m_polling)
        return; // armed after the answer
    if (m_open.isEmpty()) {
        m_scheduler.cancel(std::exchange(m_timer, 0));
        return;
    }
    const Millis interval = nextInterval();
    const Millis due = m_scheduler.now() + interval;
    if (m_timer != 0 && m_due <= due)
        return;
    m_scheduler.cancel(m_timer);
    m_due = due;
    m_timer = m_scheduler.callAfter(interval, this, [this] {
        m_timer = 0;
        poll();
    });
}

void TaskTracker::poll()
{
    m_scheduler.cancel(std::exchange(m_timer, 0));
    m_polling = true;
    m_pollAgain = false;
    m_asked = QSet<TaskId>(m_open.keyBegin(), m_open.keyEnd());
    if (m_provider.taskReader())
        askList();
    else
        endPoll();
}

void TaskTracker::askList()
{
    TaskReader *reader = m_provider.taskReader();
    TaskQuery query;
    if (m_asked.size() <= m_settings.listedIds)
        query.ids.assign(m_asked.begin(), m_asked.end());
    const CallContext context{m_stop.get_token(), Priority::Polling};
    const PageRequest first{0, m_provider.capabilities().pageSize, true};
    readAllPages<GovernanceTask>(
        this, [reader, query, context](PageRequest page) { return reader->pendingTasks(query, page, context); }, first,
        [this](Result<AllPages<GovernanceTask>> all) {
            if (all) {
                tookList(all->rows, all->whole);
                return;
            }
            Q_EMIT readingFailed(all.error());
            // Who may not see the list may still see the tasks that were started here.
            const ErrorKind kind = all.error().kind;
            if (kind == ErrorKind::Forbidden || kind == ErrorKind::NotFound || kind == ErrorKind::Invalid)
                tookList({}, false);
            else
                endPoll();
        });
}

void TaskTracker::tookList(const std::vector<GovernanceTask> &pending, bool whole)
{
    m_listIsWhole = whole;
    QSet<TaskId> listed;
    for (const GovernanceTask &task : pending) {
        listed.insert(task.id);
        see(task);
    }
    // Those that were read already and are still open wait until the others had their turn.
    std::vector<std::tuple<Millis, Millis, TaskId>> vanished;
    for (auto it = m_open.cbegin(); it != m_open.cend(); ++it) {
        if (m_asked.contains(it.key()) && !listed.contains(it.key()))
            vanished.emplace_back(it->lastRead, it->since, it.key());
    }
    std::sort(vanished.begin(), vanished.end());
    vanished.resize(std::min(vanished.size(), static_cast<size_t>(m_settings.readsPerInterval)));
    std::vector<TaskId> ids;
    ids.reserve(vanished.size());
    for (const auto &[lastRead, since, id] : vanished)
        ids.push_back(id);
    readById(ids);
}

void TaskTracker::readById(const std::vector<TaskId> &ids)
{
    TaskReader *reader = m_provider.taskReader();
    m_reads = static_cast<int>(ids.size());
    if (m_reads == 0) {
        endPoll();
        return;
    }
    for (const TaskId &id : ids) {
        if (const auto open = m_open.find(id); open != m_open.end())
            open->lastRead = m_scheduler.now();
        onAnswer(reader->task(id, {m_stop.get_token(), Priority::Polling}), this,
                 [this, id](const Result<GovernanceTask> &answer) {
                     tookTask(id, answer);
                     if (--m_reads == 0)
                         endPoll();
                 });
    }
}

void TaskTracker::tookTask(const TaskId &id, const Result<GovernanceTask> &answer)
{
    if (answer) {
        see(*answer);
        return;
    }
    if (answer.error().kind == ErrorKind::NotFound)
        notFound(id);
    else
        Q_EMIT readingFailed(answer.error());
}

/// A task may be known a moment later than its id was given out.
void TaskTracker::notFound(const TaskId &id)
{
    const auto open = m_open.find(id);
    if (open == m_open.end())
        return;
    ++open->notFound;
    open->notPending = m_listIsWhole ? open->notPending + 1 : 0;
    if (open->notPending >= m_settings.timesNotFound) {
        if (!std::exchange(open->gone, true))
            Q_EMIT taskGone(id);
    } else if (open->notFound >= m_settings.timesNotFound) {
        fallSilent(id);
    }
}

void TaskTracker::see(const GovernanceTask &task)
{
    const auto open = m_open.find(task.id);
    if (open == m_open.end())
        return;
    open->notFound = open->notPending = 0;
    open->gone = false;
    const bool changed = task.hasEnded() || !saysTheSame(open->task, task);
    if (task.hasEnded())
        m_open.remove(task.id);
    else
        open->task = task;
    if (changed)
        Q_EMIT taskChanged(task);
}

void TaskTracker::fallSilent(const TaskId &id)
{
    const auto open = m_open.find(id);
    if (open == m_open.end() || open->silent)
        return;
    open->silent = true;
    Q_EMIT taskSilent(id);
}

void TaskTracker::checkDeadlines()
{
    std::vector<TaskId> late;
    for (auto it = m_open.cbegin(); it != m_open.cend(); ++it) {
        if (!it->silent && !it->gone && m_scheduler.now() - it->since >= m_settings.deadline)
            late.push_back(it.key());
    }
    std::sort(late.begin(), late.end());
    for (const TaskId &id : late)
        fallSilent(id);
}

void TaskTracker::endPoll()
{
    checkDeadlines();
    m_polling = false;
    if (m_pollAgain && !m_open.isEmpty())
        poll();
    else
        arm();
}

} // namespace baton
