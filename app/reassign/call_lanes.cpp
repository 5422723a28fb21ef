// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/call_lanes.h"

#include "app/reassign/lane_registry.h"

#include <algorithm>

namespace baton {

CallLanes::CallLanes(const std::vector<Call> &calls, LaneRegistry &registry)
    : m_registry(registry), m_queued(static_cast<int>(calls.size()))
{
    for (size_t i = 0; i < calls.size(); ++i) {
        size_t lane = m_lanes.size();
        if (!calls[i].lane.isEmpty())
            lane = *m_named.insert(calls[i].lane, m_named.value(calls[i].lane, lane));
        if (lane == m_lanes.size())
            m_lanes.emplace_back().name = calls[i].lane;
        m_laneOf.push_back(lane);
        m_lanes[lane].waiting.push_back(static_cast<int>(i));
        m_campaign.push_back(calls[i].campaign);
        m_registry.open(calls[i].campaign);
    }
    for (const Lane &lane : m_lanes)
        m_ready.insert(lane.waiting.front());
}

CallLanes::~CallLanes()
{
    drain();
    for (const Lane &lane : m_lanes) {
        if (lane.holder >= 0)
            free(lane.holder);
    }
}

std::optional<int> CallLanes::next()
{
    while (!m_ready.empty()) {
        const int call = *m_ready.begin();
        m_ready.erase(m_ready.begin());
        Lane &lane = laneOf(call);
        lane.blocked = !m_registry.enter(lane.name);
        if (lane.blocked)
            continue;
        lane.waiting.pop_front();
        lane.holder = call;
        --m_queued;
        return call;
    }
    return std::nullopt;
}

void CallLanes::take(int call)
{
    Lane &lane = laneOf(call);
    const auto waits = std::find(lane.waiting.begin(), lane.waiting.end(), call);
    if (waits == lane.waiting.end())
        return;
    m_ready.erase(lane.waiting.front());
    lane.waiting.erase(waits);
    --m_queued;
    if (lane.holder < 0 && m_registry.enter(lane.name))
        lane.holder = call;
    else
        m_registry.close(m_campaign[static_cast<size_t>(call)]);
    if (lane.holder < 0 && !lane.waiting.empty())
        m_ready.insert(lane.waiting.front());
}

void CallLanes::free(int call)
{
    Lane &lane = laneOf(call);
    if (lane.holder != call)
        return;
    lane.holder = -1;
    if (!lane.waiting.empty())
        m_ready.insert(lane.waiting.front());
    m_registry.close(m_campaign[static_cast<size_t>(call)]);
    m_registry.leave(lane.name);
}

bool CallLanes::freed(const QString &name)
{
    const auto known = m_named.constFind(name);
    if (known == m_named.constEnd() || !m_lanes[*known].blocked)
        return false;
    Lane &lane = m_lanes[*known];
    lane.blocked = false;
    m_ready.insert(lane.waiting.front());
    return true;
}

std::vector<int> CallLanes::drain()
{
    std::vector<int> calls;
    for (Lane &lane : m_lanes) {
        calls.insert(calls.end(), lane.waiting.begin(), lane.waiting.end());
        lane.waiting.clear();
        lane.blocked = false;
    }
    std::sort(calls.begin(), calls.end());
    for (const int call : calls)
        m_registry.close(m_campaign[static_cast<size_t>(call)]);
    m_ready.clear();
    m_queued = 0;
    return calls;
}

} // namespace baton
