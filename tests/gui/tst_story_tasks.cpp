// SPDX-License-Identifier: GPL-3.0-or-later
// What the Tasks page tells: errors in the tenant's words, the brake that asks, unknown outcomes, leaving with open
// work, what earlier sessions left.
#include "tests/gui/page_details.h"
#include "tests/support/qt_warnings.h"
#include "ui/tasks/task_words.h"

#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QPlainTextEdit>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

class TasksStory : public QObject
{
    Q_OBJECT

private:
    static QTreeView *tasksOf(WindowFixture &fixture)
    {
        return find<QTreeView>(u"taskTree"_s, fixture.page(u"tasksPage"_s));
    }

    static bool isOnTasks(const QString &name) { return isShown(name, findWidget(u"tasksPage"_s)); }

    /// Sends these reviewers' certifications to Otto; gives the tree of tasks.
    static QTreeView *send(WindowFixture &fixture, const QStringList &reviewers)
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
        return tasksOf(fixture);
    }

    /// A call that is accepted with a task, which moves nothing yet.
    static Result<Ticket> acceptWithTask(FakeProvider &provider, const QString &id)
    {
        GovernanceTask task;
        task.id = TaskId(id);
        task.type = u"ADMIN_REASSIGN"_s;
        task.state = VendorEnum(TaskState::Queued, u"QUEUED"_s);
        provider.taskTable.push_back(task);
        Ticket ticket;
        ticket.httpStatus = 202;
        ticket.trackingId = u"track-7"_s;
        ticket.task = task;
        return ticket;
    }

    /// A run of an earlier session: a call that left and was never answered, one that never left, one that is proven.
    static RunRecord anEarlierRun(MemoryJournal &journal)
    {
        RunRecord record;
        record.id = RunId(u"earlier"_s);
        record.order.connection = ConnectionId(u"test"_s);
        record.order.target = IdentityId(u"otto"_s);
        record.order.targetName = u"Otto Berg"_s;
        record.order.reason = u"Zoe has left"_s;
        record.at = QDateTime(QDate(2026, 2, 1), QTime(12, 0), Qt::UTC);
        for (const QString &id : {u"c1"_s, u"c2"_s, u"c3"_s}) {
            Call call;
            call.id = CallId(u"call-"_s + id);
            call.method = u"POST"_s;
            call.path = u"/reassign/"_s + id;
            call.body = "{\"reason\":\"Zoe has left\"}";
            call.campaignName = u"Q3 manager review"_s;
            CallRow row;
            row.row.certification = CertificationId(id);
            row.subject.name = u"Certification "_s + id;
            row.sourceReviewerName = u"Bea"_s;
            call.rows.push_back(row);
            record.order.rows.push_back(row.row);
            record.plan.calls.push_back(call);
        }
        journal.begin(record);
        journal.append({{record.id, CallId(u"call-c1"_s), record.at.addSecs(1), AttemptIntended{}},
                        {record.id, CallId(u"call-c3"_s), record.at.addSecs(2), AttemptIntended{}},
                        {record.id, CallId(u"call-c3"_s), record.at.addSecs(3), CallSettled{CallState::Moved, {}}}});
        journal.release();
        return record;
    }

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void aTaskErrorIsShownInThePersonsLanguage()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.provider.onSend = [&](const Call &) { return acceptWithTask(fixture.provider, u"task-9"_s); };
        fixture.open();
        QTreeView *tasks = send(fixture, {u"Bea"_s});
        QVERIFY(tasks);
        QTRY_COMPARE(columnOf(tasks, 0), QStringList{u"Accepted"_s});
        fixture.endTasks(TaskState::Failed, {{u"en"_s, u"DEFAULT"_s, u"The reviewer is not active."_s},
                                             {u"de"_s, u"REQUEST"_s, u"Die Prüferin ist <nicht> aktiv."_s}});
        QTRY_COMPARE(columnOf(tasks, 0), QStringList{u"Failed"_s});
        const auto told = [&] { return detailsOf(fixture, u"tasksPage"_s); };
        QVERIFY2(told().contains(u"“Die Prüferin ist <nicht> aktiv.”"_s), qPrintable(told()));
        QVERIFY(!told().contains(u"ended well"_s));
        QTRY_VERIFY2(told().contains(u"The task failed"_s), qPrintable(told()));
        QVERIFY2(told().count(u"Die Prüferin"_s) == 1, qPrintable(told())); // said once
        QVERIFY2(told().contains(u"task-9"_s), qPrintable(told()));
        QTRY_VERIFY2(told().contains(u"track-7"_s), qPrintable(told()));
        QTRY_VERIFY2(told().contains(u"The task failed"_s), qPrintable(told()));
        QTRY_VERIFY(isShown(u"detailsContent"_s));
        tasks->expand(tasks->model()->index(0, 0));
        QTRY_COMPARE(below(tasks, tasks->model()->index(0, 0), 0), QStringList{u"Not moved"_s});
        tasks->setCurrentIndex(tasks->model()->index(0, 0, tasks->model()->index(0, 0)));
        QTRY_VERIFY2(told().contains(u"Now with"_s), qPrintable(told())); // the row, not its call
        QVERIFY2(told().contains(u"Not moved"_s), qPrintable(told()));
        QTRY_COMPARE(textOf(u"statusWork"_s), u"1 needs you"_s);
        // What stayed can be ordered anew, through the dialog; a task that was looked at asks no more.
        QCOMPARE(textOf(u"reassignAgain"_s, findWidget(u"tasksPage"_s)), u"Reassign this one again…"_s);
        find<QAbstractButton>(u"reassignAgain"_s, findWidget(u"tasksPage"_s))->click();
        QTRY_VERIFY(isShown(u"reassignDialog"_s));
        QTRY_COMPARE(textOf(u"reasonText"_s), u"New team"_s);
        find<QDialog>(u"reassignDialog"_s)->reject();
        QTRY_VERIFY(!isShown(u"reassignDialog"_s));
        const auto *pages = find<QAbstractItemView>(u"pages"_s);
        const auto spoken = [pages] { return pages->model()->index(2, 0).data(Qt::AccessibleTextRole).toString(); };
        QCOMPARE(spoken(), u"Tasks, Failed"_s);
        find<QAbstractButton>(u"markSeen"_s, findWidget(u"tasksPage"_s))->click();
        QTRY_COMPARE(spoken(), u"Tasks"_s);
        QTRY_VERIFY(textOf(u"statusWork"_s) != u"1 needs you"_s);
        QVERIFY(!isOnTasks(u"markSeen"_s));
        QVERIFY(isOnTasks(u"reassignAgain"_s));
        QCOMPARE(fixture.provider.sent.size(), size_t(1));
    }

    void aTrailIsToldByNames()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.open();
        QTreeView *tasks = send(fixture, {u"Bea"_s});
        QVERIFY(tasks);
        QTRY_COMPARE(fixture.provider.taskTable.size(), size_t(1));
        fixture.provider.taskTable.front().trails = {
            {IdentityId(u"otto"_s), IdentityId(u"zoe"_s), u"AUTOMATIC_REASSIGNMENT"_s}};
        fixture.provider.certificationTable.front().reviewer.id = IdentityId(u"zoe"_s);
        fixture.provider.certificationTable.front().reviewer.name = u"Zoe Lind"_s;
        fixture.endTasks(TaskState::Succeeded);
        const auto told = [&] { return detailsOf(fixture, u"tasksPage"_s); };
        QTRY_VERIFY2(
            told().contains(u"\u2068Otto Berg\u2069 → \u2068Zoe Lind\u2069 by an automatic reassignment rule"_s),
            qPrintable(told()));
        tasks->expand(tasks->model()->index(0, 0));
        QTRY_COMPARE(below(tasks, tasks->model()->index(0, 0), 0),
                     QStringList{u"Moved to \u2068Zoe Lind\u2069 instead"_s});
        QTRY_COMPARE(columnOf(tasks, 0), QStringList{u"Passed on to \u2068Zoe Lind\u2069"_s});
        QTRY_VERIFY2(told().contains(u"1 went to \u2068Zoe Lind\u2069 instead."_s), qPrintable(told()));
        QVERIFY2(!told().contains(u"Partly moved"_s), qPrintable(told()));
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
        QTreeView *tasks = send(fixture, {u"Bea"_s, u"Carl"_s, u"Dora"_s});
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
        QTreeView *tasks = send(fixture, {u"Bea"_s, u"Carl"_s});
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
        QTreeView *tasks = send(fixture, {u"Bea"_s});
        QVERIFY(tasks);
        QTRY_VERIFY(isShown(u"storageBroken"_s));
        QVERIFY(textOf(u"bannerText"_s, findWidget(u"storageBroken"_s)).contains(u"The disk is full."_s));
        QVERIFY(fixture.provider.sent.empty());
        QTRY_COMPARE(columnOf(tasks, 0), QStringList{u"Not sent"_s});
    }

    void aBrokenJournalDoesNotSilenceTheBrake()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.journal.failingBegin = true;
        fixture.provider.reassigns.operationTable.front().limit = 1;
        fixture.settings.run.parallel = 1;
        fixture.open();
        QVERIFY(send(fixture, {u"Bea"_s}));
        QTRY_VERIFY(isShown(u"storageBroken"_s));
        fixture.journal.failingBegin = false; // there is room on the disk again
        Error error(ErrorKind::Forbidden, u"Not allowed any more."_s);
        error.httpStatus = 403;
        fixture.provider.fail(FakeProvider::Method::Send, error);
        QTreeView *tasks = send(fixture, {u"Carl"_s, u"Dora"_s});
        QVERIFY(tasks);
        QTRY_VERIFY(isShown(u"brake"_s));
        find<QAbstractButton>(u"bannerSecond"_s, findWidget(u"brake"_s))->click();
        QTRY_VERIFY(!isShown(u"brake"_s));
        QTRY_COMPARE(columnOf(tasks, 0).count(u"Not sent"_s), 2);
        find<QAbstractButton>(u"bannerFirst"_s, findWidget(u"storageBroken"_s))->click();
        QVERIFY(!isShown(u"storageBroken"_s));
    }

    /// The calls of long runs come into the table in portions, also when they change meanwhile.
    void everyCallOfALongRunIsShown()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.provider.onSend = [&](const Call &call) { return acceptWithTask(fixture.provider, call.path); };
        fixture.open();
        Plan plan;
        for (int i = 0; i < 250; ++i) {
            Call call;
            call.path = QString::number(i);
            call.givesTask = true;
            CallRow row;
            row.row.certification = CertificationId(u"c%1"_s.arg(i));
            call.rows.push_back(row);
            plan.calls.push_back(call);
        }
        Order order;
        order.target = IdentityId(u"otto"_s);
        const ReassignRun *first = fixture.desk().start(order, plan);
        const ReassignRun *second = fixture.desk().start(order, plan);
        auto *pages = find<QAbstractItemView>(u"pages"_s);
        pages->setCurrentIndex(pages->model()->index(2, 0));
        QTRY_VERIFY(isOnTasks(u"taskTree"_s));
        const auto *tasks = tasksOf(fixture);
        QTRY_COMPARE(tasks->model()->rowCount(), 500);
        QStringList wanted;
        for (const ReassignRun *run : {first, second}) {
            for (int i = 0; i < 250; ++i)
                wanted.push_back(TaskTable::idFor(run->id(), i));
        }
        QStringList shown;
        for (int row = 0; row < 500; ++row)
            shown.push_back(tasks->model()->index(row, 0).data(TableModel::IdRole).toString());
        wanted.sort();
        shown.sort();
        QCOMPARE(shown, wanted);
        QTRY_COMPARE_WITH_TIMEOUT(columnOf(tasks, 0).count(u"Accepted"_s), 500, 30'000);
    }

    void whatIsSentIsShownWhateverTheSearchHides()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.open();
        QTreeView *tasks = send(fixture, {u"Bea"_s});
        QVERIFY(tasks);
        find<QLineEdit>(u"search"_s, fixture.page(u"tasksPage"_s))->setText(u"nothing like it"_s);
        QTRY_VERIFY(!isOnTasks(u"taskTree"_s));
        tasks = send(fixture, {u"Carl"_s, u"Dora"_s});
        QVERIFY(tasks);
        QTRY_COMPARE(tasks->model()->rowCount(), 2);
        QCOMPARE(textOf(u"search"_s, fixture.page(u"tasksPage"_s)), QString());
        QVERIFY(tasks->currentIndex().siblingAtColumn(1).data().toString().startsWith(u"2 certifications"_s));
        QVERIFY(tasks->hasFocus());
    }

    void anUnknownOutcomeIsCheckedAgain()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.provider.onSend = [&](const Call &call) -> Result<Ticket> {
            fixture.provider.applyReassign(call);
            fixture.provider.fail(FakeProvider::Method::Certifications, {ErrorKind::Server, u"Down."_s}, 10'000);
            fixture.provider.fail(FakeProvider::Method::PendingTasks, {ErrorKind::Server, u"Down."_s}, 10'000);
            return failure({ErrorKind::OutcomeUnknown, u"The connection closed."_s});
        };
        fixture.open();
        QTreeView *tasks = send(fixture, {u"Bea"_s});
        QVERIFY(tasks);
        QTRY_COMPARE(columnOf(tasks, 0), QStringList{u"Outcome unknown"_s});
        QCOMPARE(fixture.desk().openCalls(), 0);
        QTRY_COMPARE(textOf(u"statusWork"_s), u"1 needs you"_s);
        QCOMPARE(textOf(u"selectionFact"_s, fixture.page(u"tasksPage"_s)),
                 u"Sending again is off until Baton has checked"_s);
        QVERIFY(!isOnTasks(u"sendNotSent"_s));
        // Nothing goes on, so its time stands still.
        QVERIFY(taskRowOf(*fixture.desk().runs().front(), 0).endedAt.isValid());

        fixture.provider.heal(FakeProvider::Method::Certifications);
        fixture.provider.heal(FakeProvider::Method::PendingTasks);
        find<QAbstractButton>(u"checkTenant"_s)->click();
        QTRY_COMPARE(columnOf(tasks, 0), QStringList{u"Moved"_s});
        QCOMPARE(fixture.provider.sent.size(), size_t(1));
        QVERIFY(!isOnTasks(u"checkTenant"_s));
        QTRY_VERIFY(detailsOf(fixture, u"tasksPage"_s).contains(u"No certain answer"_s));
    }

    void whatWasNotSentCanBeSent()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.provider.reassigns.operationTable.front().limit = 1;
        Error error(ErrorKind::Forbidden, u"Not allowed any more."_s);
        error.httpStatus = 403;
        fixture.provider.fail(FakeProvider::Method::Send, error);
        fixture.settings.run.parallel = 1;
        fixture.open();
        QTreeView *tasks = send(fixture, {u"Bea"_s, u"Carl"_s});
        QVERIFY(tasks);
        QTRY_VERIFY(isShown(u"brake"_s));
        find<QAbstractButton>(u"bannerSecond"_s, findWidget(u"brake"_s))->click();
        QTRY_VERIFY(lineOf(tasks, 0, u"Not sent"_s).isValid());
        tasks->setCurrentIndex(lineOf(tasks, 0, u"Not sent"_s));
        QTRY_COMPARE(textOf(u"sendNotSent"_s, fixture.page(u"tasksPage"_s)), u"Send the 1 not sent…"_s);
        find<QAbstractButton>(u"sendNotSent"_s, fixture.page(u"tasksPage"_s))->click();
        QTRY_VERIFY(isShown(u"reassignDialog"_s));
        QVERIFY(isShown(u"reviewerCard"_s));
        QTRY_COMPARE(textOf(u"reasonText"_s), u"New team"_s);
        auto *verb = find<QAbstractButton>(u"send"_s);
        QTRY_VERIFY(verb->isEnabled());
        QVERIFY2(verb->text().contains(u"1 certification"_s), qPrintable(verb->text()));
        verb->click();
        QTRY_COMPARE(fixture.provider.sent.size(), size_t(2));
    }

    void togglesCountWhatIsOpenAndWhatNeedsAPerson()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.open();
        QTreeView *tasks = send(fixture, {u"Bea"_s});
        QVERIFY(tasks);
        const QWidget *page = fixture.page(u"tasksPage"_s);
        QTRY_COMPARE(textOf(u"toggleOpen"_s, page), u"Open 1"_s);
        QCOMPARE(textOf(u"toggleAll"_s, page), u"All 1"_s);
        QTRY_VERIFY(textOf(u"loadText"_s, page).startsWith(u"next check in "_s));
        find<QAbstractButton>(u"toggleNeedsYou"_s, page)->click();
        QTRY_VERIFY(!isOnTasks(u"taskTree"_s));
        fixture.endTasks(TaskState::Succeeded);
        QTRY_COMPARE(textOf(u"toggleSettled"_s, page), u"Settled 1"_s);
        find<QAbstractButton>(u"toggleSettled"_s, page)->click();
        QTRY_COMPARE(columnOf(tasks, 0), QStringList{u"Moved"_s});
        QTRY_VERIFY(!textOf(u"loadText"_s, page).startsWith(u"next check in "_s));
    }

    void theWholeStoryHoldsRowsAndPayload()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.open();
        QTreeView *tasks = send(fixture, {u"Bea"_s, u"Carl"_s});
        QVERIFY(tasks);
        QTRY_COMPARE(columnOf(tasks, 0), QStringList{u"Accepted"_s});
        fixture.endTasks(TaskState::Succeeded);
        QTRY_COMPARE(columnOf(tasks, 0), QStringList{u"Moved"_s});
        QVERIFY(isOnTasks(u"wholeStory"_s));
        QTest::keyClick(tasks, Qt::Key_Return);
        QTRY_VERIFY(isShown(u"taskStoryDialog"_s));
        QWidget *dialog = findWidget(u"taskStoryDialog"_s);
        auto *body = dialog->findChild<QPlainTextEdit *>(u"storyBody"_s);
        QTRY_COMPARE(body->toPlainText().toUtf8(), fixture.provider.sent.front().body);
        const auto *rows = dialog->findChild<QAbstractItemView *>(u"storyRows"_s);
        QCOMPARE(columnOf(rows, 0), (QStringList{u"Moved"_s, u"Moved"_s}));
        find<QAbstractButton>(u"closeStory"_s, dialog)->click();
        QTRY_VERIFY(!isShown(u"taskStoryDialog"_s));
    }

    void whatEarlierSessionsLeftIsShown()
    {
        WindowFixture fixture;
        fixture.fill();
        anEarlierRun(fixture.journal);
        fixture.open();
        QTest::keyClick(&fixture.window(), Qt::Key_3, Qt::ControlModifier);
        QTRY_VERIFY(isShown(u"tasksPage"_s));
        QTreeView *tasks = tasksOf(fixture);
        QTRY_COMPARE(tasks->model()->rowCount(), 2); // the proven one is settled
        const QModelIndex unknown = lineOf(tasks, 0, u"Outcome unknown"_s);
        QVERIFY(unknown.isValid());
        tasks->setCurrentIndex(unknown);
        QTRY_VERIFY(detailsOf(fixture, u"tasksPage"_s).contains(u"An earlier Baton stopped"_s));
        QTRY_VERIFY(detailsOf(fixture, u"tasksPage"_s).contains(u"Written to the journal"_s));
        QVERIFY(!isOnTasks(u"checkTenant"_s)); // nobody follows it here
        QCOMPARE(fixture.desk().openCalls(), 0);
        QTRY_COMPARE(textOf(u"statusWork"_s), u"2 need you"_s);

        const QModelIndex notSent = lineOf(tasks, 0, u"Not sent"_s);
        QVERIFY(notSent.isValid());
        tasks->expand(notSent);
        QTRY_COMPARE(below(tasks, lineOf(tasks, 0, u"Not sent"_s), 1), QStringList{u"Certification c2"_s});
        tasks->setCurrentIndex(lineOf(tasks, 0, u"Not sent"_s));
        QTRY_VERIFY(isOnTasks(u"sendNotSent"_s));
        QTRY_VERIFY(detailsOf(fixture, u"tasksPage"_s).contains(u"it is safe to send"_s));
    }

    void closingWithOpenWorkAsks()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.open();
        QTreeView *tasks = send(fixture, {u"Bea"_s});
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
