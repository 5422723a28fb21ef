// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/row_places.h"

#include "models/tables/grouped_table.h"
#include "models/tables/table_model.h"

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

    bool isShown(const QString &id) const override { return m_table.viewRowOf(id) >= 0; }

    std::vector<QString> rowsIn(const QItemSelection &selection) const override
    {
        std::vector<QString> ids;
        for (const QItemSelectionRange &range : selection) {
            for (int row = range.top(); range.isValid() && row <= range.bottom(); ++row)
                ids.push_back(m_table.idAt(row));
        }
        return ids;
    }

    std::vector<std::vector<QString>> groupsIn(const QItemSelection &) const override { return {}; }

    SelectedPieces pieces(const QSet<QString> &ids, qsizetype most, TopRows window) const override
    {
        std::vector<TopRows> all;
        for (const int row : viewRows(ids)) {
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

    std::vector<QString> inOrder(const QSet<QString> &ids) const override
    {
        std::vector<QString> ordered;
        for (const int row : viewRows(ids))
            ordered.push_back(m_table.idAt(row));
        return ordered;
    }

private:
    std::vector<int> viewRows(const QSet<QString> &ids) const
    {
        std::vector<int> rows;
        rows.reserve(static_cast<size_t>(ids.size()));
        if (ids.size() > m_table.rowCount() / 4) {
            for (int row = 0; row < m_table.rowCount(); ++row) {
                if (ids.contains(m_table.idAt(row)))
                    rows.push_back(row);
            }
            return rows;
        }
        for (const QString &id : ids) {
            if (const int row = m_table.viewRowOf(id); row >= 0)
                rows.push_back(row);
        }
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

    bool isShown(const QString &id) const override { return m_tree.indexOfRow(id).isValid(); }

    std::vector<QString> rowsIn(const QItemSelection &selection) const override
    {
        std::vector<QString> ids;
        for (const QItemSelectionRange &range : selection) {
            if (!range.isValid() || !range.parent().isValid())
                continue;
            const std::vector<QString> &rows = m_tree.rowsOfGroup(range.parent().row());
            ids.insert(ids.end(), rows.begin() + range.top(), rows.begin() + range.bottom() + 1);
        }
        return ids;
    }

    std::vector<std::vector<QString>> groupsIn(const QItemSelection &selection) const override
    {
        QSet<int> named;
        for (const QItemSelectionRange &range : selection) {
            if (range.parent().isValid())
                named.insert(range.parent().row());
        }
        std::vector<std::vector<QString>> groups;
        for (const QItemSelectionRange &range : selection) {
            if (!range.isValid() || range.parent().isValid())
                continue;
            for (int top = range.top(); top <= range.bottom(); ++top) {
                if (!named.contains(top))
                    groups.push_back(m_tree.rowsOfGroup(top));
            }
        }
        return groups;
    }

    /// A group is selected when all its rows are, so that it can be seen when it is folded.
    SelectedPieces pieces(const QSet<QString> &ids, qsizetype most, TopRows window) const override
    {
        QItemSelection all;
        if (ids.isEmpty())
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
            const std::vector<QString> &rows = m_tree.rowsOfGroup(top);
            const bool isNear = touches(top, top, window);
            if (!isNear && all.size() > most)
                continue;
            const QModelIndex group = m_tree.index(top, 0);
            const auto count = static_cast<int>(rows.size());
            int selected = 0;
            for (int row = 0; row < count; ++row) {
                const int first = row;
                while (row < count && ids.contains(rows[static_cast<size_t>(row)]))
                    ++row;
                if (row > first)
                    add(group, first, row - 1, isNear);
                selected += row - first;
            }
            if (count > 0 && selected == count)
                add({}, top, top, isNear);
        }
        const bool whole = all.size() <= most;
        return {whole ? all : near, whole};
    }

    std::vector<QString> inOrder(const QSet<QString> &ids) const override
    {
        std::vector<QString> ordered;
        for (int top = 0; top < m_tree.rowCount() && !ids.isEmpty(); ++top) {
            for (const QString &id : m_tree.rowsOfGroup(top)) {
                if (ids.contains(id))
                    ordered.push_back(id);
            }
        }
        return ordered;
    }

private:
    const GroupedTable &m_tree;
};

} // namespace

std::unique_ptr<RowPlaces> placesIn(TableModel &table)
{
    return std::make_unique<TablePlaces>(table);
}

std::unique_ptr<RowPlaces> placesIn(GroupedTable &tree)
{
    return std::make_unique<TreePlaces>(tree);
}

} // namespace baton
