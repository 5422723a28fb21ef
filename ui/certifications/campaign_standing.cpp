// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/certifications/campaign_standing.h"

#include "app/providers/campaign_rule.h"

#include <algorithm>

namespace baton {

CampaignStanding standingOf(const Campaign *campaign, const ReassignDialect &dialect, const Rights &rights)
{
    if (!campaign)
        return CampaignStanding::NotKnown;
    const std::vector<ReassignOperation> operations = dialect.operations();
    const bool wholeIsThere = std::any_of(operations.begin(), operations.end(), [](const ReassignOperation &operation) {
        return operation.scope == RowScope::WholeCertification;
    });
    const RowScope scope =
        wholeIsThere && rights.reassignWhole != Answer::No ? RowScope::WholeCertification : RowScope::Items;
    const bool open =
        std::any_of(operations.begin(), operations.end(), [campaign, scope](const ReassignOperation &operation) {
            return operation.scope == scope && mayRunIn(operation, campaign->status);
        });
    return open ? CampaignStanding::Open : CampaignStanding::Closed;
}

} // namespace baton
