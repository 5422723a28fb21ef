// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/traffic_meter.h"

namespace baton {

TrafficMeter::~TrafficMeter() = default;

} // namespace baton
