// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/api_exchange.h"

#include "app/net/answer_errors.h"
#include "app/net/clock_check.h"
#include "app/net/guarded_json.h"
#include "app/net/retry_after.h"
#include "app/time/when_settled.h"

#include <QPointer>
#include <QUuid>

namespace baton {

using namespace Qt::StringLiterals;

ApiExchange::ApiExchange(RequestPipeline &pipeline, ApiRequest request, CallContext context, QueuePlace place)
    : QObject(&pipeline), m_pipeline(pipeline), m_request(std::move(request)), m_place(place),
      m_callerStop(std::move(context.stop))
{
}

QFuture<Result<ApiResponse>> ApiExchange::start()
{
    m_promise.start();
    QFuture<Result<ApiResponse>> future = m_promise.future();
    m_relay.emplace(m_callerStop, this, [this] { onStop(); });
    // Through the event loop: nothing finishes inside send().
    QMetaObject::invokeMethod(this, &ApiExchange::begin, Qt::QueuedConnection);
    return future;
}

void ApiExchange::abandon()
{
    const bool unknown = m_onItsWay && m_request.safety == Safety::OneShot;
    if (m_onItsWay) {
        TransportFailure stopped;
        stopped.kind = TransportFailure::Kind::Canceled;
        log(tl::unexpected<TransportFailure>(std::move(stopped)));
    }
    m_transportStop.request_stop();
    finishWith(unknown ? stoppedOnItsWayError() : canceledError());
}

void ApiExchange::begin()
{
    if (m_done)
        return;
    if (m_callerStop.stop_requested())
        return finishWith(canceledError());
    if (m_request.authorized)
        getToken();
    else
        queueForRate();
}

void ApiExchange::getToken()
{
    if (!m_pipeline.m_tokens)
        return finishWith(Error(ErrorKind::Auth, u"Nobody is signed in."_s, u"Sign in, then try again."_s));
    whenSettled(m_pipeline.m_tokens->token(m_transportStop.get_token()), this,
                [this](std::optional<Result<QByteArray>> token) { onToken(std::move(token)); });
}

void ApiExchange::onToken(std::optional<Result<QByteArray>> token)
{
    if (m_done)
        return;
    if (!token)
        return finishWith(Error(ErrorKind::Internal, u"The sign-in ended without an answer."_s));
    if (!token->has_value())
        return finishWith(token->error());
    m_token = std::move(token->value());
    queueForRate();
}

void ApiExchange::queueForRate()
{
    if (m_request.rateKey.isEmpty())
        return queueForGate();
    m_pipeline.m_services.limiter.acquire(m_request.rateKey, m_place, this, [this](RateSlot slot) {
        if (m_done)
            return;
        m_slot = std::move(slot);
        queueForGate();
    });
}

void ApiExchange::queueForGate()
{
    m_pipeline.m_gate.acquire(m_place, this, [this](Permit permit) { onPermit(std::move(permit)); });
}

void ApiExchange::onPermit(Permit permit)
{
    if (m_done)
        return;
    if (m_callerStop.stop_requested())
        return finishWith(canceledError());
    // While this one waited for the gate, another's 429 may have closed the road, or the token may have grown old.
    if (m_slot.isValid() && m_pipeline.m_services.limiter.heldFor(m_request.rateKey) > Millis(0)) {
        m_slot.release();
        permit.release();
        return queueForRate();
    }
    m_permit = std::move(permit);
    if (!m_request.authorized || tokenIsStillGood())
        announce();
}

bool ApiExchange::tokenIsStillGood()
{
    if (m_tokenRenewed || !m_pipeline.m_tokens)
        return true;
    QFuture<Result<QByteArray>> token = m_pipeline.m_tokens->token(m_transportStop.get_token());
    if (token.isFinished() && token.resultCount() > 0 && token.result().has_value()) {
        m_token = token.result().value();
        return true;
    }
    // A refresh needs a permit itself: waiting for it while holding one could stop everything.
    m_tokenRenewed = true;
    stepBack();
    whenSettled(token, this, [this](std::optional<Result<QByteArray>> renewed) { onToken(std::move(renewed)); });
    return false;
}

void ApiExchange::announce()
{
    if (m_request.safety == Safety::Safe)
        return leave();
    m_patience = m_pipeline.m_services.scheduler.callAfter(m_pipeline.m_settings.patience, this, [this] {
        m_madeRoom = true;
        stepBack();
    });
    whenSettled(m_request.beforeAttempt(AttemptInfo{m_attempts + 1, m_previous}), this,
                [this](const std::optional<Result<void>> &announced) { onAnnounced(announced); });
}

void ApiExchange::onAnnounced(const std::optional<Result<void>> &announced)
{
    if (m_done)
        return;
    m_pipeline.m_services.scheduler.cancel(m_patience);
    if (!announced)
        return finishWith(Error(ErrorKind::Storage, u"The journal gave no answer; nothing was sent."_s));
    if (!announced->has_value())
        return finishWith(announced->error());
    if (m_callerStop.stop_requested())
        return finishWith(canceledError());
    if (std::exchange(m_madeRoom, false))
        return begin();
    leave();
}

void ApiExchange::leave()
{
    PipelineServices &services = m_pipeline.m_services;
    m_requestId = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    m_leftAt = services.scheduler.wallNow();
    if (++m_attempts == 1)
        m_firstLeft = services.scheduler.now();
    m_tokenRenewed = false;
    m_onItsWay = true;
    m_slot.markSent();
    whenSettled(services.transport.send(nextAttempt(), m_transportStop.get_token()), this,
                [this](std::optional<Answer> answer) { onAnswer(std::move(answer)); });
}

HttpRequest ApiExchange::nextAttempt() const
{
    const PipelineSettings &settings = m_pipeline.m_settings;
    const bool oneShot = m_request.safety == Safety::OneShot;
    HttpRequest request;
    request.method = m_request.method;
    request.url = m_request.url;
    request.body = m_request.body;
    request.oneShot = oneShot;
    request.timeout = oneShot ? settings.oneShotTimeout : settings.safeTimeout;
    request.headers = {{"User-Agent", settings.userAgent},
                       {"Accept", "application/json"},
                       {"Accept-Language", settings.acceptLanguage},
                       {"X-Request-Id", m_requestId}};
    if (!m_request.body.isEmpty())
        request.headers.emplace_back("Content-Type", m_request.contentType);
    if (m_request.authorized)
        request.headers.emplace_back("Authorization", "Bearer " + m_token);
    request.headers.insert(request.headers.end(), m_request.headers.begin(), m_request.headers.end());
    return request;
}

void ApiExchange::onAnswer(std::optional<Answer> answer)
{
    if (m_done)
        return;
    if (!answer) {
        TransportFailure lost;
        lost.message = u"The transport ended without an answer."_s;
        answer = Answer(tl::unexpected<TransportFailure>(std::move(lost)));
    }
    m_onItsWay = false;
    m_permit.release();
    log(*answer);

    const PipelineServices &services = m_pipeline.m_services;
    AttemptResult attempt;
    attempt.safety = m_request.safety;
    attempt.authorized = m_request.authorized;
    attempt.replayedAfterRefresh = m_refreshed;
    attempt.attempts = m_attempts;
    attempt.sinceFirst = services.scheduler.now() - m_firstLeft;
    if (!answer->has_value()) {
        attempt.failure = answer->error();
        return afterAnswer(m_pipeline.m_policy.decide(attempt), errorOfFailure(answer->error(), m_request.safety));
    }

    HttpResponse &response = **answer;
    if (isSuccess(response))
        return finish(ApiResponse{std::move(response), m_attempts});
    if (response.status >= 200 && response.status < 300) {
        Error page = webPageError();
        page.httpStatus = response.status;
        return afterAnswer({}, std::move(page));
    }
    attempt.status = response.status;
    attempt.retryAfter = parseRetryAfter(response.header("Retry-After"), services.scheduler.wallNow(),
                                         m_pipeline.m_settings.retry.maxHold);
    Error error = errorOfAnswer(response, attempt.retryAfter, services.readError, m_request.safety);
    if (const QString clock = clockSentence(clockAheadBy(response.header("Date"), services.scheduler.wallNow()));
        response.status == 401 && !clock.isEmpty())
        error.nextStep = error.nextStep.isEmpty() ? clock : clock + u' ' + error.nextStep;
    afterAnswer(m_pipeline.m_policy.decide(attempt), std::move(error));
}

void ApiExchange::log(const Answer &answer) const
{
    HttpLogEntry entry;
    entry.at = m_leftAt;
    entry.endpoint = m_request.endpoint;
    entry.method = m_request.method;
    entry.url = m_request.url;
    entry.requestId = m_requestId;
    entry.attempt = m_attempts;
    if (answer) {
        entry.status = answer->status;
        entry.elapsed = answer->elapsed;
        entry.bytes = answer->body.size();
    } else {
        entry.status = answer.error().status;
        entry.failure = toString(answer.error().kind);
        entry.elapsed = Millis(m_leftAt.msecsTo(m_pipeline.m_services.scheduler.wallNow()));
    }
    m_pipeline.m_services.log.write(entry);
    Q_EMIT m_pipeline.attempted(entry);
}

bool ApiExchange::isSuccess(const HttpResponse &response) const
{
    if (response.status < 200 || response.status >= 300)
        return false;
    // A web page with 200 is no answer to a read. What it means for a call that changes something, its provider says.
    return m_request.safety == Safety::OneShot || !looksLikeWebPage(response.body);
}

void ApiExchange::afterAnswer(const RetryDecision &decision, Error error)
{
    using Action = RetryDecision::Action;
    PipelineServices &services = m_pipeline.m_services;
    error.attempts = m_attempts;
    const bool holds = decision.action == Action::Hold || decision.action == Action::HoldOnly;
    if (holds && !m_request.rateKey.isEmpty())
        services.limiter.hold(m_request.rateKey, decision.delay);
    if (decision.action == Action::RefreshToken && m_pipeline.m_tokens)
        m_pipeline.m_tokens->invalidate(m_token);
    if (decision.action == Action::GiveUp || decision.action == Action::HoldOnly)
        return finish(failure(std::move(error)));
    if (m_callerStop.stop_requested())
        return finishWith(canceledError());

    if (m_request.afterRefusal) {
        const QPointer<ApiExchange> self(this);
        m_request.afterRefusal(error, decision.delay);
        if (!self || m_done)
            return;
    }
    m_previous = std::move(error);
    if (decision.action == Action::RefreshToken) {
        m_refreshed = true;
        return getToken();
    }
    // A held key lets the request wait in the limiter, in its own place.
    const bool waitsInLimiter = decision.action == Action::Hold && !m_request.rateKey.isEmpty();
    if (waitsInLimiter)
        return begin();
    services.scheduler.callAfter(decision.delay, this, [this] { begin(); });
}

void ApiExchange::stepBack()
{
    m_slot.release();
    m_permit.release();
}

void ApiExchange::onStop()
{
    if (m_done)
        return;
    // On its way, the transport's answer decides: it may be there already.
    const bool onItsWay = m_onItsWay;
    m_transportStop.request_stop();
    if (!onItsWay)
        finishWith(canceledError());
}

void ApiExchange::finishWith(Error error)
{
    error.attempts = m_attempts;
    finish(failure(std::move(error)));
}

void ApiExchange::finish(Result<ApiResponse> result)
{
    if (std::exchange(m_done, true))
        return;
    m_relay.reset();
    stepBack();
    m_pipeline.m_live.remove(this);
    deleteLater();
    // Whoever hears this may destroy the pipeline, and this object with it.
    QPromise<Result<ApiResponse>> promise = std::move(m_promise);
    promise.addResult(std::move(result));
    promise.finish();
}

} // namespace baton
