// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/pipeline_traffic.h"
#include "app/providers/traffic_meter_over.h"

namespace baton::saviynt {

using SaviyntTraffic = TrafficMeterOver<PipelineTraffic>;

} // namespace baton::saviynt
