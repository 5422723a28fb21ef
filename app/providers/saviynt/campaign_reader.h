// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/governance_provider.h"
#include "app/providers/saviynt/campaign_kinds.h"
#include "app/providers/saviynt/saviynt_client.h"

#include <QObject>

namespace baton::saviynt {

/// Campaigns of one certifier: the vendor has no list of the whole tenant's, and filters by nothing else.
class SaviyntCampaigns final : public QObject, public CampaignReader
{
    Q_OBJECT

public:
    SaviyntCampaigns(SaviyntClient &client, std::shared_ptr<CampaignKinds> kinds, QString signedInAs,
                     const QTimeZone &zone)
        : m_client(client), m_kinds(std::move(kinds)), m_signedInAs(std::move(signedInAs)), m_zone(zone)
    {
    }

    QFuture<Result<Page<Campaign>>> campaigns(CampaignQuery query, PageRequest page, CallContext context) override;

    /// What these lists told of the campaigns; shared with what opens them.
    const std::shared_ptr<CampaignKinds> &kinds() const { return m_kinds; }

private:
    SaviyntClient &m_client;
    std::shared_ptr<CampaignKinds> m_kinds;
    QString m_signedInAs;
    QTimeZone m_zone;
};

} // namespace baton::saviynt
