// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/http_transport.h"
#include "app/net/stop_relay.h"

#include <QObject>
#include <QPromise>

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace baton::test {

/// A HttpTransport without a network. What it answers is, in this order: the handler's outcome, the next of the
/// queue, or nothing yet (the request stays pending until finish() or a stop). It records every request.
class FakeTransport final : public QObject, public HttpTransport
{
public:
    using Outcome = tl::expected<HttpResponse, TransportFailure>;
    using Handler = std::function<std::optional<Outcome>(const HttpRequest &)>;

    static HttpResponse answer(int status, QByteArray body = "{}", HeaderList headers = {})
    {
        HttpResponse response;
        response.status = status;
        response.headers = std::move(headers);
        response.body = std::move(body);
        return response;
    }
    static Outcome failed(TransportFailure::Kind kind, bool nothingSent = false, QString message = {})
    {
        TransportFailure failure;
        failure.kind = kind;
        failure.nothingSent = nothingSent;
        failure.message = std::move(message);
        return tl::unexpected<TransportFailure>(std::move(failure));
    }

    ~FakeTransport() override
    {
        for (size_t i = 0; i < m_pending.size(); ++i)
            finish(i, failed(TransportFailure::Kind::Canceled));
    }

    /// Answers the next request that the handler does not; first come, first served.
    void enqueue(Outcome outcome) { m_queue.push_back(std::move(outcome)); }
    void enqueue(int status, QByteArray body = "{}", HeaderList headers = {})
    {
        enqueue(Outcome(answer(status, std::move(body), std::move(headers))));
    }
    /// Asked first; nothing: the queue decides.
    void setHandler(Handler handler) { m_handler = std::move(handler); }

    /// Every request, in the order in which they came.
    const std::vector<HttpRequest> &requests() const { return m_requests; }
    int count() const { return static_cast<int>(m_requests.size()); }
    /// Value of a request's header; empty when absent.
    static QByteArray header(const HttpRequest &request, const QByteArray &name)
    {
        HttpResponse lookup;
        lookup.headers = request.headers;
        return lookup.header(name);
    }

    /// How many requests have no outcome yet, and the most there were at once.
    int pendingCount() const { return m_pendingCount; }
    int mostPending() const { return m_mostPending; }
    bool isPending(size_t index) const { return index < m_pending.size() && m_pending[index] != nullptr; }
    /// Ends the index-th request (as in requests()); ignored when it has ended.
    void finish(size_t index, Outcome outcome)
    {
        if (!isPending(index))
            return;
        const std::unique_ptr<Pending> ended = std::move(m_pending[index]);
        --m_pendingCount;
        ended->relay.reset();
        ended->promise.addResult(std::move(outcome));
        ended->promise.finish();
    }
    void finish(size_t index, int status, QByteArray body = "{}")
    {
        finish(index, Outcome(answer(status, std::move(body))));
    }

    QFuture<Outcome> send(HttpRequest request, std::stop_token stop) override
    {
        const size_t index = m_requests.size();
        m_requests.push_back(request);
        m_pending.push_back(std::make_unique<Pending>());
        m_mostPending = std::max(m_mostPending, ++m_pendingCount);
        m_pending[index]->promise.start();
        QFuture<Outcome> future = m_pending[index]->promise.future();
        m_pending[index]->relay.emplace(stop, this,
                                        [this, index] { finish(index, failed(TransportFailure::Kind::Canceled)); });
        std::optional<Outcome> outcome = m_handler ? m_handler(request) : std::nullopt;
        if (!outcome && !m_queue.empty()) {
            outcome = std::move(m_queue.front());
            m_queue.pop_front();
        }
        if (outcome)
            finish(index, std::move(*outcome));
        return future;
    }

private:
    struct Pending
    {
        QPromise<Outcome> promise;
        std::optional<StopRelay> relay;
    };

    Handler m_handler;
    std::deque<Outcome> m_queue;
    std::vector<HttpRequest> m_requests;
    std::vector<std::unique_ptr<Pending>> m_pending;
    int m_pendingCount = 0;
    int m_mostPending = 0;
};

} // namespace baton::test
