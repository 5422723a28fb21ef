// SPDX-License-Identifier: GPL-3.0-or-later
//
// When a run stops by itself and asks, and when a person stops it.
#include "run_bench.h"
#include "tests/support/qt_warnings.h"

#include <QTest>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;
using Method = FakeProvider::Method;
using Phase = ReassignRun::Phase;

class TestRunBrake : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void theBrake_data()
    {
        QTest::addColumn<QList<int>>("statuses"); // of the first calls; 0: outcome unknown, 200: accepted
        QTest::addColumn<int>("sentBefore");      // calls sent when it asks; -1: it does not
        QTest::newRow("403") << QList<int>{403} << 1;
        QTest::newRow("three refusals") << QList<int>{400, 404, 422} << 3;
        QTest::newRow("three redirects") << QList<int>{302, 307, 308} << 3;
        QTest::newRow("two refusals") << QList<int>{400, 404} << -1;
        QTest::newRow("not in a row") << QList<int>{400, 404, 200, 400, 404} << -1;
        QTest::newRow("429 is no refusal") << QList<int>{400, 429, 429, 404} << -1;
        QTest::newRow("two unknown outcomes") << QList<int>{0, 0} << 2;
        QTest::newRow("one unknown outcome") << QList<int>{0, 200, 0} << -1;
    }

    void theBrake()
    {
        QFETCH(QList<int>, statuses);
        QFETCH(int, sentBefore);
        RunBench bench;
        bench.settings.parallel = 1;
        for (int i = 0; i < 8; ++i)
            bench.addItemCall(u"c%1"_s.arg(i), 1, false);
        for (qsizetype i = 0; i < statuses.size(); ++i) {
            if (statuses[i] != 200)
                bench.refuse(u"/call%1"_s.arg(i), statuses[i],
                             statuses[i] == 0 ? ErrorKind::OutcomeUnknown : ErrorKind::Invalid);
        }
        bench.start();
        bench.pass(60);
        if (sentBefore < 0) {
            QCOMPARE(bench.tenant.sent.size(), size_t(8));
            QCOMPARE(bench.ended->count(), 1);
            QVERIFY(bench.journal.all<BrakeEvent>().empty());
            return;
        }
        QCOMPARE(bench.run->phase(), Phase::Paused);
        QVERIFY(!bench.run->brakeReason().isEmpty());
        QCOMPARE(bench.tenant.sent.size(), static_cast<size_t>(sentBefore));
        QCOMPARE(bench.journal.all<BrakeEvent>().size(), size_t(1));
        QCOMPARE(bench.journal.all<BrakeEvent>()[0].what, BrakeEvent::What::Pulled);

        bench.run->release(true);
        bench.pass(60);
        QCOMPARE(bench.tenant.sent.size(), size_t(8));
        QCOMPARE(bench.journal.all<BrakeEvent>()[1].what, BrakeEvent::What::Released);
        QCOMPARE(bench.ended->count(), 1);
        QVERIFY(bench.journalAgrees());
    }

    void theBrakeAnsweredWithNo()
    {
        RunBench bench;
        bench.settings.parallel = 1;
        for (int i = 0; i < 4; ++i)
            bench.addItemCall(u"c%1"_s.arg(i), 2);
        bench.refuse(u"/call1"_s, 403, ErrorKind::Forbidden);
        bench.start();
        bench.pass(1);
        QCOMPARE(bench.run->phase(), Phase::Paused);
        bench.run->release(false);
        bench.pass(1);
        QCOMPARE(bench.states(), u"Accepted Failed NotSent NotSent"_s);
        QCOMPARE(bench.run->phase(), Phase::Following);
        QCOMPARE(bench.run->counts().notSent, 4);
        bench.endTasks();
        bench.pass(5);
        QCOMPARE(bench.ended->count(), 1);
        QVERIFY(bench.journalAgrees());
        bench.run->release(true);
        bench.run->stop(u"again"_s);
        bench.pass(60);
        QCOMPARE(bench.tenant.sent.size(), size_t(2));
        QCOMPARE(bench.ended->count(), 1);
    }

    void theBrakeIsNotPulledForNothing()
    {
        RunBench bench;
        bench.addItemCall(u"a"_s);
        bench.refuse(u"/call0"_s, 403, ErrorKind::Forbidden);
        bench.start();
        bench.pass(1);
        QCOMPARE(bench.ended->count(), 1);
        QVERIFY(bench.journal.all<BrakeEvent>().empty());
    }

    void whileItAsksOpenTasksAreFollowed()
    {
        RunBench bench;
        bench.settings.parallel = 1;
        for (int i = 0; i < 3; ++i)
            bench.addItemCall(u"c%1"_s.arg(i));
        bench.refuse(u"/call1"_s, 403, ErrorKind::Forbidden);
        bench.start();
        bench.pass(1);
        bench.endTasks();
        bench.pass(5);
        QCOMPARE(bench.states(), u"Moved Failed Queued"_s);
        QCOMPARE(bench.run->phase(), Phase::Paused);
        QCOMPARE(bench.ended->count(), 0);
    }

    void stopLeavesTheRestUnsentAndFollowsWhatWasSent()
    {
        RunBench bench;
        bench.settings.parallel = 2;
        for (int i = 0; i < 6; ++i)
            bench.addItemCall(u"c%1"_s.arg(i));
        bench.tenant.hold(Method::Send);
        bench.start();
        bench.pass(0);
        bench.run->stop(u"Enough."_s);
        bench.pass(0);
        QCOMPARE(bench.states(), u"Sending Sending NotSent NotSent NotSent NotSent"_s);
        QCOMPARE(bench.call(5).note, u"Enough."_s);
        bench.tenant.release(Method::Send);
        bench.pass(0);
        bench.endTasks();
        bench.pass(5);
        QCOMPARE(bench.states(), u"Moved Moved NotSent NotSent NotSent NotSent"_s);
        QCOMPARE(bench.journal.all<BrakeEvent>()[0].what, BrakeEvent::What::StoppedByPerson);
        QCOMPARE(bench.ended->count(), 1);
        QVERIFY(bench.journalAgrees());
    }

    void stopWhileTheIntentIsWritten()
    {
        RunBench bench;
        bench.addItemCall(u"a"_s);
        bench.journal.held = true;
        bench.start();
        bench.journal.release(1);
        bench.pass(0);
        QCOMPARE(bench.journal.waiting(), size_t(1)); // the intent
        bench.run->stop(u"Enough."_s);
        bench.journal.release();
        bench.pass(5);
        QCOMPARE(bench.tenant.attempts, 0);
        QCOMPARE(bench.states(), u"NotSent"_s);
        QCOMPARE(toString(bench.history(0).state), u"NotSent"_s); // the last word, though an intent was written
        QCOMPARE(bench.ended->count(), 1);
    }

    void stopBetweenAttempts()
    {
        RunBench bench;
        bench.addItemCall(u"a"_s);
        Error tooMany(ErrorKind::RateLimited, u"429"_s);
        tooMany.httpStatus = 429;
        bench.tenant.refuseAttempts(1, tooMany);
        bench.journal.held = true;
        bench.start();
        bench.journal.release(1);
        bench.pass(0);
        bench.journal.release(1); // the first intent: it leaves, is refused, and the second asks
        bench.pass(0);
        QCOMPARE(bench.tenant.attempts, 1);
        bench.run->stop(u"Enough."_s);
        bench.journal.release();
        bench.pass(5);
        QCOMPARE(bench.tenant.attempts, 1);
        QVERIFY(bench.tenant.sent.empty());
        QCOMPARE(bench.states(), u"NotSent"_s);
        QVERIFY(bench.journalAgrees());
    }

    void afterTheBrakeNothingLeaves_data()
    {
        QTest::addColumn<bool>("goOn");
        QTest::newRow("stopped") << false;
        QTest::newRow("released") << true;
    }

    void afterTheBrakeNothingLeaves()
    {
        // Three calls are with the provider, nothing is queued. One is refused while the others wait for the limiter.
        QFETCH(bool, goOn);
        RunBench bench;
        bench.settings.parallel = 3;
        for (int i = 0; i < 3; ++i)
            bench.addItemCall(u"c%1"_s.arg(i));
        bench.refuse(u"/call0"_s, 403, ErrorKind::Forbidden);
        bench.tenant.holdAttempts();
        bench.start();
        bench.pass(0);
        bench.tenant.releaseAttempts(1);
        bench.pass(0);
        QCOMPARE(bench.run->phase(), Phase::Paused);
        bench.tenant.releaseAttempts();
        bench.pass(60);
        QCOMPARE(bench.tenant.attempts, 1);
        QCOMPARE(bench.states(), u"Failed Held Held"_s);
        QVERIFY(!bench.call(1).heldUntil.isValid()); // that is for a person to say
        QVERIFY(bench.call(1).note.contains(u"does not allow"_s));
        QCOMPARE(bench.journal.all<AttemptIntended>().size(), size_t(1)); // nothing is intended for now
        bench.run->release(goOn);
        bench.pass(0);
        QCOMPARE(bench.tenant.attempts, goOn ? 3 : 1);
        bench.endTasks();
        bench.pass(5);
        QCOMPARE(bench.states(), goOn ? u"Failed Moved Moved"_s : u"Failed NotSent NotSent"_s);
        QCOMPARE(bench.ended->count(), 1);
        QVERIFY(bench.alwaysIntended);
        QVERIFY(bench.journalAgrees());
    }

    void theBrakeCatchesWhatIsJustBeingIntended_data() { afterTheBrakeNothingLeaves_data(); }

    void theBrakeCatchesWhatIsJustBeingIntended()
    {
        // The intent of the second call is on its way to the disk when the refusal of the first is read.
        QFETCH(bool, goOn);
        RunBench bench;
        bench.settings.parallel = 2;
        bench.addItemCall(u"a"_s);
        bench.addItemCall(u"b"_s);
        bench.refuse(u"/call0"_s, 403, ErrorKind::Forbidden);
        bench.tenant.holdAttempts();
        bench.tenant.hold(Method::Send);
        bench.start();
        bench.pass(0);
        bench.tenant.releaseAttempts(1);
        bench.pass(0);
        bench.journal.held = true;
        bench.tenant.releaseAttempts();
        bench.pass(0);
        bench.tenant.release(Method::Send);
        bench.pass(0);
        QCOMPARE(bench.journal.waiting(), size_t(3)); // the intent, the refusal, the brake
        QCOMPARE(bench.run->phase(), Phase::Paused);
        QVERIFY(bench.journal.all<CallRefused>().empty());
        bench.journal.release();
        bench.pass(60);
        QCOMPARE(bench.run->phase(), Phase::Paused);
        QCOMPARE(bench.journal.all<AttemptIntended>().size(), size_t(2));
        QCOMPARE(bench.tenant.attempts, 1);
        QCOMPARE(bench.states(), u"Failed Held"_s);
        QCOMPARE(bench.call(1).attempts, 0);
        bench.run->release(goOn);
        bench.pass(0);
        QCOMPARE(bench.tenant.attempts, goOn ? 2 : 1);
        QCOMPARE(bench.journal.all<AttemptIntended>().size(), size_t(2)); // it was written once
        bench.endTasks();
        bench.pass(5);
        QCOMPARE(bench.states(), goOn ? u"Failed Moved"_s : u"Failed NotSent"_s);
        QVERIFY(bench.journalAgrees());
    }

    void anAttemptThatIsAskedForAgainIsWrittenOnce_data() { afterTheBrakeNothingLeaves_data(); }

    void anAttemptThatIsAskedForAgainIsWrittenOnce()
    {
        // Released, it asks again before it leaves; by then another call has pulled the brake once more.
        QFETCH(bool, goOn);
        RunBench bench;
        bench.settings.parallel = 3;
        for (int i = 0; i < 4; ++i)
            bench.addItemCall(u"c%1"_s.arg(i));
        bench.refuse(u"/call0"_s, 403, ErrorKind::Forbidden);
        bench.refuse(u"/call1"_s, 403, ErrorKind::Forbidden);
        bench.tenant.asksTwice = true;
        bench.start();
        bench.pass(60);
        QCOMPARE(bench.run->phase(), Phase::Paused);
        bench.run->release(goOn);
        bench.pass(60);
        if (bench.run->phase() == Phase::Paused)
            bench.run->release(goOn);
        bench.pass(5);
        bench.endTasks();
        bench.pass(60);
        QCOMPARE(bench.ended->count(), 1);
        for (const CallProgress &call : bench.run->calls())
            QVERIFY(bench.journal.all<AttemptIntended>(call.call.id).size() <= size_t(1));
        QVERIFY(bench.journalAgrees());
        QCOMPARE(bench.tenant.openSends(), 0);
        QCOMPARE(bench.run->counts().notSent == 0, goOn);
    }

    void aRunThatDiesWhileItAsksAnswersTheProvider()
    {
        RunBench bench;
        bench.settings.parallel = 2;
        bench.addItemCall(u"a"_s);
        bench.addItemCall(u"b"_s);
        bench.refuse(u"/call0"_s, 403, ErrorKind::Forbidden);
        bench.tenant.holdAttempts();
        bench.start();
        bench.pass(0);
        bench.tenant.releaseAttempts(1);
        bench.pass(0);
        bench.tenant.releaseAttempts();
        bench.pass(0);
        QCOMPARE(bench.tenant.openSends(), 1);
        bench.run.reset();
        bench.pass(0);
        QCOMPARE(bench.tenant.openSends(), 0);
        QCOMPARE(bench.tenant.attempts, 1);
    }

    void stopBeforeTheRunIsWritten()
    {
        RunBench bench;
        bench.addItemCall(u"a"_s);
        bench.start();
        bench.run->stop(u"Enough."_s);
        bench.pass(5);
        QCOMPARE(bench.tenant.attempts, 0);
        QCOMPARE(bench.states(), u"NotSent"_s);
        QCOMPARE(bench.ended->count(), 1);
        QVERIFY(bench.journalAgrees());
    }
};

QTEST_GUILESS_MAIN(TestRunBrake)
#include "tst_run_brake.moc"
