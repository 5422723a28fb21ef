// SPDX-License-Identifier: GPL-3.0-or-later
// What leaves, what comes back, and what is written about it.
#include "app/net/guarded_json.h"
#include "tests/support/qt_warnings.h"
#include "tests/unit/net/pipeline_fixture.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

using namespace baton;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using baton::test::FakeTransport;
using baton::test::PipelineFixture;
using Kind = TransportFailure::Kind;

class TestPipeline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }

    void setsTheHeaders()
    {
        PipelineSettings settings;
        settings.acceptLanguage = "de";
        PipelineFixture fix(settings);
        fix.transport.enqueue(200, "[]");
        fix.transport.enqueue(200, "{}");
        ApiRequest read = fix.read();
        read.headers = {{"X-Own", "1"}};
        const auto future = fix.send(read);
        QCOMPARE(future.result()->http.body, QByteArray("[]"));
        QCOMPARE(future.result()->attempts, 1);
        QCOMPARE(fix.sentHeader(0, "Authorization"), QByteArray("Bearer t1"));
        QVERIFY(fix.sentHeader(0, "User-Agent").startsWith("Baton/0."));
        QCOMPARE(fix.sentHeader(0, "Accept"), QByteArray("application/json"));
        QCOMPARE(fix.sentHeader(0, "Accept-Language"), QByteArray("de"));
        QCOMPARE(fix.sentHeader(0, "Content-Type"), QByteArray());
        QCOMPARE(fix.sentHeader(0, "X-Own"), QByteArray("1"));
        QCOMPARE(fix.sentHeader(0, "X-Request-Id").size(), qsizetype{36});
        QVERIFY(!fix.transport.requests()[0].oneShot);

        fix.send(fix.change());
        QCOMPARE(fix.sentHeader(1, "Content-Type"), QByteArray("application/json"));
        QVERIFY(fix.sentHeader(1, "X-Request-Id") != fix.sentHeader(0, "X-Request-Id"));
        QVERIFY(fix.transport.requests()[1].oneShot);
        QCOMPARE(fix.transport.requests()[1].body, QByteArray("{\"a\":1}"));
    }

    void unauthorizedGoesWithoutToken()
    {
        PipelineFixture fix;
        fix.pipeline->setTokenSource(nullptr);
        fix.transport.enqueue(200);
        ApiRequest signIn = fix.read();
        signIn.authorized = false;
        QVERIFY(fix.send(signIn).result());
        QCOMPARE(fix.sentHeader(0, "Authorization"), QByteArray());
        QCOMPARE(fix.errorOf(fix.send(fix.read())).kind, ErrorKind::Auth);
        QCOMPARE(fix.transport.count(), 1);
    }

    void neverFinishesInsideSend()
    {
        PipelineFixture fix;
        fix.transport.enqueue(200);
        const auto future = fix.pipeline->send(fix.read(), {});
        QVERIFY(!future.isFinished());
        QCOMPARE(fix.transport.count(), 0);
        fix.deliver();
        QVERIFY(future.isFinished());
    }

    // By status alone: Qt's own error code is the same for 422 and 429.
    void classifiesByStatus_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("kind");
        const std::vector<std::pair<int, const char *>> table{
            {302, "Protocol"},  {303, "Protocol"}, {304, "Protocol"}, {400, "Invalid"}, {401, "Auth"},
            {403, "Forbidden"}, {404, "NotFound"}, {405, "Invalid"},  {409, "Invalid"}, {412, "Invalid"},
            {415, "Invalid"},   {418, "Invalid"},  {422, "Invalid"},  {451, "Invalid"}, {429, "RateLimited"},
            {500, "Server"},    {502, "Server"},   {503, "Server"},   {504, "Server"},  {599, "Server"}};
        for (const auto &[status, kind] : table)
            QTest::addRow("%d", status) << status << QString::fromLatin1(kind);
    }
    void classifiesByStatus()
    {
        QFETCH(const int, status);
        QFETCH(const QString, kind);
        for (const Safety safety : {Safety::Safe, Safety::OneShot}) {
            PipelineFixture fix;
            fix.transport.setHandler([status](const HttpRequest &) {
                return FakeTransport::Outcome(
                    FakeTransport::answer(status, "in the vendor's words", {{"X-Tracking", "id7"}}));
            });
            const auto future = fix.send(fix.request(safety));
            fix.pass(10min);
            const Error error = fix.errorOf(future);
            // A gateway may answer 5xx after the tenant has acted; a 303 says where to read what came of it.
            const bool mayHaveActed = safety == Safety::OneShot && (status >= 500 || status == 303);
            QCOMPARE(toString(error.kind), mayHaveActed ? u"OutcomeUnknown"_s : kind);
            QCOMPARE(error.httpStatus, status);
            QCOMPARE(error.message, u"in the vendor's words"_s);
            QCOMPARE(error.trackingId, u"id7"_s);
            QVERIFY(!error.nextStep.isEmpty());
            QCOMPARE(error.attempts, fix.transport.count());
        }
    }

    void aSilentRefusalGetsOurSentence()
    {
        PipelineFixture fix;
        fix.transport.enqueue(403, "");
        QVERIFY(!fix.errorOf(fix.send(fix.read())).message.isEmpty());
    }

    // Whoever sent it, it was not the tenant: its kind is the status's, its words are about the way there.
    void aWebPageIsToldAsOne_data() { classifiesByStatus_data(); }
    void aWebPageIsToldAsOne()
    {
        QFETCH(const int, status);
        QFETCH(const QString, kind);
        for (const Safety safety : {Safety::Safe, Safety::OneShot}) {
            PipelineFixture fix;
            fix.transport.setHandler([status](const HttpRequest &) {
                return FakeTransport::Outcome(FakeTransport::answer(status, " <html>Not here</html>"));
            });
            const auto future = fix.send(fix.request(safety));
            fix.pass(10min);
            const Error error = fix.errorOf(future);
            const bool mayHaveActed = safety == Safety::OneShot && (status >= 500 || status == 303);
            QCOMPARE(toString(error.kind), mayHaveActed ? u"OutcomeUnknown"_s : kind);
            QCOMPARE(error.httpStatus, status);
            QCOMPARE(error.message, webPageError().message);
            QVERIFY(isWebPageError(error));
            // Where it may have been acted on, the rows decide.
            QCOMPARE(error.nextStep == webPageError().nextStep, !mayHaveActed);
            QVERIFY(!error.nextStep.isEmpty());
        }
    }

    // A redirect is an answer too: its status says whether something may have been done.
    void aRedirectHasItsStatus_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {301, 302, 303, 307, 308})
            QTest::addRow("%d", status) << status;
    }
    void aRedirectHasItsStatus()
    {
        QFETCH(const int, status);
        for (const Safety safety : {Safety::Safe, Safety::OneShot}) {
            PipelineFixture fix;
            TransportFailure redirect;
            redirect.kind = Kind::Redirect;
            redirect.status = status;
            redirect.message = u"to https://elsewhere.example"_s;
            fix.transport.enqueue(FakeTransport::Outcome(tl::unexpected(redirect)));
            const auto future = fix.send(fix.request(safety));
            fix.pass(10min);
            const Error error = fix.errorOf(future);
            const bool mayHaveActed = safety == Safety::OneShot && status == 303;
            QCOMPARE(error.kind, mayHaveActed ? ErrorKind::OutcomeUnknown : ErrorKind::Protocol);
            QCOMPARE(error.httpStatus, status);
            QVERIFY(describe(error).contains(redirect.message));
            QCOMPARE(fix.transport.count(), 1);
            QCOMPARE(QJsonDocument::fromJson(fix.logLines.front()).object().value(u"status"_s).toInt(), status);
        }
    }

    void aWebPageIsNoAnswerToARead()
    {
        PipelineFixture fix;
        fix.transport.enqueue(200, "<!DOCTYPE html>");
        const Error error = fix.errorOf(fix.send(fix.read()));
        QCOMPARE(error.kind, ErrorKind::Protocol);
        QVERIFY(error.message.contains(u"check the API address"_s));
        QCOMPARE(error.attempts, 1);
        // For a change its provider decides: it may have been acted on.
        fix.transport.enqueue(200, "<!DOCTYPE html>");
        QCOMPARE(fix.send(fix.change()).result()->http.body, QByteArray("<!DOCTYPE html>"));
    }

    // Every transport failure, for both kinds of request.
    void failuresBecomeErrors_data()
    {
        QTest::addColumn<int>("failure");
        QTest::addColumn<bool>("nothingSent");
        QTest::addColumn<QString>("safe");
        QTest::addColumn<QString>("oneShot");
        const auto row = [](const char *name, Kind kind, bool unsent, const char *safe, const char *oneShot) {
            QTest::newRow(name) << static_cast<int>(kind) << unsent << QString::fromLatin1(safe)
                                << QString::fromLatin1(oneShot);
        };
        row("broken off", Kind::Network, false, "Network", "OutcomeUnknown");
        row("refused", Kind::Network, true, "Network", "Network");
        row("timeout", Kind::Timeout, false, "Timeout", "OutcomeUnknown");
        row("tls handshake", Kind::Tls, true, "Tls", "Tls");
        row("tls later", Kind::Tls, false, "Tls", "OutcomeUnknown");
        row("too large", Kind::TooLarge, false, "Protocol", "OutcomeUnknown");
        row("canceled", Kind::Canceled, false, "Canceled", "OutcomeUnknown");
        row("canceled before", Kind::Canceled, true, "Canceled", "Canceled");
    }
    void failuresBecomeErrors()
    {
        QFETCH(const int, failure);
        QFETCH(const bool, nothingSent);
        QFETCH(const QString, safe);
        QFETCH(const QString, oneShot);
        for (const Safety safety : {Safety::Safe, Safety::OneShot}) {
            PipelineFixture fix;
            fix.transport.setHandler([=](const HttpRequest &) {
                return FakeTransport::failed(static_cast<Kind>(failure), nothingSent, u"because"_s);
            });
            const auto future = fix.send(fix.request(safety));
            fix.pass(10min);
            const Error error = fix.errorOf(future);
            QCOMPARE(toString(error.kind), safety == Safety::Safe ? safe : oneShot);
            QCOMPARE(error.httpStatus, 0);
            QCOMPARE(error.attempts, fix.transport.count());
            if (error.kind == ErrorKind::OutcomeUnknown) {
                QCOMPARE(fix.transport.count(), 1);
                QVERIFY(error.message.startsWith(u"The call may or may not have arrived. Baton does not send it a "
                                                 "second time."_s));
                QCOMPARE(error.causes, QStringList{u"because"_s});
            }
        }
    }

    void readOnlyRefusesEveryChangeBeforeAnythingElse()
    {
        PipelineSettings settings;
        settings.readOnly = true;
        PipelineFixture fix(settings);
        const Error error = fix.errorOf(fix.send(fix.change()));
        QCOMPARE(error.kind, ErrorKind::Forbidden);
        QVERIFY(error.message.contains(u"read-only"_s));
        QCOMPARE(error.attempts, 0);
        QCOMPARE(fix.journal.attempts.size(), size_t{0});
        QCOMPARE(fix.tokens.asked, 0);
        QCOMPARE(fix.transport.count(), 0);
        fix.transport.enqueue(200);
        ApiRequest query = fix.read(); // by its safety, not by its method
        query.method = "POST";
        QVERIFY(fix.send(query).result());
        fix.pipeline->setReadOnly(false);
        fix.transport.enqueue(200);
        QVERIFY(fix.send(fix.change()).result());
    }

    void aChangeWithoutJournalIsRefused()
    {
        PipelineFixture fix;
        ApiRequest change = fix.change();
        change.beforeAttempt = {};
        QCOMPARE(fix.errorOf(fix.send(change)).kind, ErrorKind::Internal);
        QCOMPARE(fix.transport.count(), 0);
    }

    void neverMoreThanSixOnTheirWay()
    {
        PipelineFixture fix;
        std::vector<QFuture<Result<ApiResponse>>> futures;
        for (int i = 0; i < 24; ++i)
            futures.push_back(fix.send(fix.read()));
        QCOMPARE(fix.transport.count(), 6);
        QCOMPARE(fix.pipeline->pending(), 24);
        for (size_t i = 0; i < 24; ++i) {
            fix.transport.finish(i, 200);
            fix.deliver();
        }
        QCOMPARE(fix.transport.mostPending(), 6);
        QVERIFY(std::all_of(futures.begin(), futures.end(), [](auto &future) { return future.result().has_value(); }));
        QCOMPARE(fix.pipeline->pending(), 0);
        QCOMPARE(fix.pipeline->inFlight(), 0);
    }

    void foregroundOvertakes()
    {
        PipelineSettings settings;
        settings.inFlight = 1;
        PipelineFixture fix(settings);
        const auto ask = [&](Priority priority, const QString &path) { fix.send(fix.read(path), {{}, priority}); };
        ask(Priority::Polling, u"/first"_s); // the gate is free
        ask(Priority::Polling, u"/poll"_s);
        ask(Priority::Background, u"/background"_s);
        ask(Priority::Foreground, u"/foreground"_s);
        for (size_t i = 0; i < 4; ++i) {
            fix.transport.finish(i, 200);
            fix.deliver();
        }
        QStringList order;
        for (const HttpRequest &request : fix.transport.requests())
            order << request.url.path();
        QCOMPARE(order, (QStringList{u"/first"_s, u"/foreground"_s, u"/background"_s, u"/poll"_s}));
    }

    void keepsToTheRateLimit()
    {
        PipelineFixture fix({}, RateLimit{100, 10s, false});
        fix.transport.setHandler(
            [](const HttpRequest &) { return FakeTransport::Outcome(FakeTransport::answer(200)); });
        std::vector<QFuture<Result<ApiResponse>>> futures;
        for (int i = 0; i < 150; ++i)
            futures.push_back(fix.send(fix.read()));
        fix.pass(10'399ms);
        QCOMPARE(fix.transport.count(), 96);
        ApiRequest other = fix.read();
        other.rateKey = u"client/v2025"_s;
        fix.send(other);
        QCOMPARE(fix.transport.count(), 97);
        fix.pass(1ms);
        QCOMPARE(fix.transport.count(), 151);
    }

    void logsEachAttemptWithoutSecrets()
    {
        PipelineFixture fix;
        fix.tokens.pending = std::make_shared<QPromise<Result<QByteArray>>>();
        fix.tokens.pending->start();
        fix.tokens.pending->addResult(Result<QByteArray>(QByteArray("canary-token")));
        fix.tokens.pending->finish();
        ApiRequest signIn = fix.read(u"/oauth/token?client_secret=canary-query"_s);
        signIn.method = "POST";
        signIn.authorized = false;
        signIn.body = "client_secret=canary-body";
        signIn.contentType = "application/x-www-form-urlencoded";
        signIn.headers = {{"Authorization", "Basic canary-basic"}, {"Cookie", "canary-cookie"}};
        fix.transport.enqueue(503, "canary-answer");
        fix.transport.enqueue(200, "{\"access_token\":\"canary-answer\"}", {{"Set-Cookie", "canary-set"}});
        fix.send(signIn);
        fix.pass(10s);
        fix.transport.enqueue(FakeTransport::failed(Kind::Timeout, false, u"canary-message"_s));
        fix.send(fix.change());

        QCOMPARE(fix.logLines.size(), size_t{3});
        QSet<QString> ids;
        for (const QByteArray &line : fix.logLines) {
            QVERIFY2(!line.contains("canary"), line.constData());
            ids.insert(QJsonDocument::fromJson(line).object().value(u"requestId"_s).toString());
        }
        QCOMPARE(ids.size(), 3);
        const QJsonObject second = QJsonDocument::fromJson(fix.logLines[1]).object();
        QCOMPARE(second.value(u"attempt"_s).toInt(), 2);
        QCOMPARE(second.value(u"status"_s).toInt(), 200);
        QCOMPARE(second.value(u"bytes"_s).toInt(), 32);
        const QJsonObject third = QJsonDocument::fromJson(fix.logLines[2]).object();
        QCOMPARE(third.value(u"failure"_s).toString(), u"Timeout"_s);
        QCOMPARE(third.value(u"status"_s).toInt(), 0);
    }
};

QTEST_GUILESS_MAIN(TestPipeline)
#include "tst_pipeline.moc"
