// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/lane_registry.h"

namespace baton {

bool LaneRegistry::enter(const QString &lane)
{
    if (lane.isEmpty())
        return true;
    if (m_taken.contains(lane))
        return false;
    m_taken.insert(lane);
    return true;
}

void LaneRegistry::leave(const QString &lane)
{
    if (m_taken.remove(lane))
        Q_EMIT freed(lane);
}

void LaneRegistry::close(const CampaignId &campaign)
{
    const auto open = m_open.find(campaign);
    if (open != m_open.end() && --*open == 0)
        m_open.erase(open);
}

} // namespace baton
