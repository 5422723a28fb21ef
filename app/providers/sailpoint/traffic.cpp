// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/sailpoint/traffic.h"

namespace baton::sailpoint {

SailPointTraffic::SailPointTraffic(RateLimiter &limiter, RequestPipeline &pipeline, Scheduler &scheduler,
                                   QString rateKey)
    : m_watch(limiter, pipeline, scheduler, std::move(rateKey))
{
    connect(&m_watch, &TrafficWatch::changed, this, &TrafficMeter::changed);
}

TrafficMeter::Health SailPointTraffic::health() const
{
    switch (m_watch.verdict()) {
    case TrafficWatch::Verdict::Answers:
        return Health::Connected;
    case TrafficWatch::Verdict::Slow:
        return Health::Slow;
    case TrafficWatch::Verdict::Failing:
        return Health::Failing;
    case TrafficWatch::Verdict::SignedOut:
        return Health::SignedOut;
    case TrafficWatch::Verdict::Unknown:
        break;
    }
    return Health::Unknown;
}

} // namespace baton::sailpoint
