// SPDX-License-Identifier: GPL-3.0-or-later
// The main job with the keyboard alone: a campaign, its certifications, a selection, a reviewer, a reason, proof.
#include "tests/gui/page_details.h"
#include "tests/support/qt_warnings.h"

#include <QApplication>
#include <QDialog>
#include <QLineEdit>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

class KeyboardStory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void handsTwoCertificationsOver()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.open();
        QTRY_VERIFY(isShown(u"table"_s, fixture.page(u"campaignsPage"_s)));
        // Find the campaign: Ctrl+F, words in any order, Enter goes back to the table, Enter opens.
        press(Qt::Key_F, Qt::ControlModifier);
        type(u"review Q3"_s);
        auto *campaigns = find<QAbstractItemView>(u"table"_s, fixture.page(u"campaignsPage"_s));
        QCOMPARE(columnOf(campaigns, 0), QStringList{u"Q3 manager review"_s});
        press(Qt::Key_Return);
        QVERIFY(campaigns->hasFocus());
        press(Qt::Key_Return);
        QTRY_VERIFY(isShown(u"table"_s, fixture.page(u"campaignCertificationsPage"_s)));
        auto *table = find<QAbstractItemView>(u"table"_s, fixture.page(u"campaignCertificationsPage"_s));
        QTRY_COMPARE(table->model()->rowCount(), 5);
        QTRY_VERIFY(table->hasFocus());
        QCOMPARE(columnOf(table, 0), (QStringList{u"Bea"_s, u"Carl"_s, u"Dora"_s, u"Emil"_s, u"Fay"_s}));

        // Select the first two rows and hand them over.
        press(Qt::Key_Home, Qt::ControlModifier);
        press(Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(textOf(u"selectionCount"_s), u"2 selected"_s);
        QCOMPARE(textOf(u"reassign"_s), u"Reassign 2 certifications…"_s);
        press(Qt::Key_R, Qt::ControlModifier);
        QTRY_VERIFY(isShown(u"reassignDialog"_s));
        auto *dialog = find<QDialog>(u"reassignDialog"_s);
        QApplication::setActiveWindow(dialog);
        QCOMPARE(textOf(u"missing"_s), u"Choose the new reviewer."_s);
        QTRY_COMPARE(QApplication::focusWidget(), findWidget(u"reviewerSearch"_s));
        type(u"otto"_s);
        QTRY_VERIFY(isShown(u"reviewerList"_s));
        press(Qt::Key_Return);
        QCOMPARE(textOf(u"reviewerName"_s), u"Otto Berg"_s);
        QVERIFY(find<QLineEdit>(u"reasonText"_s)->hasFocus());
        type(u"New team"_s);
        auto *send = find<QAbstractButton>(u"send"_s);
        QTRY_VERIFY(send->isEnabled());
        QTRY_COMPARE(send->text(), u"Reassign 2 certifications"_s);
        QVERIFY(fixture.provider.sent.empty());
        press(Qt::Key_Return); // to the button
        QVERIFY(send->hasFocus());
        QVERIFY(fixture.provider.sent.empty());
        press(Qt::Key_Return); // the button

        // Tasks shows the call until its rows are proven.
        QTRY_VERIFY(isShown(u"tasksPage"_s));
        QTRY_VERIFY(!isShown(u"reassignDialog"_s));
        QApplication::setActiveWindow(&fixture.window());
        auto *tasks = find<QTreeView>(u"taskTree"_s, fixture.page(u"tasksPage"_s));
        QTRY_COMPARE(columnOf(tasks, 0), QStringList{u"Accepted"_s});
        QVERIFY(fixture.window().windowTitle().startsWith(u"1 open task"_s));
        QCOMPARE(textOf(u"statusWork"_s), u"1 open task"_s);
        QCOMPARE(fixture.provider.sent.size(), size_t(1));
        QCOMPARE(fixture.provider.sent.front().rows.size(), size_t(2));
        fixture.endTasks(TaskState::Succeeded);
        QTRY_COMPARE(columnOf(tasks, 0), QStringList{u"Moved"_s});
        QVERIFY(tasks->hasFocus());
        press(Qt::Key_Right); // unfolds it to its rows
        QTRY_COMPARE(below(tasks, tasks->model()->index(0, 0), 0), (QStringList{u"Moved"_s, u"Moved"_s}));
        QCOMPARE(fixture.window().windowTitle(), u"Fjordlight production – Baton"_s);
        QCOMPARE(textOf(u"statusWork"_s), QString());
    }

    void movesBetweenPages()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.open();
        QTRY_VERIFY(isShown(u"table"_s, fixture.page(u"campaignsPage"_s)));
        auto *certifications = fixture.openCampaign(u"Q3 manager review"_s);
        QVERIFY(certifications);
        QTRY_COMPARE(certifications->model()->rowCount(), 5);
        QTRY_VERIFY(certifications->hasFocus());
        press(Qt::Key_Return);
        QTRY_VERIFY(isShown(u"itemsPage"_s));
        auto *itemsPage = fixture.page(u"itemsPage"_s);
        QTRY_VERIFY(isShown(u"table"_s, itemsPage));
        auto *items = find<QAbstractItemView>(u"table"_s, itemsPage);
        QCOMPARE(columnOf(items, 1), (QStringList{u"admin"_s, u"payroll"_s}));
        QCOMPARE(textOf(u"path"_s, itemsPage), u"Campaigns › Q3 manager review"_s);

        press(Qt::Key_Left, Qt::AltModifier);
        QVERIFY(isShown(u"campaignCertificationsPage"_s));
        press(Qt::Key_Escape);
        QVERIFY(isShown(u"campaignsPage"_s));
        press(Qt::Key_2, Qt::ControlModifier);
        QVERIFY(isShown(u"certificationsPage"_s));
        QTRY_VERIFY(isShown(u"table"_s, fixture.page(u"certificationsPage"_s)));
        press(Qt::Key_3, Qt::ControlModifier);
        QVERIFY(isShown(u"tasksPage"_s));
        QCOMPARE(textOf(u"stateHeading"_s), u"There are no tasks"_s);
        press(Qt::Key_1, Qt::ControlModifier);
        QVERIFY(isShown(u"campaignsPage"_s));
    }

    void oneItemGoesAlone()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.open();
        auto *certifications = fixture.openCampaign(u"Q3 manager review"_s);
        QVERIFY(certifications);
        QTRY_COMPARE(certifications->model()->rowCount(), 5);
        QTRY_VERIFY(certifications->hasFocus());
        press(Qt::Key_Return);
        auto *itemsPage = fixture.page(u"itemsPage"_s);
        QTRY_VERIFY(isShown(u"table"_s, itemsPage));
        selectRows(find<QAbstractItemView>(u"table"_s, itemsPage), {u"zoe"_s});
        QCOMPARE(textOf(u"reassign"_s, itemsPage), u"Reassign 1 item…"_s);
        QVERIFY(fixture.reassign());
        fixture.chooseReviewer(u"otto"_s);
        fixture.giveReason(u"Knows it better"_s);
        auto *send = find<QAbstractButton>(u"send"_s);
        QTRY_COMPARE(send->text(), u"Reassign 1 item"_s);
        QTRY_VERIFY(send->isEnabled());
        QTest::keyClick(send, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(isShown(u"tasksPage"_s));
        auto *tasks = find<QTreeView>(u"taskTree"_s, fixture.page(u"tasksPage"_s));
        QTRY_COMPARE(columnOf(tasks, 0), QStringList{u"Moved"_s});
        QCOMPARE(fixture.provider.sent.size(), size_t(1));
        QCOMPARE(fixture.provider.sent.front().certification, CertificationId(u"c1"_s));
    }
};

QTEST_MAIN(KeyboardStory)
#include "tst_story_keyboard.moc"
