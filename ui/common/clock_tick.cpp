// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/clock_tick.h"

#include <algorithm>
#include <utility>

namespace baton {

namespace {

constexpr Millis second{1000};
constexpr Millis minute{60'000};

} // namespace

ClockTick::ClockTick(Scheduler &scheduler, QObject *parent) : QObject(parent), m_scheduler(scheduler) {}

void ClockTick::start()
{
    stop();
    arm();
}

void ClockTick::stop()
{
    m_scheduler.cancel(std::exchange(m_timer, 0));
}

void ClockTick::arm()
{
    const Millis past{m_scheduler.wallNow().time().msecsSinceStartOfDay() % minute.count()};
    m_timer = m_scheduler.callAfter(minute - past, this, [this] {
        arm();
        Q_EMIT ticked();
    });
}

Countdown::Countdown(Scheduler &scheduler, QObject *parent) : QObject(parent), m_scheduler(scheduler) {}

void Countdown::start(Millis time)
{
    stop();
    m_left = time;
    arm();
}

void Countdown::stop()
{
    m_scheduler.cancel(std::exchange(m_timer, 0));
    m_left = Millis(0);
    m_due = false;
}

void Countdown::setWatched(bool watched)
{
    m_watched = watched;
    if (m_watched && std::exchange(m_due, false))
        Q_EMIT ended();
}

void Countdown::arm()
{
    const Millis step = std::min(second, m_left);
    m_timer = m_scheduler.callAfter(step, this, [this, step] {
        m_left -= step;
        if (m_left > Millis(0)) {
            arm();
            Q_EMIT ticked();
            return;
        }
        m_timer = 0;
        m_due = true;
        setWatched(m_watched);
    });
}

} // namespace baton
