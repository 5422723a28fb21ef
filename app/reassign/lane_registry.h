// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/id.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace baton {

/// The lanes of one tenant, over all of its runs: a lane has room for one call at a time. Counts as well what still
/// may change a campaign.
class LaneRegistry : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// False while another call is in the lane. A call without a lane never waits.
    bool enter(const QString &lane);
    void leave(const QString &lane);

    /// A call is planned for the campaign; each is closed when it can change nothing more.
    void open(const CampaignId &campaign) { ++m_open[campaign]; }
    void close(const CampaignId &campaign);
    /// Calls are waiting for a lane of the campaign, or in one.
    bool isAtWork(const CampaignId &campaign) const { return m_open.contains(campaign); }

Q_SIGNALS:
    /// Whoever waited for the lane may try again.
    void freed(const QString &lane);

private:
    QSet<QString> m_taken;
    QHash<CampaignId, int> m_open;
};

} // namespace baton
