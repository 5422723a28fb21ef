// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/governance_provider.h"
#include "app/time/scheduler.h"

#include <QHash>
#include <QObject>
#include <QRandomGenerator>
#include <QSet>

#include <algorithm>
#include <optional>
#include <stop_token>

namespace baton {

/// Follows open tasks by one single-shot timer, re-armed after each answer. Stops when nothing is open.
class TaskTracker : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        std::vector<Millis> intervals{Millis(2000), Millis(5000), Millis(15000), Millis(30000)};
        /// How old the youngest open task may be for each interval but the last.
        std::vector<Millis> ages{Millis(30'000), Millis(120'000), Millis(600'000)};
        Millis visibleInterval{2000}; ///< while the Tasks page is visible
        Millis deadline{30 * 60'000}; ///< then a task is "no answer yet", never "failed"
        int readsPerInterval = 20;    ///< ended tasks read by id, oldest first
        double jitter = 0.1;          ///< share of the interval
        int listedIds = 100;          ///< with more open tasks the pending list is read without an id filter
        int timesNotFound = 3;        ///< in a row, before a task that the tenant does not know is gone
    };

    TaskTracker(GovernanceProvider &provider, Scheduler &scheduler, Settings settings, QObject *parent = nullptr);
    ~TaskTracker() override;

    /// `since`: when the task was accepted (monotonic); a restart gives what is left of its deadline.
    void watch(GovernanceTask task, Millis since);
    void forget(const TaskId &task);
    void setVisible(bool visible);
    void checkNow();
    int openCount() const;
    /// Until the next reading; nothing: none is due, because nothing is open or one is under way.
    std::optional<Millis> nextCheck() const
    {
        return m_timer != 0 ? std::optional(std::max(Millis(0), m_due - m_scheduler.now())) : std::nullopt;
    }

Q_SIGNALS:
    /// A reading that differs from the one before (state, errors or trails). A task that has ended is no longer open.
    void taskChanged(const baton::GovernanceTask &task);
    /// Past its deadline, or not found where the list of pending tasks cannot be read whole; it is still followed at
    /// the slowest interval. Once per task.
    void taskSilent(const baton::TaskId &task);
    /// Not found by its id, and not in the whole list of pending tasks: nothing works on it. Still followed, in case
    /// that it turns up. Once, until it does.
    void taskGone(const baton::TaskId &task);
    /// A reading failed; the next one comes by itself.
    void readingFailed(const baton::Error &error);

private:
    struct Open
    {
        GovernanceTask task;
        Millis since{0};
        Millis lastRead{-1}; ///< by id
        int notFound = 0;    ///< readings in a row
        int notPending = 0;  ///< of those, the ones beside a whole list that it was not in
        bool silent = false;
        bool gone = false;
    };

    void poll();
    void askList();
    void tookList(const std::vector<GovernanceTask> &pending, bool whole);
    void readById(const std::vector<TaskId> &ids);
    void tookTask(const TaskId &id, const Result<GovernanceTask> &answer);
    void endPoll();
    void arm();
    Millis nextInterval();
    void see(const GovernanceTask &task);
    void notFound(const TaskId &id);
    void fallSilent(const TaskId &id);
    void checkDeadlines();

    GovernanceProvider &m_provider;
    Scheduler &m_scheduler;
    Settings m_settings;
    QRandomGenerator m_random;
    std::stop_source m_stop;
    QHash<TaskId, Open> m_open;
    QSet<TaskId> m_asked; ///< those that were open when the running poll began
    bool m_listIsWhole = false;
    bool m_polling = false;
    bool m_pollAgain = false;
    bool m_visible = false;
    int m_reads = 0; ///< unanswered reads by id
    quint64 m_timer = 0;
    Millis m_due{0};
};

} // namespace baton
