// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in with a token that the organisation's identity provider issued (RFC 8693).
#include "tests/contract/vendor_tenant.h"
#include "tests/support/compare_kinds.h"
#include "tests/support/qt_warnings.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::test;

namespace {

const std::string exchangePath = "/ECM/oauth2/token";

/// A JSON web token that ends `seconds` from now, as an identity provider would issue it.
QString tokenThatEndsIn(int seconds)
{
    const auto part = [](const QByteArray &json) {
        return json.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
    const qint64 end = QDateTime::currentSecsSinceEpoch() + seconds;
    return QString::fromLatin1(part(R"({"alg":"RS256"})") + '.' + part("{\"exp\":" + QByteArray::number(end) + '}') +
                               ".c2lnbmF0dXJl");
}

} // namespace

class TestContractSaviyntExchange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }
    void signsInWithTheToken_data();
    void signsInWithTheToken();
    void exchangesAgainWhenTheTenantsTokenEnds();
    void saysWhatIsWrongWithTheToken_data();
    void saysWhatIsWrongWithTheToken();

private:
    std::unique_ptr<GovernanceProvider> provider(VendorTenant &tenant, const QString &token,
                                                 const SaviyntTokenExchange &exchange)
    {
        const sandbox::SaviyntAccess &access = tenant.sandbox().ready().saviynt;
        SaviyntSettings settings;
        settings.baseUrl = QUrl(QString::fromStdString(access.baseUrl));
        settings.username = QString::fromStdString(access.username);
        settings.password = [token] { return token; };
        settings.exchange = exchange;
        return makeSaviyntProvider(std::move(settings), tenant.tenant().transport(), tenant.scheduler());
    }
    const std::vector<std::string> m_flags{"--certifications 30"};
};

void TestContractSaviyntExchange::signsInWithTheToken_data()
{
    QTest::addColumn<bool>("named");
    QTest::addColumn<bool>("idToken");
    QTest::newRow("access token, the provider named") << true << false;
    QTest::newRow("ID token, the provider named") << true << true;
    QTest::newRow("access token, no name") << false << false;
}

void TestContractSaviyntExchange::signsInWithTheToken()
{
    QFETCH(bool, named);
    QFETCH(bool, idToken);
    VendorTenant tenant(Vendor::Saviynt, m_flags);
    const sandbox::SaviyntAccess &access = tenant.sandbox().ready().saviynt;
    const QString connection = named ? QString::fromStdString(access.externalConnection) : QString();
    const auto mine = provider(tenant, QString::fromStdString(access.subjectToken), {connection, idToken});
    const Result<Identity> me = settled(mine->whoAmI({}));
    QVERIFY2(me, me ? "" : qPrintable(describe(me.error())));
    QCOMPARE(me->id, IdentityId(QString::fromStdString(access.username)));
    QVERIFY(!allCampaigns(*mine).empty());
    QCOMPARE(tenant.tenant().requestCount(exchangePath, 200), 1);
    QCOMPARE(tenant.tenant().requestCount("/ECM/api/login", 0), 0);
    for (const sandbox::LoggedRequest &request : tenant.sandbox().requests())
        QVERIFY(request.body.find(access.subjectToken) == std::string::npos);
}

/// No refresh token is documented for an exchange.
void TestContractSaviyntExchange::exchangesAgainWhenTheTenantsTokenEnds()
{
    VendorTenant tenant(Vendor::Saviynt, m_flags);
    const auto mine = provider(tenant, QString::fromStdString(tenant.sandbox().ready().saviynt.subjectToken), {});
    QVERIFY(settled(mine->whoAmI({})));
    tenant.sandbox().setFaults(std::get<std::vector<sandbox::Fault>>(
        sandbox::faultsFromText(R"({"faults":[{"endpoint":"fetchCampaignList","on":[1],"action":"expired-token"}]})")));
    const auto page = settled(mine->campaignReader()->campaigns({}, {0, 5, true}, {}));
    QVERIFY2(page, page ? "" : qPrintable(describe(page.error())));
    QCOMPARE(tenant.tenant().requestCount(exchangePath, 200), 2);
    QCOMPARE(tenant.tenant().requestCount("/ECM/oauth/access_token", 0), 0);
}

void TestContractSaviyntExchange::saysWhatIsWrongWithTheToken_data()
{
    QTest::addColumn<QString>("token");
    QTest::addColumn<QString>("connection");
    QTest::addColumn<QString>("says");
    QTest::addColumn<QString>("next");
    QTest::newRow("expired") << tokenThatEndsIn(-90) << u"SandboxIdP"_s << u"has expired"_s << u"Get a new one"_s;
    QTest::newRow("not expired") << tokenThatEndsIn(600) << u"SandboxIdP"_s << u"does not accept this token"_s
                                 << u"Get a new one"_s;
    QTest::newRow("not readable") << u"opaque"_s << QString() << u"does not accept this token"_s << u"Get a new one"_s;
    QTest::newRow("another connection") << QString() << u"Elsewhere"_s << u"does not accept this token"_s
                                        << u"name of the external connection"_s;
}

void TestContractSaviyntExchange::saysWhatIsWrongWithTheToken()
{
    QFETCH(QString, token);
    QFETCH(QString, connection);
    QFETCH(QString, says);
    QFETCH(QString, next);
    VendorTenant tenant(Vendor::Saviynt, m_flags);
    if (token.isEmpty())
        token = QString::fromStdString(tenant.sandbox().ready().saviynt.subjectToken);
    const auto mine = provider(tenant, token, {connection, false});
    const Result<Identity> me = settled(mine->whoAmI({}));
    QVERIFY(!me);
    QCOMPARE(me.error().kind, ErrorKind::Auth);
    QVERIFY2(me.error().message.contains(says), qPrintable(describe(me.error())));
    QVERIFY2(me.error().nextStep.contains(next), qPrintable(describe(me.error())));
    QVERIFY(!describe(me.error()).contains(token));
}

QTEST_GUILESS_MAIN(TestContractSaviyntExchange)
#include "tst_contract_saviynt_exchange.moc"
