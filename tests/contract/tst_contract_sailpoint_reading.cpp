// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/sandbox_tenant.h"
#include "tests/support/qt_warnings.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace baton;
using sailpoint::ApiVersion;
using test::everyPage;
using test::SandboxTenant;
using test::settled;

namespace {

/// One tenant for all reading tests: nothing here changes it.
SandboxTenant &tenant()
{
    static SandboxTenant shared(test::smallTenant({"--certifications 620", "--items 30"}));
    return shared;
}

template <class T, class IdOf> bool allDistinct(const std::vector<T> &rows, IdOf idOf)
{
    QSet<QString> ids;
    for (const T &row : rows)
        ids.insert(idOf(row));
    return ids.size() == static_cast<qsizetype>(rows.size());
}

} // namespace

class TestContractSailPointReading : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }

    void versions_data();
    void campaigns_data() { versions_data(); }
    void campaigns();
    void certificationsPageCompletely_data() { versions_data(); }
    void certificationsPageCompletely();
    void certificationFilters_data() { versions_data(); }
    void certificationFilters();
    void items_data() { versions_data(); }
    void items();
    void identities_data() { versions_data(); }
    void identities();
    void forwarding_data() { versions_data(); }
    void forwarding();
    void tasksOfAQuietTenant_data() { versions_data(); }
    void tasksOfAQuietTenant();
    void namesWithOddCharacters();
    void everybodyIsFoundAsDisplayed();
    void asReviewer_data() { versions_data(); }
    void asReviewer();
    void governanceGroupIsExplained();
    void pastTheEnd_data();
    void pastTheEnd();
    void unknownIds();
};

void TestContractSailPointReading::versions_data()
{
    QTest::addColumn<ApiVersion>("version");
    for (const ApiVersion version : sailpoint::allApiVersions)
        QTest::newRow(qPrintable(toString(version))) << version;
}

void TestContractSailPointReading::campaigns()
{
    QFETCH(ApiVersion, version);
    const auto provider = tenant().provider(version);
    const std::vector<Campaign> all = test::allCampaigns(*provider);
    QCOMPARE(all.size(), size_t(12));
    QVERIFY(allDistinct(all, [](const Campaign &each) { return each.id.toString(); }));
    for (const Campaign &campaign : all) {
        QVERIFY(!campaign.name.isEmpty() && campaign.created.isValid());
        QVERIFY2(campaign.type != CampaignType::Unknown, qPrintable(campaign.type.raw));
        QVERIFY2(campaign.status != CampaignStatus::Unknown, qPrintable(campaign.status.raw));
    }
    // Every known status, one at a time and together, is what the list says.
    CampaignQuery open;
    open.statuses = {CampaignStatus::Active, CampaignStatus::Staged};
    const auto filtered = settled(provider->campaignReader()->campaigns(open, {}, {}));
    QVERIFY2(filtered.has_value(), filtered ? "" : qPrintable(describe(filtered.error())));
    const auto expected = std::count_if(all.begin(), all.end(), [](const Campaign &each) {
        return each.status == CampaignStatus::Active || each.status == CampaignStatus::Staged;
    });
    QCOMPARE(static_cast<long>(filtered->items.size()), static_cast<long>(expected));
    QVERIFY(expected > 1);
    CampaignQuery one;
    one.ids = {all.back().id};
    one.nameStartsWith = all.back().name.left(4);
    QCOMPARE(settled(provider->campaignReader()->campaigns(one, {}, {}))->items.at(0).name, all.back().name);
}

void TestContractSailPointReading::certificationsPageCompletely()
{
    QFETCH(ApiVersion, version);
    const auto provider = tenant().provider(version);
    for (const int limit : {250, 97}) {
        const auto all = everyPage<Certification>(
            [&](const PageRequest &page) { return provider->certificationReader()->certifications({}, page, {}); },
            limit);
        QVERIFY2(all.has_value(), all ? "" : qPrintable(describe(all.error())));
        QCOMPARE(all->size(), size_t(620));
        QVERIFY(allDistinct(*all, [](const Certification &each) { return each.id.toString(); }));
    }
    const auto first = settled(provider->certificationReader()->certifications({}, {0, 250, true}, {}));
    QCOMPARE(first->total, std::optional<qint64>(620));
    QVERIFY(first->mayHaveMore);
    for (const Certification &each : first->items) {
        QVERIFY(!each.name.isEmpty() && !each.campaign.name.isEmpty() && !each.reviewer.id.isEmpty());
        QVERIFY(each.phase != CertificationPhase::Unknown && each.reviewer.type != ReviewerType::Unknown);
        QVERIFY(each.campaign.campaignType != CampaignType::Unknown);
        QVERIFY(each.campaign.mandatoryComment != CommentRequirement::Unknown);
        QVERIFY(each.decisionsTotal.has_value() && each.identitiesTotal.has_value() && each.completed.has_value());
        QVERIFY(each.isSigned() == (each.phase == CertificationPhase::Signed));
    }
}

void TestContractSailPointReading::certificationFilters()
{
    QFETCH(ApiVersion, version);
    const auto provider = tenant().provider(version);
    const std::vector<Certification> all = test::allCertifications(*provider);
    const auto matching = [&all](const auto &holds) {
        return static_cast<size_t>(std::count_if(all.begin(), all.end(), holds));
    };
    CertificationQuery byCampaigns;
    byCampaigns.campaigns = {all.front().campaign.id, all.back().campaign.id};
    QCOMPARE(test::allCertifications(*provider, byCampaigns).size(), matching([&](const Certification &each) {
                 return each.campaign.id == all.front().campaign.id || each.campaign.id == all.back().campaign.id;
             }));
    for (const CertificationPhase phase :
         {CertificationPhase::Staged, CertificationPhase::Active, CertificationPhase::Signed}) {
        CertificationQuery byPhase;
        byPhase.phase = phase;
        QCOMPARE(test::allCertifications(*provider, byPhase).size(),
                 matching([&](const Certification &each) { return each.phase == phase; }));
    }
    CertificationQuery byReviewer;
    byReviewer.reviewer = all.front().reviewer.id;
    const auto his = test::allCertifications(*provider, byReviewer);
    QCOMPARE(his.size(),
             matching([&](const Certification &each) { return each.reviewer.id == all.front().reviewer.id; }));
    CertificationQuery byIds;
    for (size_t i = 0; i < 100; ++i)
        byIds.ids.push_back(all[i * 6].id);
    QCOMPARE(test::allCertifications(*provider, byIds).size(), size_t(100));
    byIds.campaigns = {all.front().campaign.id};
    for (const Certification &each : test::allCertifications(*provider, byIds))
        QVERIFY(each.campaign.id == all.front().campaign.id);
}

void TestContractSailPointReading::items()
{
    QFETCH(ApiVersion, version);
    const auto provider = tenant().provider(version);
    const Certification open = test::openCertification(*provider);
    const std::vector<ReviewItem> items = test::allItems(*provider, open.id);
    QCOMPARE(static_cast<int>(items.size()), open.decisionsTotal.value());
    QVERIFY(allDistinct(items, [](const ReviewItem &each) { return each.id.toString(); }));
    QSet<QString> summaries;
    for (const ReviewItem &each : items) {
        QVERIFY(each.certification == open.id && !each.accessId.isEmpty() && !each.accessName.isEmpty());
        QVERIFY2(each.accessType != AccessType::Unknown, qPrintable(each.accessType.raw));
        QVERIFY2(each.decision != Decision::Unknown, qPrintable(each.decision.raw));
        QVERIFY(!each.identityName.isEmpty() && !each.summaryId.isEmpty() && each.locator == each.summaryId);
        summaries.insert(each.summaryId);
    }
    const auto people = everyPage<ReviewedIdentity>([&](const PageRequest &page) {
        return provider->certificationReader()->reviewedIdentities(open.id, page, {});
    });
    QVERIFY(people.has_value());
    QCOMPARE(static_cast<int>(people->size()), open.identitiesTotal.value());
    for (const ReviewedIdentity &each : *people)
        QVERIFY(summaries.contains(each.summaryId));
    const auto paged = everyPage<ReviewItem>(
        [&](const PageRequest &page) { return provider->certificationReader()->items(open.id, page, {}); }, 7);
    QCOMPARE(paged->size(), items.size());
}

void TestContractSailPointReading::identities()
{
    QFETCH(ApiVersion, version);
    const auto provider = tenant().provider(version);
    IdentityDirectory &directory = *provider->identityDirectory();
    const auto all = everyPage<Identity>([&](const PageRequest &page) { return directory.search({}, page, {}); });
    QVERIFY(all.has_value());
    QCOMPARE(all->size(), size_t(300));

    std::vector<IdentityId> ids;
    for (const Identity &each : *all)
        ids.push_back(each.id);
    ids.emplace_back(u"nobody-at-all"_s);
    const auto found = settled(directory.byIds(ids, {}));
    QVERIFY2(found.has_value(), found ? "" : qPrintable(describe(found.error())));
    QCOMPARE(found->size(), size_t(300));

    const Identity &someone = all->at(17);
    QCOMPARE(settled(directory.find(someone.alias.toUpper(), {}))->id.toString(), someone.id.toString());
    QCOMPARE(settled(directory.find(someone.email, {}))->id.toString(), someone.id.toString());
    QCOMPARE(settled(directory.find(someone.id.toString(), {}))->id.toString(), someone.id.toString());
    QVERIFY(settled(directory.find(u"nobody@example.invalid"_s, {})).error().kind == ErrorKind::NotFound);

    const auto typed = settled(directory.search(someone.alias.left(3), {}, {}));
    QVERIFY(std::any_of(typed->items.begin(), typed->items.end(),
                        [&](const Identity &each) { return each.id == someone.id; }));
    const auto words = settled(directory.search(someone.alias + u' ' + someone.name.section(u' ', 0, 0), {}, {}));
    QVERIFY(std::any_of(words->items.begin(), words->items.end(),
                        [&](const Identity &each) { return each.id == someone.id; }));
    const auto has = [&all](const auto &holds) { return std::any_of(all->begin(), all->end(), holds); };
    QVERIFY(has([](const Identity &each) { return each.state == IdentityState::Active; }));
    QVERIFY(has([](const Identity &each) { return each.state == IdentityState::InactiveShortTerm; }));
    QVERIFY(has([](const Identity &each) { return !each.managerId.isEmpty() && !each.managerName.isEmpty(); }));
    QVERIFY(has([](const Identity &each) { return !each.department.isEmpty(); }));
}

void TestContractSailPointReading::forwarding()
{
    QFETCH(ApiVersion, version);
    const auto provider = tenant().provider(version);
    const auto people = settled(provider->identityDirectory()->search({}, {}, {}));
    int forwarded = 0;
    for (const Identity &person : people->items) {
        const auto lands = settled(provider->identityDirectory()->forwardingOf(person.id, {}));
        QVERIFY2(lands.has_value(), lands ? "" : qPrintable(describe(lands.error())));
        QCOMPARE(lands->landsAt == person.id, lands->trail.empty());
        forwarded += lands->trail.empty() ? 0 : 1;
    }
    QVERIFY(forwarded > 0);
}

void TestContractSailPointReading::tasksOfAQuietTenant()
{
    QFETCH(ApiVersion, version);
    const auto provider = tenant().provider(version);
    const auto pending = settled(provider->taskReader()->pendingTasks({}, {0, 250, true}, {}));
    QVERIFY(pending.has_value());
    QVERIFY(pending->items.empty() && !pending->mayHaveMore);
    QVERIFY(settled(provider->taskReader()->task(TaskId(u"no/such task"_s), {})).error().kind == ErrorKind::NotFound);
}

void TestContractSailPointReading::namesWithOddCharacters()
{
    const auto provider = tenant().provider();
    // Found by its whole name, whatever characters are in it; other campaigns may begin alike.
    for (const Campaign &campaign : test::allCampaigns(*provider)) {
        CampaignQuery query;
        query.nameStartsWith = campaign.name;
        const auto found = settled(provider->campaignReader()->campaigns(query, {}, {}));
        QVERIFY2(found.has_value(), qPrintable(campaign.name));
        QVERIFY2(std::any_of(found->items.begin(), found->items.end(),
                             [&](const Campaign &each) { return each.id == campaign.id; }),
                 qPrintable(campaign.name));
    }
    // Text that means something to the grammar or to a URL is refused by nobody and finds nobody.
    for (const QString &odd : {u"O\"Hara"_s, u"back\\slash"_s, u"R&D"_s, u"50%"_s, u"#1"_s, u"a+b"_s, u"(x)"_s,
                               u"%22"_s, u"' or 1"_s, u"王"_s, u"\\\""_s, u"trailing\\"_s}) {
        const auto found = settled(provider->identityDirectory()->find(odd, {}));
        QVERIFY2(!found && found.error().kind == ErrorKind::NotFound, qPrintable(odd));
        QVERIFY2(settled(provider->identityDirectory()->search(odd, {}, {})).has_value(), qPrintable(odd));
    }
    const auto people = settled(provider->identityDirectory()->search({}, {}, {}));
    for (const Identity &person : people->items) {
        const auto found = settled(provider->identityDirectory()->search(person.name.section(u' ', 0, 0), {}, {}));
        QVERIFY2(std::any_of(found->items.begin(), found->items.end(),
                             [&](const Identity &each) { return each.id == person.id; }),
                 qPrintable(person.name));
    }
}

void TestContractSailPointReading::everybodyIsFoundAsDisplayed()
{
    SandboxTenant own(test::smallTenant({"--certifications 10", "--identities 1000"}));
    const auto provider = own.provider();
    IdentityDirectory &directory = *provider->identityDirectory();
    const auto all = everyPage<Identity>([&](const PageRequest &page) { return directory.search({}, page, {}); });
    QCOMPARE(all->size(), size_t(1000));
    QHash<QString, int> sharing;
    for (const Identity &person : *all)
        ++sharing[person.name];
    const auto requests = own.requestCount("/v3/public-identities");
    int asked = 0;
    int joined = 0;
    for (const Identity &person : *all) {
        joined += person.name.contains(u' ') ? 0 : 1;
        const auto found = settled(directory.search(person.name, {0, 20, false}, {}));
        ++asked;
        QVERIFY2(found.has_value(), qPrintable(person.name));
        const bool isThere = std::any_of(found->items.begin(), found->items.end(),
                                         [&](const Identity &each) { return each.id == person.id; });
        QVERIFY2(isThere || (sharing[person.name] > 20 && found->mayHaveMore), qPrintable(person.name));
    }
    QVERIFY(joined > 20);
    QCOMPARE(own.requestCount("/v3/public-identities") - requests, asked); // one request each
}

void TestContractSailPointReading::asReviewer()
{
    QFETCH(ApiVersion, version);
    const auto provider = tenant().provider(version, test::Who::Reviewer);
    const auto me = settled(provider->whoAmI({}));
    QVERIFY2(me.has_value(), me ? "" : qPrintable(describe(me.error())));
    QVERIFY(!me->id.isEmpty() && !me->name.isEmpty());
    CertificationQuery mine;
    mine.mine = true;
    const auto certifications = test::allCertifications(*provider, mine);
    QVERIFY(!certifications.empty());
    for (const Certification &each : certifications)
        QVERIFY(each.reviewer.id == me->id);
    QVERIFY(settled(provider->certificationReader()->items(certifications.front().id, {}, {})).has_value());

    const auto forbidden = settled(provider->campaignReader()->campaigns({}, {}, {}));
    QVERIFY(!forbidden.has_value());
    QVERIFY(forbidden.error().kind == ErrorKind::Forbidden);
    QVERIFY2(forbidden.error().nextStep.contains("CERT_ADMIN"_L1), qPrintable(forbidden.error().nextStep));
    QVERIFY(!forbidden.error().trackingId.isEmpty());

    const auto admin = tenant().provider(version);
    QVERIFY(settled(admin->whoAmI({}))->id != me->id);
    const Certification others = test::openCertification(*admin);
    if (others.reviewer.id != me->id) {
        const auto items = settled(provider->certificationReader()->items(others.id, {}, {}));
        QVERIFY(items.error().kind == ErrorKind::Forbidden);
        QVERIFY(items.error().nextStep.contains("reviewer"_L1));
    }
}

void TestContractSailPointReading::governanceGroupIsExplained()
{
    const auto provider = tenant().provider();
    const auto all = test::allCertifications(*provider);
    const auto group = std::find_if(all.begin(), all.end(), [](const Certification &each) {
        return each.reviewer.type == ReviewerType::GovernanceGroup;
    });
    QVERIFY(group != all.end());
    const auto items = settled(provider->certificationReader()->items(group->id, {}, {}));
    QVERIFY(!items.has_value());
    QVERIFY(items.error().kind == ErrorKind::Invalid);
    QVERIFY(items.error().nextStep.contains("governance group"_L1));
    const auto people = settled(provider->certificationReader()->reviewedIdentities(group->id, {}, {}));
    if (!people)
        QVERIFY(people.error().nextStep.contains("governance group"_L1));
}

void TestContractSailPointReading::pastTheEnd_data()
{
    QTest::addColumn<QString>("variant");
    QTest::addColumn<bool>("isError");
    QTest::newRow("empty page") << u"--variant past-end=empty"_s << false;
    QTest::newRow("refused") << u"--variant past-end=400"_s << true;
}

void TestContractSailPointReading::pastTheEnd()
{
    QFETCH(QString, variant);
    QFETCH(bool, isError);
    SandboxTenant own(test::smallTenant({"--certifications 500", "--items 3", variant.toStdString()}));
    const auto provider = own.provider();
    // An exact multiple of the page size is where a reader without a total would step past the end.
    QCOMPARE(test::allCertifications(*provider).size(), size_t(500));
    QCOMPARE(own.requestCount("/v3/certifications", 400), 0);
    const auto beyond = settled(provider->certificationReader()->certifications({}, {500, 250, false}, {}));
    QCOMPARE(!beyond.has_value(), isError);
    if (beyond)
        QVERIFY(beyond->items.empty() && !beyond->mayHaveMore);
}

void TestContractSailPointReading::unknownIds()
{
    const auto provider = tenant().provider();
    const auto items = settled(provider->certificationReader()->items(CertificationId(u"no such/one?"_s), {}, {}));
    QVERIFY(items.error().kind == ErrorKind::NotFound);
    QVERIFY(!items.error().message.isEmpty() && !items.error().trackingId.isEmpty());
    CertificationQuery query;
    query.ids = {CertificationId(u"0123"_s), CertificationId(u"no \"such\" one"_s)};
    const auto page = settled(provider->certificationReader()->certifications(query, {}, {}));
    QVERIFY(page.has_value() && page->items.empty());
}

QTEST_GUILESS_MAIN(TestContractSailPointReading)
#include "tst_contract_sailpoint_reading.moc"
