// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/idle_lock.h"

#include <QCoreApplication>
#include <QEvent>

namespace baton {

namespace {

constexpr Millis minute{60'000};

bool isTouch(QEvent::Type type)
{
    switch (type) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::InputMethod:
        return true;
    default:
        return false;
    }
}

} // namespace

IdleLock::IdleLock(Scheduler &scheduler, std::function<bool()> mayLock, QObject *parent)
    : QObject(parent), m_scheduler(scheduler), m_mayLock(std::move(mayLock)), m_touched(scheduler.now())
{
}

void IdleLock::setMinutes(int minutes)
{
    m_scheduler.cancel(m_timer);
    QCoreApplication::instance()->removeEventFilter(this);
    m_limit = minutes * minute;
    m_touched = m_scheduler.now();
    if (minutes == 0)
        return;
    QCoreApplication::instance()->installEventFilter(this);
    arm(m_limit);
}

void IdleLock::arm(Millis after)
{
    m_timer = m_scheduler.callAfter(after, this, [this] { look(); });
}

void IdleLock::look()
{
    const Millis idle = m_scheduler.now() - m_touched;
    if (idle < m_limit)
        return arm(m_limit - idle);
    if (!m_mayLock())
        return arm(minute);
    m_touched = m_scheduler.now();
    arm(m_limit);
    Q_EMIT due();
}

bool IdleLock::eventFilter(QObject *watched, QEvent *event)
{
    if (isTouch(event->type()))
        m_touched = m_scheduler.now();
    return QObject::eventFilter(watched, event);
}

} // namespace baton
