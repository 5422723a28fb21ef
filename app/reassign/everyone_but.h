// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/facts.h"
#include "models/domain/plan.h"
#include "models/domain/result.h"

namespace baton {

/// Every item of the certification but those of one person, as rows of an order; each item once. Items of nobody
/// (no identity) are kept. `items` must be complete: what is not in it would silently stay behind.
std::vector<OrderRow> everyoneBut(const CertificationId &certification, const std::vector<ReviewItem> &items,
                                  const IdentityId &person);

/// Whether the offer takes the certification's items, all of them read.
bool needsItems(Offer offer);

/// The order with the offer of a left-out row taken: a whole certification becomes items of everyone but the target
/// (whose own stay either way), or the items of a certification become the whole of it, at the place of the first such
/// row. Invalid when the row carries no offer, when it needs items that were not read completely, or when nobody else
/// is in the certification.
Result<Order> takeOffer(const Order &order, const LeftOut &leftOut, const Facts &facts);

} // namespace baton
