// SPDX-License-Identifier: GPL-3.0-or-later
// The pipeline against a server that counts: no refusal in steady state, patience in a storm of them, and clocks that
// jump.
#include "app/net/single_flight_token_source.h"
#include "tests/support/qt_warnings.h"
#include "tests/unit/net/pipeline_fixture.h"

#include <QRandomGenerator>
#include <QTest>

#include <deque>
#include <map>

using namespace baton;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using test::FakeTransport;
using test::PipelineFixture;

namespace {

/// A server with a sliding window of 100 per 10 s over arrivals, and a way to it that takes up to 400 ms. It acts on
/// every request that it does not refuse.
class CountingServer : public QObject
{
public:
    explicit CountingServer(PipelineFixture &fix) : m_fix(fix)
    {
        m_fix.transport.setHandler([this](const HttpRequest &request) {
            departures.push_back(m_fix.clock.now());
            const auto index = static_cast<size_t>(m_fix.transport.count() - 1);
            m_fix.clock.callAfter(Millis(m_random.bounded(400)), this,
                                  [this, index, request] { m_fix.transport.finish(index, answer(request)); });
            return std::optional<FakeTransport::Outcome>();
        });
    }

    std::vector<Millis> departures;
    std::map<QByteArray, int> acts; ///< by body
    int refusals = 0;
    int unauthorized = 0;
    Millis busyUntil{0};                    ///< others use up the window
    HeaderList refusalHeaders;              ///< of a 429 while busy
    std::map<QByteArray, QDateTime> tokens; ///< when they end, by the server's clock; empty: not looked at
    Millis serverAhead{0};                  ///< of the client's wall clock

    QDateTime serverNow() const { return m_fix.clock.wallNow().addMSecs(serverAhead.count()); }

private:
    FakeTransport::Outcome answer(const HttpRequest &request)
    {
        const Millis now = m_fix.clock.now();
        if (!tokens.empty()) {
            const auto known = tokens.find(FakeTransport::header(request, "Authorization").mid(7));
            if (known == tokens.end() || known->second <= serverNow()) {
                ++unauthorized;
                return FakeTransport::Outcome(FakeTransport::answer(401));
            }
        }
        while (!m_arrivals.empty() && m_arrivals.front() <= now - 10s)
            m_arrivals.pop_front();
        if (now < busyUntil || m_arrivals.size() >= 100) {
            ++refusals;
            return FakeTransport::Outcome(FakeTransport::answer(429, "{}", refusalHeaders));
        }
        m_arrivals.push_back(now);
        ++acts[request.body];
        return FakeTransport::Outcome(FakeTransport::answer(200));
    }

    PipelineFixture &m_fix;
    QRandomGenerator m_random{4};
    std::deque<Millis> m_arrivals;
};

/// `count` changes, each with a body of its own.
std::vector<QFuture<Result<ApiResponse>>> changes(PipelineFixture &fix, int count)
{
    std::vector<QFuture<Result<ApiResponse>>> futures;
    for (int i = 0; i < count; ++i) {
        ApiRequest request = fix.change();
        request.body = QByteArray::number(i);
        futures.push_back(fix.pipeline->send(std::move(request), {{}, Priority::Background}));
    }
    return futures;
}

int succeeded(const std::vector<QFuture<Result<ApiResponse>>> &futures)
{
    return static_cast<int>(std::count_if(futures.begin(), futures.end(), [](const auto &future) {
        return future.isFinished() && future.result().has_value();
    }));
}

bool allFinished(const std::vector<QFuture<Result<ApiResponse>>> &futures)
{
    return std::all_of(futures.begin(), futures.end(), [](const auto &future) { return future.isFinished(); });
}

/// Signs in at a counting server: tokens t1, t2, … of 749 s by the server's clock.
class SignIn
{
public:
    SignIn(PipelineFixture &fix, CountingServer &server)
        : m_source(fix.clock, [&fix, &server, this](std::stop_token) {
              const QByteArray value = "t" + QByteArray::number(++count);
              server.tokens[value] = server.serverNow().addSecs(749);
              return test::finishedFuture<Result<Token>>(Token{value, fix.clock.wallNow().addSecs(749)});
          })
    {
        server.tokens["none"] = {};
        fix.pipeline->setTokenSource(&m_source);
    }
    int count = 0;

private:
    SingleFlightTokenSource m_source;
};

constexpr RateLimit published{100, 10s, false};

} // namespace

class TestPipelineLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }

    void threeThousandCallsWithoutARefusal()
    {
        PipelineFixture fix({}, published);
        CountingServer server(fix);
        const Millis began = fix.clock.now();
        auto futures = changes(fix, 2'000);
        for (int i = 0; i < 1'000; ++i)
            futures.push_back(fix.pipeline->send(fix.read(), {}));
        while (!allFinished(futures))
            fix.pass(1s);
        QCOMPARE(server.refusals, 0);
        QCOMPARE(succeeded(futures), 3'000);
        QCOMPARE(server.departures.size(), size_t{3'000});
        // No slower than the pace either: in 10.4 s 96 in the foreground, then 86 in the background.
        const Millis took = server.departures.back() - began;
        QVERIFY2(took <= (1'000 / 96 + 2'000 / 86 + 1) * 10'400ms, qPrintable(QString::number(took.count())));
    }

    void aStormOfRefusals_data()
    {
        QTest::addColumn<QByteArray>("retryAfter");
        QTest::addColumn<int>("least"); ///< ms between a refusal and the next departure
        QTest::newRow("seconds") << QByteArray("3") << 3'000;
        QTest::newRow("date") << QByteArray("Mon, 02 Mar 2026 09:17:00 GMT") << 1'000; // the tests' clock: 09:16:40
        QTest::newRow("missing") << QByteArray() << 2'000;
        QTest::newRow("zero") << QByteArray("0") << 1'000;
        QTest::newRow("absurd") << QByteArray("31536000") << 120'000;
        QTest::newRow("no number") << QByteArray("whenever") << 2'000;
    }
    void aStormOfRefusals()
    {
        QFETCH(QByteArray, retryAfter);
        QFETCH(int, least);
        PipelineFixture fix({}, published);
        CountingServer server(fix);
        server.busyUntil = fix.clock.now() + 30s;
        if (!retryAfter.isEmpty())
            server.refusalHeaders = {{"Retry-After", retryAfter}};
        std::vector<Millis> refusedAt;
        QObject::connect(fix.pipeline.get(), &RequestPipeline::attempted, &server, [&](const HttpLogEntry &attempt) {
            if (attempt.status == 429)
                refusedAt.push_back(fix.clock.now());
        });
        const auto futures = changes(fix, 50);
        for (int second = 0; second < 1'200 && !allFinished(futures); ++second)
            fix.pass(1s);
        QVERIFY(allFinished(futures));
        for (const auto &[body, count] : server.acts)
            QVERIFY2(count == 1, body.constData());
        QCOMPARE(server.acts.size(), static_cast<size_t>(succeeded(futures)));
        QVERIFY(server.departures.size() <= 4 * futures.size());
        for (const auto &future : futures) {
            const Result<ApiResponse> result = future.result();
            QVERIFY(result.has_value() || result.error().kind == ErrorKind::RateLimited);
        }
        QVERIFY(!refusedAt.empty());
        for (const Millis refused : refusedAt) {
            const auto next = std::upper_bound(server.departures.begin(), server.departures.end(), refused);
            QVERIFY(next == server.departures.end() || *next - refused >= Millis(least));
        }
    }

    void suspendedForTwoHours_data()
    {
        QTest::addColumn<bool>("monotonicStops");
        QTest::newRow("the steady clock slept too") << true;
        QTest::newRow("the steady clock went on") << false;
    }
    void suspendedForTwoHours()
    {
        QFETCH(bool, monotonicStops);
        PipelineFixture fix({}, published);
        CountingServer server(fix);
        SignIn signIn(fix, server);
        const auto futures = changes(fix, 300);
        fix.pass(5s);
        const int before = succeeded(futures);
        QVERIFY(before > 0 && before < 300);
        if (monotonicStops)
            fix.clock.setWall(fix.clock.wallNow().addSecs(2 * 3600));
        else
            fix.pass(2h);
        while (!allFinished(futures))
            fix.pass(1s);
        QCOMPARE(succeeded(futures), 300);
        QCOMPARE(server.acts.size(), size_t{300});
        QCOMPARE(server.refusals, 0);
        if (monotonicStops) {
            QCOMPARE(signIn.count, 2);
            // What was on its way when the machine slept comes with the old token, and is refused unacted.
            QVERIFY(server.unauthorized <= 6);
        }
        for (const auto &[body, count] : server.acts)
            QVERIFY2(count == 1, body.constData());
    }

    void theWallClockIsSetBack()
    {
        PipelineFixture fix({}, published);
        CountingServer server(fix);
        SignIn signIn(fix, server);
        const auto futures = changes(fix, 9'000);
        fix.pass(60s);
        // The server's clock stays right; ours now takes every token for one of more than two hours.
        fix.clock.setWall(fix.clock.wallNow().addSecs(-2 * 3600));
        server.serverAhead = 2h;
        const Millis began = fix.clock.now();
        while (!allFinished(futures))
            fix.pass(1s);
        QCOMPARE(succeeded(futures), 9'000);
        QCOMPARE(server.refusals, 0);
        QVERIFY(server.unauthorized > 0);
        QVERIFY(signIn.count > 1);
        for (const auto &[body, count] : server.acts)
            QVERIFY2(count == 1, body.constData());
        QVERIFY(fix.clock.now() - began <= 9'000 / 86 * 10'400ms + 20s);
    }
};

QTEST_GUILESS_MAIN(TestPipelineLimits)
#include "tst_pipeline_limits.moc"
