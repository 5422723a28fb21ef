// SPDX-License-Identifier: GPL-3.0-or-later
// What QNetworkAccessManager 6.4.2 does by itself, beside what Baton makes of it: each fact is shown on the plain
// manager first, so that a Qt that no longer does it is noticed here.
#include "app/net/guarded_json.h"
#include "app/net/request_pipeline.h"
#include "tests/support/qt_warnings.h"
#include "tests/unit/net/network_fixture.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QPromise>

#include <nlohmann/json.hpp>

using namespace baton;
using namespace baton::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Kind = TransportFailure::Kind;

namespace {

RawHttpServer::Handler hangingUp(const QByteArray &how)
{
    return [how](const RawRequest &, QTcpSocket &socket) {
        if (how == "reset")
            socket.abort();
        else
            socket.disconnectFromHost();
    };
}

std::unique_ptr<QNetworkReply> plainPost(QNetworkAccessManager &manager, const QUrl &url, const QByteArray &body)
{
    QNetworkRequest request(url);
    request.setRawHeader("Content-Type", "application/json");
    request.setRawHeader("Authorization", "Bearer canary");
    return std::unique_ptr<QNetworkReply>(manager.post(request, body));
}

/// Answers when told.
struct SlowServer
{
    void answerAll()
    {
        for (const QPointer<QTcpSocket> &socket : std::exchange(waiting, {})) {
            if (socket)
                socket->write(RawHttpServer::response("200 OK"));
        }
    }

    std::vector<QPointer<QTcpSocket>> waiting;
    RawHttpServer server{[this](const RawRequest &, QTcpSocket &socket) { waiting.emplace_back(&socket); }};
};

template <class T> int countFinished(const std::vector<QFuture<T>> &futures)
{
    return static_cast<int>(
        std::count_if(futures.begin(), futures.end(), [](const auto &future) { return future.isFinished(); }));
}

} // namespace

class TestQtNetworkFacts : public QObject
{
    Q_OBJECT

private:
    FakeScheduler m_clock;
    std::unique_ptr<QnamTransport> m_transport;
    std::unique_ptr<RateLimiter> m_limiter;
    std::unique_ptr<RequestPipeline> m_pipeline;
    int m_announced = 0;

    ApiRequest request(const QUrl &url, Safety safety)
    {
        ApiRequest made;
        made.url = url;
        made.authorized = false;
        made.safety = safety;
        made.headers = {{"Authorization", "Bearer canary"}};
        if (safety == Safety::OneShot) {
            made.method = "POST";
            made.body = "{\"a\":1}";
            made.beforeAttempt = [this](const AttemptInfo &) {
                ++m_announced;
                QPromise<Result<void>> promise;
                promise.start();
                promise.addResult(Result<void>());
                promise.finish();
                return promise.future();
            };
        }
        return made;
    }
    void makePipeline(PipelineSettings settings)
    {
        m_pipeline = std::make_unique<RequestPipeline>(
            PipelineServices{m_clock, *m_transport, *m_limiter, {}, HttpLog(), [] { return 0.0; }},
            std::move(settings));
    }

private Q_SLOTS:
    void initTestCase() { QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy); }
    void init()
    {
        failOnUnexpectedWarnings();
        m_announced = 0;
        m_transport = std::make_unique<QnamTransport>(m_clock);
        m_limiter = std::make_unique<RateLimiter>(m_clock, RateLimit::unlimited());
        makePipeline({});
    }
    void cleanup()
    {
        m_pipeline.reset();
        m_limiter.reset();
        m_transport.reset();
    }

    void aHangUpDoublesAPlainPostButNotOurs_data()
    {
        QTest::addColumn<QByteArray>("how");
        QTest::addColumn<QByteArray>("body");
        for (const QByteArray how : {"close", "reset"}) {
            QTest::addRow("%s", how.constData()) << how << QByteArray("{\"a\":1}");
            QTest::addRow("%s, no body", how.constData()) << how << QByteArray();
            QTest::addRow("%s, 300 KB", how.constData()) << how << QByteArray(300'000, 'x');
        }
    }
    void aHangUpDoublesAPlainPostButNotOurs()
    {
        QFETCH(const QByteArray, how);
        QFETCH(const QByteArray, body);
        RawHttpServer plainServer(hangingUp(how));
        QNetworkAccessManager manager;
        const auto reply = plainPost(manager, plainServer.url(), body);
        EVENTUALLY(reply->isFinished());
        QVERIFY2(plainServer.count() >= 2, "Qt no longer sends a POST twice: OneShotBody may go");

        RawHttpServer server(hangingUp(how));
        ApiRequest change = request(server.url(), Safety::OneShot);
        change.body = body;
        const auto future = m_pipeline->send(change, {});
        EVENTUALLY(future.isFinished());
        QCOMPARE(future.result().error().kind, ErrorKind::OutcomeUnknown);
        QVERIFY(future.result().error().message.startsWith(u"The call may or may not have arrived."_s));
        QCOMPARE(future.result().error().attempts, 1);
        m_clock.advance(1h);
        QTest::qWait(20);
        QCOMPARE(server.count(), 1);
        QCOMPARE(m_announced, 1);
    }

    void theTokenFollowsAPlainRedirectButNotOurs_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {301, 302, 303, 307, 308})
            QTest::addRow("%d", status) << status;
    }
    void theTokenFollowsAPlainRedirectButNotOurs()
    {
        QFETCH(const int, status);
        RawHttpServer elsewhere(answering());
        RawHttpServer server(answering(QByteArray::number(status) + " Moved",
                                       "Location: " + elsewhere.url(u"/x"_s).toEncoded() + "\r\n"));
        QNetworkAccessManager manager;
        const auto reply = plainPost(manager, server.url(), "{}");
        EVENTUALLY(reply->isFinished());
        QVERIFY(elsewhere.count() > 0);
        QVERIFY2(elsewhere.requests()[0].head.contains("Bearer canary"), "Qt no longer hands the token on");

        const int before = elsewhere.count();
        for (const Safety safety : {Safety::Safe, Safety::OneShot}) {
            const int here = server.count();
            const auto future = m_pipeline->send(request(server.url(), safety), {});
            EVENTUALLY(future.isFinished());
            const Error error = future.result().error();
            QCOMPARE(error.kind,
                     status == 303 && safety == Safety::OneShot ? ErrorKind::OutcomeUnknown : ErrorKind::Protocol);
            QCOMPARE(error.httpStatus, status);
            const QString told = describe(error);
            QVERIFY2(told.contains(elsewhere.url().toString(QUrl::RemovePath)), qPrintable(told));
            QCOMPARE(server.count(), here + 1);
        }
        QTest::qWait(20);
        QCOMPARE(elsewhere.count(), before);
    }

    // 24 requests that take 400 ms each, a deadline of 1 s, and a server that has six connections from us.
    void deadlinesRunWhileQtQueues()
    {
        SlowServer slow;
        std::vector<QFuture<Outcome>> futures;
        for (int i = 0; i < 24; ++i) {
            HttpRequest direct = httpRequest(slow.server.url());
            direct.timeout = 1s;
            futures.push_back(m_transport->send(direct, {}));
        }
        const auto finished = [&] { return countFinished(futures); };
        for (int round = 0; round < 2; ++round) {
            EVENTUALLY(slow.waiting.size() == 6);
            m_clock.advance(400ms);
            slow.answerAll();
            EVENTUALLY(finished() == 6 * (round + 1));
        }
        EVENTUALLY(slow.waiting.size() == 6);
        m_clock.advance(400ms); // past the deadline of all, queued or not
        EVENTUALLY(finished() == 24);
        const auto late = std::count_if(futures.begin(), futures.end(), [](const auto &future) {
            return !future.result() && future.result().error().kind == Kind::Timeout;
        });
        QCOMPARE(late, 12);
    }

    void butNotWhileWeQueue()
    {
        SlowServer slow;
        PipelineSettings settings;
        settings.safeTimeout = 1s;
        settings.retry.maxAttempts = 1;
        makePipeline(settings);
        std::vector<QFuture<Result<ApiResponse>>> futures;
        for (int i = 0; i < 24; ++i)
            futures.push_back(m_pipeline->send(request(slow.server.url(), Safety::Safe), {}));
        for (int round = 0; round < 4; ++round) {
            EVENTUALLY(slow.waiting.size() == 6);
            m_clock.advance(400ms);
            slow.answerAll();
            EVENTUALLY(countFinished(futures) == 6 * (round + 1));
        }
        QVERIFY(std::all_of(futures.begin(), futures.end(), [](const auto &f) { return f.result().has_value(); }));
    }

    void qtHasOneCodeFor422And429ButWeTellThemApart()
    {
        QList<QNetworkReply::NetworkError> codes;
        QList<ErrorKind> kinds;
        for (const QByteArray status : {"422 Unprocessable", "429 Too Many"}) {
            RawHttpServer server(answering(status));
            QNetworkAccessManager manager;
            const auto reply = plainPost(manager, server.url(), "{}");
            EVENTUALLY(reply->isFinished());
            codes << reply->error();
            PipelineSettings settings;
            settings.retry.maxAttempts = 1;
            makePipeline(settings);
            const auto future = m_pipeline->send(request(server.url(), Safety::OneShot), {});
            EVENTUALLY(future.isFinished());
            kinds << future.result().error().kind;
        }
        QCOMPARE(codes[0], codes[1]);
        QCOMPARE(kinds[0], ErrorKind::Invalid);
        QCOMPARE(kinds[1], ErrorKind::RateLimited);
    }

    void aNestedBodyIsRefusedBeforeItIsParsed()
    {
        RawHttpServer server([](const RawRequest &, QTcpSocket &socket) {
            socket.write(RawHttpServer::response("200 OK", QByteArray(100'000, '[')));
        });
        const auto future = m_pipeline->send(request(server.url(), Safety::Safe), {});
        EVENTUALLY(future.isFinished());
        const auto parsed = parseGuarded(future.result()->http.body);
        QCOMPARE(parsed.error().kind, ErrorKind::Protocol);
        QVERIFY(parsed.error().message.contains(u"nested"_s));
    }
};

QTEST_GUILESS_MAIN(TestQtNetworkFacts)
#include "tst_qt_network_facts.moc"
