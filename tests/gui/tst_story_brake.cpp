// SPDX-License-Identifier: GPL-3.0-or-later
// A run that its brake has paused goes on at a production tenant only when the number of its rows was typed.
#include "tests/gui/window_fixture.h"
#include "tests/support/qt_warnings.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QDialog>
#include <QLineEdit>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

class BrakeStory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void goingOnAsksForTheNumber()
    {
        WindowFixture fixture;
        pause(fixture, 1);
        QTRY_VERIFY(isShown(u"brake"_s));
        QCOMPARE(fixture.provider.sent.size(), size_t(1));
        answer(u"bannerFirst"_s);
        QTRY_VERIFY(isShown(u"brakeQuestion"_s));
        QVERIFY2(textOf(u"brakeWords"_s).endsWith(u"type 2 to go on."_s), qPrintable(textOf(u"brakeWords"_s)));
        QVERIFY(!find<QAbstractButton>(u"brakeGoOn"_s)->isEnabled());
        auto *typed = find<QLineEdit>(u"brakeCount"_s);
        QTest::keyClicks(typed, u"3"_s);
        QVERIFY(!find<QAbstractButton>(u"brakeGoOn"_s)->isEnabled());
        find<QAbstractButton>(u"brakeStay"_s)->click();
        QTRY_VERIFY(!isShown(u"brakeQuestion"_s));
        QVERIFY(isShown(u"brake"_s));
        QCOMPARE(fixture.provider.sent.size(), size_t(1));
        answer(u"bannerFirst"_s);
        QTRY_VERIFY(isShown(u"brakeQuestion"_s));
        QTest::keyClicks(find<QLineEdit>(u"brakeCount"_s), u"2"_s);
        find<QAbstractButton>(u"brakeGoOn"_s)->click();
        QTRY_COMPARE(fixture.provider.sent.size(), size_t(2)); // calls on one campaign go one at a time
        fixture.endTasks(TaskState::Succeeded);
    }

    void aStoppedRunIsNotSetGoing()
    {
        WindowFixture fixture;
        pause(fixture, 1);
        QTRY_VERIFY(isShown(u"brake"_s));
        answer(u"bannerFirst"_s);
        QTRY_VERIFY(isShown(u"brakeQuestion"_s));
        fixture.desk().runs().front()->release(false); // from elsewhere, while the question is open
        QTest::keyClicks(find<QLineEdit>(u"brakeCount"_s), u"2"_s);
        find<QAbstractButton>(u"brakeGoOn"_s)->click();
        QTRY_VERIFY(!isShown(u"brake"_s));
        QCOMPARE(fixture.provider.sent.size(), size_t(1));
    }

    void fewRowsAreNotCounted()
    {
        WindowFixture fixture;
        pause(fixture, 2);
        QTRY_VERIFY(isShown(u"brake"_s));
        answer(u"bannerFirst"_s);
        QTRY_COMPARE(fixture.provider.sent.size(), size_t(2)); // calls on one campaign go one at a time
        QVERIFY(!isShown(u"brakeQuestion"_s));
        fixture.endTasks(TaskState::Succeeded);
    }

private:
    static void answer(const QString &button) { find<QAbstractButton>(button, findWidget(u"brake"_s))->click(); }

    /// Three calls at a production tenant, of which the first is refused; the other two wait.
    static void pause(WindowFixture &fixture, int countedAbove)
    {
        fixture.fill();
        fixture.production = true;
        fixture.uiSettings.setTypedCountAbove(countedAbove);
        fixture.provider.reassigns.operationTable.front().limit = 1;
        Error error(ErrorKind::Forbidden, u"Not allowed any more."_s);
        error.httpStatus = 403;
        fixture.provider.fail(FakeProvider::Method::Send, error);
        fixture.settings.run.parallel = 1;
        fixture.open();
        QAbstractItemView *table = fixture.openCampaign(u"Q3 manager review"_s);
        QVERIFY(table);
        QTRY_COMPARE(table->model()->rowCount(), 5);
        selectRows(table, {u"Bea"_s, u"Carl"_s, u"Dora"_s});
        QVERIFY(fixture.reassign());
        fixture.chooseReviewer(u"otto"_s);
        fixture.giveReason(u"New team"_s);
        QTRY_VERIFY(isShown(u"typedCount"_s));
        QTest::keyClicks(find<QLineEdit>(u"typedCount"_s), u"3"_s);
        QTRY_VERIFY(find<QAbstractButton>(u"send"_s)->isEnabled());
        find<QAbstractButton>(u"send"_s)->click();
        QTRY_VERIFY(isShown(u"tasksPage"_s) && !isShown(u"reassignDialog"_s));
        QApplication::setActiveWindow(&fixture.window());
    }
};

QTEST_MAIN(BrakeStory)
#include "tst_story_brake.moc"
