// SPDX-License-Identifier: GPL-3.0-or-later
#include "tenant_model.h"

#include <algorithm>

namespace baton::test {

using namespace Qt::StringLiterals;
using Behaviour = TenantModel::Behaviour;

TenantModel::TenantModel(RunBench &bench, quint32 seed) : m_bench(bench), m_random(seed)
{
    keepsIds = chance(50);
    delistsEmpty = chance(70);
    flaky = chance(25);
    twins = chance(25);
    keepsAge = chance(50);
    lag = chance(40) ? Millis(m_random.bounded(1, 12'000)) : Millis(0);
    torn = chance(50) && lag < Millis(5000); // what may be older is believed when it stays for so long
    const QStringList landings{u"T"_s, u"T"_s, u"T"_s, u"X"_s, u"S1"_s}; // out of office, even back to a source
    landing = IdentityId(landings[m_random.bounded(landings.size())]);
    fill();
    drawCalls();
    addOldParts();
    m_bench.tenant.certificationTable = m_certifications;
    m_bench.tenant.itemTable = m_items;
    m_bench.tenant.onSend = [this](const Call &call) { return take(call); };
    const auto told = m_bench.tenant.onAsked;
    m_bench.tenant.onAsked = [this, told](FakeProvider::Method method) {
        told(method);
        const bool reading = method == FakeProvider::Method::Certifications || method == FakeProvider::Method::Items ||
                             method == FakeProvider::Method::PendingTasks || method == FakeProvider::Method::Task;
        if (flaky && reading && chance(20))
            m_bench.tenant.fail(method, {ErrorKind::Server, u"Sorry."_s});
    };
}

QString TenantModel::describe() const
{
    QStringList words;
    for (const auto &[is, word] : {std::pair{keepsIds, u"keepsIds"_s},
                                   {keepsAge, u"keepsAge"_s},
                                   {delistsEmpty, u"delistsEmpty"_s},
                                   {flaky, u"flaky"_s},
                                   {twins, u"twins"_s},
                                   {torn, u"torn"_s}}) {
        if (is)
            words << word;
    }
    return u"%1, lag %2 ms, landing %3"_s.arg(words.join(u' ')).arg(lag.count()).arg(landing.toString());
}

void TenantModel::fill()
{
    for (int i = 0; i < 12; ++i) {
        Certification one;
        one.id = CertificationId(u"c%1"_s.arg(i));
        one.campaign.id = CampaignId(i % 3 == 0 ? u"K1"_s : u"K2"_s);
        one.reviewer.id = IdentityId(u"S%1"_s.arg(i % 4));
        one.created = one.modified = m_bench.clock.wallNow().addDays(-9);
        m_certifications.push_back(one);
        const int items = m_random.bounded(1, 9);
        for (int k = 0; k < items; ++k) {
            ReviewItem item;
            item.id = ReviewItemId(u"i%1-%2"_s.arg(i).arg(k));
            item.locator = item.id.toString();
            item.certification = one.id;
            const bool twin = twins && k > 0 && chance(30);
            const QString person = twin ? u"p%1-%2"_s.arg(i).arg(k - 1) : u"p%1-%2"_s.arg(i).arg(k);
            if (chance(85))
                item.identity = IdentityId(person);
            item.identityName = person;
            item.accessId = u"access"_s;
            m_items.push_back(item);
        }
    }
}

void TenantModel::drawCalls()
{
    std::vector<Call> calls;
    const auto begin = [&](const Certification &of) -> Call & {
        Call call;
        call.campaign = of.campaign.id;
        call.target = IdentityId(u"T"_s);
        call.path = u"/call%1"_s.arg(calls.size());
        const auto behaviour = static_cast<Behaviour>(m_random.bounded(behaviours));
        call.givesTask = behaviour <= Behaviour::TaskNeverEndsButMoves || chance(50);
        m_behaviour.insert(call.path, behaviour);
        calls.push_back(call);
        return calls.back();
    };
    std::optional<size_t> whole[2]; // the call of whole certifications that a campaign's next one joins
    for (const Certification &one : m_certifications) {
        CallRow row;
        row.row.certification = one.id;
        row.sourceReviewer = one.reviewer.id;
        std::optional<size_t> &open = whole[one.campaign.id == CampaignId(u"K1"_s) ? 0 : 1];
        if (chance(40)) {
            if (!open || chance(40)) {
                begin(one);
                open = calls.size() - 1;
            }
            calls[*open].lane = one.campaign.id.toString();
            calls[*open].rows.push_back(row);
            continue;
        }
        Call *call = nullptr;
        for (const ReviewItem &item : m_items) {
            if (item.certification != one.id || chance(30))
                continue;
            if (!call || chance(30))
                call = &begin(one);
            call->certification = one.id;
            call->lane = one.id.toString();
            row.row.item = item.id;
            row.evidence = evidenceOf(item);
            call->rows.push_back(row);
        }
    }
    m_bench.plan.calls = std::move(calls);
}

void TenantModel::addOldParts()
{
    // Somebody handed part of it over last week: it came from the source too, and is not what the call did.
    const size_t count = m_certifications.size();
    for (size_t i = 0; i < count; ++i) {
        if (!chance(25))
            continue;
        const CertificationId part = partOf(m_certifications[i].id, IdentityId(chance(50) ? u"T"_s : u"X"_s));
        date(*certification(part), m_bench.clock.wallNow().addDays(-7));
        ReviewItem item;
        item.id = ReviewItemId(u"old%1"_s.arg(i));
        item.certification = part;
        item.identity = IdentityId(u"somebody else"_s);
        item.accessId = u"access"_s;
        m_items.push_back(item);
    }
}

Certification *TenantModel::certification(const CertificationId &id)
{
    const auto found = std::find_if(m_certifications.begin(), m_certifications.end(),
                                    [&id](const Certification &one) { return one.id == id; });
    return found == m_certifications.end() ? nullptr : &*found;
}

IdentityId TenantModel::holderOf(const CallRow &row) const
{
    CertificationId where = m_now.value(row.row.certification, row.row.certification);
    if (!row.row.isWholeCertification()) {
        for (const ReviewItem &item : m_items) {
            if (item.locator == row.row.item.toString())
                where = item.certification;
        }
    }
    for (const Certification &one : m_certifications) {
        if (one.id == where)
            return one.reviewer.id;
    }
    return {};
}

QList<CallRow> TenantModel::someOf(const Call &call)
{
    QList<CallRow> some;
    std::copy_if(call.rows.begin(), call.rows.end(), std::back_inserter(some),
                 [this](const CallRow &) { return chance(50); });
    return some;
}

Ticket TenantModel::startTask(const Call &call, QList<CallRow> moving, TaskState end, std::optional<Millis> duration)
{
    GovernanceTask task;
    task.id = TaskId(u"task-of-"_s + call.path);
    task.targetId = call.certification.isEmpty() ? call.campaign.toString() : call.certification.toString();
    task.state = VendorEnum(TaskState::Queued, u"QUEUED"_s);
    task.created = m_bench.clock.wallNow();
    m_bench.tenant.taskTable.push_back(task);
    if (duration) {
        m_bench.clock.callAfter(*duration, &m_context, [this, call, moving = std::move(moving), end, id = task.id] {
            move(call, moving);
            for (GovernanceTask &one : m_bench.tenant.taskTable) {
                if (one.id == id)
                    one.state = VendorEnum(end, u"ended"_s);
            }
        });
    }
    Ticket ticket;
    ticket.httpStatus = 202;
    ticket.task = task;
    return ticket;
}

Result<Ticket> TenantModel::take(const Call &call)
{
    const Millis soon(m_random.bounded(500, 40'000));
    Error refusal(ErrorKind::Invalid, u"Not like this."_s);
    refusal.httpStatus = 400;
    const Error unknown(ErrorKind::OutcomeUnknown, u"Hung up."_s);
    switch (behaviourOf(call)) {
    case Behaviour::TaskSucceeds:
        return startTask(call, call.rows, TaskState::Succeeded, soon);
    case Behaviour::TaskSucceedsPartly:
        return startTask(call, someOf(call), TaskState::Succeeded, soon);
    case Behaviour::TaskFails:
        return startTask(call, {}, TaskState::Failed, soon);
    case Behaviour::TaskFailsPartly:
        return startTask(call, someOf(call), TaskState::Failed, soon);
    case Behaviour::TaskNeverEnds:
        return startTask(call, {}, TaskState::Queued, std::nullopt);
    case Behaviour::TaskNeverEndsButMoves:
        move(call, call.rows);
        return startTask(call, {}, TaskState::Queued, std::nullopt);
    case Behaviour::AnswersAtOnce:
        move(call, call.rows);
        return Ticket{};
    case Behaviour::Refuses:
        return failure(refusal);
    case Behaviour::NeverReached:
        return failure({ErrorKind::Network, u"Connection refused."_s});
    case Behaviour::HangsUpAfterActing:
        move(call, call.rows);
        return failure(unknown);
    case Behaviour::HangsUpBeforeActing:
        return failure(unknown);
    case Behaviour::HangsUpAndActsLater:
        startTask(call, call.rows, TaskState::Succeeded, Millis(m_random.bounded(1000, 90'000)));
        return failure(unknown);
    }
    return failure(unknown);
}

void TenantModel::move(const Call &call, const QList<CallRow> &rows)
{
    for (const CallRow &row : rows) {
        if (row.row.isWholeCertification())
            moveWhole(row.row.certification);
        else
            moveItem(row);
    }
    if (delistsEmpty && !call.certification.isEmpty()) {
        const bool empty = std::none_of(m_items.begin(), m_items.end(), [&call](const ReviewItem &item) {
            return item.certification == call.certification;
        });
        if (empty) {
            std::erase_if(m_certifications, [&call](const Certification &one) { return one.id == call.certification; });
        }
    }
    show();
}

void TenantModel::moveWhole(const CertificationId &id)
{
    Certification *one = certification(id);
    ReassignmentOrigin origin;
    origin.fromId = one->id;
    origin.fromReviewer = one->reviewer;
    one->reassignment = origin;
    one->reviewer.id = landing;
    if (keepsIds)
        return;
    one->id = CertificationId(u"%1-new%2"_s.arg(id.toString()).arg(++m_made));
    date(*one, m_bench.clock.wallNow());
    m_now.insert(id, one->id);
    for (ReviewItem &item : m_items) {
        if (item.certification == id)
            item.certification = one->id;
    }
}

void TenantModel::date(Certification &made, const QDateTime &at) const
{
    made.modified = at;
    if (!keepsAge)
        made.created = at;
}

CertificationId TenantModel::partOf(const CertificationId &source, const IdentityId &holder)
{
    const std::pair key{source, holder};
    if (m_parts.contains(key))
        return m_parts.value(key);
    Certification part = *certification(source);
    part.id = CertificationId(u"%1-part%2"_s.arg(source.toString()).arg(++m_made));
    ReassignmentOrigin origin;
    origin.fromId = source;
    origin.fromReviewer = part.reviewer;
    part.reassignment = origin;
    part.reviewer.id = holder;
    date(part, m_bench.clock.wallNow());
    m_certifications.push_back(part);
    m_parts.insert(key, part.id);
    return part.id;
}

void TenantModel::moveItem(const CallRow &row)
{
    const CertificationId to = partOf(row.row.certification, landing);
    for (ReviewItem &item : m_items) {
        if (item.locator != row.row.item.toString())
            continue;
        item.certification = to;
        if (!keepsIds)
            item.id = ReviewItemId(u"moved%1"_s.arg(++m_made));
    }
}

void TenantModel::show()
{
    const auto publish = [this, certifications = m_certifications, items = m_items] {
        m_bench.tenant.certificationTable = certifications;
        m_bench.tenant.itemTable = items;
    };
    if (lag == Millis(0)) {
        publish();
        return;
    }
    m_bench.clock.callAfter(lag, &m_context, publish);
    if (torn) {
        std::erase_if(m_bench.tenant.certificationTable,
                      [this](const Certification &one) { return m_now.contains(one.id); });
    }
}

} // namespace baton::test
