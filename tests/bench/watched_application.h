// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QThread>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <map>
#include <string>
#include <vector>

namespace baton::bench {

/// Knows which events held up the loop: who got them, and for how long.
class WatchedApplication final : public QApplication
{
public:
    using QApplication::QApplication;

    void forget() { m_slow.clear(); }
    /// Those that took the longest, if they took longer than `least` ms.
    void printSlow(double least, size_t most = 4) const
    {
        std::vector<std::pair<std::string, Slow>> slow(m_slow.begin(), m_slow.end());
        std::sort(slow.begin(), slow.end(),
                  [](const auto &a, const auto &b) { return a.second.longest > b.second.longest; });
        for (size_t i = 0; i < std::min(most, slow.size()) && slow[i].second.longest > least; ++i)
            std::printf("      %6.1f ms (computing %6.1f ms), %5d times, %7.0f ms in all: %s\n", slow[i].second.longest,
                        slow[i].second.computing, slow[i].second.count, slow[i].second.all, slow[i].first.c_str());
    }

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (m_inside || QThread::currentThread() != thread()) // events of other threads hold up nobody
            return QApplication::notify(receiver, event);
        // Gone, perhaps, when it comes back.
        const std::string name = std::string(receiver->metaObject()->className()) + ' ' +
                                 receiver->objectName().toStdString() + ' ' +
                                 std::to_string(static_cast<int>(event->type()));
        const double computed = computedMs();
        QElapsedTimer timer;
        timer.start();
        m_inside = true;
        const bool taken = QApplication::notify(receiver, event);
        m_inside = false;
        const double took = static_cast<double>(timer.nsecsElapsed()) / 1e6;
        if (took > 1) {
            Slow &slow = m_slow[name];
            if (took > slow.longest) {
                slow.longest = took;
                slow.computing = computedMs() - computed;
            }
            slow.all += took;
            ++slow.count;
        }
        return taken;
    }

private:
    /// What this thread has computed for.
    static double computedMs()
    {
        timespec used{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
        return static_cast<double>(used.tv_sec) * 1e3 + static_cast<double>(used.tv_nsec) / 1e6;
    }

    struct Slow
    {
        double longest = 0;
        double computing = 0; ///< of the longest; the rest it waited for a processor
        double all = 0;
        int count = 0;
    };
    std::map<std::string, Slow> m_slow;
    bool m_inside = false;
};

} // namespace baton::bench
