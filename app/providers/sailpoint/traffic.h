// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/request_pipeline.h"
#include "app/providers/traffic_meter.h"

#include <deque>

namespace baton::sailpoint {

/// Reads the limiter's window of one rate key, and judges by the last attempts of the pipeline.
class SailPointTraffic final : public TrafficMeter
{
    Q_OBJECT

public:
    /// Limiter, pipeline and scheduler outlive it.
    SailPointTraffic(RateLimiter &limiter, RequestPipeline &pipeline, Scheduler &scheduler, QString rateKey);

    std::optional<int> remaining() const override { return m_limiter.remaining(m_rateKey); }
    std::optional<int> allowance() const override { return m_limiter.allowance(m_rateKey); }
    Millis heldFor() const override { return m_limiter.heldFor(m_rateKey); }
    Health health() const override;

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

} // namespace baton::sailpoint
