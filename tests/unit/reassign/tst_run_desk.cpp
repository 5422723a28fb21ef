// SPDX-License-Identifier: GPL-3.0-or-later
//
// The runs of one tenant share its lanes: on one certification or campaign their calls go one at a time.
#include "app/reassign/run_desk.h"
#include "run_bench.h"
#include "tests/support/qt_warnings.h"

#include <QTest>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;
using Method = FakeProvider::Method;

class TestRunDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void runsOnOneCertificationGoOneAtATime()
    {
        RunBench bench;
        RunDesk desk(bench.tenant, bench.journal, bench.clock, {}, {});
        bench.addItemCall(u"a"_s);
        bench.addItemCall(u"b"_s);
        ReassignRun *first = desk.start(bench.order, bench.plan);
        bench.plan = {};
        bench.addItemCall(u"a"_s);
        bench.addItemCall(u"a"_s);
        bench.addItemCall(u"c"_s);
        ReassignRun *second = desk.start(bench.order, bench.plan);
        bench.pass(1);
        QCOMPARE(statesOf(*first), u"Accepted Accepted"_s);
        QCOMPARE(statesOf(*second), u"Queued Queued Accepted"_s);
        bench.endTasks();
        bench.pass(3);
        QCOMPARE(statesOf(*first), u"Moved Moved"_s);
        QCOMPARE(statesOf(*second), u"Accepted Queued Moved"_s);
        bench.endTasks();
        bench.pass(3);
        bench.endTasks();
        bench.pass(3);
        QCOMPARE(statesOf(*second), u"Moved Moved Moved"_s);
        QCOMPARE(desk.openCalls(), 0);
    }

    void aRunThatEndsOrDiesGivesItsLanesBack_data()
    {
        QTest::addColumn<bool>("dies");
        QTest::newRow("stopped") << false;
        QTest::newRow("deleted") << true;
    }

    void aRunThatEndsOrDiesGivesItsLanesBack()
    {
        QFETCH(bool, dies);
        RunBench bench;
        bench.addItemCall(u"a"_s);
        bench.addItemCall(u"a"_s);
        bench.tenant.onSend = bench.taskWithoutMoving();
        std::unique_ptr<ReassignRun> other = bench.makeAnother();
        other->start();
        bench.pass(0);
        bench.start();
        bench.pass(1);
        QCOMPARE(statesOf(*other), u"Accepted Queued"_s);
        QCOMPARE(bench.states(), u"Queued Queued"_s);
        QVERIFY(bench.lanes.isAtWork(CampaignId(u"K"_s)));
        if (dies) {
            other.reset();
        } else {
            other->stop(u"Enough."_s); // the task that is under way keeps the lane
            bench.pass(10);
            QCOMPARE(bench.states(), u"Queued Queued"_s);
            bench.endTasks(TaskState::Failed);
            bench.pass(5);
        }
        bench.pass(0);
        QCOMPARE(bench.states(), u"Accepted Queued"_s);
        QVERIFY(bench.lanes.isAtWork(CampaignId(u"K"_s)));
        bench.run.reset();
        other.reset();
        QVERIFY(!bench.lanes.isAtWork(CampaignId(u"K"_s)));
        QVERIFY(bench.lanes.enter(u"a"_s));
    }

    void aWaitingRunCanBeStopped()
    {
        RunBench bench;
        bench.addItemCall(u"a"_s);
        bench.tenant.onSend = bench.taskWithoutMoving();
        std::unique_ptr<ReassignRun> other = bench.makeAnother();
        other->start();
        bench.pass(0);
        bench.start();
        bench.pass(1);
        bench.run->stop(u"Enough."_s);
        bench.pass(1);
        QCOMPARE(bench.states(), u"NotSent"_s);
        QCOMPARE(bench.ended->count(), 1);
        bench.endTasks();
        bench.pass(40);
        QCOMPARE(bench.tenant.sent.size(), size_t(1));
    }

    void aDeskThatClosesSendsNothingMore()
    {
        RunBench bench;
        auto desk =
            std::make_unique<RunDesk>(bench.tenant, bench.journal, bench.clock, RunOrigin{}, RunDesk::Settings{});
        bench.addItemCall(u"a"_s);
        desk->start(bench.order, bench.plan);
        bench.pass(0);
        desk->start(bench.order, bench.plan);
        bench.pass(1);
        desk.reset(); // the first run frees the lane that the second waits for
        bench.pass(60);
        QCOMPARE(bench.tenant.attempts, 1);
    }
};

QTEST_GUILESS_MAIN(TestRunDesk)
#include "tst_run_desk.moc"
