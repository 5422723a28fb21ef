// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/faulty_run.h"

#include "app/reassign/planner.h"
#include "app/reassign/preflight.h"

#include <QSignalSpy>

#include <algorithm>
#include <nlohmann/json.hpp>

using namespace Qt::StringLiterals;

namespace baton::test {

namespace {

constexpr Millis kTimeout{300};
constexpr int kMostRechecks = 5;
constexpr int kMostRechecksOfAReviewer = 1;

std::vector<std::string> faultyFlags(bool tls)
{
    std::vector<std::string> flags{"--certifications 60", "--items 12", "--task-duration 60"};
    if (tls)
        flags.emplace_back("--tls");
    return flags;
}

QnamOptions trusting(const sandbox::Sandbox &sandbox)
{
    QnamOptions options;
    options.trustedCertificates = QByteArray::fromStdString(sandbox.ready().certificate);
    return options;
}

template <class Settings> Settings hasty(Settings settings)
{
    settings.pipeline.safeTimeout = kTimeout;
    settings.pipeline.oneShotTimeout = kTimeout;
    settings.pipeline.retry.firstBackoff = Millis(20);
    settings.pipeline.retry.maxBackoff = Millis(50);
    settings.pipeline.retry.firstHold = Millis(20);
    settings.pipeline.retry.maxHold = Millis(50); // also the cap of any Retry-After
    return settings;
}

RunDesk::Settings hastyDesk()
{
    RunDesk::Settings settings;
    settings.tracker.intervals = {Millis(40)};
    settings.tracker.ages = {};
    settings.verifier.repeats = {Millis(20), Millis(40), Millis(80), Millis(160), Millis(200)};
    settings.verifier.notMovedApart = Millis(100);
    settings.verifier.didNotActApart = Millis(300);
    return settings;
}

Certification ownCertification(GovernanceProvider &provider)
{
    CertificationQuery mine;
    mine.mine = true;
    mine.phase = CertificationPhase::Active;
    for (const Certification &each : allCertifications(provider, mine)) {
        if (!each.isSigned() && allItems(provider, each.id).size() > 1)
            return each;
    }
    qFatal("the sandbox's reviewer has nothing open");
    return {};
}

/// All but the last item of the first person who has several.
std::vector<OrderRow> itemRows(const std::vector<ReviewItem> &items)
{
    for (const ReviewItem &first : items) {
        std::vector<OrderRow> rows;
        for (const ReviewItem &item : items) {
            if (item.identity == first.identity)
                rows.push_back({item.certification, item.id});
        }
        rows.pop_back();
        if (rows.size() > 1)
            return rows;
    }
    qFatal("nobody has several items");
    return {};
}

std::unique_ptr<GovernanceProvider> hastyProvider(Vendor vendor, SandboxTenant &tenant, Who who,
                                                  HttpTransport &transport, Scheduler &scheduler)
{
    if (vendor == Vendor::Saviynt)
        return makeSaviyntProvider(hasty(saviyntSettings(tenant.sandbox(), who)), transport, scheduler);
    return makeSailPointProvider(hasty(tenant.settings(sailpoint::ApiVersion::V3, who)), transport, scheduler);
}

PlannedCall planned(GovernanceProvider &provider, PlannedCall asked)
{
    SystemScheduler scheduler;
    Preflight preflight(provider, scheduler);
    QSignalSpy finished(&preflight, &Preflight::finished);
    preflight.start(asked.order);
    if (finished.isEmpty() && !finished.wait(20'000))
        qFatal("the preflight never ended");
    asked.plan = Planner::plan(asked.order, preflight.facts(), provider.dialect());
    if (asked.plan.calls.size() != 1 || !asked.plan.leftOut.empty())
        qFatal("the plan is not the one call that it should be");
    return asked;
}

/// The vendor ids that a logged call names.
std::vector<std::string> namedIn(const std::string &body)
{
    std::vector<std::string> ids;
    const nlohmann::json document = nlohmann::json::parse(body, nullptr, false);
    if (document.contains("certkey")) {
        for (const char *list : {"accounts", "entitlements", "roles", "users", "username"}) {
            for (const auto &row : document.value(list, nlohmann::json::array()))
                ids.push_back(list + row.dump());
        }
        if (ids.empty())
            ids.push_back(document.at("certkey").dump());
        return ids;
    }
    for (const auto &id : document.value("certificationIds", nlohmann::json::array()))
        ids.push_back(id.get<std::string>());
    for (const auto &unit : document.value("reassign", nlohmann::json::array()))
        ids.push_back(unit.at("id").get<std::string>());
    return ids;
}

} // namespace

sandbox::SandboxOptions faultyTenant(bool tls)
{
    return smallTenant(faultyFlags(tls));
}

PlannedCall plannedCall(const QString &operation, Who who)
{
    SandboxTenant tenant(faultyTenant(false));
    const auto admin = tenant.provider();
    const auto provider = tenant.provider(sailpoint::ApiVersion::V3, who);
    const Certification source = who == Who::Reviewer ? ownCertification(*provider) : openCertification(*admin);

    PlannedCall asked;
    asked.endpoint = operation;
    asked.who = who;
    asked.order.target = targetFor(*admin, source).id;
    asked.order.reason = u"On leave"_s;
    if (operation == "campaign-reassign"_L1)
        asked.order.rows = {{source.id, {}}};
    else
        asked.order.rows = itemRows(allItems(*provider, source.id));
    asked.order.options.insert(u"mode"_s, operation.endsWith("async"_L1) ? u"async"_s : u"sync"_s);
    PlannedCall made = planned(*provider, std::move(asked));
    if (made.call().operationId != operation)
        qFatal("the plan is another call than it should be");
    return made;
}

PlannedCall plannedCall(const QString &type, const QString &family)
{
    VendorTenant tenant(Vendor::Saviynt, faultyFlags(false));
    PlannedCall asked;
    asked.vendor = Vendor::Saviynt;
    asked.order.reason = u"On leave"_s;
    if (family.isEmpty()) {
        const Certification whole = tenant.openCertification();
        asked.order.target = targetFor(tenant.admin(), whole).id;
        asked.order.rows = {{whole.id, {}}};
    } else {
        const VendorTenant::Found found = tenant.rowsOf(type, family);
        if (found.items.size() < 2)
            qFatal("the sandbox has no such rows");
        asked.order.target = targetFor(tenant.admin(), found.certification).id;
        asked.order.rows = {{found.certification.id, found.items[0].id}, {found.certification.id, found.items[1].id}};
    }
    PlannedCall made = planned(tenant.admin(), std::move(asked));
    made.endpoint = made.call().path.section(u'/', -1);
    return made;
}

FaultyRun::FaultyRun(const PlannedCall &planned, bool tls, std::vector<sandbox::Fault> faults)
    : m_planned(planned), m_tenant(faultyTenant(tls)), m_transport(m_scheduler, trusting(m_tenant.sandbox())),
      m_provider(hastyProvider(planned.vendor, m_tenant, planned.who, m_transport, m_scheduler)),
      m_desk(std::make_unique<RunDesk>(*m_provider, m_journal, m_scheduler, RunOrigin{}, hastyDesk()))
{
    m_tenant.sandbox().setFaults(std::move(faults));
    m_run = m_desk->start(planned.order, planned.plan);
    connect(m_run, &ReassignRun::ended, this, &FaultyRun::lookAgain);
    // The end of a check that a person asked for.
    connect(
        m_run, &ReassignRun::callChanged, this,
        [this] {
            if (m_rechecks > 0 && m_run->calls().front().state != CallState::Verifying)
                lookAgain();
        },
        Qt::QueuedConnection);
}

void FaultyRun::lookAgain()
{
    if (m_run->calls().front().state == CallState::Verifying)
        return;
    const bool reviewer = m_planned.who == Who::Reviewer;
    if (m_auditor)
        return;
    if (!m_run->canRecheck(0)) {
        m_over = true;
    } else if (m_rechecks < (reviewer ? kMostRechecksOfAReviewer : kMostRechecks)) {
        ++m_rechecks;
        m_run->recheck(0);
    } else if (reviewer) {
        audit();
    } else {
        m_over = true;
    }
}

void FaultyRun::audit()
{
    m_administrator = hastyProvider(m_planned.vendor, m_tenant, Who::Admin, m_transport, m_scheduler);
    m_auditor = std::make_unique<Verifier>(*m_administrator, m_scheduler, hastyDesk().verifier);
    m_audited.resize(m_planned.call().rows.size());
    connect(m_auditor.get(), &Verifier::rowsProven, this,
            [this](const CallId &, const std::vector<std::pair<int, RowProof>> &proofs) {
                for (const auto &[row, proof] : proofs)
                    m_audited[static_cast<std::size_t>(row)] = proof;
            });
    connect(m_auditor.get(), &Verifier::verified, this, [this] { m_over = true; });
    m_auditor->verify(m_run->calls().front().call, CallEnd::Unknown);
}

std::vector<RowProof> FaultyRun::proofs() const
{
    return m_auditor ? m_audited : m_run->calls().front().proofs;
}

QString FaultyRun::outcome() const
{
    const CallProgress &call = m_run->calls().front();
    if (call.state == CallState::NotSent)
        return toString(call.state);
    const std::vector<RowProof> all = proofs();
    const RowOutcome first = all.front().outcome;
    const bool same =
        std::all_of(all.begin(), all.end(), [first](const RowProof &proof) { return proof.outcome == first; });
    return same ? toString(first) : u"Mixed"_s;
}

QString FaultyRun::truth() const
{
    if (acts() > 0)
        return toString(RowOutcome::Moved);
    return intents() > 0 ? toString(RowOutcome::NotMoved) : toString(CallState::NotSent);
}

QString FaultyRun::said() const
{
    const CallProgress &call = m_run->calls().front();
    return toString(call.state) + u": "_s + call.note + (call.error ? u" | "_s + describe(*call.error) : QString());
}

std::vector<sandbox::LoggedRequest> FaultyRun::sent() const
{
    const std::vector<sandbox::LoggedRequest> all = m_tenant.sandbox().requests();
    std::vector<sandbox::LoggedRequest> found;
    std::copy_if(all.begin(), all.end(), std::back_inserter(found),
                 [path = m_planned.call().path.toStdString()](const auto &request) { return request.path == path; });
    return found;
}

int FaultyRun::sends() const
{
    return static_cast<int>(sent().size());
}

int FaultyRun::acts() const
{
    const auto requests = sent();
    return static_cast<int>(
        std::count_if(requests.begin(), requests.end(), [](const auto &request) { return request.acted; }));
}

int FaultyRun::intents() const
{
    return static_cast<int>(m_journal.all<AttemptIntended>().size());
}

int FaultyRun::mostActsForOneRow() const
{
    std::map<std::string, int> acts;
    int most = 0;
    for (const auto &request : sent()) {
        if (!request.acted)
            continue;
        for (const std::string &id : namedIn(request.body))
            most = std::max(most, ++acts[id]);
    }
    return most;
}

} // namespace baton::test
