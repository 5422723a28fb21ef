// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/everyone_but.h"

#include "app/reassign/plan_work.h"

namespace baton {

using planning::isolated;
using planning::sentence;

namespace {

QString nameOf(const CertificationId &id, const Facts &facts)
{
    const auto known = facts.certifications.constFind(id);
    return isolated(known != facts.certifications.constEnd() && !known->name.isEmpty() ? known->name : id.toString());
}

/// The order with its rows about the certification (those that `replaces` names) replaced, at the first one's place.
template <class Replaces> Order withRows(const Order &order, const std::vector<OrderRow> &rows, Replaces replaces)
{
    Order changed = order;
    changed.rows.clear();
    changed.rows.reserve(order.rows.size() + rows.size());
    bool placed = false;
    for (const OrderRow &row : order.rows) {
        if (!replaces(row)) {
            changed.rows.push_back(row);
        } else if (!placed) {
            changed.rows.insert(changed.rows.end(), rows.begin(), rows.end());
            placed = true;
        }
    }
    return changed;
}

} // namespace

std::vector<OrderRow> everyoneBut(const CertificationId &certification, const std::vector<ReviewItem> &items,
                                  const IdentityId &person)
{
    std::vector<OrderRow> rows;
    rows.reserve(items.size());
    QSet<ReviewItemId> seen;
    seen.reserve(static_cast<qsizetype>(items.size()));
    for (const ReviewItem &item : items) {
        if (item.identity == person || seen.contains(item.id))
            continue;
        seen.insert(item.id);
        rows.push_back({certification, item.id});
    }
    return rows;
}

bool needsItems(Offer offer)
{
    return offer == Offer::EveryoneButThisPerson || offer == Offer::AsItems;
}

Result<Order> takeOffer(const Order &order, const LeftOut &leftOut, const Facts &facts)
{
    const CertificationId &certification = leftOut.row.certification;
    switch (leftOut.offer) {
    case Offer::None:
        break;
    case Offer::MoveWhole:
        return withRows(order, {OrderRow{certification, {}}},
                        [&certification](const OrderRow &row) { return row.certification == certification; });
    case Offer::AsItems:
    case Offer::EveryoneButThisPerson: {
        const ItemList *list = facts.itemsOf(certification);
        if (!list || !list->complete) {
            return failure({ErrorKind::Invalid,
                            sentence("The items of %1 are not all read yet.").arg(nameOf(certification, facts)),
                            sentence("Wait until they are read, or try again.")});
        }
        const std::vector<OrderRow> rows = everyoneBut(certification, list->items, order.target);
        if (rows.empty()) {
            return failure({ErrorKind::Invalid,
                            sentence("Nobody else is reviewed in %1.").arg(nameOf(certification, facts)),
                            sentence("Choose another reviewer for it.")});
        }
        return withRows(order, rows,
                        [&certification](const OrderRow &row) { return row.certification == certification; });
    }
    }
    return failure({ErrorKind::Invalid, sentence("Nothing else can be done with this row.")});
}

} // namespace baton
