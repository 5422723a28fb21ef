// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/time/scheduler.h"

#include <QCoreApplication>
#include <QPointer>

#include <map>
#include <utility>

namespace baton::test {

/// Counts the events that are delivered while it lives.
class EventCounter final : public QObject
{
public:
    EventCounter()
    {
        if (QCoreApplication *application = QCoreApplication::instance())
            application->installEventFilter(this);
    }
    int count = 0;

    bool eventFilter(QObject *, QEvent *) override
    {
        ++count;
        return false;
    }
};

/// A Scheduler whose time moves only when the test says so. Tasks run inside advance(), in order of their due time,
/// with posted events delivered around each of them.
class FakeScheduler final : public Scheduler
{
public:
    Millis now() const override { return m_now; }
    QDateTime wallNow() const override { return m_wall.addMSecs(m_now.count()); }

    quint64 callAfter(Millis delay, QObject *context, std::function<void()> task) override
    {
        const quint64 handle = ++m_last;
        m_tasks.emplace(std::pair{m_now + std::max(delay, Millis(0)), handle}, Task{context, std::move(task)});
        return handle;
    }

    void cancel(quint64 handle) override
    {
        std::erase_if(m_tasks, [handle](const auto &entry) { return entry.first.second == handle; });
    }

    void advance(Millis by)
    {
        const Millis until = m_now + by;
        deliver();
        while (!m_tasks.empty() && m_tasks.begin()->first.first <= until) {
            auto node = m_tasks.extract(m_tasks.begin());
            m_now = std::max(m_now, node.key().first);
            if (node.mapped().context)
                node.mapped().run();
            deliver();
        }
        m_now = until;
    }

    /// Delivers posted events round by round, without time passing, until the test has seen what it waits for.
    static void deliverUntil(const std::function<bool()> &seen)
    {
        for (int round = 0; round < 10'000 && !seen(); ++round)
            QCoreApplication::sendPostedEvents();
    }

    /// Due time of the next task, or nothing left to do.
    bool hasTasks() const { return !m_tasks.empty(); }
    Millis nextDue() const { return m_tasks.empty() ? m_now : m_tasks.begin()->first.first; }
    size_t taskCount() const { return m_tasks.size(); }
    /// Moves only the wall clock, as a person or a time server does.
    void setWall(const QDateTime &wall) { m_wall = wall.addMSecs(-m_now.count()); }

private:
    struct Task
    {
        QPointer<QObject> context;
        std::function<void()> run;
    };

    /// sendPostedEvents() leaves what is posted meanwhile to its next call; chains of it take no time here either.
    static void deliver()
    {
        const EventCounter events;
        for (int before = -1, round = 0; before != events.count && round < 10'000; ++round) {
            before = events.count;
            QCoreApplication::sendPostedEvents();
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        }
    }

    Millis m_now{1'000'000};
    QDateTime m_wall = QDateTime(QDate(2026, 3, 2), QTime(9, 0), Qt::UTC);
    std::map<std::pair<Millis, quint64>, Task> m_tasks;
    quint64 m_last = 0;
};

} // namespace baton::test
