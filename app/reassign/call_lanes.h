// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/plan.h"

#include <QHash>

#include <deque>
#include <optional>
#include <set>
#include <vector>

namespace baton {

class LaneRegistry;

/// Which call of a run may go next: calls of one lane go one at a time, in the order of the plan, and not while another
/// run has a call in it. A call without a lane has one of its own. Calls are named by their index.
class CallLanes
{
public:
    /// The registry outlives it; what is held when it dies is given back.
    CallLanes(const std::vector<Call> &calls, LaneRegistry &registry);
    ~CallLanes();
    CallLanes(const CallLanes &) = delete;
    CallLanes &operator=(const CallLanes &) = delete;

    /// Takes the first queued call whose lane is free, and holds the lane.
    std::optional<int> next();
    /// Takes this call, which an earlier session sent, and holds its lane where that is free.
    void take(int call);
    /// The call's lane may go on; only the call that holds it can free it, and once.
    void free(int call);
    /// Another run left a lane: true when a call here waited for that.
    bool freed(const QString &lane);
    /// Takes every queued call away, in the order of the plan.
    std::vector<int> drain();
    int queued() const { return m_queued; }

private:
    struct Lane
    {
        QString name;
        std::deque<int> waiting;
        int holder = -1;
        bool blocked = false; ///< another run is in it
    };

    Lane &laneOf(int call) { return m_lanes[m_laneOf[static_cast<size_t>(call)]]; }

    LaneRegistry &m_registry;
    std::vector<Lane> m_lanes;
    QHash<QString, size_t> m_named;
    std::vector<size_t> m_laneOf;       ///< by call
    std::vector<CampaignId> m_campaign; ///< by call
    std::set<int> m_ready;              ///< the first waiting call of each lane that is free as far as is known
    int m_queued = 0;
};

} // namespace baton
