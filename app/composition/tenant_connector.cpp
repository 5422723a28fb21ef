// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/tenant_connector.h"

#include "app/composition/connection_probe.h"
#include "app/composition/vendor_offers.h"
#include "app/listing/when_answered.h"

namespace baton {

namespace {

ProbeReport failedReport(const QString &step, const Error &error)
{
    ProbeReport report;
    report.steps.push_back({step, ProbeLine::Verdict::MayNot, describe(error), {}});
    report.failed = error;
    return report;
}

} // namespace

TenantConnector::TenantConnector(SecretStore &secrets, OpenSetup setup, QObject *parent)
    : QObject(parent), m_secrets(secrets), m_setup(std::move(setup))
{
}

std::vector<VendorOffer> TenantConnector::vendors() const
{
    return vendorOffers();
}

Result<QUrl> TenantConnector::apiBase(const QString &vendorId, const QString &typed) const
{
    return apiBaseOf(vendorId, typed);
}

QFuture<ProbeReport> TenantConnector::test(Connection connection, std::optional<QString> secret, std::stop_token stop)
{
    const bool needsNone = connection.signIn == SignInKind::Browser;
    if (secret || needsNone) {
        if (const auto refusal =
                needsNone && secret.value_or(QString()).isEmpty() ? std::nullopt : secretRefusal(*secret))
            return QtFuture::makeReadyFuture(failedReport(tr("Sign in"), *refusal));
        return probe(connection, secret.value_or(QString()), std::move(stop));
    }
    auto promise = std::make_shared<QPromise<ProbeReport>>();
    promise->start();
    const auto tell = [promise](ProbeReport report) {
        promise->addResult(std::move(report));
        promise->finish();
    };
    whenAnswered(m_secrets.read(connection.id), this, [=, this](const Result<QString> &kept) {
        if (!kept)
            return tell(failedReport(tr("Read the secret"), kept.error()));
        whenFinished(probe(connection, *kept, stop), this, [tell](std::optional<ProbeReport> report) {
            tell(report ? std::move(*report) : failedReport({}, {ErrorKind::Canceled, tr("The test was given up.")}));
        });
    });
    return promise->future();
}

QFuture<ProbeReport> TenantConnector::probe(const Connection &connection, const QString &secret, std::stop_token stop)
{
    Result<std::unique_ptr<OpenConnection>> open = OpenConnection::open(connection, secret, m_setup);
    if (!open)
        return QtFuture::makeReadyFuture(failedReport(tr("Connection"), open.error()));
    auto *const probe = new ConnectionProbe(std::move(*open), std::move(stop));
    probe->setParent(this);
    return probe->start();
}

} // namespace baton
