// SPDX-License-Identifier: GPL-3.0-or-later
// What the Tasks page tells: errors in the tenant's words, the brake that asks, unknown outcomes, leaving with open
// work.
#include "tests/gui/window_fixture.h"
#include "tests/support/qt_warnings.h"

#include <QApplication>
#include <QDialog>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

class TasksStory : public QObject
{
    Q_OBJECT

private:
    /// Sends these reviewers' certifications to Otto; gives the Tasks table.
    static QAbstractItemView *send(WindowFixture &fixture, const QStringList &reviewers)
    {
        QAbstractItemView *table = fixture.openCampaign(u"Q3 manager review"_s);
        if (!table || !QTest::qWaitFor([table] { return table->model()->rowCount() == 5; }))
            return nullptr;
        selectRows(table, reviewers);
        if (!fixture.reassign())
            return nullptr;
        fixture.chooseReviewer(u"otto"_s);
        fixture.giveReason(u"New team"_s);
        auto *button = find<QAbstractButton>(u"send"_s);
        if (!QTest::qWaitFor([button] { return button->isEnabled(); }))
            return nullptr;
        button->click();
        if (!QTest::qWaitFor([] { return isShown(u"tasksPage"_s) && !isShown(u"reassignDialog"_s); }))
            return nullptr;
        QApplication::setActiveWindow(&fixture.window());
        return find<QAbstractItemView>(u"table"_s, fixture.page(u"tasksPage"_s));
    }

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void aTaskErrorIsShownInThePersonsLanguage()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.provider.onSend = [&](const Call &) -> Result<Ticket> {
            GovernanceTask task;
            task.id = TaskId(u"task-9"_s);
            task.type = u"ADMIN_REASSIGN"_s;
            task.state = VendorEnum(TaskState::Queued, u"QUEUED"_s);
            fixture.provider.taskTable.push_back(task);
            Ticket ticket;
            ticket.httpStatus = 202;
            ticket.task = task;
            return ticket;
        };
        fixture.open();
        auto *tasks = send(fixture, {u"Bea"_s});
        QVERIFY(tasks);
        QTRY_COMPARE(columnOf(tasks, 0), QStringList{u"Accepted"_s});
        fixture.endTasks(TaskState::Failed, {{u"en"_s, u"DEFAULT"_s, u"The reviewer is not active."_s},
                                             {u"de"_s, u"REQUEST"_s, u"Die Prüferin ist <nicht> aktiv."_s}});
        QTRY_COMPARE(columnOf(tasks, 0), QStringList{u"Failed"_s});
        QVERIFY(textOf(u"taskErrors"_s).contains(u"Die Prüferin ist <nicht> aktiv."_s));
        QVERIFY(textOf(u"taskFacts"_s).contains(u"task-9"_s));
        auto *proofs = find<QAbstractItemView>(u"proofTable"_s);
        QTRY_COMPARE(columnOf(proofs, 0), QStringList{u"Not moved"_s});
        QTRY_COMPARE(textOf(u"statusWork"_s), u"1 needs you"_s);
    }

    void aTrailIsToldByNames()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.open();
        auto *tasks = send(fixture, {u"Bea"_s});
        QVERIFY(tasks);
        QTRY_COMPARE(fixture.provider.taskTable.size(), size_t(1));
        fixture.provider.taskTable.front().trails = {
            {IdentityId(u"otto"_s), IdentityId(u"zoe"_s), u"AUTOMATIC_REASSIGNMENT"_s}};
        fixture.provider.certificationTable.front().reviewer.id = IdentityId(u"zoe"_s);
        fixture.provider.certificationTable.front().reviewer.name = u"Zoe Lind"_s;
        fixture.endTasks(TaskState::Succeeded);
        QTRY_VERIFY(textOf(u"taskTrail"_s)
                        .contains(u"\u2068Otto Berg\u2069 → \u2068Zoe Lind\u2069 (AUTOMATIC_REASSIGNMENT)"_s));
        auto *proofs = find<QAbstractItemView>(u"proofTable"_s);
        QTRY_COMPARE(columnOf(proofs, 0), QStringList{u"Moved to \u2068Zoe Lind\u2069 instead"_s});
        QTRY_VERIFY(columnOf(tasks, 0).front() != u"Moved"_s);
    }

    void theBrakeAsks()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.provider.reassigns.operationTable.front().limit = 1;
        Error error(ErrorKind::Forbidden, u"Not allowed any more."_s);
        error.httpStatus = 403;
        fixture.provider.fail(FakeProvider::Method::Send, error);
        fixture.settings.run.parallel = 1;
        fixture.open();
        auto *tasks = send(fixture, {u"Bea"_s, u"Carl"_s, u"Dora"_s});
        QVERIFY(tasks);
        QTRY_VERIFY(isShown(u"brake"_s));
        QVERIFY(textOf(u"bannerText"_s, findWidget(u"brake"_s)).startsWith(u"Sending paused."_s));
        QVERIFY(fixture.window().windowTitle().contains(u"needs you"_s));
        QCOMPARE(fixture.provider.sent.size(), size_t(1));
        find<QAbstractButton>(u"bannerSecond"_s, findWidget(u"brake"_s))->click();
        QTRY_VERIFY(!isShown(u"brake"_s));
        QTRY_COMPARE(columnOf(tasks, 0).count(u"Not sent"_s), 2);
        QCOMPARE(fixture.provider.sent.size(), size_t(1));
    }

    void goingOnSendsTheRest()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.provider.reassigns.operationTable.front().limit = 1;
        Error error(ErrorKind::Forbidden, u"Not allowed any more."_s);
        error.httpStatus = 403;
        fixture.provider.fail(FakeProvider::Method::Send, error);
        fixture.settings.run.parallel = 1;
        fixture.open();
        auto *tasks = send(fixture, {u"Bea"_s, u"Carl"_s});
        QVERIFY(tasks);
        QTRY_VERIFY(isShown(u"brake"_s));
        find<QAbstractButton>(u"bannerFirst"_s, findWidget(u"brake"_s))->click();
        QTRY_COMPARE(fixture.provider.sent.size(), size_t(2));
        QTRY_VERIFY(!fixture.provider.taskTable.empty());
        fixture.endTasks(TaskState::Succeeded);
        QTRY_COMPARE(columnOf(tasks, 0).count(u"Moved"_s), 1);
        QTRY_COMPARE(columnOf(tasks, 0).count(u"Failed"_s), 1);
    }

    void anUnwritableJournalSendsNothing()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.journal.failingBegin = true;
        fixture.open();
        auto *tasks = send(fixture, {u"Bea"_s});
        QVERIFY(tasks);
        QTRY_VERIFY(isShown(u"brake"_s));
        QVERIFY(textOf(u"bannerText"_s, findWidget(u"brake"_s)).contains(u"The disk is full."_s));
        QVERIFY(fixture.provider.sent.empty());
        QTRY_COMPARE(columnOf(tasks, 0), QStringList{u"Not sent"_s});
    }

    void closingWithOpenWorkAsks()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.open();
        auto *tasks = send(fixture, {u"Bea"_s});
        QVERIFY(tasks);
        QTRY_COMPARE(columnOf(tasks, 0), QStringList{u"Accepted"_s});
        fixture.window().close();
        QVERIFY(fixture.window().isVisible());
        QTRY_VERIFY(isShown(u"closeQuestion"_s));
        find<QAbstractButton>(u"stay"_s, findWidget(u"closeQuestion"_s))->click();
        QTRY_VERIFY(!isShown(u"closeQuestion"_s));
        QVERIFY(fixture.window().isVisible());
        fixture.window().close();
        QTRY_VERIFY(isShown(u"closeQuestion"_s));
        find<QAbstractButton>(u"closeAnyway"_s, findWidget(u"closeQuestion"_s))->click();
        QTRY_VERIFY(!fixture.window().isVisible());
    }

    void closingAtRestDoesNotAsk()
    {
        WindowFixture fixture;
        fixture.open();
        fixture.window().close();
        QVERIFY(!fixture.window().isVisible());
        QVERIFY(!isShown(u"closeQuestion"_s));
    }
};

QTEST_MAIN(TasksStory)
#include "tst_story_tasks.moc"
