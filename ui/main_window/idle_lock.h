// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/time/scheduler.h"

#include <QObject>

#include <functional>

namespace baton {

/// Says when nobody has touched a key or the mouse for as long as a person wants. Begins to count with its making.
class IdleLock final : public QObject
{
    Q_OBJECT

public:
    /// `mayLock`: asked when the time has come; while it says no, it is asked again every minute.
    IdleLock(Scheduler &scheduler, std::function<bool()> mayLock, QObject *parent = nullptr);

    /// 0: never.
    void setMinutes(int minutes);

Q_SIGNALS:
    void due();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void arm(Millis after);
    void look();

    Scheduler &m_scheduler;
    std::function<bool()> m_mayLock;
    Millis m_limit{0};
    Millis m_touched{0};
    quint64 m_timer = 0;
};

} // namespace baton
