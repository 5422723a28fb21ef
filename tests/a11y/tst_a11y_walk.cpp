// SPDX-License-Identifier: GPL-3.0-or-later
// Every page, dialog, popup and state: whatever can be reached has a name, whatever is listed has titles and words.
#include "tests/a11y/accessibility_walk.h"
#include "tests/gui/connections_fixture.h"
#include "tests/gui/window_fixture.h"
#include "tests/support/qt_warnings.h"
#include "ui/main_window/start_window.h"

#include <QAccessible>
#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QTabWidget>
#include <QTreeView>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

class AccessibilityWalk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void everyPageAndTheDialog()
    {
        WindowFixture fixture;
        fixture.fill();
        MainWindow &window = fixture.open();
        QTRY_VERIFY(isShown(u"table"_s, fixture.page(u"campaignsPage"_s)));
        QCOMPARE(missing(&window).join(u'\n'), QString());
        QAbstractItemView *table = fixture.openCampaign(u"Q3 manager review"_s);
        QVERIFY(table);
        QTRY_COMPARE(table->model()->rowCount(), 5);
        QCOMPARE(missing(&window).join(u'\n'), QString());
        QTRY_VERIFY(table->hasFocus());
        press(Qt::Key_Return);
        QTRY_VERIFY(isShown(u"tree"_s, fixture.page(u"itemsPage"_s)));
        QCOMPARE(missing(&window).join(u'\n'), QString());
        selectRows(find<QAbstractItemView>(u"tree"_s, fixture.page(u"itemsPage"_s)), {u"zoe"_s});
        QDialog *ofItems = fixture.reassign();
        QVERIFY(ofItems);
        find<QAbstractButton>(u"advanced"_s)->click();
        QCOMPARE(missing(ofItems).join(u'\n'), QString());
        ofItems->reject();
        QTRY_VERIFY(!isShown(u"reassignDialog"_s));
        QApplication::setActiveWindow(&window);
        press(Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(missing(&window).join(u'\n'), QString());

        press(Qt::Key_2, Qt::ControlModifier);
        QWidget *page = fixture.page(u"certificationsPage"_s);
        QTRY_VERIFY(isShown(u"table"_s, page));
        selectRows(find<QAbstractItemView>(u"table"_s, page), {u"Bea"_s, u"Emil"_s});
        QDialog *dialog = fixture.reassign();
        QVERIFY(dialog);
        QCOMPARE(missing(dialog).join(u'\n'), QString());
        fixture.chooseReviewer(u"otto"_s);
        fixture.giveReason(u"New team"_s);
        QTRY_VERIFY(find<QAbstractButton>(u"send"_s)->isEnabled());
        for (int tab = 0; tab < 3; ++tab) {
            find<QTabWidget>(u"planTabs"_s)->setCurrentIndex(tab);
            QCOMPARE(missing(dialog).join(u'\n'), QString());
        }
        find<QAbstractButton>(u"send"_s)->click();
        QTRY_VERIFY(isShown(u"taskTree"_s));
        QTRY_VERIFY(find<QTreeView>(u"taskTree"_s)->model()->rowCount() > 0);
        QCOMPARE(missing(&window).join(u'\n'), QString());

        QApplication::setActiveWindow(&window);
        QTest::keyClick(find<QTreeView>(u"taskTree"_s), Qt::Key_Return);
        QTRY_VERIFY(isShown(u"taskStoryDialog"_s));
        QWidget *story = findWidget(u"taskStoryDialog"_s);
        for (int tab = 0; tab < find<QTabWidget>(u"storyTabs"_s, story)->count(); ++tab) {
            find<QTabWidget>(u"storyTabs"_s, story)->setCurrentIndex(tab);
            QCOMPARE(missing(story).join(u'\n'), QString());
        }
        find<QAbstractButton>(u"closeStory"_s, story)->click();
        QTRY_VERIFY(!isShown(u"taskStoryDialog"_s));

        window.close();
        QTRY_VERIFY(isShown(u"closeQuestion"_s));
        QCOMPARE(missing(findWidget(u"closeQuestion"_s)).join(u'\n'), QString());
        find<QAbstractButton>(u"stay"_s, findWidget(u"closeQuestion"_s))->click();
        QTRY_VERIFY(!isShown(u"closeQuestion"_s));

        QTest::keyClick(&window, Qt::Key_4, Qt::ControlModifier);
        QTRY_VERIFY(isShown(u"historyTree"_s));
        QCOMPARE(missing(&window).join(u'\n'), QString());
    }

    void whatAnEarlierSessionLeft()
    {
        WindowFixture fixture;
        fixture.fill();
        for (const QString &connection : {u"test"_s, u"another"_s}) {
            RunRecord record;
            record.id = RunId(u"run-"_s + connection);
            record.order.connection = ConnectionId(connection);
            record.order.targetName = u"Otto Berg"_s;
            record.order.reason = u"Leave"_s;
            record.origin.connectionName = connection;
            Call &call = record.plan.calls.emplace_back();
            call.id = CallId(u"call"_s);
            call.rows.emplace_back().row.certification = CertificationId(u"c1"_s);
            fixture.journal.held = true;
            fixture.journal.begin(record);
            fixture.journal.release();
        }
        MainWindow &window = fixture.open();
        QTRY_VERIFY(isShown(u"resumeBanner"_s, &window));
        QCOMPARE(missing(&window).join(u'\n'), QString());
        find<QAbstractButton>(u"bannerFirst"_s, findWidget(u"resumeBanner"_s, &window))->click();
        QTRY_VERIFY(isShown(u"resumeDialog"_s));
        QWidget *dialog = findWidget(u"resumeDialog"_s);
        QCOMPARE(missing(dialog).join(u'\n'), QString());
        find<QAbstractButton>(u"resumeGiveUp"_s, dialog)->click();
        QVERIFY(isShown(u"resumeWhy"_s, dialog));
        QCOMPARE(missing(dialog).join(u'\n'), QString());
        find<QAbstractButton>(u"resumeKeep"_s, dialog)->click();
        QVERIFY(!isShown(u"resumeWhy"_s, dialog));
        find<QAbstractButton>(u"resumeClose"_s, dialog)->click();
        QTRY_VERIFY(!isShown(u"resumeDialog"_s));
    }

    void whatDropsDown()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.open();
        QTest::keyClick(&fixture.window(), Qt::Key_2, Qt::ControlModifier);
        QWidget *page = fixture.page(u"certificationsPage"_s);
        QTRY_VERIFY(isShown(u"table"_s, page));
        find<QAbstractButton>(u"chipPerson"_s, page)->click();
        QTRY_VERIFY(isShown(u"personPopup"_s));
        QCOMPARE(missing(findWidget(u"personPopup"_s)).join(u'\n'), QString());
        findWidget(u"personPopup"_s)->close();
        find<QAbstractButton>(u"chipState"_s, page)->click();
        QTRY_VERIFY(isShown(u"facetPopup"_s));
        QCOMPARE(missing(findWidget(u"facetPopup"_s)).join(u'\n'), QString());
        findWidget(u"facetPopup"_s)->close();
    }

    void whatIsSaidInPlaceOfATable_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<int>("status");
        QTest::newRow("forbidden") << ErrorKind::Forbidden << 403;
        QTest::newRow("failed") << ErrorKind::Server << 503;
    }

    void whatIsSaidInPlaceOfATable()
    {
        QFETCH(ErrorKind, kind);
        QFETCH(int, status);
        WindowFixture fixture;
        Error error(kind, u"No"_s);
        error.httpStatus = status;
        fixture.provider.fail(FakeProvider::Method::Campaigns, error, -1);
        MainWindow &window = fixture.open();
        QTRY_VERIFY(!textOf(u"stateHeading"_s).isEmpty());
        QCOMPARE(missing(&window).join(u'\n'), QString());
    }

    void theWindowThatOpens()
    {
        ConnectionsFixture fixture;
        StartWindow window(fixture.scheduler, fixture.desk);
        window.showFailed(u"Fjordlight production"_s,
                          {ErrorKind::Network, u"The tenant does not answer."_s, u"Try again."_s});
        QCOMPARE(missing(&window).join(u'\n'), QString());
        window.showWelcome();
        QCOMPARE(missing(&window).join(u'\n'), QString());
        window.showLocked(u"Fjordlight production"_s);
        QCOMPARE(missing(&window).join(u'\n'), QString());
    }

    /// A cell says its words: the state's, never its shape.
    void cellsSayTheirWords()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.open();
        QAbstractItemView *table = fixture.openCampaign(u"Q3 manager review"_s);
        QVERIFY(table);
        QTRY_COMPARE(table->model()->rowCount(), 5);
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(table);
        QVERIFY(spoken && spoken->tableInterface());
        QCOMPARE(spoken->tableInterface()->rowCount(), 5);
        QCOMPARE(spoken->tableInterface()->cellAt(0, 2)->text(QAccessible::Name), u"Begun"_s);
        QCOMPARE(spoken->tableInterface()->columnDescription(0), u"Reviewer"_s);
    }

    void theNavigationKeepsTheKeysUntilEnter()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.open();
        QTRY_VERIFY(isShown(u"table"_s, fixture.page(u"campaignsPage"_s)));
        auto *pages = find<QAbstractItemView>(u"pages"_s);
        pages->setFocus();
        press(Qt::Key_Down);
        QVERIFY(isShown(u"certificationsPage"_s));
        QVERIFY(pages->hasFocus());
        QTRY_VERIFY(isShown(u"table"_s, fixture.page(u"certificationsPage"_s)));
        press(Qt::Key_Return);
        QVERIFY(find<QAbstractItemView>(u"table"_s, fixture.page(u"certificationsPage"_s))->hasFocus());
    }
};

QTEST_MAIN(AccessibilityWalk)
#include "tst_a11y_walk.moc"
