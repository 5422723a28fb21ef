// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/sailpoint/make_sailpoint_provider.h"

#include "app/net/single_flight_token_source.h"
#include "app/providers/sailpoint/error_reader.h"
#include "app/providers/sailpoint/sailpoint_provider.h"
#include "app/providers/sailpoint/traffic.h"

namespace baton {

using namespace Qt::StringLiterals;
using namespace sailpoint;

namespace {

std::unique_ptr<SignInWay> wayOf(const SailPointSettings &settings, Scheduler &scheduler)
{
    if (settings.browser)
        return std::make_unique<BrowserSignIn>(settings.baseUrl, settings.clientId, settings.secret, *settings.browser,
                                               scheduler);
    return std::make_unique<ClientCredentials>(settings.baseUrl, settings.clientId, settings.secret, scheduler);
}

/// Everything between the provider and the transport, in the order in which it must go down (last first).
struct Machinery
{
    Machinery(const SailPointSettings &settings, HttpTransport &transport, Scheduler &scheduler, HttpLog::Sink logSink)
        : limiter(scheduler, settings.rateLimit), signIn(wayOf(settings, scheduler)),
          tokens(scheduler, [this](std::stop_token stop) { return signIn->fetch(pipeline, std::move(stop)); }),
          pipeline({scheduler, transport, limiter,
                    [language = QString::fromLatin1(settings.pipeline.acceptLanguage)](
                        const HttpResponse &answer, Error &error) { readError(answer, language, error); },
                    HttpLog(std::move(logSink))},
                   settings.pipeline),
          traffic(limiter, pipeline, scheduler, rateKey(settings.clientId, settings.apiVersion))
    {
        pipeline.setTokenSource(&tokens);
        tokens.setClockListener(settings.tellClock);
    }

    RateLimiter limiter;
    std::unique_ptr<SignInWay> signIn;
    SingleFlightTokenSource tokens;
    RequestPipeline pipeline;
    SailPointTraffic traffic;
};

QFuture<Result<SignedIn>> whoSignedIn(Machinery &machinery, std::stop_token stop)
{
    return machinery.tokens.token(std::move(stop))
        .then(machinery.signIn.get(), [&machinery](const Result<QByteArray> &token) -> Result<SignedIn> {
            if (!token)
                return failure(token.error());
            return machinery.signIn->signedIn();
        });
}

} // namespace

std::unique_ptr<GovernanceProvider> makeSailPointProvider(SailPointSettings settings, HttpTransport &transport,
                                                          Scheduler &scheduler, HttpLog::Sink logSink)
{
    const auto machinery = std::make_shared<Machinery>(settings, transport, scheduler, std::move(logSink));
    SailPointClient client(std::shared_ptr<ApiPipeline>(machinery, &machinery->pipeline), std::move(settings.baseUrl),
                           settings.apiVersion, std::move(settings.clientId));
    return std::make_unique<SailPointProvider>(
        std::move(client), [machinery](std::stop_token stop) { return whoSignedIn(*machinery, std::move(stop)); },
        &machinery->traffic);
}

} // namespace baton
