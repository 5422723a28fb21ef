// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/rate_limiter.h"
#include "tests/support/fake_scheduler.h"
#include "tests/support/qt_warnings.h"

#include <QTest>

#include <memory>
#include <vector>

using namespace baton;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestRateLimiter : public QObject
{
    Q_OBJECT

private:
    test::FakeScheduler m_clock;
    std::unique_ptr<RateLimiter> m_limiter;
    std::vector<quint64> m_sent;
    std::vector<RateSlot> m_kept;
    quint64 m_sequence = 0;

    void ask(const QString &key = u"k"_s, Priority priority = Priority::Foreground, int times = 1)
    {
        for (int i = 0; i < times; ++i) {
            const quint64 number = ++m_sequence;
            m_limiter->acquire(key, {priority, number}, this, [this, number](RateSlot slot) {
                m_sent.push_back(number);
                slot.markSent();
            });
        }
    }
    void make(RateLimit limit) { m_limiter = std::make_unique<RateLimiter>(m_clock, limit); }
    size_t sentAfter(Millis time)
    {
        m_clock.advance(time);
        return m_sent.size();
    }

private Q_SLOTS:
    void init()
    {
        test::failOnUnexpectedWarnings();
        m_sent.clear();
        m_kept.clear();
        m_sequence = 0;
        make(RateLimit{});
    }
    void cleanup()
    {
        m_kept.clear();
        m_limiter.reset();
    }

    void pacesWithAMargin_data()
    {
        QTest::addColumn<int>("limit");
        QTest::addColumn<int>("windowMs");
        QTest::addColumn<int>("pacedLimit");
        QTest::addColumn<int>("pacedMs");
        QTest::newRow("the published one") << 100 << 10'000 << 96 << 10'400;
        QTest::newRow("one a second") << 1 << 1'000 << 1 << 1'040;
        QTest::newRow("ten a second") << 10 << 1'000 << 9 << 1'040;
        QTest::newRow("a thousand a minute") << 1'000 << 60'000 << 960 << 62'400;
        QTest::newRow("rounded up") << 100 << 1 << 96 << 2;
    }
    void pacesWithAMargin()
    {
        QFETCH(const int, limit);
        QFETCH(const int, windowMs);
        QFETCH(const int, pacedLimit);
        QFETCH(const int, pacedMs);
        const RateLimit rate{limit, Millis(windowMs), false};
        QCOMPARE(rate.pacedLimit(), pacedLimit);
        QCOMPARE(rate.pacedWindow(), Millis(pacedMs));
    }

    void allOfAWindowAtOnceThenNothing()
    {
        ask(u"k"_s, Priority::Foreground, 200);
        QCOMPARE(m_sent.size(), size_t{0}); // never inside acquire()
        QCOMPARE(sentAfter(0ms), size_t{96});
        QCOMPARE(m_limiter->remaining(u"k"_s), std::optional(0));
        QCOMPARE(sentAfter(10'399ms), size_t{96});
        QCOMPARE(sentAfter(1ms), size_t{192});
        QCOMPARE(sentAfter(10'400ms), size_t{200});
        QCOMPARE(m_limiter->remaining(u"k"_s), std::optional(88));
    }

    void keysAreCountedApart()
    {
        ask(u"a"_s, Priority::Foreground, 97);
        ask(u"b"_s, Priority::Foreground, 3);
        QCOMPARE(sentAfter(0ms), size_t{99});
        QCOMPARE(m_limiter->remaining(u"a"_s), std::optional(0));
        QCOMPARE(m_limiter->remaining(u"b"_s), std::optional(93));
        QCOMPARE(m_limiter->remaining(u"never asked"_s), std::optional(96));
    }

    void tenPercentStayForTheForeground()
    {
        ask(u"k"_s, Priority::Background, 100);
        ask(u"k"_s, Priority::Polling, 100);
        QCOMPARE(sentAfter(0ms), size_t{87});
        ask(u"k"_s, Priority::Foreground, 10);
        QCOMPARE(sentAfter(0ms), size_t{96});
        QVERIFY(m_sent.back() > 200);
    }

    void foregroundThenBackgroundThenPolling()
    {
        make(RateLimit{1, 1'000ms, false});
        ask(u"k"_s, Priority::Polling);
        ask(u"k"_s, Priority::Background);
        ask(u"k"_s, Priority::Foreground, 2);
        sentAfter(10s);
        QCOMPARE(m_sent, (std::vector<quint64>{3, 4, 2, 1}));
    }

    void whatWasGrantedCountsUntilItLeft()
    {
        make(RateLimit{2, 1'000ms, false}); // paced: 1 per 1,040 ms
        m_limiter->acquire(u"k"_s, {Priority::Foreground, 1}, this,
                           [this](RateSlot slot) { m_kept.push_back(std::move(slot)); });
        ask();
        QCOMPARE(sentAfter(1h), size_t{0}); // granted an hour ago, but it has not left
        m_kept[0].markSent();
        QCOMPARE(sentAfter(1'039ms), size_t{0});
        QCOMPARE(sentAfter(1ms), size_t{1});
    }

    void whatNeverLeftIsGivenBack()
    {
        make(RateLimit{2, 1'000ms, false});
        m_limiter->acquire(u"k"_s, {Priority::Foreground, 1}, this,
                           [this](RateSlot slot) { m_kept.push_back(std::move(slot)); });
        ask();
        QCOMPARE(sentAfter(0ms), size_t{0});
        m_kept.clear();
        QCOMPARE(sentAfter(0ms), size_t{1});
    }

    void holdsThenGoesSlowerForOneWindow()
    {
        ask(u"k"_s, Priority::Foreground, 10);
        QCOMPARE(sentAfter(0ms), size_t{10});
        m_limiter->hold(u"k"_s, 5s);
        QCOMPARE(m_limiter->heldFor(u"k"_s), 5'000ms);
        QCOMPARE(m_limiter->remaining(u"k"_s), std::optional(0));
        ask(u"k"_s, Priority::Foreground, 300);
        ask(u"other"_s);
        QCOMPARE(sentAfter(4'999ms), size_t{11});  // the other key is free
        QCOMPARE(sentAfter(1ms), size_t{11 + 38}); // 48 a window, 10 of them spent before
        QCOMPARE(m_limiter->heldFor(u"k"_s), 0ms);
        QCOMPARE(sentAfter(5'400ms), size_t{11 + 48});      // the ten are old enough
        QCOMPARE(sentAfter(5'000ms), size_t{11 + 48 + 86}); // a window later: full speed again
    }

    void aLongerHoldStands()
    {
        m_limiter->hold(u"k"_s, 5s);
        m_limiter->hold(u"k"_s, 1s);
        QCOMPARE(m_limiter->heldFor(u"k"_s), 5'000ms);
    }

    void offCountsNothingButHolds()
    {
        make(RateLimit::unlimited());
        ask(u"k"_s, Priority::Polling, 5'000);
        QCOMPARE(sentAfter(0ms), size_t{5'000});
        QVERIFY(!m_limiter->remaining(u"k"_s));
        m_limiter->hold(u"k"_s, 2s);
        ask();
        QCOMPARE(sentAfter(1'999ms), size_t{5'000});
        QCOMPARE(sentAfter(1ms), size_t{5'001});
    }

    void aLimitMayChange()
    {
        m_limiter->setLimit(u"k"_s, RateLimit{1, 1'000ms, false});
        ask(u"k"_s, Priority::Foreground, 3);
        QCOMPARE(sentAfter(0ms), size_t{1});
        m_limiter->setLimit(u"k"_s, RateLimit::unlimited());
        QCOMPARE(sentAfter(0ms), size_t{3});
    }

    void theDeadTakeNoRoom()
    {
        make(RateLimit{1, 1'000ms, false});
        auto context = std::make_unique<QObject>();
        m_limiter->acquire(u"k"_s, {Priority::Foreground, 0}, context.get(), [this](RateSlot) { m_sent.push_back(0); });
        ask();
        context.reset();
        QCOMPARE(sentAfter(0ms), size_t{1});
        QCOMPARE(m_sent[0], quint64{1});
    }
};

QTEST_GUILESS_MAIN(TestRateLimiter)
#include "tst_rate_limiter.moc"
