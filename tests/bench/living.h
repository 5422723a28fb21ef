// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBasicTimer>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QObject>

#include <functional>

namespace baton::bench {

/// Lets the window live until `seen`, and at least for `least` ms. False: it never came.
inline bool live(const std::function<bool()> &seen, int least = 0)
{
    constexpr int patience = 200'000; // ms
    QElapsedTimer timer;
    timer.start();
    QBasicTimer wake;
    QObject context;
    wake.start(5, &context);
    while (!seen() || timer.elapsed() < least) {
        if (timer.elapsed() > patience)
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

inline void live(int least)
{
    live([] { return true; }, least);
}

} // namespace baton::bench
