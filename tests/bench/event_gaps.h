// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QObject>
#include <QTimerEvent>

#include <algorithm>
#include <array>
#include <cstdio>

namespace baton::bench {

/// How long the event loop was not there for anybody: the time between two ticks of a timer of 1 ms, less that
/// millisecond.
class EventGaps final : public QObject
{
public:
    void start()
    {
        m_counts = {};
        m_longest = 0;
        m_clock.start();
        m_timer.start(1, Qt::PreciseTimer, this);
    }
    void stop() { m_timer.stop(); }
    double longest() const { return m_longest; }

    static void printHead()
    {
        std::printf("  %-44s |", "gaps of the event loop, in ms");
        for (size_t i = 0; i < edges.size(); ++i)
            std::printf(" %6s%-3.0f |", i + 1 < edges.size() ? "to " : "over ",
                        edges[i + 1 < edges.size() ? i : i - 1]);
        std::printf(" longest\n");
    }
    void print(const char *what) const
    {
        std::printf("  %-44s |", what);
        for (const int count : m_counts)
            std::printf(" %9d |", count);
        std::printf(" %7.1f\n", m_longest);
        std::fflush(stdout);
    }

protected:
    void timerEvent(QTimerEvent *event) override
    {
        if (event->timerId() != m_timer.timerId())
            return;
        const double gap = std::max(0.0, static_cast<double>(m_clock.nsecsElapsed()) / 1e6 - 1.0);
        m_clock.start();
        m_longest = std::max(m_longest, gap);
        const auto *edge = std::find_if(edges.begin(), edges.end() - 1, [gap](double most) { return gap <= most; });
        ++m_counts[static_cast<size_t>(edge - edges.begin())];
    }

private:
    static constexpr std::array<double, 7> edges{2, 8, 16, 33, 66, 150, 1e9};

    QBasicTimer m_timer;
    QElapsedTimer m_clock;
    std::array<int, edges.size()> m_counts{};
    double m_longest = 0;
};

} // namespace baton::bench
