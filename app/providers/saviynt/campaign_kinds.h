// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/saviynt/vendor_texts.h"

#include <QHash>

namespace baton::saviynt {

/// Which kind of review each campaign is, as lists told: the operations that open its certifications differ. And what
/// people are called: the reads of items name only their user names. Lives in the provider's thread. A memory only:
/// what is not in it is asked for.
class CampaignKinds
{
public:
    void learn(const QString &campaign, Review review)
    {
        if (review != Review::Unknown && !campaign.isEmpty())
            m_known.insert(campaign, review);
    }
    Review of(const QString &campaign) const { return m_known.value(campaign, Review::Unknown); }

    void learnName(const QString &username, const QString &name) { m_names.insert(username, name); }
    bool knowsName(const QString &username) const { return m_names.contains(username); }
    /// The user name where there is no other.
    QString nameOf(const QString &username) const { return m_names.value(username, username); }

private:
    QHash<QString, Review> m_known;
    QHash<QString, QString> m_names;
};

} // namespace baton::saviynt
