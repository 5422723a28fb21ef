// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/open_connection.h"
#include "app/connections/connector.h"
#include "app/connections/secret_store.h"

namespace baton {

/// The Connector over real tenants. Lives in the main thread; its tests end with it.
class TenantConnector final : public QObject, public Connector
{
    Q_OBJECT

public:
    /// `secrets` outlives it. Of `setup` the folder is not touched.
    TenantConnector(SecretStore &secrets, OpenSetup setup, QObject *parent = nullptr);

    std::vector<VendorOffer> vendors() const override;
    Result<QUrl> apiBase(const QString &vendorId, const QString &typed) const override;
    QFuture<ProbeReport> test(Connection connection, std::optional<QString> secret, std::stop_token stop) override;

private:
    QFuture<ProbeReport> probe(const Connection &connection, const QString &secret, std::stop_token stop);

    SecretStore &m_secrets;
    OpenSetup m_setup;
};

} // namespace baton
