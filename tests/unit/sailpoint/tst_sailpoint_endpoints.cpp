// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/sailpoint/endpoint_table.h"
#include "app/providers/sailpoint/sailpoint_client.h"
#include "tests/support/qt_warnings.h"

#include <QTest>

#include <set>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::sailpoint;

class TestSailPointEndpoints : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }

    void pathsOfEveryVersion_data();
    void pathsOfEveryVersion();
    void everyRowAndVersionIsListedAbove();
    void argumentsArePercentEncoded();
    void versionsHaveNames();
    void versionOfAPath_data();
    void versionOfAPath();
    void onlyBetaIsDeprecatedAndSaysWhereToGo();
    void onlyForwardingIsExperimental();
    void rightsAreNamed();
    void urlsAreJoinedByteForByte_data();
    void urlsAreJoinedByteForByte();

private:
    static std::set<std::pair<int, int>> s_listed;
};

std::set<std::pair<int, int>> TestSailPointEndpoints::s_listed;

void TestSailPointEndpoints::pathsOfEveryVersion_data()
{
    QTest::addColumn<Endpoint>("endpoint");
    QTest::addColumn<ApiVersion>("connection");
    QTest::addColumn<QString>("path");
    QTest::addColumn<ApiVersion>("serves");

    const auto row = [](Endpoint endpoint, ApiVersion connection, const char *path, ApiVersion serves) {
        s_listed.insert({int(endpoint), int(connection)});
        QTest::addRow("%s %s", endpointRow(endpoint).name, qPrintable(toString(connection)))
            << endpoint << connection << QString::fromLatin1(path) << serves;
    };
    using V = ApiVersion;
    using E = Endpoint;
    row(E::CampaignList, V::V3, "/v3/campaigns", V::V3);
    row(E::CampaignList, V::V2024, "/v2024/campaigns", V::V2024);
    row(E::CampaignList, V::V2025, "/v2025/campaigns", V::V2025);
    row(E::CampaignList, V::V2026, "/v2026/campaigns", V::V2026);
    row(E::CampaignList, V::V1, "/campaigns/v1", V::V1);
    row(E::CampaignList, V::Beta, "/beta/campaigns", V::Beta);
    row(E::CertificationList, V::V3, "/v3/certifications", V::V3);
    row(E::CertificationList, V::V2024, "/v2024/certifications", V::V2024);
    row(E::CertificationList, V::V2025, "/v2025/certifications", V::V2025);
    row(E::CertificationList, V::V2026, "/v2026/certifications", V::V2026);
    row(E::CertificationList, V::V1, "/certifications/v1", V::V1);
    row(E::CertificationList, V::Beta, "/v3/certifications", V::V3);
    row(E::ItemList, V::V3, "/v3/certifications/a/access-review-items", V::V3);
    row(E::ItemList, V::V2024, "/v2024/certifications/a/access-review-items", V::V2024);
    row(E::ItemList, V::V2025, "/v2025/certifications/a/access-review-items", V::V2025);
    row(E::ItemList, V::V2026, "/v2026/certifications/a/access-review-items", V::V2026);
    row(E::ItemList, V::V1, "/certifications/v1/a/access-review-items", V::V1);
    row(E::ItemList, V::Beta, "/v3/certifications/a/access-review-items", V::V3);
    row(E::IdentitySummaryList, V::V3, "/v3/certifications/a/identity-summaries", V::V3);
    row(E::IdentitySummaryList, V::V2024, "/v2024/certifications/a/identity-summaries", V::V2024);
    row(E::IdentitySummaryList, V::V2025, "/v2025/certifications/a/identity-summaries", V::V2025);
    row(E::IdentitySummaryList, V::V2026, "/v2026/certifications/a/identity-summaries", V::V2026);
    row(E::IdentitySummaryList, V::V1, "/certifications/v1/a/identity-summaries", V::V1);
    row(E::IdentitySummaryList, V::Beta, "/v3/certifications/a/identity-summaries", V::V3);
    row(E::PublicIdentityList, V::V3, "/v3/public-identities", V::V3);
    row(E::PublicIdentityList, V::V2024, "/v2024/public-identities", V::V2024);
    row(E::PublicIdentityList, V::V2025, "/v2025/public-identities", V::V2025);
    row(E::PublicIdentityList, V::V2026, "/v2026/public-identities", V::V2026);
    row(E::PublicIdentityList, V::V1, "/public-identities/v1", V::V1);
    row(E::PublicIdentityList, V::Beta, "/v3/public-identities", V::V3);
    row(E::TaskList, V::V3, "/v3/certification-tasks", V::V3);
    row(E::TaskList, V::V2024, "/v2024/certification-tasks", V::V2024);
    row(E::TaskList, V::V2025, "/v2025/certification-tasks", V::V2025);
    row(E::TaskList, V::V2026, "/v2026/certification-tasks", V::V2026);
    row(E::TaskList, V::V1, "/certification-tasks/v1", V::V1);
    row(E::TaskList, V::Beta, "/v3/certification-tasks", V::V3);
    row(E::TaskGet, V::V3, "/v3/certification-tasks/a", V::V3);
    row(E::TaskGet, V::V2024, "/v2024/certification-tasks/a", V::V2024);
    row(E::TaskGet, V::V2025, "/v2025/certification-tasks/a", V::V2025);
    row(E::TaskGet, V::V2026, "/v2026/certification-tasks/a", V::V2026);
    row(E::TaskGet, V::V1, "/certification-tasks/v1/a", V::V1);
    row(E::TaskGet, V::Beta, "/v3/certification-tasks/a", V::V3);
    // v3 never had work reassignment; the first yearly version that the tenant surely has stands in.
    row(E::ForwardingEvaluate, V::V3, "/v2025/reassignment-configurations/a/evaluate/CERTIFICATIONS", V::V2025);
    row(E::ForwardingEvaluate, V::V2024, "/v2024/reassignment-configurations/a/evaluate/CERTIFICATIONS", V::V2024);
    row(E::ForwardingEvaluate, V::V2025, "/v2025/reassignment-configurations/a/evaluate/CERTIFICATIONS", V::V2025);
    row(E::ForwardingEvaluate, V::V2026, "/v2026/reassignment-configurations/a/evaluate/CERTIFICATIONS", V::V2026);
    row(E::ForwardingEvaluate, V::V1, "/reassignment-configurations/v1/a/evaluate/CERTIFICATIONS", V::V1);
    row(E::ForwardingEvaluate, V::Beta, "/beta/reassignment-configurations/a/evaluate/CERTIFICATIONS", V::Beta);
    row(E::CampaignReassign, V::V3, "/v3/campaigns/a/reassign", V::V3);
    row(E::CampaignReassign, V::V2024, "/v2024/campaigns/a/reassign", V::V2024);
    row(E::CampaignReassign, V::V2025, "/v2025/campaigns/a/reassign", V::V2025);
    row(E::CampaignReassign, V::V2026, "/v2026/campaigns/a/reassign", V::V2026);
    row(E::CampaignReassign, V::V1, "/campaigns/v1/a/reassign", V::V1);
    row(E::CampaignReassign, V::Beta, "/beta/campaigns/a/reassign", V::Beta);
    row(E::CertificationReassign, V::V3, "/v3/certifications/a/reassign", V::V3);
    row(E::CertificationReassign, V::V2024, "/v2024/certifications/a/reassign", V::V2024);
    row(E::CertificationReassign, V::V2025, "/v2025/certifications/a/reassign", V::V2025);
    row(E::CertificationReassign, V::V2026, "/v2026/certifications/a/reassign", V::V2026);
    row(E::CertificationReassign, V::V1, "/certifications/v1/a/reassign", V::V1);
    row(E::CertificationReassign, V::Beta, "/v3/certifications/a/reassign", V::V3);
    row(E::CertificationReassignAsync, V::V3, "/v3/certifications/a/reassign-async", V::V3);
    row(E::CertificationReassignAsync, V::V2024, "/v2024/certifications/a/reassign-async", V::V2024);
    row(E::CertificationReassignAsync, V::V2025, "/v2025/certifications/a/reassign-async", V::V2025);
    row(E::CertificationReassignAsync, V::V2026, "/v2026/certifications/a/reassign-async", V::V2026);
    row(E::CertificationReassignAsync, V::V1, "/certifications/v1/a/reassign-async", V::V1);
    row(E::CertificationReassignAsync, V::Beta, "/v3/certifications/a/reassign-async", V::V3);
}

void TestSailPointEndpoints::pathsOfEveryVersion()
{
    QFETCH(Endpoint, endpoint);
    QFETCH(ApiVersion, connection);
    QFETCH(QString, path);
    QFETCH(ApiVersion, serves);
    const EndpointPath made = endpointPath(endpoint, connection, {u"a"_s});
    QCOMPARE(made.path, path);
    QCOMPARE(toString(made.version), toString(serves));
    QVERIFY(versionOfPath(made.path) == serves);
}

void TestSailPointEndpoints::everyRowAndVersionIsListedAbove()
{
    QCOMPARE(s_listed.size(), endpointTable().size() * allApiVersions.size());
}

void TestSailPointEndpoints::argumentsArePercentEncoded()
{
    QCOMPARE(endpointPath(Endpoint::TaskGet, ApiVersion::V3, {u"a/../b?c#d é%"_s}).path,
             u"/v3/certification-tasks/a%2F..%2Fb%3Fc%23d%20%C3%A9%25"_s);
}

void TestSailPointEndpoints::versionsHaveNames()
{
    for (const ApiVersion version : allApiVersions)
        QVERIFY(apiVersionFromString(toString(version)) == version);
    QVERIFY(!apiVersionFromString(u"v4"_s));
    QVERIFY(!apiVersionFromString(QString()));
}

void TestSailPointEndpoints::versionOfAPath_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("foreign service") << u"/other/v1/x"_s;
    QTest::newRow("bare v1") << u"/v1/campaigns"_s;
    QTest::newRow("nothing") << QString();
    QTest::newRow("no slash") << u"v3/campaigns"_s;
}

void TestSailPointEndpoints::versionOfAPath()
{
    QFETCH(QString, path);
    QVERIFY(!versionOfPath(path));
}

void TestSailPointEndpoints::onlyBetaIsDeprecatedAndSaysWhereToGo()
{
    for (const EndpointRow &row : endpointTable()) {
        for (const ApiVersion version : allApiVersions) {
            const EndpointPath path = endpointPath(row.endpoint, version, {u"a"_s});
            const bool expected = path.version == ApiVersion::Beta && row.endpoint != Endpoint::ForwardingEvaluate;
            QCOMPARE(!path.deprecation.isEmpty(), expected);
            if (expected)
                QVERIFY(path.deprecation.contains("v3"_L1) && path.deprecation.contains("v1"_L1));
        }
    }
}

void TestSailPointEndpoints::onlyForwardingIsExperimental()
{
    for (const EndpointRow &row : endpointTable()) {
        for (const ApiVersion version : allApiVersions) {
            QCOMPARE(endpointPath(row.endpoint, version, {u"a"_s}).experimental,
                     row.endpoint == Endpoint::ForwardingEvaluate && version != ApiVersion::Beta);
        }
    }
}

void TestSailPointEndpoints::rightsAreNamed()
{
    const QString whole = rightsSentence(endpointRow(Endpoint::CampaignReassign));
    QVERIFY(whole.contains("ORG_ADMIN or CERT_ADMIN"_L1) && whole.contains("idn:campaign:manage"_L1));
    QVERIFY(!whole.contains("reviewer"_L1));
    QVERIFY(rightsSentence(endpointRow(Endpoint::CertificationReassign)).contains("reviewer"_L1));
    QVERIFY(rightsSentence(endpointRow(Endpoint::PublicIdentityList)).contains("sp:scopes:default"_L1));
}

void TestSailPointEndpoints::urlsAreJoinedByteForByte_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("url");
    QTest::newRow("plain") << u"https://acme.api.identitynow.com"_s << u"a"_s
                           << QByteArray("https://acme.api.identitynow.com/v3/x?filters=a");
    QTest::newRow("slash and prefix") << u"http://127.0.0.1:8080/sp//"_s << u"a"_s
                                      << QByteArray("http://127.0.0.1:8080/sp/v3/x?filters=a");
    QTest::newRow("quotes and spaces") << u"https://t"_s << u"id eq \"b\""_s
                                       << QByteArray("https://t/v3/x?filters=id%20eq%20%22b%22");
    QTest::newRow("double escape") << u"https://t"_s << u"\"50%25\""_s
                                   << QByteArray("https://t/v3/x?filters=%2250%2525%22");
    QTest::newRow("what a query would split at")
        << u"https://t"_s << u"a+b&c=d;e#f"_s << QByteArray("https://t/v3/x?filters=a%2Bb%26c%3Dd%3Be%23f");
    QTest::newRow("backslash and brackets")
        << u"https://t"_s << u"\\(\"[]{}|^`<>"_s
        << QByteArray("https://t/v3/x?filters=%5C%28%22%5B%5D%7B%7D%7C%5E%60%3C%3E");
    QTest::newRow("scripts") << u"https://t"_s << u"Ünal 王"_s
                             << QByteArray("https://t/v3/x?filters=%C3%9Cnal%20%E7%8E%8B");
}

void TestSailPointEndpoints::urlsAreJoinedByteForByte()
{
    QFETCH(QString, base);
    QFETCH(QString, value);
    QFETCH(QByteArray, url);
    QCOMPARE(joinedUrl(QUrl(base), u"/v3/x"_s, {{"filters", value}}).toEncoded(), url);
}

QTEST_GUILESS_MAIN(TestSailPointEndpoints)
#include "tst_sailpoint_endpoints.moc"
