// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/reassign_dialect.h"

#include <algorithm>

namespace baton {

/// Whether the operation is allowed in a campaign of this status. One that Baton does not know is tried: the tenant
/// itself refuses what it must.
inline bool mayRunIn(const ReassignOperation &operation, const VendorEnum<CampaignStatus> &status)
{
    const std::vector<CampaignStatus> &allowed = operation.campaignStatuses;
    return status == CampaignStatus::Unknown || allowed.empty() ||
           std::find(allowed.begin(), allowed.end(), status.value) != allowed.end();
}

} // namespace baton
