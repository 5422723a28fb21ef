// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/governance_provider.h"
#include "app/providers/sailpoint/sailpoint_client.h"

namespace baton::sailpoint {

/// Campaigns, by id, status and the beginning of the name, sorted by name and age.
class SailPointCampaigns final : public CampaignReader
{
public:
    explicit SailPointCampaigns(SailPointClient &client) : m_client(client) {}

    QFuture<Result<Page<Campaign>>> campaigns(CampaignQuery query, PageRequest page, CallContext context) override;

private:
    SailPointClient &m_client;
};

} // namespace baton::sailpoint
