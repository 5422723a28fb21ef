// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/in_flight_gate.h"
#include "app/net/rate_limiter.h"
#include "app/net/request_pipeline.h"
#include "app/net/stop_relay.h"

#include <QPromise>

#include <optional>

namespace baton {

/// One request's way through the RequestPipeline that made it, over all of its attempts. Deletes itself.
class ApiExchange final : public QObject
{
    Q_OBJECT

public:
    ApiExchange(RequestPipeline &pipeline, ApiRequest request, CallContext context, QueuePlace place);

    QFuture<Result<ApiResponse>> start();
    /// The pipeline dies: finishes now.
    void abandon();

private:
    using Answer = tl::expected<HttpResponse, TransportFailure>;

    void begin();
    void getToken();
    void onToken(std::optional<Result<QByteArray>> token);
    void queueForRate();
    void queueForGate();
    void onPermit(Permit permit);
    bool tokenIsStillGood();
    void announce();
    void onAnnounced(const std::optional<Result<void>> &announced);
    void leave();
    HttpRequest nextAttempt() const;
    void onAnswer(std::optional<Answer> answer);
    void log(const Answer &answer) const;
    bool isSuccess(const HttpResponse &response) const;
    void afterAnswer(const RetryDecision &decision, Error error);
    void stepBack();
    void onStop();
    void finish(Result<ApiResponse> result);
    void finishWith(Error error);

    RequestPipeline &m_pipeline;
    ApiRequest m_request;
    QueuePlace m_place;
    QPromise<Result<ApiResponse>> m_promise;
    std::stop_token m_callerStop;
    std::stop_source m_transportStop;
    std::optional<StopRelay> m_relay;

    QByteArray m_token;
    QByteArray m_requestId;
    RateSlot m_slot;
    Permit m_permit;
    std::optional<Error> m_previous;
    int m_attempts = 0;
    Millis m_firstLeft{0};
    QDateTime m_leftAt;
    quint64 m_patience = 0;      ///< handle of the scheduler
    bool m_madeRoom = false;     ///< its turn went to others while it was kept waiting
    bool m_refreshed = false;    ///< a 401 was answered with another token
    bool m_tokenRenewed = false; ///< the token was asked for again after a long wait
    bool m_onItsWay = false;
    bool m_done = false;
};

} // namespace baton
