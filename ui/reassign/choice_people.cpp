// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reassign/choice_people.h"

namespace baton {

namespace {

/// One kind of person over all rows.
class Kind
{
public:
    void meet(const IdentityId &id, const QString &name)
    {
        m_known = m_known && !id.isEmpty();
        m_same = m_same && (m_id.isEmpty() || m_id == id);
        m_id = id;
        m_name = name.isEmpty() ? id.toString() : name;
    }

    void addTo(ChoicePeople &people, ChoicePerson person) const
    {
        if (m_known && !m_id.isEmpty())
            people.emplace(person, m_same ? m_name : QString());
    }

private:
    bool m_known = true;
    bool m_same = true;
    IdentityId m_id;
    QString m_name;
};

} // namespace

ChoicePeople choicePeople(const Order &order, const Facts &facts)
{
    Kind certifier;
    Kind owner;
    QSet<CertificationId> seen;
    for (const OrderRow &row : order.rows) {
        if (seen.contains(row.certification))
            continue;
        seen.insert(row.certification);
        const auto certification = facts.certifications.constFind(row.certification);
        if (certification == facts.certifications.constEnd())
            return {};
        certifier.meet(certification->reviewer.id, certification->reviewer.name);
        const auto campaign = facts.campaigns.constFind(certification->campaign.id);
        if (campaign == facts.campaigns.constEnd())
            owner.meet({}, {});
        else
            owner.meet(campaign->owner, campaign->ownerName);
    }
    ChoicePeople people;
    certifier.addTo(people, ChoicePerson::Certifier);
    owner.addTo(people, ChoicePerson::CampaignOwner);
    return people;
}

} // namespace baton
