// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/pipeline_traffic.h"
#include "app/providers/traffic_meter.h"

namespace baton::sailpoint {

/// The traffic of the provider's pipeline, for the eye.
class SailPointTraffic final : public TrafficMeter
{
    Q_OBJECT

public:
    /// All of them outlive it.
    SailPointTraffic(RateLimiter &limiter, RequestPipeline &pipeline, Scheduler &scheduler, const QString &rateKey)
        : m_traffic(limiter, pipeline, scheduler, rateKey)
    {
        connect(&m_traffic, &PipelineTraffic::changed, this, &TrafficMeter::changed);
    }

    std::optional<int> remaining() const override { return m_traffic.remaining(); }
    std::optional<int> allowance() const override { return m_traffic.allowance(); }
    std::chrono::milliseconds heldFor() const override { return m_traffic.heldFor(); }
    Health health() const override
    {
        switch (m_traffic.health()) {
        case PipelineTraffic::Health::Unknown:
            break;
        case PipelineTraffic::Health::Connected:
            return Health::Connected;
        case PipelineTraffic::Health::Slow:
            return Health::Slow;
        case PipelineTraffic::Health::Failing:
            return Health::Failing;
        case PipelineTraffic::Health::SignedOut:
            return Health::SignedOut;
        }
        return Health::Unknown;
    }

private:
    PipelineTraffic m_traffic;
};

} // namespace baton::sailpoint
