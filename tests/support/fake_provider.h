// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/governance_provider.h"
#include "app/time/scheduler.h"
#include "tests/support/fake_dialect.h"

#include <QHash>
#include <QObject>

#include <array>
#include <deque>
#include <list>
#include <map>
#include <memory>

namespace baton::test {

/// A tenant in memory, for the tests of everything above the providers.
///
/// Its data are plain members. Every answer is computed when it is given (not when it was asked for) and is given from
/// the event loop, unless `answerInline`. Methods can be made to fail, to wait for release(), or to take time on a
/// Scheduler. Stopping finishes a waiting call with Canceled. One thread.
class FakeProvider final : public GovernanceProvider,
                           public CampaignReader,
                           public CertificationReader,
                           public IdentityDirectory,
                           public TaskReader,
                           public ReassignWriter
{
public:
    enum class Method {
        Campaigns,
        Certifications,
        Items,
        ReviewedIdentities,
        Search,
        ByIds,
        Find,
        ForwardingOf,
        PendingTasks,
        Task,
        Send,
        WhoAmI,
        Rights
    };
    static constexpr size_t methodCount = 13;

    FakeProvider();
    ~FakeProvider() override;

    // The tenant.
    std::vector<Campaign> campaignTable;
    std::vector<Certification> certificationTable;
    std::vector<ReviewItem> itemTable;                              ///< of all certifications
    QHash<CertificationId, std::vector<ReviewedIdentity>> peopleOf; ///< absent: derived from the items
    std::vector<Identity> identityTable;
    QHash<IdentityId, Forwarding> forwardingTable; ///< absent: lands at the identity itself
    std::vector<GovernanceTask> taskTable;
    Identity me;
    baton::Rights allowed{Answer::Yes, Answer::Yes, Answer::Yes, {}, {}};
    VendorDescriptor vendor;
    Capabilities offers;
    FakeDialect reassigns;
    bool totals = true;        ///< pages carry a total when asked
    bool answerInline = false; ///< futures are finished when they are returned
    TrafficMeter *meter = nullptr;

    // Roles that this tenant does not have.
    std::array<bool, 5> missingRoles{}; ///< campaigns, certifications, identities, tasks, writer

    // What goes wrong.
    /// The next `times` calls of `method` fail (-1: all from now on); with a key only those for it: the certification
    /// of items and people, the identity of a lookup, the task, the path of a sent call.
    void fail(Method method, const Error &error, int times = 1, const QString &key = {});
    /// Forgets all failures of the method.
    void heal(Method method);
    /// Calls of the method wait until release().
    void hold(Method method);
    /// Lets the oldest `count` waiting calls go (-1: all, and no longer holds).
    void release(Method method, int count = -1);
    int held(Method method) const;
    /// Answers of the method take this long on the scheduler.
    void delay(Method method, Scheduler &scheduler, Millis time);

    /// Pages of certifications and items say that one more row could not be read.
    bool badCertificationRow = false;
    bool badItemRow = false;
    /// Told of every question when it is asked, before it is answered. May be empty.
    std::function<void(Method)> onAsked;

    // What sending does.
    /// Answers a call whose beforeAttempt agreed. By default: applyReassign(), and a queued task in taskTable for
    /// calls that give one.
    std::function<Result<Ticket>(const Call &)> onSend;
    /// The first `count` attempts of the next send are refused with `error` (a 401 or 429), each asked for anew.
    void refuseAttempts(int count, const Error &error);
    /// After a refusal the next attempt is asked for when so long has passed on the scheduler.
    void waitAfterRefusals(Scheduler &scheduler, Millis wait) { m_pause = {&scheduler, wait}; }
    /// Sends wait before they ask for their first attempt, as for a place in a rate limit.
    void holdAttempts() { m_holdAttempts = true; }
    /// Lets the oldest `count` of them ask (-1: all, and no longer holds).
    void releaseAttempts(int count = -1);
    /// Told of every attempt that leaves. May be empty.
    std::function<void(const Call &, int number)> onAttempt;
    /// Every attempt that was agreed to is asked for once more before it leaves, as after a long wait.
    bool asksTwice = false;
    /// Sends that are not answered.
    int openSends() const { return m_openSends; }
    /// Moves the call's rows to its target, as a vendor that acted does. Whole certifications keep their id when
    /// `sameId`, else get a new one; items go to a new certification of the target in the same campaign.
    void applyReassign(const Call &call, bool sameId = true);

    // What happened.
    std::vector<Call> sent;  ///< each call that left, in order; once per call, whatever the number of attempts
    int attempts = 0;        ///< of all sends
    int mostSendsAtOnce = 0; ///< largest number of calls that had left and were not answered
    int asked(Method method) const { return m_asked[static_cast<size_t>(method)]; }
    int mostAtOnce() const { return m_mostAtOnce; } ///< largest number of unanswered calls

    // For tests that fill it by hand. A reference is good until the next row of its kind.
    Campaign &addCampaign(const QString &id, CampaignStatus status = CampaignStatus::Active);
    Certification &addCertification(const QString &id, const QString &campaign, const QString &reviewer);
    ReviewItem &addItem(const QString &id, const QString &certification, const QString &identity,
                        const QString &access);
    Identity &addIdentity(const QString &id, const QString &name);
    Certification *certification(const CertificationId &id);

    // GovernanceProvider and its roles.
    VendorDescriptor descriptor() const override { return vendor; }
    Capabilities capabilities() const override { return offers; }
    const ReassignDialect &dialect() const override { return reassigns; }
    CampaignReader *campaignReader() override { return missingRoles[0] ? nullptr : this; }
    CertificationReader *certificationReader() override { return missingRoles[1] ? nullptr : this; }
    IdentityDirectory *identityDirectory() override { return missingRoles[2] ? nullptr : this; }
    TaskReader *taskReader() override { return missingRoles[3] ? nullptr : this; }
    ReassignWriter *reassignWriter() override { return missingRoles[4] ? nullptr : this; }
    TrafficMeter *traffic() override { return meter; }
    QFuture<Result<Identity>> whoAmI(CallContext context) override;
    QFuture<Result<baton::Rights>> rights(CallContext context) override;
    QFuture<Result<Page<Campaign>>> campaigns(CampaignQuery query, PageRequest page, CallContext context) override;
    QFuture<Result<Page<Certification>>> certifications(CertificationQuery query, PageRequest page,
                                                        CallContext context) override;
    QFuture<Result<Page<ReviewItem>>> items(CertificationId certification, PageRequest page,
                                            CallContext context) override;
    QFuture<Result<Page<ReviewedIdentity>>> reviewedIdentities(CertificationId certification, PageRequest page,
                                                               CallContext context) override;
    QFuture<Result<Page<Identity>>> search(QString text, PageRequest page, CallContext context) override;
    QFuture<Result<std::vector<Identity>>> byIds(std::vector<IdentityId> ids, CallContext context) override;
    QFuture<Result<Identity>> find(QString idAliasOrMail, CallContext context) override;
    QFuture<Result<Forwarding>> forwardingOf(IdentityId identity, CallContext context) override;
    QFuture<Result<Page<GovernanceTask>>> pendingTasks(TaskQuery query, PageRequest page, CallContext context) override;
    QFuture<Result<GovernanceTask>> task(TaskId id, CallContext context) override;
    QFuture<Result<Ticket>> send(Call call, AttemptWatch watch, CallContext context) override;

private:
    struct Failure
    {
        Error error;
        int times = 1;
        QString key;
    };
    struct Waiting;
    struct SendState;

    template <class T>
    QFuture<Result<T>> answer(Method method, const QString &key, const CallContext &context,
                              std::function<Result<T>()> compute);
    std::optional<Error> takeFailure(Method method, const QString &key);
    void finish(quint64 number, bool stopped);
    void attempt(const std::shared_ptr<SendState> &state, SendAttempt number, bool askedBefore = false);
    Result<Ticket> actOn(const Call &call);

    QObject m_context;
    std::map<quint64, std::unique_ptr<Waiting>> m_waiting; ///< by order of asking
    std::array<std::list<Failure>, methodCount> m_failures;
    std::array<bool, methodCount> m_holds{};
    std::array<int, methodCount> m_asked{};
    std::array<std::pair<Scheduler *, Millis>, methodCount> m_delays{};
    std::vector<Error> m_refusals;
    std::pair<Scheduler *, Millis> m_pause{nullptr, Millis(0)};
    bool m_holdAttempts = false;
    std::deque<std::shared_ptr<SendState>> m_heldAttempts;
    int m_openSends = 0;
    quint64 m_last = 0;
    int m_mostAtOnce = 0;
    int m_sendsInFlight = 0;
    int m_made = 0;
};

} // namespace baton::test
