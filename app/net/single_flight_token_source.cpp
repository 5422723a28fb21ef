// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/single_flight_token_source.h"

#include "app/time/when_settled.h"

#include <algorithm>
#include <utility>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 refreshAheadMs = 60'000;

Error signInStopped()
{
    return Error(ErrorKind::Canceled, u"The sign-in was stopped."_s);
}

template <class T> QFuture<T> finished(T value)
{
    QPromise<T> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

} // namespace

SingleFlightTokenSource::SingleFlightTokenSource(Scheduler &scheduler, Fetch fetch, QObject *parent)
    : QObject(parent), m_scheduler(scheduler), m_fetch(std::move(fetch))
{
}

SingleFlightTokenSource::~SingleFlightTokenSource()
{
    m_closing = true;
    m_fetchStop.request_stop();
    settleAll(failure(signInStopped()));
}

QFuture<Result<QByteArray>> SingleFlightTokenSource::token(std::stop_token stop)
{
    if (m_closing || stop.stop_requested())
        return finished<Result<QByteArray>>(failure(signInStopped()));
    if (isFresh())
        return finished<Result<QByteArray>>(m_token->value);

    auto made = std::make_unique<Waiter>();
    Waiter *waiter = made.get();
    waiter->id = ++m_lastId;
    waiter->promise.start();
    QFuture<Result<QByteArray>> future = waiter->promise.future();
    m_waiters.push_back(std::move(made));
    waiter->relay.emplace(stop, this, [this, id = waiter->id] { giveUp(id); });
    if (!m_fetching)
        refresh();
    return future;
}

void SingleFlightTokenSource::invalidate(const QByteArray &token)
{
    if (m_token && m_token->value == token)
        m_token.reset();
}

bool SingleFlightTokenSource::isFresh() const
{
    return m_token && (!m_refreshAt.isValid() || m_scheduler.wallNow() < m_refreshAt);
}

void SingleFlightTokenSource::refresh()
{
    m_fetching = true;
    m_fetchStop = std::stop_source();
    whenSettled(m_fetch(m_fetchStop.get_token()), this,
                [this](std::optional<Result<Token>> fetched) { onFetched(std::move(fetched)); });
}

void SingleFlightTokenSource::onFetched(std::optional<Result<Token>> fetched)
{
    m_fetching = false;
    m_token.reset();
    if (!fetched) {
        settleAll(failure(Error(ErrorKind::Internal, u"The sign-in ended without an answer."_s)));
        return;
    }
    if (!fetched->has_value()) {
        settleAll(failure(fetched->error()));
        return;
    }
    m_token = std::move(fetched->value());
    m_refreshAt = QDateTime();
    if (m_tellClock)
        m_tellClock(m_token->clockAhead);
    if (m_token->expiresAt.isValid()) {
        const qint64 life = std::max<qint64>(0, m_scheduler.wallNow().msecsTo(m_token->expiresAt));
        m_refreshAt = m_token->expiresAt.addMSecs(-std::min(refreshAheadMs, life / 2));
    }
    settleAll(m_token->value);
}

void SingleFlightTokenSource::giveUp(quint64 id)
{
    // Posted by a relay that may be gone, with its waiter, by the time this runs.
    const auto found =
        std::find_if(m_waiters.begin(), m_waiters.end(), [id](const auto &entry) { return entry->id == id; });
    if (found == m_waiters.end())
        return;
    const std::unique_ptr<Waiter> stopped = std::move(*found);
    m_waiters.erase(found);
    settle(*stopped, failure(signInStopped()));
}

void SingleFlightTokenSource::settleAll(const Result<QByteArray> &result)
{
    // Whoever is told may ask again at once, and then waits for the next refresh.
    for (const std::unique_ptr<Waiter> &waiter : std::exchange(m_waiters, {}))
        settle(*waiter, result);
}

void SingleFlightTokenSource::settle(Waiter &waiter, Result<QByteArray> result)
{
    waiter.relay.reset();
    waiter.promise.addResult(std::move(result));
    waiter.promise.finish();
}

} // namespace baton
