// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/request_pipeline.h"
#include "app/providers/governance_provider.h"
#include "app/providers/sailpoint/api_version.h"
#include "app/providers/sailpoint/browser_sign_in.h"

#include <QUrl>

#include <functional>
#include <memory>
#include <optional>

namespace baton {

/// What a person says about a SailPoint tenant.
struct SailPointSettings
{
    QUrl baseUrl; ///< of the API: https://acme.api.identitynow.com
    sailpoint::ApiVersion apiVersion = sailpoint::ApiVersion::V3;
    QString clientId;
    std::function<QString()> secret; ///< asked at each sign-in, in the provider's thread; not kept by the provider
    std::optional<BrowserSettings> browser{}; ///< a person signs in there; the secret may then be empty
    RateLimit rateLimit;                      ///< per client id and API version; SailPoint documents 100 per 10 s
    PipelineSettings pipeline;                ///< acceptLanguage also decides which of the vendor's texts are shown
    std::function<void(qint64 seconds)> tellClock{}; ///< SingleFlightTokenSource::setClockListener(); may be empty
};

/// A provider with a pipeline of its own. Lives in the caller's thread; transport and scheduler outlive it.
/// `logSink` gets one JSON line per attempt, without secrets; may be empty.
std::unique_ptr<GovernanceProvider> makeSailPointProvider(SailPointSettings settings, HttpTransport &transport,
                                                          Scheduler &scheduler, HttpLog::Sink logSink = {});

} // namespace baton
