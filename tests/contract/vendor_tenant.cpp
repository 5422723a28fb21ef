// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/vendor_tenant.h"

#include "app/reassign/planner.h"
#include "app/reassign/preflight.h"
#include "app/reassign/undo_reading.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace baton::test {

namespace {

void makeHasty(PipelineSettings &pipeline)
{
    pipeline.safeTimeout = Millis(20'000);
    pipeline.oneShotTimeout = Millis(1000);
    pipeline.retry.firstBackoff = Millis(20);
    pipeline.retry.maxBackoff = Millis(50);
    pipeline.retry.firstHold = Millis(20);
    pipeline.retry.maxHold = Millis(50);
}

RunDesk::Settings hastyDesk()
{
    RunDesk::Settings settings;
    settings.tracker.intervals = {Millis(40)};
    settings.tracker.ages = {};
    settings.verifier.repeats = {Millis(50), Millis(100), Millis(300), Millis(1000), Millis(1500)};
    settings.verifier.notMovedApart = Millis(200);
    settings.verifier.didNotActApart = Millis(2000);
    return settings;
}

Preflight &finished(Preflight &preflight, const Order &order)
{
    QSignalSpy done(&preflight, &Preflight::finished);
    preflight.start(order);
    if (done.isEmpty() && !done.wait(30'000))
        qFatal("the preflight never ended");
    return preflight;
}

} // namespace

SaviyntSettings saviyntSettings(const sandbox::Sandbox &sandbox, Who who)
{
    const sandbox::SaviyntAccess &access = sandbox.ready().saviynt;
    const bool reader = who == Who::Reviewer;
    const QString password = who == Who::WrongSecret
                                 ? u"not the password"_s
                                 : QString::fromStdString(reader ? access.reviewerPassword : access.password);
    SaviyntSettings settings;
    settings.baseUrl = QUrl(QString::fromStdString(access.baseUrl));
    settings.username = QString::fromStdString(reader ? access.reviewerUsername : access.username);
    settings.password = [password] { return password; };
    settings.pipeline.inFlight = 2;
    return settings;
}

VendorTenant::VendorTenant(Vendor vendor, const std::vector<std::string> &flags)
    : m_vendor(vendor), m_tenant(smallTenant(flags)), m_admin(provider())
{
}

std::unique_ptr<GovernanceProvider> VendorTenant::provider(Who who)
{
    if (m_vendor == Vendor::SailPoint) {
        SailPointSettings settings = m_tenant.settings(sailpoint::ApiVersion::V3, who);
        makeHasty(settings.pipeline);
        return makeSailPointProvider(std::move(settings), m_tenant.transport(), m_scheduler);
    }
    SaviyntSettings settings = saviyntSettings(m_tenant.sandbox(), who);
    makeHasty(settings.pipeline);
    return makeSaviyntProvider(std::move(settings), m_tenant.transport(), m_scheduler);
}

std::vector<Certification> VendorTenant::certificationsOf(const CampaignId &campaign)
{
    CertificationQuery query;
    query.campaigns = {campaign};
    return allCertifications(*m_admin, query);
}

std::vector<ReviewItem> VendorTenant::movableItems(const Certification &certification)
{
    std::vector<ReviewItem> items = allItems(*m_admin, certification.id);
    const ReassignDialect &dialect = m_admin->dialect();
    std::erase_if(items, [&](const ReviewItem &item) {
        const std::vector<ReassignOperation> operations = dialect.operations();
        const bool byItself = item.accessType != AccessType::Unknown;
        return !byItself || std::none_of(operations.begin(), operations.end(), [&](const ReassignOperation &operation) {
            return operation.scope == RowScope::Items && operation.family == dialect.familyOf(item) &&
                   !dialect.forbids(operation, certification, &item);
        });
    });
    return items;
}

VendorTenant::Found VendorTenant::rowsOf(const QString &type, const QString &family)
{
    const ReassignDialect &dialect = m_admin->dialect();
    for (const Campaign &campaign : allCampaigns(*m_admin)) {
        if (campaign.type.raw != type)
            continue;
        for (const Certification &each : certificationsOf(campaign.id)) {
            if (each.isSigned() || each.emptied || each.phase == CertificationPhase::Unknown)
                continue;
            std::vector<ReviewItem> items = allItems(*m_admin, each.id);
            std::erase_if(items, [&](const ReviewItem &item) {
                for (const ReassignOperation &operation : dialect.operations()) {
                    if (operation.id == family && dialect.familyOf(item) == family)
                        return dialect.forbids(operation, each, &item).has_value();
                }
                return true;
            });
            if (items.size() > 1)
                return {each, std::move(items)};
        }
    }
    return {};
}

Certification VendorTenant::openCertification()
{
    const Result<Identity> me = settled(m_admin->whoAmI({}));
    for (const Campaign &campaign : allCampaigns(*m_admin)) {
        if (campaign.status != CampaignStatus::Active || campaign.type != CampaignType::Manager)
            continue;
        for (const Certification &each : certificationsOf(campaign.id)) {
            if (each.isSigned() || each.reviewer.type != ReviewerType::Identity || (me && each.reviewer.id == me->id))
                continue;
            std::set<QString> people;
            for (const ReviewItem &item : movableItems(each)) {
                if (!item.identity.isEmpty())
                    people.insert(item.identity.toString());
            }
            if (people.size() > 1)
                return each;
        }
    }
    qFatal("the sandbox has no open certification");
    return {};
}

VendorRun::VendorRun(VendorTenant &tenant, const Order &order)
    : m_tenant(tenant), m_order(order), m_provider(tenant.provider())
{
    Preflight preflight(*m_provider, tenant.scheduler());
    m_plan = Planner::plan(order, finished(preflight, order).facts(), m_provider->dialect());
}

VendorRun::VendorRun(VendorTenant &tenant, const Order &order, const Facts &facts)
    : m_tenant(tenant), m_order(order), m_provider(tenant.provider()),
      m_plan(Planner::plan(order, facts, m_provider->dialect()))
{
}

std::vector<std::unique_ptr<VendorRun>> VendorRun::wayBack()
{
    const Result<RunStory> story = settled(m_journal.run(m_run->id()));
    UndoReading reading(*m_provider, m_tenant.scheduler());
    QSignalSpy done(&reading, &UndoReading::finished);
    reading.start(undoOutlook(*story, u"Back again"_s));
    if (done.isEmpty() && !done.wait(30'000))
        qFatal("the way back was never read");
    std::vector<std::unique_ptr<VendorRun>> runs;
    for (const UndoReading::Way &way : reading.ways())
        runs.push_back(std::unique_ptr<VendorRun>(new VendorRun(m_tenant, way.order, way.facts)));
    return runs;
}

void VendorRun::carryOut()
{
    m_desk = std::make_unique<RunDesk>(*m_provider, m_journal, m_tenant.scheduler(), RunOrigin{}, hastyDesk());
    m_run = m_desk->start(m_order, m_plan);
    QSignalSpy ended(m_run, &ReassignRun::ended);
    if (ended.isEmpty() && !ended.wait(60'000))
        qFatal("the run never ended: %s", qPrintable(told()));
}

std::vector<RowProof> VendorRun::proofs() const
{
    std::vector<RowProof> all;
    for (const CallProgress &call : m_run->calls())
        all.insert(all.end(), call.proofs.begin(), call.proofs.end());
    return all;
}

bool VendorRun::allMoved() const
{
    const std::vector<RowProof> all = proofs();
    return !all.empty() && std::all_of(all.begin(), all.end(), [this](const RowProof &proof) {
        return proof.outcome == RowOutcome::Moved && proof.holder == m_order.target;
    });
}

QString VendorRun::told() const
{
    QStringList lines;
    for (const CallProgress &call : m_run->calls()) {
        lines << toString(call.state) + u' ' + call.note + (call.error ? describe(*call.error) : QString());
        for (size_t i = 0; i < call.proofs.size(); ++i)
            lines << call.call.rows[i].subject.text() + u": "_s + toString(call.proofs[i].outcome) + u' ' +
                         call.proofs[i].detail;
    }
    for (const LeftOut &left : m_plan.leftOut)
        lines << u"left out: "_s + left.sentence;
    return lines.join(u'\n');
}

Writes writesOf(const sandbox::Sandbox &sandbox)
{
    Writes writes;
    for (const sandbox::LoggedRequest &request : sandbox.requests()) {
        const std::string name = request.path.substr(request.path.find_last_of('/') + 1);
        if (name.rfind("reassign", 0) != 0 && name.rfind("reAssign", 0) != 0)
            continue;
        ++writes.sent;
        writes.acted += request.acted ? 1 : 0;
        writes.bodies.push_back(request.body);
    }
    return writes;
}

} // namespace baton::test
