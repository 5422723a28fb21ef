// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/call_progress.h"
#include "models/domain/certification.h"
#include "models/domain/order.h"

#include <QHash>

#include <vector>

namespace baton {

/// What a run of an earlier session provably did not do: the rows of calls that never left, and of calls that are
/// proven not to have acted. They go out, if a person wants it, as calls of a new run, planned from what the tenant
/// says now; the old bytes are never sent again.
struct RestOfRun
{
    Order order;                                ///< as the run had it, with these rows alone
    QHash<OrderRow, CallId> from;               ///< the call that had the row
    QHash<CertificationId, Certification> seen; ///< who held it when the run was planned: id and reviewer alone
};

/// `goneOn`: the orders of the runs that go on with this one already. The first of them took all that had never left;
/// the rows of each are not the rest any more. Pure.
RestOfRun restOfRun(const Order &order, const std::vector<CallProgress> &calls, const std::vector<Order> &goneOn);

/// Names in each call of the plan the one call of the earlier run that all of its rows come from, where there is one.
void linkReplaced(Plan &plan, const RestOfRun &rest);

} // namespace baton
