// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/in_flight_gate.h"

#include <algorithm>

namespace baton {

Permit &Permit::operator=(Permit &&other) noexcept
{
    if (this != &other) {
        release();
        m_gate = std::exchange(other.m_gate, nullptr);
    }
    return *this;
}

void Permit::release()
{
    if (InFlightGate *gate = std::exchange(m_gate, nullptr))
        gate->giveBack();
}

InFlightGate::InFlightGate(int permits, QObject *parent) : QObject(parent), m_permits(std::max(permits, 1)) {}

void InFlightGate::acquire(QueuePlace place, QObject *context, std::function<void(Permit)> granted)
{
    m_waiting.emplace(place, Waiter{context, std::move(granted)});
    scheduleDispatch();
}

void InFlightGate::giveBack()
{
    --m_inFlight;
    scheduleDispatch();
}

void InFlightGate::scheduleDispatch()
{
    if (m_dispatchPosted || m_waiting.empty())
        return;
    m_dispatchPosted = true;
    // Through the event loop: an answer that is there at once must not nest one request's end in another's start.
    QMetaObject::invokeMethod(this, &InFlightGate::dispatch, Qt::QueuedConnection);
}

void InFlightGate::dispatch()
{
    m_dispatchPosted = false;
    while (m_inFlight < m_permits && !m_waiting.empty()) {
        auto node = m_waiting.extract(m_waiting.begin());
        if (!node.mapped().context)
            continue;
        ++m_inFlight;
        // Whoever is let through may end everything, this gate too.
        const QPointer<InFlightGate> self(this);
        node.mapped().granted(Permit(this));
        if (!self)
            return;
    }
}

} // namespace baton
