// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/certification_table.h"
#include "models/tables/table_facets.h"
#include "models/tables/task_tables.h"
#include "tests/gui/table_rows.h"
#include "tests/support/qt_warnings.h"
#include "ui/common/baton_style.h"
#include "ui/common/facet_model.h"
#include "ui/common/facet_popup.h"
#include "ui/common/facet_toggles.h"
#include "ui/common/filter_bar.h"
#include "ui/common/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

QToolButton *chip(const QWidget &bar, const QString &name)
{
    auto *button = bar.findChild<QToolButton *>(name);
    Q_ASSERT(button);
    return button;
}

/// The popup that a chip has opened; it deletes itself when it closes.
struct Popup
{
    explicit Popup(const QWidget &chip)
        : frame(chip.findChild<FacetPopup *>(u"facetPopup"_s)), list(frame->findChild<QListView *>(u"facetValues"_s)),
          search(frame->findChild<QLineEdit *>(u"facetSearch"_s)),
          clear(frame->findChild<QToolButton *>(u"facetClear"_s))
    {
    }

    QStringList labels() const
    {
        QStringList all;
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            const QModelIndex at = list->model()->index(row, 0);
            all.push_back(at.data().toString() + u' ' + at.data(FacetModel::CountRole).toString());
        }
        return all;
    }

    FacetPopup *frame;
    QListView *list;
    QLineEdit *search;
    QToolButton *clear;
};

QString bare(QString text)
{
    return text.remove(QChar(0x2068)).remove(QChar(0x2069));
}

} // namespace

class FilterBarTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new BatonStyle); }
    void init() { failOnUnexpectedWarnings(); }

    void oneChipForEachFacet()
    {
        CertificationTable table;
        const FilterBar all(table);
        QCOMPARE(all.findChildren<QToolButton *>().size(), 6);
        const FilterBar some(table, {"state"_L1, "due"_L1});
        QCOMPARE(some.findChildren<QToolButton *>().size(), 2);
        QCOMPARE(chip(some, u"chipState"_s)->text(), u"State"_s);
        QCOMPARE(chip(some, u"chipState"_s)->accessibleName(), u"Filter by State"_s);
        QVERIFY(chip(some, u"chipDue"_s)->focusPolicy() & Qt::TabFocus);
    }

    void aChipSaysWhatIsPicked()
    {
        CertificationTable table;
        table.upsert(someCertifications(60));
        FilterBar bar(table);
        QToolButton *state = chip(bar, u"chipState"_s);
        QToolButton *reviewer = chip(bar, u"chipReviewer"_s);
        const int atRest = state->sizeHint().width();
        table.setFacet("state"_L1, {u"signed"_s});
        QCOMPARE(bare(state->text()), u"State: Signed off"_s);
        QCOMPARE(bare(state->accessibleName()), u"Filter, State: Signed off"_s);
        QVERIFY(state->sizeHint().width() > atRest);
        QCOMPARE(bar.inUse(), 1);
        table.setFacet("state"_L1, {u"signed"_s, u"begun"_s});
        QCOMPARE(bare(state->text()), u"State: Begun, Signed off"_s);
        table.setFacet("reviewer"_L1, {u"r1"_s, u"r2"_s, u"r3"_s, u"r4"_s, u"r5"_s});
        QCOMPARE(reviewer->text(), u"Reviewer: 5 of 20"_s);
        QVERIFY(reviewer->toolTip().contains(u"Reviewer 4"_s));
        // A new name of what is picked.
        table.setFacet("reviewer"_L1, {u"r1"_s});
        std::vector<Certification> rows = someCertifications(2);
        rows[1].reviewer.name = u"<b>Ana</b>"_s;
        table.upsert(rows);
        QCOMPARE(bare(reviewer->text()), u"Reviewer: <b>Ana</b>"_s);
        QVERIFY(reviewer->toolTip().contains(u"&lt;b&gt;"_s));
        table.clearFacets();
        QCOMPARE(state->text(), u"State"_s);
        QCOMPARE(bar.inUse(), 0);
    }

    void theCrossShowsAllAgain()
    {
        CertificationTable table;
        table.upsert(someCertifications(60));
        FilterBar bar(table);
        bar.show();
        QToolButton *state = chip(bar, u"chipState"_s);
        table.setFacet("state"_L1, {u"signed"_s});
        bar.adjustSize();
        QTest::mouseClick(state, Qt::LeftButton, {}, {state->width() - 12, state->height() / 2});
        QVERIFY(table.facet("state"_L1).isEmpty());
        QVERIFY(!state->findChild<FacetPopup *>());
        table.setFacet("state"_L1, {u"signed"_s});
        QTest::keyClick(state, Qt::Key_Delete);
        QVERIFY(table.facet("state"_L1).isEmpty());
    }

    void pickedByTheKeyboard()
    {
        CertificationTable table;
        table.upsert(someCertifications(60));
        FilterBar bar(table);
        bar.show();
        QToolButton *state = chip(bar, u"chipState"_s);
        QTest::keyClick(state, Qt::Key_Space);
        const Popup popup(*state);
        QVERIFY(popup.frame->isVisible());
        QVERIFY(!popup.search->isVisible());
        QCOMPARE(popup.labels(), (QStringList{u"Not begun 12"_s, u"Begun 36"_s, u"Signed off 12"_s}));
        QVERIFY(popup.list->hasFocus());
        QTest::keyClick(popup.list, Qt::Key_Space);
        QCOMPARE(table.facet("state"_L1), QSet<QString>{u"notBegun"_s});
        QTest::keyClick(popup.list, Qt::Key_Down);
        QTest::keyClick(popup.list, Qt::Key_Down);
        QTest::keyClick(popup.list, Qt::Key_Space);
        QCOMPARE(table.facet("state"_L1), (QSet<QString>{u"notBegun"_s, u"signed"_s}));
        QCOMPARE(table.rowCount(), 24);
        // Its own counts are those of all else: they stay.
        QCoreApplication::processEvents();
        QCOMPARE(popup.labels(), (QStringList{u"Not begun 12"_s, u"Begun 36"_s, u"Signed off 12"_s}));
        QTest::keyClick(popup.list, Qt::Key_Space);
        QTest::keyClick(popup.list, Qt::Key_Return);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(!state->findChild<FacetPopup *>());
        QCOMPARE(table.facet("state"_L1), QSet<QString>{u"notBegun"_s});
    }

    void escapePutsBackWhatWas()
    {
        CertificationTable table;
        table.upsert(someCertifications(60));
        table.setFacet("state"_L1, {u"begun"_s});
        FilterBar bar(table);
        bar.show();
        QToolButton *state = chip(bar, u"chipState"_s);
        QTest::keyClick(state, Qt::Key_Down);
        const Popup popup(*state);
        QCOMPARE(popup.list->currentIndex().row(), 0);
        QVERIFY(popup.clear->isEnabled());
        QTest::keyClick(popup.list, Qt::Key_Space);
        QCOMPARE(table.facet("state"_L1).size(), 2);
        popup.clear->click();
        QVERIFY(table.facet("state"_L1).isEmpty());
        QVERIFY(!popup.clear->isEnabled());
        QTest::keyClick(popup.list, Qt::Key_Escape);
        QCOMPARE(table.facet("state"_L1), QSet<QString>{u"begun"_s});
    }

    void manyValuesAreSearched()
    {
        CertificationTable table;
        table.upsert(someCertifications(60));
        FilterBar bar(table);
        bar.show();
        QToolButton *reviewer = chip(bar, u"chipReviewer"_s);
        reviewer->click();
        const Popup popup(*reviewer);
        QVERIFY(popup.search->isVisible());
        QVERIFY(popup.search->hasFocus());
        QCOMPARE(popup.list->model()->rowCount(), 20);
        QTest::keyClicks(popup.search, u"reviewer 19"_s);
        QCOMPARE(popup.labels(), QStringList{u"Reviewer 19 3"_s});
        QVERIFY(table.facet("reviewer"_L1).isEmpty());
        QTest::keyClick(popup.search, Qt::Key_Down);
        QTest::keyClick(popup.list, Qt::Key_Space);
        QCOMPARE(table.facet("reviewer"_L1), QSet<QString>{u"r19"_s});
        QTest::keyClick(popup.list, Qt::Key_Up);
        QVERIFY(popup.search->hasFocus());
        QTest::keyClick(popup.search, Qt::Key_Enter);
        QCOMPARE(table.rowCount(), 3);
    }

    void aClickOnALineChecksIt()
    {
        CertificationTable table;
        table.upsert(someCertifications(60));
        FilterBar bar(table);
        bar.show();
        QToolButton *campaign = chip(bar, u"chipCampaign"_s);
        campaign->click();
        const Popup popup(*campaign);
        const QRect line = popup.list->visualRect(popup.list->model()->index(1, 0));
        for (const int x : {line.left() + 14, line.center().x()}) { // the box and the words
            QTest::mouseClick(popup.list->viewport(), Qt::LeftButton, {}, {x, line.center().y()});
            QCOMPARE(table.facet("campaign"_L1), QSet<QString>{u"c1"_s});
            QTest::mouseClick(popup.list->viewport(), Qt::LeftButton, {}, {x, line.center().y()});
            QVERIFY(table.facet("campaign"_L1).isEmpty());
        }
    }

    /// Pages that come while the list is open are counted, and the current value stays current.
    void followsTheTableWhileItIsOpen()
    {
        CertificationTable table;
        table.upsert(someCertifications(6));
        FilterBar bar(table);
        bar.show();
        QToolButton *reviewer = chip(bar, u"chipReviewer"_s);
        reviewer->click();
        const Popup popup(*reviewer);
        popup.list->setCurrentIndex(popup.list->model()->index(5, 0));
        table.upsert(someCertifications(15));
        QCoreApplication::processEvents();
        QCOMPARE(popup.list->model()->rowCount(), 15);
        QCOMPARE(popup.list->currentIndex().data().toString(), u"Reviewer 5"_s);
    }

    void theModelIsSound()
    {
        FacetModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.setValues({{u"a"_s, u"Zürich"_s, 3}, {u"b"_s, u"Oslo"_s, 2}});
        model.setWords(u"zur"_s);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(resets.count(), 2);
        model.setValues({{u"a"_s, u"Zürich"_s, 1200}, {u"b"_s, u"Oslo"_s, 2}});
        QCOMPARE(resets.count(), 2); // only counts
        QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(), u"Zürich, "_s + QLocale().toString(1200));
        model.toggle(model.index(0));
        QCOMPARE(model.picked(), QSet<QString>{u"a"_s});
        model.setWords({});
        QCOMPARE(model.index(0).data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Checked);
        QCOMPARE(model.index(1).data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Unchecked);
    }

    void togglesOfOneFacet()
    {
        TaskTable table;
        int index = 0;
        for (const CallState state : {CallState::Running, CallState::Failed, CallState::Moved, CallState::Moved}) {
            TaskRow task;
            task.run = RunId(u"r"_s);
            task.index = index++;
            task.state = state;
            table.upsert({task});
        }
        const FacetToggles toggles(table, "standing"_L1,
                                   {{u"open"_s, standingLabel(u"open"_s).text},
                                    {u"needsYou"_s, standingLabel(u"needsYou"_s).text},
                                    {u"settled"_s, standingLabel(u"settled"_s).text}});
        auto *all = chip(toggles, u"toggleAll"_s);
        auto *settled = chip(toggles, u"toggleSettled"_s);
        QCOMPARE(all->text(), u"All 4"_s);
        QCOMPARE(chip(toggles, u"toggleNeedsYou"_s)->text(), u"Needs you 1"_s);
        QVERIFY(all->isChecked());
        settled->click();
        QCOMPARE(table.rowCount(), 2);
        QVERIFY(settled->isChecked());
        QVERIFY(!all->isChecked());
        settled->click();
        QVERIFY(settled->isChecked());
        QCOMPARE(all->text(), u"All 4"_s);
        all->click();
        QCOMPARE(table.rowCount(), 4);
        QVERIFY(!settled->isChecked());
    }
};

QTEST_MAIN(FilterBarTest)
#include "tst_filter_bar.moc"
