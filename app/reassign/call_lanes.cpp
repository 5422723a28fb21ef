// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/call_lanes.h"

#include <QHash>

#include <algorithm>

namespace baton {

CallLanes::CallLanes(const std::vector<Call> &calls) : m_queued(static_cast<int>(calls.size()))
{
    QHash<QString, size_t> known;
    for (size_t i = 0; i < calls.size(); ++i) {
        size_t lane = m_lanes.size();
        if (!calls[i].lane.isEmpty())
            lane = *known.insert(calls[i].lane, known.value(calls[i].lane, lane));
        if (lane == m_lanes.size())
            m_lanes.emplace_back();
        m_laneOf.push_back(lane);
        m_lanes[lane].waiting.push_back(static_cast<int>(i));
    }
    for (const Lane &lane : m_lanes)
        m_ready.insert(lane.waiting.front());
}

std::optional<int> CallLanes::next()
{
    if (m_ready.empty())
        return std::nullopt;
    const int call = *m_ready.begin();
    m_ready.erase(m_ready.begin());
    Lane &lane = m_lanes[m_laneOf[static_cast<size_t>(call)]];
    lane.waiting.pop_front();
    lane.holder = call;
    --m_queued;
    return call;
}

void CallLanes::free(int call)
{
    Lane &lane = m_lanes[m_laneOf[static_cast<size_t>(call)]];
    if (lane.holder != call)
        return;
    lane.holder = -1;
    if (!lane.waiting.empty())
        m_ready.insert(lane.waiting.front());
}

std::vector<int> CallLanes::drain()
{
    std::vector<int> calls;
    for (Lane &lane : m_lanes) {
        calls.insert(calls.end(), lane.waiting.begin(), lane.waiting.end());
        lane.waiting.clear();
    }
    std::sort(calls.begin(), calls.end());
    m_ready.clear();
    m_queued = 0;
    return calls;
}

} // namespace baton
