// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connections/connection.h"
#include "models/domain/result.h"

#include <QStringList>

#include <optional>

namespace baton {

enum class DemoUser { Admin, Reviewer };

/// Which tenant the command line names, and where our own data lie. What baton and batonctl share.
struct ConnectionArguments
{
    enum class Kind { None, Demo, Tenant, Kept };

    Kind kind = Kind::None;
    QString connectionName;  ///< Kept: as typed; its own settings hold
    QStringList demoOptions; ///< flags of the sandbox, each as given: "--items 40"
    DemoUser demoUser = DemoUser::Admin;
    QUrl url;             ///< https, or http on loopback; no path, query, fragment or user
    QString vendorId;     ///< as typed, in lower case; empty: the standard one
    QString clientId;     ///< of an API client; empty: `username` signs in
    QString clientSecret; ///< from the environment; never from the command line, where others can read it. Of a kept
                          ///< connection it counts before the keychain's
    QString username;
    QString password;                ///< the same
    QMap<QString, QString> settings; ///< of the vendor's own: "--setting time-zone=Europe/Zurich"
    QString apiVersion = defaultApiVersion();
    QString dataDir;                       ///< absolute; empty: the program's default
    QString httpLog;                       ///< absolute; empty: requests are not logged
    bool noCache = false;                  ///< lists are neither kept nor shown from where they were kept
    std::optional<RequestLimit> rateLimit; ///< nothing: what the tenant's vendor publishes
    QStringList rest;                      ///< every other argument, in order

    static QString defaultApiVersion();
    static QStringList apiVersions();
};

/// Environment variables of the client's secret, of the user's password and of the identity provider's token.
inline constexpr const char *clientSecretVariable = "BATON_CLIENT_SECRET";
inline constexpr const char *passwordVariable = "BATON_PASSWORD";
inline constexpr const char *subjectTokenVariable = "BATON_SUBJECT_TOKEN";

/// Reads the command line (without the program's name); options may stand anywhere, as `--name value` or
/// `--name=value`. Errors are Invalid with one sentence. Kind::None is no error here: see connectionMissing().
Result<ConnectionArguments> parseConnectionArguments(const QStringList &arguments, const QString &clientSecret,
                                                     const QString &password = {});

/// What to say when a program needs a tenant and the command line names none.
Error connectionMissing();

/// The API base a person typed, checked: https (http only on loopback), host, optional port, nothing else. Without a
/// scheme https is meant.
Result<QUrl> checkedBaseUrl(const QString &text);

/// "100/10" or "off" (count 0).
Result<RequestLimit> parseRequestLimit(const QString &text);

/// Lines for --help: every option above, its meaning in one line.
QString connectionHelp();

} // namespace baton
