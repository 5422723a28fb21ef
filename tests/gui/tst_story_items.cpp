// SPDX-License-Identifier: GPL-3.0-or-later
// One person's items go to somebody else; the rest of the certification stays.
#include "models/tables/table_model.h"
#include "tests/gui/window_fixture.h"
#include "tests/support/qt_warnings.h"
#include "ui/common/details_pane.h"
#include "ui/common/details_parts.h"

#include <QApplication>
#include <QDialog>
#include <QTreeView>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

/// Bea's certification with five items of two people, opened.
struct Items : WindowFixture
{
    Items()
    {
        fill();
        provider.addItem(u"c1-3"_s, u"c1"_s, u"zoe"_s, u"admin"_s).privileged = true;
        provider.addItem(u"c1-4"_s, u"c1"_s, u"zoe"_s, u"vpn"_s);
        provider.addItem(u"c1-5"_s, u"c1"_s, u"Bea"_s, u"vpn"_s);
        for (Identity &person : provider.identityTable)
            person.department = u"Finance"_s;
    }

    QTreeView *openItems()
    {
        open();
        QAbstractItemView *table = openCampaign(u"Q3 manager review"_s);
        if (!table || !QTest::qWaitFor([table] { return table->model()->rowCount() == 5; }))
            return nullptr;
        table->setCurrentIndex(table->model()->index(0, 0));
        QTest::keyClick(table, Qt::Key_Return);
        if (!QTest::qWaitFor([this] { return isShown(u"tree"_s, page(u"itemsPage"_s)); }))
            return nullptr;
        auto *tree = find<QTreeView>(u"tree"_s, page(u"itemsPage"_s));
        return QTest::qWaitFor([tree] { return tree->model()->rowCount() > 0; }) ? tree : nullptr;
    }

    static QModelIndex group(const QTreeView *tree, const QString &name)
    {
        for (int row = 0; row < tree->model()->rowCount(); ++row) {
            const QModelIndex index = tree->model()->index(row, 0);
            if (index.data().toString() == name)
                return index;
        }
        return {};
    }

    static void click(QTreeView *tree, const QModelIndex &index)
    {
        tree->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        tree->setFocus();
    }
};

} // namespace

class ItemsStory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void onePersonsItemsAreHandedOver()
    {
        Items story;
        QTreeView *tree = story.openItems();
        QVERIFY(tree);
        QWidget *page = story.page(u"itemsPage"_s);
        QTRY_COMPARE(textOf(u"loadText"_s, page), u"5 items, 3 identities"_s);
        QCOMPARE(textOf(u"title"_s, page), u"Bea"_s);
        const QModelIndex zoe = Items::group(tree, u"zoe"_s);
        QVERIFY(zoe.isValid());
        QCOMPARE(tree->model()->rowCount(zoe), 3);
        QVERIFY(tree->isExpanded(zoe));
        // The reviewer reviews her own access.
        QCOMPARE(Items::group(tree, u"Bea"_s).data(TableModel::SideRole).value<StateWord>().word, u"is the reviewer"_s);
        // A department is read in the background.
        QTRY_COMPARE(Items::group(tree, u"zoe"_s).data(TableModel::NoteRole).toString(), u"Finance"_s);

        Items::click(tree, Items::group(tree, u"zoe"_s));
        QCOMPARE(textOf(u"selectionCount"_s, page), u"3 selected"_s);
        QCOMPARE(textOf(u"selectionFact"_s, page), u"1 identity"_s);
        QCOMPARE(textOf(u"reassign"_s, page), u"Reassign 3 items…"_s);
        auto *pane = find<DetailsPane>(u"detailsPane"_s);
        QTRY_COMPARE(pane->content().heading, u"3 items"_s);
        QCOMPARE(pane->content().note, u"of 1 identity, 1 privileged"_s);

        QVERIFY(story.reassign());
        story.chooseReviewer(u"otto"_s);
        story.giveReason(u"Knows her work"_s);
        auto *send = find<QAbstractButton>(u"send"_s);
        QTRY_COMPARE(send->text(), u"Reassign 3 items"_s);
        QTRY_VERIFY(send->isEnabled());
        send->click();
        QTRY_COMPARE(story.provider.sent.size(), size_t{1});
        QCOMPARE(story.provider.sent.front().rows.size(), size_t{3});
        story.endTasks(TaskState::Succeeded);
        QTRY_COMPARE(story.desk().openCalls(), 0);
        // What moved leaves the list by itself.
        QTRY_COMPARE(tree->model()->rowCount(), 2);
        QVERIFY(!Items::group(tree, u"zoe"_s).isValid());
    }

    void theSameItemsByAccess()
    {
        Items story;
        QTreeView *tree = story.openItems();
        QVERIFY(tree);
        QTRY_COMPARE(tree->model()->rowCount(), 3);
        Items::click(tree, Items::group(tree, u"zoe"_s));
        find<QAbstractButton>(u"byAccess"_s)->click();
        QTRY_COMPARE(columnOf(tree, 0), (QStringList{u"admin"_s, u"payroll"_s, u"vpn"_s}));
        const QModelIndex vpn = Items::group(tree, u"vpn"_s);
        QCOMPARE(tree->model()->rowCount(vpn), 2);
        // What is selected stays selected.
        QCOMPARE(textOf(u"selectionCount"_s), u"3 selected"_s);
        find<QAbstractButton>(u"byIdentity"_s)->click();
        QTRY_COMPARE(tree->model()->rowCount(Items::group(tree, u"zoe"_s)), 3);
    }

    void thePaneSaysAllOfOneItem()
    {
        Items story;
        QTreeView *tree = story.openItems();
        QVERIFY(tree);
        const QModelIndex zoe = Items::group(tree, u"zoe"_s);
        Items::click(tree, tree->model()->index(0, 0, zoe));
        QCOMPARE(textOf(u"selectionCount"_s), u"1 selected"_s);
        auto *pane = find<DetailsPane>(u"detailsPane"_s);
        QTRY_COMPARE(pane->content().heading, u"admin"_s);
        QTRY_VERIFY(plainText(pane->content()).contains(u"Department: Finance"_s));
        QVERIFY(plainText(pane->content()).contains(u"Privileged: yes"_s));
    }

    void whatIsSignedOffIsExplained()
    {
        Items story;
        Certification &closed = *story.provider.certification(CertificationId(u"c1"_s));
        closed.phase = {CertificationPhase::Signed, u"SIGNED"_s};
        QTreeView *tree = story.openItems();
        QVERIFY(tree);
        Items::click(tree, Items::group(tree, u"zoe"_s));
        QVERIFY(!find<QAbstractButton>(u"reassign"_s)->isEnabled());
        QVERIFY(textOf(u"selectionFact"_s).endsWith(u"Signed off: its items can no longer be reassigned"_s));
        press(Qt::Key_R, Qt::ControlModifier);
        QTRY_COMPARE(textOf(u"statusHint"_s), u"Signed off: its items can no longer be reassigned"_s);
    }
};

QTEST_MAIN(ItemsStory)
#include "tst_story_items.moc"
