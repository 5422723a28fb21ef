// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/plan_part.h"

#include "app/reassign/call_builder.h"
#include "app/reassign/grouping.h"
#include "app/reassign/known_items.h"
#include "app/reassign/warnings.h"

#include <algorithm>

namespace baton::planning {

Part PartPlanner::items(const CertificationWork &work) const
{
    Part part;
    Candidates candidates = m_items;
    const LeftOutRules::OfItems ofAll = m_rules.items(work, candidates);
    KnownItems known(work.items, m_order.target);
    const std::vector<KnownItems::Found> asked = known.take(work.itemRows);
    std::vector<ItemRow> rows;
    rows.reserve(asked.size());
    for (size_t i = 0; i < asked.size(); ++i) {
        const quint32 row = work.itemRows[i].row;
        const quint32 number = asked[i].item;
        const ReviewItem *item = number == nowhere ? nullptr : &known.item(number);
        if (asked[i].taken)
            part.leftOut.emplace_back(row, twice(row, item));
        else if (ofAll.first)
            part.leftOut.emplace_back(row, *ofAll.first);
        else if (item && known.isOfTarget(number))
            part.leftOut.emplace_back(row, m_rules.selfReview(*item));
        else if (ofAll.last)
            part.leftOut.emplace_back(row, *ofAll.last);
        else if (!item)
            part.leftOut.emplace_back(row, LeftOutRules::missing(work, m_order.rows[row].item));
        else if (const std::optional<Verdict> own = m_rules.forbidden(work, item, candidates))
            part.leftOut.emplace_back(row, *own);
        else
            rows.push_back({row, number});
    }
    if (!rows.empty())
        makeCalls(part, draftItems(work, known, rows, candidates, m_dialect, m_order.options));
    return part;
}

Part PartPlanner::whole(const std::vector<DraftRow> &rows, const Candidates &candidates) const
{
    Part part;
    makeCalls(part, draftWhole(rows, candidates, m_dialect));
    return part;
}

/// Writes the calls while what they are made of is still near.
void PartPlanner::makeCalls(Part &part, std::vector<Draft> drafts) const
{
    part.calls.reserve(drafts.size());
    for (Draft &draft : drafts) {
        Call call = describeCall(draft, m_order);
        if (!writeBytes(call, m_order, m_dialect)) {
            for (const DraftRow &row : draft.rows)
                part.leftOut.emplace_back(row.row, LeftOutRules::unwritable(*row.work));
            continue;
        }
        part.operation = draft.operation;
        part.going.insert(part.going.end(), draft.rows.begin(), draft.rows.end());
        std::copy_if(draft.rows.begin(), draft.rows.end(), std::back_inserter(part.notable),
                     [](const DraftRow &row) { return row.item && WarningCollector::speaksOf(*row.item); });
        part.firstRows.push_back(draft.firstRow());
        part.calls.push_back(std::move(call));
    }
}

Verdict PartPlanner::twice(quint32 row, const ReviewItem *item) const
{
    return LeftOutRules::twice(item && !item->accessName.isEmpty() ? item->accessName
                                                                   : m_order.rows[row].item.toString());
}

} // namespace baton::planning
