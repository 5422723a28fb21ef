// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/stop_relay.h"
#include "app/net/token_source.h"
#include "app/time/scheduler.h"

#include <QDateTime>
#include <QObject>
#include <QPromise>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace baton {

/// What a sign-in gave.
struct Token
{
    QByteArray value;
    QDateTime expiresAt;   ///< UTC, wall time; invalid: not said, good until refused
    qint64 clockAhead = 0; ///< s, see setTimes(); 0: this computer's clock fits, or nothing tells
};

/// Keeps a token and asks for another 60 s before it expires (at half of its life where that is shorter). One refresh
/// at a time: whoever asks meanwhile waits for it. A failed one fails all who wait; the next who asks tries anew.
class SingleFlightTokenSource final : public QObject, public TokenSource
{
    Q_OBJECT

public:
    /// Signs in. Called in this object's thread; the future must finish.
    using Fetch = std::function<QFuture<Result<Token>>(std::stop_token)>;

    SingleFlightTokenSource(Scheduler &scheduler, Fetch fetch, QObject *parent = nullptr);
    ~SingleFlightTokenSource() override;

    /// `tell` hears of each new token how far this computer's clock is ahead of its issuer's (Token::clockAhead).
    void setClockListener(std::function<void(qint64 seconds)> tell) { m_tellClock = std::move(tell); }

    QFuture<Result<QByteArray>> token(std::stop_token stop) override;
    void invalidate(const QByteArray &token) override;

private:
    struct Waiter
    {
        quint64 id = 0;
        QPromise<Result<QByteArray>> promise;
        std::optional<StopRelay> relay;
    };

    bool isFresh() const;
    void refresh();
    void onFetched(std::optional<Result<Token>> fetched);
    void giveUp(quint64 id);
    void settleAll(const Result<QByteArray> &result);
    static void settle(Waiter &waiter, Result<QByteArray> result);

    Scheduler &m_scheduler;
    Fetch m_fetch;
    std::function<void(qint64)> m_tellClock;
    std::optional<Token> m_token;
    QDateTime m_refreshAt;
    bool m_fetching = false;
    bool m_closing = false;
    std::stop_source m_fetchStop;
    std::vector<std::unique_ptr<Waiter>> m_waiters;
    quint64 m_lastId = 0;
};

} // namespace baton
