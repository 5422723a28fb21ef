// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/id.h"

#include <QMap>
#include <QString>
#include <QUrl>

namespace baton {

/// How many requests a vendor allows in a window. count 0: no limit.
struct RequestLimit
{
    int count = 100;
    int seconds = 10;

    friend bool operator==(const RequestLimit &, const RequestLimit &) = default;
};

/// A tenant as the person names it, and how to reach it. Never holds a secret.
struct Connection
{
    ConnectionId id;
    QString name;       ///< "Demo tenant"; shown wherever something would change it
    QString vendorId;   ///< VendorDescriptor::id
    QUrl baseUrl;       ///< API base, no trailing slash
    QString apiVersion; ///< the vendor's word, e.g. "v3"
    QString clientId;   ///< of an API client, or the name of a user
    RequestLimit rateLimit;
    QMap<QString, QString> settings; ///< of the vendor's own, by name
    bool demo = false;               ///< the embedded sandbox
    bool production = false;
    bool readOnly = false;
};

} // namespace baton
