// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/request_pipeline.h"

#include "app/net/answer_errors.h"
#include "app/net/api_exchange.h"

#include <QPromise>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

QFuture<Result<ApiResponse>> refused(Error error)
{
    error.attempts = 0;
    QPromise<Result<ApiResponse>> promise;
    promise.start();
    promise.addResult(failure(std::move(error)));
    promise.finish();
    return promise.future();
}

} // namespace

QByteArray defaultUserAgent()
{
    return "Baton/" BATON_VERSION;
}

RequestPipeline::RequestPipeline(PipelineServices services, PipelineSettings settings, QObject *parent)
    : QObject(parent), m_services(std::move(services)), m_settings(std::move(settings)),
      m_policy(m_settings.retry, m_services.random), m_gate(m_settings.inFlight)
{
}

RequestPipeline::~RequestPipeline()
{
    m_closing = true;
    const QSet<ApiExchange *> live = m_live;
    for (ApiExchange *exchange : live)
        exchange->abandon();
}

QFuture<Result<ApiResponse>> RequestPipeline::send(ApiRequest request, CallContext context)
{
    const bool oneShot = request.safety == Safety::OneShot;
    if (oneShot && m_settings.readOnly) {
        return refused(Error(ErrorKind::Forbidden,
                             u"This connection is read-only in Baton: nothing that changes the tenant is sent."_s,
                             u"Allow changes in the settings of the connection."_s));
    }
    if (oneShot && !request.beforeAttempt)
        return refused(Error(ErrorKind::Internal, u"A call that changes something came without a journal."_s));
    if (request.authorized && !m_tokens)
        return refused(Error(ErrorKind::Auth, u"Nobody is signed in."_s, u"Sign in, then try again."_s));
    if (m_closing || context.stop.stop_requested())
        return refused(canceledError());

    const QueuePlace place{context.priority, ++m_lastSequence};
    auto *exchange = new ApiExchange(*this, std::move(request), std::move(context), place);
    m_live.insert(exchange);
    return exchange->start();
}

} // namespace baton
