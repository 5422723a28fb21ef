// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <vector>

class QAbstractItemView;

namespace baton {

class GroupedTable;
class TableModel;

/// What a view shows, as lines of cells for the clipboard or a file: the visible columns from left to right, times as
/// ISO 8601. In a tree each line is a row, with its group's name before it; a group without rows is a line too. The
/// rows are fixed when the sheet is made; what they say is read when a line is asked for.
class ViewSheet
{
public:
    enum class Rows { Shown, Selected };

    /// The view must be a RecordView or a RowTree, and outlive the sheet, as must its model. Of the selected rows it
    /// takes those that are shown.
    ViewSheet(const QAbstractItemView &view, Rows rows);

    const QStringList &header() const { return m_header; }
    qsizetype count() const { return static_cast<qsizetype>(m_lines.size()); }
    QStringList line(qsizetype index) const;
    /// Header and lines, with tabs between the cells.
    QString toTsv() const;

private:
    /// A cell of a line: of its row, or of the group that it stands in.
    struct Cell
    {
        bool ofGroup = false;
        int column = 0;
    };
    struct Line
    {
        QString id; ///< empty: a group without rows
        QString group;
    };

    void readTable(const TableModel &table, Rows rows);
    void readTree(const GroupedTable &tree, Rows rows);

    const QAbstractItemView &m_view;
    const TableModel *m_rows = nullptr;
    const TableModel *m_groups = nullptr;
    QStringList m_header;
    std::vector<Cell> m_cells;
    std::vector<Line> m_lines;
};

} // namespace baton
