// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/traffic_watch.h"
#include "app/providers/traffic_meter.h"

namespace baton::saviynt {

/// The traffic with one tenant, as its requests and their limiter tell it.
class SaviyntTraffic final : public TrafficMeter
{
    Q_OBJECT

public:
    /// Limiter, pipeline and scheduler outlive it.
    SaviyntTraffic(RateLimiter &limiter, RequestPipeline &pipeline, Scheduler &scheduler, QString rateKey);

    std::optional<int> remaining() const override { return m_watch.remaining(); }
    std::optional<int> allowance() const override { return m_watch.allowance(); }
    Millis heldFor() const override { return m_watch.heldFor(); }
    Health health() const override;

private:
    TrafficWatch m_watch;
};

} // namespace baton::saviynt
