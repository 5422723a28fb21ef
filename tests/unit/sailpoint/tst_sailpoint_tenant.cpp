// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/sailpoint/make_sailpoint_provider.h"
#include "app/providers/sailpoint/sign_in.h"
#include "tests/support/fake_scheduler.h"
#include "tests/support/fake_transport.h"
#include "tests/support/qt_warnings.h"
#include "tests/unit/sailpoint/seed_documents.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::sailpoint;
using test::FakeTransport;

namespace {

const QByteArray tokenAnswer = R"({"access_token":"tok-1","token_type":"bearer","expires_in":749,
    "identity_id":"me-id"})";

/// The whole provider over a transport without a network and a clock that the test moves.
class Tenant
{
public:
    explicit Tenant(const QString &secret = u"s&cret é"_s)
    {
        SailPointSettings settings;
        settings.baseUrl = QUrl(u"https://acme.test/"_s);
        settings.clientId = u"client+1"_s;
        settings.secret = [secret] { return secret; };
        settings.pipeline.acceptLanguage = "de-DE";
        provider = makeSailPointProvider(std::move(settings), transport, scheduler,
                                         [this](const QByteArray &line) { log.append(line); });
    }

    /// Runs timers and the pool until the call ends.
    template <class T> Result<T> settled(QFuture<Result<T>> future)
    {
        const bool ended = QTest::qWaitFor(
            [&] {
                scheduler.advance(Millis(100));
                return future.isFinished();
            },
            20'000);
        if (!ended || future.resultCount() == 0)
            return failure(Error(ErrorKind::Internal, u"the call never ended"_s));
        return future.result();
    }

    test::FakeScheduler scheduler;
    FakeTransport transport;
    QByteArrayList log;
    std::unique_ptr<GovernanceProvider> provider;
};

} // namespace

class TestSailPointTenant : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }

    void signsInOnceThenReads();
    void signInRefused_data();
    void signInRefused();
    void signInAnswersOfOtherKinds_data();
    void signInAnswersOfOtherKinds();
    void tokenIsRenewedBeforeItExpires();
    void expiredTokenIsRenewedOnce();
    void rateLimitedReadWaitsAsLongAsTold();
    void seedErrorsKeepTheirKind_data();
    void seedErrorsKeepTheirKind();
    void whoAmISignsIn();
    void claimsOfTokens();
    void scopesOfTheAnswerDecideRights();
    void reassignGoesThroughTheGate();
    void goesDownWithCallsOpen();
};

void TestSailPointTenant::signsInOnceThenReads()
{
    Tenant tenant;
    tenant.transport.enqueue(200, tokenAnswer);
    tenant.transport.enqueue(200, R"([{"id":"k","name":"Q3"}])", {{"X-Total-Count", "1"}});
    tenant.transport.enqueue(200, "[]");
    const auto page = tenant.settled(tenant.provider->campaignReader()->campaigns({}, {0, 250, true}, {}));
    QVERIFY(page.has_value());
    QCOMPARE(page->items.at(0).name, u"Q3"_s);
    QVERIFY(tenant.settled(tenant.provider->taskReader()->pendingTasks({}, {}, {})).has_value());

    QCOMPARE(tenant.transport.count(), 3);
    const HttpRequest &signIn = tenant.transport.requests()[0];
    QCOMPARE(signIn.url.toEncoded(), QByteArray("https://acme.test/oauth/token"));
    QCOMPARE(signIn.body,
             QByteArray("grant_type=client_credentials&client_id=client%2B1&client_secret=s%26cret%20%C3%A9"));
    QCOMPARE(FakeTransport::header(signIn, "Content-Type"), QByteArray("application/x-www-form-urlencoded"));
    QCOMPARE(FakeTransport::header(signIn, "Authorization"), QByteArray());
    const HttpRequest &list = tenant.transport.requests()[1];
    QCOMPARE(FakeTransport::header(list, "Authorization"), QByteArray("Bearer tok-1"));
    QCOMPARE(FakeTransport::header(list, "Accept-Language"), QByteArray("de-DE"));
    QVERIFY(FakeTransport::header(list, "User-Agent").startsWith("Baton/"));
    QVERIFY(!tenant.log.isEmpty());
    for (const QByteArray &line : tenant.log)
        QVERIFY(!line.contains("cret") && !line.contains("tok-1"));
}

void TestSailPointTenant::signInRefused_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("400") << 400;
    QTest::newRow("401") << 401;
    QTest::newRow("403") << 403;
}

void TestSailPointTenant::signInRefused()
{
    QFETCH(int, status);
    Tenant tenant;
    tenant.transport.enqueue(status, R"({"error":"invalid_client","error_description":"Bad client credentials"})");
    const auto page = tenant.settled(tenant.provider->campaignReader()->campaigns({}, {}, {}));
    QVERIFY(!page.has_value());
    QVERIFY(page.error().kind == ErrorKind::Auth);
    QCOMPARE(page.error().httpStatus, status);
    QCOMPARE(page.error().message, u"The tenant does not accept this client id or secret."_s);
    QCOMPARE(page.error().causes, QStringList{u"invalid_client: Bad client credentials"_s});
    QVERIFY(!page.error().nextStep.isEmpty());
    QCOMPARE(tenant.transport.count(), 1);
}

void TestSailPointTenant::signInAnswersOfOtherKinds_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("no token in it") << 200 << QByteArray("{}") << ErrorKind::Protocol;
    QTest::newRow("a web page") << 200 << QByteArray("<html></html>") << ErrorKind::Protocol;
    QTest::newRow("a list") << 200 << QByteArray("[]") << ErrorKind::Protocol;
    QTest::newRow("wrong host") << 404 << QByteArray("<html></html>") << ErrorKind::NotFound;
    QTest::newRow("method not allowed") << 405 << QByteArray() << ErrorKind::Invalid;
}

void TestSailPointTenant::signInAnswersOfOtherKinds()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(ErrorKind, kind);
    Tenant tenant;
    tenant.transport.enqueue(status, body);
    const auto page = tenant.settled(tenant.provider->campaignReader()->campaigns({}, {}, {}));
    QVERIFY(!page.has_value());
    QCOMPARE(toString(page.error().kind), toString(kind));
    QVERIFY(!page.error().message.isEmpty() && !page.error().nextStep.isEmpty());
}

void TestSailPointTenant::tokenIsRenewedBeforeItExpires()
{
    Tenant tenant;
    tenant.transport.setHandler([&](const HttpRequest &request) -> std::optional<FakeTransport::Outcome> {
        const bool signIn = request.url.path() == "/oauth/token"_L1;
        return FakeTransport::answer(200, signIn ? tokenAnswer : QByteArray("[]"));
    });
    QVERIFY(tenant.settled(tenant.provider->taskReader()->pendingTasks({}, {}, {})).has_value());
    QCOMPARE(tenant.transport.count(), 2);
    tenant.scheduler.advance(std::chrono::seconds(600));
    QVERIFY(tenant.settled(tenant.provider->taskReader()->pendingTasks({}, {}, {})).has_value());
    QCOMPARE(tenant.transport.count(), 3);
    tenant.scheduler.advance(std::chrono::seconds(100)); // 49 s of 749 left
    QVERIFY(tenant.settled(tenant.provider->taskReader()->pendingTasks({}, {}, {})).has_value());
    QCOMPARE(tenant.transport.count(), 5);
}

void TestSailPointTenant::expiredTokenIsRenewedOnce()
{
    Tenant tenant;
    tenant.transport.enqueue(200, tokenAnswer);
    tenant.transport.enqueue(401, test::seeds::unauthorized);
    tenant.transport.enqueue(200, tokenAnswer);
    tenant.transport.enqueue(401, test::seeds::unauthorized);
    const auto page = tenant.settled(tenant.provider->campaignReader()->campaigns({}, {}, {}));
    QVERIFY(page.error().kind == ErrorKind::Auth);
    QCOMPARE(page.error().message, u"JWT validation failed: JWT is expired"_s);
    QCOMPARE(tenant.transport.count(), 4);
}

void TestSailPointTenant::rateLimitedReadWaitsAsLongAsTold()
{
    Tenant tenant;
    tenant.transport.enqueue(200, tokenAnswer);
    tenant.transport.enqueue(429, test::seeds::tooManyRequests, {{"Retry-After", "7"}});
    tenant.transport.enqueue(200, "[]");
    const Millis before = tenant.scheduler.now();
    QVERIFY(tenant.settled(tenant.provider->campaignReader()->campaigns({}, {}, {})).has_value());
    QVERIFY(tenant.scheduler.now() - before >= std::chrono::seconds(7));
    QCOMPARE(tenant.transport.count(), 3);
}

void TestSailPointTenant::seedErrorsKeepTheirKind_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("code");
    QTest::newRow("400") << 400 << test::seeds::badRequest << ErrorKind::Invalid << u"400.1 Bad Request Content"_s;
    QTest::newRow("403") << 403 << test::seeds::forbidden << ErrorKind::Forbidden << u"403 Forbidden"_s;
    QTest::newRow("404") << 404 << test::seeds::notFound << ErrorKind::NotFound << u"404 Not found"_s;
    QTest::newRow("500") << 500 << test::seeds::internalFault << ErrorKind::Server << u"500.0 Internal Fault"_s;
    QTest::newRow("429 with Retry-After") << 429 << test::seeds::tooManyRequests << ErrorKind::RateLimited << QString();
}

void TestSailPointTenant::seedErrorsKeepTheirKind()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, code);
    Tenant tenant;
    tenant.transport.setHandler([&](const HttpRequest &request) -> std::optional<FakeTransport::Outcome> {
        if (request.url.path() == "/oauth/token"_L1)
            return FakeTransport::answer(200, tokenAnswer);
        return FakeTransport::answer(status, body, {{"Retry-After", "1"}});
    });
    const auto task = tenant.settled(tenant.provider->taskReader()->task(TaskId(u"t"_s), {}));
    QVERIFY(!task.has_value());
    QCOMPARE(toString(task.error().kind), toString(kind));
    QCOMPARE(task.error().httpStatus, status);
    QCOMPARE(task.error().vendorCode, code);
    QCOMPARE(task.error().trackingId.isEmpty(), status == 429);
    QVERIFY(!task.error().message.isEmpty());
    if (status == 429)
        QCOMPARE(task.error().retryAfter, std::optional(std::chrono::milliseconds(1000)));
}

void TestSailPointTenant::whoAmISignsIn()
{
    Tenant tenant;
    tenant.transport.enqueue(200, tokenAnswer);
    tenant.transport.enqueue(200, R"([{"id":"me-id","name":"Ana Ruiz"}])");
    const auto me = tenant.settled(tenant.provider->whoAmI({}));
    QVERIFY(me.has_value());
    QCOMPARE(me->id.toString(), u"me-id"_s);
    QCOMPARE(me->name, u"Ana Ruiz"_s);
}

void TestSailPointTenant::claimsOfTokens()
{
    const QByteArray payload =
        QByteArray(R"({"identity_id":"p","user_name":"ana","authorities":["sp:user","ORG_ADMIN",7],
        "scope":["FA=="]})")
            .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    QCOMPARE(claimsOf("head." + payload + ".sign").identityId, u"p"_s);
    QCOMPARE(claimsOf("head." + payload + ".sign").userName, u"ana"_s);
    QCOMPARE(claimsOf("head." + payload + ".sign").userLevels, (QStringList{u"sp:user"_s, u"ORG_ADMIN"_s}));
    QVERIFY(claimsOf("head." + payload + ".sign").scopes.isEmpty());
    for (const QByteArray &token :
         {QByteArray(), QByteArray("opaque"), QByteArray("a.b.c"), QByteArray("x." + payload)})
        QVERIFY(claimsOf(token).identityId.isEmpty());
}

void TestSailPointTenant::scopesOfTheAnswerDecideRights()
{
    for (const bool names : {true, false}) {
        Tenant tenant;
        tenant.transport.enqueue(200, names ? R"({"access_token":"tok-1","scope":"idn:campaign:read sp:search:read"})"
                                            : R"({"access_token":"tok-1","scope":"FA=="})");
        tenant.transport.enqueue(200, "[]");
        const auto rights = tenant.settled(tenant.provider->rights({}));
        QVERIFY(rights.has_value());
        QVERIFY(rights->listCampaigns == Answer::Yes);
        QVERIFY(rights->reassignWhole == (names ? Answer::No : Answer::Unknown));
        QVERIFY(rights->reassignItems == (names ? Answer::No : Answer::Unknown));
    }
}

void TestSailPointTenant::reassignGoesThroughTheGate()
{
    Tenant tenant;
    tenant.transport.enqueue(200, tokenAnswer);
    tenant.transport.enqueue(202, test::seeds::taskOfCampaign, {{"X-Deprecated", "true"}});
    Call call;
    call.operationId = u"campaign-reassign"_s;
    call.method = u"POST"_s;
    call.path = u"/beta/campaigns/k/reassign"_s;
    call.body = R"({"certificationIds":["a"],"reassignTo":{"id":"p","type":"IDENTITY"},"reason":"r"})";
    int asked = 0;
    const BeforeAttempt gate = [&](const SendAttempt &) {
        asked += tenant.transport.count() == 1 ? 1 : 100; // before the call left, after the sign-in
        return QtFuture::makeReadyFuture(Result<void>());
    };
    const auto ticket = tenant.settled(tenant.provider->reassignWriter()->send(call, gate, {}));
    QVERIFY(ticket.has_value());
    QCOMPARE(asked, 1);
    QVERIFY(ticket->deprecatedPath);
    QCOMPARE(ticket->task.value().id.toString(), u"t-0"_s);
    QCOMPARE(tenant.transport.requests().back().body, call.body);
    QVERIFY(tenant.transport.requests().back().oneShot);
}

void TestSailPointTenant::goesDownWithCallsOpen()
{
    auto tenant = std::make_unique<Tenant>();
    std::vector<QFuture<Result<Page<Campaign>>>> open;
    open.push_back(tenant->provider->campaignReader()->campaigns({}, {}, {})); // waits for its token
    const auto who = tenant->provider->whoAmI({});
    tenant->scheduler.advance(Millis(10));
    tenant->provider.reset();
    tenant->scheduler.advance(Millis(10));
    QVERIFY(QTest::qWaitFor([&] { return open[0].isFinished() && who.isFinished(); }, 20'000));
}

QTEST_GUILESS_MAIN(TestSailPointTenant)
#include "tst_sailpoint_tenant.moc"
