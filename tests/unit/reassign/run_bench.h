// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/call_history.h"
#include "app/reassign/reassign_run.h"
#include "tests/support/fake_provider.h"
#include "tests/support/fake_scheduler.h"
#include "tests/support/memory_journal.h"

#include <QSignalSpy>

#include <memory>

namespace baton::test {

/// The states of its calls, in order.
inline QString statesOf(const ReassignRun &run)
{
    QStringList all;
    for (const CallProgress &call : run.calls())
        all << toString(call.state);
    return all.join(QChar(u' '));
}

/// A run over a tenant in memory, a journal in memory and a clock moved by hand.
class RunBench
{
public:
    using Method = FakeProvider::Method;

    FakeScheduler clock;
    FakeProvider tenant;
    MemoryJournal journal;
    TaskTracker tracker{tenant, clock, withoutJitter()};
    LaneRegistry lanes;
    Verifier verifier{tenant, clock, {}};
    Plan plan;
    Order order;
    ReassignRun::Settings settings;
    std::unique_ptr<ReassignRun> run;
    std::unique_ptr<QSignalSpy> ended;
    std::unique_ptr<QSignalSpy> storageFailed;
    /// Attempts that left, in order, as call ids; and whether the intent was on disk by then.
    QStringList left;
    bool alwaysIntended = true;

    RunBench()
    {
        order.target = IdentityId(QStringLiteral("T"));
        order.reason = QStringLiteral("because");
        tenant.addCampaign(QStringLiteral("K"));
        verifier.setAtWork([this](const CampaignId &campaign) { return lanes.isAtWork(campaign); });
        tenant.onAsked = [this](Method method) {
            if (method == Method::Send)
                noteSend();
        };
    }

    static TaskTracker::Settings withoutJitter()
    {
        TaskTracker::Settings settings;
        settings.jitter = 0;
        return settings;
    }

    /// Adds a call for `items` items of the certification (made when it is new) in the certification's lane.
    Call &addItemCall(const QString &certification, int items = 1, bool task = true)
    {
        Call call = blank(task);
        call.certification = CertificationId(certification);
        call.lane = certification;
        if (!tenant.certification(call.certification))
            tenant.addCertification(certification, QStringLiteral("K"), QStringLiteral("S"));
        for (int i = 0; i < items; ++i) {
            const QString id = QStringLiteral("item%1").arg(++m_items);
            const ReviewItem item =
                tenant.addItem(id, certification, QStringLiteral("person-") + id, QStringLiteral("access"));
            CallRow row;
            row.row = {call.certification, item.id};
            row.evidence = evidenceOf(item);
            row.sourceReviewer = IdentityId(QStringLiteral("S"));
            call.rows.push_back(row);
        }
        plan.calls.push_back(call);
        return plan.calls.back();
    }

    /// Adds a call for whole certifications of one campaign, each new.
    Call &addWholeCall(const QString &campaign, int certifications)
    {
        Call call = blank(true);
        call.campaign = CampaignId(campaign);
        call.lane = campaign;
        for (int i = 0; i < certifications; ++i) {
            const QString id = QStringLiteral("whole%1").arg(++m_items);
            tenant.addCertification(id, campaign, QStringLiteral("S"));
            CallRow row;
            row.row.certification = CertificationId(id);
            row.sourceReviewer = IdentityId(QStringLiteral("S"));
            call.rows.push_back(row);
        }
        plan.calls.push_back(call);
        return plan.calls.back();
    }

    /// One more run of the plan, beside the bench's own.
    std::unique_ptr<ReassignRun> makeAnother()
    {
        const ReassignRun::Services services{tenant, journal, clock, tracker, verifier, lanes};
        return std::make_unique<ReassignRun>(services, settings, order, plan, RunOrigin{});
    }
    ReassignRun &make()
    {
        run = makeAnother();
        ended = std::make_unique<QSignalSpy>(run.get(), &ReassignRun::ended);
        storageFailed = std::make_unique<QSignalSpy>(run.get(), &ReassignRun::storageFailed);
        return *run;
    }
    void start() { make().start(); }

    void pass(double seconds) { clock.advance(Millis(static_cast<qint64>(seconds * 1000))); }
    /// Ends the tasks of these calls (all when empty), as the tenant does.
    void endTasks(TaskState state = TaskState::Succeeded, const QString &target = {})
    {
        for (GovernanceTask &task : tenant.taskTable) {
            if (task.isPending() && (target.isEmpty() || task.targetId == target)) {
                task.state = VendorEnum(state, QStringLiteral("ended"));
                if (state == TaskState::Failed)
                    task.errors = {{QStringLiteral("en"), {}, QStringLiteral("Nobody may certify their own access.")}};
            }
        }
    }
    /// What a tenant does that takes a call and moves nothing (yet): a queued task.
    std::function<Result<Ticket>(const Call &)> taskWithoutMoving()
    {
        return [this](const Call &call) -> Result<Ticket> {
            GovernanceTask task;
            task.id = TaskId(QStringLiteral("task-of-") + call.path);
            task.targetId = call.certification.isEmpty() ? call.campaign.toString() : call.certification.toString();
            task.state = VendorEnum(TaskState::Queued, QStringLiteral("QUEUED"));
            tenant.taskTable.push_back(task);
            Ticket ticket;
            ticket.httpStatus = 202;
            ticket.task = task;
            return ticket;
        };
    }
    void refuse(const QString &path, int status, ErrorKind kind = ErrorKind::Invalid, int times = 1)
    {
        Error error(kind, QStringLiteral("Not like this."));
        error.httpStatus = status;
        tenant.fail(Method::Send, error, times, path);
    }

    QString states() const { return statesOf(*run); }
    QString words(int index) const
    {
        QStringList all;
        for (const RowProof &proof : run->calls()[static_cast<size_t>(index)].proofs)
            all << toString(proof.outcome);
        return all.join(QChar(u' '));
    }
    const CallProgress &call(int index) const { return run->calls()[static_cast<size_t>(index)]; }
    /// Where the journal says that the call stands.
    CallHistory history(int index) const { return historyOf(call(index).call, journal.events); }
    /// The journal tells the same story as the run.
    bool journalAgrees() const
    {
        for (int i = 0; i < static_cast<int>(run->calls().size()); ++i) {
            const CallHistory told = history(i);
            if (told.state != call(i).state || told.proofs != call(i).proofs)
                return false;
        }
        return true;
    }

private:
    Call blank(bool task)
    {
        Call call;
        call.campaign = CampaignId(QStringLiteral("K"));
        call.target = order.target;
        call.method = QStringLiteral("POST");
        call.path = QStringLiteral("/call%1").arg(plan.calls.size());
        call.body = "{}";
        call.givesTask = task;
        return call;
    }

    void noteSend()
    {
        const CallId id = tenant.sent.back().id;
        left << id.toString();
        alwaysIntended = alwaysIntended && !journal.all<AttemptIntended>(id).empty() && !journal.records.empty();
    }

    int m_items = 0;
};

} // namespace baton::test
