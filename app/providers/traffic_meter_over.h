// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/traffic_meter.h"

#include <utility>

namespace baton {

/// The traffic of a provider's pipeline, for the eye. `Traffic` is what watches the pipeline: this folder knows no
/// network, and each vendor's folder brings its own.
template <class Traffic> class TrafficMeterOver final : public TrafficMeter
{
public:
    /// What `Traffic` is made of; all of it outlives this.
    template <class... Parts> explicit TrafficMeterOver(Parts &&...parts) : m_traffic(std::forward<Parts>(parts)...)
    {
        connect(&m_traffic, &Traffic::changed, this, &TrafficMeter::changed);
    }

    std::optional<int> remaining() const override { return m_traffic.remaining(); }
    std::optional<int> allowance() const override { return m_traffic.allowance(); }
    std::chrono::milliseconds heldFor() const override { return m_traffic.heldFor(); }
    Health health() const override
    {
        switch (m_traffic.health()) {
        case Traffic::Health::Unknown:
            break;
        case Traffic::Health::Connected:
            return Health::Connected;
        case Traffic::Health::Slow:
            return Health::Slow;
        case Traffic::Health::Failing:
            return Health::Failing;
        case Traffic::Health::SignedOut:
            return Health::SignedOut;
        }
        return Health::Unknown;
    }

private:
    Traffic m_traffic;
};

} // namespace baton
