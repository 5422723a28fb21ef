// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/queue_place.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <map>

namespace baton {

class InFlightGate;

/// The right to have one request on its way. Given back when destroyed. Move-only.
class Permit
{
public:
    Permit() = default;
    Permit(Permit &&other) noexcept : m_gate(std::exchange(other.m_gate, nullptr)) {}
    Permit &operator=(Permit &&other) noexcept;
    ~Permit() { release(); }

    bool isValid() const { return m_gate != nullptr; }
    void release();

private:
    friend class InFlightGate;
    explicit Permit(InFlightGate *gate) : m_gate(gate) {}

    QPointer<InFlightGate> m_gate;
};

/// Lets at most so many requests be on their way at once. QNetworkAccessManager opens 6 connections to a host and its
/// time-outs count while a request waits for one: what is queued is therefore queued here.
class InFlightGate final : public QObject
{
    Q_OBJECT

public:
    explicit InFlightGate(int permits = 6, QObject *parent = nullptr);

    /// `granted` runs once from the event loop, never inside this call; not at all when `context` dies first.
    void acquire(QueuePlace place, QObject *context, std::function<void(Permit)> granted);

    int inFlight() const { return m_inFlight; }
    int waiting() const { return static_cast<int>(m_waiting.size()); }

private:
    friend class Permit;
    struct Waiter
    {
        QPointer<QObject> context;
        std::function<void(Permit)> granted;
    };

    void giveBack();
    void scheduleDispatch();
    void dispatch();

    std::multimap<QueuePlace, Waiter> m_waiting;
    int m_permits;
    int m_inFlight = 0;
    bool m_dispatchPosted = false;
};

} // namespace baton
