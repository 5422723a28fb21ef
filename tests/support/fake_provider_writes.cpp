// SPDX-License-Identifier: GPL-3.0-or-later
// What sending does to the tenant in memory, and the helpers that fill it.
#include "tests/support/fake_provider.h"

#include <QPromise>
#include <QSet>

#include <utility>

namespace baton::test {

using namespace Qt::StringLiterals;

struct FakeProvider::SendState
{
    Call call;
    AttemptWatch watch;
    CallContext context;
    QPromise<Result<Ticket>> promise;
    int *open = nullptr;

    void finish(Result<Ticket> result)
    {
        --*open;
        promise.addResult(std::move(result));
        promise.finish();
    }
};

QFuture<Result<Ticket>> FakeProvider::send(Call call, AttemptWatch watch, CallContext context)
{
    auto state = std::make_shared<SendState>();
    state->call = std::move(call);
    state->watch = std::move(watch);
    state->context = context;
    state->promise.start();
    ++m_openSends;
    state->open = &m_openSends;
    const QFuture<Result<Ticket>> future = state->promise.future();
    if (context.stop.stop_requested())
        state->finish(failure({ErrorKind::Canceled, u"Stopped."_s}));
    else if (m_holdAttempts)
        m_heldAttempts.push_back(state);
    else
        attempt(state, SendAttempt{});
    return future;
}

void FakeProvider::releaseAttempts(int count)
{
    if (count < 0)
        m_holdAttempts = false;
    for (; count != 0 && !m_heldAttempts.empty(); --count) {
        const std::shared_ptr<SendState> state = m_heldAttempts.front();
        m_heldAttempts.pop_front();
        attempt(state, SendAttempt{});
    }
}

void FakeProvider::attempt(const std::shared_ptr<SendState> &state, SendAttempt number, bool askedBefore)
{
    state->watch.before(number).then(&m_context, [this, state, number, askedBefore](const Result<void> &agreed) {
        if (!agreed) {
            state->finish(failure(agreed.error()));
            return;
        }
        if (asksTwice && !askedBefore) {
            attempt(state, number, true);
            return;
        }
        ++attempts;
        if (onAttempt)
            onAttempt(state->call, number.number);
        if (!m_refusals.empty()) {
            const Error refusal = m_refusals.front();
            m_refusals.erase(m_refusals.begin());
            const auto again = [this, state, next = SendAttempt{number.number + 1, refusal}] { attempt(state, next); };
            const auto &[scheduler, pause] = m_pause;
            if (state->watch.refused)
                state->watch.refused({refusal, pause});
            if (scheduler)
                scheduler->callAfter(pause, &m_context, again);
            else
                again();
            return;
        }
        sent.push_back(state->call);
        mostSendsAtOnce = std::max(mostSendsAtOnce, ++m_sendsInFlight);
        answer<Ticket>(Method::Send, state->call.path, state->context, [this, state] {
            return actOn(state->call);
        }).then(&m_context, [this, state](const Result<Ticket> &ticket) {
            --m_sendsInFlight;
            state->finish(ticket);
        });
    });
}

Result<Ticket> FakeProvider::actOn(const Call &call)
{
    if (onSend)
        return onSend(call);
    applyReassign(call);
    Ticket ticket;
    ticket.httpStatus = call.givesTask ? 202 : 200;
    if (call.givesTask) {
        const bool campaignCall = call.certification.isEmpty();
        GovernanceTask task;
        task.id = TaskId(u"task-%1"_s.arg(++m_made));
        task.type = campaignCall ? u"ADMIN_REASSIGN"_s : u"REASSIGN"_s;
        task.targetType = campaignCall ? VendorEnum(TaskTargetType::Campaign, u"CAMPAIGN"_s)
                                       : VendorEnum(TaskTargetType::Certification, u"CERTIFICATION"_s);
        task.targetId = campaignCall ? call.campaign.toString() : call.certification.toString();
        task.state = VendorEnum(TaskState::Queued, u"QUEUED"_s);
        taskTable.push_back(task);
        ticket.task = task;
    } else if (const Certification *now = certification(call.certification)) {
        ticket.returned = *now;
    }
    return ticket;
}

void FakeProvider::applyReassign(const Call &call, bool sameId)
{
    const auto giveTo = [&call](Certification &row) {
        ReassignmentOrigin origin;
        origin.fromId = row.id;
        origin.fromName = row.name;
        origin.fromReviewer = row.reviewer;
        row.reassignment = origin;
        row.reviewer.id = call.target;
        row.reviewer.name = call.target.toString();
    };
    if (call.certification.isEmpty()) {
        for (const CallRow &moved : call.rows) {
            Certification *row = certification(moved.row.certification);
            if (!row)
                continue;
            giveTo(*row);
            if (sameId)
                continue;
            const CertificationId old = row->id;
            row->id = CertificationId(u"%1-moved-%2"_s.arg(old.toString()).arg(++m_made));
            for (ReviewItem &item : itemTable) {
                if (item.certification == old)
                    item.certification = row->id;
            }
        }
        return;
    }
    const Certification *source = certification(call.certification);
    if (!source)
        return;
    Certification fresh = *source;
    giveTo(fresh); // before it gets its own id: it came from the source
    fresh.id = CertificationId(u"%1-part-%2"_s.arg(call.certification.toString()).arg(++m_made));
    QSet<ReviewItemId> moving;
    for (const CallRow &moved : call.rows)
        moving.insert(moved.row.item);
    for (ReviewItem &item : itemTable) {
        if (item.certification == call.certification && moving.contains(item.id))
            item.certification = fresh.id;
    }
    certificationTable.push_back(std::move(fresh));
}

Campaign &FakeProvider::addCampaign(const QString &id, CampaignStatus status)
{
    Campaign campaign;
    campaign.id = CampaignId(id);
    campaign.name = u"Campaign "_s + id;
    campaign.type = VendorEnum(CampaignType::Search, u"SEARCH"_s);
    campaign.status = VendorEnum(status, status == CampaignStatus::Active ? u"ACTIVE"_s : u"OTHER"_s);
    campaignTable.push_back(std::move(campaign));
    return campaignTable.back();
}

Certification &FakeProvider::addCertification(const QString &id, const QString &campaign, const QString &reviewer)
{
    Certification row;
    row.id = CertificationId(id);
    row.name = u"Certification "_s + id;
    row.campaign.id = CampaignId(campaign);
    row.campaign.name = u"Campaign "_s + campaign;
    row.reviewer.id = IdentityId(reviewer);
    row.reviewer.name = reviewer;
    row.reviewer.type = VendorEnum(ReviewerType::Identity, u"IDENTITY"_s);
    row.phase = VendorEnum(CertificationPhase::Active, u"ACTIVE"_s);
    certificationTable.push_back(std::move(row));
    return certificationTable.back();
}

ReviewItem &FakeProvider::addItem(const QString &id, const QString &certificationId, const QString &identity,
                                  const QString &access)
{
    ReviewItem item;
    item.id = ReviewItemId(id);
    item.certification = CertificationId(certificationId);
    item.identity = IdentityId(identity);
    item.identityName = identity;
    item.summaryId = certificationId + u"/"_s + identity;
    item.accessId = access;
    item.accessName = access;
    item.decision = VendorEnum(Decision::Undecided, QString());
    item.locator = id;
    itemTable.push_back(std::move(item));
    return itemTable.back();
}

Identity &FakeProvider::addIdentity(const QString &id, const QString &name)
{
    Identity identity;
    identity.id = IdentityId(id);
    identity.name = name;
    identity.alias = id;
    identity.state = VendorEnum(IdentityState::Active, u"ACTIVE"_s);
    identityTable.push_back(std::move(identity));
    return identityTable.back();
}

Certification *FakeProvider::certification(const CertificationId &id)
{
    for (Certification &row : certificationTable) {
        if (row.id == id)
            return &row;
    }
    return nullptr;
}

} // namespace baton::test
