// SPDX-License-Identifier: GPL-3.0-or-later
// How tables and memory grow with the number of rows, filled page by page as a list that is read fills them: a curve
// that bends upwards is a defect, whatever the time. And what a row costs in memory, with its place in the index, its
// search key and the keys it sorts by.
#include "models/tables/certification_table.h"
#include "models/tables/item_table.h"
#include "models/tables/record_selection.h"
#include "tests/bench/bench_table.h"
#include "tests/bench/generated_rows.h"

#include <QCoreApplication>

#include <array>
#include <malloc.h>

using namespace baton;
using namespace Qt::StringLiterals;

namespace {

constexpr int pageSize = 250;
constexpr std::array sizes{1'000, 10'000, 100'000, 1'000'000};

double heldBytes()
{
    const struct mallinfo2 heap = mallinfo2();
    return static_cast<double>(heap.uordblks) + static_cast<double>(heap.hblkhd);
}

struct Point
{
    double fill = 0; ///< milliseconds, here and below
    double keystroke = 0;
    double sort = 0;
    double selectAll = 0;
    double bytes = 0;
};

template <class Table, class RowsOf> Point measure(int rows, RowsOf rowsOf, const QString &typed)
{
    Point point;
    const double before = heldBytes();
    Table table;
    for (int first = 0; first < rows; first += pageSize) {
        auto page = rowsOf(first, std::min(pageSize, rows - first));
        point.fill += bench::cpuMillisecondsOf([&] { table.upsert(std::move(page)); });
    }
    for (int column = 0; column < table.columnCount() && rows >= 10'000; ++column) {
        while (!table.column(column).timedSort && !table.isSortReady(column))
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    point.bytes = heldBytes() - before;
    point.keystroke = bench::cpuMillisecondsOf([&] { table.setFilter(typed); });
    table.setFilter({});
    point.sort = bench::cpuMillisecondsOf([&] { table.sort(0, Qt::AscendingOrder); });
    RecordSelection selection(table);
    point.selectAll = bench::cpuMillisecondsOf([&] { selection.selectAllShown(); });
    return point;
}

template <class Table, class RowsOf>
void grow(bench::Table &table, const char *what, RowsOf rowsOf, const QString &typed, double bar, int most)
{
    std::printf("  %-24s | %9s | %9s | %9s | %9s | %9s\n", what, "fill ms", "key ms", "sort ms", "select ms",
                "B a row");
    double bytes = 0;
    for (const int rows : sizes) {
        if (rows > most)
            break;
        const Point point = measure<Table>(rows, rowsOf, typed);
        std::printf("  %24d | %9.2f | %9.2f | %9.2f | %9.2f | %9.0f\n", rows, point.fill, point.keystroke, point.sort,
                    point.selectAll, point.bytes / rows);
        std::fflush(stdout);
        if (rows == 100'000)
            bytes = point.bytes / rows;
    }
    table.bytes(what, bytes, bar);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    bench::Table table(argc, argv);
    const int most = bench::isSmall(argc, argv) ? 100'000 : sizes.back();
    grow<CertificationTable>(table, "certifications", bench::certificationRows, u"bronte 19"_s, 640, most);
    grow<ItemTable>(table, "items", bench::itemRows, u"ruiz payments 12"_s, 250, most);
    return table.exitStatus();
}
