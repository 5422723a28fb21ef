// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connections/connector.h"

#include <QMap>
#include <QStringList>

namespace baton {

/// The fields of a connection's form, in their order.
enum class DraftField { Name, Address, ClientId, Secret, Label, ApiVersion, RateLimit, Proxy, CaFile, RedirectUrl };

/// A connection as it is being typed: every field as text, whatever stands in it.
struct ConnectionDraft
{
    ConnectionId id; ///< empty: a new one
    QString vendorId;
    QString name;
    QString address;
    QString apiVersion;
    SignInKind signIn = SignInKind::ClientSecret;
    QString clientId;
    QString secret; ///< empty: the kept one stays
    QString label;
    bool production = false;
    bool readOnly = false;
    QString rateLimit; ///< "100/10", "off"; empty: as the vendor publishes
    ProxyChoice::Kind proxyKind = ProxyChoice::Kind::System;
    QString proxy; ///< "host:port", of a manual one
    QString caFile;
    QString redirectUrl; ///< empty: the standard one
    QMap<QString, QString> settings;

    friend bool operator==(const ConnectionDraft &, const ConnectionDraft &) = default;
};

/// What a draft is held against.
struct DraftContext
{
    const VendorOffer &offer;
    const Connector &connector;
    QStringList takenNames;                ///< of the other connections
    std::optional<Connection> before = {}; ///< what is being changed; nothing: a new one
};

/// A field that cannot stay as it is, and why, in one or two sentences.
struct DraftProblem
{
    DraftField field = DraftField::Name;
    QString sentence;
};

struct CheckedDraft
{
    Connection connection; ///< as far as the fields make one
    std::vector<DraftProblem> problems;
    /// Which address requests will go to, where that is not what was typed; empty: it is, or there is none.
    QString addressNote;

    bool isFine() const { return problems.empty(); }
    QString problemOf(DraftField field) const; ///< empty: it is fine
};

CheckedDraft checkedDraft(const ConnectionDraft &draft, const DraftContext &context);
/// The form of a connection that there is.
ConnectionDraft draftOf(const Connection &connection, const VendorOffer *offer);
/// Where the browser comes back to when nothing else is registered.
QString standardRedirectUrl();

} // namespace baton
