// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/everyone_but.h"

#include "app/reassign/plan_work.h"

#include <algorithm>

namespace baton {

using planning::sentence;

namespace {

QString nameOf(const CertificationId &id, const Facts &facts)
{
    const auto known = facts.certifications.constFind(id);
    return isolated(known != facts.certifications.constEnd() && !known->name.isEmpty() ? known->name : id.toString());
}

Error nothingElse()
{
    return {ErrorKind::Invalid, sentence("Nothing else can be done with this row.")};
}

/// The order with rows put before `at`, which goes when it `isReplaced`.
Order withRows(const Order &order, std::vector<OrderRow>::const_iterator at, const std::vector<OrderRow> &rows,
               bool isReplaced)
{
    Order changed = order;
    changed.rows.assign(order.rows.begin(), at);
    changed.rows.insert(changed.rows.end(), rows.begin(), rows.end());
    changed.rows.insert(changed.rows.end(), isReplaced ? at + 1 : at, order.rows.end());
    return changed;
}

/// The whole certification goes, ahead of its items, which stay in the order: the plan says that they go with it.
Result<Order> moveWhole(const Order &order, const CertificationId &certification)
{
    const auto first = std::find_if(order.rows.begin(), order.rows.end(), [&certification](const OrderRow &row) {
        return row.certification == certification;
    });
    if (first == order.rows.end())
        return failure(nothingElse());
    const OrderRow whole{certification, {}};
    if (std::find(first, order.rows.end(), whole) != order.rows.end())
        return order;
    return withRows(order, first, {whole}, false);
}

/// The row of the whole certification becomes those of its items that are not in the order already.
Result<Order> moveEveryoneBut(const Order &order, const CertificationId &certification, const Facts &facts)
{
    const auto whole = std::find(order.rows.begin(), order.rows.end(), OrderRow{certification, {}});
    if (whole == order.rows.end())
        return failure(nothingElse());
    const ItemList *list = facts.itemsOf(certification);
    if (!list || !list->complete) {
        return failure({ErrorKind::Invalid,
                        sentence("The items of %1 are not all read yet.").arg(nameOf(certification, facts)),
                        sentence("Wait until they are read, or try again.")});
    }
    std::vector<OrderRow> rows = everyoneBut(certification, list->items, order.target);
    if (rows.empty()) {
        return failure({ErrorKind::Invalid,
                        sentence("Nobody else is reviewed in %1.").arg(nameOf(certification, facts)),
                        sentence("Choose another reviewer for it.")});
    }
    QSet<ReviewItemId> ordered;
    for (const OrderRow &row : order.rows) {
        if (row.certification == certification)
            ordered.insert(row.item);
    }
    std::erase_if(rows, [&ordered](const OrderRow &row) { return ordered.contains(row.item); });
    return withRows(order, whole, rows, true);
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
    switch (leftOut.offer) {
    case Offer::None:
        break;
    case Offer::MoveWhole:
        return moveWhole(order, leftOut.row.certification);
    case Offer::AsItems:
    case Offer::EveryoneButThisPerson:
        return moveEveryoneBut(order, leftOut.row.certification, facts);
    }
    return failure(nothingElse());
}

} // namespace baton
