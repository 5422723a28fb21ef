// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/sailpoint/traffic.h"
#include "tests/support/fake_scheduler.h"
#include "tests/support/fake_transport.h"
#include "tests/support/qt_warnings.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace baton;
using namespace baton::sailpoint;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

using Health = TrafficMeter::Health;

class TestTraffic : public QObject
{
    Q_OBJECT

private:
    test::FakeScheduler m_clock;
    test::FakeTransport m_transport;
    std::unique_ptr<RateLimiter> m_limiter;
    std::unique_ptr<RequestPipeline> m_pipeline;
    std::unique_ptr<SailPointTraffic> m_traffic;

    void make(RateLimit limit, int attempts = 1)
    {
        m_traffic.reset();
        m_pipeline.reset();
        m_limiter = std::make_unique<RateLimiter>(m_clock, limit);
        PipelineSettings settings;
        settings.retry.maxAttempts = attempts;
        m_pipeline = std::make_unique<RequestPipeline>(
            PipelineServices{m_clock, m_transport, *m_limiter, {}, HttpLog()}, settings);
        m_traffic = std::make_unique<SailPointTraffic>(*m_limiter, *m_pipeline, m_clock, u"k"_s);
    }
    void ask(const QString &key = u"k"_s)
    {
        ApiRequest request;
        request.url = QUrl(u"https://tenant.example/x"_s);
        request.rateKey = key;
        request.authorized = false;
        m_pipeline->send(request, {});
        m_clock.advance(1ms);
    }
    void answered(int status, Millis elapsed = 50ms)
    {
        HttpResponse answer = test::FakeTransport::answer(status);
        answer.elapsed = elapsed;
        m_transport.enqueue(test::FakeTransport::Outcome(answer));
        ask();
    }
    void lost(TransportFailure::Kind kind)
    {
        m_transport.enqueue(test::FakeTransport::failed(kind));
        ask();
    }

private Q_SLOTS:
    void init()
    {
        test::failOnUnexpectedWarnings();
        make(RateLimit{});
    }
    void cleanup()
    {
        m_traffic.reset();
        m_pipeline.reset();
        m_limiter.reset();
    }

    void countsTheWindow()
    {
        QCOMPARE(m_traffic->allowance(), std::optional(96));
        QCOMPARE(m_traffic->remaining(), std::optional(96));
        answered(200);
        answered(200);
        ask(u"another version"_s);
        QCOMPARE(m_traffic->remaining(), std::optional(94));
        m_clock.advance(10'400ms);
        QCOMPARE(m_traffic->remaining(), std::optional(96));
    }

    void noLimitIsNoNumber()
    {
        make(RateLimit::unlimited());
        answered(200);
        QCOMPARE(m_traffic->allowance(), std::optional<int>());
        QCOMPARE(m_traffic->remaining(), std::optional<int>());
        QCOMPARE(m_traffic->health(), Health::Connected);
    }

    void aHoldIsSlow()
    {
        answered(200);
        m_limiter->hold(u"k"_s, 6s);
        QCOMPARE(m_traffic->heldFor(), Millis(6s));
        QCOMPARE(m_traffic->remaining(), std::optional(0));
        QCOMPARE(m_traffic->health(), Health::Slow);
        m_clock.advance(6s);
        QCOMPARE(m_traffic->health(), Health::Connected);
    }

    void lateAnswersAreSlow()
    {
        for (int i = 0; i < 4; ++i)
            answered(200, 4s);
        QCOMPARE(m_traffic->health(), Health::Slow);
        for (int i = 0; i < 5; ++i)
            answered(200, 100ms);
        QCOMPARE(m_traffic->health(), Health::Connected);
    }

    void oneLateAnswerIsNothing()
    {
        for (int i = 0; i < 3; ++i)
            answered(200);
        answered(200, 30s);
        QCOMPARE(m_traffic->health(), Health::Connected);
    }

    void twoFailuresInARowAreAState_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<Health>("health");
        QTest::newRow("an error of its own") << 503 << Health::Failing;
        QTest::newRow("no answer") << 0 << Health::Failing;
        QTest::newRow("no sign-in") << 401 << Health::SignedOut;
        QTest::newRow("a refusal is an answer") << 403 << Health::Connected;
    }
    void twoFailuresInARowAreAState()
    {
        QFETCH(const int, status);
        QFETCH(const Health, health);
        const auto fail = [&] {
            if (status == 0)
                lost(TransportFailure::Kind::Timeout);
            else
                answered(status);
        };
        QCOMPARE(m_traffic->health(), Health::Unknown);
        answered(200);
        fail();
        QCOMPARE(m_traffic->health(), Health::Connected);
        fail();
        QCOMPARE(m_traffic->health(), health);
        answered(200);
        QCOMPARE(m_traffic->health(), Health::Connected);
    }

    void aStopSaysNothingAboutTheTenant()
    {
        answered(200);
        lost(TransportFailure::Kind::Canceled);
        lost(TransportFailure::Kind::Canceled);
        QCOMPARE(m_traffic->health(), Health::Connected);
    }

    void tellsFewTimesAndUntilItIsAtRest()
    {
        QSignalSpy told(m_traffic.get(), &TrafficMeter::changed);
        for (int i = 0; i < 50; ++i)
            answered(200);
        QVERIFY(told.isEmpty());
        m_clock.advance(250ms);
        QCOMPARE(told.size(), 1);
        m_clock.advance(60s);
        QVERIFY(told.size() > 10);
        QCOMPARE(m_traffic->remaining(), m_traffic->allowance());
        const auto before = told.size();
        m_clock.advance(60s);
        QCOMPARE(told.size(), before);
    }
};

QTEST_GUILESS_MAIN(TestTraffic)
#include "tst_sailpoint_traffic.moc"
