// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/api_pipeline.h"
#include "app/net/http_log.h"
#include "app/net/in_flight_gate.h"
#include "app/net/rate_limiter.h"
#include "app/net/retry_policy.h"
#include "app/net/token_source.h"

#include <QObject>
#include <QSet>

namespace baton {

class ApiExchange;

/// "Baton/<version>".
QByteArray defaultUserAgent();

struct PipelineSettings
{
    QByteArray userAgent = defaultUserAgent();
    QByteArray acceptLanguage = "en"; ///< the language in which the vendor's messages are wanted
    bool readOnly = false;            ///< refuse every OneShot
    int inFlight = 6;
    Millis safeTimeout{60'000}; ///< of one attempt, from the hand-over to the transport to the last byte
    Millis oneShotTimeout{120'000};
    Millis patience{3000}; ///< for the answer to beforeAttempt; then the request makes room for others
    RetrySettings retry;
};

/// What a pipeline works with. All of it outlives the pipeline.
struct PipelineServices
{
    Scheduler &scheduler;
    HttpTransport &transport;
    RateLimiter &limiter;
    ErrorReader readError;
    HttpLog log;
    RandomSource random = systemRandom();
};

/// The ApiPipeline of one connection: token → rate limiter → gate → (OneShot: beforeAttempt) → transport → classify by
/// status → retry. Lives in one thread, calls back in it; nothing finishes inside send() but refusals. Every future
/// finishes, also when the pipeline is destroyed (Canceled; OutcomeUnknown for a OneShot on its way).
///
/// A OneShot must have a beforeAttempt (ErrorKind::Internal otherwise: no call leaves before its intent is on disk). It
/// is asked while the call holds its place, just before the bytes leave, once for each attempt.
/// Error::attempts is how often the request left: 0 when it never did.
class RequestPipeline final : public QObject, public ApiPipeline
{
    Q_OBJECT

public:
    RequestPipeline(PipelineServices services, PipelineSettings settings = {}, QObject *parent = nullptr);
    ~RequestPipeline() override;

    /// Where `authorized` requests get their token. Outlives the pipeline or is replaced by nullptr.
    void setTokenSource(TokenSource *tokens) { m_tokens = tokens; }
    void setReadOnly(bool readOnly) { m_settings.readOnly = readOnly; }
    bool isReadOnly() const { return m_settings.readOnly; }

    QFuture<Result<ApiResponse>> send(ApiRequest request, CallContext context) override;

    /// Requests that are not finished, and those handed to the transport or about to be.
    int pending() const { return static_cast<int>(m_live.size()); }
    int inFlight() const { return m_gate.inFlight(); }

Q_SIGNALS:
    /// An attempt ended, in whatever way. Nothing secret is in it.
    void attempted(const baton::HttpLogEntry &attempt);

private:
    friend class ApiExchange;

    PipelineServices m_services;
    PipelineSettings m_settings;
    RetryPolicy m_policy;
    InFlightGate m_gate;
    TokenSource *m_tokens = nullptr;
    QSet<ApiExchange *> m_live;
    quint64 m_lastSequence = 0;
    bool m_closing = false;
};

} // namespace baton
