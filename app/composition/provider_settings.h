// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connections/connection.h"
#include "app/providers/sailpoint/make_sailpoint_provider.h"

#include <QStringList>

namespace baton {

/// What the provider is told of a connection. `uiLanguages`: as QLocale::uiLanguages() gives them.
SailPointSettings providerSettings(const Connection &connection, const QString &clientSecret,
                                   const QStringList &uiLanguages);

/// An Accept-Language header (RFC 9110 12.5.4): these languages in their order, each also without its region, and
/// English after them. "de-CH, de;q=0.9, en;q=0.8".
QByteArray acceptLanguage(const QStringList &uiLanguages);

} // namespace baton
