// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/plan_part.h"

#include "app/reassign/call_builder.h"
#include "app/reassign/following_rows.h"
#include "app/reassign/grouping.h"
#include "app/reassign/known_items.h"
#include "app/reassign/warnings.h"

#include <algorithm>

namespace baton::planning {

/// The rows of one certification that one family of operations carries.
struct PartPlanner::FamilyRows
{
    Candidates candidates;
    LeftOutRules::OfItems ofAll;
    std::vector<ItemRow> rows;
};

std::vector<PartPlanner::FamilyRows> PartPlanner::families(const CertificationWork &work) const
{
    std::vector<FamilyRows> all(std::max<size_t>(1, m_families.size()));
    for (size_t i = 0; i < all.size(); ++i) {
        if (i < m_families.size())
            all[i].candidates = m_families[i].candidates;
        all[i].ofAll = m_rules.items(work, all[i].candidates);
    }
    return all;
}

/// Nothing: no operation can name the item. Where all items are alike nobody needs to ask.
std::optional<size_t> PartPlanner::familyOf(const ReviewItem *item) const
{
    if (!item || m_families.size() < 2)
        return size_t(0);
    const QString name = m_dialect.familyOf(*item);
    const auto found =
        std::find_if(m_families.begin(), m_families.end(), [&name](const Family &one) { return one.name == name; });
    return found == m_families.end() ? std::nullopt : std::optional(static_cast<size_t>(found - m_families.begin()));
}

std::vector<Part> PartPlanner::items(const CertificationWork &work) const
{
    std::vector<Part> parts(1);
    Part &part = parts.front();
    std::vector<FamilyRows> byFamily = families(work);
    KnownItems known(work.items, m_order.target);
    const std::vector<KnownItems::Found> asked = known.take(work.itemRows);
    if (byFamily.size() == 1)
        byFamily.front().rows.reserve(asked.size());
    for (size_t i = 0; i < asked.size(); ++i) {
        const quint32 row = work.itemRows[i].row;
        const quint32 number = asked[i].item;
        const ReviewItem *item = number == nowhere ? nullptr : &known.numbers().item(number);
        const std::optional<size_t> named = familyOf(item);
        FamilyRows &family = byFamily[named.value_or(0)];
        if (asked[i].taken)
            part.leftOut.emplace_back(row, twice(row, item));
        else if (family.ofAll.first)
            part.leftOut.emplace_back(row, *family.ofAll.first);
        else if (item && known.isOfTarget(number))
            part.leftOut.emplace_back(row, m_rules.selfReview(*item));
        else if (family.ofAll.last)
            part.leftOut.emplace_back(row, *family.ofAll.last);
        else if (!item)
            part.leftOut.emplace_back(row, LeftOutRules::missing(work, m_order.rows[row].item));
        else if (!named)
            part.leftOut.emplace_back(row, LeftOutRules::unnamed(*item));
        else if (const std::optional<Verdict> own = m_rules.forbidden(work, item, family.candidates))
            part.leftOut.emplace_back(row, *own);
        else
            family.rows.push_back({row, number});
    }
    for (const FamilyRows &family : byFamily) {
        if (family.rows.empty())
            continue;
        if (!parts.back().calls.empty())
            parts.emplace_back();
        makeCalls(parts.back(), draftItems(work, known, family.rows, family.candidates, m_dialect, m_order.options));
    }
    addFollowingRows(parts, work, m_dialect, m_order.options);
    return parts;
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
        if (!writeBytes(call, m_order, m_dialect, *draft.first)) {
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
