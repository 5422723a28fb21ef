// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/listing/campaign_cache.h"
#include "app/listing/people_cache.h"
#include "models/domain/rights.h"
#include "ui/common/row_refresher.h"
#include "ui/common/window_services.h"

namespace baton {

/// What the pages of one window share, so that it is read once: who people are, how campaigns stand, which rows
/// have moved, and what the signed-in person may do.
class TenantReads final : public QObject
{
    Q_OBJECT

public:
    explicit TenantReads(const WindowServices &services, QObject *parent = nullptr);
    ~TenantReads() override;

    PeopleCache &people() { return m_people; }
    CampaignCache &campaigns() { return m_campaigns; }
    RowRefresher &refresher() { return m_refresher; }
    /// Everything Unknown until it was read.
    const Rights &rights() const { return m_rights; }
    /// The signed-in person; empty until it was read.
    const IdentityId &me() const { return m_me; }
    /// Rights and person, in the background, unless they are known or being read.
    void readRights();
    /// Lists hold only what is the signed-in person's own, and nobody else's may be asked for.
    bool onlyMine() const;

Q_SIGNALS:
    void rightsChanged();

private:
    GovernanceProvider &m_provider;
    PeopleCache m_people;
    CampaignCache m_campaigns;
    RowRefresher m_refresher;
    Rights m_rights;
    IdentityId m_me;
    bool m_known = false;
    bool m_reading = false;
    std::stop_source m_stop;
};

} // namespace baton
