// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/left_out.h"
#include "models/domain/plan.h"

namespace baton::planning {

/// What one certification's items, or one campaign's whole certifications, become.
struct Part
{
    const ReassignOperation *operation = nullptr; ///< of the calls; null when there are none
    std::vector<Call> calls;
    std::vector<quint32> firstRows; ///< of each call
    std::vector<DraftRow> going;    ///< the rows of the calls, one call after the other
    std::vector<DraftRow> notable;  ///< those of them that a warning speaks of, for what their item is
    std::vector<std::pair<quint32, Verdict>> leftOut;
};

/// Plans parts, each by itself and any number at once: nothing here changes.
class PartPlanner
{
public:
    /// `families`: of items; outlive it. None: no item can be handed over.
    PartPlanner(const Order &order, const ReassignDialect &dialect, const LeftOutRules &rules,
                const std::vector<Family> &families)
        : m_order(order), m_dialect(dialect), m_rules(rules), m_families(families)
    {
    }

    /// One part for each family that has calls, and at least one, which tells of all rows left out.
    std::vector<Part> items(const CertificationWork &work) const;
    Part whole(const std::vector<DraftRow> &rows, const Candidates &candidates) const;

private:
    struct FamilyRows;

    std::vector<FamilyRows> families(const CertificationWork &work) const;
    std::optional<size_t> familyOf(const ReviewItem *item) const;
    void makeCalls(Part &part, std::vector<Draft> drafts) const;
    Verdict twice(quint32 row, const ReviewItem *item) const;

    const Order &m_order;
    const ReassignDialect &m_dialect;
    const LeftOutRules &m_rules;
    const std::vector<Family> &m_families;
};

} // namespace baton::planning
