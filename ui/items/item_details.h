// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/identity.h"
#include "models/domain/review_item.h"
#include "ui/common/details_content.h"
#include "ui/items/item_tally.h"

namespace baton {

/// The details pane of one item: every field of it, and what is known of the person (may be null).
DetailsContent itemDetails(const ReviewItem &item, const Identity *person, const CellContext &context);

/// The details pane of several items.
DetailsContent itemSelectionDetails(const ItemTally &tally, const CellContext &context);
/// The same while they are being counted.
DetailsContent itemSelectionIsCounted(int items, const CellContext &context);

} // namespace baton
