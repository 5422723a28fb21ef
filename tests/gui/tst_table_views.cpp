// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/certification_table.h"
#include "models/tables/item_groups.h"
#include "models/tables/record_selection.h"
#include "tests/gui/table_rows.h"
#include "tests/support/qt_warnings.h"
#include "ui/common/baton_style.h"
#include "ui/common/capped_text.h"
#include "ui/common/hairline.h"
#include "ui/common/record_view.h"
#include "ui/common/row_tree.h"
#include "ui/common/table_header.h"
#include "ui/common/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QHelpEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QTest>
#include <QToolTip>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

QColor pixel(QWidget *viewport, QPoint at)
{
    return viewport->grab().toImage().pixelColor(at);
}

/// The items of some people in a tree on the screen.
struct TreeOnScreen
{
    TreeOnScreen(int people, int each, RowTree::Groups open = RowTree::Groups::Open)
        : groups(items), selection(groups.tree()), view(groups.tree(), &selection, open)
    {
        items.upsert(someItems(people, each));
        groups.tree().flush();
        view.resize(760, 400);
        view.show();
        view.setFocus();
    }

    GroupedTable &tree() { return groups.tree(); }
    QModelIndex group(int top) { return tree().index(top, 0); }
    QModelIndex row(int top, int row) { return tree().index(row, 0, group(top)); }

    ItemTable items;
    ItemGroups groups;
    RecordSelection selection;
    RowTree view;
};

} // namespace

class TableViewsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(new BatonStyle);
        QApplication::setPalette(Theme::light().palette());
    }
    void init() { failOnUnexpectedWarnings(); }

    void theFirstRowStaysCurrentWhileRowsCome()
    {
        CertificationTable table;
        RecordSelection selection(table);
        RecordView view(table, &selection);
        view.sortBy("reviewer"_L1, Qt::AscendingOrder);
        view.resize(700, 300);
        view.show();
        const auto come = [&table](int from, int count) {
            std::vector<Certification> rows;
            for (int i = from; i < from + count; ++i) {
                Certification row;
                row.id = CertificationId(QString::number(i));
                row.reviewer.name = u"R%1"_s.arg(1000 - i);
                rows.push_back(row);
            }
            table.upsert(std::move(rows));
        };
        come(1, 2);
        view.setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        QTRY_COMPARE(view.currentIndex().row(), 0);
        come(3, 40);
        QCOMPARE(view.currentIndex().row(), 0);
        QCOMPARE(view.verticalScrollBar()->value(), 0);
        // Whoever went somewhere stays there.
        QTest::keyClick(&view, Qt::Key_Down);
        const QString chosen = selection.currentId();
        come(43, 10);
        QCOMPARE(selection.currentId(), chosen);
        QCOMPARE(view.currentIndex().row(), 11);
    }

    /// The leading bar stands in the first column that shows, whichever that is.
    void theBarFollowsTheFirstColumn()
    {
        CertificationTable table;
        table.upsert(someCertifications(5));
        RecordSelection selection(table);
        RecordView view(table, &selection);
        view.resize(800, 300);
        view.show();
        selection.select(table.index(1, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        const int middle = view.visualRect(table.index(1, 1)).center().y();
        const QColor accent = Theme::light().color(Token::Accent);
        QCOMPARE(pixel(view.viewport(), {1, middle}), accent);
        TableHeader &header = view.tableHeader();
        QCOMPARE(header.leadOf(0), 16);
        header.moveSection(header.visualIndex(1), 0);
        QCOMPARE(pixel(view.viewport(), {1, middle}), accent);
        QCOMPARE(header.leadOf(0), 8);
        QCOMPARE(header.leadOf(1), 16);
        header.setSectionHidden(1, true);
        QCOMPARE(pixel(view.viewport(), {1, middle}), accent);
        QCOMPARE(header.leadOf(0), 16);
    }

    void columnsAreChosenInAMenu()
    {
        CertificationTable table;
        RecordView view(table, nullptr);
        view.resize(900, 300);
        view.show();
        TableHeader &header = view.tableHeader();
        const int email = table.columnOf("email"_L1);
        QVERIFY(header.isSectionHidden(email));
        const int width = header.sectionSize(table.columnOf("state"_L1));
        header.chooseColumns(view.mapToGlobal(QPoint(100, 10)));
        auto *menu = header.findChild<QMenu *>(u"columnMenu"_s);
        QVERIFY(menu);
        QVERIFY(!menu->actions().at(0)->isEnabled());
        QVERIFY(!menu->actions().at(email)->isChecked());
        menu->actions().at(email)->trigger();
        QVERIFY(!header.isSectionHidden(email));
        header.moveSection(header.visualIndex(2), 0);
        header.resizeSection(table.columnOf("state"_L1), width + 50);
        menu->findChild<QAction *>(u"standardColumns"_s)->trigger();
        QVERIFY(header.isSectionHidden(email));
        QCOMPARE(header.visualIndex(2), 2);
        QCOMPARE(header.sectionSize(table.columnOf("state"_L1)), width);
        menu->close();
    }

    void hairlinesAreEquallyThin_data()
    {
        QTest::addColumn<qreal>("scale");
        QTest::addColumn<int>("pixels");
        QTest::newRow("100 %") << 1.0 << 1;
        QTest::newRow("125 %") << 1.25 << 1;
        QTest::newRow("150 %") << 1.5 << 1;
        QTest::newRow("200 %") << 2.0 << 2;
    }
    /// A line at the foot of each row, wherever the row falls between the pixels of the screen.
    void hairlinesAreEquallyThin()
    {
        QFETCH(const qreal, scale);
        QFETCH(const int, pixels);
        for (int y = 0; y < 12; ++y) {
            QImage screen(qRound(20 * scale), qRound(20 * scale), QImage::Format_RGB32);
            screen.setDevicePixelRatio(scale);
            screen.fill(Qt::white);
            {
                QPainter painter(&screen);
                painter.translate(2, 1);
                paintHairline(painter, QRect(0, y, 18, 1), Qt::black);
                painter.fillRect(QRect(0, y + 1, 18, 4), Qt::white); // the next row
            }
            int dark = 0;
            for (int row = 0; row < screen.height(); ++row)
                dark += screen.pixelColor(screen.width() / 2, row) == QColor(Qt::black) ? 1 : 0;
            QCOMPARE(dark, pixels);
        }
    }

    /// Names are read first: in a narrow view they keep their width, and the table scrolls.
    void sharedColumnsNeverBecomeUseless()
    {
        CertificationTable table;
        table.upsert(someCertifications(10));
        RecordView view(table, nullptr);
        view.resize(1200, 300);
        view.show();
        const auto *header = view.horizontalHeader();
        QCOMPARE(header->length(), header->width());
        QVERIFY(header->sectionSize(0) > 300);
        view.resize(560, 300);
        QTRY_VERIFY(header->length() > header->width());
        QVERIFY2(header->sectionSize(0) >= 160, qPrintable(QString::number(header->sectionSize(0))));
        QCOMPARE(header->sectionSize(1), header->sectionSize(0));
        QVERIFY(view.horizontalScrollBar()->isVisible());
        // One column fewer leaves enough for the others.
        view.setColumnHidden(table.columnOf("campaign"_L1), true);
        QTRY_COMPARE(header->length(), header->width());
        view.setColumnHidden(table.columnOf("campaign"_L1), false);
        QTRY_VERIFY(header->length() > header->width());
        view.resize(1200, 300);
        QTRY_COMPARE(header->length(), header->width());
    }

    /// Groups that come before the first one while a list loads push nobody down.
    void theTreeStaysOnTopUntilSomebodyMoves()
    {
        TreeOnScreen shown(3, 2);
        QApplication::setActiveWindow(&shown.view);
        QTRY_COMPARE(shown.view.currentIndex(), shown.group(0));
        const auto come = [&shown](const QString &id, const QString &name) {
            ReviewItem early = someItems(1, 1).front();
            early.id = ReviewItemId(id);
            early.identity = IdentityId(name);
            early.identityName = name;
            shown.items.upsert({early});
            shown.tree().flush();
        };
        shown.view.sortBy("subject"_L1, Qt::AscendingOrder);
        come(u"early"_s, u"Aaron"_s);
        QCOMPARE(shown.view.currentIndex().data().toString(), u"Aaron"_s);
        QTest::keyClick(&shown.view, Qt::Key_Down, Qt::ControlModifier);
        const QString chosen = shown.view.currentIndex().data().toString();
        come(u"earlier"_s, u"Aaliyah"_s);
        QCOMPARE(shown.view.currentIndex().data().toString(), chosen);
    }

    void aTitleThatIsCutHasATooltip()
    {
        CertificationTable table;
        RecordView view(table, nullptr);
        view.resize(900, 300);
        view.show();
        TableHeader &header = view.tableHeader();
        const int column = table.columnOf("decisions"_L1);
        const auto tip = [&] {
            const QPoint at(header.sectionViewportPosition(column) + 5, 5);
            QHelpEvent help(QEvent::ToolTip, at, header.viewport()->mapToGlobal(at));
            QApplication::sendEvent(header.viewport(), &help);
            return QToolTip::text();
        };
        QCOMPARE(tip(), QString());
        header.resizeSection(column, 40);
        QVERIFY(tip().contains(u"Decisions"_s));
        QToolTip::hideText();
    }

    void spaceTakesTheCurrentRowInAndOut()
    {
        CertificationTable table;
        table.upsert(someCertifications(5));
        RecordSelection selection(table);
        RecordView view(table, &selection);
        view.show();
        selection.setCurrentIndex(table.index(2, 0), QItemSelectionModel::NoUpdate);
        QTest::keyClick(&view, Qt::Key_Space);
        QCOMPARE(selection.ids(), std::vector<QString>{u"2"_s});
        QTest::keyClick(&view, Qt::Key_Down, Qt::ControlModifier);
        QTest::keyClick(&view, Qt::Key_Space);
        QCOMPARE(selection.ids(), (std::vector<QString>{u"2"_s, u"3"_s}));
        QTest::keyClick(&view, Qt::Key_Space);
        QCOMPARE(selection.ids(), std::vector<QString>{u"2"_s});
        QTest::keyClick(&view, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(selection.count(), 5);
        QTest::keyClick(&view, Qt::Key_Up, Qt::ShiftModifier);
        QTest::keyClick(&view, Qt::Key_Up, Qt::ShiftModifier);
        QVERIFY(selection.count() < 5);
    }

    /// Far more pieces than Qt's ranges hold: what is on the screen is painted right wherever it scrolls.
    void aScatteredSelectionIsPaintedWhereverItScrolls()
    {
        CertificationTable table;
        table.upsert(someCertifications(4000));
        RecordSelection selection(table);
        RecordView view(table, &selection);
        view.resize(800, 300);
        view.show();
        QSet<QString> odd;
        for (int i = 1; i < 4000; i += 2)
            odd.insert(QString::number(i));
        selection.selectIds(odd);
        view.scrollTo(table.index(3001, 0), QAbstractItemView::PositionAtCenter);
        const QColor selected = Theme::light().color(Token::Accent);
        const QColor base = Theme::light().color(Token::Base);
        QCOMPARE(pixel(view.viewport(), {1, view.visualRect(table.index(3001, 0)).center().y()}), selected);
        QCOMPARE(pixel(view.viewport(), {1, view.visualRect(table.index(3002, 0)).center().y()}), base);
    }

    /// A refresh that takes rows away everywhere: the current row stays, and nothing scrolls.
    void nothingJumps()
    {
        CertificationTable table;
        table.upsert(someCertifications(900));
        RecordSelection selection(table);
        RecordView view(table, &selection);
        view.resize(800, 300);
        view.show();
        selection.setCurrentIndex(table.index(300, 0), QItemSelectionModel::NoUpdate);
        view.verticalScrollBar()->setValue(64);
        QSet<QString> even;
        for (int i = 0; i < 900; i += 2)
            even.insert(QString::number(i));
        table.keepOnly(even);
        QCoreApplication::processEvents();
        QCOMPARE(view.verticalScrollBar()->value(), 64);
        QCOMPARE(selection.currentId(), u"300"_s);
        QCOMPARE(selection.currentIndex().row(), 150);
        table.sort(0, Qt::DescendingOrder);
        QCOMPARE(view.verticalScrollBar()->value(), 64);
    }

    /// Another search shows its first row, or the current one if that matches.
    void aFilterShowsWhatMatches()
    {
        CertificationTable table;
        table.upsert(someCertifications(900));
        RecordSelection selection(table);
        RecordView view(table, &selection);
        view.resize(800, 300);
        view.show();
        selection.setCurrentIndex(table.index(601, 0), QItemSelectionModel::NoUpdate);
        view.verticalScrollBar()->setValue(0);
        table.setFacet("campaign"_L1, {u"c1"_s}); // 601 is of it
        QVERIFY(view.viewport()->rect().intersects(view.visualRect(selection.currentIndex())));
        table.setFacet("campaign"_L1, {u"c2"_s});
        QVERIFY(!selection.currentIndex().isValid());
        QCOMPARE(view.verticalScrollBar()->value(), 0);
        table.clearFacets();
        QVERIFY(view.viewport()->rect().intersects(view.visualRect(selection.currentIndex())));

        TreeOnScreen screen(90, 4);
        screen.selection.setCurrentIndex(screen.row(70, 1), QItemSelectionModel::NoUpdate);
        screen.items.setFilter(u"person"_s);
        screen.tree().flush();
        screen.view.verticalScrollBar()->setValue(0);
        screen.items.setFacet("kind"_L1, {u"role"_s});
        screen.tree().flush();
        screen.items.setFilter(u"person 7"_s);
        screen.tree().flush();
        QVERIFY(screen.view.viewport()->rect().intersects(screen.view.visualRect(screen.selection.currentIndex())));
    }

    void theTreePaintsWholeRows()
    {
        TreeOnScreen screen(3, 3);
        const Theme &theme = Theme::light();
        const auto at = [&](const QModelIndex &index, int x) {
            return pixel(screen.view.viewport(), {x, screen.view.visualRect(index).top() + 4});
        };
        QCOMPARE(at(screen.group(0), 1), theme.color(Token::Pane));
        QCOMPARE(at(screen.row(0, 1), 1), theme.color(Token::Base));
        screen.selection.select(screen.row(0, 1), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        const bool active = screen.view.isActiveWindow();
        const QColor fill = theme.color(active ? Token::Selection : Token::SelectionIdle);
        QCOMPARE(at(screen.row(0, 1), 1), theme.color(Token::Accent));
        QCOMPARE(at(screen.row(0, 1), 8), fill);                                   // below the branch
        QCOMPARE(at(screen.row(0, 1), screen.view.viewport()->width() - 3), fill); // and to the end
        QCOMPARE(screen.view.tableHeader().leadOf(0), 26);
        // The last of a group selects its line too.
        screen.selection.select(screen.group(1), QItemSelectionModel::Toggle | QItemSelectionModel::Rows);
        QCOMPARE(at(screen.group(1), 1), theme.color(Token::Accent));
        QCOMPARE(screen.selection.count(), 4);
    }

    void openGroupsAreKeptById()
    {
        TreeOnScreen screen(30, 4);
        QVERIFY(screen.view.isExpanded(screen.group(0)));
        screen.view.collapse(screen.group(2));
        const QString folded = screen.tree().idAt(screen.group(2));
        screen.tree().sort(0, Qt::DescendingOrder);
        screen.tree().flush();
        const QModelIndex group = screen.tree().indexOfGroup(folded);
        QVERIFY(group.row() != 2);
        QVERIFY(!screen.view.isExpanded(group));
        QVERIFY(screen.view.isExpanded(screen.group(2)));
        // Away by a filter and back again.
        screen.items.setFilter(u"nobody"_s);
        screen.tree().flush();
        QCOMPARE(screen.tree().rowCount(), 0);
        screen.items.setFilter({});
        screen.tree().flush();
        QVERIFY(!screen.view.isExpanded(screen.tree().indexOfGroup(folded)));
        screen.view.setAllOpen(true);
        QVERIFY(screen.view.isExpanded(screen.tree().indexOfGroup(folded)));

        TreeOnScreen closed(3, 2, RowTree::Groups::Folded);
        QVERIFY(!closed.view.isExpanded(closed.group(0)));
        closed.view.setOpen(u"p1"_s, true);
        closed.items.upsert(someItems(4, 2));
        closed.tree().flush();
        QVERIFY(closed.view.isExpanded(closed.tree().indexOfGroup(u"p1"_s)));
        QVERIFY(!closed.view.isExpanded(closed.tree().indexOfGroup(u"p3"_s)));
    }

    void rowsThatComeScrollNothing()
    {
        TreeOnScreen screen(30, 4);
        screen.view.verticalScrollBar()->setValue(320);
        screen.items.upsert(someItems(40, 4));
        screen.tree().flush();
        QCOMPARE(screen.view.verticalScrollBar()->value(), 320);
        const int width = screen.view.tableHeader().sectionSize(1);
        screen.view.tableHeader().resizeSection(1, width + 40);
        screen.groups.setGrouping(ItemGrouping::ByAccess);
        QCOMPARE(screen.view.tableHeader().sectionSize(1), width + 40);
    }

    /// A current row inside a group that is folded would open it again.
    void foldingAGroupMakesItCurrent()
    {
        TreeOnScreen screen(5, 4);
        screen.selection.setCurrentIndex(screen.row(1, 2), QItemSelectionModel::NoUpdate);
        screen.view.collapse(screen.group(1));
        QCOMPARE(screen.selection.currentIndex(), screen.group(1));
        screen.items.upsert(someItems(6, 4));
        screen.tree().flush();
        QVERIFY(!screen.view.isExpanded(screen.group(1)));
        QCOMPARE(screen.selection.currentId(), u"p1"_s);
    }

    void shiftAndArrowsCrossGroups()
    {
        TreeOnScreen screen(3, 2);
        screen.selection.setCurrentIndex(screen.row(0, 1),
                                         QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        QTest::keyClick(&screen.view, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(&screen.view, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(screen.selection.ids(), (std::vector<QString>{u"c/1"_s, u"c/2"_s}));
        QTest::keyClick(&screen.view, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(screen.selection.count(), 6);
    }

    /// What assistive technology is told of a cell: its words, all of them, and whether it is selected.
    void cellsAreSpoken()
    {
        TreeOnScreen screen(2, 2);
        screen.groups.setReviewers({IdentityId(u"p0"_s)});
        screen.tree().flush();
        screen.selection.select(screen.row(0, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        QAccessibleInterface *tree = QAccessible::queryAccessibleInterface(&screen.view);
        QVERIFY(tree && tree->tableInterface());
        const auto cell = [&](int row, int column) { return tree->tableInterface()->cellAt(row, column); };
        QCOMPARE(cell(0, 0)->text(QAccessible::Name), u"Person 0, is the reviewer"_s);
        QCOMPARE(cell(1, 0)->text(QAccessible::Name), u"Access 0"_s);
        QVERIFY(cell(1, 0)->state().selected);
        QVERIFY(!cell(2, 0)->state().selected);
    }

    void longTextIsCutBeforeItIsMeasured()
    {
        const QString longText(100'000, u'm');
        QVERIFY(cappedText(longText, 300).size() < 400);
        QCOMPARE(cappedText(u"short"_s, 10), u"short"_s);
        const QString faces = QString::fromUtf8("😀").repeated(1000);
        for (int width = 40; width < 80; ++width)
            QVERIFY(!cappedText(faces, width).chopped(1).back().isHighSurrogate());
        const QFontMetrics metrics(QApplication::font());
        const QString fitted = fittedText(u"one\ntwo "_s + longText, metrics, 120);
        QVERIFY(fitted.startsWith(u"one two m"_s));
        QVERIFY(fitted.endsWith(QChar(0x2026)));
        QVERIFY(metrics.horizontalAdvance(fitted) <= 122);

        CertificationTable table;
        std::vector<Certification> rows = someCertifications(200);
        for (Certification &row : rows)
            row.reviewer.name = longText;
        table.upsert(rows);
        RecordView view(table, nullptr);
        view.resize(900, 600);
        view.show();
        QVERIFY(!view.grab().isNull());
        view.resizeColumnToContents(0);
        QVERIFY(view.columnWidth(0) < 1000);
    }
};

QTEST_MAIN(TableViewsTest)
#include "tst_table_views.moc"
