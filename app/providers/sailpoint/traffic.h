// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/pipeline_traffic.h"
#include "app/providers/traffic_meter_over.h"

namespace baton::sailpoint {

using SailPointTraffic = TrafficMeterOver<PipelineTraffic>;

} // namespace baton::sailpoint
