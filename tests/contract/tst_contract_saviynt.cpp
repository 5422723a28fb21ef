// SPDX-License-Identifier: GPL-3.0-or-later
// What only this vendor has: six writes on three kinds of campaign, two steps, refusals inside HTTP 200, sign-in by
// user with a refresh token that comes back empty, and proof by reading alone.
#include "tests/contract/vendor_tenant.h"
#include "tests/support/compare_kinds.h"
#include "tests/support/qt_warnings.h"

#include <QRegularExpression>
#include <QTest>

#include <map>
#include <nlohmann/json.hpp>
#include <set>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::test;
using nlohmann::json;

namespace {

VendorTenant tenantWith(std::vector<std::string> flags)
{
    return VendorTenant(Vendor::Saviynt, flags);
}

Order orderOf(const IdentityId &target, std::vector<OrderRow> rows)
{
    Order order;
    order.target = target;
    order.reason = u"On leave"_s;
    order.rows = std::move(rows);
    return order;
}

std::vector<sandbox::Fault> faultOn(const char *endpoint, const json &fault)
{
    json one = fault;
    one["endpoint"] = endpoint;
    one["on"] = {1};
    return std::get<std::vector<sandbox::Fault>>(sandbox::faultsFromText(json{{"faults", {one}}}.dump()));
}

int requestsTo(VendorTenant &tenant, const std::string &end, int status = 0)
{
    return tenant.tenant().requestCount(end, status);
}

/// One in which at least ten roles can be handed over, and much else.
Certification certificationWithRoles(VendorTenant &tenant)
{
    for (const Campaign &campaign : allCampaigns(tenant.admin())) {
        if (campaign.type != CampaignType::Manager)
            continue;
        for (const Certification &each : tenant.certificationsOf(campaign.id)) {
            if (each.isSigned())
                continue;
            const std::vector<ReviewItem> movable = tenant.movableItems(each);
            const auto roles = std::count_if(movable.begin(), movable.end(), [](const ReviewItem &item) {
                return item.accessType == AccessType::Role;
            });
            if (roles >= 10 && movable.size() > 200)
                return each;
        }
    }
    qFatal("the sandbox has no such certification");
    return {};
}

} // namespace

class TestContractSaviynt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }
    void movesManyRowsOfEveryKind();
    void takesBackManyRows();
    void movesByEachOfTheWrites_data();
    void movesByEachOfTheWrites();
    void followsWhatMovesAlong();
    void leavesOutWhatStepOneHolds();
    void signsInEitherWay();
    void keepsTheRefreshToken();
    void readsWhatMovedOfACallRefusedInPart();
    void saysWhatTheTenantSaysOfARefusal();
    void neverTakesASignInPageForAnAnswer();
    void sendsOneAtATimePerCertification();
    void listsWhatSomebodyElseHolds();
};

void TestContractSaviynt::movesManyRowsOfEveryKind()
{
    VendorTenant tenant = tenantWith({"--certifications 60", "--items 150"});
    const Certification source = certificationWithRoles(tenant);
    const std::vector<ReviewItem> movable = tenant.movableItems(source);
    for (const ReviewItem &item : movable)
        QVERIFY2(item.identityName != item.identity.toString(), qPrintable(item.identityName)); // by name
    std::vector<OrderRow> rows;
    std::map<AccessType, int> kinds;
    for (const AccessType type : {AccessType::Role, AccessType::Account, AccessType::Entitlement}) {
        for (const ReviewItem &item : movable) {
            if (item.accessType != type || rows.size() == 120 || kinds[type] == 60)
                continue;
            ++kinds[type];
            rows.push_back({source.id, item.id});
        }
    }
    QCOMPARE(rows.size(), size_t(120));
    for (const AccessType type : {AccessType::Account, AccessType::Entitlement, AccessType::Role})
        QVERIFY2(kinds[type] > 0, qPrintable(QString::number(int(type))));
    VendorRun run(tenant, orderOf(targetFor(tenant.admin(), source).id, rows));
    QVERIFY(run.plan().leftOut.empty());
    QCOMPARE(run.plan().calls.size(), size_t(3)); // 50, 50 and 20, whatever list they are in
    run.carryOut();
    QVERIFY2(run.allMoved(), qPrintable(run.told()));
    const Writes writes = writesOf(tenant.sandbox());
    QCOMPARE(writes.acted, 3);
    const std::set<std::string> known{
        "accounts",  "bulkConsultAssociatedData", "bulkUpdate",   "bulkValidation", "campaignid", "campaignname",
        "certkey",   "certificationname",         "entitlements", "newassignee",    "roles",      "reassignComments",
        "updateuser"};
    size_t named = 0;
    for (const std::string &text : writes.bodies) {
        const json body = json::parse(text);
        for (const auto &[key, value] : body.items())
            QVERIFY2(known.contains(key), key.c_str());
        for (const char *key : {"campaignid", "certkey", "newassignee", "updateuser", "bulkUpdate", "bulkValidation",
                                "bulkConsultAssociatedData", "reassignComments"})
            QVERIFY2(body.contains(key) && body[key].is_string(), key);
        for (const char *list : {"accounts", "entitlements", "roles"})
            named += body.value(list, json::array()).size();
    }
    QCOMPARE(named, size_t(120));

    const auto back = run.wayBack();
    QCOMPARE(back.size(), size_t(1));
    back.front()->carryOut();
    QVERIFY2(
        back.front()->allMoved() && back.front()->proofs().size() == rows.size(),
        qPrintable(back.front()->told().split(u'\n').filter(QRegularExpression(u"^(?!.*: Moved )"_s)).join(u'\n')));
}

void TestContractSaviynt::takesBackManyRows()
{
    VendorTenant tenant = tenantWith({"--certifications 60", "--items 150"});
    const Result<Identity> me = settled(tenant.admin().whoAmI({}));
    Certification source;
    std::vector<OrderRow> rows;
    for (const Campaign &campaign : allCampaigns(tenant.admin())) {
        if (campaign.type != CampaignType::Manager || rows.size() == 120)
            continue;
        for (const Certification &each : tenant.certificationsOf(campaign.id)) {
            if (each.isSigned() || each.reviewer.id == me->id || rows.size() == 120)
                continue;
            source = each;
            rows.clear();
            for (const ReviewItem &item : tenant.movableItems(each)) {
                if (item.identity != me->id && rows.size() < 120)
                    rows.push_back({each.id, item.id});
            }
        }
    }
    QCOMPARE(rows.size(), size_t(120));
    VendorRun run(tenant, orderOf(me->id, rows));
    run.carryOut();
    QVERIFY2(run.allMoved(), qPrintable(run.told()));
    const auto back = run.wayBack();
    QCOMPARE(back.size(), size_t(1));
    back.front()->carryOut();
    QVERIFY2(back.front()->allMoved() && back.front()->proofs().size() == rows.size(),
             qPrintable(back.front()->told()));
}

/// With an account all that hangs on it: named beforehand, proven, and taken back with it.
void TestContractSaviynt::followsWhatMovesAlong()
{
    VendorTenant tenant = tenantWith({"--certifications 60", "--items 40"});
    const Certification source = tenant.openCertification();
    const std::vector<ReviewItem> movable = tenant.movableItems(source);
    Order order = orderOf(targetFor(tenant.admin(), source).id, {});
    order.options.insert(u"bulkConsultAssociatedData"_s, u"Y"_s);
    const ReassignDialect::Company company = tenant.admin().dialect().company(order.options);
    std::map<QString, int> sizes;
    for (const ReviewItem &item : movable)
        ++sizes[company(item)];
    const auto account = std::find_if(movable.begin(), movable.end(), [&](const ReviewItem &item) {
        return item.accessType == AccessType::Account && !company(item).isEmpty() && sizes[company(item)] > 1;
    });
    QVERIFY2(account != movable.end(), "the sandbox has no such account");
    order.rows = {{source.id, account->id}};

    VendorRun run(tenant, order);
    QCOMPARE(run.plan().calls.size(), size_t(1));
    const Call &call = run.plan().calls.front();
    QCOMPARE(call.orderedRows(), 1);
    QCOMPARE(static_cast<int>(call.rows.size()), sizes[company(*account)]);
    QVERIFY(std::any_of(run.plan().warnings.begin(), run.plan().warnings.end(),
                        [](const PlanWarning &warning) { return warning.kind == WarningKind::RowsFollow; }));
    run.carryOut();
    QVERIFY2(run.allMoved() && run.proofs().size() == static_cast<size_t>(call.rows.size()), qPrintable(run.told()));
    const json body = json::parse(writesOf(tenant.sandbox()).bodies.front());
    QCOMPARE(body.at("accounts").size(), size_t(1));
    QVERIFY(!body.contains("entitlements") || body["entitlements"].empty());

    const auto back = run.wayBack();
    QCOMPARE(back.size(), size_t(1));
    QCOMPARE(back.front()->plan().rowCount(), static_cast<int>(call.rows.size()));
    back.front()->carryOut();
    QVERIFY2(back.front()->allMoved(), qPrintable(back.front()->told()));
}

void TestContractSaviynt::movesByEachOfTheWrites_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("family");
    QTest::newRow("people") << u"User Manager"_s << u"reassign-people"_s;
    QTest::newRow("their access") << u"User Manager"_s << u"reassign-access"_s;
    QTest::newRow("entitlements of their owner") << u"Entitlement Owner"_s << u"reassign-owned-entitlements"_s;
    QTest::newRow("what hangs on them") << u"Entitlement Owner"_s << u"reassign-owned-details"_s;
    QTest::newRow("an application's") << u"Application Owner"_s << u"reassign-application-access"_s;
}

void TestContractSaviynt::movesByEachOfTheWrites()
{
    QFETCH(QString, type);
    QFETCH(QString, family);
    VendorTenant tenant = tenantWith({"--certifications 60", "--items 12"});
    const VendorTenant::Found found = tenant.rowsOf(type, family);
    QVERIFY2(found.items.size() > 1, "the sandbox has no such rows");
    std::vector<OrderRow> rows;
    for (const ReviewItem &item : found.items) {
        if (rows.size() < 2)
            rows.push_back({found.certification.id, item.id});
    }
    VendorRun run(tenant, orderOf(targetFor(tenant.admin(), found.certification).id, rows));
    QVERIFY2(run.plan().leftOut.empty(),
             run.plan().leftOut.empty() ? "" : qPrintable(run.plan().leftOut.front().sentence));
    QCOMPARE(run.plan().calls.size(), size_t(1));
    QCOMPARE(run.plan().calls[0].operationId, family);
    run.carryOut();
    QVERIFY2(run.allMoved(), qPrintable(run.told()));
    QCOMPARE(writesOf(tenant.sandbox()).acted, 1);
}

void TestContractSaviynt::leavesOutWhatStepOneHolds()
{
    VendorTenant tenant = tenantWith({"--certifications 60", "--items 60"});
    int met = 0;
    for (const Campaign &campaign : allCampaigns(tenant.admin())) {
        if (campaign.type != CampaignType::Manager || met > 0)
            continue;
        for (const Certification &each : tenant.certificationsOf(campaign.id)) {
            if (each.isSigned() || met > 0)
                continue;
            std::vector<OrderRow> rows;
            for (const ReviewItem &item : allItems(tenant.admin(), each.id)) {
                if (item.accessType == AccessType::Entitlement && item.locator.startsWith("Uen"_L1))
                    rows.push_back({each.id, item.id});
            }
            if (rows.empty())
                continue;
            ++met;
            VendorRun run(tenant, orderOf(targetFor(tenant.admin(), each).id, rows));
            QCOMPARE(run.plan().calls.size(), size_t(0));
            QCOMPARE(run.plan().leftOut.size(), rows.size());
            QVERIFY2(run.plan().leftOut[0].sentence.contains("step 1"_L1), qPrintable(run.plan().leftOut[0].sentence));
        }
    }
    QVERIFY(met > 0);
}

void TestContractSaviynt::signsInEitherWay()
{
    VendorTenant tenant = tenantWith({"--certifications 30"});
    const sandbox::SaviyntAccess &access = tenant.sandbox().ready().saviynt;
    for (const bool basic : {false, true}) {
        SaviyntSettings settings;
        settings.baseUrl = QUrl(QString::fromStdString(access.baseUrl));
        settings.username = QString::fromStdString(access.username);
        settings.password = [&access] { return QString::fromStdString(access.password); };
        settings.basicSignIn = basic;
        settings.basePath = basic ? u"/ECM/api"_s : u"/ECM/api/v5"_s;
        const auto provider = makeSaviyntProvider(std::move(settings), tenant.tenant().transport(), tenant.scheduler());
        const Result<Identity> me = settled(provider->whoAmI({}));
        QVERIFY2(me && me->id == IdentityId(QString::fromStdString(access.username)),
                 me ? "" : qPrintable(describe(me.error())));
        QVERIFY(!allCampaigns(*provider).empty());
    }
    for (const sandbox::LoggedRequest &request : tenant.sandbox().requests())
        QVERIFY(request.body.find(access.password) == std::string::npos);
}

void TestContractSaviynt::keepsTheRefreshToken()
{
    VendorTenant tenant = tenantWith({"--certifications 30"});
    QVERIFY(settled(tenant.admin().whoAmI({})));
    QCOMPARE(requestsTo(tenant, "/ECM/api/login"), 1);
    for (int expired = 1; expired <= 3; ++expired) {
        tenant.sandbox().setFaults(faultOn("fetchCampaignList", {{"action", "expired-token"}}));
        const auto page = settled(tenant.admin().campaignReader()->campaigns({}, {0, 5, true}, {}));
        QVERIFY2(page, page ? "" : qPrintable(describe(page.error())));
        // Its answer names no new refresh token: the old one serves again.
        QCOMPARE(requestsTo(tenant, "/ECM/oauth/access_token", 200), expired);
    }
    QCOMPARE(requestsTo(tenant, "/ECM/api/login"), 1);
}

void TestContractSaviynt::readsWhatMovedOfACallRefusedInPart()
{
    VendorTenant tenant = tenantWith({"--certifications 60", "--items 12", "--variant bad-id=fails-itself"});
    const Certification source = tenant.openCertification();
    const std::vector<ReviewItem> movable = tenant.movableItems(source);
    QVERIFY(movable.size() > 2);
    const IdentityId target = targetFor(tenant.admin(), source).id;
    VendorRun late(tenant, orderOf(target, {{source.id, movable[0].id}, {source.id, movable[1].id}}));
    // Somebody else is faster with one of the rows.
    VendorRun first(tenant, orderOf(target, {{source.id, movable[0].id}}));
    first.carryOut();
    QVERIFY2(first.allMoved(), qPrintable(first.told()));
    late.carryOut();
    // Both are with the target now, whoever moved them, and the tenant refused a call of which it did a part.
    QVERIFY2(late.allMoved(), qPrintable(late.told()));
    QVERIFY2(late.told().contains("does not exist"_L1), qPrintable(late.told()));
}

void TestContractSaviynt::saysWhatTheTenantSaysOfARefusal()
{
    VendorTenant tenant = tenantWith({"--certifications 60", "--items 12"});
    const Certification source = tenant.openCertification();
    GovernanceProvider &provider = tenant.admin();
    const auto unit = provider.dialect().certificationUnit(source);
    const auto refused =
        sent(provider, callFrom(provider, u"reassign-certification"_s, source, IdentityId(u"nobody.at.all"_s), {unit}));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Invalid);
    QCOMPARE(refused.error().httpStatus, 412);
    QVERIFY2(refused.error().message.contains("nobody.at.all"_L1), qPrintable(refused.error().message));
    QCOMPARE(writesOf(tenant.sandbox()).acted, 0);
}

void TestContractSaviynt::neverTakesASignInPageForAnAnswer()
{
    VendorTenant tenant = tenantWith({"--certifications 60", "--items 12"});
    const Certification source = tenant.openCertification();
    const std::vector<ReviewItem> movable = tenant.movableItems(source);
    VendorRun run(tenant, orderOf(targetFor(tenant.admin(), source).id, {{source.id, movable[0].id}}));
    tenant.sandbox().setFaults(faultOn("reAssignUserManagerStep2AccEntDetails", {{"action", "html"}}));
    run.carryOut();
    QCOMPARE(run.proofs().size(), size_t(1));
    QCOMPARE(toString(run.proofs()[0].outcome), toString(RowOutcome::NotMoved));
    QCOMPARE(writesOf(tenant.sandbox()).sent, 1);
    tenant.sandbox().setFaults(faultOn("fetchCampaignList", {{"action", "html"}}));
    const auto page = settled(tenant.admin().campaignReader()->campaigns({}, {0, 5, true}, {}));
    QVERIFY(!page);
    QCOMPARE(page.error().kind, ErrorKind::Protocol);
}

void TestContractSaviynt::sendsOneAtATimePerCertification()
{
    VendorTenant tenant = tenantWith({"--certifications 60", "--items 150", "--latency 100"});
    const Certification source = tenant.openCertification();
    const std::vector<ReviewItem> movable = tenant.movableItems(source);
    std::vector<OrderRow> rows;
    for (size_t i = 0; i < movable.size() && i < 151; ++i)
        rows.push_back({source.id, movable[i].id});
    VendorRun run(tenant, orderOf(targetFor(tenant.admin(), source).id, rows));
    QVERIFY(run.plan().calls.size() > 2);
    std::set<QString> lanes;
    for (const Call &call : run.plan().calls)
        lanes.insert(call.lane);
    QCOMPARE(lanes.size(), size_t(1));
    run.carryOut();
    QVERIFY2(run.allMoved(), qPrintable(run.told()));
    // Each is logged when it is answered: with 100 ms for each, two at once would be nearer than that.
    std::vector<std::int64_t> at;
    for (const sandbox::LoggedRequest &request : tenant.sandbox().requests()) {
        if (request.path.ends_with("reAssignUserManagerStep2AccEntDetails"))
            at.push_back(request.t);
    }
    QCOMPARE(at.size(), run.plan().calls.size());
    for (size_t i = 1; i < at.size(); ++i)
        QVERIFY2(at[i] - at[i - 1] >= 95, qPrintable(QString::number(at[i] - at[i - 1])));
}

void TestContractSaviynt::listsWhatSomebodyElseHolds()
{
    VendorTenant tenant = tenantWith({"--certifications 60", "--items 12"});
    QVERIFY(!tenant.admin().capabilities().tenantWideLists);
    const Certification source = tenant.openCertification();
    CertificationQuery query;
    query.reviewer = source.reviewer.id;
    const std::vector<Certification> theirs = allCertifications(tenant.admin(), query);
    QVERIFY(std::any_of(theirs.begin(), theirs.end(), [&](const Certification &one) { return one.id == source.id; }));
    for (const Certification &one : theirs)
        QCOMPARE(one.reviewer.id, source.reviewer.id);
    CampaignQuery campaigns;
    campaigns.certifier = source.reviewer.id;
    const auto page = settled(tenant.admin().campaignReader()->campaigns(campaigns, {0, 100, true}, {}));
    QVERIFY(page && std::any_of(page->items.begin(), page->items.end(),
                                [&](const Campaign &one) { return one.id == source.campaign.id; }));
}

QTEST_GUILESS_MAIN(TestContractSaviynt)
#include "tst_contract_saviynt.moc"
