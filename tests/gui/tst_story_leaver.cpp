// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody leaves: all her certifications, over all campaigns, go to her manager.
#include "models/tables/table_model.h"
#include "tests/gui/window_fixture.h"
#include "tests/support/qt_warnings.h"
#include "ui/common/details_pane.h"
#include "ui/common/details_parts.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;
using Method = FakeProvider::Method;

namespace {

/// Karoline left: she holds four certifications in two campaigns, one of them signed off. Hubert is her manager.
struct Leaver : WindowFixture
{
    Leaver()
    {
        fill();
        Identity &karoline = provider.addIdentity(u"karo"_s, u"Karoline Aasen"_s);
        karoline.state = {IdentityState::InactiveLongTerm, u"INACTIVE_LONG_TERM"_s};
        karoline.managerId = IdentityId(u"hubert"_s);
        karoline.managerName = u"Hubert Wolfe"_s;
        provider.addIdentity(u"hubert"_s, u"Hubert Wolfe"_s);
        for (const auto &[id, campaign] : {std::pair(u"k1"_s, u"q3"_s), std::pair(u"k2"_s, u"q3"_s),
                                           std::pair(u"k3"_s, u"vpn"_s), std::pair(u"k4"_s, u"vpn"_s)}) {
            Certification &row = provider.addCertification(id, campaign, u"karo"_s);
            row.reviewer.name = u"Karoline Aasen"_s;
            row.campaign.name = campaign == u"q3"_s ? u"Q3 manager review"_s : u"Contractors with VPN"_s;
            row.decisionsMade = 0;
            row.decisionsTotal = 5;
            provider.addItem(id + u"-1", id, u"zoe"_s, u"payroll"_s);
        }
        Certification &done = *provider.certification(CertificationId(u"k4"_s));
        done.phase = {CertificationPhase::Signed, u"SIGNED"_s};
        done.signedAt = QDateTime(QDate(2026, 2, 1), QTime(12, 0), Qt::UTC);
    }

    QWidget *certifications()
    {
        press(Qt::Key_2, Qt::ControlModifier);
        QWidget *shown = page(u"certificationsPage"_s);
        return QTest::qWaitFor([shown] { return isShown(u"table"_s, shown); }) ? shown : nullptr;
    }

    /// Types into the chip's search and takes the first person.
    static void find(const QString &name)
    {
        QTest::keyClick(findWidget(u"chipPerson"_s), Qt::Key_Return);
        QVERIFY(QTest::qWaitFor([] { return isShown(u"personPopup"_s); }));
        auto *search = test::find<QLineEdit>(u"personSearch"_s);
        const bool blank = textOf(u"chipPerson"_s) == u"Reviewer"_s; // nobody is chosen yet: only the field
        QCOMPARE(isShown(u"personList"_s), !blank);
        const int height = findWidget(u"personPopup"_s)->height();
        QTest::keyClicks(search, name);
        QVERIFY(isShown(u"personList"_s));
        QVERIFY(!blank || findWidget(u"personPopup"_s)->height() > height);
        auto *people = test::find<QAbstractItemView>(u"personList"_s);
        QVERIFY(QTest::qWaitFor([people] { return people->model()->rowCount() > 0; }));
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(QTest::qWaitFor([] { return !isShown(u"personPopup"_s); }));
    }
};

} // namespace

class LeaverStory : public QObject
{
    Q_OBJECT

private:
    /// Opens the context menu and takes one of its entries; false: it is disabled.
    static bool trigger(QAbstractItemView *table, const QString &name)
    {
        Q_EMIT table->customContextMenuRequested(QPoint(5, 5));
        auto *menu = find<QMenu>(u"rowMenu"_s);
        bool enabled = false;
        for (QAction *action : menu->actions()) {
            if (action->objectName() != name)
                continue;
            enabled = action->isEnabled();
            action->trigger();
        }
        menu->close();
        return enabled;
    }

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void herCertificationsGoToTheManager()
    {
        Leaver story;
        story.provider.delay(Method::Send, story.scheduler, Millis(50)); // a call is out before it has a task
        story.open();
        QWidget *page = story.certifications();
        auto *table = find<QAbstractItemView>(u"table"_s, page);
        QTRY_COMPARE(table->model()->rowCount(), 9);
        Leaver::find(u"karo"_s);
        QTRY_COMPARE(columnOf(table, 0),
                     (QStringList{u"Karoline Aasen"_s, u"Karoline Aasen"_s, u"Karoline Aasen"_s, u"Karoline Aasen"_s}));
        QVERIFY(textOf(u"chipPerson"_s).contains(u"Karoline Aasen"_s));
        // That she cannot act is read in the background, and stands beside her name.
        const auto side = [table] {
            return table->model()->index(0, 0).data(TableModel::SideRole).value<StateWord>().word;
        };
        QTRY_COMPARE(side(), u"inactive"_s);

        table->setFocus();
        press(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(textOf(u"selectionCount"_s, page), u"4 selected"_s);
        QCOMPARE(textOf(u"selectionFact"_s, page), u"15 undecided items"_s);
        auto *pane = test::find<DetailsPane>(u"detailsPane"_s);
        QTRY_VERIFY(plainText(pane->content()).contains(u"inactive, holds 4 of the 4."_s));
        QCOMPARE(pane->content().heading, u"4 certifications"_s);
        QCOMPARE(pane->content().note, u"held by 1 reviewer in 2 campaigns"_s);

        QVERIFY(story.reassign());
        story.chooseReviewer(u"hubert"_s);
        story.giveReason(u"Karoline has left"_s);
        auto *send = find<QAbstractButton>(u"send"_s);
        QTRY_COMPARE(send->text(), u"Reassign 3 certifications"_s);
        QTRY_VERIFY(send->isEnabled());
        send->click();
        QTRY_COMPARE(story.provider.sent.size(), size_t{2});
        story.endTasks(TaskState::Succeeded);
        QTRY_VERIFY(story.desk().openCalls() == 0);

        // The list is true without a refresh: what moved is not hers any more.
        QApplication::setActiveWindow(&story.window());
        press(Qt::Key_2, Qt::ControlModifier);
        QTRY_COMPARE(columnOf(table, 0), QStringList{u"Karoline Aasen"_s});
        QTRY_COMPARE(textOf(u"selectionFact"_s, page), u"3 moved to ⁨hubert⁩"_s);
        // Shown again, the list of everybody has them with their new reviewer.
        QTest::keyClick(findWidget(u"chipPerson"_s), Qt::Key_Delete);
        QTRY_COMPARE(table->model()->rowCount(), 9);
        QCOMPARE(columnOf(table, 0).count(u"Karoline Aasen"_s), 1);
        QCOMPARE(columnOf(table, 0).count(u"Hubert Wolfe"_s) + columnOf(table, 0).count(u"hubert"_s), 3);
    }

    /// Opened on the certifications, with no list of campaigns read: what is selected has theirs read.
    void aClosedCampaignIsNotCountedAsOpen()
    {
        Leaver story;
        Certification &over = story.provider.addCertification(u"k5"_s, u"old"_s, u"karo"_s);
        over.reviewer.name = u"Karoline Aasen"_s;
        story.uiSettings.setLastPage(u"certificationsPage"_s);
        story.provider.hold(Method::Campaigns);
        story.open();
        QWidget *page = story.page(u"certificationsPage"_s);
        QTRY_VERIFY(isShown(u"table"_s, page));
        auto *table = find<QAbstractItemView>(u"table"_s, page);
        QTRY_COMPARE(table->model()->rowCount(), 10);
        selectRows(table, {u"Karoline Aasen"_s});
        const auto told = [] { return plainText(test::find<DetailsPane>(u"detailsPane"_s)->content()); };
        QTRY_VERIFY2(told().contains(u"Can be reassigned · 0 of 5, not known for 4"_s), qPrintable(told()));
        story.provider.release(Method::Campaigns);
        QTRY_VERIFY2(told().contains(u"Can be reassigned · 3 of 5\n"_s), qPrintable(told()));
        QVERIFY(told().contains(u"Campaign not open, will be left out: 1"_s));
        // The list of campaigns, the first row's campaign, then those of all other rows: each once, not each row.
        QVERIFY(story.provider.asked(Method::Campaigns) <= 3);
    }

    void allOfOneReviewer()
    {
        Leaver story;
        story.open();
        QAbstractItemView *table = story.openCampaign(u"Q3 manager review"_s);
        QVERIFY(table);
        QTRY_COMPARE(table->model()->rowCount(), 7);
        const QModelIndex karoline =
            table->model()->match(table->model()->index(0, 0), Qt::DisplayRole, u"Karoline Aasen"_s)[0];
        table->setCurrentIndex(karoline);
        trigger(table, u"ofReviewer"_s);
        QWidget *page = story.page(u"certificationsPage"_s);
        QTRY_VERIFY(isShown(u"table"_s, page));
        auto *all = find<QAbstractItemView>(u"table"_s, page);
        QTRY_COMPARE(columnOf(all, 0), QStringList(4, u"Karoline Aasen"_s));
        QVERIFY(textOf(u"chipPerson"_s).contains(u"Karoline Aasen"_s));
        // There too, whatever was searched for: another row, another person.
        QTest::keyClick(findWidget(u"chipPerson"_s), Qt::Key_Delete);
        QTRY_COMPARE(all->model()->rowCount(), 9);
        find<QLineEdit>(u"search"_s, page)->setText(u"bea"_s);
        QTRY_COMPARE(all->model()->rowCount(), 1);
        all->setCurrentIndex(all->model()->index(0, 0));
        trigger(all, u"ofReviewer"_s);
        QTRY_COMPARE(columnOf(all, 0), QStringList{u"Bea"_s});
        QCOMPARE(textOf(u"search"_s, page), QString());
    }

    void aGroupIsNobodyToAskFor()
    {
        Leaver story;
        story.provider.certificationTable.front().reviewer.type = {ReviewerType::GovernanceGroup,
                                                                   u"GOVERNANCE_GROUP"_s};
        story.open();
        QAbstractItemView *table = story.openCampaign(u"Q3 manager review"_s);
        QVERIFY(table);
        QTRY_COMPARE(table->model()->rowCount(), 7);
        const QModelIndex group = table->model()->match(table->model()->index(0, 0), Qt::DisplayRole, u"Bea"_s)[0];
        table->setCurrentIndex(group);
        QVERIFY(!trigger(table, u"ofReviewer"_s));
        table->setCurrentIndex(group.siblingAtRow(group.row() == 0 ? 1 : 0));
        QVERIFY(trigger(table, u"ofReviewer"_s));
    }

    void anotherPersonLeavesTheSelection()
    {
        Leaver story;
        story.open();
        QWidget *page = story.certifications();
        auto *table = find<QAbstractItemView>(u"table"_s, page);
        QTRY_COMPARE(table->model()->rowCount(), 9);
        selectRows(table, {u"Bea"_s, u"Karoline Aasen"_s});
        QCOMPARE(textOf(u"selectionCount"_s, page), u"5 selected"_s);
        Leaver::find(u"karo"_s);
        QTRY_COMPARE(table->model()->rowCount(), 4);
        QTRY_VERIFY(textOf(u"loadText"_s, page).startsWith(u"4 certifications"_s));
        QCOMPARE(textOf(u"selectionCount"_s, page), u"5 selected"_s);
        QVERIFY(textOf(u"selectionFact"_s, page).startsWith(u"1 not shown"_s));
        press(Qt::Key_F5);
        QTRY_VERIFY(textOf(u"loadText"_s, page).startsWith(u"4 certifications"_s));
        QCOMPARE(textOf(u"selectionCount"_s, page), u"5 selected"_s);
        QTest::keyClick(findWidget(u"chipPerson"_s), Qt::Key_Delete);
        QTRY_COMPARE(table->model()->rowCount(), 9);
        QTRY_VERIFY(textOf(u"loadText"_s, page).startsWith(u"9 certifications"_s));
        QCOMPARE(textOf(u"selectionCount"_s, page), u"5 selected"_s);
        QVERIFY(!textOf(u"selectionFact"_s, page).contains(u"not shown"_s));
        // What is let go while it is not of the list is not kept.
        Leaver::find(u"karo"_s);
        QTRY_COMPARE(table->model()->rowCount(), 4);
        find<QAbstractButton>(u"clearSelection"_s, page)->click();
        QTRY_VERIFY(textOf(u"loadText"_s, page).startsWith(u"4 certifications"_s));
        QTest::keyClick(findWidget(u"chipPerson"_s), Qt::Key_Delete);
        QTRY_COMPARE(table->model()->rowCount(), 9);
    }

    void severalPeopleAreOneList()
    {
        Leaver story;
        Certification &mine = story.provider.addCertification(u"h1"_s, u"q3"_s, u"hubert"_s);
        mine.reviewer.name = u"Hubert Wolfe"_s;
        story.open();
        QWidget *page = story.certifications();
        auto *table = find<QAbstractItemView>(u"table"_s, page);
        QTRY_COMPARE(table->model()->rowCount(), 10);
        Leaver::find(u"karo"_s);
        QTRY_COMPARE(table->model()->rowCount(), 4);
        Leaver::find(u"hub"_s);
        QTRY_COMPARE(table->model()->rowCount(), 5);
        QCOMPARE(columnOf(table, 0).count(u"Hubert Wolfe"_s), 1);
        // Chosen once more, somebody is taken out.
        Leaver::find(u"karo"_s);
        QTRY_COMPARE(columnOf(table, 0), QStringList{u"Hubert Wolfe"_s});
        // A person without certifications is no error.
        Leaver::find(u"zoe"_s);
        QTRY_COMPARE(columnOf(table, 0), QStringList{u"Hubert Wolfe"_s});
    }

    void rowsThatVanishAreSaid()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.open();
        QAbstractItemView *table = fixture.openCampaign(u"Q3 manager review"_s);
        QVERIFY(table);
        QTRY_COMPARE(table->model()->rowCount(), 5);
        selectRows(table, {u"Bea"_s, u"Carl"_s, u"Dora"_s});
        std::erase_if(fixture.provider.certificationTable, [](const Certification &row) {
            return row.id == CertificationId(u"c1"_s) || row.id == CertificationId(u"c2"_s);
        });
        press(Qt::Key_F5);
        QTRY_COMPARE(table->model()->rowCount(), 3);
        QCOMPARE(textOf(u"selectionCount"_s), u"1 selected"_s);
        QCOMPARE(textOf(u"selectionFact"_s), u"3 undecided items · 2 of the selected rows are gone"_s);
        selectRows(table, {u"Dora"_s, u"Fay"_s});
        QCOMPARE(textOf(u"selectionFact"_s), u"6 undecided items"_s);
    }

    void theMenuCopiesAndSelects()
    {
        WindowFixture fixture;
        fixture.fill();
        fixture.open();
        QAbstractItemView *table = fixture.openCampaign(u"Q3 manager review"_s);
        QVERIFY(table);
        QTRY_COMPARE(table->model()->rowCount(), 5);
        find<QLineEdit>(u"search"_s, fixture.page(u"campaignCertificationsPage"_s))->setText(u"begun"_s);
        QCOMPARE(table->model()->rowCount(), 4);
        const auto act = [table](const QString &name) { QVERIFY(trigger(table, name)); };
        act(u"selectMatching"_s);
        QTRY_COMPARE(textOf(u"selectionCount"_s), u"4 selected"_s);
        act(u"copyIds"_s);
        QCOMPARE(QApplication::clipboard()->text().split(u'\n').size(), 4);
        act(u"reassignRows"_s);
        QTRY_VERIFY(isShown(u"reassignDialog"_s));
    }
};

QTEST_MAIN(LeaverStory)
#include "tst_story_leaver.moc"
