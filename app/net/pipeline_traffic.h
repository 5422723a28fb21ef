// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/request_pipeline.h"

#include <deque>

namespace baton {

/// Reads the limiter's window of one rate key, and judges by the last attempts of the pipeline.
class PipelineTraffic final : public QObject
{
    Q_OBJECT

public:
    enum class Health {
        Unknown,   ///< nothing was asked yet
        Connected, ///< it answers
        Slow,      ///< it answers late, or asked to wait
        Failing,   ///< the last requests got no answer, or an error of its own
        SignedOut  ///< it no longer accepts the sign-in
    };

    /// Limiter, pipeline and scheduler outlive it.
    PipelineTraffic(RateLimiter &limiter, RequestPipeline &pipeline, Scheduler &scheduler, QString rateKey);

    /// Requests that may leave now; nothing where there is no limit.
    std::optional<int> remaining() const { return m_limiter.remaining(m_rateKey); }
    /// Most requests of one window; the same.
    std::optional<int> allowance() const { return m_limiter.allowance(m_rateKey); }
    /// How long nothing leaves, because the tenant asked for it.
    Millis heldFor() const { return m_limiter.heldFor(m_rateKey); }
    Health health() const;

Q_SIGNALS:
    /// Any of it; at most a few times a second.
    void changed();

private:
    void take(const HttpLogEntry &attempt);
    void tellSoon();
    bool isAtRest() const;

    RateLimiter &m_limiter;
    Scheduler &m_scheduler;
    QString m_rateKey;
    std::deque<Millis> m_elapsed; ///< of the last answers
    int m_failures = 0;           ///< in a row
    int m_refusals = 0;           ///< of the sign-in, in a row
    bool m_answered = false;
    bool m_telling = false;
};

} // namespace baton
