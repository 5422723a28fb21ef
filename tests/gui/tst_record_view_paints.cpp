// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/certification_table.h"
#include "models/tables/record_selection.h"
#include "tests/gui/table_rows.h"
#include "tests/support/qt_warnings.h"
#include "ui/common/baton_style.h"
#include "ui/common/record_view.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QPaintEvent>
#include <QRandomGenerator>
#include <QScreen>
#include <QScrollBar>
#include <QTest>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

/// How many times a widget was painted as a whole.
class WholePaints final : public QObject
{
public:
    explicit WholePaints(QWidget *widget) : QObject(widget) { widget->installEventFilter(this); }
    int count = 0;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const auto *widget = qobject_cast<QWidget *>(watched);
        if (event->type() == QEvent::Paint &&
            static_cast<QPaintEvent *>(event)->region().boundingRect().contains(widget->rect()))
            ++count;
        return false;
    }
};

struct TableOnScreen
{
    TableOnScreen() : selection(table), view(table, &selection)
    {
        view.resize(700, 300);
        view.show();
        view.setFocus();
    }

    /// Until nothing is left to lay out or to paint.
    static void settle()
    {
        for (int turn = 0; turn < 5; ++turn)
            QCoreApplication::processEvents();
    }
    QImage onScreen() const
    {
        const QPoint at = view.viewport()->mapTo(view.window(), QPoint(0, 0));
        return view.screen()
            ->grabWindow(view.winId(), at.x(), at.y(), view.viewport()->width(), view.viewport()->height())
            .toImage()
            .convertToFormat(QImage::Format_RGB32);
    }
    QImage anew() { return view.viewport()->grab().toImage().convertToFormat(QImage::Format_RGB32); }

    CertificationTable table;
    RecordSelection selection;
    RecordView view;
};

std::vector<Certification> from(int first, int count)
{
    std::vector<Certification> rows = someCertifications(first + count);
    rows.erase(rows.begin(), rows.begin() + first);
    return rows;
}

} // namespace

/// What a table paints, and that it is what it would paint anew.
class RecordViewPaintsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(new BatonStyle);
        QApplication::setPalette(Theme::light().palette());
    }
    void init() { failOnUnexpectedWarnings(); }

    void rowsThatComeBelowPaintNothing()
    {
        TableOnScreen screen;
        screen.table.upsert(from(0, 100));
        QVERIFY(QTest::qWaitForWindowExposed(&screen.view));
        screen.settle();
        const WholePaints paints(screen.view.viewport());
        const int longest = screen.view.verticalScrollBar()->maximum();
        screen.table.upsert(from(100, 50));
        screen.settle();
        QCOMPARE(paints.count, 0);
        QVERIFY(screen.view.verticalScrollBar()->maximum() > longest);

        // Sorted, they go between others, which is not seen either.
        screen.view.sortBy("reviewer"_L1, Qt::AscendingOrder);
        screen.settle();
        QCOMPARE(paints.count, 1);
        std::vector<Certification> late = from(150, 60);
        for (Certification &row : late)
            row.reviewer.name = u"Reviewer 7"_s;
        screen.table.upsert(std::move(late));
        screen.settle();
        QCOMPARE(paints.count, 1);
        QCOMPARE(screen.onScreen(), screen.anew());
    }

    /// To paint a section Qt would ask each of 100,000 selected rows.
    void theHeaderKnowsNoSelection()
    {
        TableOnScreen screen;
        screen.table.upsert(from(0, 100));
        screen.view.selectAll();
        QCOMPARE(screen.selection.count(), 100);
        QVERIFY(screen.view.selectionModel()->hasSelection());
        QVERIFY(!screen.view.horizontalHeader()->selectionModel()->hasSelection());
    }

    void whatIsSeenIsPainted_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 20; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    /// Rows come, change, go, are sorted, narrowed, scrolled and selected: the screen shows what a table that is
    /// painted anew shows.
    void whatIsSeenIsPainted()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        TableOnScreen screen;
        QVERIFY(QTest::qWaitForWindowExposed(&screen.view));
        int next = 0;
        for (int step = 0; step < 60; ++step) {
            switch (random.bounded(9)) {
            case 0:
            case 1: {
                const int count = random.bounded(1, 40);
                screen.table.upsert(from(next, count));
                next += count;
                break;
            }
            case 2: {
                std::vector<Certification> rows = from(random.bounded(next + 1), random.bounded(1, 6));
                for (Certification &row : rows) {
                    row.reviewer.name = u"Reviewer %1"_s.arg(random.bounded(20));
                    row.decisionsMade = random.bounded(10);
                }
                screen.table.upsert(std::move(rows));
                break;
            }
            case 3: {
                QSet<QString> keep;
                for (const QString &id : screen.table.storedIds()) {
                    if (random.bounded(6) != 0)
                        keep.insert(id);
                }
                screen.table.keepOnly(keep);
                break;
            }
            case 4:
                screen.table.sort(random.bounded(-1, 5),
                                  random.bounded(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
                break;
            case 5:
                screen.table.setFilter(random.bounded(2) == 0 ? QString() : u"campaign %1"_s.arg(random.bounded(3)));
                break;
            case 6: {
                QScrollBar *bar = screen.view.verticalScrollBar();
                bar->setValue(random.bounded(bar->maximum() + 1));
                break;
            }
            case 7:
                if (screen.table.rowCount() > 0)
                    screen.view.selectRow(random.bounded(screen.table.rowCount()));
                break;
            default:
                if (random.bounded(6) == 0)
                    screen.table.clear();
                else
                    screen.table.setNow(screen.table.context().now.addDays(random.bounded(-2, 3)));
            }
            // Several changes may come before anything is painted.
            if (random.bounded(3) == 0)
                continue;
            screen.settle();
            QCOMPARE(screen.onScreen(), screen.anew());
        }
    }
};

QTEST_MAIN(RecordViewPaintsTest)
#include "tst_record_view_paints.moc"
