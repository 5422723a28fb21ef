// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/saviynt/make_saviynt_provider.h"

#include "app/net/single_flight_token_source.h"
#include "app/providers/saviynt/saviynt_provider.h"
#include "app/providers/saviynt/traffic.h"

namespace baton {

using namespace Qt::StringLiterals;
using namespace saviynt;

namespace {

Credentials credentialsOf(const SaviyntSettings &settings)
{
    Credentials credentials;
    credentials.username = settings.username;
    credentials.secret = settings.password;
    if (settings.basicSignIn)
        credentials.way = Credentials::Way::Basic;
    if (settings.exchange) {
        credentials.way = Credentials::Way::Exchange;
        credentials.externalConnection = settings.exchange->externalConnection;
        credentials.idToken = settings.exchange->idToken;
    }
    return credentials;
}

/// Everything between the provider and the transport, in the order in which it must go down (last first).
struct Machinery
{
    Machinery(const SaviyntSettings &settings, HttpTransport &transport, Scheduler &scheduler, HttpLog::Sink logSink)
        : limiter(scheduler, settings.rateLimit), credentials(settings.baseUrl, credentialsOf(settings), scheduler),
          tokens(scheduler, [this](std::stop_token stop) { return credentials.fetch(pipeline, std::move(stop)); }),
          pipeline({scheduler, transport, limiter, readError, HttpLog(std::move(logSink))}, settings.pipeline),
          traffic(limiter, pipeline, scheduler, settings.username)
    {
        pipeline.setTokenSource(&tokens);
        tokens.setClockListener(settings.tellClock);
    }

    RateLimiter limiter;
    UserSignIn credentials;
    SingleFlightTokenSource tokens;
    RequestPipeline pipeline;
    SaviyntTraffic traffic;
};

QFuture<Result<SignedIn>> whoSignedIn(Machinery &machinery, std::stop_token stop)
{
    return machinery.tokens.token(std::move(stop))
        .then(&machinery.credentials, [&machinery](const Result<QByteArray> &token) -> Result<SignedIn> {
            if (!token)
                return failure(token.error());
            return machinery.credentials.signedIn();
        });
}

} // namespace

std::unique_ptr<GovernanceProvider> makeSaviyntProvider(const SaviyntSettings &settings, HttpTransport &transport,
                                                        Scheduler &scheduler, HttpLog::Sink logSink)
{
    const auto machinery = std::make_shared<Machinery>(settings, transport, scheduler, std::move(logSink));
    SaviyntClient client(std::shared_ptr<ApiPipeline>(machinery, &machinery->pipeline), settings.baseUrl,
                         settings.basePath, settings.username);
    DialectSettings dialect;
    dialect.basePath = settings.basePath;
    dialect.body.signedInAs = settings.username;
    dialect.body.lowercaseBulkKeys = settings.lowercaseBulkKeys;
    dialect.callLimit = settings.callLimit;
    return std::make_unique<SaviyntProvider>(
        std::move(client), dialect, settings.zone,
        [machinery](std::stop_token stop) { return whoSignedIn(*machinery, std::move(stop)); }, &machinery->traffic);
}

} // namespace baton
