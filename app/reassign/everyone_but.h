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

/// The order with the offer of a left-out row taken: the row of a whole certification becomes those of everyone's items
/// but the target's (whose own stay either way), as far as they are not in the order already; or the whole of a
/// certification is put before its items. Every other row stays, so that the plan has a call or a reason for it.
/// Invalid when the row carries no offer or is not in the order, when the offer needs items that were not read
/// completely, or when nobody else is in the certification.
Result<Order> takeOffer(const Order &order, const LeftOut &leftOut, const Facts &facts);

} // namespace baton
