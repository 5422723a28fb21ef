// SPDX-License-Identifier: GPL-3.0-or-later
// How tables and memory grow with the number of rows, filled page by page as a list that is read fills them, and how
// reading and planning do: a curve that bends upwards is a defect, whatever the time. And what a row costs in memory,
// with its place in the index, its search key and the keys it sorts by.
#include "app/providers/sailpoint/sailpoint_dialect.h"
#include "app/reassign/planner.h"
#include "models/tables/certification_table.h"
#include "models/tables/item_table.h"
#include "models/tables/record_selection.h"
#include "tests/bench/bench_table.h"
#include "tests/bench/fixed_http_server.h"
#include "tests/bench/generated_rows.h"
#include "tests/bench/listed_pages.h"
#include "tests/bench/loopback_listing.h"
#include "tests/bench/planning_question.h"

#include <QCoreApplication>

#include <array>
#include <limits>
#include <malloc.h>
#include <numeric>

using namespace baton;
using namespace Qt::StringLiterals;

namespace {

constexpr int pageSize = 250;
constexpr std::array sizes{1'000, 10'000, 100'000, 1'000'000};
constexpr int few = 10'000;
constexpr int many = 100'000;
/// A row of many may cost so much more than one of few: caches end somewhere; a curve that bends costs ten times that.
constexpr double straight = 2.5;

double heldBytes()
{
    const struct mallinfo2 heap = mallinfo2();
    return static_cast<double>(heap.uordblks) + static_cast<double>(heap.hblkhd);
}

struct Point
{
    double fill = 0; ///< milliseconds, here and below
    double sortedFill = 0;
    double page = 0; ///< of the last ten pages of the sorted one, the mean
    double keystroke = 0;
    double sort = 0;
    double selectAll = 0;
    double bytes = 0;
};

/// Into a table that somebody has sorted: each page is put where it belongs.
template <class Table, class RowsOf> void fillSorted(Point &point, int rows, RowsOf rowsOf)
{
    Table table;
    table.sort(0, Qt::AscendingOrder);
    std::vector<double> pages;
    for (int first = 0; first < rows; first += pageSize) {
        auto page = rowsOf(first, std::min(pageSize, rows - first));
        pages.push_back(bench::cpuMillisecondsOf([&] { table.upsert(std::move(page)); }));
    }
    point.sortedFill = std::accumulate(pages.begin(), pages.end(), 0.0);
    const auto last = std::min<std::ptrdiff_t>(10, static_cast<std::ptrdiff_t>(pages.size()));
    point.page = std::accumulate(pages.end() - last, pages.end(), 0.0) / static_cast<double>(last);
}

template <class Table, class RowsOf> Point measure(int rows, RowsOf rowsOf, const QString &typed, int mostSorted)
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
    if (rows <= mostSorted)
        fillSorted<Table>(point, rows, rowsOf);
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
    std::printf("  %-24s | %9s | %9s | %9s | %9s | %9s | %9s | %9s\n", what, "fill ms", "sorted", "a page", "key ms",
                "sort ms", "select ms", "B a row");
    const int mostSorted = most > many ? many : few; // the longest of all
    double bytes = 0;
    bench::Pair filling;
    bench::Pair sorted;
    for (const int rows : sizes) {
        if (rows > most)
            break;
        const Point point = measure<Table>(rows, rowsOf, typed, mostSorted);
        std::printf("  %24d | %9.2f | %9.2f | %9.2f | %9.2f | %9.2f | %9.2f | %9.0f\n", rows, point.fill,
                    point.sortedFill, point.page, point.keystroke, point.sort, point.selectAll, point.bytes / rows);
        std::fflush(stdout);
        if (rows == many) {
            bytes = point.bytes / rows;
            filling.ours = point.fill;
            sorted.ours = point.sortedFill;
        }
        if (rows == few) {
            filling.floor = point.fill * many / few;
            sorted.floor = point.sortedFill * many / few;
        }
    }
    table.bytes(what, bytes, bar);
    table.row("  filling it with 100,000 / ten times 10,000", filling, straight);
    if (mostSorted >= many)
        table.row("  the same, sorted", sorted, straight);
}

/// The best of `rounds` times, of all threads: what else the machine does counts little.
template <class Work> double leastOf(int rounds, Work work)
{
    double least = std::numeric_limits<double>::max();
    for (int round = 0; round < rounds; ++round)
        least = std::min(least, work());
    return least;
}

double loading(int rows)
{
    const bench::ListedPages pages(rows);
    const bench::FixedHttpServer server(
        [&pages](const QByteArray &target) -> const QByteArray & { return pages.answer(target); });
    bench::LoopbackListing listing(server.url());
    return leastOf(3, [&] {
        size_t read = 0;
        const double time = bench::processorMillisecondsOf([&] { read = listing.load(); });
        listing.forget();
        if (read != static_cast<size_t>(rows))
            qFatal("not every row arrived: %zu of %d", read, rows);
        return time;
    });
}

double timeOfPlanning(int rows)
{
    const bench::Question question =
        bench::planningQuestion(static_cast<size_t>(rows), bench::Lists::Partial, bench::Rows::AsListed);
    const sailpoint::SailPointDialect dialect(sailpoint::ApiVersion::V3);
    Plan plan;
    return leastOf(3, [&] {
        plan = Plan();
        const Facts facts = bench::unread(question.facts);
        return bench::processorMillisecondsOf([&] { plan = Planner::plan(question.order, facts, dialect); });
    });
}

/// Reading a list over loopback, and planning: grouping, leaving out and the bytes of the calls.
void growWork(bench::Table &table, const char *what, double (*work)(int rows), const char *judged, int most)
{
    std::printf("  %-24s | %9s | %9s\n", what, "ms", "us a row");
    bench::Pair times;
    for (const int rows : sizes) {
        if (rows > most)
            break;
        const double time = work(rows);
        std::printf("  %24d | %9.2f | %9.2f\n", rows, time, 1e3 * time / rows);
        std::fflush(stdout);
        if (rows == few)
            times.floor = time * many / few;
        if (rows == many)
            times.ours = time;
    }
    if (most >= many)
        table.row(judged, times, straight);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    bench::Table table(argc, argv);
    const bool small = bench::isSmall(argc, argv);
    const int most = small ? many : sizes.back();
    grow<CertificationTable>(table, "certifications", bench::certificationRows, u"bronte 19"_s, 640, most);
    grow<ItemTable>(table, "items", bench::itemRows, u"ruiz payments 12"_s, 250, most);
    growWork(table, "reading certifications", loading, "  reading 100,000 / ten times 10,000", small ? few : many);
    growWork(table, "planning items", timeOfPlanning, "  planning 100,000 / ten times 10,000", many);
    return table.exitStatus();
}
