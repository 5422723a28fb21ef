// SPDX-License-Identifier: GPL-3.0-or-later
// How long batonctl waits for a run, and what ends the waiting.
#include "tests/support/qt_warnings.h"
#include "tests/unit/cli/cli_desk.h"

#include <QTest>

using namespace baton;
using namespace baton::cli;
using namespace baton::test;
using namespace Qt::StringLiterals;
using Method = FakeProvider::Method;

namespace {

/// Two calls on one campaign, of which the second has to wait for the task of the first.
void orderTwoInALane(CliDesk &desk)
{
    desk.provider.reassigns.operationTable.front().limit = 1;
    desk.whole({u"c0"_s, u"c1"_s});
}

/// Calls are accepted, and nothing ever comes of them.
void acceptAndDoNothing(CliDesk &desk)
{
    desk.provider.onSend = [&desk](const Call &call) -> Result<Ticket> {
        GovernanceTask task;
        task.id = TaskId(u"task-of-"_s + call.id.toString());
        task.state = VendorEnum(TaskState::Queued, u"QUEUED"_s);
        desk.provider.taskTable.push_back(task);
        Ticket ticket;
        ticket.task = task;
        return ticket;
    };
}

} // namespace

class WaitingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { baton::test::failOnUnexpectedWarnings(); }

    void withoutWaitItEndsWhenEveryCallWasAnswered()
    {
        CliDesk desk;
        desk.whole({u"c0"_s, u"c2"_s});
        QCOMPARE(desk.run(), 6);
        QCOMPARE(desk.provider.sent.size(), size_t{2});
        QCOMPARE(desk.results(), (QStringList{u"NotChecked"_s, u"NotChecked"_s}));
        QVERIFY(desk.output.told(u"not yet proven: 2 rows"_s));
    }

    void waitingEndsAfterItsSeconds()
    {
        CliDesk desk;
        desk.whole({u"c0"_s});
        desk.options.wait = WaitMode::UntilProven;
        desk.options.waitSeconds = 20;
        const Millis before = desk.time.now();
        QCOMPARE(desk.run(), 6);
        QVERIFY(desk.time.now() - before >= Millis(20'000));
        QVERIFY(desk.time.now() - before < Millis(21'000));
    }

    /// The end of the seconds ends the run: what waits in the queue is not sent any more, and says why.
    void theSecondsBoundTheQueueToo()
    {
        CliDesk desk;
        orderTwoInALane(desk);
        acceptAndDoNothing(desk);
        desk.options.wait = WaitMode::UntilProven;
        desk.options.waitSeconds = 20;
        const Millis before = desk.time.now();
        QCOMPARE(desk.run(), 6);
        QVERIFY(desk.time.now() - before >= Millis(20'000));
        QVERIFY(desk.time.now() - before < Millis(21'000));
        QCOMPARE(desk.provider.sent.size(), size_t{1});
        QCOMPARE(desk.results(), (QStringList{u"NotChecked"_s, u"NotMoved"_s}));
        const auto report = desk.json();
        QCOMPARE(report["totals"]["notYetProven"].get<int>(), 1);
        QCOMPARE(report["totals"]["notSent"].get<int>(), 1);
        QCOMPARE(report["calls"][1]["state"].get<std::string>(), std::string("NotSent"));
        QVERIFY(report["rows"][1]["detail"].get<std::string>().find("20 seconds") != std::string::npos);
        const auto settled = desk.journal.all<CallSettled>();
        QCOMPARE(settled.size(), size_t{1});
        QCOMPARE(toString(settled.front().state), u"NotSent"_s);
    }

    /// A call that is under way when the seconds are over is answered first, and ends the waiting with its answer.
    void theSecondsWaitForWhatIsUnderWay()
    {
        CliDesk desk;
        desk.whole({u"c0"_s});
        desk.options.wait = WaitMode::UntilProven;
        desk.options.waitSeconds = 20;
        desk.provider.hold(Method::Send);
        QCOMPARE(desk.run(Millis(25'000)), -1);
        QVERIFY(desk.output.told(u"20 seconds"_s));
        desk.provider.release(Method::Send);
        QCOMPARE(desk.goOn(Millis(200)), 6);
        QCOMPARE(desk.results(), QStringList{u"NotChecked"_s});
    }

    /// A refusal is not "accepted", though the seconds left no time to read its rows.
    void theSecondsDoNotWaitForTheProofOfARefusal()
    {
        CliDesk desk;
        desk.whole({u"c0"_s});
        desk.options.wait = WaitMode::UntilProven;
        desk.options.waitSeconds = 20;
        desk.provider.delay(Method::Send, desk.time, Millis(19'000));
        desk.provider.onSend = [&desk](const Call &) -> Result<Ticket> {
            desk.provider.hold(Method::Certifications);
            return failure(refusal(422, u"no"_s));
        };
        const Millis before = desk.time.now();
        QCOMPARE(desk.run(), 4);
        QVERIFY(desk.time.now() - before < Millis(21'000));
        QCOMPARE(desk.json()["totals"]["notMoved"].get<int>(), 1);
        QVERIFY(desk.json()["rows"][0]["detail"].get<std::string>().find("no") != std::string::npos);
    }

    /// Without --wait every call is sent, also one that has to wait for the task of another.
    void whatIsQueuedBehindATaskIsStillSent()
    {
        CliDesk desk;
        orderTwoInALane(desk);
        desk.start();
        desk.goOn(Millis(60'000));
        QCOMPARE(desk.code, -1);
        QCOMPARE(desk.provider.sent.size(), size_t{1});
        QVERIFY2(desk.output.told(u"Call 2 waits until call 1 is done"_s), qPrintable(desk.output.notes.join(u'\n')));
        desk.endTasks();
        QCOMPARE(desk.goOn(Millis(60'000)), 6);
        QCOMPARE(desk.provider.sent.size(), size_t{2});
        QCOMPARE(desk.output.notes.filter(u"waits until"_s).size(), 1);
    }

    void aTaskThatNeverEnds_data()
    {
        QTest::addColumn<bool>("wait");
        QTest::addColumn<bool>("second");
        QTest::newRow("waited for") << true << false;
        QTest::newRow("waited for, another behind it") << true << true;
        QTest::newRow("not waited for, another behind it") << false << true;
    }

    void aTaskThatNeverEnds()
    {
        QFETCH(bool, wait);
        QFETCH(bool, second);
        CliDesk desk;
        if (second)
            orderTwoInALane(desk);
        else
            desk.whole({u"c0"_s});
        acceptAndDoNothing(desk);
        desk.options.wait = wait ? WaitMode::UntilProven : WaitMode::UntilAnswered;
        const Millis before = desk.time.now();
        QCOMPARE(desk.run(), 6);
        QVERIFY(desk.time.now() - before >= TaskTracker::Settings().deadline);
        // A reading by id that comes late, and the readings of the rows.
        QVERIFY(desk.time.now() - before < TaskTracker::Settings().deadline + Millis(75'000));
        QCOMPARE(desk.provider.sent.size(), size_t{1});
        const auto report = desk.json();
        QCOMPARE(report["calls"][0]["state"].get<std::string>(), std::string("NoAnswer"));
        QCOMPARE(report["totals"]["notYetProven"].get<int>(), 1);
        QCOMPARE(report["totals"]["notSent"].get<int>(), second ? 1 : 0);
        if (second)
            QVERIFY(report["rows"][1]["detail"].get<std::string>().find("does not answer") != std::string::npos);
    }

    void theWaitingEndsWhenTheRowsOfASilentTaskWereRead()
    {
        CliDesk desk;
        desk.whole({u"c0"_s});
        acceptAndDoNothing(desk);
        desk.options.wait = WaitMode::UntilProven;
        desk.start();
        while (desk.code < 0 && !desk.output.told(u"No answer"_s))
            desk.time.advance(Millis(100));
        const Millis silentSince = desk.time.now();
        QCOMPARE(desk.goOn(), 6);
        QVERIFY(desk.time.now() - silentSince >= Millis(29'000));
        QVERIFY(desk.time.now() - silentSince < Millis(32'000));
        QCOMPARE(desk.output.notes.filter(u"not waited for any longer"_s).size(), 1);
    }

    void whatIsHeldSaysWhy()
    {
        CliDesk desk;
        desk.whole({u"c0"_s});
        desk.provider.refuseAttempts(1, refusal(429, u"Too many."_s));
        desk.provider.waitAfterRefusals(desk.time, Millis(6000));
        QCOMPARE(desk.run(), 6);
        const QStringList held = desk.output.notes.filter(u"Held"_s);
        QCOMPARE(held.size(), 1);
        QVERIFY2(held.front().contains(u"goes on at"_s), qPrintable(held.front()));
        QCOMPARE(desk.journal.all<CallRefused>().size(), size_t{1});
    }

    /// The rows of a silent task are read once more before the waiting ends.
    void aSilentTaskThatDidItsWork()
    {
        CliDesk desk;
        desk.whole({u"c0"_s});
        desk.options.wait = WaitMode::UntilProven;
        QCOMPARE(desk.run(), 0);
        QCOMPARE(desk.results(), QStringList{u"Moved"_s});
        QCOMPARE(desk.provider.taskTable.front().state.value, TaskState::Queued);
    }

    void aLostCallIsUnknownAndNotWaitedForWithoutWait()
    {
        CliDesk desk;
        desk.whole({u"c0"_s});
        desk.provider.onSend = [](const Call &) -> Result<Ticket> {
            return failure({ErrorKind::OutcomeUnknown, u"no answer"_s});
        };
        const Millis before = desk.time.now();
        QCOMPARE(desk.run(), 5);
        QVERIFY(desk.time.now() - before < Millis(5000));
        QCOMPARE(desk.results(), QStringList{u"Unknown"_s});
    }

    void ctrlCStopsSendingAndSaysWhatStaysOpen()
    {
        CliDesk desk;
        for (int i = 0; i < 8; ++i) {
            const QString campaign = u"m%1"_s.arg(i);
            desk.provider.addCampaign(campaign);
            desk.provider.addCertification(u"d%1"_s.arg(i), campaign, u"ana"_s);
            desk.whole({u"d%1"_s.arg(i)});
        }
        desk.options.wait = WaitMode::UntilProven;
        desk.provider.hold(Method::Send);
        desk.start();
        for (int i = 0; i < 100 && desk.provider.held(Method::Send) < 3; ++i)
            desk.time.advance(Millis(10));
        QCOMPARE(desk.provider.held(Method::Send), 3);
        desk.command->interrupt(1);
        desk.goOn(Millis(1000));
        QCOMPARE(desk.code, -1); // three calls are under way
        desk.provider.release(Method::Send);
        QCOMPARE(desk.goOn(), 6);
        QCOMPARE(desk.provider.sent.size(), size_t{3});
        const auto totals = desk.json()["totals"];
        QCOMPARE(totals["notYetProven"].get<int>(), 3);
        QCOMPARE(totals["notSent"].get<int>(), 5);
    }

    void ctrlCTwiceEndsAtOnce()
    {
        CliDesk desk;
        desk.whole({u"c0"_s});
        desk.options.wait = WaitMode::UntilProven;
        desk.provider.hold(Method::Send);
        desk.start();
        for (int i = 0; i < 100 && desk.provider.held(Method::Send) < 1; ++i)
            desk.time.advance(Millis(10));
        desk.command->interrupt(1);
        desk.command->interrupt(2);
        QCOMPARE(desk.goOn(Millis(1000)), 5);
        QCOMPARE(desk.results(), QStringList{u"Unknown"_s});
    }

    /// What was still queued is not sent, also when the journal was too slow to say so.
    void ctrlCTwiceWithCallsInTheQueue()
    {
        CliDesk desk;
        for (int i = 0; i < 5; ++i) {
            const QString campaign = u"m%1"_s.arg(i);
            desk.provider.addCampaign(campaign);
            desk.provider.addCertification(u"d%1"_s.arg(i), campaign, u"ana"_s);
            desk.whole({u"d%1"_s.arg(i)});
        }
        desk.provider.hold(Method::Send);
        desk.start();
        for (int i = 0; i < 100 && desk.provider.held(Method::Send) < 3; ++i)
            desk.time.advance(Millis(10));
        QCOMPARE(desk.provider.held(Method::Send), 3);
        desk.journal.held = true;
        desk.command->interrupt(1);
        desk.command->interrupt(2);
        QCOMPARE(desk.goOn(Millis(1000)), 5);
        const auto report = desk.json();
        QCOMPARE(report["totals"]["unknown"].get<int>(), 3);
        QCOMPARE(report["totals"]["notSent"].get<int>(), 2);
        QCOMPARE(report["totals"]["notYetProven"].get<int>(), 0);
        QCOMPARE(report["rows"][4]["result"].get<std::string>(), std::string("NotMoved"));
    }

    /// What "Sending" was said of has its intent on disk: from then on an answer is owed.
    void sendingIsSaidWhenTheIntentIsWritten()
    {
        CliDesk desk;
        desk.whole({u"c0"_s});
        desk.start();
        desk.journal.held = true;
        desk.time.advance(Millis(1000));
        QCOMPARE(desk.journal.waiting(), size_t{1});
        desk.journal.release(1); // the run itself
        desk.time.advance(Millis(1000));
        QCOMPARE(desk.journal.waiting(), size_t{1});
        QVERIFY(!desk.output.told(u"Sending"_s));
        desk.journal.release();
        desk.time.advance(Millis(1000));
        QVERIFY(desk.output.told(u"Call 1 of 1: Sending"_s));
    }

    void ctrlCBeforeAnythingIsSent()
    {
        CliDesk desk;
        desk.whole({u"c0"_s});
        desk.provider.hold(Method::Certifications);
        desk.start();
        desk.time.advance(Millis(100));
        desk.command->interrupt(1);
        QCOMPARE(desk.code, 1);
        desk.provider.release(Method::Certifications);
        desk.time.advance(Millis(1000));
        QCOMPARE(desk.provider.sent.size(), size_t{0});
        QVERIFY(desk.output.told(u"nothing was sent"_s));
    }
};

QTEST_GUILESS_MAIN(WaitingTest)
#include "tst_cli_waiting.moc"
