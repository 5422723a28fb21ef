// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connections/connection.h"
#include "models/domain/result.h"

#include <QStringList>

#include <optional>

namespace baton::cli {

/// What `batonctl connections …` is asked. Its options are its own, apart from those that name a tenant to work with.
struct ConnectionsLine
{
    enum class Action { List, Add, Test, Remove };

    Action action = Action::List;
    bool json = false; ///< --format json
    QString name;      ///< of the connection; all but List
    QString dataDir;   ///< as typed
    QString httpLog;   ///< as typed
    // Of Add:
    QString address;                   ///< as typed: a tenant's name, or an address
    Connection connection;             ///< without base URL and id; vendorId may be empty: the standard one
    std::optional<RequestLimit> limit; ///< nothing: what the vendor publishes
    bool untested = false;             ///< keep it without contacting the tenant
};

/// Whether the arguments call for `connections` at all: it is their first word.
bool asksForConnections(const QStringList &arguments);

/// Errors are Invalid with one sentence.
Result<ConnectionsLine> parseConnectionsLine(const QStringList &arguments);

/// Lines for --help.
QString connectionsHelp();

} // namespace baton::cli
