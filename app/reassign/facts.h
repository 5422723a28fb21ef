// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/item_list.h"
#include "models/domain/campaign.h"
#include "models/domain/certification.h"
#include "models/domain/identity.h"
#include "models/domain/plan.h"
#include "models/domain/rights.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace baton {

/// Whether a certification reviews the access of the order's target.
struct PeopleCheck
{
    enum class Answer { Unknown, No, Yes };

    Answer containsTarget = Answer::Unknown;
    QStringList names; ///< under which the target is reviewed, when Yes
};

/// What is known when an order is planned. What is absent is unknown: it warns and marks its rows "not checked", it
/// never leaves a row out. Cheap to copy; safe to hand to another thread.
struct Facts
{
    QHash<CertificationId, Certification> certifications;
    QSet<CertificationId> vanished; ///< asked for by id and no longer there
    QHash<CertificationId, std::shared_ptr<const ItemList>> items;
    QHash<CampaignId, Campaign> campaigns;
    QHash<CertificationId, PeopleCheck> people; ///< of certifications that are ordered whole
    /// As they were when the person selected the rows, for those of which that is known. Where `certifications` has a
    /// later reading with another reviewer, the rows are not what was selected.
    QHash<CertificationId, Certification> seen;

    /// Rows that whoever made the order knows must not go, and why.
    QHash<OrderRow, LeftOut> withheld;

    std::optional<Identity> target;
    bool targetMissing = false;           ///< asked for by id: the tenant knows nobody with it
    std::optional<Forwarding> forwarding; ///< of the target
    QString forwardingName;               ///< of whom it lands at; may be empty

    /// Of the signed-in person; read when whole certifications are ordered.
    std::optional<Rights> rights;

    /// Ids of the certifications and campaigns, among the order's, that a task works on right now.
    std::optional<QSet<QString>> pendingTargets;

    QDateTime now; ///< UTC; must be valid

    const ItemList *itemsOf(const CertificationId &certification) const { return items.value(certification).get(); }
    void setItems(const CertificationId &certification, std::vector<ReviewItem> rows, bool complete)
    {
        items.insert(certification, std::make_shared<const ItemList>(std::move(rows), complete));
    }
};

} // namespace baton
