// SPDX-License-Identifier: GPL-3.0-or-later
//
// Attempts that are refused and made again: what the journal knows, what the person sees, in which order.
#include "run_bench.h"
#include "tests/support/qt_warnings.h"

#include <QTest>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;
using Method = FakeProvider::Method;

namespace {

Error refusalWith(int status, ErrorKind kind)
{
    Error error(kind, u"Not now."_s);
    error.httpStatus = status;
    return error;
}

} // namespace

class TestRunHeld : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void aRefusedAttemptIsWrittenWhenItIsRead()
    {
        RunBench bench;
        bench.addItemCall(u"a"_s, 1, false);
        bench.tenant.refuseAttempts(1, refusalWith(429, ErrorKind::RateLimited));
        bench.tenant.waitAfterRefusals(bench.clock, Millis(30'000));
        bench.start();
        bench.pass(10);
        // A crash here finds a call that was refused, not one of which nothing is known.
        QCOMPARE(bench.journal.all<CallRefused>().size(), size_t(1));
        QCOMPARE(bench.journal.all<CallRefused>()[0].error.httpStatus, 429);
        QCOMPARE(bench.journal.all<AttemptIntended>().size(), size_t(1));
        QCOMPARE(bench.history(0).standing, CallStanding::NotSent);
        bench.pass(20);
        QCOMPARE(bench.journal.all<AttemptIntended>().size(), size_t(2));
        QCOMPARE(bench.states(), u"Moved"_s);
        QCOMPARE(bench.call(0).attempts, 2);
        QVERIFY(!bench.call(0).error);
        QVERIFY(bench.journalAgrees());
    }

    void whatWaitsForTheRateLimitIsHeld()
    {
        RunBench bench;
        bench.settings.parallel = 2;
        for (int i = 0; i < 3; ++i)
            bench.addItemCall(u"c%1"_s.arg(i), 1, false);
        bench.tenant.holdAttempts();
        bench.tenant.refuseAttempts(1, refusalWith(429, ErrorKind::RateLimited));
        bench.tenant.waitAfterRefusals(bench.clock, Millis(6000));
        bench.start();
        bench.pass(0);
        QCOMPARE(bench.states(), u"Sending Sending Queued"_s);
        const QDateTime goesOn = bench.clock.wallNow().addSecs(6);
        bench.tenant.releaseAttempts(1); // it is refused; the other still waits in the limiter
        bench.pass(1);
        QCOMPARE(bench.states(), u"Held Held Queued"_s);
        for (const int index : {0, 1}) {
            QCOMPARE(bench.call(index).heldUntil, goesOn);
            QVERIFY2(bench.call(index).note.contains(u"429"_s), qPrintable(bench.call(index).note));
        }
        QCOMPARE(bench.tenant.attempts, 1);
        bench.pass(5);
        bench.tenant.releaseAttempts();
        bench.pass(0);
        QCOMPARE(bench.states(), u"Moved Moved Moved"_s);
        QVERIFY(!bench.call(0).heldUntil.isValid());
        QVERIFY(bench.call(0).note.isEmpty());
        QCOMPARE(bench.ended->count(), 1);
    }

    void whatIsHandedOverDuringAHoldIsHeldToo()
    {
        RunBench bench;
        bench.settings.parallel = 2;
        bench.addItemCall(u"a"_s, 1, false);
        bench.tenant.holdAttempts();
        bench.addItemCall(u"a"_s, 1, false); // its lane is free when the first has been answered
        bench.addItemCall(u"b"_s, 1, false);
        bench.tenant.refuseAttempts(1, refusalWith(429, ErrorKind::RateLimited));
        bench.tenant.waitAfterRefusals(bench.clock, Millis(6000));
        bench.tenant.fail(Method::Send, {ErrorKind::Network, u"No route."_s}, 1, u"/call0"_s);
        bench.start();
        bench.pass(0);
        bench.tenant.releaseAttempts(2); // call 0 is refused with a 429; call 2 leaves
        bench.pass(1);
        QCOMPARE(bench.states(), u"Held Queued Moved"_s);
        bench.run->stop(u"Enough."_s);
        bench.pass(6);
        QCOMPARE(bench.states(), u"NotSent NotSent Moved"_s);
        QVERIFY(bench.journalAgrees());
    }

    void aNewTokenHoldsNothing()
    {
        RunBench bench;
        bench.addItemCall(u"a"_s, 1, false);
        bench.tenant.refuseAttempts(1, refusalWith(401, ErrorKind::Auth));
        QStringList seen;
        ReassignRun &run = bench.make();
        connect(&run, &ReassignRun::callChanged, this, [&] { seen << bench.states(); });
        run.start();
        bench.pass(0);
        QVERIFY(!seen.contains(u"Held"_s));
        QCOMPARE(bench.states(), u"Moved"_s);
        QCOMPARE(bench.journal.all<CallRefused>()[0].error.httpStatus, 401);
    }

    void anotherFailureBeforeTheFirstByteHoldsOnlyItself()
    {
        RunBench bench;
        bench.settings.parallel = 2;
        bench.addItemCall(u"a"_s, 1, false);
        bench.addItemCall(u"b"_s, 1, false);
        bench.tenant.holdAttempts();
        bench.tenant.refuseAttempts(1, {ErrorKind::Network, u"No route."_s});
        bench.tenant.waitAfterRefusals(bench.clock, Millis(2000));
        bench.start();
        bench.pass(0);
        bench.tenant.releaseAttempts(1);
        bench.pass(1);
        QCOMPARE(bench.states(), u"Held Sending"_s);
        QVERIFY(bench.call(0).note.contains(u"No route."_s));
        QVERIFY(bench.call(0).heldUntil.isValid());
    }

    void resultsApplyInTheOrderOfTheirWriting()
    {
        // A journal that is so fast that what is asked second is on disk before its answer is waited for.
        RunBench bench;
        bench.addItemCall(u"a"_s, 2, false);
        bench.tenant.hold(Method::Certifications);
        ReassignRun &run = bench.make();
        QStringList wordsWhenMoved;
        connect(&run, &ReassignRun::callChanged, this, [&] {
            if (bench.call(0).state == CallState::Moved)
                wordsWhenMoved << bench.words(0);
        });
        run.start();
        bench.pass(0);
        bench.journal.commitsInline = 1; // proofs first, then the last word
        bench.tenant.release(Method::Certifications);
        bench.pass(0);
        QCOMPARE(wordsWhenMoved.value(0), u"Moved Moved"_s);
        QCOMPARE(bench.ended->count(), 1);
    }
};

QTEST_GUILESS_MAIN(TestRunHeld)
#include "tst_run_held.moc"
