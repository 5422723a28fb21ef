// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/call_progress.h"

namespace baton {

/// How many rows something would move.
struct RowCount
{
    int ordered = 0; ///< of the order
    int along = 0;   ///< that the vendor takes along with them

    int all() const { return ordered + along; }
    friend bool operator==(const RowCount &, const RowCount &) = default;
};

inline void add(RowCount &count, const Call &call)
{
    const int ordered = call.orderedRows();
    count.ordered += ordered;
    count.along += static_cast<int>(call.rows.size()) - ordered;
}

inline RowCount rowsOf(const Plan &plan)
{
    RowCount count;
    for (const Call &call : plan.calls)
        add(count, call);
    return count;
}

/// Of the calls that go out when a paused run goes on.
inline RowCount rowsThatWait(const std::vector<CallProgress> &calls)
{
    RowCount count;
    for (const CallProgress &call : calls) {
        if (call.state == CallState::Queued || call.state == CallState::Held)
            add(count, call.call);
    }
    return count;
}

} // namespace baton
