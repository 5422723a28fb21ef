// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QObject>

#include <chrono>
#include <functional>

namespace baton {

using Millis = std::chrono::milliseconds;

/// The only source of time. Limiter, retries and deadlines read the monotonic clock; token expiry and Retry-After
/// dates read wall time. Tests move a FakeScheduler by hand.
class Scheduler
{
public:
    virtual ~Scheduler() = default;

    /// Monotonic, from an arbitrary start; does not jump when the wall clock is set.
    virtual Millis now() const = 0;
    /// UTC.
    virtual QDateTime wallNow() const = 0;

    /// Runs `task` once after `delay` (never inside this call, not even for 0), in the scheduler's own thread: call it
    /// there, with a `context` that lives there. Dropped when `context` dies first. Returns a handle for cancel().
    virtual quint64 callAfter(Millis delay, QObject *context, std::function<void()> task) = 0;
    /// Forgets a task; unknown or finished handles are ignored.
    virtual void cancel(quint64 handle) = 0;
};

} // namespace baton
