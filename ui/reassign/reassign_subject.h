// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/facts.h"
#include "models/domain/order.h"

#include <QMetaType>

namespace baton {

/// What a page hands to the Reassign dialog: the selected rows, which of them a filter hides, and what the page
/// already knows about them.
struct ReassignSubject
{
    std::vector<OrderRow> rows;
    std::vector<OrderRow> shownRows; ///< those of `rows` that the filter shows
    bool items = false;              ///< rows are items, not whole certifications
    Facts known;
};

} // namespace baton
