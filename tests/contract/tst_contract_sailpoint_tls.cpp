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

QTEST_GUILESS_MAIN(TestContractSailPointTls)
#include "tst_contract_sailpoint_tls.moc"
