// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tenant_reads.h"

#include "app/listing/when_answered.h"

#include <algorithm>

namespace baton {

namespace {

CampaignCache::Settings settingsOf(const GovernanceProvider &provider)
{
    CampaignCache::Settings settings;
    settings.perRequest = std::clamp(provider.capabilities().pageSize, 1, settings.perRequest);
    return settings;
}

} // namespace

TenantReads::TenantReads(const WindowServices &services, QObject *parent)
    : QObject(parent), m_provider(services.provider),
      m_people(services.provider.identityDirectory(), services.scheduler),
      m_campaigns(services.provider.campaignReader(), services.scheduler, settingsOf(services.provider)),
      m_refresher(services.desk, services.provider.certificationReader(), services.scheduler)
{
}

TenantReads::~TenantReads()
{
    m_stop.request_stop();
}

bool TenantReads::onlyMine() const
{
    return m_rights.listCampaigns == Answer::No;
}

void TenantReads::readRights()
{
    if (m_known || m_reading)
        return;
    m_reading = true;
    if (m_me.isEmpty()) {
        whenAnswered(m_provider.whoAmI(CallContext{m_stop.get_token(), Priority::Background}), this,
                     [this](const Result<Identity> &answer) {
                         if (answer)
                             m_me = answer->id;
                     });
    }
    whenAnswered(m_provider.rights(CallContext{m_stop.get_token(), Priority::Background}), this,
                 [this](const Result<Rights> &answer) {
                     m_reading = false;
                     if (!answer)
                         return; // asked again by the next page that wants to know
                     m_known = true;
                     const bool changed = !(m_rights == *answer);
                     m_rights = *answer;
                     if (changed)
                         Q_EMIT rightsChanged();
                 });
}

} // namespace baton
