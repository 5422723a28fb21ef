// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connections/connection.h"
#include "app/providers/sailpoint/make_sailpoint_provider.h"
#include "app/providers/saviynt/make_saviynt_provider.h"

#include <QStringList>

namespace baton {

/// What the provider is told of a connection. `uiLanguages`: as QLocale::uiLanguages() gives them.
SailPointSettings providerSettings(const Connection &connection, const QString &clientSecret,
                                   const QStringList &uiLanguages);

/// The same of the other vendor's. Its own settings: base-path, time-zone (IANA), sign-in (json, basic), bulk-keys
/// (camel, lower), call-limit, and for a token exchange external-connection and subject-token (access, id). Invalid:
/// one of them is unknown, or has no such value.
Result<SaviyntSettings> saviyntSettings(const Connection &connection, const QString &password,
                                        const QStringList &uiLanguages);

/// The ids of the vendors, the standard one first.
QStringList vendorIds();

/// An Accept-Language header (RFC 9110 12.5.4): these languages in their order, each also without its region, and
/// English after them. "de-CH, de;q=0.9, en;q=0.8".
QByteArray acceptLanguage(const QStringList &uiLanguages);

} // namespace baton
