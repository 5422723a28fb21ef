// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/time/scheduler.h"

#include <QHash>

class QTimer;

namespace baton {

/// Scheduler on the event loop of the thread it lives in (precise timers: coarse ones may fire 5 % early).
class SystemScheduler final : public QObject, public Scheduler
{
    Q_OBJECT

public:
    explicit SystemScheduler(QObject *parent = nullptr);

    Millis now() const override;
    QDateTime wallNow() const override;
    quint64 callAfter(Millis delay, QObject *context, std::function<void()> task) override;
    void cancel(quint64 handle) override;

private:
    QHash<quint64, QTimer *> m_timers;
    quint64 m_last = 0;
};

} // namespace baton
