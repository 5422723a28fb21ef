// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/plan.h"

#include <QString>

#include <deque>
#include <optional>
#include <set>
#include <vector>

namespace baton {

/// Which call may go next: calls of one lane go one at a time, in the order of the plan. A call without a lane has one
/// of its own. Calls are named by their index.
class CallLanes
{
public:
    explicit CallLanes(const std::vector<Call> &calls);

    /// Takes the first queued call whose lane is free, and holds the lane.
    std::optional<int> next();
    /// The call's lane may go on; only the call that holds it can free it, and once.
    void free(int call);
    /// Takes every queued call away, in the order of the plan.
    std::vector<int> drain();
    int queued() const { return m_queued; }

private:
    struct Lane
    {
        std::deque<int> waiting;
        int holder = -1;
    };

    std::vector<Lane> m_lanes;
    std::vector<size_t> m_laneOf; ///< by call
    std::set<int> m_ready;        ///< the first waiting call of each free lane
    int m_queued = 0;
};

} // namespace baton
