// SPDX-License-Identifier: GPL-3.0-or-later
//
// A person asks to look once more at a call whose outcome is not known.
#include "app/reassign/run_desk.h"
#include "run_bench.h"
#include "tests/support/qt_warnings.h"

#include <QTest>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;
using Method = FakeProvider::Method;
using Phase = ReassignRun::Phase;

class TestRunRecheck : public QObject
{
    Q_OBJECT

private:
    /// One call whose answer was lost and whose rows nobody can read: unknown in the end.
    static void loseTheCall(RunBench &bench, bool moves)
    {
        bench.addItemCall(u"a"_s, 2);
        bench.tenant.onSend = [&bench, moves](const Call &call) -> Result<Ticket> {
            if (moves)
                bench.tenant.applyReassign(call);
            return failure({ErrorKind::OutcomeUnknown, u"The connection closed."_s});
        };
        bench.tenant.fail(Method::Certifications, {ErrorKind::Server, u"Down."_s}, 1000);
        bench.start();
        bench.pass(600);
    }

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void findsThatTheRowsHaveMoved()
    {
        RunBench bench;
        loseTheCall(bench, true);
        QCOMPARE(bench.states(), u"OutcomeUnknown"_s);
        QCOMPARE(bench.run->phase(), Phase::Ended);
        QVERIFY(bench.run->canRecheck(0));
        bench.tenant.heal(Method::Certifications);
        const size_t sent = bench.tenant.sent.size();
        bench.run->recheck(0);
        QCOMPARE(bench.states(), u"Verifying"_s);
        QVERIFY(!bench.run->canRecheck(0));
        bench.pass(120);
        QCOMPARE(bench.states(), u"Moved"_s);
        QCOMPARE(bench.words(0), u"Moved Moved"_s);
        QCOMPARE(bench.tenant.sent.size(), sent); // a look sends nothing
        QVERIFY(bench.journalAgrees());
        QCOMPARE(bench.ended->count(), 1);
        QVERIFY(!bench.clock.hasTasks());
    }

    void staysUnknownWhenItSeesNothing()
    {
        RunBench bench;
        loseTheCall(bench, true);
        bench.run->recheck(0);
        bench.pass(600);
        QCOMPARE(bench.states(), u"OutcomeUnknown"_s);
        QVERIFY(bench.run->canRecheck(0)); // and may be asked again
        QVERIFY(bench.journalAgrees());
    }

    void findsThatTheCallDidNotAct()
    {
        RunBench bench;
        loseTheCall(bench, false);
        bench.tenant.heal(Method::Certifications);
        bench.run->recheck(0);
        bench.pass(600);
        QCOMPARE(bench.words(0), u"NotMoved NotMoved"_s);
        QVERIFY(isSettled(bench.call(0).state));
        QVERIFY2(bench.call(0).note.contains(u"did not act"_s), qPrintable(bench.call(0).note));
        QVERIFY(bench.journalAgrees());
    }

    void asksASilentTaskAgain()
    {
        RunBench bench;
        bench.addItemCall(u"a"_s, 1);
        bench.tenant.onSend = bench.taskWithoutMoving();
        bench.start();
        bench.pass(40 * 60);
        QCOMPARE(bench.states(), u"NoAnswer"_s);
        QVERIFY(bench.run->canRecheck(0));
        bench.tenant.applyReassign(bench.call(0).call); // behind the back of its task
        bench.run->recheck(0);
        bench.pass(60);
        QCOMPARE(bench.states(), u"Moved"_s);
        QVERIFY(bench.journalAgrees());
    }

    void otherCallsCannotBeRechecked()
    {
        RunBench bench;
        bench.addItemCall(u"a"_s, 1);
        bench.make();
        QVERIFY(!bench.run->canRecheck(0)); // queued
        bench.run->recheck(0);
        QCOMPARE(bench.states(), u"Queued"_s);
        bench.run->start();
        bench.pass(0);
        bench.endTasks();
        bench.pass(60);
        QCOMPARE(bench.states(), u"Moved"_s);
        bench.run->recheck(0);
        QCOMPARE(bench.states(), u"Moved"_s);
    }

    void theDeskCountsOpenAndNeedingApart()
    {
        RunBench bench;
        bench.addItemCall(u"a"_s);
        bench.addItemCall(u"b"_s);
        bench.tenant.fail(Method::Certifications, {ErrorKind::Server, u"Down."_s}, 1000);
        bench.tenant.onSend = [&bench](const Call &call) -> Result<Ticket> {
            if (call.path == u"/call0"_s)
                return failure({ErrorKind::OutcomeUnknown, u"The connection closed."_s});
            return bench.taskWithoutMoving()(call);
        };
        RunDesk desk(bench.tenant, bench.journal, bench.clock, {}, {});
        desk.start(bench.order, bench.plan);
        QCOMPARE(desk.openCalls(), 2);
        QCOMPARE(desk.callsNeedingPerson(), 0);
        bench.pass(600);
        QCOMPARE(desk.openCalls(), 1); // its task runs
        QCOMPARE(desk.callsNeedingPerson(), 1);
        QVERIFY(desk.tracker().nextCheck());
        QVERIFY(*desk.tracker().nextCheck() <= Millis(60'000));
    }
};

QTEST_GUILESS_MAIN(TestRunRecheck)
#include "tst_run_recheck.moc"
