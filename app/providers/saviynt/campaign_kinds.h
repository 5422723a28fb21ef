// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/saviynt/vendor_texts.h"

#include <QHash>

namespace baton::saviynt {

/// Which kind of review each campaign is, as lists told: the operations that open its certifications differ. Lives in
/// the provider's thread. A memory only: what is not in it is asked for.
class CampaignKinds
{
public:
    void learn(const QString &campaign, Review review)
    {
        if (review != Review::Unknown && !campaign.isEmpty())
            m_known.insert(campaign, review);
    }
    Review of(const QString &campaign) const { return m_known.value(campaign, Review::Unknown); }

private:
    QHash<QString, Review> m_known;
};

} // namespace baton::saviynt
