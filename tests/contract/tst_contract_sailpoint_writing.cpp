// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/sandbox_tenant.h"
#include "tests/support/qt_warnings.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace baton;
using sailpoint::ApiVersion;
using test::SandboxTenant;
using test::settled;

namespace {

/// The work of `campaign` that `reviewer` holds now.
std::vector<Certification> heldBy(GovernanceProvider &provider, const CampaignId &campaign, const IdentityId &reviewer)
{
    CertificationQuery query;
    query.campaigns = {campaign};
    query.reviewer = reviewer;
    return test::allCertifications(provider, query);
}

/// The items among `items` whose evidence is found again in any of `certifications`.
int foundAgain(GovernanceProvider &provider, const std::vector<ReviewItem> &items,
               const std::vector<Certification> &certifications)
{
    QSet<Evidence> wanted;
    for (const ReviewItem &item : items)
        wanted.insert(evidenceOf(item));
    int found = 0;
    for (const Certification &certification : certifications) {
        for (const ReviewItem &item : test::allItems(provider, certification.id))
            found += wanted.contains(evidenceOf(item)) ? 1 : 0;
    }
    return found;
}

/// All items of one reviewed person of the certification.
std::vector<ReviewItem> itemsOfOne(GovernanceProvider &provider, const CertificationId &certification)
{
    std::vector<ReviewItem> items = test::allItems(provider, certification);
    const auto person =
        std::find_if(items.begin(), items.end(), [](const ReviewItem &each) { return !each.identity.isEmpty(); });
    const IdentityId identity = person->identity;
    std::erase_if(items, [&](const ReviewItem &each) { return each.identity != identity; });
    return items;
}

/// An item of a reviewed person who is active and whose work nothing forwards.
std::optional<ReviewItem> itemOfSomeoneAtWork(GovernanceProvider &provider, const CertificationId &certification)
{
    IdentityDirectory &directory = *provider.identityDirectory();
    for (const ReviewItem &item : test::allItems(provider, certification)) {
        const auto person = settled(directory.byIds({item.identity}, {}));
        const auto lands = settled(directory.forwardingOf(item.identity, {}));
        if (person && !person->empty() && person->front().state == IdentityState::Active && lands &&
            lands->landsAt == item.identity)
            return item;
    }
    return std::nullopt;
}

QString why(const Error &error)
{
    return describe(error);
}

} // namespace

class TestContractSailPointWriting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }

    void wholeCertifications_data();
    void wholeCertifications();
    void itemsAtOnce_data() { wholeCertifications_data(); }
    void itemsAtOnce();
    void itemsAsTask_data();
    void itemsAsTask();
    void summaries_data();
    void summaries();
    void pendingTasksAreListedUntilTheyEnd_data() { wholeCertifications_data(); }
    void pendingTasksAreListedUntilTheyEnd();
    void selfReviewFailsWithItsTrail_data();
    void selfReviewFailsWithItsTrail();
    void governanceGroups_data();
    void governanceGroups();
    void refusalsSayWhy_data();
    void refusalsSayWhy();
    void reviewersMayNotMoveWholeCertifications_data() { wholeCertifications_data(); }
    void reviewersMayNotMoveWholeCertifications();
    void reviewersMayMoveTheirItems();
};

void TestContractSailPointWriting::wholeCertifications_data()
{
    QTest::addColumn<ApiVersion>("version");
    for (const ApiVersion version : sailpoint::allApiVersions)
        QTest::newRow(qPrintable(toString(version))) << version;
}

void TestContractSailPointWriting::wholeCertifications()
{
    QFETCH(ApiVersion, version);
    SandboxTenant tenant(test::smallTenant({"--certifications 60", "--items 12"}));
    const auto provider = tenant.provider(version);
    const Certification source = test::openCertification(*provider);
    const Identity target = test::targetFor(*provider, source);
    const auto items = test::allItems(*provider, source.id);
    const Call call = test::callFrom(*provider, u"campaign-reassign"_s, source, target.id,
                                     {provider->dialect().certificationUnit(source)});
    const auto ticket = test::sent(*provider, call);
    QVERIFY2(ticket.has_value(), ticket ? "" : qPrintable(why(ticket.error())));
    QCOMPARE(ticket->httpStatus, 202);
    QCOMPARE(ticket->deprecatedPath, version == ApiVersion::Beta);
    QVERIFY2(ticket->task.has_value(), qPrintable(ticket->note));
    QCOMPARE(ticket->task->type, u"ADMIN_REASSIGN"_s);
    QVERIFY(ticket->task->targetType == TaskTargetType::Campaign);
    QCOMPARE(ticket->task->targetId, source.campaign.id.toString());
    QVERIFY(ticket->task->isPending() && ticket->task->created.isValid());
    const auto task = test::ended(*provider, ticket->task->id);
    QVERIFY2(task.has_value(), task ? "" : qPrintable(why(task.error())));
    QVERIFY2(task->state == TaskState::Succeeded, qPrintable(preferredText(task->errors)));

    const auto now = heldBy(*provider, source.campaign.id, target.id);
    QCOMPARE(foundAgain(*provider, items, now), static_cast<int>(items.size()));
    const auto moved =
        std::find_if(now.begin(), now.end(), [](const Certification &each) { return each.reassignment.has_value(); });
    QVERIFY(moved != now.end());
    QCOMPARE(moved->reassignment->comment, u"Contract test: “on leave” – 休假"_s);
    QVERIFY(moved->reassignment->fromReviewer.id == source.reviewer.id);
    QCOMPARE(foundAgain(*provider, items, heldBy(*provider, source.campaign.id, source.reviewer.id)), 0);
}

void TestContractSailPointWriting::itemsAtOnce()
{
    QFETCH(ApiVersion, version);
    SandboxTenant tenant(test::smallTenant({"--certifications 60", "--items 12"}));
    const auto provider = tenant.provider(version);
    const Certification source = test::openCertification(*provider);
    const Identity target = test::targetFor(*provider, source);
    const std::vector<ReviewItem> items = itemsOfOne(*provider, source.id);
    std::vector<Unit> units;
    units.reserve(items.size());
    for (const ReviewItem &item : items)
        units.push_back(provider->dialect().itemUnit(item));
    const auto ticket =
        test::sent(*provider, test::callFrom(*provider, u"certification-reassign"_s, source, target.id, units));
    QVERIFY2(ticket.has_value(), ticket ? "" : qPrintable(why(ticket.error())));
    QCOMPARE(ticket->httpStatus, 200);
    QVERIFY2(ticket->returned.has_value(), qPrintable(ticket->note));
    QVERIFY(!ticket->task && ticket->returned->id == source.id);
    QCOMPARE(foundAgain(*provider, items, heldBy(*provider, source.campaign.id, target.id)),
             static_cast<int>(items.size()));
    QCOMPARE(foundAgain(*provider, items, {source}), 0);
}

void TestContractSailPointWriting::itemsAsTask_data()
{
    QTest::addColumn<ApiVersion>("version");
    QTest::addColumn<QString>("variant");
    QTest::addColumn<int>("status");
    for (const ApiVersion version : sailpoint::allApiVersions) {
        QTest::addRow("%s 200", qPrintable(toString(version))) << version << u"--variant async-status=200"_s << 200;
        QTest::addRow("%s 202", qPrintable(toString(version))) << version << u"--variant async-status=202"_s << 202;
    }
}

void TestContractSailPointWriting::itemsAsTask()
{
    QFETCH(ApiVersion, version);
    QFETCH(QString, variant);
    QFETCH(int, status);
    SandboxTenant tenant(test::smallTenant({"--certifications 60", "--items 12", variant.toStdString()}));
    const auto provider = tenant.provider(version);
    const Certification source = test::openCertification(*provider);
    const Identity target = test::targetFor(*provider, source);
    const std::vector<ReviewItem> items = itemsOfOne(*provider, source.id);
    std::vector<Unit> units;
    units.reserve(items.size());
    for (const ReviewItem &item : items)
        units.push_back(provider->dialect().itemUnit(item));
    const auto ticket =
        test::sent(*provider, test::callFrom(*provider, u"certification-reassign-async"_s, source, target.id, units));
    QVERIFY2(ticket.has_value(), ticket ? "" : qPrintable(why(ticket.error())));
    QCOMPARE(ticket->httpStatus, status);
    QVERIFY(ticket->task && ticket->task->targetType == TaskTargetType::Certification);
    QCOMPARE(ticket->task->targetId, source.id.toString());
    const auto task = test::ended(*provider, ticket->task->id);
    QVERIFY(task && task->state == TaskState::Succeeded);
    QCOMPARE(foundAgain(*provider, items, heldBy(*provider, source.campaign.id, target.id)),
             static_cast<int>(items.size()));
}

void TestContractSailPointWriting::summaries_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<UnitKind>("kind");
    QTest::newRow("identity summary") << u"automatic"_s << UnitKind::IdentitySummary;
    QTest::newRow("target summary") << u"target"_s << UnitKind::TargetSummary;
}

void TestContractSailPointWriting::summaries()
{
    QFETCH(QString, option);
    QFETCH(UnitKind, kind);
    SandboxTenant tenant(test::smallTenant({"--certifications 60", "--items 12"}));
    const auto provider = tenant.provider();
    const Certification source = test::openCertification(*provider);
    const Identity target = test::targetFor(*provider, source);
    const std::vector<ReviewItem> items = itemsOfOne(*provider, source.id);
    const auto unit = provider->dialect().summaryUnit(items.front(), {{u"summaries"_s, option}});
    QVERIFY(unit && unit->kind == kind);
    const auto ticket =
        test::sent(*provider, test::callFrom(*provider, u"certification-reassign"_s, source, target.id, {*unit}));
    QVERIFY2(ticket.has_value(), ticket ? "" : qPrintable(why(ticket.error())));
    QCOMPARE(foundAgain(*provider, items, heldBy(*provider, source.campaign.id, target.id)),
             static_cast<int>(items.size()));
}

void TestContractSailPointWriting::pendingTasksAreListedUntilTheyEnd()
{
    QFETCH(ApiVersion, version);
    SandboxTenant tenant(test::smallTenant({"--certifications 60", "--items 12", "--task-duration 1500"}));
    const auto provider = tenant.provider(version);
    const Certification source = test::openCertification(*provider);
    const Identity target = test::targetFor(*provider, source);
    const auto ticket = test::sent(*provider, test::callFrom(*provider, u"campaign-reassign"_s, source, target.id,
                                                             {provider->dialect().certificationUnit(source)}));
    QVERIFY(ticket && ticket->task);
    TaskQuery byId;
    byId.ids = {ticket->task->id, TaskId(u"another"_s)};
    TaskQuery byTarget;
    byTarget.targets = {source.campaign.id.toString()};
    TaskQuery elsewhere;
    elsewhere.targets = {u"another-campaign"_s};
    TaskReader &tasks = *provider->taskReader();
    QCOMPARE(settled(tasks.pendingTasks({}, {}, {}))->items.size(), size_t(1));
    QCOMPARE(settled(tasks.pendingTasks(byId, {}, {}))->items.size(), size_t(1));
    QCOMPARE(settled(tasks.pendingTasks(byTarget, {}, {}))->items.size(), size_t(1));
    QCOMPARE(settled(tasks.pendingTasks(elsewhere, {}, {}))->items.size(), size_t(0));
    QVERIFY(test::ended(*provider, ticket->task->id).has_value());
    QCOMPARE(settled(tasks.pendingTasks(byId, {}, {}))->items.size(), size_t(0));
}

void TestContractSailPointWriting::selfReviewFailsWithItsTrail_data()
{
    QTest::addColumn<QString>("variant");
    QTest::newRow("trails as an array") << u"--variant trail=array"_s;
    QTest::newRow("trails as an object") << u"--variant trail=object"_s;
}

void TestContractSailPointWriting::selfReviewFailsWithItsTrail()
{
    QFETCH(QString, variant);
    SandboxTenant tenant(test::smallTenant({"--certifications 60", "--items 12", variant.toStdString()}));
    const auto provider = tenant.provider();
    const Certification source = test::openCertification(*provider);
    const std::optional<ReviewItem> item = itemOfSomeoneAtWork(*provider, source.id);
    QVERIFY(item.has_value());
    // The reviewed person themselves: the tenant accepts the task and fails it.
    const auto ticket = test::sent(*provider, test::callFrom(*provider, u"certification-reassign-async"_s, source,
                                                             item->identity, {provider->dialect().itemUnit(*item)}));
    QVERIFY2(ticket.has_value(), ticket ? "" : qPrintable(why(ticket.error())));
    const auto task = test::ended(*provider, ticket->task.value().id);
    QVERIFY(task.has_value());
    QVERIFY(task->state == TaskState::Failed);
    QVERIFY(!task->errors.empty() && !preferredText(task->errors).isEmpty());
    QCOMPARE(task->trails.size(), size_t(1));
    QVERIFY(task->trails.front().previousOwner == source.reviewer.id);
    QVERIFY(task->trails.front().newOwner == item->identity);
    QVERIFY(!task->trails.front().type.isEmpty());
    QCOMPARE(foundAgain(*provider, {*item}, {source}), 1);
}

void TestContractSailPointWriting::governanceGroups_data()
{
    QTest::addColumn<QString>("variant");
    QTest::addColumn<bool>("moves");
    QTest::newRow("allowed") << u"--variant group-campaign-reassign=allowed"_s << true;
    QTest::newRow("refused") << u"--variant group-campaign-reassign=refused"_s << false;
}

void TestContractSailPointWriting::governanceGroups()
{
    QFETCH(QString, variant);
    QFETCH(bool, moves);
    SandboxTenant tenant(test::smallTenant({"--certifications 200", "--items 12", variant.toStdString()}));
    const auto provider = tenant.provider();
    QSet<QString> open;
    for (const Campaign &campaign : test::allCampaigns(*provider)) {
        if (campaign.status == CampaignStatus::Active || campaign.status == CampaignStatus::Staged)
            open.insert(campaign.id.toString());
    }
    const auto all = test::allCertifications(*provider);
    const auto group = std::find_if(all.begin(), all.end(), [&](const Certification &each) {
        return each.reviewer.type == ReviewerType::GovernanceGroup && !each.isSigned() &&
               open.contains(each.campaign.id.toString());
    });
    QVERIFY(group != all.end());
    const Identity target = test::targetFor(*provider, test::openCertification(*provider));
    const auto ticket = test::sent(*provider, test::callFrom(*provider, u"campaign-reassign"_s, *group, target.id,
                                                             {provider->dialect().certificationUnit(*group)}));
    QCOMPARE(ticket.has_value(), moves);
    if (!ticket) {
        QVERIFY(ticket.error().kind == ErrorKind::Invalid);
        QVERIFY(!ticket.error().message.isEmpty());
    }
    const auto items = test::sent(*provider, test::callFrom(*provider, u"certification-reassign"_s, *group, target.id,
                                                            {{UnitKind::Item, u"some-item"_s}}));
    QVERIFY(items.error().kind == ErrorKind::Invalid);
}

void TestContractSailPointWriting::refusalsSayWhy_data()
{
    QTest::addColumn<QString>("operation");
    QTest::addColumn<int>("units");
    QTest::addColumn<QString>("targetId");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("251 certifications") << u"campaign-reassign"_s << 251 << QString() << ErrorKind::Invalid;
    QTest::newRow("51 items at once") << u"certification-reassign"_s << 51 << QString() << ErrorKind::Invalid;
    QTest::newRow("501 items") << u"certification-reassign-async"_s << 501 << QString() << ErrorKind::Invalid;
    QTest::newRow("no items") << u"certification-reassign"_s << 0 << QString() << ErrorKind::Invalid;
    QTest::newRow("unknown target") << u"certification-reassign"_s << 1 << u"nobody"_s << ErrorKind::NotFound;
}

void TestContractSailPointWriting::refusalsSayWhy()
{
    QFETCH(QString, operation);
    QFETCH(int, units);
    QFETCH(QString, targetId);
    QFETCH(ErrorKind, kind);
    SandboxTenant tenant(test::smallTenant({"--certifications 60", "--items 12"}));
    const auto provider = tenant.provider();
    const Certification source = test::openCertification(*provider);
    const IdentityId target = targetId.isEmpty() ? test::targetFor(*provider, source).id : IdentityId(targetId);
    const std::vector<Unit> many(static_cast<size_t>(units), {UnitKind::Item, u"0123456789abcdef"_s});
    const auto ticket = test::sent(*provider, test::callFrom(*provider, operation, source, target, many));
    QVERIFY(!ticket.has_value());
    QCOMPARE(toString(ticket.error().kind), toString(kind));
    QVERIFY(!ticket.error().message.isEmpty() && !ticket.error().trackingId.isEmpty());
}

void TestContractSailPointWriting::reviewersMayNotMoveWholeCertifications()
{
    QFETCH(ApiVersion, version);
    SandboxTenant tenant(test::smallTenant({"--certifications 60", "--items 12"}));
    const auto admin = tenant.provider(version);
    const auto reviewer = tenant.provider(version, test::Who::Reviewer);
    const Certification source = test::openCertification(*admin);
    const Identity target = test::targetFor(*admin, source);
    const auto ticket = test::sent(*reviewer, test::callFrom(*reviewer, u"campaign-reassign"_s, source, target.id,
                                                             {reviewer->dialect().certificationUnit(source)}));
    QVERIFY(!ticket.has_value());
    QVERIFY(ticket.error().kind == ErrorKind::Forbidden);
    QVERIFY(ticket.error().nextStep.contains("ORG_ADMIN or CERT_ADMIN"_L1));
    QVERIFY(ticket.error().nextStep.contains("idn:campaign:manage"_L1));
}

void TestContractSailPointWriting::reviewersMayMoveTheirItems()
{
    SandboxTenant tenant(test::smallTenant({"--certifications 60", "--items 12"}));
    const auto admin = tenant.provider();
    const auto reviewer = tenant.provider(ApiVersion::V3, test::Who::Reviewer);
    CertificationQuery mine;
    mine.mine = true;
    mine.phase = CertificationPhase::Active;
    for (const Certification &source : test::allCertifications(*reviewer, mine)) {
        const auto items = test::allItems(*reviewer, source.id);
        if (source.isSigned() || items.empty())
            continue;
        const Identity target = test::targetFor(*admin, source);
        const auto ticket =
            test::sent(*reviewer, test::callFrom(*reviewer, u"certification-reassign"_s, source, target.id,
                                                 {reviewer->dialect().itemUnit(items.front())}));
        QVERIFY2(ticket.has_value(), ticket ? "" : qPrintable(why(ticket.error())));
        return;
    }
    QFAIL("the sandbox's reviewer has nothing open");
}

QTEST_GUILESS_MAIN(TestContractSailPointWriting)
#include "tst_contract_sailpoint_writing.moc"
