// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/time/system_scheduler.h"

#include <QPointer>
#include <QTimer>

namespace baton {

SystemScheduler::SystemScheduler(QObject *parent) : QObject(parent) {}

Millis SystemScheduler::now() const
{
    return std::chrono::duration_cast<Millis>(std::chrono::steady_clock::now().time_since_epoch());
}

QDateTime SystemScheduler::wallNow() const
{
    return QDateTime::currentDateTimeUtc();
}

quint64 SystemScheduler::callAfter(Millis delay, QObject *context, std::function<void()> task)
{
    const quint64 handle = ++m_last;
    auto *timer = new QTimer(this);
    timer->setTimerType(Qt::PreciseTimer);
    timer->setSingleShot(true);
    m_timers.insert(handle, timer);
    const QPointer<QObject> guard(context);
    connect(timer, &QTimer::timeout, this, [this, handle, guard, run = std::move(task)] {
        if (QTimer *finished = m_timers.take(handle))
            finished->deleteLater();
        if (guard)
            run();
    });
    timer->start(std::max(delay, Millis(0)));
    return handle;
}

void SystemScheduler::cancel(quint64 handle)
{
    if (QTimer *timer = m_timers.take(handle)) {
        timer->stop();
        timer->deleteLater();
    }
}

} // namespace baton
