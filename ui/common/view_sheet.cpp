// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/view_sheet.h"

#include "models/tables/grouped_table.h"
#include "models/tables/record_selection.h"
#include "models/tables/table_model.h"

#include <QHeaderView>
#include <QTableView>
#include <QTreeView>

namespace baton {

namespace {

/// Columns that show, from left to right.
std::vector<int> shownColumns(const QHeaderView &header)
{
    std::vector<int> columns;
    for (int visual = 0; visual < header.count(); ++visual) {
        const int logical = header.logicalIndex(visual);
        if (!header.isSectionHidden(logical))
            columns.push_back(logical);
    }
    return columns;
}

QString cellText(const TableModel &table, const QString &id, int column)
{
    const QVariant plain = table.dataOf(id, column, TableModel::PlainRole);
    return (plain.isValid() ? plain : table.dataOf(id, column, Qt::DisplayRole)).toString();
}

} // namespace

ViewSheet::ViewSheet(const QAbstractItemView &view, Rows rows) : m_view(view)
{
    if (const auto *table = qobject_cast<const TableModel *>(view.model()))
        readTable(*table, rows);
    else if (const auto *tree = qobject_cast<const GroupedTable *>(view.model()))
        readTree(*tree, rows);
}

void ViewSheet::readTable(const TableModel &table, Rows rows)
{
    m_rows = &table;
    const auto *view = qobject_cast<const QTableView *>(&m_view);
    for (const int column : shownColumns(*view->horizontalHeader())) {
        m_header.push_back(table.column(column).header);
        m_cells.push_back({false, column});
    }
    const auto *selection = qobject_cast<const RecordSelection *>(m_view.selectionModel());
    for (int row = 0; row < table.rowCount(); ++row) {
        const bool taken = rows == Rows::Shown || (selection ? selection->rows().contains(table.storedRow(row))
                                                             : m_view.selectionModel()->isRowSelected(row));
        if (taken)
            m_lines.push_back({table.idAt(row), {}});
    }
}

void ViewSheet::readTree(const GroupedTable &tree, Rows rows)
{
    m_rows = &tree.rows();
    m_groups = &tree.groups();
    const auto *view = qobject_cast<const QTreeView *>(&m_view);
    for (const int column : shownColumns(*view->header())) {
        // The first column is two in one: what the group is called, then the row.
        if (column == 0 && tree.groupColumn(0) >= 0) {
            m_header.push_back(m_groups->column(tree.groupColumn(0)).header);
            m_cells.push_back({true, tree.groupColumn(0)});
        }
        if (const int source = tree.rowColumn(column); source >= 0) {
            m_header.push_back(m_rows->column(source).header);
            m_cells.push_back({false, source});
        }
    }
    const auto *selection = qobject_cast<const RecordSelection *>(m_view.selectionModel());
    for (int top = 0; top < tree.rowCount(); ++top) {
        const QModelIndex group = tree.index(top, 0);
        const QString groupId = tree.idAt(group);
        for (const int stored : tree.storedOfGroup(top)) {
            const bool taken = rows == Rows::Shown || (selection && selection->rows().contains(stored));
            if (taken && stored >= 0)
                m_lines.push_back({m_rows->idOfStored(stored), groupId});
        }
        if (tree.storedOfGroup(top).empty() && rows == Rows::Shown)
            m_lines.push_back({{}, groupId});
    }
}

QStringList ViewSheet::line(qsizetype index) const
{
    const Line &line = m_lines[static_cast<size_t>(index)];
    QStringList cells;
    cells.reserve(static_cast<qsizetype>(m_cells.size()));
    for (const Cell &cell : m_cells) {
        const QString &id = cell.ofGroup ? line.group : line.id;
        cells.push_back(id.isEmpty() ? QString() : cellText(cell.ofGroup ? *m_groups : *m_rows, id, cell.column));
    }
    return cells;
}

QString ViewSheet::toTsv() const
{
    QString text;
    const auto add = [&text](QStringList cells) {
        for (QString &cell : cells)
            cell = cell.simplified(); // a tab or a line break inside would break the line
        text += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    };
    add(m_header);
    for (qsizetype i = 0; i < count(); ++i)
        add(line(i));
    return text;
}

} // namespace baton
