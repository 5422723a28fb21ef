// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/facts.h"
#include "models/domain/plan.h"

namespace baton::test {

/// Facts in which everything is known and nothing is wrong, built row by row: one target "ana", campaigns that are
/// active, certifications reviewed by "rob". A test spoils the one thing that it is about.
class PlanWorld
{
public:
    PlanWorld()
    {
        facts.now = QDateTime(QDate(2026, 3, 2), QTime(9, 0), Qt::UTC);
        facts.target = Identity();
        facts.target->id = target;
        facts.target->name = QStringLiteral("Ana");
        facts.target->state = {IdentityState::Active, QStringLiteral("ACTIVE")};
        facts.forwarding = Forwarding{target, {}};
        facts.pendingTargets = QSet<QString>();
        order.target = target;
        order.reason = QStringLiteral("Leaves");
    }

    Campaign &campaign(const QString &id)
    {
        Campaign &campaign = facts.campaigns[CampaignId(id)];
        campaign.id = CampaignId(id);
        campaign.name = QStringLiteral("Campaign ") + id;
        campaign.status = {CampaignStatus::Active, QStringLiteral("ACTIVE")};
        return campaign;
    }

    Certification &certification(const QString &id, const QString &campaignId = QStringLiteral("q3"))
    {
        if (!facts.campaigns.contains(CampaignId(campaignId)))
            campaign(campaignId);
        Certification &row = facts.certifications[CertificationId(id)];
        row.id = CertificationId(id);
        row.name = QStringLiteral("Review ") + id;
        row.campaign.id = CampaignId(campaignId);
        row.campaign.name = QStringLiteral("Campaign ") + campaignId;
        row.reviewer.id = IdentityId(QStringLiteral("rob"));
        row.reviewer.name = QStringLiteral("Rob");
        row.reviewer.type = {ReviewerType::Identity, QStringLiteral("IDENTITY")};
        row.phase = {CertificationPhase::Active, QStringLiteral("ACTIVE")};
        facts.people.insert(row.id, PeopleCheck{PeopleCheck::Answer::No, {}});
        return row;
    }

    /// "certification/person/access" as the item's id, so that a test can name it.
    static ReviewItem item(const QString &certification, const QString &person, const QString &access)
    {
        ReviewItem item;
        item.id = ReviewItemId(certification + QLatin1Char('/') + person + QLatin1Char('/') + access);
        item.certification = CertificationId(certification);
        item.identity = IdentityId(person);
        item.identityName = person;
        item.summaryId = QStringLiteral("summary-") + person;
        item.accessId = access;
        item.accessName = access;
        item.decision = {Decision::Undecided, QString()};
        return item;
    }

    void items(const QString &certificationId, std::vector<ReviewItem> rows, bool complete = true)
    {
        facts.setItems(CertificationId(certificationId), std::move(rows), complete);
    }

    void orderWhole(const QString &id) { order.rows.push_back({CertificationId(id), {}}); }
    void orderItem(const ReviewItem &row) { order.rows.push_back({row.certification, row.id}); }
    /// Every known item of the certification.
    void orderItems(const QString &id)
    {
        for (const ReviewItem &row : facts.itemsOf(CertificationId(id))->items)
            orderItem(row);
    }

    const IdentityId target{QStringLiteral("ana")};
    Order order;
    Facts facts;
};

/// Items p0…, each with accesses a0…, people first.
inline std::vector<ReviewItem> itemsOf(const QString &certification, int people, int accesses)
{
    std::vector<ReviewItem> items;
    for (int person = 0; person < people; ++person) {
        for (int access = 0; access < accesses; ++access)
            items.push_back(
                PlanWorld::item(certification, QStringLiteral("p%1").arg(person), QStringLiteral("a%1").arg(access)));
    }
    return items;
}

} // namespace baton::test
