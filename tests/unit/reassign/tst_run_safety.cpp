// SPDX-License-Identifier: GPL-3.0-or-later
//
// Nothing lost, nothing twice: the journal before the wire, lanes, the bound.
#include "run_bench.h"
#include "tests/support/qt_warnings.h"

#include <QTest>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;
using Method = FakeProvider::Method;

namespace {

bool intends(const std::vector<JournalEvent> &events)
{
    return std::any_of(events.begin(), events.end(),
                       [](const JournalEvent &event) { return std::holds_alternative<AttemptIntended>(event.what); });
}

} // namespace

class TestRunSafety : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void nothingLeavesBeforeTheCommit()
    {
        RunBench bench;
        bench.addItemCall(u"a"_s, 1, false);
        bench.journal.held = true;
        bench.start();
        bench.pass(60);
        QCOMPARE(bench.journal.waiting(), size_t(1)); // the run itself
        QCOMPARE(bench.tenant.attempts, 0);
        QCOMPARE(bench.states(), u"Queued"_s);
        bench.journal.release(1);
        bench.pass(60);
        QCOMPARE(bench.journal.waiting(), size_t(1)); // the intent
        QCOMPARE(bench.tenant.attempts, 0);
        QCOMPARE(bench.states(), u"Sending"_s);
        QVERIFY(!bench.call(0).startedAt.isValid());
        bench.journal.release(1);
        bench.pass(60);
        QCOMPARE(bench.tenant.attempts, 1);
        QCOMPARE(bench.journal.waiting(), size_t(1)); // the answer, before anything is made of it
        QCOMPARE(bench.states(), u"Sending"_s);
        QCOMPARE(bench.tenant.asked(Method::Certifications), 0);
        bench.journal.release(1);
        bench.pass(60);
        QCOMPARE(bench.states(), u"Verifying"_s); // proven, and being written
        QCOMPARE(bench.words(0), u"Pending"_s);
        bench.journal.release();
        bench.pass(60);
        QCOMPARE(bench.states(), u"Moved"_s);
        QCOMPARE(bench.ended->count(), 1);
    }

    void aJournalThatCannotBeginSendsNothing()
    {
        RunBench bench;
        for (int i = 0; i < 5; ++i)
            bench.addItemCall(u"c%1"_s.arg(i));
        bench.journal.failingBegin = true;
        bench.start();
        bench.pass(60);
        QCOMPARE(bench.tenant.attempts, 0);
        QCOMPARE(bench.storageFailed->count(), 1);
        QCOMPARE(toString(bench.storageFailed->at(0)[0].value<Error>().kind), u"Storage"_s);
        QCOMPARE(bench.states(), u"NotSent NotSent NotSent NotSent NotSent"_s);
        QCOMPARE(bench.ended->count(), 1);
        QVERIFY(bench.journal.events.empty());
    }

    void anIntentThatCannotBeWrittenStopsTheRun()
    {
        RunBench bench;
        bench.settings.parallel = 1;
        for (int i = 0; i < 4; ++i)
            bench.addItemCall(u"c%1"_s.arg(i));
        int intents = 0;
        bench.journal.failing = [&intents](const std::vector<JournalEvent> &events) {
            return intends(events) && ++intents == 2;
        };
        bench.start();
        bench.pass(0);
        QCOMPARE(bench.tenant.attempts, 1);
        QCOMPARE(bench.storageFailed->count(), 1);
        QCOMPARE(bench.states(), u"Accepted NotSent NotSent NotSent"_s);
        QCOMPARE(bench.ended->count(), 0); // what was sent is followed to its end
        bench.endTasks();
        bench.pass(5);
        QCOMPARE(toString(bench.call(0).state), u"Moved"_s);
        QCOMPARE(bench.ended->count(), 1);
        QVERIFY(bench.journalAgrees()); // it came back, so what is known was written
    }

    void aDeadJournalStillShowsWhatHappened()
    {
        RunBench bench;
        bench.settings.parallel = 1;
        bench.addItemCall(u"a"_s);
        bench.addItemCall(u"b"_s);
        bool dead = false;
        bench.journal.failing = [&dead](const std::vector<JournalEvent> &) { return dead; };
        bench.tenant.hold(Method::Send);
        bench.start();
        bench.pass(0);
        dead = true;
        bench.tenant.release(Method::Send);
        bench.pass(0);
        QCOMPARE(bench.storageFailed->count(), 1);
        QCOMPARE(bench.states(), u"Accepted NotSent"_s);
        bench.endTasks();
        bench.pass(5);
        QCOMPARE(bench.states(), u"Moved NotSent"_s);
        QCOMPARE(bench.storageFailed->count(), 1);
        QCOMPARE(bench.ended->count(), 1);
        QCOMPARE(bench.history(0).standing, CallStanding::Unknown); // an intent without an answer
        QCOMPARE(bench.history(1).standing, CallStanding::NotSent);
    }

    void eachAttemptIsARecordOfItsOwn()
    {
        RunBench bench;
        bench.addItemCall(u"a"_s, 1, false);
        Error tooMany(ErrorKind::RateLimited, u"429"_s);
        tooMany.httpStatus = 429;
        bench.tenant.refuseAttempts(2, tooMany);
        bench.start();
        bench.pass(0);
        const std::vector<AttemptIntended> attempts = bench.journal.all<AttemptIntended>(bench.call(0).call.id);
        QCOMPARE(attempts.size(), size_t(3));
        QVERIFY(!attempts[0].previous);
        QCOMPARE(attempts[2].attempt, 3);
        QCOMPARE(attempts[2].previous->httpStatus, 429);
        QCOMPARE(bench.call(0).attempts, 3);
        QCOMPARE(bench.states(), u"Moved"_s);
        QCOMPARE(bench.tenant.asked(Method::Send), 1);
    }

    void oneLaneGoesOneAtATime()
    {
        RunBench bench;
        for (int i = 0; i < 3; ++i)
            bench.addItemCall(u"a"_s);
        bench.addItemCall(u"b"_s);
        bench.addWholeCall(u"K"_s, 1); // the campaign of both: a lane of its own
        bench.start();
        bench.pass(0);
        QCOMPARE(bench.states(), u"Accepted Queued Queued Accepted Accepted"_s);
        bench.pass(60);
        QCOMPARE(bench.tenant.sent.size(), size_t(3));
        bench.endTasks(TaskState::Succeeded, u"a"_s);
        bench.pass(5);
        QCOMPARE(bench.states(), u"Moved Accepted Queued Accepted Accepted"_s);
        bench.endTasks(TaskState::Failed, u"a"_s);
        bench.pass(5);
        QCOMPARE(toString(bench.call(2).state), u"Accepted"_s);
        bench.endTasks();
        bench.pass(40);
        QCOMPARE(bench.ended->count(), 1);
    }

    void answeredWithoutATaskTheLaneGoesOnAtOnce()
    {
        RunBench bench;
        for (int i = 0; i < 4; ++i)
            bench.addItemCall(u"a"_s, 1, false);
        bench.tenant.hold(Method::Certifications); // nothing is proven yet
        bench.start();
        bench.pass(0);
        QCOMPARE(bench.tenant.sent.size(), size_t(4));
        QCOMPARE(bench.tenant.mostSendsAtOnce, 1);
    }

    void theLaneDoesNotWaitForTheProof_data()
    {
        QTest::addColumn<bool>("refused");
        QTest::newRow("of a call whose task has ended") << false;
        QTest::newRow("of a refused call") << true;
    }

    void theLaneDoesNotWaitForTheProof()
    {
        QFETCH(bool, refused);
        RunBench bench;
        bench.addItemCall(u"a"_s);
        bench.addItemCall(u"a"_s);
        if (refused)
            bench.refuse(u"/call0"_s, 400);
        bench.tenant.hold(Method::Certifications);
        bench.start();
        bench.pass(0);
        bench.endTasks(TaskState::Succeeded, u"a"_s);
        bench.pass(2);
        QCOMPARE(toString(bench.call(0).state), u"Verifying"_s);
        QCOMPARE(bench.tenant.sent.size(), size_t(2));
    }

    void parallelIsBounded()
    {
        RunBench bench;
        for (int i = 0; i < 10; ++i)
            bench.addItemCall(u"c%1"_s.arg(i));
        bench.tenant.hold(Method::Send);
        bench.start();
        bench.pass(60);
        QCOMPARE(bench.tenant.sent.size(), size_t(3));
        bench.tenant.release(Method::Send, 1);
        bench.pass(0);
        QCOMPARE(bench.tenant.sent.size(), size_t(4)); // an open task takes no place
        QCOMPARE(bench.tenant.held(Method::Send), 3);
        bench.tenant.release(Method::Send);
        bench.pass(0);
        QCOMPARE(bench.tenant.sent.size(), size_t(10));
    }

    void listsThatMoveBecauseWeMoveThemAreNoReasonForDoubt()
    {
        // A large certification, item by item: every look sees its lists change between their pages.
        RunBench bench;
        for (int i = 0; i < 150; ++i)
            bench.addItemCall(u"a"_s, 4, false);
        bench.tenant.delay(Method::Send, bench.clock, Millis(700));
        bench.tenant.delay(Method::Items, bench.clock, Millis(400));
        bench.start();
        bench.pass(90);
        QVERIFY(bench.tenant.sent.size() < 150);
        QCOMPARE(bench.run->counts().unknown, 0);
        bench.pass(120);
        QCOMPARE(bench.run->counts().moved, 600);
        QCOMPARE(bench.ended->count(), 1);
    }

    void aThousandCalls()
    {
        RunBench bench;
        for (int i = 0; i < 1000; ++i)
            bench.addItemCall(u"c%1"_s.arg(i / 4), 3, i % 8 != 0);
        bench.start();
        for (int i = 0; i < 400 && bench.ended->isEmpty(); ++i) {
            bench.endTasks();
            bench.pass(5);
        }
        QCOMPARE(bench.ended->count(), 1);
        QCOMPARE(bench.run->counts().moved, 3000);
        QCOMPARE(bench.tenant.sent.size(), size_t(1000));
        QSet<CallId> once;
        for (const Call &call : bench.tenant.sent)
            once.insert(call.id);
        QCOMPARE(once.size(), 1000);
        QVERIFY(bench.alwaysIntended);
        QVERIFY(bench.tenant.mostSendsAtOnce <= 3);
        QCOMPARE(bench.journal.all<CallSettled>().size(), size_t(1000));
        QCOMPARE(bench.journal.all<RowProven>().size(), size_t(3000));
    }
};

QTEST_GUILESS_MAIN(TestRunSafety)
#include "tst_run_safety.moc"
