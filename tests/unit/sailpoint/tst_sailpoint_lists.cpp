// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qt_warnings.h"
#include "tests/unit/sailpoint/provider_fixture.h"
#include "tests/unit/sailpoint/seed_documents.h"
#include "tests/unit/sailpoint/settled.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::sailpoint;
using Fixture = test::ProviderFixture;
using test::callOf;
using test::settled;

class TestSailPointLists : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }

    void listsOfEveryVersion_data();
    void listsOfEveryVersion();
    void certificationQueries_data();
    void certificationQueries();
    void campaignQueries();
    void whatCannotBeAskedIsNotSent();
    void pageSizeIsBounded();
    void itemsCarryTheirCertification();
    void groupReviewedIsExplained();
    void forbiddenNamesTheRight();
    void tasks();
    void whatItOffers();
};

void TestSailPointLists::listsOfEveryVersion_data()
{
    QTest::addColumn<ApiVersion>("version");
    QTest::addColumn<QByteArrayList>("urls");
    QTest::addColumn<QStringList>("rateKeys");
    const auto row = [](ApiVersion version, const QByteArrayList &paths, const QStringList &keys) {
        QTest::newRow(qPrintable(toString(version))) << version << paths << keys;
    };
    const auto yearly = [](const QByteArray &v, const QByteArray &forwarding) {
        return QByteArrayList{'/' + v + "/campaigns?",
                              '/' + v + "/certifications?",
                              '/' + v + "/certifications/c%201/access-review-items?",
                              '/' + v + "/certifications/c%201/identity-summaries?",
                              '/' + v + "/public-identities?",
                              '/' + v + "/certification-tasks?",
                              '/' + v + "/certification-tasks/t%2F1",
                              '/' + forwarding + "/reassignment-configurations/p/evaluate/CERTIFICATIONS"};
    };
    const auto keys = [](const QString &most, const QString &campaigns, const QString &forwarding) {
        return QStringList{u"client "_s + campaigns, u"client "_s + most,      u"client "_s + most,
                           u"client "_s + most,      u"client "_s + most,      u"client "_s + most,
                           u"client "_s + most,      u"client "_s + forwarding};
    };
    row(ApiVersion::V3, yearly("v3", "v2025"), keys(u"v3"_s, u"v3"_s, u"v2025"_s));
    row(ApiVersion::V2024, yearly("v2024", "v2024"), keys(u"v2024"_s, u"v2024"_s, u"v2024"_s));
    row(ApiVersion::V2025, yearly("v2025", "v2025"), keys(u"v2025"_s, u"v2025"_s, u"v2025"_s));
    row(ApiVersion::V2026, yearly("v2026", "v2026"), keys(u"v2026"_s, u"v2026"_s, u"v2026"_s));
    row(ApiVersion::V1,
        {"/campaigns/v1?", "/certifications/v1?", "/certifications/v1/c%201/access-review-items?",
         "/certifications/v1/c%201/identity-summaries?", "/public-identities/v1?", "/certification-tasks/v1?",
         "/certification-tasks/v1/t%2F1", "/reassignment-configurations/v1/p/evaluate/CERTIFICATIONS"},
        keys(u"v1"_s, u"v1"_s, u"v1"_s));
    QByteArrayList beta = yearly("v3", "beta");
    beta[0] = "/beta/campaigns?";
    row(ApiVersion::Beta, beta, keys(u"v3"_s, u"beta"_s, u"beta"_s));
}

void TestSailPointLists::listsOfEveryVersion()
{
    QFETCH(ApiVersion, version);
    QFETCH(QByteArrayList, urls);
    QFETCH(QStringList, rateKeys);
    Fixture f(version);
    const PageRequest page{500, 250, true};
    const QByteArray paging = "limit=250&offset=500&count=true";
    for (int i = 0; i < 8; ++i)
        f.pipeline->answer(i == 6 ? QByteArray(R"({"id":"t"})") : QByteArray("[]"));
    QVERIFY(settled(f.provider.campaignReader()->campaigns({}, page, {})).has_value());
    QVERIFY(settled(f.provider.certificationReader()->certifications({}, page, {})).has_value());
    QVERIFY(settled(f.provider.certificationReader()->items(CertificationId(u"c 1"_s), page, {})).has_value());
    QVERIFY(
        settled(f.provider.certificationReader()->reviewedIdentities(CertificationId(u"c 1"_s), page, {})).has_value());
    QVERIFY(settled(f.provider.identityDirectory()->search({}, page, {})).has_value());
    QVERIFY(settled(f.provider.taskReader()->pendingTasks({}, page, {})).has_value());
    QVERIFY(settled(f.provider.taskReader()->task(TaskId(u"t/1"_s), {})).has_value());
    QVERIFY(settled(f.provider.identityDirectory()->forwardingOf(IdentityId(u"p"_s), {})).has_value());

    const QByteArrayList queries{paging + "&sorters=name%2Ccreated",
                                 paging + "&sorters=name%2Cdue",
                                 paging + "&sorters=identitySummary.name%2Caccess.name",
                                 paging + "&sorters=name",
                                 paging + "&sorters=name",
                                 paging,
                                 "",
                                 ""};
    QCOMPARE(f.pipeline->requests.size(), size_t(8));
    for (int i = 0; i < 8; ++i) {
        const ApiRequest &request = f.pipeline->requests[static_cast<size_t>(i)];
        QCOMPARE(request.url.toEncoded(), "https://acme.test" + urls[i] + queries[i]);
        QCOMPARE(request.rateKey, rateKeys[i]);
        QCOMPARE(request.method, QByteArray("GET"));
        QVERIFY(request.safety == Safety::Safe && request.authorized && request.body.isEmpty());
        const bool experimental = i == 7 && version != ApiVersion::Beta;
        QCOMPARE(request.headers.size(), size_t(experimental ? 1 : 0));
        if (experimental)
            QCOMPARE(request.headers[0].first, QByteArray("X-SailPoint-Experimental"));
    }
}

void TestSailPointLists::certificationQueries_data()
{
    QTest::addColumn<CertificationQuery>("query");
    QTest::addColumn<QByteArray>("parameters");
    const auto query = [](const std::function<void(CertificationQuery &)> &set) {
        CertificationQuery made;
        set(made);
        return made;
    };
    QTest::newRow("mine") << query([](auto &q) {
        q.mine = true;
        q.reviewer = IdentityId(u"ignored"_s);
    }) << QByteArray("reviewer-identity=me&");
    QTest::newRow("a reviewer") << query([](auto &q) { q.reviewer = IdentityId(u"r 1"_s); })
                                << QByteArray("reviewer-identity=r%201&");
    QTest::newRow("one id") << query([](auto &q) { q.ids = {CertificationId(u"a"_s)}; })
                            << QByteArray("filters=id%20eq%20%22a%22&");
    QTest::newRow("two campaigns") << query([](auto &q) {
        q.campaigns = {CampaignId(u"k"_s), CampaignId(u"l"_s)};
    }) << QByteArray("filters=campaign.id%20in%20%28%22k%22%2C%22l%22%29&");
    QTest::newRow("campaign and phase") << query([](auto &q) {
        q.campaigns = {CampaignId(u"k"_s)};
        q.phase = CertificationPhase::Active;
    }) << QByteArray("filters=campaign.id%20eq%20%22k%22%20and%20phase%20eq%20%22ACTIVE%22&");
    QTest::newRow("ids and campaigns: campaigns are checked here") << query([](auto &q) {
        q.ids = {CertificationId(u"a"_s), CertificationId(u"b"_s)};
        q.campaigns = {CampaignId(u"k"_s)};
    }) << QByteArray("filters=id%20in%20%28%22a%22%2C%22b%22%29&");
}

void TestSailPointLists::certificationQueries()
{
    QFETCH(CertificationQuery, query);
    QFETCH(QByteArray, parameters);
    Fixture f;
    f.pipeline->answer(R"([{"id":"a","campaign":{"id":"k"}},{"id":"b","campaign":{"id":"other"}}])");
    const auto page = settled(f.provider.certificationReader()->certifications(query, {}, {}));
    QVERIFY(page.has_value());
    QCOMPARE(f.asked(), "/v3/certifications?limit=250&offset=0&" + parameters + "sorters=name%2Cdue");
    const bool checkedHere = !query.ids.empty() && !query.campaigns.empty();
    QCOMPARE(page->items.size(), size_t(checkedHere ? 1 : 2));
    QCOMPARE(page->received, 2);
}

void TestSailPointLists::campaignQueries()
{
    Fixture f;
    f.pipeline->answer("[]");
    CampaignQuery query;
    query.ids = {CampaignId(u"k"_s)};
    query.statuses = {CampaignStatus::Active, CampaignStatus::Staged};
    query.nameStartsWith = u"R&D"_s;
    QVERIFY(settled(f.provider.campaignReader()->campaigns(query, {}, {})).has_value());
    QCOMPARE(f.asked(), QByteArray("/v3/campaigns?limit=250&offset=0&filters=id%20eq%20%22k%22%20and%20status%20in%20"
                                   "%28%22ACTIVE%22%2C%22STAGED%22%29%20and%20name%20sw%20%22R%2526D%22&sorters=name"
                                   "%2Ccreated"));
}

void TestSailPointLists::whatCannotBeAskedIsNotSent()
{
    Fixture f;
    CertificationQuery unknownPhase;
    unknownPhase.phase = CertificationPhase::Unknown;
    QVERIFY(settled(f.provider.certificationReader()->certifications(unknownPhase, {}, {})).error().kind ==
            ErrorKind::Invalid);
    CampaignQuery unknownStatus;
    unknownStatus.statuses = {CampaignStatus::Unknown};
    QVERIFY(settled(f.provider.campaignReader()->campaigns(unknownStatus, {}, {})).error().kind == ErrorKind::Invalid);
    CertificationQuery many;
    many.ids.resize(101, CertificationId(u"x"_s));
    QVERIFY(settled(f.provider.certificationReader()->certifications(many, {}, {})).error().kind == ErrorKind::Invalid);
    TaskQuery tasks;
    tasks.ids.resize(101, TaskId(u"x"_s));
    QVERIFY(settled(f.provider.taskReader()->pendingTasks(tasks, {}, {})).error().kind == ErrorKind::Invalid);
    CertificationQuery longUrl;
    longUrl.ids.resize(100, CertificationId(QString(80, u'x')));
    const auto refused = settled(f.provider.certificationReader()->certifications(longUrl, {}, {}));
    QVERIFY(refused.error().kind == ErrorKind::Invalid);
    QVERIFY(refused.error().message.contains("7000"_L1));
    QVERIFY(f.pipeline->requests.empty());
}

void TestSailPointLists::pageSizeIsBounded()
{
    Fixture f;
    f.pipeline->answer("[]");
    f.pipeline->answer("[]");
    QVERIFY(settled(f.provider.campaignReader()->campaigns({}, {-5, 1000, false}, {})).has_value());
    QVERIFY(f.asked().startsWith("/v3/campaigns?limit=250&offset=0&"));
    QVERIFY(settled(f.provider.campaignReader()->campaigns({}, {3, 0, false}, {})).has_value());
    QVERIFY(f.asked().startsWith("/v3/campaigns?limit=1&offset=3&"));
}

void TestSailPointLists::itemsCarryTheirCertification()
{
    Fixture f;
    f.pipeline->answer(R"([{"id":"i","identitySummary":{"id":"s","name":"Ana","identityId":"p"}}, 5])", 200,
                       {{"X-Total-Count", "2"}});
    const auto page = settled(f.provider.certificationReader()->items(CertificationId(u"c"_s), {0, 250, true}, {}));
    QVERIFY(page.has_value());
    QCOMPARE(page->items.size(), size_t(1));
    QCOMPARE(page->items[0].certification.toString(), u"c"_s);
    QCOMPARE(page->items[0].locator, u"s"_s);
    QCOMPARE(page->bad.size(), size_t(1));
    QCOMPARE(page->bad[0].path, u"/1"_s);
    QCOMPARE(page->total, std::optional<qint64>(2));
    QVERIFY(!page->mayHaveMore);
}

void TestSailPointLists::groupReviewedIsExplained()
{
    Fixture f;
    f.pipeline->refuse(ErrorKind::Invalid, 400);
    const auto items = settled(f.provider.certificationReader()->items(CertificationId(u"c"_s), {}, {}));
    QVERIFY(items.error().nextStep.contains("governance group"_L1));
    QCOMPARE(items.error().message, u"The tenant said no."_s);
    f.pipeline->refuse(ErrorKind::Invalid, 400);
    const auto people = settled(f.provider.certificationReader()->reviewedIdentities(CertificationId(u"c"_s), {}, {}));
    QVERIFY(people.error().nextStep.contains("governance group"_L1));
    f.pipeline->refuse(ErrorKind::Invalid, 400);
    const auto list = settled(f.provider.certificationReader()->certifications({}, {}, {}));
    QVERIFY(!list.error().nextStep.contains("governance group"_L1));
}

void TestSailPointLists::forbiddenNamesTheRight()
{
    Fixture f;
    f.pipeline->refuse(ErrorKind::Forbidden, 403);
    const auto campaigns = settled(f.provider.campaignReader()->campaigns({}, {}, {}));
    QVERIFY(campaigns.error().nextStep.contains("REPORT_ADMIN"_L1));
    QVERIFY(campaigns.error().nextStep.contains("idn:campaign:read"_L1));
    f.pipeline->refuse(ErrorKind::Forbidden, 403);
    const auto forwarding = settled(f.provider.identityDirectory()->forwardingOf(IdentityId(u"p"_s), {}));
    QVERIFY(forwarding.error().nextStep.contains("idn:reassignment-configuration:manage"_L1));
    f.pipeline->refuse(ErrorKind::Forbidden, 403);
    const auto sent = settled(
        f.provider.reassignWriter()->send(callOf(u"campaign-reassign"_s, u"/v3/campaigns/k/reassign"_s), {}, {}));
    QVERIFY(sent.error().nextStep.contains("ORG_ADMIN or CERT_ADMIN"_L1));
    QVERIFY(sent.error().nextStep.contains("idn:campaign:manage"_L1));
    // Our own read-only guard is Forbidden too, without a status: its advice stands.
    f.pipeline->refuse(ErrorKind::Forbidden, 0);
    QVERIFY(settled(f.provider.campaignReader()->campaigns({}, {}, {})).error().nextStep.isEmpty());
}

void TestSailPointLists::tasks()
{
    Fixture f;
    f.pipeline->answer("[" + test::seeds::taskWithTrailObject + "," + test::seeds::taskOfCampaign + "]");
    TaskQuery query;
    query.ids = {TaskId(u"a"_s), TaskId(u"b"_s)};
    query.targets = {u"k-0"_s};
    const auto page = settled(f.provider.taskReader()->pendingTasks(query, {}, {}));
    QVERIFY(page.has_value());
    QCOMPARE(f.asked(),
             QByteArray("/v3/certification-tasks?limit=250&offset=0&filters=id%20in%20%28%22a%22%2C%22b%22%29"));
    QCOMPARE(page->items.size(), size_t(1)); // targets are checked here when ids are given
    QCOMPARE(page->items[0].targetId, u"k-0"_s);

    f.pipeline->answer("[]");
    query.ids.clear();
    QVERIFY(settled(f.provider.taskReader()->pendingTasks(query, {}, {})).has_value());
    QVERIFY(f.asked().endsWith("filters=targetId%20eq%20%22k-0%22"));

    f.pipeline->answer(test::seeds::taskWithTrailArray);
    const auto one = settled(f.provider.taskReader()->task(TaskId(u"t-2"_s), {}));
    QVERIFY(one.has_value() && one->hasEnded());
    f.pipeline->answer("[]");
    const auto none = settled(f.provider.taskReader()->task(TaskId(u"t-2"_s), {}));
    QVERIFY(none.error().kind == ErrorKind::Protocol);
    QCOMPARE(none.error().httpStatus, 200);
}

void TestSailPointLists::whatItOffers()
{
    Fixture f(ApiVersion::V2025);
    QCOMPARE(f.provider.descriptor().id, u"sailpoint"_s);
    QCOMPARE(f.provider.descriptor().apiLabel, u"API v2025"_s);
    const Capabilities all = f.provider.capabilities();
    QCOMPARE(all.pageSize, 250);
    QVERIFY(all.totalCounts && all.wholeCertifications && all.items && all.tasks && all.forwardingLookup &&
            all.identitySearch && all.tenantWideLists);
    QCOMPARE(f.provider.dialect().operations().size(), size_t(3));
}

QTEST_GUILESS_MAIN(TestSailPointLists)
#include "tst_sailpoint_lists.moc"
