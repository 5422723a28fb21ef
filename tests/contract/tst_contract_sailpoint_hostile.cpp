// SPDX-License-Identifier: GPL-3.0-or-later
// The real provider and transport against a server that means harm: what it says stays text, costs little, and never
// leads anywhere else.
#include "app/net/qnam_transport.h"
#include "app/providers/sailpoint/make_sailpoint_provider.h"
#include "app/time/system_scheduler.h"
#include "tests/support/compare_kinds.h"
#include "tests/support/qt_warnings.h"
#include "tests/support/raw_http_server.h"
#include "tests/unit/net/test_certificate.h"
#include "tests/unit/sailpoint/settled.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTest>

#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::test;

namespace {

constexpr qsizetype mebibyte = 1024 * 1024;

/// Answers sign-ins properly and everything else as told.
class HostileTenant
{
public:
    explicit HostileTenant(QByteArray status, QByteArray body, QByteArray headers = {}, bool tls = false)
        : m_status(std::move(status)), m_body(std::move(body)), m_headers(std::move(headers)),
          m_server(tls ? tlsServer() : new QTcpServer,
                   [this](const RawRequest &request, QTcpSocket &socket) { answer(request, socket); }),
          m_transport(m_scheduler, options())
    {
        SailPointSettings settings;
        settings.baseUrl = m_server.url(u""_s, tls ? u"https"_s : u"http"_s);
        settings.clientId = u"client"_s;
        settings.secret = [] { return u"secret"_s; };
        settings.rateLimit = RateLimit::unlimited();
        settings.pipeline.retry.firstBackoff = Millis(1);
        m_provider = makeSailPointProvider(std::move(settings), m_transport, m_scheduler);
    }

    GovernanceProvider &provider() { return *m_provider; }
    /// Requests that were no sign-in.
    int asked() const { return m_asked; }

    Result<Page<Identity>> people() { return settled(m_provider->identityDirectory()->search({}, {}, {}), 60'000); }
    Result<Ticket> reassign()
    {
        Batch batch;
        batch.operationId = u"campaign-reassign"_s;
        batch.campaign = CampaignId(u"k"_s);
        batch.target = IdentityId(u"t"_s);
        batch.reason = u"r"_s;
        batch.units = {{UnitKind::Certification, u"c"_s}};
        const EncodedCall encoded = m_provider->dialect().encode(batch);
        Call call;
        call.operationId = batch.operationId;
        call.method = encoded.method;
        call.path = encoded.path;
        call.body = encoded.body;
        const BeforeAttempt noJournal = [](const SendAttempt &) { return QtFuture::makeReadyFuture(Result<void>()); };
        return settled(m_provider->reassignWriter()->send(call, noJournal, {}), 60'000);
    }

private:
    static QTcpServer *tlsServer()
    {
        auto *tls = new QSslServer;
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(QSslCertificate(certificatePem));
        configuration.setPrivateKey(QSslKey(certificateKeyPem, QSsl::Ec));
        tls->setSslConfiguration(configuration);
        return tls;
    }
    static QnamOptions options()
    {
        QnamOptions trusting;
        trusting.trustedCertificates = certificatePem;
        return trusting;
    }
    void answer(const RawRequest &request, QTcpSocket &socket)
    {
        if (request.target.startsWith("/oauth/token")) {
            socket.write(RawHttpServer::response("200 OK", R"({"access_token":"canary","expires_in":700})"));
            return;
        }
        ++m_asked;
        socket.write(RawHttpServer::response(m_status, m_body, m_headers));
    }

    QByteArray m_status, m_body, m_headers;
    int m_asked = 0;
    RawHttpServer m_server;
    SystemScheduler m_scheduler;
    QnamTransport m_transport;
    std::unique_ptr<GovernanceProvider> m_provider;
};

/// The most memory this process ever had.
qsizetype peakBytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<qsizetype>(usage.ru_maxrss) * 1024;
}

} // namespace

class TestContractSailPointHostile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }
    void unreadableAnswersAreRefused_data();
    void unreadableAnswersAreRefused();
    void anUnreadableAnswerToACallLeavesANote_data() { unreadable(); }
    void anUnreadableAnswerToACallLeavesANote();
    void anInflatedAnswerIsCutOff();
    void wordsStayWords_data();
    void wordsStayWords();
    void redirectsLeadNowhere_data();
    void redirectsLeadNowhere();

private:
    static void unreadable()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("why");
        QTest::newRow("depth bomb") << QByteArray(mebibyte, '[') << u"nested deeper"_s;
        QTest::newRow("closed depth bomb") << QByteArray(5'000, '[') + QByteArray(5'000, ']') << u"nested deeper"_s;
        QTest::newRow("depth of objects") << QByteArray("{\"id\":").repeated(100'000) << u"nested deeper"_s;
        QTest::newRow("invalid UTF-8") << QByteArray("[{\"id\":\"a\",\"name\":\"\xC3\x28\"}]") << u"not valid JSON"_s;
        QTest::newRow("a surrogate alone") << QByteArray(R"([{"id":"a","name":"\ud800"}])") << u"not valid JSON"_s;
        QTest::newRow("NUL outside") << QByteArray("[]\0[]", 5) << u"not valid JSON"_s;
        QTest::newRow("a number beyond all") << QByteArray(R"([{"id":1e999}])") << u"not valid JSON"_s;
        QTest::newRow("web page") << QByteArray("<html><script>alert(1)</script></html>") << u"web page"_s;
    }
};

void TestContractSailPointHostile::unreadableAnswersAreRefused_data()
{
    unreadable();
    QTest::newRow("65 MB") << QByteArray("[\"" + QByteArray(65 * mebibyte, 'x') + "\"]") << u"larger"_s;
}

void TestContractSailPointHostile::unreadableAnswersAreRefused()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, why);
    HostileTenant tenant("200 OK", body);
    const auto people = tenant.people();
    QVERIFY(!people);
    QCOMPARE(people.error().kind, ErrorKind::Protocol);
    QVERIFY2(describe(people.error()).contains(why), qPrintable(describe(people.error())));
}

void TestContractSailPointHostile::anUnreadableAnswerToACallLeavesANote()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, why);
    HostileTenant tenant("202 Accepted", body);
    const auto ticket = tenant.reassign();
    QVERIFY2(ticket, ticket ? "" : qPrintable(describe(ticket.error())));
    QVERIFY(!ticket->task);
    QVERIFY2(ticket->note.contains(why), qPrintable(ticket->note));
    QCOMPARE(tenant.asked(), 1);
}

void TestContractSailPointHostile::anInflatedAnswerIsCutOff()
{
    // 400 MB of white space in 400 KB. zlib's own format, which "deflate" is.
    const QByteArray packed = qCompress(QByteArray(400 * mebibyte, ' '), 1).mid(4);
    const qsizetype before = peakBytes();
    HostileTenant tenant("200 OK", packed, "Content-Encoding: deflate\r\n");
    const auto people = tenant.people();
    QVERIFY(!people);
    QVERIFY2(peakBytes() - before < 200 * mebibyte, qPrintable(QString::number((peakBytes() - before) / mebibyte)));
}

void TestContractSailPointHostile::wordsStayWords_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("text");
    QTest::newRow("override") << QByteArray("\"\u202Egpj.exe\"") << u"\u202Egpj.exe"_s;
    QTest::newRow("isolates") << QByteArray("\"a\u2066\u2067b\"") << u"a\u2066\u2067b"_s;
    QTest::newRow("markup") << QByteArray(R"("<img src=http://x/><b>bold</b>&amp;")")
                            << u"<img src=http://x/><b>bold</b>&amp;"_s;
    QTest::newRow("NUL inside") << QByteArray(R"("a\u0000b")") << u"a\0b"_s;
    QTest::newRow("control characters") << QByteArray(R"("\u001b[31mred\r\n\u0008")") << u"\u001b[31mred\r\n\b"_s;
    QTest::newRow("a formula") << QByteArray(R"j("=HYPERLINK(\"http://x\")")j") << u"=HYPERLINK(\"http://x\")"_s;
    QTest::newRow("a number") << QByteArray("18446744073709551615") << u"18446744073709551615"_s;
    QTest::newRow("long") << QByteArray('"' + QByteArray(mebibyte, 'x') + '"') << QString(mebibyte, u'x');
}

void TestContractSailPointHostile::wordsStayWords()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, text);
    HostileTenant tenant("200 OK", "[{\"id\":" + json + ",\"name\":" + json + "}]");
    const auto people = tenant.people();
    QVERIFY2(people, people ? "" : qPrintable(describe(people.error())));
    QCOMPARE(people->items.size(), size_t{1});
    QVERIFY(people->items[0].name == text);
    QVERIFY(people->items[0].id.toString() == text);

    HostileTenant refusing("403 Forbidden", "{\"detailCode\":\"403\",\"messages\":[{\"text\":" + json + "}]}");
    const auto refused = refusing.people();
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Forbidden);
    QVERIFY(json == "18446744073709551615" || refused.error().message == text);
}

void TestContractSailPointHostile::redirectsLeadNowhere_data()
{
    QTest::addColumn<bool>("tls");
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 303, 307, 308}) {
        QTest::addRow("%d to another origin", status) << false << status;
        QTest::addRow("%d down to http", status) << true << status;
    }
}

void TestContractSailPointHostile::redirectsLeadNowhere()
{
    QFETCH(bool, tls);
    QFETCH(int, status);
    RawHttpServer elsewhere(
        [](const RawRequest &, QTcpSocket &socket) { socket.write(RawHttpServer::response("200 OK", "[]")); });
    const QUrl target = elsewhere.url(u"/v3/x"_s);
    HostileTenant tenant(QByteArray::number(status) + " Moved", "{}", "Location: " + target.toEncoded() + "\r\n", tls);

    const auto people = tenant.people();
    QVERIFY(!people);
    QCOMPARE(people.error().kind, ErrorKind::Protocol);
    QVERIFY2(describe(people.error()).contains(target.toString(QUrl::RemovePath)),
             qPrintable(describe(people.error())));
    QCOMPARE(tenant.asked(), 1);

    const auto ticket = tenant.reassign();
    QVERIFY(!ticket);
    QCOMPARE(ticket.error().kind, status == 303 ? ErrorKind::OutcomeUnknown : ErrorKind::Protocol);
    QVERIFY2(describe(ticket.error()).contains(target.toString(QUrl::RemovePath)),
             qPrintable(describe(ticket.error())));
    QCOMPARE(tenant.asked(), 2);
    QCOMPARE(elsewhere.connections(), 0);
}

QTEST_GUILESS_MAIN(TestContractSailPointHostile)
#include "tst_contract_sailpoint_hostile.moc"
