// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/sandbox_tenant.h"
#include "tests/support/qt_warnings.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace baton;
using sailpoint::ApiVersion;
using test::SandboxTenant;
using test::settled;

namespace {

sandbox::Fault statusFault(const std::string &endpoint, int status, const std::string &body, std::uint32_t times = 0)
{
    sandbox::Fault fault;
    fault.endpoint = endpoint;
    fault.status = status;
    fault.body = body;
    fault.times = times;
    return fault;
}

} // namespace

class TestContractSailPointSignIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }

    void oneTokenForManyCalls();
    void wrongSecret();
    void expiredTokenIsRenewed();
    void shortLivedTokensAreRenewedInTime();
    void whoIsSignedIn();
    void whatOneMayDo();
    void webPages_data();
    void webPages();
    void wrongUrl();
    void rateLimitIsWaitedOut();
};

void TestContractSailPointSignIn::oneTokenForManyCalls()
{
    SandboxTenant tenant(test::smallTenant({"--certifications 30", "--items 3"}));
    const auto provider = tenant.provider();
    std::vector<QFuture<Result<Page<Campaign>>>> calls;
    calls.reserve(20);
    for (int i = 0; i < 20; ++i)
        calls.push_back(provider->campaignReader()->campaigns({}, {}, {}));
    for (const auto &call : calls)
        QVERIFY(settled(call).has_value());
    QCOMPARE(tenant.requestCount("/oauth/token"), 1);
    QCOMPARE(tenant.requestCount("/v3/campaigns", 200), 20);
}

void TestContractSailPointSignIn::wrongSecret()
{
    SandboxTenant tenant(test::smallTenant({"--certifications 30", "--items 3"}));
    const auto provider = tenant.provider(ApiVersion::V3, test::Who::WrongSecret);
    const auto page = settled(provider->campaignReader()->campaigns({}, {}, {}));
    QVERIFY(!page.has_value());
    QVERIFY(page.error().kind == ErrorKind::Auth);
    QCOMPARE(page.error().message, u"The tenant does not accept this client id or secret."_s);
    QVERIFY(!page.error().causes.isEmpty() && !page.error().nextStep.isEmpty());
    QCOMPARE(tenant.requestCount("/v3/campaigns"), 0);
    const auto me = settled(provider->whoAmI({}));
    QVERIFY(me.error().kind == ErrorKind::Auth);
}

void TestContractSailPointSignIn::expiredTokenIsRenewed()
{
    SandboxTenant tenant(test::smallTenant({"--certifications 30", "--items 3"}));
    const auto provider = tenant.provider();
    QVERIFY(settled(provider->campaignReader()->campaigns({}, {}, {})).has_value());
    tenant.sandbox().setFaults(
        {statusFault("campaigns", 401, R"({"error":"JWT validation failed: JWT is expired"})", 1)});
    QVERIFY(settled(provider->campaignReader()->campaigns({}, {}, {})).has_value());
    QCOMPARE(tenant.requestCount("/oauth/token"), 2);
    QCOMPARE(tenant.requestCount("/v3/campaigns", 401), 1);

    tenant.sandbox().setFaults({statusFault("campaigns", 401, R"({"error":"JWT validation failed: JWT is expired"})")});
    const auto refused = settled(provider->campaignReader()->campaigns({}, {}, {}));
    QVERIFY(refused.error().kind == ErrorKind::Auth);
    QCOMPARE(refused.error().message, u"JWT validation failed: JWT is expired"_s);
}

void TestContractSailPointSignIn::shortLivedTokensAreRenewedInTime()
{
    SandboxTenant tenant(test::smallTenant({"--certifications 30", "--items 3", "--token-lifetime 2"}));
    const auto provider = tenant.provider();
    // Calls over more than one lifetime; none meets an expired token.
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 3500)
        QVERIFY(settled(provider->campaignReader()->campaigns({}, {}, {})).has_value());
    QVERIFY(tenant.requestCount("/oauth/token") >= 3);
    QCOMPARE(tenant.requestCount("/v3/campaigns", 401), 0);
}

void TestContractSailPointSignIn::whoIsSignedIn()
{
    SandboxTenant tenant(test::smallTenant({"--certifications 30", "--items 3"}));
    for (const ApiVersion version : sailpoint::allApiVersions) {
        const auto me = settled(tenant.provider(version)->whoAmI({}));
        QVERIFY2(me.has_value(), me ? "" : qPrintable(describe(me.error())));
        QVERIFY(!me->id.isEmpty() && !me->name.isEmpty());
    }
}

void TestContractSailPointSignIn::whatOneMayDo()
{
    SandboxTenant tenant(test::smallTenant({"--certifications 30", "--items 3"}));
    for (const ApiVersion version : sailpoint::allApiVersions) {
        const auto admin = settled(tenant.provider(version)->rights({}));
        QVERIFY2(admin.has_value(), admin ? "" : qPrintable(describe(admin.error())));
        QVERIFY(admin->listCampaigns == Answer::Yes);
        QVERIFY(admin->reassignWhole != Answer::No);
        QVERIFY(admin->reassignItems == Answer::Yes);

        const auto reviewer = settled(tenant.provider(version, test::Who::Reviewer)->rights({}));
        QVERIFY2(reviewer.has_value(), reviewer ? "" : qPrintable(describe(reviewer.error())));
        QVERIFY(reviewer->listCampaigns == Answer::No);
        QVERIFY(reviewer->reassignWhole == Answer::No);
        QVERIFY(!reviewer->wholeNeeds.isEmpty());
        QVERIFY(reviewer->reassignItems == Answer::Yes);
    }
    QCOMPARE(tenant.requestCount("/reassign"), 0);
}

void TestContractSailPointSignIn::webPages_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<int>("status");
    QTest::addColumn<ErrorKind>("kind");
    const std::vector<std::pair<int, ErrorKind>> kinds{
        {200, ErrorKind::Protocol}, {302, ErrorKind::Protocol},  {400, ErrorKind::Invalid},
        {401, ErrorKind::Auth},     {403, ErrorKind::Forbidden}, {404, ErrorKind::NotFound},
        {405, ErrorKind::Invalid},  {409, ErrorKind::Invalid},   {501, ErrorKind::Server}};
    for (const char *endpoint : {"campaigns", "items", "token"}) {
        for (const auto &[status, kind] : kinds)
            QTest::addRow("%s, %d", endpoint, status) << QString::fromLatin1(endpoint) << status << kind;
    }
    QTest::newRow("campaigns, 500") << u"campaigns"_s << 500 << ErrorKind::Server; // after every attempt
}

void TestContractSailPointSignIn::webPages()
{
    QFETCH(QString, endpoint);
    QFETCH(int, status);
    QFETCH(ErrorKind, kind);
    SandboxTenant tenant(test::smallTenant({"--certifications 30", "--items 3"}));
    const auto provider = tenant.provider();
    const CertificationId certification = test::allCertifications(*provider).front().id;
    // A provider of its own, which has no token yet.
    const auto another = tenant.provider();
    tenant.sandbox().setFaults(
        {statusFault(endpoint.toStdString(), status, "<!DOCTYPE html><html><body>Hello</body></html>")});
    std::optional<Error> error;
    if (endpoint == "items"_L1) {
        if (const auto page = settled(another->certificationReader()->items(certification, {}, {}), 60'000); !page)
            error = page.error();
    } else if (const auto page = settled(another->campaignReader()->campaigns({}, {}, {}), 60'000); !page) {
        error = page.error();
    }
    QVERIFY(error);
    QCOMPARE(toString(error->kind), toString(kind));
    QCOMPARE(error->httpStatus, status);
    QVERIFY2(error->message.contains("web page"_L1), qPrintable(error->message));
    QVERIFY2(error->nextStep.contains("API address"_L1), qPrintable(error->nextStep));
    QVERIFY(!describe(*error).contains(u'<'));
}

void TestContractSailPointSignIn::wrongUrl()
{
    SandboxTenant tenant(test::smallTenant({"--certifications 30", "--items 3"}));
    tenant.sandbox().setFaults({statusFault("token", 404, "<html>nothing here</html>")});
    const auto provider = tenant.provider();
    const auto page = settled(provider->campaignReader()->campaigns({}, {}, {}));
    QVERIFY(page.error().kind == ErrorKind::NotFound);
    QVERIFY2(page.error().nextStep.contains("API address"_L1), qPrintable(page.error().nextStep));
    const auto another = tenant.provider();
    tenant.goAway();
    const auto gone = settled(another->campaignReader()->campaigns({}, {}, {}), 60'000);
    QCOMPARE(toString(gone.error().kind), u"Network"_s);
    QVERIFY(!gone.error().message.isEmpty() && !gone.error().nextStep.isEmpty());
}

void TestContractSailPointSignIn::rateLimitIsWaitedOut()
{
    SandboxTenant tenant(test::smallTenant({"--certifications 10", "--items 3", "--rate-limit 5/1"}));
    const auto provider = tenant.provider();
    std::vector<QFuture<Result<Page<Campaign>>>> calls;
    calls.reserve(12);
    for (int i = 0; i < 12; ++i)
        calls.push_back(provider->campaignReader()->campaigns({}, {}, {}));
    for (const auto &call : calls)
        QVERIFY(settled(call, 60'000).has_value());
    QVERIFY(tenant.requestCount("/v3/campaigns", 429) > 0);
    QCOMPARE(tenant.requestCount("/v3/campaigns", 200), 12);
}

QTEST_GUILESS_MAIN(TestContractSailPointSignIn)
#include "tst_contract_sailpoint_signin.moc"
