// SPDX-License-Identifier: GPL-3.0-or-later
// What goes out again, when, and what does not.
#include "app/net/single_flight_token_source.h"
#include "tests/support/qt_warnings.h"
#include "tests/unit/net/pipeline_fixture.h"

#include <QTest>

using namespace baton;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using baton::test::FakeTransport;
using baton::test::PipelineFixture;
using Kind = TransportFailure::Kind;

class TestPipelineRetry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }

    void aSafeOneIsTriedFourTimes()
    {
        PipelineFixture fix;
        for (const int status : {500, 502, 503})
            fix.transport.enqueue(status);
        fix.transport.enqueue(200, "[7]");
        const auto future = fix.send(fix.read());
        QCOMPARE(fix.transport.count(), 1);
        QCOMPARE(fix.pipeline->inFlight(), 0); // who waits to try again is in nobody's way
        fix.pass(499ms);
        QCOMPARE(fix.transport.count(), 1);
        fix.pass(1ms);
        QCOMPARE(fix.transport.count(), 2);
        fix.pass(1'000ms);
        QCOMPARE(fix.transport.count(), 3);
        fix.pass(2'000ms);
        QCOMPARE(fix.transport.count(), 4);
        QCOMPARE(future.result()->http.body, QByteArray("[7]"));
        QCOMPARE(future.result()->attempts, 4);
        QCOMPARE(fix.tokens.invalidated.size(), size_t{0});
    }

    void aOneShotIsNeverRepeatedAfterA5xxOrSilence_data()
    {
        QTest::addColumn<int>("status"); // 0: hung up, 1: timeout
        for (const int status : {0, 1, 500, 502, 503, 504, 408, 400, 409, 302})
            QTest::addRow("%d", status) << status;
    }
    void aOneShotIsNeverRepeatedAfterA5xxOrSilence()
    {
        QFETCH(const int, status);
        PipelineFixture fix;
        fix.transport.setHandler([status](const HttpRequest &) {
            return status > 1 ? FakeTransport::Outcome(FakeTransport::answer(status, "", {{"Retry-After", "1"}}))
                              : FakeTransport::failed(status == 0 ? Kind::Network : Kind::Timeout);
        });
        const auto future = fix.send(fix.change());
        fix.pass(1h);
        QVERIFY(future.isFinished());
        QCOMPARE(fix.transport.count(), 1);
        QCOMPARE(fix.journal.attempts.size(), size_t{1});
    }

    void retryAfterOf503Wins()
    {
        PipelineFixture fix;
        fix.transport.enqueue(503, "", {{"Retry-After", "7"}});
        fix.transport.enqueue(200);
        const auto future = fix.send(fix.read());
        fix.pass(6'999ms);
        QVERIFY(!future.isFinished());
        fix.pass(1ms);
        QVERIFY(future.result());
    }

    void a429HoldsEverythingOfItsKey_data()
    {
        QTest::addColumn<QByteArray>("retryAfter");
        QTest::addColumn<int>("ms");
        QTest::newRow("seconds") << QByteArray("5") << 5'000;
        QTest::newRow("date") << QByteArray("Mon, 02 Mar 2026 09:17:00 GMT") << 20'000; // the test's clock: 9:16:40
        QTest::newRow("absent") << QByteArray() << 2'000;
        QTest::newRow("absurd") << QByteArray("31536000") << 120'000;
        QTest::newRow("unreadable") << QByteArray("soon") << 2'000;
    }
    void a429HoldsEverythingOfItsKey()
    {
        QFETCH(const QByteArray, retryAfter);
        QFETCH(const int, ms);
        for (const Safety safety : {Safety::Safe, Safety::OneShot}) {
            PipelineFixture fix;
            HeaderList headers;
            if (!retryAfter.isEmpty())
                headers.emplace_back("Retry-After", retryAfter);
            fix.transport.enqueue(429, "", headers);
            fix.transport.setHandler([&fix](const HttpRequest &) -> std::optional<FakeTransport::Outcome> {
                if (fix.transport.count() == 1)
                    return std::nullopt; // the queued 429
                return FakeTransport::Outcome(FakeTransport::answer(200));
            });
            const auto first = fix.send(fix.request(safety));
            QCOMPARE(fix.transport.count(), 1);
            const auto second = fix.send(fix.read(u"/second"_s));
            QCOMPARE(fix.limiter.heldFor(u"client/v3"_s), Millis(ms));
            fix.pass(Millis(ms - 1));
            QCOMPARE(fix.transport.count(), 1);
            fix.pass(1ms);
            QCOMPARE(fix.transport.count(), 3);
            QCOMPARE(first.result()->attempts, 2);
            QVERIFY(second.result());
        }
    }

    void whoWasHeldKeepsItsPlace()
    {
        PipelineFixture fix({}, RateLimit{2, 10s, false}); // paced: one per window
        fix.transport.enqueue(429, "", {{"Retry-After", "1"}});
        fix.transport.enqueue(200, "next");
        const auto first = fix.send(fix.read());
        const auto second = fix.send(fix.read());
        fix.pass(10'400ms);
        QCOMPARE(first.result()->http.body, QByteArray("next"));
        QVERIFY(!second.isFinished());
    }

    void a429IsPatientFourTimes()
    {
        PipelineFixture fix;
        fix.transport.setHandler([](const HttpRequest &) {
            return FakeTransport::Outcome(FakeTransport::answer(429, "", {{"Retry-After", "3"}}));
        });
        const auto future = fix.send(fix.change());
        fix.pass(1min);
        QCOMPARE(fix.transport.count(), 4);
        const Error error = fix.errorOf(future);
        QCOMPARE(error.kind, ErrorKind::RateLimited);
        QCOMPARE(error.attempts, 4);
        QCOMPARE(error.retryAfter, std::optional<Millis>(3'000ms));
        QCOMPARE(fix.journal.attempts.size(), size_t{4});
    }

    void aRefusalIsToldWhenItIsRead()
    {
        PipelineFixture fix;
        fix.transport.enqueue(429, "slow down", {{"Retry-After", "3"}});
        fix.transport.enqueue(401, "who are you");
        fix.transport.enqueue(400, "no"); // the last word is told by the answer alone
        ApiRequest request = fix.change();
        QStringList told;
        request.afterRefusal = [&](const Error &error, Millis wait) {
            told << u"%1 %2 %3"_s.arg(error.message).arg(wait.count()).arg(fix.journal.attempts.size());
        };
        const auto future = fix.send(request);
        QCOMPARE(told, QStringList{u"slow down 3000 1"_s}); // and not only when the next attempt leaves
        fix.pass(10s);
        QCOMPARE(told, (QStringList{u"slow down 3000 1"_s, u"who are you 0 2"_s}));
        QCOMPARE(fix.errorOf(future).message, u"no"_s);
        QCOMPARE(fix.journal.attempts.size(), size_t{3});
    }

    void whoeverHearsOfARefusalMayEndThePipeline()
    {
        PipelineFixture fix;
        fix.transport.enqueue(429, "slow down", {{"Retry-After", "3"}});
        ApiRequest request = fix.change();
        request.afterRefusal = [&](const Error &, Millis) { fix.pipeline.reset(); };
        const auto future = fix.send(request);
        fix.pass(10s);
        QCOMPARE(fix.errorOf(future).kind, ErrorKind::Canceled);
        QCOMPARE(fix.transport.count(), 1);
    }

    // A person may think for long before an attempt may leave; everything else goes on meanwhile.
    void whoIsKeptWaitingGivesItsPlaceToOthers()
    {
        PipelineSettings settings;
        settings.inFlight = 1;
        PipelineFixture fix(settings, RateLimit{1, 10s, false});
        fix.transport.enqueue(200);
        fix.transport.enqueue(200);
        fix.journal.hold = true;
        const auto change = fix.send(fix.change());
        const auto read = fix.send(fix.read());
        fix.pass(1s);
        QCOMPARE(fix.transport.count(), 0); // a slow disk is worth waiting for
        fix.pass(5s);
        QCOMPARE(fix.transport.count(), 1);
        QVERIFY(read.result());
        fix.pass(1h);
        QCOMPARE(fix.journal.attempts.size(), size_t{1});
        fix.journal.hold = false;
        fix.journal.release();
        fix.deliver();
        QVERIFY(change.result());
        QCOMPARE(fix.transport.count(), 2);
        QCOMPARE(fix.journal.attempts.size(), size_t{2}); // it may have to wait again, so it asks again
        QCOMPARE(fix.journal.attempts[1].number, 1);
    }

    void whoIsKeptWaitingAndRefusedNeverLeaves()
    {
        PipelineFixture fix;
        fix.journal.hold = true;
        const auto change = fix.send(fix.change());
        fix.pass(1h);
        fix.journal.held->addResult(Result<void>(failure({ErrorKind::Canceled, u"Stopped."_s})));
        fix.journal.held->finish();
        fix.pass(1h);
        QCOMPARE(fix.errorOf(change).message, u"Stopped."_s);
        QCOMPARE(fix.transport.count(), 0);
    }

    void a429WithoutKeyHoldsOnlyItself()
    {
        PipelineFixture fix;
        fix.transport.enqueue(429, "", {{"Retry-After", "5"}});
        fix.transport.enqueue(200);
        fix.transport.enqueue(200);
        ApiRequest loose = fix.read();
        loose.rateKey.clear();
        const auto future = fix.send(loose);
        QVERIFY(fix.send(fix.read()).result());
        fix.pass(4'999ms);
        QVERIFY(!future.isFinished());
        fix.pass(1ms);
        QVERIFY(future.result());
    }

    // Granted by the limiter, waiting for the gate, when another's 429 comes in.
    void whoWaitsForTheGateIsHeldToo()
    {
        PipelineSettings settings;
        settings.inFlight = 1;
        PipelineFixture fix(settings, RateLimit{100, 10s, false});
        const auto first = fix.send(fix.read());
        const auto second = fix.send(fix.read());
        fix.transport.finish(0, FakeTransport::Outcome(FakeTransport::answer(429, "", {{"Retry-After", "5"}})));
        fix.pass(4'999ms);
        QCOMPARE(fix.transport.count(), 1);
        fix.pass(1ms);
        fix.transport.finish(1, 200);
        fix.deliver();
        fix.transport.finish(2, 200);
        fix.deliver();
        QVERIFY(first.result());
        QVERIFY(second.result());
    }

    void twentyRefusedTokensMakeOneRefresh()
    {
        PipelineSettings settings;
        settings.inFlight = 20;
        PipelineFixture fix(settings);
        int signIns = 0;
        SingleFlightTokenSource tokens(fix.clock, [&](std::stop_token stop) {
            // Through the same pipeline, as the real one.
            ApiRequest signIn = fix.read(u"/oauth/token"_s);
            signIn.authorized = false;
            ++signIns;
            auto promise = std::make_shared<QPromise<Result<Token>>>();
            promise->start();
            const Token token{"t" + QByteArray::number(signIns), fix.clock.wallNow().addSecs(749)};
            fix.pipeline->send(signIn, {stop, Priority::Foreground})
                .then([promise, token](const Result<ApiResponse> &) {
                    promise->addResult(Result<Token>(token));
                    promise->finish();
                });
            return promise->future();
        });
        fix.pipeline->setTokenSource(&tokens);
        QHash<QByteArray, int> sentWith;
        fix.transport.setHandler([&](const HttpRequest &request) -> std::optional<FakeTransport::Outcome> {
            const QByteArray token = FakeTransport::header(request, "Authorization");
            ++sentWith[token];
            if (token == "Bearer t1")
                return std::nullopt; // all twenty are on their way before the first is refused
            return FakeTransport::Outcome(FakeTransport::answer(200));
        });
        std::vector<QFuture<Result<ApiResponse>>> futures;
        for (int i = 0; i < 20; ++i)
            futures.push_back(fix.send(fix.request(i % 2 == 0 ? Safety::Safe : Safety::OneShot)));
        QCOMPARE(fix.transport.count(), 21);
        for (size_t i = 1; i <= 20; ++i) {
            fix.transport.finish(i, 401, "{\"error\":\"JWT is expired\"}");
            fix.deliver();
        }
        fix.deliver();
        QCOMPARE(signIns, 2);
        QCOMPARE(sentWith.value("Bearer t1"), 20);
        QCOMPARE(sentWith.value("Bearer t2"), 20);
        for (const auto &future : futures)
            QCOMPARE(future.result()->attempts, 2);
    }

    void aSecond401IsTheAnswer()
    {
        PipelineFixture fix;
        fix.transport.enqueue(401, "one");
        fix.transport.enqueue(401, "two");
        const Error error = fix.errorOf(fix.send(fix.change()));
        QCOMPARE(error.kind, ErrorKind::Auth);
        QCOMPARE(error.message, u"two"_s);
        QCOMPARE(error.attempts, 2);
        QCOMPARE(fix.tokens.invalidated, (std::vector<QByteArray>{"t1"}));
        QCOMPARE(fix.sentHeader(1, "Authorization"), QByteArray("Bearer t2"));
    }

    void a401SaysThatTheClockIsWrong()
    {
        PipelineFixture fix;
        const QDateTime theirs = fix.clock.wallNow().addSecs(-600);
        const QByteArray date = QLocale::c().toString(theirs.toUTC(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
        fix.transport.enqueue(401, "expired", {{"Date", date}});
        fix.transport.enqueue(401, "expired", {{"Date", date}});
        const Error error = fix.errorOf(fix.send(fix.read()));
        QCOMPARE(error.kind, ErrorKind::Auth);
        QVERIFY2(error.nextStep.startsWith(u"This computer's clock is 10 minutes ahead"_s), qPrintable(error.nextStep));
    }

    void a401ToASignInIsTheAnswer()
    {
        PipelineFixture fix;
        fix.transport.enqueue(401);
        ApiRequest signIn = fix.read();
        signIn.authorized = false;
        QCOMPARE(fix.errorOf(fix.send(signIn)).kind, ErrorKind::Auth);
        QCOMPARE(fix.transport.count(), 1);
        QCOMPARE(fix.tokens.invalidated.size(), size_t{0});
    }

    void aFailedSignInSendsNothing()
    {
        PipelineFixture fix;
        fix.tokens.error = Error(ErrorKind::Auth, u"wrong secret"_s);
        const Error error = fix.errorOf(fix.send(fix.change()));
        QCOMPARE(error.message, u"wrong secret"_s);
        QCOMPARE(error.attempts, 0);
        QCOMPARE(fix.transport.count(), 0);
        QCOMPARE(fix.journal.attempts.size(), size_t{0});
    }

    // The token grew old while the request waited: another is asked for, without a permit held meanwhile.
    void anOldTokenIsReplacedBeforeItIsSent()
    {
        PipelineSettings settings;
        settings.inFlight = 1;
        PipelineFixture fix(settings);
        const auto first = fix.send(fix.read());
        const auto second = fix.send(fix.read());
        fix.tokens.pending = std::make_shared<QPromise<Result<QByteArray>>>();
        fix.tokens.pending->start();
        fix.transport.finish(0, 200);
        fix.deliver();
        QCOMPARE(fix.transport.count(), 1);
        QCOMPARE(fix.pipeline->inFlight(), 0); // the sign-in may pass
        fix.tokens.pending->addResult(Result<QByteArray>(QByteArray("fresh")));
        fix.tokens.pending->finish();
        fix.deliver();
        QCOMPARE(fix.sentHeader(1, "Authorization"), QByteArray("Bearer fresh"));
        fix.transport.finish(1, 200);
        fix.deliver();
        QVERIFY(second.result());
    }

    void eachAttemptIsAnnounced()
    {
        PipelineFixture fix;
        fix.transport.enqueue(FakeTransport::failed(Kind::Network, true, u"refused"_s));
        fix.transport.enqueue(401, "expired");
        fix.transport.enqueue(429, "slow down");
        fix.transport.enqueue(202, "{}");
        const auto future = fix.send(fix.change());
        fix.pass(1min);
        QCOMPARE(future.result()->attempts, 4);
        const auto &attempts = fix.journal.attempts;
        QCOMPARE(attempts.size(), size_t{4});
        for (size_t i = 0; i < attempts.size(); ++i)
            QCOMPARE(attempts[i].number, static_cast<int>(i) + 1);
        QVERIFY(!attempts[0].previous);
        QCOMPARE(attempts[1].previous->kind, ErrorKind::Network);
        QCOMPARE(attempts[2].previous->kind, ErrorKind::Auth);
        QCOMPARE(attempts[3].previous->kind, ErrorKind::RateLimited);
        QCOMPARE(attempts[3].previous->attempts, 3);
        for (const HttpRequest &request : fix.transport.requests())
            QCOMPARE(request.body, QByteArray("{\"a\":1}"));
    }

    void aRefusingJournalStopsTheCall()
    {
        PipelineFixture fix;
        fix.journal.error = Error(ErrorKind::Storage, u"disk full"_s);
        const Error error = fix.errorOf(fix.send(fix.change()));
        QCOMPARE(error.kind, ErrorKind::Storage);
        QCOMPARE(error.attempts, 0);
        QCOMPARE(fix.transport.count(), 0);
        QCOMPARE(fix.pipeline->inFlight(), 0);
        QCOMPARE(fix.pipeline->pending(), 0);
    }

    void nothingLeavesBeforeTheJournalHasAnswered()
    {
        PipelineFixture fix;
        fix.journal.hold = true;
        const auto future = fix.send(fix.change());
        fix.pass(1s);
        QCOMPARE(fix.transport.count(), 0);
        QCOMPARE(fix.pipeline->inFlight(), 1); // its place is kept for a while
        fix.transport.enqueue(200);
        fix.journal.release();
        fix.deliver();
        QVERIFY(future.result());
    }

    void aLostJournalStopsTheCall()
    {
        PipelineFixture fix;
        fix.journal.hold = true;
        const auto future = fix.send(fix.change());
        fix.journal.held.reset();
        fix.deliver();
        QCOMPARE(fix.errorOf(future).kind, ErrorKind::Storage);
        QCOMPARE(fix.transport.count(), 0);
    }
};

QTEST_GUILESS_MAIN(TestPipelineRetry)
#include "tst_pipeline_retry.moc"
