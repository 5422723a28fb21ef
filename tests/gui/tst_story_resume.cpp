// SPDX-License-Identifier: GPL-3.0-or-later
// Baton ended in the middle of a run. The next time the window says so from every page, and each call is followed,
// gone on with, or given up; and a run is taken back from the history.
#include "tests/gui/page_details.h"
#include "tests/support/qt_warnings.h"
#include "ui/common/banner.h"

#include <QDialog>
#include <QLineEdit>
#include <QTreeView>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

class ResumeStory : public QObject
{
    Q_OBJECT

private:
    static Call callFor(WindowFixture &fixture, const QString &id, const QString &certification)
    {
        Call call;
        call.id = CallId(id);
        call.method = u"POST"_s;
        call.path = u"/campaigns/q3/reassign"_s;
        call.body = "{}";
        call.campaign = CampaignId(u"q3"_s);
        call.target = IdentityId(u"otto"_s);
        call.givesTask = true;
        CallRow row;
        row.row.certification = CertificationId(certification);
        row.subject.name = u"Certification "_s + certification;
        row.sourceReviewer = fixture.provider.certification(row.row.certification)->reviewer.id;
        row.sourceReviewerName = row.sourceReviewer.toString();
        call.rows.push_back(row);
        return call;
    }

    /// The first call had left and nobody heard of it any more; the second never left.
    static void interrupted(WindowFixture &fixture, bool acted)
    {
        RunRecord record;
        record.id = RunId(u"run-i"_s);
        record.at = QDateTime(QDate(2026, 2, 1), QTime(12, 0), Qt::UTC);
        record.order.connection = ConnectionId(u"test"_s);
        record.order.target = IdentityId(u"otto"_s);
        record.order.targetName = u"Otto Berg"_s;
        record.order.reason = u"Leave"_s;
        record.plan.calls = {callFor(fixture, u"call-1"_s, u"c1"_s), callFor(fixture, u"call-2"_s, u"c2"_s)};
        for (const Call &call : record.plan.calls)
            record.order.rows.push_back(call.rows.front().row);
        fixture.journal.held = true;
        fixture.journal.begin(record);
        fixture.journal.append({{record.id, CallId(u"call-1"_s), record.at, AttemptIntended{}}});
        fixture.journal.release();
        if (acted)
            fixture.provider.applyReassign(record.plan.calls.front());
    }

    static QWidget *openDialog(WindowFixture &fixture)
    {
        fixture.open();
        if (!QTest::qWaitFor([&fixture] { return isShown(u"resumeBanner"_s, &fixture.window()); }))
            return nullptr;
        QWidget *banner = findWidget(u"resumeBanner"_s, &fixture.window());
        find<QAbstractButton>(u"bannerFirst"_s, banner)->click();
        return QTest::qWaitFor([] { return isShown(u"resumeDialog"_s); }) ? findWidget(u"resumeDialog"_s) : nullptr;
    }

    static QString stateOf(WindowFixture &fixture, const QString &call)
    {
        const std::vector<RunSummary> runs = fixture.journal.runs().result().value();
        for (const RunSummary &run : runs) {
            const RunStory story = fixture.journal.run(run.id).result().value();
            for (const Call &one : story.record.plan.calls) {
                if (one.id.toString() == call)
                    return toString(historyOf(one, story.events).state);
            }
        }
        return u"no such call"_s;
    }

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void nothingIsSaidWhereNothingIsOpen()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.open();
        QVERIFY(!isShown(u"resumeBanner"_s, &fixture.window()));
    }

    void theWindowSaysWhatItFound()
    {
        WindowFixture fixture;
        fixture.fill();
        interrupted(fixture, false);
        fixture.open();
        QTRY_VERIFY(isShown(u"resumeBanner"_s, &fixture.window()));
        const QString text = textOf(u"bannerText"_s, findWidget(u"resumeBanner"_s, &fixture.window()));
        QVERIFY2(text.contains(u"1 call in doubt"_s) && text.contains(u"1 call not sent"_s), qPrintable(text));
        QVERIFY(fixture.provider.sent.empty());
    }

    void goingOnSettlesTheDoubtAndShowsTheRest()
    {
        WindowFixture fixture;
        fixture.fill();
        interrupted(fixture, true);
        QWidget *dialog = openDialog(fixture);
        QVERIFY(dialog);
        find<QAbstractButton>(u"resumeGoOn"_s, dialog)->click();
        // What had acted is proven; what never left is offered like any order.
        QTRY_VERIFY_WITH_TIMEOUT(isShown(u"reassignDialog"_s), 10'000);
        QCOMPARE(stateOf(fixture, u"call-1"_s), u"Moved"_s);
        QVERIFY(isShown(u"orderNote"_s, findWidget(u"reassignDialog"_s)));
        QTRY_COMPARE(textOf(u"send"_s), u"Reassign 1 certification"_s);
        QVERIFY(fixture.provider.sent.empty());
        QTRY_VERIFY(find<QAbstractButton>(u"send"_s)->isEnabled());
        find<QAbstractButton>(u"send"_s)->click();
        QTRY_COMPARE(fixture.provider.sent.size(), size_t(1));
        QCOMPARE(fixture.provider.sent[0].rows[0].row.certification, CertificationId(u"c2"_s));
        QCOMPARE(fixture.provider.sent[0].replaces, CallId(u"call-2"_s));
        QTRY_COMPARE(stateOf(fixture, u"call-2"_s), u"NotSent"_s);
        QTRY_VERIFY(!isShown(u"resumeBanner"_s, &fixture.window()));
        fixture.endTasks(TaskState::Succeeded);
        QTRY_COMPARE(fixture.desk().openCalls(), 0);
    }

    void aRestThatIsLeftOutWholeClosesTheRun()
    {
        WindowFixture fixture;
        fixture.fill();
        interrupted(fixture, true);
        fixture.provider.certification(CertificationId(u"c2"_s))->phase = {CertificationPhase::Signed, u"SIGNED"_s};
        QWidget *dialog = openDialog(fixture);
        QVERIFY(dialog);
        find<QAbstractButton>(u"resumeGoOn"_s, dialog)->click();
        QTRY_VERIFY_WITH_TIMEOUT(isShown(u"reassignDialog"_s), 10'000);
        QTRY_COMPARE(textOf(u"send"_s), u"Close the run"_s);
        QTRY_VERIFY(find<QAbstractButton>(u"send"_s)->isEnabled());
        QCOMPARE(stateOf(fixture, u"call-2"_s), u"Queued"_s);
        find<QAbstractButton>(u"send"_s)->click();
        QTRY_COMPARE(stateOf(fixture, u"call-2"_s), u"NotSent"_s);
        QTRY_VERIFY(!isShown(u"resumeBanner"_s, &fixture.window()));
        QVERIFY(fixture.provider.sent.empty());
    }

    void readingAgainSendsNothing()
    {
        WindowFixture fixture;
        fixture.fill();
        interrupted(fixture, false);
        QWidget *dialog = openDialog(fixture);
        QVERIFY(dialog);
        find<QAbstractButton>(u"resumeRead"_s, dialog)->click();
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(fixture, u"call-1"_s), u"Failed"_s, 10'000);
        QTRY_VERIFY(textOf(u"resumeStand"_s, dialog).contains(u"2 calls not sent"_s));
        QVERIFY(fixture.provider.sent.empty());
    }

    void givingUpNeedsAReason()
    {
        WindowFixture fixture;
        fixture.fill();
        interrupted(fixture, false);
        QWidget *dialog = openDialog(fixture);
        QVERIFY(dialog);
        find<QAbstractButton>(u"resumeGiveUp"_s, dialog)->click();
        QVERIFY(!find<QAbstractButton>(u"resumeConfirm"_s, dialog)->isEnabled());
        find<QLineEdit>(u"resumeWhy"_s, dialog)->setText(u"The campaign was cancelled"_s);
        find<QAbstractButton>(u"resumeConfirm"_s, dialog)->click();
        QTRY_COMPARE(fixture.journal.runs().result().value().front().abandoned, u"The campaign was cancelled"_s);
        find<QAbstractButton>(u"resumeClose"_s, dialog)->click();
        QTRY_VERIFY(!isShown(u"resumeBanner"_s, &fixture.window()));
        QVERIFY(fixture.provider.sent.empty());
    }

    void aRunIsTakenBackFromTheHistory()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.provider.addIdentity(u"Bea"_s, u"Bea"_s);
        fixture.open();
        Order order;
        order.connection = ConnectionId(u"test"_s);
        order.target = IdentityId(u"otto"_s);
        order.targetName = u"Otto Berg"_s;
        order.reason = u"Leave"_s;
        Plan plan;
        plan.calls = {callFor(fixture, {}, u"c1"_s)};
        order.rows = {plan.calls.front().rows.front().row};
        ReassignRun *run = fixture.desk().start(order, plan);
        QTRY_COMPARE(fixture.provider.sent.size(), size_t(1));
        fixture.endTasks(TaskState::Succeeded);
        QTRY_VERIFY(run->phase() == ReassignRun::Phase::Ended);
        QTest::keyClick(&fixture.window(), Qt::Key_4, Qt::ControlModifier);
        QTRY_VERIFY(isShown(u"historyTree"_s));
        auto *tree = find<QTreeView>(u"historyTree"_s, fixture.page(u"historyPage"_s));
        QTRY_COMPARE(tree->model()->rowCount(), 1);
        tree->setCurrentIndex(tree->model()->index(0, 0));
        QTRY_VERIFY(isShown(u"takeBack"_s));
        find<QAbstractButton>(u"takeBack"_s)->click();
        QTRY_VERIFY(isShown(u"reassignDialog"_s));
        QVERIFY(textOf(u"orderNote"_s).contains(u"will tell them again"_s));
        QTRY_VERIFY(find<QAbstractButton>(u"send"_s)->isEnabled());
        find<QAbstractButton>(u"send"_s)->click();
        QTRY_COMPARE(fixture.provider.sent.size(), size_t(2));
        QCOMPARE(fixture.provider.sent[1].target, IdentityId(u"Bea"_s));
        fixture.endTasks(TaskState::Succeeded);
        QTRY_COMPARE(toString(run->calls()[0].state), u"Undone"_s);
        QTRY_VERIFY(!fixture.desk().isTelling());
    }
};

QTEST_MAIN(ResumeStory)
#include "tst_story_resume.moc"
