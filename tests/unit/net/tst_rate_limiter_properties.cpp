// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/rate_limiter.h"
#include "tests/support/fake_scheduler.h"
#include "tests/support/qt_warnings.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <memory>
#include <random>
#include <vector>

using namespace baton;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// The vendor: refuses what is more than `limit` arrivals in any window that ends with this arrival.
int refusals(std::vector<Millis> arrivals, const RateLimit &limit)
{
    std::sort(arrivals.begin(), arrivals.end());
    int refused = 0;
    for (size_t i = static_cast<size_t>(limit.limit); i < arrivals.size(); ++i) {
        if (arrivals[i] - arrivals[i - static_cast<size_t>(limit.limit)] < limit.window)
            ++refused;
    }
    return refused;
}

/// Generated callers of one key: they come in bursts, keep what they were granted for a while, and sometimes do not
/// send at all.
class Callers : public QObject
{
public:
    Callers(test::FakeScheduler &clock, RateLimit limit, unsigned seed)
        : m_clock(clock), m_limit(limit), m_limiter(clock, limit), m_random(seed)
    {
    }

    int upTo(int most) { return std::uniform_int_distribution<int>(0, most)(m_random); }

    void arrive(Priority priority)
    {
        const quint64 sequence = ++m_sequence;
        auto &line = m_waiting[static_cast<size_t>(priority)];
        line.push_back(sequence);
        m_limiter.acquire(u"k"_s, {priority, sequence}, this, [this, priority, sequence](RateSlot slot) {
            onGranted(priority, sequence, std::make_shared<RateSlot>(std::move(slot)));
        });
    }

    void onGranted(Priority priority, quint64 sequence, const std::shared_ptr<RateSlot> &slot)
    {
        auto &line = m_waiting[static_cast<size_t>(priority)];
        inOrder = inOrder && line.front() == sequence;
        for (size_t above = 0; above < static_cast<size_t>(priority); ++above)
            priorityKept = priorityKept && m_waiting[above].empty();
        line.erase(std::find(line.begin(), line.end(), sequence));
        grants.push_back(priority);
        ++m_reserved;
        m_reservedBackground += priority == Priority::Foreground ? 0 : 1;
        const bool sends = upTo(9) > 0;
        m_clock.callAfter(Millis(keepsSlots ? upTo(1'500) : 0), this, [this, priority, slot, sends] {
            --m_reserved;
            m_reservedBackground -= priority == Priority::Foreground ? 0 : 1;
            if (!sends)
                return slot->release();
            slot->markSent();
            departures.emplace_back(m_clock.now(), priority);
            // Network latency that varies by less than the margin of time.
            arrivals.push_back(m_clock.now() + Millis(upTo(static_cast<int>(m_limit.window.count() * 4 / 100) - 1)));
        });
    }

    /// Nobody waits who could leave.
    bool isWorkConserving() const
    {
        const Millis from = m_clock.now() - m_limit.pacedWindow();
        int total = m_reserved;
        int background = m_reservedBackground;
        for (auto sent = departures.rbegin(); sent != departures.rend() && sent->first > from; ++sent) {
            ++total;
            background += sent->second == Priority::Foreground ? 0 : 1;
        }
        const int limit = m_limit.pacedLimit();
        if (total >= limit)
            return total == limit;
        const bool othersWait = !m_waiting[1].empty() || !m_waiting[2].empty();
        return m_waiting[0].empty() && (!othersWait || background == limit - limit / 10);
    }
    bool nobodyWaits() const
    {
        return std::all_of(m_waiting.begin(), m_waiting.end(), [](const auto &line) { return line.empty(); });
    }
    bool foregroundWaits() const { return !m_waiting[0].empty(); }

    std::vector<std::pair<Millis, Priority>> departures;
    std::vector<Millis> arrivals;
    std::vector<Priority> grants;
    bool keepsSlots = true;
    bool inOrder = true;
    bool priorityKept = true;

private:
    test::FakeScheduler &m_clock;
    RateLimit m_limit;
    RateLimiter m_limiter;
    std::mt19937 m_random;
    std::array<std::vector<quint64>, 3> m_waiting;
    quint64 m_sequence = 0;
    int m_reserved = 0;
    int m_reservedBackground = 0;
};

void addLimits()
{
    QTest::addColumn<int>("limit");
    QTest::addColumn<int>("windowMs");
    QTest::addColumn<unsigned>("seed");
    for (const auto &[limit, window] : {std::pair{100, 10'000}, {10, 1'000}, {1, 1'000}, {7, 3'000}, {300, 60'000}}) {
        for (unsigned seed = 1; seed <= 6; ++seed)
            QTest::addRow("%d per %d ms, seed %u", limit, window, seed) << limit << window << seed;
    }
}

} // namespace

class TestRateLimiterProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }

    void neverTooManyNeverIdleAlwaysInOrder_data() { addLimits(); }
    void neverTooManyNeverIdleAlwaysInOrder()
    {
        QFETCH(const int, limit);
        QFETCH(const int, windowMs);
        QFETCH(const unsigned, seed);
        const RateLimit rate{limit, Millis(windowMs), false};
        test::FakeScheduler clock;
        Callers callers(clock, rate, seed);
        for (int step = 0; step < 300; ++step) {
            const int burst = callers.upTo(10) == 0 ? callers.upTo(limit) : callers.upTo(2);
            for (int i = 0; i < burst; ++i)
                callers.arrive(static_cast<Priority>(callers.upTo(2)));
            clock.advance(Millis(callers.upTo(windowMs / 10)));
            QVERIFY2(callers.isWorkConserving(), qPrintable(QString::number(step)));
        }
        while (!callers.nobodyWaits()) {
            clock.advance(Millis(windowMs) / 7);
            QVERIFY(callers.isWorkConserving());
        }
        clock.advance(10s);

        QVERIFY(callers.departures.size() > 100);
        const auto paced = static_cast<size_t>(rate.pacedLimit());
        for (size_t i = paced; i < callers.departures.size(); ++i)
            QVERIFY(callers.departures[i].first - callers.departures[i - paced].first >= rate.pacedWindow());
        QCOMPARE(refusals(callers.arrivals, rate), 0);
        QVERIFY(callers.inOrder);
        QVERIFY(callers.priorityKept);
    }

    // While everything else is saturated, a foreground within its tenth never waits at all. A tenth of very few is
    // none: there it is the next to leave, within one window.
    void foregroundNeverStarves_data() { addLimits(); }
    void foregroundNeverStarves()
    {
        QFETCH(const int, limit);
        QFETCH(const int, windowMs);
        QFETCH(const unsigned, seed);
        const RateLimit rate{limit, Millis(windowMs), false};
        const int reserve = rate.pacedLimit() / 10;
        test::FakeScheduler clock;
        Callers callers(clock, rate, seed);
        callers.keepsSlots = false;
        for (int i = 0; i < limit * 30; ++i)
            callers.arrive(i % 3 == 0 ? Priority::Polling : Priority::Background);
        for (int window = 0; window < 10; ++window) {
            if (reserve == 0) {
                clock.advance(Millis(callers.upTo(windowMs)));
                const size_t before = callers.grants.size();
                callers.arrive(Priority::Foreground);
                clock.advance(rate.pacedWindow());
                QVERIFY(!callers.foregroundWaits());
                QVERIFY(callers.grants.at(before) == Priority::Foreground);
            }
            for (int i = 0; i < reserve; ++i) {
                clock.advance(rate.pacedWindow() / reserve + 1ms);
                callers.arrive(Priority::Foreground);
                clock.advance(0ms);
                QVERIFY(!callers.foregroundWaits());
            }
        }
        QCOMPARE(refusals(callers.arrivals, rate), 0);
        QVERIFY(!callers.nobodyWaits());
    }

    // The measured comparison: a token bucket of the same numbers is refused, so the model can refuse.
    void theModelRefusesATokenBucket()
    {
        const RateLimit rate;
        std::vector<Millis> arrivals;
        for (int i = 0; i < 100; ++i)
            arrivals.push_back(Millis(0)); // the bucket was full
        for (int i = 1; i <= 500; ++i)
            arrivals.push_back(Millis(i * 100)); // and is refilled with 10 a second
        QVERIFY(refusals(arrivals, rate) > 90);
    }
};

QTEST_GUILESS_MAIN(TestRateLimiterProperties)
#include "tst_rate_limiter_properties.moc"
