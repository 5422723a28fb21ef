// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/request_pipeline.h"
#include "app/providers/governance_provider.h"

#include <QTimeZone>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>

namespace baton {

/// A sign-in with a token that the organisation's identity provider issued (RFC 8693).
struct SaviyntTokenExchange
{
    QString externalConnection; ///< the tenant's name for the identity provider; empty: it is not named
    bool idToken = false;       ///< an OpenID Connect ID token, not an OAuth access token
};

/// What a person says about a Saviynt tenant.
struct SaviyntSettings
{
    QUrl baseUrl;                                     ///< of the tenant: https://acme.saviyntcloud.com
    QString basePath = QStringLiteral("/ECM/api/v5"); ///< of the operations; "/ECM/api" before release 5.2
    QString username;
    std::function<QString()> password; ///< asked at each sign-in, in the provider's thread; not kept by the provider
    bool basicSignIn = false;          ///< the password goes in a header, not in a JSON body
    std::optional<SaviyntTokenExchange> exchange; ///< `password` is then a token of the identity provider
    bool lowercaseBulkKeys = false;               ///< write "bulkupdate" as the parameter list does, not "bulkUpdate"
    int callLimit = 50;                           ///< most rows of one call
    QTimeZone zone = QTimeZone::utc();            ///< of the tenant's times, which name none
    RateLimit rateLimit = RateLimit::unlimited(); ///< none is published
    PipelineSettings pipeline;                    ///< inFlight: 2 is what a tenant without a published limit is given
    std::function<void(qint64 seconds)> tellClock{}; ///< SingleFlightTokenSource::setClockListener(); may be empty
};

/// A provider with a pipeline of its own. Lives in the caller's thread; transport and scheduler outlive it.
/// `logSink` gets one JSON line per attempt, without secrets; may be empty.
std::unique_ptr<GovernanceProvider> makeSaviyntProvider(const SaviyntSettings &settings, HttpTransport &transport,
                                                        Scheduler &scheduler, HttpLog::Sink logSink = {});

} // namespace baton
