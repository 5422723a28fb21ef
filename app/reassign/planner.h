// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/reassign_dialect.h"
#include "app/reassign/facts.h"
#include "models/domain/error.h"
#include "models/domain/plan.h"

#include <optional>

namespace baton {

/// Turns an order into the calls that carry it out. Pure: no I/O, no clock; the same input gives the same bytes. Knows
/// rows, groups and limits; what a vendor's calls look like is the dialect's. Any thread.
class Planner
{
public:
    /// Why nothing can be planned at all: no rows, nobody to give them to, no reason. An Invalid error with what to
    /// do; nothing when the order may be planned.
    static std::optional<Error> refusal(const Order &order);

    /// Every row of the order ends in exactly one call or in leftOut. Calls are in the order of their first row, and
    /// so are the rows left out. The ids of the calls are empty: a run gives them.
    ///
    /// Items of one certification: a person all of whose items are ordered goes as a summary (only when every page of
    /// items was read and the operation allows it); the rest is grouped by person or by access, whichever needs fewer
    /// calls (by person on a tie), and each group is cut at the limit. With the order's option `mode` = auto the
    /// calls of a certification go by the operation without a task when each of them fits it.
    static Plan plan(const Order &order, const Facts &facts, const ReassignDialect &dialect);
};

} // namespace baton
