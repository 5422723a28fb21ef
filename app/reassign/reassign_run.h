// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/brake.h"
#include "app/reassign/call_lanes.h"
#include "app/reassign/call_progress.h"
#include "app/reassign/journal.h"
#include "app/reassign/lane_registry.h"
#include "app/reassign/task_tracker.h"
#include "app/reassign/verifier.h"

#include <QHash>
#include <QObject>
#include <QPromise>
#include <QSet>

#include <functional>
#include <map>
#include <memory>

namespace baton {

/// One execution of a plan: a journalled state machine. No call leaves before its intent is on disk; calls of one
/// lane go one at a time, also those of other runs, others in parallel. A run that an earlier session left open is
/// followed to its end and sends nothing: what never left goes out, if at all, as another run.
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

    ReassignRun(Services services, Settings settings, Order order, Plan plan, RunOrigin origin, RunLinks links = {},
                QObject *parent = nullptr);
    /// One of an earlier session, as the journal tells it; for resume().
    ReassignRun(Services services, RunStory story, QObject *parent = nullptr);
    ~ReassignRun() override;

    void start();
    /// Instead of start(), for a run of an earlier session: reads again what became of each call that may have left,
    /// also of one whose outcome was unknown in the end. What never left stays Queued until leaveUnsent() or abandon(),
    /// and until then a call that is proven not to have acted keeps the run from its end: somebody has to go on with
    /// its rows.
    void resume();
    /// What never left is not sent by this run any more; the note says why. Neither are these rows of calls that did
    /// not act waited for any longer.
    void leaveUnsent(const QString &note, const QSet<OrderRow> &goneOn);
    /// Another run has brought back what these calls moved.
    void takenBack(const std::vector<CallId> &calls);
    /// A person gives it up, with a reason: nothing is read any more, what is open stays unknown for good.
    void abandon(const QString &reason);
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
    const RunLinks &links() const { return m_links; }
    bool isResumed() const { return m_resumed; }
    Phase phase() const;
    const Order &order() const;
    const std::vector<LeftOut> &leftOut() const;
    const std::vector<CallProgress> &calls() const;
    RunCounts counts() const;
    QString brakeReason() const;

Q_SIGNALS:
    /// It is on disk.
    void begun();
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

    // Going on after a crash.
    void takeUp(int index, const CallHistory &history);
    std::vector<int> unsent() const;
    bool hasRest() const;

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
    Plan m_plan; ///< its calls only until the journal has them
    RunOrigin m_origin;
    RunLinks m_links;
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
    int m_sending = 0;                ///< calls that are with the provider or whose answer is being written
    int m_unfinished = 0;             ///< calls without their last word
    std::vector<JournalEvent> m_told; ///< of an earlier session, until resume()
    QSet<int> m_goneOn;               ///< calls that did not act, and whose rows went on elsewhere
    bool m_resumed = false;
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
