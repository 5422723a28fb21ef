// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/in_flight_gate.h"
#include "tests/support/qt_warnings.h"

#include <QTest>

#include <memory>
#include <vector>

using namespace baton;

namespace {

void deliver()
{
    QCoreApplication::sendPostedEvents();
}

} // namespace

class TestInFlightGate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }

    void neverMoreThanItsPermits()
    {
        InFlightGate gate(6);
        std::vector<Permit> held;
        for (quint64 i = 0; i < 20; ++i) {
            gate.acquire({Priority::Foreground, i}, this, [&](Permit permit) { held.push_back(std::move(permit)); });
        }
        QCOMPARE(held.size(), size_t{0}); // never inside acquire()
        deliver();
        QCOMPARE(held.size(), size_t{6});
        QCOMPARE(gate.inFlight(), 6);
        QCOMPARE(gate.waiting(), 14);
        held[2].release();
        held[2].release(); // twice is once
        deliver();
        QCOMPARE(held.size(), size_t{7});
        QCOMPARE(gate.inFlight(), 6);
        while (gate.inFlight() > 0) {
            held.clear();
            deliver();
        }
        QCOMPARE(gate.waiting(), 0);
    }

    void foregroundBeforeBackgroundBeforePolling()
    {
        InFlightGate gate(1);
        std::vector<quint64> order;
        const auto ask = [&](Priority priority, quint64 sequence) {
            gate.acquire({priority, sequence}, this, [&order, sequence](Permit) { order.push_back(sequence); });
        };
        ask(Priority::Polling, 1);
        ask(Priority::Background, 2);
        ask(Priority::Foreground, 4);
        ask(Priority::Background, 5);
        ask(Priority::Foreground, 3); // came back with its old place
        deliver();
        QCOMPARE(order, (std::vector<quint64>{3, 4, 2, 5, 1}));
    }

    void theDeadAreSkipped()
    {
        InFlightGate gate(1);
        auto context = std::make_unique<QObject>();
        bool deadRan = false;
        bool aliveRan = false;
        gate.acquire({Priority::Foreground, 1}, context.get(), [&](Permit) { deadRan = true; });
        gate.acquire({Priority::Foreground, 2}, this, [&](Permit) { aliveRan = true; });
        context.reset();
        deliver();
        QVERIFY(!deadRan);
        QVERIFY(aliveRan);
        QCOMPARE(gate.inFlight(), 0);
    }

    // Whoever is let through may end everything: the gate too.
    void theGateMayGoWhileItLetsThrough()
    {
        auto gate = std::make_unique<InFlightGate>(3);
        int granted = 0;
        for (quint64 i = 0; i < 3; ++i) {
            gate->acquire({Priority::Foreground, i}, this, [&](Permit) {
                ++granted;
                gate.reset();
            });
        }
        deliver();
        QCOMPARE(granted, 1);
    }

    void aPermitMayOutliveItsGate()
    {
        Permit kept;
        {
            InFlightGate gate(1);
            gate.acquire({}, this, [&](Permit permit) { kept = std::move(permit); });
            deliver();
            QVERIFY(kept.isValid());
        }
        QVERIFY(!kept.isValid());
        kept.release();
    }
};

QTEST_GUILESS_MAIN(TestInFlightGate)
#include "tst_in_flight_gate.moc"
