// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/certification.h"
#include "models/domain/review_item.h"

#include <vector>

namespace baton::test {

/// `count` certifications by turns of three campaigns, states and reviewers.
inline std::vector<Certification> someCertifications(int count)
{
    std::vector<Certification> rows;
    for (int i = 0; i < count; ++i) {
        Certification row;
        row.id = CertificationId(QString::number(i));
        row.reviewer.id = IdentityId(QStringLiteral("r%1").arg(i % 20));
        row.reviewer.name = QStringLiteral("Reviewer %1").arg(i % 20);
        row.campaign.id = CampaignId(QStringLiteral("c%1").arg(i % 3));
        row.campaign.name = QStringLiteral("Campaign %1").arg(i % 3);
        row.phase = {CertificationPhase::Active, QStringLiteral("ACTIVE")};
        row.decisionsMade = i % 4;
        row.decisionsTotal = 10;
        if (i % 5 == 0)
            row.signedAt = QDateTime(QDate(2026, 3, 1), QTime(9, 0), Qt::UTC);
        row.due = QDateTime(QDate(2026, 3, 20), QTime(17, 0), Qt::UTC);
        rows.push_back(row);
    }
    return rows;
}

/// `each` items for each of `people` persons.
inline std::vector<ReviewItem> someItems(int people, int each)
{
    std::vector<ReviewItem> rows;
    for (int i = 0; i < people * each; ++i) {
        const int person = i / each;
        ReviewItem row;
        row.id = ReviewItemId(QString::number(i));
        row.certification = CertificationId(QStringLiteral("c"));
        row.identity = IdentityId(QStringLiteral("p%1").arg(person));
        row.identityName = QStringLiteral("Person %1").arg(person);
        row.accessId = QStringLiteral("a%1").arg(i % each);
        row.accessName = QStringLiteral("Access %1").arg(i % each);
        row.accessType = {AccessType::Role, QStringLiteral("ROLE")};
        row.sourceName = QStringLiteral("SAP");
        row.decision = {Decision::Undecided, {}};
        rows.push_back(row);
    }
    return rows;
}

} // namespace baton::test
