// SPDX-License-Identifier: GPL-3.0-or-later
// What the menus do to the page in front, the list of keys, and the details of a page without rows.
#include "tests/a11y/accessibility_walk.h"
#include "tests/gui/window_fixture.h"
#include "tests/support/qt_warnings.h"
#include "ui/common/details_pane.h"

#include <QAction>
#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTreeView>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;
using Method = FakeProvider::Method;

class MenusStory : public QObject
{
    Q_OBJECT

private:
    static QAction *action(WindowFixture &fixture, const QString &name)
    {
        return fixture.window().findChild<QAction *>(name);
    }
    static QStringList entriesOf(const QMenu *menu)
    {
        QStringList entries;
        for (const QAction *entry : menu->actions())
            entries.push_back(entry->text());
        return entries;
    }

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void theEditMenuSelectsAndClears()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.open();
        QAbstractItemView *table = fixture.openCampaign(u"Q3 manager review"_s);
        QVERIFY(table);
        QTRY_COMPARE(table->model()->rowCount(), 5);
        QAction *all = action(fixture, u"selectAllMatching"_s);
        QAction *none = action(fixture, u"clearTheSelection"_s);
        QVERIFY(all->isEnabled());
        QVERIFY(!none->isEnabled());
        find<QLineEdit>(u"search"_s, fixture.page(u"campaignCertificationsPage"_s))->setText(u"begun"_s);
        all->trigger();
        QTRY_COMPARE(textOf(u"selectionCount"_s), u"4 selected"_s);
        QVERIFY(none->isEnabled());
        none->trigger();
        QTRY_COMPARE(textOf(u"selectionCount"_s), QString());
        QVERIFY(!none->isEnabled());
    }

    void theColumnsOfEveryPageAreChosen_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<QString>("page");
        QTest::addColumn<QString>("first");
        QTest::newRow("campaigns") << int(Qt::Key_1) << u"campaignsPage"_s << u"Campaign"_s;
        QTest::newRow("certifications") << int(Qt::Key_2) << u"certificationsPage"_s << u"Reviewer"_s;
        QTest::newRow("items") << 0 << u"itemsPage"_s << u"Identity and access"_s;
        QTest::newRow("tasks") << int(Qt::Key_3) << u"tasksPage"_s << u"State"_s;
    }

    void theColumnsOfEveryPageAreChosen()
    {
        QFETCH(const int, key);
        QFETCH(const QString, page);
        QFETCH(const QString, first);
        WindowFixture fixture;
        fixture.fill();
        fixture.open();
        QAbstractItemView *table = fixture.openCampaign(u"Q3 manager review"_s);
        QVERIFY(table);
        QTRY_COMPARE(table->model()->rowCount(), 5);
        if (page == u"tasksPage"_s) {
            selectRows(table, {u"Bea"_s});
            QVERIFY(fixture.reassign());
            fixture.chooseReviewer(u"otto"_s);
            fixture.giveReason(u"New team"_s);
            QTRY_VERIFY(find<QAbstractButton>(u"send"_s)->isEnabled());
            find<QAbstractButton>(u"send"_s)->click();
            QTRY_VERIFY(isShown(u"taskTree"_s) && !isShown(u"reassignDialog"_s));
            QApplication::setActiveWindow(&fixture.window());
        } else if (key == 0) {
            QTRY_VERIFY(table->hasFocus());
            press(Qt::Key_Return);
        } else {
            press(static_cast<Qt::Key>(key), Qt::ControlModifier);
        }
        QWidget *shown = fixture.page(page);
        QTRY_VERIFY(action(fixture, u"chooseColumns"_s)->isEnabled());
        // From the menu as from the page's own button.
        action(fixture, u"chooseColumns"_s)->trigger();
        QTRY_VERIFY(isShown(u"columnMenu"_s));
        const QStringList byMenu = entriesOf(find<QMenu>(u"columnMenu"_s));
        find<QMenu>(u"columnMenu"_s)->close();
        QTRY_VERIFY(!isShown(u"columnMenu"_s));
        QCOMPARE(byMenu.value(0), first);
        find<QAbstractButton>(u"columns"_s, shown)->click();
        QTRY_VERIFY(isShown(u"columnMenu"_s));
        auto *menu = find<QMenu>(u"columnMenu"_s);
        QCOMPARE(entriesOf(menu), byMenu);
        // Its second column goes.
        QHeaderView *header = nullptr;
        for (QHeaderView *one : shown->findChildren<QHeaderView *>(u"header"_s)) {
            if (one->isVisible())
                header = one;
        }
        QVERIFY(header);
        QVERIFY(!header->isSectionHidden(1));
        menu->actions().at(1)->trigger();
        menu->close();
        QVERIFY(header->isSectionHidden(1));
    }

    void theKeysAreListed()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.open();
        QTRY_VERIFY(isShown(u"table"_s, fixture.page(u"campaignsPage"_s)));
        press(Qt::Key_F1);
        QTRY_VERIFY(isShown(u"keysDialog"_s));
        QWidget *dialog = findWidget(u"keysDialog"_s);
        QStringList labels;
        for (const QLabel *label : dialog->findChildren<QLabel *>(u"detailsLabel"_s))
            labels.push_back(label->text());
        // Every key that a menu names, and those that none does.
        int named = 0;
        for (const QAction *one : fixture.window().findChildren<QAction *>()) {
            if (one->shortcut().isEmpty() || one->objectName().isEmpty())
                continue;
            ++named;
            const QString key = one->shortcut().toString(QKeySequence::NativeText);
            QVERIFY2(labels.contains(key), qPrintable(key));
        }
        QVERIFY(named > 12);
        for (const QString &key : {u"Space"_s, u"Ctrl+M"_s, u"Ctrl+Return"_s, u"Del"_s})
            QVERIFY2(labels.contains(key), qPrintable(key));
        QCOMPARE(missing(dialog).join(u'\n'), QString());
        QApplication::setActiveWindow(dialog);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!isShown(u"keysDialog"_s));
    }

    void thePaneSaysNothingWhereNothingCanBePicked()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.provider.hold(Method::Campaigns);
        fixture.open();
        const auto heading = [] { return textOf(u"detailsHeading"_s); };
        QVERIFY(isShown(u"detailsPane"_s));
        QTRY_COMPARE(heading(), QString()); // loading
        Error error(ErrorKind::Server, u"upstream"_s);
        error.httpStatus = 503;
        fixture.provider.fail(Method::Campaigns, error);
        fixture.provider.release(Method::Campaigns);
        QTRY_VERIFY(isShown(u"stateHeading"_s));
        QTest::qWait(0);
        QCOMPARE(heading(), QString()); // failed
        find<QAbstractButton>(u"stateAction"_s)->click();
        QTRY_VERIFY(isShown(u"table"_s, fixture.page(u"campaignsPage"_s)));
        QTRY_VERIFY(!heading().isEmpty());
        // A filter that nothing passes; the campaign that was looked at is not shown any more.
        press(Qt::Key_2, Qt::ControlModifier);
        QTRY_VERIFY(isShown(u"table"_s, fixture.page(u"certificationsPage"_s)));
        QTRY_COMPARE(heading(), u"Nothing is selected"_s);
        find<QLineEdit>(u"search"_s, fixture.page(u"certificationsPage"_s))->setText(u"nobody at all"_s);
        QTRY_COMPARE(heading(), QString());
        press(Qt::Key_4, Qt::ControlModifier); // no run was ever sent
        QTest::qWait(0);
        QTRY_COMPARE(heading(), QString());
    }
};

QTEST_MAIN(MenusStory)
#include "tst_story_menus.moc"
