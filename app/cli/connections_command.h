// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/connections_line.h"
#include "app/cli/exit_code.h"
#include "app/cli/output.h"
#include "app/connections/connection_store.h"
#include "app/connections/connector.h"
#include "app/connections/given_secrets.h"
#include "app/connections/secret_store.h"

#include <QObject>

#include <optional>
#include <stop_token>

namespace baton::cli {

/// What the command works with. Everything outlives it.
struct ConnectionsDesk
{
    ConnectionStore &connections;
    SecretStore &secrets;
    Connector &connector;
    Output &output;
    GivenSecrets given;
};

/// `batonctl connections …`: started once, from the event loop, and ended by finished().
class ConnectionsCommand final : public QObject
{
    Q_OBJECT

public:
    ConnectionsCommand(ConnectionsLine line, ConnectionsDesk desk);

    void start();
    void interrupt(int times);

Q_SIGNALS:
    void finished(baton::cli::ExitCode code);

private:
    void list();
    void add();
    void addTested(const ProbeReport &report);
    void keep();
    void test();
    void remove();
    std::optional<Connection> named(const QString &name) const;
    std::optional<QString> secretFor(const Connection &connection) const;
    std::optional<Error> secretMissing() const;
    std::optional<Error> complete();
    void runTest(const Connection &connection, std::optional<QString> secret,
                 void (ConnectionsCommand::*then)(const ProbeReport &));
    void tested(const ProbeReport &report);
    bool show(const ProbeReport &report);
    void fail(const Error &error);

    ConnectionsLine m_line;
    ConnectionsDesk m_desk;
    Connection m_connection; ///< that is added, tested or removed
    std::stop_source m_stop;
};

} // namespace baton::cli
