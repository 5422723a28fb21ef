// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connections/connector.h"
#include "app/connections/secret_store.h"
#include "models/tables/cell.h"
#include "ui/connections/connection_desk.h"

namespace baton {

/// "API client", "In the browser", "User name and password".
QString signInWords(SignInKind kind);
/// What clientId is called there: "Client ID", "User name".
QString clientIdLabel(SignInKind kind);
/// "Client secret", "Password"; empty: nothing of ours is needed.
QString secretLabel(SignInKind kind);
/// Where a secret will be kept, one sentence.
QString placeSentence(SecretStore::Place place);
/// "production, read-only"; empty: neither.
QString markWords(const Connection &connection);
/// Name and marks, for titles: "Fjordlight (production)".
QString titleWords(const Connection &connection);
/// Why nothing can be sent over it, one sentence; empty: it can.
QString readOnlySentence(const Connection &connection, bool signedIn = true);
/// Of an open one its health, else that it is not open.
StateWord stateWord(const ConnectionEntry &entry);
StateWord stateWord(ProbeLine::Verdict verdict);
/// The same of a step on the way to the tenant.
StateWord stepWord(ProbeLine::Verdict verdict);
/// "100 in 10 s", "none".
QString limitWords(const RequestLimit &limit);
QString proxyWords(const ProxyChoice &proxy);
/// What a test found, as text for a ticket: one line each.
QString reportText(const ProbeReport &report, const Connection &connection);

} // namespace baton
