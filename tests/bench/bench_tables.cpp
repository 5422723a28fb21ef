// SPDX-License-Identifier: GPL-3.0-or-later
// Narrowing and sorting 100,000 certifications against Qt's own proxy over the same rows and texts.
#include "models/tables/certification_table.h"
#include "models/tables/record_selection.h"
#include "tests/bench/bench_table.h"
#include "tests/bench/generated_rows.h"

#include <QCollator>
#include <QCoreApplication>
#include <QSortFilterProxyModel>

#include <array>

using namespace baton;
using namespace Qt::StringLiterals;

namespace {

constexpr int rows = 100'000;
constexpr int rounds = 3;

/// The texts of some columns, ready made: the floor's rows cost nothing to ask.
class Texts final : public QAbstractTableModel
{
public:
    explicit Texts(const CertificationTable &table)
    {
        static constexpr std::array columns{"reviewer"_L1, "campaign"_L1, "state"_L1, "name"_L1, "email"_L1};
        for (const QString &id : table.storedIds()) {
            std::array<QString, columns.size()> cells;
            for (size_t i = 0; i < columns.size(); ++i)
                cells[i] = table.dataOf(id, table.columnOf(columns[i]), Qt::DisplayRole).toString();
            m_cells.push_back(cells);
        }
    }
    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_cells.size());
    }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 5; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole ? m_cells[static_cast<size_t>(index.row())][static_cast<size_t>(index.column())]
                                       : QVariant();
    }

private:
    std::vector<std::array<QString, 5>> m_cells;
};

class Proxy final : public QSortFilterProxyModel
{
public:
    explicit Proxy(Texts &texts)
    {
        m_collator.setCaseSensitivity(Qt::CaseInsensitive);
        m_collator.setNumericMode(true);
        setFilterCaseSensitivity(Qt::CaseInsensitive);
        setFilterKeyColumn(-1);
        setDynamicSortFilter(false);
        setSourceModel(&texts);
    }

protected:
    bool lessThan(const QModelIndex &a, const QModelIndex &b) const override
    {
        return m_collator.compare(a.data().toString(), b.data().toString()) < 0;
    }

private:
    QCollator m_collator;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    bench::Table table(argc, argv);
    CertificationTable ours;
    bench::Pair filling;
    std::vector<Certification> all = bench::certificationRows(0, rows);
    const double copying = bench::cpuMillisecondsOf([&all] { std::vector<Certification>(all).swap(all); });
    filling.add(copying, bench::cpuMillisecondsOf([&] { ours.upsert(std::move(all)); }));
    Texts texts(ours);
    Proxy proxy(texts);

    // What one types, letter by letter; each letter is a keystroke.
    const QString typed = u"bronte 19"_s;
    bench::Pair keystroke;
    bench::Pair facet;
    bench::Pair counts;
    bench::Pair atRest;
    bench::Pair selecting;
    while (!ours.isSortReady(0))
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    RecordSelection selection(ours);
    QSet<QString> picked;
    for (const FacetValue &campaign : ours.facetValues("campaign"_L1)) {
        if (picked.size() < 3)
            picked.insert(campaign.key);
    }
    for (int round = 0; round < rounds; ++round) {
        double floorTyping = 0;
        double oursTyping = 0;
        for (qsizetype letters = 1; letters <= typed.size(); ++letters) {
            const QString words = typed.left(letters);
            floorTyping += bench::cpuMillisecondsOf([&] { proxy.setFilterFixedString(words); });
            oursTyping += bench::cpuMillisecondsOf([&] { ours.setFilter(words); });
        }
        const auto keys = static_cast<double>(typed.size());
        keystroke.add(floorTyping / keys, oursTyping / keys);
        proxy.setFilterFixedString({});
        ours.setFilter({});
        proxy.setFilterKeyColumn(1);
        const double floor = bench::cpuMillisecondsOf([&] { proxy.setFilterFixedString(u"review 1,"_s); });
        proxy.setFilterFixedString({});
        proxy.setFilterKeyColumn(-1);
        facet.add(floor, bench::cpuMillisecondsOf([&] { ours.setFacet("campaign"_L1, picked); }));
        counts.add(floor, bench::cpuMillisecondsOf([&] { ours.facetCounts("reviewer"_L1); }));
        ours.clearFacets();
        const double sorted = bench::cpuMillisecondsOf([&] { proxy.sort(0, Qt::AscendingOrder); });
        atRest.add(sorted, bench::cpuMillisecondsOf([&] { ours.sort(0, Qt::AscendingOrder); }));
        selecting.add(floor, bench::cpuMillisecondsOf([&] { selection.selectAllShown(); }));
        selection.forgetAll();
        proxy.sort(-1);
        ours.sort(-1);
    }
    table.row("keystroke in the search of 100,000 / QSortFilterProxyModel", keystroke, 1.0 / 15);
    table.row("a facet of 100,000 / the same proxy, by one column", facet, 1.0 / 15);
    table.row("sort of 100,000 by a text column, at rest / proxy, QCollator", atRest, 1.0 / 20);
    table.note("  counts of a facet", counts);
    table.note("  select all 100,000", selecting);
    table.note("  filling the table / copying the rows", filling);
    return table.exitStatus();
}
