// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connections/connector.h"

#include <QByteArray>

namespace baton::cli {

/// What a test of a connection found, as a person reads it: tenant, who, and a table of may / may not / could not tell.
QString probeText(const Connection &connection, const ProbeReport &report);
/// The same as one object of JSON: name, url, tenant, signedInAs, steps[] and rights[] {what, verdict, detail, ask}.
QByteArray probeJson(const Connection &connection, const ProbeReport &report);

/// Connections as a table, and as an array of JSON.
QString connectionsText(const std::vector<Connection> &connections);
QByteArray connectionsJson(const std::vector<Connection> &connections);

/// What is asked for at such a sign-in: "password".
QString secretWord(SignInKind kind);

} // namespace baton::cli
