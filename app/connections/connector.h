// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connections/connection.h"
#include "models/domain/capabilities.h"
#include "models/domain/identity.h"
#include "models/domain/result.h"

#include <QFuture>

#include <optional>
#include <stop_token>
#include <vector>

namespace baton {

/// A setting that only one vendor has, as a form shows it.
struct VendorSetting
{
    QString name;                            ///< as in Connection::settings
    QString label;                           ///< "Base path"
    QString explanation;                     ///< one sentence
    QString standard;                        ///< what holds when nothing is set
    QStringList choices;                     ///< empty: any text
    std::optional<SignInKind> ofSignIn = {}; ///< only this one asks for it; nothing: each does
};

/// What a connection to a vendor's tenant can be told.
struct VendorOffer
{
    VendorDescriptor vendor;
    std::vector<SignInKind> signIns; ///< the standard one first
    QStringList apiVersions;         ///< the standard one first; empty: there is no choice
    std::vector<VendorSetting> settings;
    RequestLimit rateLimit; ///< as published; count 0: none is
    QString addressExample; ///< "acme.api.example.com"
};

/// One line of what a test of a connection found.
struct ProbeLine
{
    enum class Verdict { May, MayNot, CouldNotTell };

    QString what; ///< "Reassign certifications"
    Verdict verdict = Verdict::CouldNotTell;
    QString detail; ///< one sentence; may be empty
    QString ask;    ///< what to ask the tenant's administrator for; empty: nothing
};

/// What a test of a connection found. Steps that were not reached are absent.
struct ProbeReport
{
    QString tenant; ///< as the vendor names itself; may be empty
    std::optional<Identity> me;
    std::vector<ProbeLine> steps;  ///< reaching it, TLS, sign-in: until the first that failed
    std::vector<ProbeLine> rights; ///< empty when the sign-in failed
    std::optional<Error> failed;   ///< of the step that failed, whole
};

/// Reaches tenants that are not open yet.
class Connector
{
public:
    virtual ~Connector() = default;

    virtual std::vector<VendorOffer> vendors() const = 0;
    /// The address a person typed, as the API base it means: a bare tenant name is expanded, and for the address of a
    /// vendor's pages the one of its API is given. Invalid: it is none, with what to type instead.
    virtual Result<QUrl> apiBase(const QString &vendorId, const QString &typed) const = 0;
    /// Signs in and reads one row of each list; never calls anything that changes something. `secret`: nothing means
    /// the kept one. Always a report; Canceled is in `failed`.
    virtual QFuture<ProbeReport> test(Connection connection, std::optional<QString> secret, std::stop_token stop) = 0;
};

} // namespace baton
