// SPDX-License-Identifier: GPL-3.0-or-later
// Reaching tenants that are not open: the address a person typed, and the test of a connection against the embedded
// tenant, whose log of requests tells that nothing was changed.
#include "app/composition/provider_settings.h"
#include "app/composition/tenant_connector.h"
#include "app/composition/tenants.h"
#include "app/composition/vendor_offers.h"
#include "app/listing/when_answered.h"
#include "app/sandbox/sandbox.h"
#include "app/storage/session_secret_store.h"
#include "tests/support/compare_kinds.h"
#include "tests/support/qt_warnings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace baton;
using namespace Qt::StringLiterals;
using Verdict = ProbeLine::Verdict;

namespace {

std::unique_ptr<sandbox::Sandbox> tenant(std::vector<std::string> flags = {})
{
    flags.insert(flags.end(), {"--certifications", "10", "--identities", "100"});
    std::string error;
    return sandbox::Sandbox::start(std::get<sandbox::SandboxOptions>(sandbox::parsedOptions(flags)), &error);
}

Connection connectionTo(const sandbox::Sandbox &sandbox, const QString &vendor, bool reviewer = false)
{
    const sandbox::ReadyInfo &ready = sandbox.ready();
    Connection connection;
    connection.id = ConnectionId(u"c-1"_s);
    connection.name = u"Acme"_s;
    connection.vendorId = vendor;
    const bool client = vendor == vendorIds().constFirst();
    connection.signIn = client ? SignInKind::ClientSecret : SignInKind::Password;
    connection.baseUrl = QUrl(QString::fromStdString(client ? ready.sailpoint.baseUrl : ready.saviynt.baseUrl));
    connection.clientId =
        QString::fromStdString(client ? (reviewer ? ready.sailpoint.reviewerClientId : ready.sailpoint.clientId)
                                      : (reviewer ? ready.saviynt.reviewerUsername : ready.saviynt.username));
    connection.rateLimit = RequestLimit{0, 0};
    return connection;
}

QString secretOf(const sandbox::Sandbox &sandbox, const QString &vendor, bool reviewer = false)
{
    const sandbox::ReadyInfo &ready = sandbox.ready();
    const bool client = vendor == vendorIds().constFirst();
    return QString::fromStdString(client
                                      ? (reviewer ? ready.sailpoint.reviewerClientSecret : ready.sailpoint.clientSecret)
                                      : (reviewer ? ready.saviynt.reviewerPassword : ready.saviynt.password));
}

ProbeReport reportOf(const QFuture<ProbeReport> &future)
{
    return QTest::qWaitFor([&future] { return future.isFinished(); }, 20'000) && future.resultCount() > 0
               ? future.result()
               : ProbeReport();
}

const ProbeLine *lineOf(const std::vector<ProbeLine> &lines, const QString &what)
{
    for (const ProbeLine &line : lines) {
        if (line.what.contains(what))
            return &line;
    }
    return nullptr;
}

bool may(const ProbeReport &report, const QString &what)
{
    const ProbeLine *line = lineOf(report.rights, what);
    return line && line->verdict == Verdict::May;
}

} // namespace

class TenantConnectorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }
    void addresses_data();
    void addresses();
    void whatIsNoAddress_data();
    void whatIsNoAddress();
    void aTestChangesNothing_data();
    void aTestChangesNothing();
    void whatAReviewerMayNotIsSaid();
    void theKeptSecretIsUsed();
    void aWrongSecretEndsAtTheSignIn();
    void aSecretWithALineBreakIsNotTried();
    void aTenantThatIsAway();
    void anUnknownAuthority();
    void theOrganisationsOwnAuthorityIsTrusted();
    void aClockTenMinutesOffIsSaid();
    void aStoppedTest();
    void keptConnectionsShareOneFolder();
    void aReadOnlyConnectionSendsNothing();
};

void TenantConnectorTest::addresses_data()
{
    QTest::addColumn<QString>("vendor");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("means");
    const QString one = vendorIds().constFirst();
    const QString two = vendorIds().constLast();
    const QString api = u"https://acme.api.identitynow.com"_s;
    QTest::newRow("name") << one << u" Acme "_s << api;
    QTest::newRow("host") << one << u"acme.api.identitynow.com"_s << api;
    QTest::newRow("URL") << one << u"https://acme.api.identitynow.com/"_s << api;
    QTest::newRow("pages") << one << u"https://acme.identitynow.com/ui/admin#x"_s << api;
    QTest::newRow("pages without scheme") << one << u"acme.identitynow.com"_s << api;
    QTest::newRow("sign-in pages") << one << u"https://acme.login.sailpoint.com/"_s << api;
    QTest::newRow("vanity") << one << u"https://iam.acme.example"_s << u"https://iam.acme.example"_s;
    QTest::newRow("here") << one << u"http://localhost:8080"_s << u"http://localhost:8080"_s;
    QTest::newRow("other name") << two << u"acme"_s << u"https://acme.saviyntcloud.com"_s;
    QTest::newRow("other pages") << two << u"https://acme.saviyntcloud.com/ECMv6/request/home"_s
                                 << u"https://acme.saviyntcloud.com"_s;
}

void TenantConnectorTest::addresses()
{
    QFETCH(QString, vendor);
    QFETCH(QString, typed);
    QFETCH(QString, means);
    const Result<QUrl> base = apiBaseOf(vendor, typed);
    QVERIFY2(base, base ? "" : qPrintable(describe(base.error())));
    QCOMPARE(base->toString(), means);
}

void TenantConnectorTest::whatIsNoAddress_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("says");
    QTest::newRow("empty") << u"  "_s << u"empty"_s;
    QTest::newRow("space") << u"https://acme api.example.com"_s << u"space"_s;
    QTest::newRow("path") << u"https://acme.api.identitynow.com/v3/campaigns"_s << u"Enter acme.api.identitynow.com"_s;
    QTest::newRow("scheme") << u"ftp://acme.example"_s << u"https://"_s;
    QTest::newRow("plain http") << u"http://acme.example"_s << u"https://"_s;
    QTest::newRow("user") << u"https://ana:canary@acme.example"_s << u"must not carry"_s;
    QTest::newRow("query") << u"https://acme.example?x=1"_s << u"has more"_s;
}

void TenantConnectorTest::whatIsNoAddress()
{
    QFETCH(QString, typed);
    QFETCH(QString, says);
    const Result<QUrl> base = apiBaseOf(vendorIds().constFirst(), typed);
    QVERIFY(!base);
    QCOMPARE(base.error().kind, ErrorKind::Invalid);
    QVERIFY2(describe(base.error()).contains(says), qPrintable(describe(base.error())));
    QVERIFY(!describe(base.error()).contains(u"canary"_s));
}

void TenantConnectorTest::aTestChangesNothing_data()
{
    QTest::addColumn<QString>("vendor");
    for (const QString &vendor : vendorIds())
        QTest::newRow(qPrintable(vendor)) << vendor;
}

void TenantConnectorTest::aTestChangesNothing()
{
    QFETCH(QString, vendor);
    const auto sandbox = tenant();
    SessionSecretStore secrets;
    TenantConnector connector(secrets, {});
    const ProbeReport report = reportOf(connector.test(connectionTo(*sandbox, vendor), secretOf(*sandbox, vendor), {}));
    QVERIFY2(!report.failed, report.failed ? qPrintable(describe(*report.failed)) : "");
    QVERIFY(report.me && !report.me->name.isEmpty());
    QVERIFY(report.steps.size() >= 3);
    for (const ProbeLine &step : report.steps)
        QVERIFY2(step.verdict == Verdict::May, qPrintable(step.what + step.detail));
    QVERIFY(may(report, u"List campaigns"_s) && may(report, u"List certifications"_s) &&
            may(report, u"Look up people"_s));
    QVERIFY(lineOf(report.rights, u"Reassign whole"_s));
    if (vendor == vendorIds().constFirst()) {
        QCOMPARE(report.tenant, u"demo"_s);
        QVERIFY(may(report, u"Reassign whole"_s) && may(report, u"Reassign items"_s)); // told by the token
    }
    QVERIFY(!sandbox->requests().empty());
    for (const sandbox::LoggedRequest &request : sandbox->requests()) {
        QVERIFY2(!request.acted, request.path.c_str());
        QVERIFY2(request.path.find("eassign") == std::string::npos ||
                     request.path.find("evaluate") != std::string::npos,
                 request.path.c_str());
    }
}

void TenantConnectorTest::whatAReviewerMayNotIsSaid()
{
    const auto sandbox = tenant();
    const QString vendor = vendorIds().constFirst();
    SessionSecretStore secrets;
    TenantConnector connector(secrets, {});
    const ProbeReport report =
        reportOf(connector.test(connectionTo(*sandbox, vendor, true), secretOf(*sandbox, vendor, true), {}));
    QVERIFY(!report.failed);
    const ProbeLine *campaigns = lineOf(report.rights, u"List campaigns"_s);
    QVERIFY(campaigns && campaigns->verdict == Verdict::MayNot);
    QVERIFY2(campaigns->ask.contains(u"ORG_ADMIN"_s), qPrintable(campaigns->ask));
    QVERIFY(may(report, u"List certifications"_s));
    const ProbeLine *whole = lineOf(report.rights, u"Reassign whole"_s);
    QVERIFY(whole && whole->verdict == Verdict::MayNot && !whole->ask.isEmpty());
}

void TenantConnectorTest::theKeptSecretIsUsed()
{
    const auto sandbox = tenant();
    const QString vendor = vendorIds().constFirst();
    SessionSecretStore secrets;
    TenantConnector connector(secrets, {});
    const Connection connection = connectionTo(*sandbox, vendor);
    ProbeReport report = reportOf(connector.test(connection, std::nullopt, {}));
    QVERIFY(report.failed && report.failed->kind == ErrorKind::NotFound);
    QVERIFY(secrets.write(connection.id, secretOf(*sandbox, vendor)).result());
    report = reportOf(connector.test(connection, std::nullopt, {}));
    QVERIFY(!report.failed);
}

void TenantConnectorTest::aWrongSecretEndsAtTheSignIn()
{
    for (const QString &vendor : vendorIds()) {
        const auto sandbox = tenant();
        SessionSecretStore secrets;
        TenantConnector connector(secrets, {});
        const ProbeReport report = reportOf(connector.test(connectionTo(*sandbox, vendor), u"canary-wrong"_s, {}));
        QVERIFY(report.failed);
        QCOMPARE(report.failed->kind, ErrorKind::Auth);
        QVERIFY(report.rights.empty());
        QCOMPARE(report.steps.back().what, u"Sign in"_s);
        QVERIFY(report.steps.back().verdict == Verdict::MayNot);
        QVERIFY(!report.steps.back().detail.contains(u"canary"_s));
    }
}

void TenantConnectorTest::aSecretWithALineBreakIsNotTried()
{
    const auto sandbox = tenant();
    SessionSecretStore secrets;
    TenantConnector connector(secrets, {});
    const ProbeReport report =
        reportOf(connector.test(connectionTo(*sandbox, vendorIds().constFirst()), u"canary\n"_s, {}));
    QVERIFY(report.failed && report.failed->kind == ErrorKind::Invalid);
    QVERIFY(sandbox->requests().empty());
}

void TenantConnectorTest::aTenantThatIsAway()
{
    auto sandbox = tenant();
    const Connection connection = connectionTo(*sandbox, vendorIds().constFirst());
    sandbox.reset();
    SessionSecretStore secrets;
    TenantConnector connector(secrets, {});
    const ProbeReport report = reportOf(connector.test(connection, u"s"_s, {}));
    QVERIFY(report.failed);
    QCOMPARE(report.failed->kind, ErrorKind::Network);
    QCOMPARE(report.steps.size(), size_t{1});
    QVERIFY(report.steps.front().verdict == Verdict::MayNot);
}

void TenantConnectorTest::anUnknownAuthority()
{
    const auto sandbox = tenant({"--tls"});
    SessionSecretStore secrets;
    TenantConnector connector(secrets, {});
    const ProbeReport report = reportOf(connector.test(connectionTo(*sandbox, vendorIds().constFirst()), u"s"_s, {}));
    QVERIFY(report.failed);
    QCOMPARE(report.failed->kind, ErrorKind::Tls);
    QVERIFY2(report.steps.back().detail.contains(u"issued by baton-sandbox authority"_s),
             qPrintable(report.steps.back().detail));
    QVERIFY(sandbox->requests().empty());
}

void TenantConnectorTest::theOrganisationsOwnAuthorityIsTrusted()
{
    const auto sandbox = tenant({"--tls"});
    const QTemporaryDir folder;
    const QString vendor = vendorIds().constFirst();
    SessionSecretStore secrets;
    TenantConnector connector(secrets, {});
    Connection connection = connectionTo(*sandbox, vendor);
    connection.caFile = folder.filePath(u"ca.pem"_s);
    ProbeReport report = reportOf(connector.test(connection, secretOf(*sandbox, vendor), {}));
    QVERIFY(report.failed && report.failed->kind == ErrorKind::Invalid); // there is no such file
    QFile file(connection.caFile);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("no certificate");
    file.flush();
    report = reportOf(connector.test(connection, secretOf(*sandbox, vendor), {}));
    QVERIFY(report.failed && report.failed->message.contains(u"no certificate"_s));
    file.resize(0);
    file.seek(0);
    file.write(QByteArray::fromStdString(sandbox->ready().certificate));
    file.close();
    report = reportOf(connector.test(connection, secretOf(*sandbox, vendor), {}));
    QVERIFY2(!report.failed, report.failed ? qPrintable(describe(*report.failed)) : "");
}

void TenantConnectorTest::aClockTenMinutesOffIsSaid()
{
    const QString vendor = vendorIds().constFirst();
    for (const auto &[clock, says] : {std::pair{"behind", u"10 minutes ahead"_s},
                                      {"ahead", u"10 minutes behind"_s},
                                      {"behind-in-tokens", u"10 minutes ahead"_s}}) {
        const auto sandbox = tenant({"--variant", std::string("clock=") + clock});
        SessionSecretStore secrets;
        TenantConnector connector(secrets, {});
        const ProbeReport report =
            reportOf(connector.test(connectionTo(*sandbox, vendor), secretOf(*sandbox, vendor), {}));
        const ProbeLine *line = lineOf(report.steps, u"Clock"_s);
        QVERIFY2(line, clock);
        QCOMPARE(std::count_if(report.steps.begin(), report.steps.end(),
                               [](const ProbeLine &each) { return each.what == u"Clock"_s; }),
                 1);
        QVERIFY2(line->detail.contains(says) && line->detail.contains(u"expired"_s), qPrintable(line->detail));
        QVERIFY(!report.failed);
    }
}

void TenantConnectorTest::aStoppedTest()
{
    const auto sandbox = tenant({"--latency", "300"});
    const QString vendor = vendorIds().constFirst();
    SessionSecretStore secrets;
    TenantConnector connector(secrets, {});
    std::stop_source stop;
    const QFuture<ProbeReport> future =
        connector.test(connectionTo(*sandbox, vendor), secretOf(*sandbox, vendor), stop.get_token());
    stop.request_stop();
    const ProbeReport report = reportOf(future);
    QVERIFY(report.failed);
    QCOMPARE(report.failed->kind, ErrorKind::Canceled);
}

void TenantConnectorTest::keptConnectionsShareOneFolder()
{
    const auto sandbox = tenant();
    const QTemporaryDir folder;
    Tenants tenants(folder.filePath(u"data"_s));
    std::vector<std::shared_ptr<OpenConnection>> open;
    for (const QString &vendor : vendorIds()) {
        Connection connection = connectionTo(*sandbox, vendor);
        connection.id = ConnectionId();
        connection.name = u"The "_s + vendor;
        const Result<ConnectionId> id = tenants.connections().put(connection);
        QVERIFY(id);
        const Result<Connection> found = tenants.named(u"THE "_s + vendor);
        QVERIFY(found && found->id == *id);
        std::optional<Result<std::shared_ptr<OpenConnection>>> opened;
        whenAnswered(tenants.open(*found, secretOf(*sandbox, vendor)), &tenants,
                     [&opened](Result<std::shared_ptr<OpenConnection>> each) { opened = std::move(each); });
        QTRY_VERIFY(opened);
        QVERIFY2(*opened, *opened ? "" : qPrintable(describe(opened->error())));
        QCOMPARE((**opened)->connection().id, *id);
        QCOMPARE((**opened)->tenantName(), connection.name);
        open.push_back(**opened);
    }
    for (const auto &each : open) {
        std::optional<Result<RunDesk *>> desk;
        whenAnswered(each->desk(), each.get(), [&desk](const Result<RunDesk *> &made) { desk = made; });
        QTRY_VERIFY_WITH_TIMEOUT(desk, 20'000);
        QVERIFY2(*desk, *desk ? "" : qPrintable(describe(desk->error())));
        QVERIFY(each->folderAccess() == OpenConnection::FolderAccess::Writable);
    }
    QCOMPARE(open[0]->journal().value(), open[1]->journal().value());
    const Result<Connection> nobody = tenants.named(u"nobody"_s);
    QVERIFY(!nobody && nobody.error().nextStep.contains(u"The "_s));
}

void TenantConnectorTest::aReadOnlyConnectionSendsNothing()
{
    const auto sandbox = tenant();
    const QString vendor = vendorIds().constFirst();
    Connection connection = connectionTo(*sandbox, vendor);
    connection.readOnly = true;
    const QTemporaryDir folder;
    const auto open =
        OpenConnection::open(connection, secretOf(*sandbox, vendor), {std::make_shared<DataFolder>(folder.path())});
    QVERIFY(open);
    Call call;
    call.operationId = u"campaign-reassign"_s;
    call.method = u"POST"_s;
    call.path = u"/v3/campaigns/x/reassign"_s;
    call.body = "{}";
    bool journalled = false;
    const QFuture<Result<Ticket>> sent =
        (*open)->provider().reassignWriter()->send(call, BeforeAttempt([&journalled](const SendAttempt &) {
                                                       journalled = true;
                                                       return QtFuture::makeReadyFuture(Result<void>());
                                                   }),
                                                   {});
    QTRY_VERIFY(sent.isFinished());
    QVERIFY(!sent.result());
    QCOMPARE(sent.result().error().kind, ErrorKind::Forbidden);
    QVERIFY(!journalled);
    for (const sandbox::LoggedRequest &request : sandbox->requests())
        QVERIFY(request.path.find("reassign") == std::string::npos);
}

QTEST_GUILESS_MAIN(TenantConnectorTest)
#include "tst_tenant_connector.moc"
