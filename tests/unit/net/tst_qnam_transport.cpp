// SPDX-License-Identifier: GPL-3.0-or-later
// QnamTransport over real sockets: answers, ends, and what is never sent.
#include "tests/support/qt_warnings.h"
#include "tests/unit/net/network_fixture.h"
#include "tests/unit/net/test_certificate.h"

#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>

#include <memory>
#include <thread>

using namespace baton;
using namespace baton::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Kind = TransportFailure::Kind;

namespace {

/// Calls back once, between a reply's failure and its end: both come from Qt's network thread, and anything may happen
/// in between.
class BetweenFailureAndEnd final : public QObject
{
public:
    explicit BetweenFailureAndEnd(std::function<void()> then) : m_then(std::move(then))
    {
        QCoreApplication::instance()->installEventFilter(this);
    }
    bool struck() const { return !m_then; }

    bool eventFilter(QObject *receiver, QEvent *) override
    {
        if (!m_then)
            return false;
        const auto *reply = qobject_cast<QNetworkReply *>(receiver);
        if (!reply || reply->error() == QNetworkReply::NoError || reply->isFinished())
            return false;
        std::exchange(m_then, {})();
        return true; // the receiver may be gone
    }

private:
    std::function<void()> m_then;
};

} // namespace

class TestQnamTransport : public QObject
{
    Q_OBJECT

private:
    FakeScheduler m_clock; // deadlines pass only when a test says so
    std::unique_ptr<QnamTransport> m_transport;

    QFuture<Outcome> send(HttpRequest request, std::stop_token stop = {})
    {
        return m_transport->send(std::move(request), std::move(stop));
    }
    void make(QnamOptions options) { m_transport = std::make_unique<QnamTransport>(m_clock, std::move(options)); }

private Q_SLOTS:
    void initTestCase() { QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy); }
    void init()
    {
        failOnUnexpectedWarnings();
        make({});
    }
    void cleanup() { m_transport.reset(); }

    void sendsWhatItIsGiven_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("oneShot");
        for (const QByteArray method : {"GET", "POST", "PUT", "PATCH", "DELETE"}) {
            for (const bool oneShot : {false, true}) {
                QTest::addRow("%s, no body, %d", method.constData(), oneShot) << method << QByteArray() << oneShot;
                QTest::addRow("%s, 1 MB, %d", method.constData(), oneShot)
                    << method << (method == "GET" ? QByteArray() : QByteArray(1'000'000, 'x')) << oneShot;
            }
        }
    }
    void sendsWhatItIsGiven()
    {
        QFETCH(const QByteArray, method);
        QFETCH(const QByteArray, body);
        QFETCH(const bool, oneShot);
        RawHttpServer server(answering("202 Accepted", "X-Tracking: id7\r\n"));
        const auto future = send(httpRequest(server.url(u"/v3/things"_s), method, body, oneShot));
        EVENTUALLY(future.isFinished());
        const Outcome outcome = future.result();
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().message));
        QCOMPARE(outcome->status, 202);
        QCOMPARE(outcome->body, QByteArray("{}"));
        QCOMPARE(outcome->header("x-tracking"), QByteArray("id7"));
        QCOMPARE(outcome->header("absent"), QByteArray());
        QCOMPARE(server.count(), 1);
        QCOMPARE(server.requests()[0].method, method);
        QCOMPARE(server.requests()[0].target, QByteArray("/v3/things"));
        QCOMPARE(server.requests()[0].body, body);
        QVERIFY(server.requests()[0].head.contains("Authorization: Bearer canary"));
    }

    void everyStatusIsAnAnswer_data()
    {
        QTest::addColumn<int>("status");
        for (const int status :
             {200, 204, 304, 400, 401, 403, 404, 405, 409, 410, 412, 422, 429, 500, 501, 502, 503, 504})
            QTest::addRow("%d", status) << status;
    }
    void everyStatusIsAnAnswer()
    {
        QFETCH(const int, status);
        for (const bool oneShot : {false, true}) {
            // A challenge must not be answered, nor the body be asked for again.
            RawHttpServer server([status](const RawRequest &, QTcpSocket &socket) {
                const QByteArray line = QByteArray::number(status) + " Whatever";
                socket.write(
                    status == 204 || status == 304
                        ? "HTTP/1.1 " + line + "\r\n\r\n"
                        : RawHttpServer::response(line, "{\"why\":1}", "WWW-Authenticate: Basic realm=\"x\"\r\n"));
            });
            const auto future = send(httpRequest(server.url(), "POST", "{}", oneShot));
            EVENTUALLY(future.isFinished());
            const Outcome outcome = future.result();
            QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().message));
            QCOMPARE(outcome->status, status);
            if (status != 204 && status != 304)
                QCOMPARE(outcome->body, QByteArray("{\"why\":1}"));
            QCOMPARE(server.count(), 1);
        }
    }

    void oneConnectionServesFiftyOneShots()
    {
        RawHttpServer server(answering());
        for (int i = 0; i < 50; ++i) {
            const auto future = send(httpRequest(server.url(), "POST", "{\"n\":1}", true));
            EVENTUALLY(future.isFinished());
            QVERIFY(future.result());
        }
        QCOMPARE(server.count(), 50);
        QCOMPARE(server.connections(), 1);
    }

    void theDeadlineIsTotal()
    {
        // A byte now and then would keep Qt's own transfer timeout from ever firing.
        QPointer<QTcpSocket> client;
        RawHttpServer server([&](const RawRequest &, QTcpSocket &socket) {
            client = &socket;
            socket.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
        });
        HttpRequest request = httpRequest(server.url());
        request.timeout = 1'000ms;
        const auto future = send(request);
        EVENTUALLY(client);
        for (int i = 0; i < 9; ++i) {
            client->write("x");
            client->flush();
            QTest::qWait(1);
            m_clock.advance(111ms);
            QVERIFY(!future.isFinished());
        }
        m_clock.advance(1ms);
        EVENTUALLY(future.isFinished());
        QCOMPARE(future.result().error().kind, Kind::Timeout);
        QVERIFY(!future.result().error().nothingSent);
        QVERIFY(!m_clock.hasTasks());
    }

    // Qt would warn of a second error of one reply.
    void theDeadlineMayComeJustAfterAFailure()
    {
        RawHttpServer server([](const RawRequest &, QTcpSocket &socket) { socket.abort(); });
        const BetweenFailureAndEnd moment([this] { m_clock.advance(1h); });
        const auto future = send(httpRequest(server.url(), "POST", "{}", true));
        EVENTUALLY(future.isFinished());
        QVERIFY(moment.struck());
        QCOMPARE(future.result().error().kind, Kind::Timeout);
        QVERIFY(!future.result().error().nothingSent);
        QVERIFY(!m_clock.hasTasks());
    }

    void itMayBeDestroyedJustAfterAFailure()
    {
        RawHttpServer server([](const RawRequest &, QTcpSocket &socket) { socket.abort(); });
        const BetweenFailureAndEnd moment([this] { m_transport.reset(); });
        const auto future = send(httpRequest(server.url(), "POST", "{}", true));
        EVENTUALLY(future.isFinished());
        QVERIFY(moment.struck());
        QCOMPARE(future.result().error().kind, Kind::Canceled);
        QVERIFY(!future.result().error().nothingSent);
    }

    void aFinishedRequestLeavesNoDeadline()
    {
        RawHttpServer server(answering());
        const auto future = send(httpRequest(server.url()));
        EVENTUALLY(future.isFinished());
        QVERIFY(!m_clock.hasTasks());
    }

    // Not the last test: Qt waits for its network thread only until the thread says that it is done, and OpenSSL frees
    // that thread's error state after that. A process that ends in between looks as if it leaked.
    void certificatesAreNeverIgnored()
    {
        const auto makeServer = [] {
            auto *tls = new QSslServer;
            QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
            configuration.setLocalCertificate(QSslCertificate(certificatePem));
            configuration.setPrivateKey(QSslKey(certificateKeyPem, QSsl::Ec));
            tls->setSslConfiguration(configuration);
            return tls;
        };
        RawHttpServer server(makeServer(), answering());
        const auto refused = send(httpRequest(server.url(u"/"_s, u"https"_s), "POST", "{}", true));
        EVENTUALLY(refused.isFinished());
        const TransportFailure failed = refused.result().error();
        QCOMPARE(failed.kind, Kind::Tls);
        QVERIFY(failed.nothingSent);
        QVERIFY(failed.permanent);
        QVERIFY2(failed.message.contains(u"self-signed"_s), qPrintable(failed.message));
        QCOMPARE(server.count(), 0);

        make(QnamOptions{1'000'000, certificatePem});
        const auto trusted = send(httpRequest(server.url(u"/"_s, u"https"_s), "POST", "{}", true));
        EVENTUALLY(trusted.isFinished());
        QVERIFY2(trusted.result(), trusted.result() ? "" : qPrintable(trusted.result().error().message));
        QCOMPARE(server.count(), 1);
    }

    void stops()
    {
        RawHttpServer server(silent());
        std::stop_source stop;
        const auto future = send(httpRequest(server.url(), "POST", "{}", true), stop.get_token());
        EVENTUALLY(server.count() == 1);
        std::thread([&] { stop.request_stop(); }).join();
        EVENTUALLY(future.isFinished());
        QCOMPARE(future.result().error().kind, Kind::Canceled);
        QVERIFY(!future.result().error().nothingSent);
        const auto late = send(httpRequest(server.url()), stop.get_token());
        QVERIFY(late.isFinished());
        QVERIFY(late.result().error().nothingSent);
        QCOMPARE(server.count(), 1);
    }

    void destroyingItFinishesAll()
    {
        RawHttpServer server(silent());
        const auto one = send(httpRequest(server.url()));
        const auto two = send(httpRequest(server.url(), "POST", QByteArray(100'000, 'x'), true));
        EVENTUALLY(server.count() == 2);
        m_transport.reset();
        QCOMPARE(one.result().error().kind, Kind::Canceled);
        QCOMPARE(two.result().error().kind, Kind::Canceled);
        QVERIFY(!two.result().error().nothingSent);
    }

    void tooLargeIsRefusedWhileReading_data()
    {
        QTest::addColumn<bool>("announced");
        QTest::newRow("announced") << true;
        QTest::newRow("not announced") << false;
    }
    void tooLargeIsRefusedWhileReading()
    {
        QFETCH(const bool, announced);
        make(QnamOptions{1'000, {}});
        RawHttpServer server([announced](const RawRequest &request, QTcpSocket &socket) {
            if (request.target == "/fits")
                return void(socket.write(RawHttpServer::response("200 OK", QByteArray(1'000, 'x'))));
            // The rest never comes: only a refusal while reading can end this.
            socket.write(announced ? QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\nx")
                                   : "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n" +
                                         QByteArray(1'001, 'x') + "\r\n");
        });
        const auto fits = send(httpRequest(server.url(u"/fits"_s)));
        EVENTUALLY(fits.isFinished());
        QCOMPARE(fits.result()->body.size(), qsizetype{1'000});
        const auto future = send(httpRequest(server.url()));
        EVENTUALLY(future.isFinished());
        QCOMPARE(future.result().error().kind, Kind::TooLarge);
        QCOMPARE(QnamOptions().maxBody, qint64{67'108'864});
    }

    void aBrokenOffSuccessIsNone()
    {
        RawHttpServer server([](const RawRequest &request, QTcpSocket &socket) {
            const QByteArray status = request.target.mid(1);
            socket.write("HTTP/1.1 " + status + " X\r\nContent-Length: 10\r\n\r\n{\"a");
            socket.disconnectFromHost();
        });
        const auto success = send(httpRequest(server.url(u"/200"_s), "POST", "{}", true));
        EVENTUALLY(success.isFinished());
        QVERIFY(!success.result());
        QCOMPARE(success.result().error().kind, Kind::Network);
        QVERIFY(!success.result().error().nothingSent);
        const auto refusal = send(httpRequest(server.url(u"/429"_s), "POST", "{}", true));
        EVENTUALLY(refusal.isFinished());
        QCOMPARE(refusal.result()->status, 429);
    }

    void keepsNoCookiesAndNoCache()
    {
        RawHttpServer server(answering("200 OK", "Set-Cookie: a=b\r\nCache-Control: max-age=600\r\n"));
        for (int i = 0; i < 2; ++i) {
            const auto future = send(httpRequest(server.url()));
            EVENTUALLY(future.isFinished());
        }
        QCOMPARE(server.count(), 2);
        QVERIFY(!server.requests()[1].hasHeader("Cookie"));
    }

    void userInformationOfAUrlIsNotSent()
    {
        RawHttpServer server(answering("401 Unauthorized", "WWW-Authenticate: Basic realm=\"x\"\r\n"));
        HttpRequest request = httpRequest(server.url());
        request.url.setUserInfo(u"me:canary"_s);
        request.headers.clear();
        const auto future = send(request);
        EVENTUALLY(future.isFinished());
        QCOMPARE(future.result()->status, 401);
        QCOMPARE(server.count(), 1);
        QVERIFY(!server.requests()[0].hasHeader("Authorization"));
    }

    void plainHttpGoesToLoopbackOnly_data()
    {
        QTest::addColumn<QString>("url");
        for (const char *url :
             {"http://tenant.example/a", "http://127.0.0.1.tenant.example/a", "http://10.0.0.1/", "http://128.0.0.1/",
              "http://[::2]/", "ftp://127.0.0.1/", "file:///etc/hosts", "http:///nohost", "", "tenant.example"})
            QTest::newRow(url) << QString::fromLatin1(url);
    }
    void plainHttpGoesToLoopbackOnly()
    {
        QFETCH(const QString, url);
        const auto future = send(httpRequest(QUrl(url)));
        QVERIFY(future.isFinished());
        const TransportFailure failed = future.result().error();
        QCOMPARE(failed.kind, Kind::Network);
        QVERIFY(failed.nothingSent);
        QVERIFY(failed.permanent);
        QVERIFY2(failed.message.contains(u"plain http"_s) || failed.message.contains(u"not a web address"_s),
                 qPrintable(failed.message));
    }

    void theClosedListOfNothingSent()
    {
        auto server = std::make_unique<RawHttpServer>(answering());
        const QUrl gone = server->url();
        server.reset();
        const auto refused = send(httpRequest(gone, "POST", "{}", true));
        EVENTUALLY(refused.isFinished());
        QCOMPARE(refused.result().error().kind, Kind::Network);
        QVERIFY(refused.result().error().nothingSent);
        QVERIFY(!refused.result().error().permanent);

        // A name that no resolver needs to be asked about: its label is too long.
        const auto unknown =
            send(httpRequest(QUrl(u"https://"_s + QString(64, u'a') + u".invalid/"_s), "POST", "{}", true));
        EVENTUALLY(unknown.isFinished());
        QVERIFY2(unknown.result().error().nothingSent, qPrintable(unknown.result().error().message));

        QnamOptions proxy;
        proxy.proxy = {ProxyUse::Kind::Manual, u"127.0.0.1"_s, static_cast<quint16>(gone.port())};
        make(proxy);
        RawHttpServer direct(answering());
        const auto proxied = send(httpRequest(QUrl(u"https://tenant.example/"_s), "POST", "{}", true));
        const auto loopback = send(httpRequest(direct.url()));
        EVENTUALLY(proxied.isFinished() && loopback.isFinished());
        // Qt 6.4.2 has no code of its own for this (99), only a translated text: not taken as proof.
        QVERIFY2(proxied.result().error().message.contains(u"Proxy"_s), qPrintable(proxied.result().error().message));
        QVERIFY(!proxied.result().error().nothingSent);
        QVERIFY(loopback.result()); // never through the proxy
    }

    void refusedAfterBytesLeftIsNotOnTheList()
    {
        // Hangs up and is gone: Qt's second connection is refused, yet the first had carried the request.
        for (const bool oneShot : {true, false}) {
            RawHttpServer *gone = nullptr;
            RawHttpServer server([&](const RawRequest &, QTcpSocket &socket) {
                gone->stopListening();
                socket.abort();
            });
            gone = &server;
            const auto future = send(httpRequest(server.url(), "POST", "{}", oneShot));
            EVENTUALLY(future.isFinished());
            QVERIFY(!future.result());
            QVERIFY2(!future.result().error().nothingSent, qPrintable(future.result().error().message));
            QCOMPARE(server.count(), 1);
        }
    }
};

QTEST_GUILESS_MAIN(TestQnamTransport)
#include "tst_qnam_transport.moc"
