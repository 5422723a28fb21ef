// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/request_pipeline.h"

#include <deque>

namespace baton {

/// Reads the limiter's window of one rate key, and judges by the last attempts of the pipeline how a tenant answers.
class TrafficWatch final : public QObject
{
    Q_OBJECT

public:
    /// What a provider tells of it, worst last: nothing asked yet, answers, answers late, no longer answers, no longer
    /// takes the sign-in.
    enum class Verdict { Unknown, Answers, Slow, Failing, SignedOut };

    /// Limiter, pipeline and scheduler outlive it.
    TrafficWatch(RateLimiter &limiter, RequestPipeline &pipeline, Scheduler &scheduler, QString rateKey);

    std::optional<int> remaining() const { return m_limiter.remaining(m_rateKey); }
    std::optional<int> allowance() const { return m_limiter.allowance(m_rateKey); }
    Millis heldFor() const { return m_limiter.heldFor(m_rateKey); }
    Verdict verdict() const;

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
