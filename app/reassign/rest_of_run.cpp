// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/rest_of_run.h"

#include <QSet>

#include <algorithm>

namespace baton {

RestOfRun restOfRun(const Order &order, const std::vector<CallProgress> &calls, const std::vector<Order> &goneOn)
{
    QSet<OrderRow> taken;
    for (const Order &later : goneOn)
        taken.unite(QSet<OrderRow>(later.rows.begin(), later.rows.end()));
    RestOfRun rest;
    rest.order = order;
    rest.order.rows.clear();
    for (const CallProgress &progress : calls) {
        const bool neverLeft = progress.state == CallState::Queued && goneOn.empty();
        if (!neverLeft && !progress.didNotAct)
            continue;
        for (const CallRow &row : progress.call.rows) {
            if (row.follows || taken.contains(row.row) || rest.from.contains(row.row))
                continue;
            rest.order.rows.push_back(row.row);
            rest.from.insert(row.row, progress.call.id);
            Certification &seen = rest.seen[row.row.certification];
            seen.id = row.row.certification;
            seen.reviewer.id = row.sourceReviewer;
            seen.reviewer.name = row.sourceReviewerName;
        }
    }
    return rest;
}

void linkReplaced(Plan &plan, const RestOfRun &rest)
{
    for (Call &call : plan.calls) {
        if (call.rows.empty())
            continue;
        const CallId first = rest.from.value(call.rows.front().row);
        const bool isOne = std::all_of(call.rows.begin(), call.rows.end(), [&](const CallRow &row) {
            return row.follows || rest.from.value(row.row) == first;
        });
        call.replaces = isOne ? first : CallId();
    }
}

} // namespace baton
