// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/single_flight_token_source.h"
#include "tests/support/compare_kinds.h"
#include "tests/support/fake_scheduler.h"
#include "tests/support/qt_warnings.h"

#include <QTest>

#include <memory>

using namespace baton;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestTokenSource : public QObject
{
    Q_OBJECT

private:
    test::FakeScheduler m_clock;
    std::vector<std::unique_ptr<QPromise<Result<Token>>>> m_fetches;
    std::unique_ptr<SingleFlightTokenSource> m_source;

    QFuture<Result<QByteArray>> ask(std::stop_token stop = {}) { return m_source->token(std::move(stop)); }
    void answer(size_t fetch, const QByteArray &value, Millis life)
    {
        finish(fetch, Token{value, m_clock.wallNow().addMSecs(life.count())});
    }
    void finish(size_t fetch, Result<Token> result)
    {
        m_fetches[fetch]->addResult(std::move(result));
        m_fetches[fetch]->finish();
        QCoreApplication::sendPostedEvents();
    }

private Q_SLOTS:
    void init()
    {
        test::failOnUnexpectedWarnings();
        m_fetches.clear();
        m_source = std::make_unique<SingleFlightTokenSource>(m_clock, [this](std::stop_token) {
            m_fetches.push_back(std::make_unique<QPromise<Result<Token>>>());
            m_fetches.back()->start();
            return m_fetches.back()->future();
        });
    }
    void cleanup() { m_source.reset(); }

    void twentyCallersOneFetch()
    {
        std::vector<QFuture<Result<QByteArray>>> futures;
        for (int i = 0; i < 20; ++i)
            futures.push_back(ask());
        QCOMPARE(m_fetches.size(), size_t{1});
        answer(0, "t1", 749s);
        for (const auto &future : futures) {
            QVERIFY(future.isFinished());
            QCOMPARE(future.result().value(), QByteArray("t1"));
        }
        QCOMPARE(ask().result().value(), QByteArray("t1"));
        QCOMPARE(m_fetches.size(), size_t{1});
    }

    void refreshesAheadOfExpiry_data()
    {
        QTest::addColumn<int>("life");
        QTest::addColumn<int>("goodFor");
        QTest::newRow("a usual token") << 749 << 689;
        QTest::newRow("two minutes") << 120 << 60;
        QTest::newRow("very short") << 10 << 5;
    }
    void refreshesAheadOfExpiry()
    {
        QFETCH(const int, life);
        QFETCH(const int, goodFor);
        ask();
        answer(0, "t1", std::chrono::seconds(life));
        m_clock.advance(std::chrono::seconds(goodFor) - 1ms);
        QVERIFY(ask().isFinished());
        QCOMPARE(m_fetches.size(), size_t{1});
        m_clock.advance(1ms);
        const auto later = ask();
        QVERIFY(!later.isFinished());
        QCOMPARE(m_fetches.size(), size_t{2});
        answer(1, "t2", 749s);
        QCOMPARE(later.result().value(), QByteArray("t2"));
    }

    void aTokenWithoutExpiryIsGoodUntilRefused()
    {
        ask();
        finish(0, Token{"t1", {}});
        m_clock.advance(24h);
        QCOMPARE(ask().result().value(), QByteArray("t1"));
        m_source->invalidate("t1");
        QVERIFY(!ask().isFinished());
    }

    void aTokenExpiredOnArrivalIsStillGivenOnce()
    {
        const auto first = ask();
        answer(0, "t1", -5s);
        QCOMPARE(first.result().value(), QByteArray("t1"));
        QVERIFY(!ask().isFinished());
        QCOMPARE(m_fetches.size(), size_t{2});
    }

    void onlyTheCurrentTokenIsInvalidated()
    {
        ask();
        answer(0, "t1", 749s);
        m_source->invalidate("t0");
        QVERIFY(ask().isFinished());
        m_source->invalidate("t1");
        ask();
        answer(1, "t2", 749s);
        m_source->invalidate("t1"); // somebody slow
        QCOMPARE(ask().result().value(), QByteArray("t2"));
        QCOMPARE(m_fetches.size(), size_t{2});
    }

    void aFailureFailsAllAndTheNextTriesAnew()
    {
        const auto one = ask();
        const auto two = ask();
        finish(0, failure(Error(ErrorKind::Auth, u"wrong secret"_s)));
        QCOMPARE(one.result().error().message, u"wrong secret"_s);
        QCOMPARE(two.result().error().kind, ErrorKind::Auth);
        const auto three = ask();
        QCOMPARE(m_fetches.size(), size_t{2});
        answer(1, "t1", 749s);
        QVERIFY(three.result());
    }

    void aLostFetchFailsToo()
    {
        const auto one = ask();
        m_fetches.clear(); // the promise dies unfinished
        QCoreApplication::sendPostedEvents();
        QVERIFY(one.isFinished());
        QCOMPARE(one.result().error().kind, ErrorKind::Internal);
        QVERIFY(!ask().isFinished());
        QCOMPARE(m_fetches.size(), size_t{1});
    }

    void oneMayStopTheOthersWait()
    {
        std::stop_source stop;
        const auto stopped = ask(stop.get_token());
        const auto waiting = ask();
        stop.request_stop();
        QCoreApplication::sendPostedEvents();
        QCOMPARE(stopped.result().error().kind, ErrorKind::Canceled);
        QVERIFY(!waiting.isFinished());
        answer(0, "t1", 749s);
        QVERIFY(waiting.result());
        QCOMPARE(ask(stop.get_token()).result().error().kind, ErrorKind::Canceled);
    }

    void destroyingItFinishesAll()
    {
        const auto one = ask();
        m_source.reset();
        QCOMPARE(one.result().error().kind, ErrorKind::Canceled);
    }
};

QTEST_GUILESS_MAIN(TestTokenSource)
#include "tst_token_source.moc"
