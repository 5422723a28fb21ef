// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/brake.h"
#include "app/reassign/call_lanes.h"
#include "app/reassign/journal.h"
#include "app/reassign/lane_registry.h"
#include "app/reassign/task_tracker.h"
#include "app/reassign/verifier.h"

#include <QHash>
#include <QObject>
#include <QPromise>

#include <functional>
#include <map>
#include <memory>

namespace baton {

/// How one call of a run stands, for tables and batonctl.
struct CallProgress
{
    Call call;
    CallState state = CallState::Queued;
    std::optional<GovernanceTask> task;
    std::optional<Error> error;
    std::vector<RowProof> proofs; ///< one per row
    int attempts = 0;
    QDateTime startedAt; ///< first attempt; invalid: not sent
    QDateTime changedAt;
    QDateTime heldUntil; ///< of Held: when it goes on; invalid: when a person says so
    QString note;        ///< one sentence: what to do next, or what it waits for; may be empty
    /// What a call without a task was answered with: the certification as the tenant made it.
    std::optional<Certification> returned;
    /// Of NoAnswer: its rows were read as often as is planned, and not all of them have their word. Only the task, or a
    /// person, can bring it on; its rows are still read now and then.
    bool lookedThrough = false;
};

/// Counts of a run's rows.
struct RunCounts
{
    int rows = 0;
    int moved = 0;
    int movedElsewhere = 0;
    int notMoved = 0;
    int unknown = 0;
    int notSent = 0; ///< of calls that were not sent and will not be
    int pending = 0;
};

/// One execution of a plan: a journalled state machine. No call leaves before its intent is on disk; calls of one
/// lane go one at a time, also those of other runs, others in parallel.
class ReassignRun : public QObject
{
    Q_OBJECT

public:
    enum class Phase { Idle, Sending, Paused, Following, Ended };

    struct Settings
    {
        int parallel = 3;
        int refusalsInARow = 3;
        int unknownsInARow = 2;
    };

    /// All references must outlive the run.
    struct Services
    {
        GovernanceProvider &provider;
        Journal &journal;
        Scheduler &scheduler;
        TaskTracker &tracker;
        Verifier &verifier;
        LaneRegistry &lanes; ///< shared with the tenant's other runs
    };

    ReassignRun(Services services, Settings settings, Order order, Plan plan, RunOrigin origin,
                QObject *parent = nullptr);
    ~ReassignRun() override;

    void start();
    /// Nothing more is sent, also not what waits to leave; what was sent is followed to its end. Unsent calls become
    /// NotSent.
    void stop(const QString &reason);
    /// Answers a pulled brake. Until then nothing leaves, also not what was with the provider already.
    void release(bool goOn);
    /// Reads the tenant again for a call whose outcome is unknown, or whose task is silent. Sends nothing. The phase
    /// stays: a run that has ended stays ended.
    void recheck(int index);
    bool canRecheck(int index) const;

    const RunId &id() const;
    Phase phase() const;
    const Order &order() const;
    const Plan &plan() const;
    const std::vector<CallProgress> &calls() const;
    RunCounts counts() const;
    QString brakeReason() const;

Q_SIGNALS:
    void callChanged(int index);
    void phaseChanged();
    /// The journal cannot be written: nothing more is sent.
    void storageFailed(const baton::Error &error);
    void ended();

private:
    using Events = std::vector<JournalEvent>;

    /// A call that the provider has and did not answer yet.
    struct Leaving
    {
        SendAttempt attempt;
        std::shared_ptr<QPromise<Result<void>>> promise; ///< to be answered before the attempt leaves
        bool writing = false;                            ///< its intent is on the way to the disk
        bool written = false;
        bool left = false;
    };

    // Writing down.
    JournalEvent record(int index, JournalEvent::What what) const;
    /// `then` runs when the events are on disk, or when they cannot be written (the run is then stopping).
    void write(Events events, std::function<void()> then);
    void storageBroke(const Error &error);

    // Sending.
    void pump();
    void send(int index);
    QFuture<Result<void>> intend(int index, const SendAttempt &attempt);
    void writeIntent(int index);
    void intended(int index, const Result<void> &written);
    void letGo(int index);
    void answerHeld();
    static void answerLeaving(Leaving &leaving, Result<void> agreed);
    static Error stoppedBeforeItLeft();
    void attemptRefused(int index, const AttemptRefused &refusal);
    void hold(int index, const QDateTime &until, const QString &note);
    void answered(int index, Result<Ticket> answer);
    void accepted(int index, const Ticket &ticket);
    void notAccepted(int index, const Error &error);
    void neverLeft(int index, const Error &error);
    void considerBrake(SendEnd end, const Error &error);
    void abandonQueue(const QString &note, std::optional<BrakeEvent> why);

    // Following.
    void follow(int index, const GovernanceTask &task);
    void taskChanged(const GovernanceTask &task);
    void foundAgain(int index);
    void taskEnded(int index);
    void taskSilent(const TaskId &task);
    void taskGone(const TaskId &task);
    void verify(int index, CallEnd end);
    void rowsProven(const CallId &call, const std::vector<std::pair<int, RowProof>> &proofs);
    void verified(const CallId &call, bool didNotAct);
    void lookedThrough(const CallId &call);

    // Ending.
    void settle(int index, CallState state, const QString &note);
    void change(int index, CallState state);
    void enter(int index, CallState state); ///< without a word to anybody
    void updatePhase();
    void setPhase(Phase phase);

    CallProgress &at(int index) { return m_calls[static_cast<size_t>(index)]; }

    Services m_services;
    Settings m_settings;
    Order m_order;
    Plan m_plan;
    RunOrigin m_origin;
    RunId m_id;
    Phase m_phase = Phase::Idle;
    std::vector<CallProgress> m_calls;
    CallLanes m_lanes;
    Brake m_brake;
    QString m_brakeReason;
    QHash<CallId, int> m_indexOf;
    QHash<TaskId, int> m_taskOf;                 ///< open tasks
    QHash<int, std::vector<RowProof>> m_decided; ///< proofs that may not be on disk yet, by call
    std::map<int, Leaving> m_leaving;            ///< calls that are with the provider
    QDateTime m_heldUntil;                       ///< by the tenant's rate limit
    QString m_heldNote;
    int m_sending = 0;    ///< calls that are with the provider or whose answer is being written
    int m_unfinished = 0; ///< calls without their last word
    bool m_started = false;
    bool m_begun = false; ///< the run is on disk
    bool m_paused = false;
    bool m_stopping = false; ///< nothing more is sent
    bool m_ending = false;
    bool m_storageBroken = false;
    bool m_pumping = false;
    QString m_stopNote;
};

} // namespace baton
