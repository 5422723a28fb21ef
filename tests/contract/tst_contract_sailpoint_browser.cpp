// SPDX-License-Identifier: GPL-3.0-or-later
// Sign-in by the browser against the sandbox's authorize page; the browser is a scripted HTTP client.
#include "tests/contract/sandbox_tenant.h"
#include "tests/support/compare_kinds.h"
#include "tests/support/fake_scheduler.h"
#include "tests/support/qt_warnings.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QUrlQuery>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

/// A browser that follows nothing by itself.
class Browser
{
public:
    Browser() { m_manager.setProxy(QNetworkProxy::NoProxy); }

    struct Seen
    {
        int status = 0;
        QUrl location;
        QByteArray page;
        QByteArray policy;
    };

    Seen get(const QUrl &url, const QByteArray &host = {})
    {
        QNetworkRequest request(url);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        if (!host.isEmpty())
            request.setRawHeader("Host", host);
        std::unique_ptr<QNetworkReply> reply(m_manager.get(request));
        [&] { QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), 10'000); }();
        m_manager.clearConnectionCache();
        return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                reply->header(QNetworkRequest::LocationHeader).toUrl(), reply->readAll(),
                reply->rawHeader("Content-Security-Policy")};
    }

private:
    QNetworkAccessManager m_manager;
};

QUrl changed(const QUrl &url, const QString &name, const QString &value)
{
    QUrlQuery query(url);
    query.removeQueryItem(name);
    query.addQueryItem(name, value);
    QUrl other = url;
    other.setQuery(query);
    return other;
}

} // namespace

class TestContractSailPointBrowser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }
    void theWholeFlow();
    void aTokenThatEndsIsRenewedWithoutTheBrowser();
    void aWrongStateIsRefused();
    void whatIsNotTheCallbackIsRefused();
    void aSecondRequestIsRefused();
    void aStolenCodeIsOfNoUse();
    void aRefusalInTheBrowserIsTold();
    void nobodyComes();
    void thePortIsTaken();
    void itCanBeStopped();

private:
    std::unique_ptr<GovernanceProvider> signingIn(SandboxTenant &tenant, int port = 0)
    {
        SailPointSettings settings = tenant.settings();
        settings.secret = {};
        m_pages.clear();
        settings.browser = BrowserSettings{QUrl(u"http://localhost:%1/callback"_s.arg(port)),
                                           [this](const QUrl &page) { m_pages << page; }};
        return makeSailPointProvider(settings, tenant.transport(), m_scheduler,
                                     [this](const QByteArray &line) { m_log += line + '\n'; });
    }

    SystemScheduler m_scheduler;
    QList<QUrl> m_pages;
    QByteArray m_log;
    Browser m_browser;
};

void TestContractSailPointBrowser::theWholeFlow()
{
    SandboxTenant tenant;
    const auto provider = signingIn(tenant);
    const auto me = provider->whoAmI({});
    QTRY_COMPARE(m_pages.size(), 1);
    const QUrlQuery asked(m_pages.first());
    QCOMPARE(asked.queryItemValue(u"response_type"_s), u"code"_s);
    QCOMPARE(asked.queryItemValue(u"code_challenge_method"_s), u"S256"_s);
    QCOMPARE(asked.queryItemValue(u"state"_s).size(), 43);
    QCOMPARE(asked.queryItemValue(u"code_challenge"_s).size(), 43);
    QVERIFY(!m_pages.first().toString().contains(u"verifier"_s));

    const Browser::Seen page = m_browser.get(m_pages.first());
    QCOMPARE(page.status, 302);
    QCOMPARE(page.location.host(), u"localhost"_s);
    const Browser::Seen back = m_browser.get(page.location);
    QCOMPARE(back.status, 200);
    QVERIFY2(back.page.contains("close this page"), back.page.constData());
    QVERIFY(!back.page.contains(QUrlQuery(page.location).queryItemValue(u"code"_s).toLatin1()));
    QVERIFY(back.policy.contains("default-src 'none'"));
    QTRY_VERIFY(me.isFinished());
    QVERIFY2(me.result(), me.result() ? "" : qPrintable(describe(me.result().error())));
    QVERIFY(!me.result()->name.isEmpty());
    QVERIFY(settled(provider->campaignReader()->campaigns({}, {}, {})));
    QCOMPARE(m_pages.size(), 1);
    QVERIFY(m_log.contains("\"token\""));
    for (const QUrl &secret : {page.location, m_pages.first()}) {
        for (const QString &name : {u"code"_s, u"state"_s}) {
            const QByteArray value = QUrlQuery(secret).queryItemValue(name).toLatin1();
            QVERIFY(value.size() < 5 || !m_log.contains(value));
        }
    }
}

void TestContractSailPointBrowser::aTokenThatEndsIsRenewedWithoutTheBrowser()
{
    SandboxTenant tenant(smallTenant({"--token-lifetime", "1"}));
    const auto provider = signingIn(tenant);
    const auto me = provider->whoAmI({});
    QTRY_COMPARE(m_pages.size(), 1);
    m_browser.get(m_browser.get(m_pages.first()).location);
    QTRY_VERIFY(me.isFinished());
    QVERIFY(me.result());
    // Half of its life is over soon, and then each call renews it first.
    QTRY_VERIFY_WITH_TIMEOUT(settled(provider->campaignReader()->campaigns({}, {}, {})).has_value() &&
                                 tenant.requestCount("/oauth/token", 200) >= 3,
                             20'000);
    QCOMPARE(m_pages.size(), 1);
}

void TestContractSailPointBrowser::aWrongStateIsRefused()
{
    SandboxTenant tenant;
    const auto provider = signingIn(tenant);
    const auto me = provider->whoAmI({});
    QTRY_COMPARE(m_pages.size(), 1);
    const QUrl right = m_browser.get(m_pages.first()).location;
    for (const QUrl &wrong : {changed(right, u"state"_s, u"canary"_s), changed(right, u"state"_s, QString())})
        QCOMPARE(m_browser.get(wrong).status, 400);
    QVERIFY(!me.isFinished());
    QCOMPARE(tenant.requestCount("/oauth/token"), 0);
    QCOMPARE(m_browser.get(right).status, 200); // the right one still counts
    QTRY_VERIFY(me.isFinished());
    QVERIFY(me.result());
}

void TestContractSailPointBrowser::whatIsNotTheCallbackIsRefused()
{
    SandboxTenant tenant;
    const auto provider = signingIn(tenant);
    const auto me = provider->whoAmI({});
    QTRY_COMPARE(m_pages.size(), 1);
    const QUrl right = m_browser.get(m_pages.first()).location;
    QUrl elsewhere = right;
    elsewhere.setPath(u"/favicon.ico"_s);
    QCOMPARE(m_browser.get(elsewhere).status, 404);
    // A name of somebody else's that leads to this machine.
    QCOMPARE(m_browser.get(right, "evil.example:" + QByteArray::number(right.port())).status, 404);
    QVERIFY(!me.isFinished());
    QCOMPARE(tenant.requestCount("/oauth/token"), 0);
}

void TestContractSailPointBrowser::aSecondRequestIsRefused()
{
    SandboxTenant tenant;
    const auto provider = signingIn(tenant);
    const auto me = provider->whoAmI({});
    QTRY_COMPARE(m_pages.size(), 1);
    const QUrl right = m_browser.get(m_pages.first()).location;
    QCOMPARE(m_browser.get(right).status, 200);
    QCOMPARE(m_browser.get(right).status, 0); // nobody listens any more
    QTRY_VERIFY(me.isFinished());
    QCOMPARE(tenant.requestCount("/oauth/token"), 1);
}

void TestContractSailPointBrowser::aStolenCodeIsOfNoUse()
{
    SandboxTenant tenant;
    const auto provider = signingIn(tenant);
    const auto me = provider->whoAmI({});
    QTRY_COMPARE(m_pages.size(), 1);
    // A code of another sign-in, slipped in under the right state: its challenge is not that of our verifier.
    const QUrl foreign = m_browser.get(changed(m_pages.first(), u"code_challenge"_s, QString(43, u'A'))).location;
    QCOMPARE(m_browser.get(foreign).status, 200);
    QTRY_VERIFY(me.isFinished());
    QVERIFY(!me.result());
    QCOMPARE(me.result().error().kind, ErrorKind::Auth);
}

void TestContractSailPointBrowser::aRefusalInTheBrowserIsTold()
{
    SandboxTenant tenant;
    const auto provider = signingIn(tenant);
    const auto me = provider->whoAmI({});
    QTRY_COMPARE(m_pages.size(), 1);
    QUrl refused(QUrlQuery(m_pages.first()).queryItemValue(u"redirect_uri"_s, QUrl::FullyDecoded));
    QUrlQuery query;
    query.addQueryItem(u"error"_s, u"access_denied"_s);
    query.addQueryItem(u"state"_s, QUrlQuery(m_pages.first()).queryItemValue(u"state"_s));
    refused.setQuery(query);
    m_browser.get(refused);
    QTRY_VERIFY(me.isFinished());
    QVERIFY(!me.result());
    QCOMPARE(me.result().error().kind, ErrorKind::Auth);
    QVERIFY(describe(me.result().error()).contains(u"access_denied"_s));
}

void TestContractSailPointBrowser::nobodyComes()
{
    FakeScheduler clock;
    LoopbackReceiver receiver(clock, QUrl(u"http://localhost:0/callback"_s), u"state"_s);
    QVERIFY(receiver.listen());
    const auto code = receiver.code();
    clock.advance(std::chrono::minutes(5) - Millis(1));
    QVERIFY(!code.isFinished());
    clock.advance(Millis(1));
    QVERIFY(code.isFinished());
    QCOMPARE(code.result().error().kind, ErrorKind::Timeout);
    QUrl late = receiver.redirect();
    late.setQuery(u"code=x&state=state"_s);
    QCOMPARE(m_browser.get(late).status, 0);
}

void TestContractSailPointBrowser::thePortIsTaken()
{
    for (const QHostAddress &address :
         {QHostAddress(QHostAddress::LocalHost), QHostAddress(QHostAddress::LocalHostIPv6)}) {
        QTcpServer other;
        if (!other.listen(address))
            continue; // a machine without IPv6
        SandboxTenant tenant;
        const auto provider = signingIn(tenant, other.serverPort());
        const auto me = settled(provider->whoAmI({}));
        QVERIFY(!me);
        QCOMPARE(me.error().kind, ErrorKind::Network);
        QVERIFY2(me.error().message.contains(QString::number(other.serverPort())), qPrintable(me.error().message));
        QVERIFY(m_pages.isEmpty());
    }
}

void TestContractSailPointBrowser::itCanBeStopped()
{
    SandboxTenant tenant;
    const auto provider = signingIn(tenant);
    std::stop_source stop;
    const auto me = provider->whoAmI({stop.get_token(), Priority::Foreground});
    QTRY_COMPARE(m_pages.size(), 1);
    stop.request_stop();
    QTRY_VERIFY(me.isFinished());
    QVERIFY(!me.result());
    QCOMPARE(me.result().error().kind, ErrorKind::Canceled);
}

QTEST_GUILESS_MAIN(TestContractSailPointBrowser)
#include "tst_contract_sailpoint_browser.moc"
