// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/plan_work.h"
#include "models/domain/plan.h"

namespace baton::planning {

/// Why a row is left out; the row itself is added by the planner.
struct Verdict
{
    LeftOutReason reason = LeftOutReason::Duplicate;
    QString sentence;
    Offer offer = Offer::None;
};

/// The rules of leaving out, each with its sentence. A rule speaks only of what is known. The first that applies
/// decides, in this order: twice in the order, target, vanished, signed off, campaign, already reviewer, changed hands,
/// needs an administrator, self-review, governance group, not readable, the dialect's own.
class LeftOutRules
{
public:
    LeftOutRules(const Order &order, const Facts &facts, const ReassignDialect &dialect, Candidates whole,
                 Candidates items);

    /// Of a certification ordered whole. Takes from `candidates` the operations that may not carry it.
    std::optional<Verdict> whole(const CertificationWork &work, Candidates &candidates) const;

    /// What holds for all item rows of a certification: `first` before, `last` after the rules of a single item.
    struct OfItems
    {
        std::optional<Verdict> first;
        std::optional<Verdict> last;
    };
    OfItems items(const CertificationWork &work, Candidates &candidates) const;
    /// Of an item whose person is the target.
    Verdict selfReview(const ReviewItem &item) const;
    /// What the dialect says of one row (item null: the whole certification).
    std::optional<Verdict> forbidden(const CertificationWork &work, const ReviewItem *item,
                                     Candidates &candidates) const;

    /// A row that the order names again.
    static Verdict twice(const QString &name);
    /// An item whose certification goes whole.
    static Verdict goesWhole(const CertificationWork &work);
    /// An item that is not among those known of its certification.
    static Verdict missing(const CertificationWork &work, const ReviewItemId &item);
    /// An item that no operation can name.
    static Verdict unnamed(const ReviewItem &item);
    /// A call that the dialect could not write.
    static Verdict unwritable(const CertificationWork &work);

    /// The target's name, between isolates.
    const QString &targetName() const { return m_targetName; }

private:
    std::optional<Verdict> common(const CertificationWork &work, RowScope scope, Candidates &candidates) const;
    std::optional<Verdict> administrator(const CertificationWork &work) const;
    std::optional<Verdict> group(const CertificationWork &work, RowScope scope, Candidates &candidates) const;

    const Order &m_order;
    const Facts &m_facts;
    const ReassignDialect &m_dialect;
    Candidates m_whole;
    Candidates m_items;
    QString m_targetName;
    std::optional<Verdict> m_target; ///< what forbids the target itself
};

/// Whether the certification reviews the target: from the people read, else from its complete items.
PeopleCheck::Answer reviewsTarget(const CertificationWork &work, const Facts &facts, const IdentityId &target);

} // namespace baton::planning
