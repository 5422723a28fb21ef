// SPDX-License-Identifier: GPL-3.0-or-later
// The real provider over TLS: a tenant whose certificate is trusted works as any other, another hears nothing.
#include "tests/contract/sandbox_tenant.h"
#include "tests/support/compare_kinds.h"
#include "tests/support/qt_warnings.h"

#include <QTest>

using namespace baton;
using namespace baton::test;

class TestContractSailPointTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }
    void aTrustedTenant();
    void anUnknownTenantHearsNothing();
    void aCertificateThatIsNotGood_data();
    void aCertificateThatIsNotGood();
    void onlyTls11IsRefused();
    void aProxyInBetweenIsUsedForOthersOnly();
};

void TestContractSailPointTls::aTrustedTenant()
{
    SandboxTenant tenant(smallTenant({"--tls"}));
    QVERIFY(tenant.baseUrl().startsWith(QLatin1String("https://")));
    SystemScheduler scheduler;
    QnamOptions options;
    options.trustedCertificates = QByteArray::fromStdString(tenant.sandbox().ready().certificate);
    QnamTransport transport(scheduler, options);
    const auto provider = tenant.provider(sailpoint::ApiVersion::V3, Who::Admin, &transport);
    QCOMPARE(allCertifications(*provider).size(), size_t{400});

    const Certification certification = openCertification(*provider);
    const Identity target = targetFor(*provider, certification);
    const Unit unit = provider->dialect().itemUnit(allItems(*provider, certification.id).front());
    const Result<Ticket> ticket = sent(*provider, callFrom(*provider, QStringLiteral("certification-reassign-async"),
                                                           certification, target.id, {unit}));
    QVERIFY2(ticket, ticket ? "" : qPrintable(describe(ticket.error())));
    QVERIFY(ticket->task);
}

void TestContractSailPointTls::anUnknownTenantHearsNothing()
{
    SandboxTenant tenant(smallTenant({"--tls"}));
    const auto provider = tenant.provider();
    const auto page = settled(provider->campaignReader()->campaigns({}, {}, {}));
    QVERIFY(!page);
    QCOMPARE(page.error().kind, ErrorKind::Tls);
    QVERIFY(tenant.sandbox().requests().empty());
}

void TestContractSailPointTls::aCertificateThatIsNotGood_data()
{
    QTest::addColumn<QString>("variant");
    QTest::addColumn<bool>("trusted");
    QTest::addColumn<QString>("says");
    QTest::newRow("expired") << QStringLiteral("certificate=expired") << true << QStringLiteral("expired");
    QTest::newRow("wrong host") << QStringLiteral("certificate=other-host") << true
                                << QStringLiteral("elsewhere.example");
    QTest::newRow("unknown authority") << QStringLiteral("certificate=good") << false
                                       << QStringLiteral("baton-sandbox authority");
}

void TestContractSailPointTls::aCertificateThatIsNotGood()
{
    QFETCH(QString, variant);
    QFETCH(bool, trusted);
    QFETCH(QString, says);
    SandboxTenant tenant(smallTenant({"--tls", "--variant", variant.toStdString()}));
    SystemScheduler scheduler;
    QnamOptions options;
    if (trusted)
        options.trustedCertificates = QByteArray::fromStdString(tenant.sandbox().ready().certificate);
    QnamTransport transport(scheduler, options);
    const auto provider = tenant.provider(sailpoint::ApiVersion::V3, Who::Admin, &transport);
    for (int i = 0; i < 2; ++i) { // asking again does not help
        const auto page = settled(provider->campaignReader()->campaigns({}, {}, {}));
        QVERIFY(!page);
        QCOMPARE(page.error().kind, ErrorKind::Tls);
        const QString told = describe(page.error());
        QVERIFY2(told.contains(says), qPrintable(told));
        for (const char *detail : {"baton-sandbox", "issued by baton-sandbox authority", "good from", "SHA-256"})
            QVERIFY2(told.contains(QLatin1String(detail)), qPrintable(told));
        QVERIFY(!page.error().nextStep.isEmpty());
    }
    QVERIFY(tenant.sandbox().requests().empty());
}

void TestContractSailPointTls::onlyTls11IsRefused()
{
    SandboxTenant tenant(smallTenant({"--tls", "--variant", "tls-version=1.1"}));
    SystemScheduler scheduler;
    QnamOptions options;
    options.trustedCertificates = QByteArray::fromStdString(tenant.sandbox().ready().certificate);
    QnamTransport transport(scheduler, options);
    const auto provider = tenant.provider(sailpoint::ApiVersion::V3, Who::Admin, &transport);
    const auto page = settled(provider->campaignReader()->campaigns({}, {}, {}));
    QVERIFY(!page);
    QCOMPARE(page.error().kind, ErrorKind::Tls);
    QVERIFY(tenant.sandbox().requests().empty());
}

void TestContractSailPointTls::aProxyInBetweenIsUsedForOthersOnly()
{
    SandboxTenant tenant(smallTenant());
    SystemScheduler scheduler;
    QnamOptions options;
    options.proxy = {ProxyUse::Kind::Manual, QStringLiteral("127.0.0.1"), 1}; // nobody listens there
    QnamTransport transport(scheduler, options);
    const auto provider = tenant.provider(sailpoint::ApiVersion::V3, Who::Admin, &transport);
    QVERIFY(settled(provider->campaignReader()->campaigns({}, {}, {}))); // loopback is reached directly
}

QTEST_GUILESS_MAIN(TestContractSailPointTls)
#include "tst_contract_sailpoint_tls.moc"
