// SPDX-License-Identifier: GPL-3.0-or-later
// The same cases over every vendor's provider, against the sandbox over real HTTP, under each of its variants. Prints a
// table of case × provider.
#include "tests/contract/vendor_tenant.h"
#include "tests/support/compare_kinds.h"
#include "tests/support/qt_warnings.h"

#include <QTest>

#include <cstdio>
#include <map>
#include <set>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::test;

namespace {

struct Variant
{
    const char *name;
    std::vector<std::string> flags;
};

const std::vector<Variant> &variantsOf(Vendor vendor)
{
    static const std::vector<Variant> both = {
        {"defaults", {}},
        {"same-id", {"--variant reassigned-certification=same-id"}},
        {"delayed", {"--variant visibility=delayed"}},
        {"fails-itself", {"--variant bad-id=fails-itself"}},
    };
    static const std::vector<Variant> ofUsers = [] {
        std::vector<Variant> all = both;
        for (const char *value : {"errorcode-string", "errorCode-number", "empty"})
            all.push_back({value, {std::string("--variant saviynt-envelope=") + value}});
        for (const char *value : {"under-account", "absent"})
            all.push_back({value, {std::string("--variant saviynt-roles=") + value}});
        return all;
    }();
    return vendor == Vendor::Saviynt ? ofUsers : both;
}

Order orderOf(const IdentityId &target, std::vector<OrderRow> rows)
{
    Order order;
    order.target = target;
    order.reason = u"On leave – 休假 \"x\""_s;
    order.rows = std::move(rows);
    return order;
}

} // namespace

class TestContractVendors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }
    void cleanup();
    void cleanupTestCase();

    void signsIn_data() { vendors(); }
    void signsIn();
    void listsEachRowOnce_data() { everyVariant(); }
    void listsEachRowOnce();
    void findsPeople_data() { vendors(); }
    void findsPeople();
    void readsByIdAndMissesWhatIsNot_data() { vendors(); }
    void readsByIdAndMissesWhatIsNot();
    void movesItems_data() { everyVariant(); }
    void movesItems();
    void takesBackWhatMoved_data() { everyVariant(); }
    void takesBackWhatMoved();
    void takesBackWhatCameToOneself_data() { vendors(); }
    void takesBackWhatCameToOneself();
    void movesAWholeCertification_data() { everyVariant(); }
    void movesAWholeCertification();
    void provesWhatATimeOutHid_data() { vendors(); }
    void provesWhatATimeOutHid();
    void leavesOutTheTargetsOwnAccess_data() { vendors(); }
    void leavesOutTheTargetsOwnAccess();
    void saysWhichRightIsMissing_data() { vendors(); }
    void saysWhichRightIsMissing();

private:
    static void vendors()
    {
        QTest::addColumn<Vendor>("vendor");
        QTest::addColumn<std::vector<std::string>>("flags");
        QTest::newRow("SailPoint") << Vendor::SailPoint << std::vector<std::string>();
        QTest::newRow("Saviynt") << Vendor::Saviynt << std::vector<std::string>();
    }
    static void everyVariant()
    {
        QTest::addColumn<Vendor>("vendor");
        QTest::addColumn<std::vector<std::string>>("flags");
        for (const Vendor vendor : {Vendor::SailPoint, Vendor::Saviynt}) {
            for (const Variant &variant : variantsOf(vendor))
                QTest::addRow("%s, %s", vendor == Vendor::SailPoint ? "SailPoint" : "Saviynt", variant.name)
                    << vendor << variant.flags;
        }
    }
    static VendorTenant tenantOfRow()
    {
        QFETCH(Vendor, vendor);
        QFETCH(std::vector<std::string>, flags);
        flags.insert(flags.end(), {"--certifications 60", "--items 12"});
        return VendorTenant(vendor, flags);
    }

    std::vector<std::pair<QString, QString>> m_table;
};

void TestContractVendors::cleanup()
{
    m_table.emplace_back(QString::fromLatin1(QTest::currentTestFunction()) + u" | "_s +
                             QString::fromUtf8(QTest::currentDataTag()),
                         QTest::currentTestFailed() ? u"FAIL"_s : u"ok"_s);
}

void TestContractVendors::cleanupTestCase()
{
    for (const auto &[name, word] : m_table)
        std::printf("%-70s %s\n", qPrintable(name), qPrintable(word));
    std::fflush(stdout);
}

void TestContractVendors::signsIn()
{
    VendorTenant tenant = tenantOfRow();
    const Result<Identity> me = settled(tenant.admin().whoAmI({}));
    QVERIFY2(me, me ? "" : qPrintable(describe(me.error())));
    QVERIFY(!me->id.isEmpty() && !me->name.isEmpty());
    const Result<Identity> nobody = settled(tenant.provider(Who::WrongSecret)->whoAmI({}));
    QVERIFY(!nobody);
    QCOMPARE(nobody.error().kind, ErrorKind::Auth);
    QVERIFY(!nobody.error().nextStep.isEmpty());
}

void TestContractVendors::listsEachRowOnce()
{
    VendorTenant tenant = tenantOfRow();
    std::set<QString> campaigns;
    for (const Campaign &campaign : allCampaigns(tenant.admin())) {
        QVERIFY2(campaigns.insert(campaign.id.toString()).second, qPrintable(campaign.id.toString()));
        QVERIFY(!campaign.name.isEmpty());
    }
    QVERIFY(!campaigns.empty());
    std::set<QString> certifications;
    int items = 0;
    for (const QString &campaign : campaigns) {
        for (const Certification &each : tenant.certificationsOf(CampaignId(campaign))) {
            QVERIFY(certifications.insert(each.id.toString()).second);
            QCOMPARE(each.campaign.id.toString(), campaign);
            QVERIFY2(!each.reviewer.id.isEmpty(), qPrintable(each.name));
            if (each.reviewer.type == ReviewerType::GovernanceGroup || items > 300)
                continue;
            std::set<QString> ids;
            for (const ReviewItem &item : allItems(tenant.admin(), each.id)) {
                QVERIFY2(ids.insert(item.id.toString()).second, qPrintable(item.id.toString()));
                QVERIFY(!item.accessName.isEmpty() && !item.locator.isEmpty());
                ++items;
            }
        }
    }
    QVERIFY(items > 100);
}

void TestContractVendors::findsPeople()
{
    VendorTenant tenant = tenantOfRow();
    IdentityDirectory &directory = *tenant.admin().identityDirectory();
    const auto anybody = settled(directory.search({}, {0, 10, false}, {}));
    QVERIFY2(anybody && anybody->items.size() == 10, anybody ? "" : qPrintable(describe(anybody.error())));
    const Identity &one = anybody->items[3];
    const auto named = settled(directory.search(one.name, {0, 10, false}, {}));
    QVERIFY(named && std::any_of(named->items.begin(), named->items.end(),
                                 [&one](const Identity &each) { return each.id == one.id; }));
    for (const QString &text : {one.id.toString(), one.email}) {
        const Result<Identity> found = settled(directory.find(text, {}));
        QVERIFY2(found && found->id == one.id, qPrintable(text + (found ? QString() : describe(found.error()))));
    }
    QCOMPARE(settled(directory.find(u"nobody-at-all"_s, {})).error().kind, ErrorKind::NotFound);
    const auto byIds = settled(directory.byIds({one.id, IdentityId(u"nobody-at-all"_s), anybody->items[4].id}, {}));
    QVERIFY2(byIds && byIds->size() == 2, byIds ? "" : qPrintable(describe(byIds.error())));
}

void TestContractVendors::readsByIdAndMissesWhatIsNot()
{
    VendorTenant tenant = tenantOfRow();
    const Certification known = tenant.openCertification();
    CertificationQuery query;
    query.ids = {known.id, CertificationId(known.campaign.id.toString() + u"-99999999"_s)};
    // Of a provider that has read nothing before: as after a start of the program.
    const std::vector<Certification> found = allCertifications(*tenant.provider(), query);
    QCOMPARE(found.size(), size_t(1));
    QCOMPARE(found[0].id, known.id);
    QCOMPARE(found[0].reviewer.id, known.reviewer.id);
    QCOMPARE(found[0].campaign.id, known.campaign.id);
    const auto fresh = tenant.provider();
    QCOMPARE(allItems(*fresh, known.id).size(), allItems(tenant.admin(), known.id).size());
    const auto people = settled(fresh->certificationReader()->reviewedIdentities(known.id, {0, 100, true}, {}));
    QVERIFY(people && people->items.size() > 1);
}

void TestContractVendors::movesItems()
{
    VendorTenant tenant = tenantOfRow();
    const Certification source = tenant.openCertification();
    const std::vector<ReviewItem> movable = tenant.movableItems(source);
    std::vector<OrderRow> rows;
    for (size_t i = 0; i < movable.size(); i += 2)
        rows.push_back({source.id, movable[i].id});
    VendorRun run(tenant, orderOf(targetFor(tenant.admin(), source).id, rows));
    QVERIFY2(run.plan().leftOut.empty(),
             run.plan().leftOut.empty() ? "" : qPrintable(run.plan().leftOut.front().sentence));
    run.carryOut();
    QVERIFY2(run.allMoved() && run.proofs().size() == rows.size(), qPrintable(run.told()));
    QCOMPARE(writesOf(tenant.sandbox()).acted, int(run.plan().calls.size()));
}

void TestContractVendors::takesBackWhatMoved()
{
    VendorTenant tenant = tenantOfRow();
    const Certification source = tenant.openCertification();
    const std::vector<ReviewItem> movable = tenant.movableItems(source);
    std::vector<OrderRow> rows;
    for (size_t i = 0; i < movable.size(); i += 3)
        rows.push_back({source.id, movable[i].id});
    VendorRun run(tenant, orderOf(targetFor(tenant.admin(), source).id, rows));
    run.carryOut();
    QVERIFY2(run.allMoved(), qPrintable(run.told()));
    const auto back = run.wayBack();
    QCOMPARE(back.size(), size_t(1)); // all of them were one reviewer's
    back.front()->carryOut();
    QCOMPARE(back.front()->proofs().size(), rows.size());
    // Whoever had them may be away by now: then they go on to somebody else, and that is what is said.
    const std::vector<PlanWarning> &warnings = back.front()->plan().warnings;
    const bool isAway = std::any_of(warnings.begin(), warnings.end(), [](const PlanWarning &warning) {
        return warning.kind == WarningKind::TargetForwards;
    });
    for (const RowProof &proof : back.front()->proofs())
        QVERIFY2(proof.outcome == (isAway ? RowOutcome::MovedElsewhere : RowOutcome::Moved),
                 qPrintable(back.front()->told()));
    QCOMPARE(back.front()->plan().calls.front().target, source.reviewer.id);
    QCOMPARE(writesOf(tenant.sandbox()).acted, int(run.plan().calls.size() + back.front()->plan().calls.size()));
}

void TestContractVendors::takesBackWhatCameToOneself()
{
    VendorTenant tenant = tenantOfRow();
    const Certification source = tenant.openCertification();
    const Result<Identity> me = settled(tenant.admin().whoAmI({}));
    QVERIFY(me);
    std::vector<OrderRow> rows;
    for (const ReviewItem &item : tenant.movableItems(source)) {
        if (item.identity != me->id && rows.size() < 5)
            rows.push_back({source.id, item.id});
    }
    VendorRun run(tenant, orderOf(me->id, rows));
    run.carryOut();
    QVERIFY2(run.allMoved(), qPrintable(run.told()));
    const auto back = run.wayBack();
    QCOMPARE(back.size(), size_t(1));
    back.front()->carryOut();
    for (const RowProof &proof : back.front()->proofs())
        QVERIFY2(proof.outcome == RowOutcome::Moved || proof.outcome == RowOutcome::MovedElsewhere,
                 qPrintable(back.front()->told()));
}

void TestContractVendors::movesAWholeCertification()
{
    VendorTenant tenant = tenantOfRow();
    const Certification source = tenant.openCertification();
    VendorRun run(tenant, orderOf(targetFor(tenant.admin(), source).id, {{source.id, {}}}));
    QVERIFY2(run.plan().leftOut.empty(),
             run.plan().leftOut.empty() ? "" : qPrintable(run.plan().leftOut.front().sentence));
    run.carryOut();
    QVERIFY2(run.allMoved(), qPrintable(run.told()));
    QCOMPARE(writesOf(tenant.sandbox()).acted, 1);
}

void TestContractVendors::provesWhatATimeOutHid()
{
    VendorTenant tenant = tenantOfRow();
    const Certification source = tenant.openCertification();
    const std::vector<ReviewItem> movable = tenant.movableItems(source);
    const IdentityId target = targetFor(tenant.admin(), source).id;
    VendorRun run(tenant, orderOf(target, {{source.id, movable[0].id}, {source.id, movable[1].id}}));
    const char *endpoint =
        tenant.vendor() == Vendor::SailPoint ? "certification-reassign" : "reAssignUserManagerStep2AccEntDetails";
    const std::string text =
        std::string(R"({"faults":[{"endpoint":")") + endpoint + R"(","on":[1],"action":"silence","acts":true}]})";
    const auto faults = sandbox::faultsFromText(text);
    QVERIFY2(std::holds_alternative<std::vector<sandbox::Fault>>(faults),
             std::holds_alternative<std::string>(faults) ? std::get<std::string>(faults).c_str() : "");
    tenant.sandbox().setFaults(std::get<std::vector<sandbox::Fault>>(faults));
    run.carryOut();
    QVERIFY2(run.allMoved(), qPrintable(run.told()));
    QCOMPARE(writesOf(tenant.sandbox()).sent, int(run.plan().calls.size())); // never a second time
    QCOMPARE(run.intents(), int(run.plan().calls.size()));
}

void TestContractVendors::leavesOutTheTargetsOwnAccess()
{
    VendorTenant tenant = tenantOfRow();
    const Certification source = tenant.openCertification();
    const std::vector<ReviewItem> movable = tenant.movableItems(source);
    VendorRun run(tenant, orderOf(movable.front().identity, {{source.id, movable.front().id}}));
    QCOMPARE(run.plan().calls.size(), size_t(0));
    QCOMPARE(run.plan().leftOut.size(), size_t(1));
    QVERIFY(run.plan().leftOut[0].reason == LeftOutReason::SelfReview ||
            run.plan().leftOut[0].reason == LeftOutReason::TargetInactive);
}

void TestContractVendors::saysWhichRightIsMissing()
{
    VendorTenant tenant = tenantOfRow();
    const Certification source = tenant.openCertification();
    const auto person = tenant.provider(Who::Reviewer);
    const IdentityId target = targetFor(tenant.admin(), source).id;
    const std::vector<ReassignOperation> operations = person->dialect().operations();
    const Result<Ticket> ticket = sent(*person, callFrom(*person, operations.front().id, source, target,
                                                         {person->dialect().certificationUnit(source)}));
    QVERIFY(!ticket);
    QCOMPARE(ticket.error().kind, ErrorKind::Forbidden);
    QVERIFY2(!ticket.error().nextStep.isEmpty(), qPrintable(describe(ticket.error())));
    QCOMPARE(writesOf(tenant.sandbox()).acted, 0);
}

QTEST_GUILESS_MAIN(TestContractVendors)
#include "tst_contract_vendors.moc"
