// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/reassign_dialect.h"
#include "models/domain/rights.h"

#include <functional>

namespace baton {

/// Whether the certifications of a campaign can be reassigned, as far as the campaign decides it.
enum class CampaignStanding { Open, Closed, NotKnown };

using StandingOf = std::function<CampaignStanding(const CampaignId &)>;

/// By the calls that this sign-in would hand its certifications over with: whole, or item by item where only an
/// administrator may do that. `campaign` null: nothing is known of it.
CampaignStanding standingOf(const Campaign *campaign, const ReassignDialect &dialect, const Rights &rights);

} // namespace baton
