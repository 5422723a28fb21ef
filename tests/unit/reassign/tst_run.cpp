// SPDX-License-Identifier: GPL-3.0-or-later
//
// ReassignRun from its order to the last word of each call.
#include "run_bench.h"
#include "tests/support/qt_warnings.h"

#include <QTest>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;
using Method = FakeProvider::Method;
using Phase = ReassignRun::Phase;

class TestRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void fromQueuedToMoved()
    {
        RunBench bench;
        bench.addWholeCall(u"K"_s, 3);
        ReassignRun &run = bench.make();
        QCOMPARE(run.phase(), Phase::Idle);
        QStringList seen{bench.states()};
        connect(&run, &ReassignRun::callChanged, this, [&] { seen << bench.states(); });
        run.start();
        bench.pass(0);
        QCOMPARE(run.phase(), Phase::Following);
        bench.tenant.taskTable[0].state = VendorEnum(TaskState::Running, u"IN_PROGRESS"_s);
        bench.pass(2);
        bench.endTasks();
        bench.pass(2);
        seen.removeDuplicates();
        QCOMPARE(seen,
                 (QStringList{u"Queued"_s, u"Sending"_s, u"Accepted"_s, u"Running"_s, u"Verifying"_s, u"Moved"_s}));
        QCOMPARE(run.phase(), Phase::Ended);
        QCOMPARE(bench.ended->count(), 1);
        QCOMPARE(bench.words(0), u"Moved Moved Moved"_s);
        QCOMPARE(run.counts().moved, 3);
        QCOMPARE(run.counts().pending, 0);
        QCOMPARE(bench.call(0).attempts, 1);
        QVERIFY(bench.call(0).startedAt.isValid());
        QVERIFY(bench.alwaysIntended);
        QVERIFY(bench.journalAgrees());
        QCOMPARE(bench.journal.all<RunEnded>().size(), size_t(1));
        QVERIFY(!bench.clock.hasTasks()); // nothing is asked any more
        QCOMPARE(bench.tracker.openCount(), 0);
    }

    /// A gateway that redirects has answered: what the tenant did is for a reading to say.
    void aRedirectedCallIsVerified_data()
    {
        QTest::addColumn<bool>("acted");
        QTest::newRow("acted") << true;
        QTest::newRow("did not act") << false;
    }
    void aRedirectedCallIsVerified()
    {
        QFETCH(const bool, acted);
        RunBench bench;
        bench.addItemCall(u"a"_s, 2, false);
        bench.tenant.onSend = [&bench, acted](const Call &call) -> Result<Ticket> {
            if (acted)
                bench.tenant.applyReassign(call);
            Error error(ErrorKind::Protocol, u"The server redirects."_s);
            error.httpStatus = 302;
            return failure(error);
        };
        bench.start();
        bench.pass(60);
        QCOMPARE(bench.words(0), acted ? u"Moved Moved"_s : u"NotMoved NotMoved"_s);
        QCOMPARE(bench.states(), acted ? u"Moved"_s : u"Failed"_s);
        QCOMPARE(bench.call(0).error->httpStatus, 302);
        QCOMPARE(bench.journal.all<CallRefused>().size(), size_t(1));
        QVERIFY(bench.journalAgrees());
    }

    void theRecordHoldsWhatIsSent()
    {
        RunBench bench;
        bench.addItemCall(u"a"_s, 2);
        bench.addItemCall(u"b"_s);
        bench.start();
        bench.pass(0);
        QCOMPARE(bench.journal.records.size(), size_t(1));
        const RunRecord &record = bench.journal.records[0];
        QCOMPARE(record.id, bench.run->id());
        QCOMPARE(record.order.reason, u"because"_s);
        QVERIFY(record.at.isValid());
        for (size_t i = 0; i < 2; ++i) {
            QVERIFY(!record.plan.calls[i].id.isEmpty());
            QCOMPARE(record.plan.calls[i].id, bench.tenant.sent[i].id);
            QCOMPARE(record.plan.calls[i].body, bench.tenant.sent[i].body);
        }
    }

    void withoutATask()
    {
        RunBench bench;
        bench.addItemCall(u"a"_s, 2, false);
        bench.start();
        bench.pass(0);
        QCOMPARE(bench.states(), u"Moved"_s);
        QCOMPARE(bench.run->phase(), Phase::Ended);
        QCOMPARE(bench.tenant.asked(Method::Task) + bench.tenant.asked(Method::PendingTasks), 0);
    }

    void aTaskThatHasEndedInTheAnswer()
    {
        RunBench bench;
        bench.addItemCall(u"a"_s);
        bench.tenant.onSend = [&bench](const Call &call) {
            bench.tenant.applyReassign(call);
            Ticket ticket;
            ticket.task.emplace();
            ticket.task->id = TaskId(u"t"_s);
            ticket.task->state = VendorEnum(TaskState::Succeeded, u"SUCCESS"_s);
            return ticket;
        };
        bench.start();
        bench.pass(0);
        QCOMPARE(bench.states(), u"Moved"_s);
        QVERIFY(bench.journalAgrees());
    }

    void anAsyncCallWithoutATaskIsProvenAsIfItHadNotAnswered()
    {
        // Accepted, but when it ends is not known: two views of the old world 5 s apart prove nothing.
        RunBench bench;
        bench.addItemCall(u"a"_s);
        bench.addItemCall(u"a"_s);
        bench.tenant.onSend = [](const Call &) { return Ticket{}; };
        bench.start();
        bench.pass(10);
        bench.tenant.applyReassign(bench.plan.calls[0]);
        QCOMPARE(bench.tenant.sent.size(), size_t(1)); // its lane waits
        bench.pass(5);
        QCOMPARE(toString(bench.call(0).state), u"Moved"_s);
        QCOMPARE(bench.tenant.sent.size(), size_t(2));
    }

    void theTaskFailed()
    {
        RunBench bench;
        bench.addWholeCall(u"K"_s, 2);
        bench.tenant.onSend = bench.taskWithoutMoving();
        bench.start();
        bench.pass(0);
        bench.endTasks(TaskState::Failed);
        bench.pass(2);
        QCOMPARE(bench.states(), u"Verifying"_s);
        bench.pass(15);
        QCOMPARE(bench.states(), u"Failed"_s);
        QCOMPARE(bench.words(0), u"NotMoved NotMoved"_s);
        QVERIFY(bench.call(0).note.contains(u"Nobody may certify"_s));
        QVERIFY(bench.call(0).error.has_value());
        QVERIFY(bench.journalAgrees());
    }

    void theTaskSucceededButNothingMoved()
    {
        RunBench bench;
        bench.addWholeCall(u"K"_s, 2);
        bench.tenant.onSend = bench.taskWithoutMoving();
        bench.start();
        bench.pass(0);
        bench.endTasks();
        bench.pass(31);
        QCOMPARE(bench.states(), u"Verifying"_s);
        bench.pass(1);
        QCOMPARE(bench.states(), u"Failed"_s);
    }

    void partlyMoved()
    {
        RunBench bench;
        Call &call = bench.addWholeCall(u"K"_s, 3);
        Call some = call;
        some.rows.resize(1);
        bench.tenant.onSend = [&bench, some](const Call &sent) {
            bench.tenant.applyReassign(some, false);
            return bench.taskWithoutMoving()(sent);
        };
        bench.start();
        bench.pass(0);
        bench.endTasks(TaskState::Failed);
        bench.pass(17);
        QCOMPARE(bench.states(), u"PartlyMoved"_s);
        QCOMPARE(bench.words(0), u"Moved NotMoved NotMoved"_s);
        QVERIFY(bench.call(0).note.contains(u"1 of 3 moved"_s));
        QVERIFY(bench.journalAgrees());
    }

    void movedElsewhereIsNotMoved()
    {
        RunBench bench;
        bench.addItemCall(u"a"_s, 2, false);
        bench.tenant.onSend = [&bench](Call call) {
            call.target = IdentityId(u"X"_s);
            bench.tenant.applyReassign(call);
            return Ticket{};
        };
        bench.start();
        bench.pass(60);
        QCOMPARE(bench.states(), u"PartlyMoved"_s);
        QCOMPARE(bench.run->counts().movedElsewhere, 2);
        QCOMPARE(bench.run->counts().moved, 0);
        QCOMPARE(bench.call(0).proofs[0].holder, IdentityId(u"X"_s));
    }

    void refusedIsNotMovedAtOnce()
    {
        RunBench bench;
        bench.addItemCall(u"a"_s, 2);
        bench.addItemCall(u"a"_s, 1);
        bench.refuse(u"/call0"_s, 400);
        bench.start();
        bench.pass(0);
        QCOMPARE(toString(bench.call(0).state), u"Failed"_s);
        QCOMPARE(bench.words(0), u"NotMoved NotMoved"_s);
        QCOMPARE(bench.call(0).error->httpStatus, 400);
        QVERIFY(bench.call(0).note.contains(u"Not like this."_s));
        QCOMPARE(toString(bench.call(1).state), u"Accepted"_s); // its lane went on
        QCOMPARE(bench.journal.all<CallRefused>().size(), size_t(1));
        bench.endTasks();
        bench.pass(5);
        QVERIFY(bench.journalAgrees());
    }

    void refusedAndTheRowsCannotBeRead()
    {
        RunBench bench;
        bench.addItemCall(u"a"_s);
        bench.refuse(u"/call0"_s, 400);
        bench.tenant.fail(Method::Certifications, {ErrorKind::Server, u"503"_s}, -1);
        bench.start();
        bench.pass(61);
        QCOMPARE(bench.states(), u"OutcomeUnknown"_s);
        QCOMPARE(bench.words(0), u"Unknown"_s);
        QCOMPARE(bench.ended->count(), 1);
        QVERIFY(bench.journalAgrees());
    }

    void whatNeverLeftIsNotSent()
    {
        RunBench bench;
        bench.addItemCall(u"a"_s, 3);
        bench.refuse(u"/call0"_s, 0, ErrorKind::Network);
        bench.start();
        bench.pass(0);
        QCOMPARE(bench.states(), u"NotSent"_s);
        QCOMPARE(bench.run->counts().notSent, 3);
        QCOMPARE(bench.run->counts().pending, 0);
        QCOMPARE(bench.tenant.asked(Method::Certifications), 0);
        QCOMPARE(bench.ended->count(), 1);
        QVERIFY(bench.journalAgrees());
    }

    void anUnknownCallThatActed()
    {
        RunBench bench;
        const Call call = bench.addItemCall(u"a"_s, 2);
        bench.tenant.onSend = [&bench](const Call &sent) -> Result<Ticket> {
            bench.tenant.applyReassign(sent);
            return failure({ErrorKind::OutcomeUnknown, u"Hung up."_s});
        };
        bench.start();
        bench.pass(0);
        QCOMPARE(bench.states(), u"Moved"_s);
        QVERIFY(bench.journalAgrees());
        QCOMPARE(bench.tenant.sent.size(), size_t(1));
    }

    void anUnknownCallThatDidNotActIsNotSentAgain()
    {
        RunBench bench;
        bench.addItemCall(u"a"_s, 2);
        bench.addItemCall(u"a"_s, 1);
        bench.refuse(u"/call0"_s, 0, ErrorKind::OutcomeUnknown);
        bench.start();
        bench.pass(29);
        QCOMPARE(bench.states(), u"Verifying Queued"_s); // the lane is held until it is known
        bench.pass(1);
        QCOMPARE(toString(bench.call(0).state), u"Failed"_s);
        QVERIFY(bench.call(0).note.contains(u"provably did not act"_s));
        QCOMPARE(toString(bench.call(1).state), u"Accepted"_s);
        QCOMPARE(bench.tenant.sent.size(), size_t(2));
        bench.endTasks();
        bench.pass(5);
        QVERIFY(bench.journalAgrees());
    }

    void anUnknownCallThatStaysUnknownEndsTheRun()
    {
        RunBench bench;
        bench.addItemCall(u"a"_s, 2);
        bench.refuse(u"/call0"_s, 0, ErrorKind::OutcomeUnknown);
        bench.tenant.fail(Method::PendingTasks, {ErrorKind::Server, u"503"_s}, -1);
        bench.start();
        bench.pass(30);
        QCOMPARE(bench.states(), u"OutcomeUnknown"_s);
        QCOMPARE(bench.run->phase(), Phase::Ended);
        QVERIFY(bench.journalAgrees());
        QCOMPARE(bench.history(0).standing, CallStanding::Unknown);
    }

    void aSilentTaskMayStillMove()
    {
        RunBench bench;
        const Call call = bench.addItemCall(u"a"_s, 2);
        bench.addItemCall(u"a"_s, 1);
        bench.tenant.onSend = bench.taskWithoutMoving();
        bench.start();
        bench.pass(31 * 60);
        QCOMPARE(bench.states(), u"NoAnswer Queued"_s);
        QCOMPARE(bench.words(0), u"Pending Pending"_s); // no word is better than a wrong one
        QCOMPARE(bench.run->phase(), Phase::Sending);
        QCOMPARE(bench.journal.all<TaskSilent>().size(), size_t(1));
        bench.tenant.applyReassign(call);
        bench.endTasks();
        bench.pass(31);
        QCOMPARE(toString(bench.call(0).state), u"Moved"_s);
        QCOMPARE(toString(bench.call(1).state), u"Accepted"_s);
        QCOMPARE(bench.journal.all<TaskSilent>().size(), size_t(1));
    }

    void aSilentTaskWhoseRowsMovedIsMoved()
    {
        RunBench bench;
        bench.addItemCall(u"a"_s, 2);
        bench.start();
        bench.pass(0);
        bench.tenant.taskTable.clear(); // the tenant knows nothing of it any more
        bench.pass(10);
        QCOMPARE(bench.states(), u"Moved"_s);
        QCOMPARE(bench.tracker.openCount(), 0);
        QCOMPARE(bench.ended->count(), 1);
        QVERIFY(bench.journalAgrees());
        QVERIFY(!bench.clock.hasTasks());
    }

    void aTaskThatIsGoneAndMovedNothingEndsTheCall()
    {
        RunBench bench;
        bench.addItemCall(u"a"_s, 2);
        bench.addItemCall(u"a"_s, 1);
        bench.tenant.onSend = bench.taskWithoutMoving();
        bench.start();
        bench.pass(0);
        bench.tenant.taskTable.clear(); // the tenant knows nothing of it any more
        bench.pass(7);
        QCOMPARE(bench.states(), u"Verifying Queued"_s);
        QCOMPARE(bench.journal.all<TaskSilent>().size(), size_t(1));
        QVERIFY(bench.journal.all<TaskSilent>()[0].gone);
        QCOMPARE(toString(bench.history(0).state), u"Verifying"_s);
        bench.pass(30);
        QCOMPARE(toString(bench.call(0).state), u"Failed"_s);
        QVERIFY(bench.call(0).note.contains(u"provably did not act"_s));
        QCOMPARE(toString(bench.call(1).state), u"Accepted"_s); // its lane goes on
        QCOMPARE(bench.tracker.openCount(), 1);
    }

    void aGoneTaskThatTurnsUpIsFollowed()
    {
        RunBench bench;
        const Call call = bench.addItemCall(u"a"_s, 2);
        bench.tenant.onSend = bench.taskWithoutMoving();
        bench.start();
        bench.pass(0);
        std::vector<GovernanceTask> tasks;
        std::swap(tasks, bench.tenant.taskTable);
        bench.pass(7);
        QCOMPARE(bench.states(), u"Verifying"_s);
        std::swap(tasks, bench.tenant.taskTable);
        bench.tenant.taskTable[0].state = VendorEnum(TaskState::Running, u"IN_PROGRESS"_s);
        bench.pass(25);
        QCOMPARE(bench.states(), u"Running"_s);
        bench.pass(60);
        QCOMPARE(bench.states(), u"Running"_s);
        QCOMPARE(bench.words(0), u"Pending Pending"_s);
        bench.tenant.applyReassign(call);
        bench.endTasks();
        bench.pass(31);
        QCOMPARE(bench.states(), u"Moved"_s);
        QVERIFY(bench.journalAgrees());
    }

    void whatAStuckTaskMovesLateIsFound()
    {
        RunBench bench;
        const Call call = bench.addItemCall(u"a"_s, 2);
        bench.addItemCall(u"a"_s, 1);
        bench.tenant.onSend = bench.taskWithoutMoving();
        bench.start();
        bench.pass(33 * 60);
        QCOMPARE(bench.states(), u"NoAnswer Queued"_s);
        const int looks = bench.tenant.asked(Method::Items);
        bench.pass(300);
        QCOMPARE(bench.tenant.asked(Method::Items) - looks, 10); // every 30 s
        bench.tenant.applyReassign(call);                        // and its task never says so
        bench.pass(30);
        QCOMPARE(toString(bench.call(0).state), u"Moved"_s);
        QCOMPARE(toString(bench.call(1).state), u"Accepted"_s);
        QVERIFY(bench.journalAgrees());
    }

    void aSilentCallSaysWhenItsRowsProveNothing()
    {
        RunBench bench;
        bench.addItemCall(u"a"_s, 2);
        bench.tenant.onSend = bench.taskWithoutMoving();
        ReassignRun &run = bench.make();
        int told = 0;
        connect(&run, &ReassignRun::callChanged, this, [&] { told += bench.call(0).lookedThrough ? 1 : 0; });
        run.start();
        while (bench.call(0).state != CallState::NoAnswer)
            bench.pass(1);
        bench.pass(28);
        QVERIFY(!bench.call(0).lookedThrough);
        bench.pass(3);
        QVERIFY(bench.call(0).lookedThrough);
        QCOMPARE(told, 1);
        run.recheck(0);
        QVERIFY(!bench.call(0).lookedThrough);
        bench.pass(31);
        QVERIFY(bench.call(0).lookedThrough);
        bench.endTasks();
        while (bench.call(0).state == CallState::NoAnswer)
            bench.pass(1);
        QVERIFY(!bench.call(0).lookedThrough); // the task spoke: its rows are read once more
        QCOMPARE(bench.states(), u"Verifying"_s);
    }

    void whatTheAnswerSaidIsKept()
    {
        RunBench bench;
        bench.addItemCall(u"a"_s, 1, false);
        bench.tenant.hold(Method::Certifications);
        bench.tenant.onSend = [&bench](const Call &call) {
            bench.tenant.applyReassign(call);
            Ticket ticket;
            ticket.httpStatus = 200;
            ticket.note = u"Its answer could not be read to the end."_s;
            ticket.returned = *bench.tenant.certification(call.certification);
            return ticket;
        };
        bench.start();
        bench.pass(0);
        QCOMPARE(bench.call(0).note, u"Its answer could not be read to the end."_s);
        QCOMPARE(bench.call(0).returned.value().id, CertificationId(u"a"_s));
        QCOMPARE(bench.history(0).note, bench.call(0).note);
        QCOMPARE(bench.history(0).answer.value().returned.value().name, u"Certification a"_s);
    }

    void noAnswerKeepsTheRunFollowing()
    {
        RunBench bench;
        bench.addItemCall(u"a"_s, 2);
        bench.tenant.onSend = bench.taskWithoutMoving();
        bench.start();
        bench.pass(2 * 3600);
        QCOMPARE(bench.states(), u"NoAnswer"_s);
        QCOMPARE(bench.run->phase(), Phase::Following);
        QCOMPARE(bench.ended->count(), 0);
        bench.endTasks(TaskState::Failed);
        bench.pass(46);
        QCOMPARE(bench.states(), u"Failed"_s);
        QCOMPARE(bench.ended->count(), 1);
    }

    void withoutAWriterNothingIsSent()
    {
        RunBench bench;
        bench.addItemCall(u"a"_s);
        bench.addItemCall(u"b"_s);
        bench.tenant.missingRoles[4] = true;
        bench.start();
        bench.pass(0);
        QCOMPARE(bench.states(), u"NotSent NotSent"_s);
        QCOMPARE(bench.ended->count(), 1);
    }

    void anEmptyPlanEnds()
    {
        RunBench bench;
        bench.start();
        bench.pass(0);
        QCOMPARE(bench.ended->count(), 1);
        QCOMPARE(bench.journal.records.size(), size_t(1));
    }

    void inlineAnswersChangeNothing()
    {
        RunBench bench;
        bench.tenant.answerInline = true;
        for (int i = 0; i < 20; ++i)
            bench.addItemCall(u"c%1"_s.arg(i), 2, i % 2 == 0);
        bench.start();
        bench.pass(0);
        bench.endTasks();
        bench.pass(2);
        QCOMPARE(bench.run->counts().moved, 40);
        QCOMPARE(bench.ended->count(), 1);
        QVERIFY(bench.journalAgrees());
    }

    void aRunThatIsDeletedLeavesNothingBehind()
    {
        RunBench bench;
        for (int i = 0; i < 6; ++i)
            bench.addItemCall(u"c%1"_s.arg(i), 1, i != 0);
        bench.tenant.onSend = bench.taskWithoutMoving();
        bench.start();
        bench.pass(0);
        bench.journal.held = true;
        bench.run.reset();
        bench.journal.release();
        bench.pass(3600);
        QCOMPARE(bench.tracker.openCount(), 0);
        QVERIFY(!bench.clock.hasTasks());
    }
};

QTEST_GUILESS_MAIN(TestRun)
#include "tst_run.moc"
