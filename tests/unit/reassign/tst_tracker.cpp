// SPDX-License-Identifier: GPL-3.0-or-later
//
// TaskTracker over a tenant in memory: what it asks, how often, and what it says. Time is fake.
#include "app/reassign/task_tracker.h"
#include "tests/support/fake_provider.h"
#include "tests/support/fake_scheduler.h"
#include "tests/support/qt_warnings.h"

#include <QSignalSpy>
#include <QTest>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;
using Method = FakeProvider::Method;

namespace {

GovernanceTask taskNamed(const QString &id, TaskState state = TaskState::Queued)
{
    GovernanceTask task;
    task.id = TaskId(id);
    task.targetId = u"target of "_s + id;
    task.state = VendorEnum(state, u"raw"_s);
    return task;
}

struct Bench
{
    FakeScheduler clock;
    FakeProvider tenant;
    TaskTracker tracker;
    QSignalSpy changed{&tracker, &TaskTracker::taskChanged};
    QSignalSpy silent{&tracker, &TaskTracker::taskSilent};
    QSignalSpy gone{&tracker, &TaskTracker::taskGone};
    QSignalSpy failed{&tracker, &TaskTracker::readingFailed};

    static TaskTracker::Settings withoutJitter()
    {
        TaskTracker::Settings settings;
        settings.jitter = 0;
        return settings;
    }

    explicit Bench(TaskTracker::Settings settings = withoutJitter()) : tracker(tenant, clock, std::move(settings)) {}

    void open(int count, const QString &prefix = u"t"_s)
    {
        for (int i = 0; i < count; ++i) {
            tenant.taskTable.push_back(taskNamed(u"%1%2"_s.arg(prefix).arg(i, 4, 10, QChar(u'0'))));
            tracker.watch(tenant.taskTable.back(), clock.now());
        }
    }
    void pass(qint64 seconds) { clock.advance(Millis(seconds * 1000)); }
    int lists() const { return tenant.asked(Method::PendingTasks); }
    int reads() const { return tenant.asked(Method::Task); }
};

} // namespace

class TestTracker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void asksNothingWhileNothingIsOpen()
    {
        Bench bench;
        bench.tracker.setVisible(true);
        bench.tracker.checkNow();
        bench.pass(3600);
        QCOMPARE(bench.lists(), 0);
        QVERIFY(!bench.clock.hasTasks());
    }

    void slowsDownWithAge()
    {
        Bench bench;
        bench.open(1);
        bench.pass(30); // every 2 s
        QCOMPARE(bench.lists(), 15);
        bench.pass(90); // every 5 s
        QCOMPARE(bench.lists(), 15 + 18);
        bench.pass(480); // every 15 s
        QCOMPARE(bench.lists(), 15 + 18 + 32);
        bench.pass(600); // every 30 s
        QCOMPARE(bench.lists(), 15 + 18 + 32 + 20);
        QCOMPARE(bench.reads(), 0);
        QCOMPARE(bench.changed.count(), 0);
    }

    void theYoungestSetsThePace()
    {
        Bench bench;
        bench.open(1);
        bench.pass(700);
        const int before = bench.lists();
        bench.open(1, u"young"_s);
        bench.pass(20);
        QVERIFY(bench.lists() - before >= 9);
    }

    void visibleIsFaster()
    {
        Bench bench;
        bench.open(1);
        bench.pass(700);
        const int before = bench.lists();
        bench.tracker.setVisible(true);
        bench.pass(20);
        QCOMPARE(bench.lists() - before, 10);
        bench.tracker.setVisible(false);
        bench.pass(60);
        QVERIFY(bench.lists() - before <= 13);
    }

    void jitterStaysWithinItsShare()
    {
        Bench bench{TaskTracker::Settings{}};
        bench.open(1);
        bool spread = false;
        for (int i = 0; i < 40; ++i) {
            const auto wait = (bench.clock.nextDue() - bench.clock.now()).count();
            QVERIFY(wait >= 1800 && wait <= 2200);
            spread = spread || wait != 2000;
            bench.tracker.forget(TaskId(u"t0000"_s));
            bench.tracker.watch(bench.tenant.taskTable.front(), bench.clock.now());
        }
        QVERIFY(spread);
    }

    void armsItsTimerOnlyAfterTheAnswer()
    {
        Bench bench;
        bench.tenant.hold(Method::PendingTasks);
        bench.open(1);
        bench.pass(60);
        QCOMPARE(bench.lists(), 1);
        QVERIFY(!bench.clock.hasTasks());
        bench.tracker.checkNow(); // asked for meanwhile: one more, at once, after the answer
        bench.tenant.release(Method::PendingTasks);
        bench.pass(1);
        QCOMPARE(bench.lists(), 2);
        bench.pass(5);
        QCOMPARE(bench.lists(), 3);
    }

    void saysWhatChanged()
    {
        Bench bench;
        bench.open(2);
        bench.pass(2);
        QCOMPARE(bench.changed.count(), 0);
        bench.tenant.taskTable[1].state = VendorEnum(TaskState::Running, u"IN_PROGRESS"_s);
        bench.pass(4);
        QCOMPARE(bench.changed.count(), 1);
        QCOMPARE(bench.changed[0][0].value<GovernanceTask>().id, TaskId(u"t0001"_s));
        QCOMPARE(bench.changed[0][0].value<GovernanceTask>().state.value, TaskState::Running);
        bench.tenant.taskTable[1].errors.push_back({u"en"_s, {}, u"Hm."_s});
        bench.pass(2);
        QCOMPARE(bench.changed.count(), 2);
        bench.tenant.taskTable[1].trails.push_back({IdentityId(u"a"_s), IdentityId(u"b"_s), u"x"_s});
        bench.pass(2);
        QCOMPARE(bench.changed.count(), 3);
        QCOMPARE(bench.reads(), 0);
    }

    void anEndedTaskIsReadByIdAndLeaves()
    {
        Bench bench;
        bench.open(2);
        bench.tenant.taskTable[0].state = VendorEnum(TaskState::Failed, u"ERROR"_s);
        bench.pass(2);
        QCOMPARE(bench.reads(), 1);
        QCOMPARE(bench.changed.count(), 1);
        QCOMPARE(bench.changed[0][0].value<GovernanceTask>().state.value, TaskState::Failed);
        QCOMPARE(bench.tracker.openCount(), 1);
        bench.tenant.taskTable[1].state = VendorEnum(TaskState::Succeeded, u"SUCCESS"_s);
        bench.pass(2);
        QCOMPARE(bench.tracker.openCount(), 0);
        const int lists = bench.lists();
        bench.pass(3600);
        QCOMPARE(bench.lists(), lists);
        QVERIFY(!bench.clock.hasTasks());
    }

    void aHundredAreAskedForByIdMoreAreNot()
    {
        for (const int count : {100, 101}) {
            Bench bench;
            // Somebody else's tasks: 600 of them fill pages of their own where no filter is sent.
            for (int i = 0; i < 600; ++i)
                bench.tenant.taskTable.push_back(taskNamed(u"other%1"_s.arg(i)));
            bench.open(count);
            bench.pass(2);
            QCOMPARE(bench.lists(), count == 100 ? 1 : 3);
            QCOMPARE(bench.reads(), 0);
            QCOMPARE(bench.changed.count(), 0);
        }
    }

    void aThousandOpenTasksStayWithinTheBudget()
    {
        Bench bench;
        bench.open(1000);
        int ended = 0;
        for (int interval = 0; interval < 60; ++interval) {
            // Some end in every interval, more than may be read in one.
            for (int i = 0; i < 25 && ended < 1000; ++i)
                bench.tenant.taskTable[static_cast<size_t>(ended++)].state =
                    VendorEnum(TaskState::Succeeded, u"SUCCESS"_s);
            const int lists = bench.lists();
            const int reads = bench.reads();
            bench.clock.advance(bench.clock.nextDue() - bench.clock.now());
            QVERIFY2(bench.lists() - lists <= 4, qPrintable(QString::number(bench.lists() - lists)));
            QVERIFY2(bench.reads() - reads <= 20, qPrintable(QString::number(bench.reads() - reads)));
            if (bench.tracker.openCount() == 0)
                break;
        }
        QCOMPARE(bench.tracker.openCount(), 0);
        QCOMPARE(bench.reads(), 1000); // each once: none is read again, none is lost
        QCOMPARE(bench.changed.count(), 1000);
    }

    void theOldestAreReadFirst()
    {
        TaskTracker::Settings settings = Bench::withoutJitter();
        settings.readsPerInterval = 2;
        Bench bench(settings);
        for (int i = 0; i < 5; ++i) {
            bench.tenant.taskTable.push_back(taskNamed(u"t%1"_s.arg(i), TaskState::Succeeded));
            bench.tracker.watch(taskNamed(u"t%1"_s.arg(i)), bench.clock.now() - Millis(1000 * i));
        }
        bench.pass(2);
        QCOMPARE(bench.changed.count(), 2);
        QCOMPARE(bench.changed[0][0].value<GovernanceTask>().id, TaskId(u"t4"_s));
        QCOMPARE(bench.changed[1][0].value<GovernanceTask>().id, TaskId(u"t3"_s));
    }

    void thoseThatReadAsOpenDoNotCrowdOutTheRest()
    {
        TaskTracker::Settings settings = Bench::withoutJitter();
        settings.readsPerInterval = 2;
        Bench bench(settings);
        for (int i = 0; i < 4; ++i)
            bench.tracker.watch(taskNamed(u"t%1"_s.arg(i)), bench.clock.now() - Millis(1000 * (9 - i)));
        // The oldest two are of a state that no list shows; the others have ended.
        bench.tenant.taskTable = {taskNamed(u"t0"_s, TaskState::Unknown), taskNamed(u"t1"_s, TaskState::Unknown),
                                  taskNamed(u"t2"_s, TaskState::Succeeded), taskNamed(u"t3"_s, TaskState::Succeeded)};
        bench.pass(4);
        QCOMPARE(bench.tracker.openCount(), 2);
    }

    void failedReadingsLoseNothing()
    {
        Bench bench;
        bench.open(3);
        bench.tenant.fail(Method::PendingTasks, {ErrorKind::Server, u"503"_s}, 3);
        bench.pass(6);
        QCOMPARE(bench.failed.count(), 3);
        QCOMPARE(bench.reads(), 0); // a list that failed says nothing about who has ended
        QCOMPARE(bench.tracker.openCount(), 3);
        for (GovernanceTask &task : bench.tenant.taskTable)
            task.state = VendorEnum(TaskState::Succeeded, u"SUCCESS"_s);
        bench.tenant.fail(Method::Task, {ErrorKind::Timeout, u"late"_s}, 2);
        bench.pass(2);
        QCOMPARE(bench.failed.count(), 5);
        QCOMPARE(bench.tracker.openCount(), 2);
        bench.pass(2);
        QCOMPARE(bench.tracker.openCount(), 0);
        QCOMPARE(bench.changed.count(), 3);
    }

    void aLaterPageThatFailsLosesNothing()
    {
        Bench bench;
        bench.open(300);
        bench.tenant.onAsked = [&bench](Method method) {
            if (method == Method::PendingTasks && bench.lists() == 2)
                bench.tenant.fail(Method::PendingTasks, {ErrorKind::Server, u"503"_s});
        };
        bench.pass(2);
        QCOMPARE(bench.failed.count(), 1);
        QCOMPARE(bench.reads(), 0);
        QCOMPARE(bench.tracker.openCount(), 300);
    }

    void withoutTheListTasksAreReadById()
    {
        Bench bench;
        bench.open(3);
        bench.tenant.fail(Method::PendingTasks, {ErrorKind::Forbidden, u"403"_s}, -1);
        bench.tenant.taskTable[1].state = VendorEnum(TaskState::Succeeded, u"SUCCESS"_s);
        bench.pass(2);
        QCOMPARE(bench.reads(), 3);
        QCOMPARE(bench.changed.count(), 1);
        QCOMPARE(bench.tracker.openCount(), 2);
    }

    void pastItsDeadlineATaskIsSilentOnceAndStillFollowed()
    {
        Bench bench;
        bench.open(1);
        bench.pass(29 * 60);
        QCOMPARE(bench.silent.count(), 0);
        bench.pass(90);
        QCOMPARE(bench.silent.count(), 1);
        const int lists = bench.lists();
        bench.pass(3600);
        QCOMPARE(bench.silent.count(), 1);
        QCOMPARE(bench.lists() - lists, 120); // every 30 s
        bench.tenant.taskTable[0].state = VendorEnum(TaskState::Succeeded, u"SUCCESS"_s);
        bench.pass(30);
        QCOMPARE(bench.changed.count(), 1);
        QCOMPARE(bench.tracker.openCount(), 0);
    }

    void aRestartGivesWhatIsLeftOfTheDeadline()
    {
        Bench bench;
        bench.tenant.taskTable.push_back(taskNamed(u"old"_s));
        bench.tracker.watch(bench.tenant.taskTable[0], bench.clock.now() - Millis(29 * 60'000));
        bench.pass(30);
        QCOMPARE(bench.silent.count(), 0);
        bench.pass(60);
        QCOMPARE(bench.silent.count(), 1);
    }

    void aTaskThatTheTenantDoesNotKnowIsGone()
    {
        Bench bench;
        bench.tracker.watch(taskNamed(u"late"_s), bench.clock.now());
        bench.tracker.watch(taskNamed(u"lost"_s), bench.clock.now());
        bench.pass(4); // twice not found: it may just not be known yet
        QCOMPARE(bench.gone.count(), 0);
        bench.tenant.taskTable.push_back(taskNamed(u"late"_s));
        bench.pass(60 * 60);
        QCOMPARE(bench.gone.count(), 1);
        QCOMPARE(bench.gone[0][0].value<TaskId>(), TaskId(u"lost"_s));
        QCOMPARE(bench.silent.count(), 1); // the other, past its deadline
        QCOMPARE(bench.silent[0][0].value<TaskId>(), TaskId(u"late"_s));
        QCOMPARE(bench.tracker.openCount(), 2);
    }

    void aTaskThatTurnsUpAgainIsNotGone()
    {
        Bench bench;
        bench.tracker.watch(taskNamed(u"lost"_s), bench.clock.now());
        bench.pass(60);
        QCOMPARE(bench.gone.count(), 1);
        bench.tenant.taskTable.push_back(taskNamed(u"lost"_s, TaskState::Running));
        bench.pass(30);
        QCOMPARE(bench.changed.count(), 1);
        bench.tenant.taskTable.clear();
        bench.pass(60);
        QCOMPARE(bench.gone.count(), 2);
        QCOMPARE(bench.silent.count(), 0);
    }

    void withoutTheWholeListNothingIsGone()
    {
        // What is not found by its id may stand in the list that cannot be read.
        Bench bench;
        bench.tenant.fail(Method::PendingTasks, {ErrorKind::Forbidden, u"403"_s}, 3);
        bench.tracker.watch(taskNamed(u"lost"_s), bench.clock.now());
        bench.pass(10);
        QCOMPARE(bench.silent.count(), 1);
        QCOMPARE(bench.gone.count(), 0);
        bench.pass(120); // three whole lists later
        QCOMPARE(bench.gone.count(), 1);
        QCOMPARE(bench.silent.count(), 1);
    }

    void aForgottenTaskIsNotAskedFor()
    {
        Bench bench;
        bench.open(2);
        bench.tracker.forget(TaskId(u"t0000"_s));
        QCOMPARE(bench.tracker.openCount(), 1);
        bench.tenant.taskTable[0].state = VendorEnum(TaskState::Succeeded, u"SUCCESS"_s);
        bench.pass(2);
        QCOMPARE(bench.reads(), 0);
        bench.tracker.forget(TaskId(u"t0001"_s));
        QVERIFY(!bench.clock.hasTasks());
    }

    void aTaskThatCameDuringAPollIsNotTakenForEnded()
    {
        Bench bench;
        bench.open(1);
        bench.tenant.hold(Method::PendingTasks);
        bench.pass(2);
        bench.tracker.watch(taskNamed(u"new"_s), bench.clock.now()); // not in the list that is on its way
        QVERIFY(!bench.clock.hasTasks());                            // and no second poll beside the first
        bench.tenant.release(Method::PendingTasks);
        bench.pass(1);
        QCOMPARE(bench.reads(), 0);
        QCOMPARE(bench.tracker.openCount(), 2);
    }

    void withoutATaskReaderOnlyDeadlinesPass()
    {
        Bench bench;
        bench.tenant.missingRoles[3] = true;
        bench.tracker.watch(taskNamed(u"t"_s), bench.clock.now());
        bench.pass(31 * 60);
        QCOMPARE(bench.silent.count(), 1);
        QCOMPARE(bench.lists(), 0);
    }
};

QTEST_GUILESS_MAIN(TestTracker)
#include "tst_tracker.moc"
