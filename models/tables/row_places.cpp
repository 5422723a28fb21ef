// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/row_places.h"

#include "models/tables/grouped_table.h"
#include "models/tables/table_model.h"

#include <QSet>

#include <algorithm>

namespace baton {

namespace {

bool touches(int first, int last, TopRows window)
{
    return first <= window.last && last >= window.first;
}

class TablePlaces final : public RowPlaces
{
public:
    explicit TablePlaces(const TableModel &table) : m_table(table) {}

    QModelIndex placeOf(const QString &id) const override
    {
        const int row = m_table.viewRowOf(id);
        return row < 0 ? QModelIndex() : m_table.index(row, 0);
    }

    RowSet shown() const override { return shownRows(m_table); }

    RowSet rowsIn(const QItemSelection &selection) const override
    {
        RowSet rows;
        for (const QItemSelectionRange &range : selection) {
            // A range asks persistent indexes for its ends: once, not for each row.
            const int last = range.isValid() ? range.bottom() : -1;
            for (int row = std::max(0, range.top()); row <= last; ++row)
                rows.insert(m_table.storedRow(row));
        }
        return rows;
    }

    std::vector<const std::vector<int> *> groupsIn(const QItemSelection &) const override { return {}; }

    SelectedPieces pieces(const RowSet &rows, qsizetype most, TopRows window) const override
    {
        std::vector<TopRows> all;
        for (const int row : viewRows(rows)) {
            if (!all.empty() && all.back().last == row - 1)
                all.back().last = row;
            else
                all.push_back({row, row});
        }
        const bool few = static_cast<qsizetype>(all.size()) <= most;
        SelectedPieces selected{{}, few};
        const int lastColumn = m_table.columnCount() - 1;
        for (const TopRows &piece : all) {
            // Built without merging: the pieces are apart by construction.
            if (few || touches(piece.first, piece.last, window))
                selected.ranges.append({m_table.index(piece.first, 0), m_table.index(piece.last, lastColumn)});
        }
        return selected;
    }

    std::vector<int> inOrder(const RowSet &rows) const override
    {
        std::vector<int> ordered = viewRows(rows);
        for (int &row : ordered)
            row = m_table.storedRow(row);
        return ordered;
    }

private:
    std::vector<int> viewRows(const RowSet &selected) const
    {
        std::vector<int> rows;
        rows.reserve(static_cast<size_t>(selected.count()));
        if (selected.count() > m_table.rowCount() / 16) {
            for (int row = 0; row < m_table.rowCount(); ++row) {
                if (selected.contains(m_table.storedRow(row)))
                    rows.push_back(row);
            }
            return rows;
        }
        selected.forEach([this, &rows](int stored) {
            if (const int row = m_table.viewRow(stored); row >= 0)
                rows.push_back(row);
        });
        std::sort(rows.begin(), rows.end());
        return rows;
    }

    const TableModel &m_table;
};

class TreePlaces final : public RowPlaces
{
public:
    explicit TreePlaces(const GroupedTable &tree) : m_tree(tree) {}

    QModelIndex placeOf(const QString &id) const override
    {
        const QModelIndex row = m_tree.indexOfRow(id);
        return row.isValid() ? row : m_tree.indexOfGroup(id);
    }

    RowSet shown() const override
    {
        RowSet shown;
        eachRow([&shown](int stored) { shown.insert(stored); });
        return shown;
    }

    RowSet rowsIn(const QItemSelection &selection) const override
    {
        RowSet named;
        for (const QItemSelectionRange &range : selection) {
            if (!range.isValid() || !range.parent().isValid())
                continue;
            const std::vector<int> &rows = m_tree.storedOfGroup(range.parent().row());
            const int last = range.bottom();
            for (int row = range.top(); row <= last; ++row) {
                if (const int stored = rows[static_cast<size_t>(row)]; stored >= 0)
                    named.insert(stored);
            }
        }
        return named;
    }

    std::vector<const std::vector<int> *> groupsIn(const QItemSelection &selection) const override
    {
        QSet<int> named;
        for (const QItemSelectionRange &range : selection) {
            if (range.parent().isValid())
                named.insert(range.parent().row());
        }
        std::vector<const std::vector<int> *> groups;
        for (const QItemSelectionRange &range : selection) {
            if (!range.isValid() || range.parent().isValid())
                continue;
            for (int top = range.top(); top <= range.bottom(); ++top) {
                if (!named.contains(top))
                    groups.push_back(&m_tree.storedOfGroup(top));
            }
        }
        return groups;
    }

    /// A group is selected when all its rows are, so that it can be seen when it is folded.
    SelectedPieces pieces(const RowSet &selected, qsizetype most, TopRows window) const override
    {
        QItemSelection all;
        if (selected.isEmpty())
            return {};
        QItemSelection near;
        const int lastColumn = m_tree.columnCount() - 1;
        const auto add = [&](const QModelIndex &parent, int first, int last, bool isNear) {
            const QItemSelectionRange piece(m_tree.index(first, 0, parent), m_tree.index(last, lastColumn, parent));
            if (all.size() <= most)
                all.append(piece);
            if (isNear)
                near.append(piece);
        };
        for (int top = 0; top < m_tree.rowCount(); ++top) {
            const std::vector<int> &rows = m_tree.storedOfGroup(top);
            const bool isNear = touches(top, top, window);
            if (!isNear && all.size() > most)
                continue;
            const QModelIndex group = m_tree.index(top, 0);
            const auto count = static_cast<int>(rows.size());
            int inside = 0;
            for (int row = 0; row < count; ++row) {
                const int first = row;
                while (row < count && selected.contains(rows[static_cast<size_t>(row)]))
                    ++row;
                if (row > first)
                    add(group, first, row - 1, isNear);
                inside += row - first;
            }
            if (count > 0 && inside == count)
                add({}, top, top, isNear);
        }
        const bool whole = all.size() <= most;
        return {whole ? all : near, whole};
    }

    std::vector<int> inOrder(const RowSet &rows) const override
    {
        std::vector<int> ordered;
        ordered.reserve(static_cast<size_t>(rows.count()));
        eachRow([&](int stored) {
            if (rows.contains(stored))
                ordered.push_back(stored);
        });
        return ordered;
    }

private:
    template <class Each> void eachRow(Each each) const
    {
        for (int top = 0; top < m_tree.rowCount(); ++top) {
            for (const int stored : m_tree.storedOfGroup(top)) {
                if (stored >= 0) // gone rows go from the tree with its next reset
                    each(stored);
            }
        }
    }

    const GroupedTable &m_tree;
};

} // namespace

RowSet shownRows(const TableModel &table)
{
    if (table.rowCount() == table.storedCount())
        return RowSet::firstRows(table.storedCount());
    RowSet rows;
    for (int row = 0; row < table.rowCount(); ++row)
        rows.insert(table.storedRow(row));
    return rows;
}

std::unique_ptr<RowPlaces> placesIn(TableModel &table)
{
    return std::make_unique<TablePlaces>(table);
}

std::unique_ptr<RowPlaces> placesIn(GroupedTable &tree)
{
    return std::make_unique<TreePlaces>(tree);
}

} // namespace baton
