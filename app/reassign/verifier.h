// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/governance_provider.h"
#include "app/reassign/evidence.h"
#include "app/time/scheduler.h"

#include <QObject>

#include <functional>
#include <map>
#include <set>
#include <stop_token>
#include <unordered_map>

namespace baton {

class TenantReading;

/// Reads the tenant until each row of a call has its word, or the schedule of readings is used up; a call whose task
/// is silent is looked at until it is forgotten. One instance serves many calls; those of one campaign and target that
/// are due together share one look at the tenant.
class Verifier : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        /// Waits before the readings that follow the first.
        std::vector<Millis> repeats{Millis(1000), Millis(2000), Millis(4000), Millis(8000), Millis(15000)};
        int retries = 2;            ///< of a last look that failed or came too soon, each after the last of those waits
        Millis notMovedApart{5000}; ///< two readings at least this far apart prove "not moved"
        Millis didNotActApart{15000}; ///< the same for a call that is unknown or whose task failed
        Millis silentRepeat{30'000};  ///< between the looks at a call whose task is silent, beyond those waits
        int movedLooks = 240;         ///< of a call that count for nothing, because we ourselves move the lists
        int inFlight = 4;             ///< looks at a time, and requests of one look at a time
        int callsPerLook = 64;
    };

    Verifier(GovernanceProvider &provider, Scheduler &scheduler, Settings settings, QObject *parent = nullptr);
    ~Verifier() override;

    /// Whether calls are still being sent in a campaign. Then its lists change between their pages, and a look that
    /// failed only for that is no look. Without it every look counts.
    void setAtWork(std::function<bool(const CampaignId &)> atWork) { m_atWork = std::move(atWork); }

    /// Starts or queues the verification of a call. A call that is being verified starts afresh, and what was read
    /// of it so far counts no longer. `notBefore`: the tenant's own time at which it took the call, where known.
    void verify(Call call, CallEnd end, const QDateTime &notBefore = {});
    /// Nothing more is said about the call.
    void forget(const CallId &call);
    /// Forgets every call; nothing more is said about them.
    void stop();

Q_SIGNALS:
    /// Some rows got their word; only rows that changed, as (row, proof).
    void rowsProven(const baton::CallId &call, const std::vector<std::pair<int, baton::RowProof>> &proofs);
    /// Every row has its word. didNotAct: an Unknown call that is proven to have changed nothing.
    void verified(const baton::CallId &call, bool didNotAct);
    /// A call whose task is silent was looked at as often as any other, and not every row has its word. It is looked at
    /// on. Once per verify().
    void lookedThrough(const baton::CallId &call);

private:
    struct Job
    {
        Call call;
        CallEnd end = CallEnd::Unknown;
        QDateTime notBefore;
        std::vector<std::vector<Sighting>> sightings; ///< by row, oldest first
        std::vector<RowProof> proofs;                 ///< by row
        size_t looks = 0;                             ///< that count
        size_t movedLooks = 0;                        ///< that do not, because a list moved
        QString group;
        Millis due{0};
        bool looking = false;
        bool lookedThrough = false; ///< as often as planned, and told so
        bool startAfresh = false;   ///< asked for while a look was under way, which began too early
    };
    /// The calls of one campaign and target: they are looked at together, by one look at a time.
    struct Group
    {
        std::set<std::pair<Millis, QString>> waiting; ///< calls by when they are due, then by id
        std::optional<Millis> listed;                 ///< its place in m_next
        TenantReading *look = nullptr;
    };
    struct Verdict
    {
        CallId call;
        std::vector<std::pair<int, RowProof>> proofs;
        bool everyRow = false;
        bool didNotAct = false;
        bool lookedThrough = false; ///< for the first time
    };

    void wait(Job &job);
    void unwait(const Job &job);
    void place(const QString &group);
    void arm();
    void lookAtDue();
    std::vector<Job *> takeDue(Group &group);
    void startLook(const QString &group, const std::vector<Job *> &jobs);
    void finishLook(const QString &group, TenantReading *look);
    bool countsForNothing(const Job &job, const std::vector<size_t> &rows, const std::vector<Sighting> &seen) const;
    bool isScheduleOver(const Job &job, const std::vector<size_t> &rows, const std::vector<Sighting> &seen) const;
    Millis pause(const Job &job) const;
    void forgetOld(std::vector<Sighting> &sightings) const;
    Verdict weigh(Job &job, const std::vector<size_t> &rows, const std::vector<Sighting> &seen);
    static void reset(Job &job, CallEnd end, Millis due);
    /// The rows that a look is still for, by their index in the call.
    static std::vector<size_t> rowsToSee(const Job &job);

    GovernanceProvider &m_provider;
    Scheduler &m_scheduler;
    Settings m_settings;
    std::function<bool(const CampaignId &)> m_atWork;
    std::stop_source m_stop;
    std::unordered_map<QString, Job> m_jobs;     ///< by call id; addresses are steady
    std::map<QString, Group> m_groups;           ///< those with calls
    std::set<std::pair<Millis, QString>> m_next; ///< groups that wait without a look, by their soonest call
    int m_looks = 0;                             ///< under way
    quint64 m_timer = 0;
    Millis m_timerDue{0};
};

} // namespace baton
