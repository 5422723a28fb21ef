// SPDX-License-Identifier: GPL-3.0-or-later
//
// Attempts that are refused and made again: what the journal knows, what the person sees, in which order.
#include "run_bench.h"
#include "tests/support/qt_warnings.h"

#include <QRandomGenerator>
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

/// What may have left by now of each call, as its attempts: with the brake pulled, nothing more.
class Watchman
{
public:
    explicit Watchman(RunBench &bench) : m_bench(bench)
    {
        m_bench.tenant.onAttempt = [this](const Call &call, int number) { left(call, number); };
    }

    void watch(ReassignRun &run)
    {
        QObject::connect(&run, &ReassignRun::phaseChanged, &run, [this, &run] {
            if (run.phase() == ReassignRun::Phase::Paused) {
                ++pauses;
                closeTheGate();
            }
        });
    }
    void closeTheGate()
    {
        m_mayLeave.emplace();
        for (const CallProgress &call : m_bench.run->calls())
            m_mayLeave->insert(call.call.id, call.attempts);
    }
    void openTheGate() { m_mayLeave.reset(); }

    int pauses = 0;
    QStringList wrong;

private:
    void left(const Call &call, int number)
    {
        if (std::exchange(m_last[call.id], number) != number - 1)
            wrong << u"%1 left twice, or out of turn"_s.arg(call.path);
        if (m_bench.journal.all<AttemptIntended>(call.id).size() < static_cast<size_t>(number))
            wrong << u"%1 left before it was written down"_s.arg(call.path);
        if (m_mayLeave && number > m_mayLeave->value(call.id))
            wrong << u"attempt %1 of %2 left behind the brake"_s.arg(number).arg(call.path);
    }

    RunBench &m_bench;
    QHash<CallId, int> m_last;
    std::optional<QHash<CallId, int>> m_mayLeave;
};

/// A tenant that answers as it likes, when it likes.
void drawAnswers(RunBench &bench, QRandomGenerator &random)
{
    for (int i = 0; i < 12; ++i) {
        bench.addItemCall(u"c%1"_s.arg(random.bounded(9)), 1, random.bounded(2) == 0);
        const QList<int> statuses{200, 200, 200, 403, 400, 400, 0, 0, 503};
        const int status = statuses[random.bounded(statuses.size())];
        if (status != 200)
            bench.refuse(bench.plan.calls.back().path, status,
                         status == 400 || status == 403 ? ErrorKind::Invalid : ErrorKind::OutcomeUnknown);
    }
}

/// One thing that happens next: a call gets its turn, an answer comes, the disk has written, time passes.
void step(RunBench &bench, QRandomGenerator &random)
{
    switch (random.bounded(8)) {
    case 0:
    case 1:
        bench.journal.release(1);
        break;
    case 2:
    case 3:
        bench.tenant.releaseAttempts(1);
        break;
    case 4:
        bench.tenant.release(Method::Send, 1);
        break;
    case 5:
        bench.tenant.refuseAttempts(1, random.bounded(2) == 0 ? refusalWith(429, ErrorKind::RateLimited)
                                                              : refusalWith(401, ErrorKind::Auth));
        break;
    case 6:
        bench.endTasks();
        break;
    default:
        bench.pass(random.bounded(4));
        return;
    }
    // Now and then the next thing happens before anybody has heard of this one.
    if (random.bounded(3) != 0)
        bench.pass(0);
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

    void behindTheBrakeNothingLeaves()
    {
        int pauses = 0;
        int stops = 0;
        for (quint32 seed = 1; seed <= 400; ++seed) {
            QRandomGenerator random(seed);
            RunBench bench;
            bench.settings.parallel = 3;
            drawAnswers(bench, random);
            bench.tenant.waitAfterRefusals(bench.clock, Millis(random.bounded(3000)));
            bench.tenant.asksTwice = seed % 3 == 0;
            bench.tenant.holdAttempts();
            bench.tenant.hold(Method::Send);
            bench.journal.held = true;
            Watchman watchman(bench);
            ReassignRun &run = bench.make();
            watchman.watch(run);
            run.start();
            for (int i = 0; i < 300; ++i) {
                step(bench, random);
                if (random.bounded(400) == 0) {
                    run.stop(u"Enough."_s);
                    watchman.closeTheGate();
                    ++stops;
                } else if (run.phase() == ReassignRun::Phase::Paused && random.bounded(12) == 0) {
                    const bool goOn = random.bounded(8) != 0;
                    if (goOn)
                        watchman.openTheGate();
                    run.release(goOn);
                }
            }
            bench.journal.release();
            bench.tenant.releaseAttempts();
            bench.tenant.release(Method::Send);
            for (int i = 0; i < 40 && bench.ended->count() == 0; ++i) {
                bench.pass(60);
                bench.endTasks();
                if (run.phase() != ReassignRun::Phase::Paused)
                    continue;
                watchman.openTheGate();
                run.release(true);
            }
            QVERIFY2(watchman.wrong.isEmpty(),
                     qPrintable(u"seed %1: %2"_s.arg(seed).arg(watchman.wrong.join("; "_L1))));
            QVERIFY2(bench.ended->count() == 1, qPrintable(u"seed %1: %2"_s.arg(seed).arg(bench.states())));
            QCOMPARE(bench.tenant.openSends(), 0);
            QCOMPARE(QSet<QString>(bench.left.cbegin(), bench.left.cend()).size(), bench.left.size());
            for (const CallProgress &call : run.calls()) {
                const auto intents = static_cast<int>(bench.journal.all<AttemptIntended>(call.call.id).size());
                QVERIFY2(intents == call.attempts || intents == call.attempts + 1,
                         qPrintable(u"seed %1: %2 intents of %3"_s.arg(seed).arg(intents).arg(call.call.path)));
            }
            QVERIFY2(bench.journalAgrees(), qPrintable(u"seed %1: %2"_s.arg(seed).arg(bench.states())));
            pauses += watchman.pauses;
        }
        QVERIFY2(pauses > 200, qPrintable(QString::number(pauses)));
        QVERIFY2(stops > 50, qPrintable(QString::number(stops)));
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
