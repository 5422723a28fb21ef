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

/// How a connection signs in. Which of them a vendor knows: VendorOffer::signIns.
enum class SignInKind {
    ClientSecret,  ///< an API client's id and secret (a personal access token has both)
    Browser,       ///< authorization code with PKCE, in the system's browser; needs no secret of ours
    Password,      ///< a user's name and password
    TokenExchange, ///< a user's name and a token that the organisation's identity provider issued; it lives for minutes
};

/// How requests leave this machine.
struct ProxyChoice
{
    enum class Kind { System, None, Manual };

    Kind kind = Kind::System;
    QString host; ///< Manual only; never with a user name or password
    int port = 0; ///< Manual only

    friend bool operator==(const ProxyChoice &, const ProxyChoice &) = default;
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
    QMap<QString, QString> settings; ///< of the vendor's own, by name; the time zone is one of them
    SignInKind signIn = SignInKind::ClientSecret;
    QString label;    ///< "payroll": what the person wants to see beside the name; may be empty
    QUrl redirectUrl; ///< Browser only, as registered; empty: http://localhost:8080/callback
    QString caFile;   ///< PEM file of an organisation's own authorities, trusted beside the system's; may be empty
    ProxyChoice proxy;
    bool demo = false; ///< the embedded sandbox
    bool production = false;
    bool readOnly = false;
};

/// On a connection marked as production a run of more rows than this asks for their number to be typed.
inline constexpr int productionThreshold = 250;

} // namespace baton
