// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that can be reached with the keyboard has a name, on every page and in the dialog.
#include "tests/gui/window_fixture.h"
#include "tests/support/qt_warnings.h"

#include <QAccessible>
#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QTabWidget>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

class NamesStory : public QObject
{
    Q_OBJECT

private:
    /// What a screen reader would call nothing, or a test could not find.
    static QStringList nameless(const QWidget *root)
    {
        QStringList found;
        int seen = 0;
        for (QWidget *widget : root->findChildren<QWidget *>()) {
            const bool reachable = widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus);
            if (!reachable || widget->focusProxy())
                continue;
            ++seen;
            const QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
            const QString what = QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName();
            if (!spoken || spoken->text(QAccessible::Name).trimmed().isEmpty())
                found.push_back(what + u" has no accessible name"_s);
            if (widget->objectName().isEmpty())
                found.push_back(what + u" has no object name"_s);
        }
        if (seen < 3)
            found.push_back(u"only %1 widgets can be reached"_s.arg(seen));
        return found;
    }

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void everyPageAndTheDialog()
    {
        WindowFixture fixture;
        fixture.fill();
        MainWindow &window = fixture.open();
        QTRY_VERIFY(isShown(u"table"_s, fixture.page(u"campaignsPage"_s)));
        QCOMPARE(nameless(&window), QStringList());
        QAbstractItemView *table = fixture.openCampaign(u"Q3 manager review"_s);
        QVERIFY(table);
        QTRY_COMPARE(table->model()->rowCount(), 5);
        QCOMPARE(nameless(&window), QStringList());
        QTRY_VERIFY(table->hasFocus());
        press(Qt::Key_Return);
        QTRY_VERIFY(isShown(u"table"_s, fixture.page(u"itemsPage"_s)));
        QCOMPARE(nameless(&window), QStringList());
        selectRows(find<QAbstractItemView>(u"table"_s, fixture.page(u"itemsPage"_s)), {u"zoe"_s});
        QDialog *ofItems = fixture.reassign();
        QVERIFY(ofItems);
        find<QAbstractButton>(u"advanced"_s)->click();
        QCOMPARE(nameless(ofItems), QStringList());
        ofItems->reject();
        QTRY_VERIFY(!isShown(u"reassignDialog"_s));
        QApplication::setActiveWindow(&window);
        press(Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(nameless(&window), QStringList());

        press(Qt::Key_2, Qt::ControlModifier);
        QWidget *page = fixture.page(u"certificationsPage"_s);
        QTRY_VERIFY(isShown(u"table"_s, page));
        selectRows(find<QAbstractItemView>(u"table"_s, page), {u"Bea"_s, u"Emil"_s});
        qInfo() << QApplication::activeWindow() << QApplication::focusWidget() << window.findChild<QAction*>(u"reassignSelection"_s)->isEnabled() << textOf(u"selectionCount"_s, page) << isShown(u"reassignDialog"_s) << QApplication::activeModalWidget() << window.isEnabled() << page->isVisible();
        QDialog *dialog = fixture.reassign();
        QVERIFY(dialog);
        QCOMPARE(nameless(dialog), QStringList());
        fixture.chooseReviewer(u"otto"_s);
        fixture.giveReason(u"New team"_s);
        QTRY_VERIFY(find<QAbstractButton>(u"send"_s)->isEnabled());
        for (int tab = 0; tab < 3; ++tab) {
            find<QTabWidget>(u"planTabs"_s)->setCurrentIndex(tab);
            QCOMPARE(nameless(dialog), QStringList());
        }
        find<QAbstractButton>(u"send"_s)->click();
        QTRY_VERIFY(isShown(u"taskDetails"_s));
        QCOMPARE(nameless(&window), QStringList());
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

QTEST_MAIN(NamesStory)
#include "tst_story_names.moc"
