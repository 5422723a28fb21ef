// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/time/scheduler.h"

namespace baton {

/// Says when a minute has begun, while somebody looks: relative dates go stale.
class ClockTick final : public QObject
{
    Q_OBJECT

public:
    explicit ClockTick(Scheduler &scheduler, QObject *parent = nullptr);

    void start();
    void stop();

Q_SIGNALS:
    void ticked();

private:
    void arm();

    Scheduler &m_scheduler;
    quint64 m_timer = 0;
};

/// Counts down the seconds to something that happens by itself, once somebody looks.
class Countdown final : public QObject
{
    Q_OBJECT

public:
    explicit Countdown(Scheduler &scheduler, QObject *parent = nullptr);

    void start(Millis time);
    void stop();
    /// 0 while it does not run, or only waits to be watched.
    Millis left() const { return m_left; }
    /// ended() never comes while nobody watches; it comes at once when somebody does.
    void setWatched(bool watched);

Q_SIGNALS:
    /// Once a second.
    void ticked();
    void ended();

private:
    void arm();

    Scheduler &m_scheduler;
    quint64 m_timer = 0;
    Millis m_left{0};
    bool m_watched = false;
    bool m_due = false;
};

} // namespace baton
