// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/open_connection.h"
#include "app/connections/connection_store.h"
#include "app/connections/connector.h"
#include "app/connections/secret_store.h"
#include "app/time/system_scheduler.h"

namespace baton {

/// What a program of Baton has once, however many tenants it opens: the data folder, the kept connections, their
/// secrets, and the way to tenants that are not open. Lives in the main thread and outlives what it opened.
class Tenants final : public QObject
{
    Q_OBJECT

public:
    /// `dataDir`: empty is the standard one. Of `setup` the folder is ours. Asks the session for a keychain, touches
    /// nothing else.
    explicit Tenants(const QString &dataDir, OpenSetup setup = {}, QObject *parent = nullptr);
    ~Tenants() override;

    ConnectionStore &connections() { return *m_connections; }
    SecretStore &secrets() { return *m_secrets; }
    Connector &connector() { return *m_connector; }
    const std::shared_ptr<DataFolder> &folder() const { return m_setup.folder; }
    /// How connections are opened, for those of a session.
    const OpenSetup &setup() const { return m_setup; }

    /// The kept connection of this name (letter case does not count). NotFound lists the names; Storage where the file
    /// has something to tell.
    Result<Connection> named(const QString &name) const;

    /// Opens a kept connection: reads its secret, unless one is given or its sign-in needs none. The secret stays in
    /// memory as long as the connection is open. Errors: SecretStore::read(), OpenConnection::open().
    QFuture<Result<std::shared_ptr<OpenConnection>>> open(const Connection &connection,
                                                          const std::optional<QString> &secret = {});
    /// Opens what the command line names, with our folder (a demo without --data-dir: in a throw-away one).
    Result<std::shared_ptr<OpenConnection>> open(const ConnectionArguments &arguments);

private:
    OpenSetup m_setup;
    SystemScheduler m_scheduler;
    std::unique_ptr<ConnectionStore> m_connections;
    std::unique_ptr<SecretStore> m_secrets;
    std::unique_ptr<Connector> m_connector;
};

} // namespace baton
