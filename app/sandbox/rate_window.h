// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>

namespace baton::sandbox {

/// A sliding window over the accepted requests of each key. A refused request does not count.
class RateWindow
{
public:
    /// `count` 0 means no limit.
    RateWindow(int count, int seconds) : m_count(count), m_lengthMs(std::int64_t{seconds} * 1000) {}

    /// 0 when the request at `nowMs` may pass (and then counts); else the whole seconds to wait, at least 1.
    int admit(const std::string &key, std::int64_t nowMs)
    {
        if (m_count <= 0)
            return 0;
        std::deque<std::int64_t> &times = m_times[key];
        while (!times.empty() && times.front() + m_lengthMs <= nowMs)
            times.pop_front();
        if (times.size() < static_cast<std::size_t>(m_count)) {
            times.push_back(nowMs);
            return 0;
        }
        return static_cast<int>((times.front() + m_lengthMs - nowMs + 999) / 1000);
    }

private:
    int m_count;
    std::int64_t m_lengthMs;
    std::map<std::string, std::deque<std::int64_t>> m_times;
};

} // namespace baton::sandbox
