// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/cell.h"

#include <QAbstractItemModel>
#include <QElapsedTimer>
#include <QHash>
#include <QTimer>

#include <functional>
#include <vector>

namespace baton {

class TableModel;

/// A column of a tree: which column of the groups and which of the rows stand in it, by their ids; empty: nothing.
struct TreeColumn
{
    ColumnInfo info;
    QLatin1StringView group;
    QLatin1StringView row;
};

/// Two tables as one tree: the rows of one are the top, those of the other stand below their group. What the tables
/// show (words, facets, order) the tree shows. A change in place is told as it happened; rows that come, go or move
/// are told as one reset, in the next turn of the event loop; while much goes on in a long list, at intervals that
/// leave most of the time to everything else.
class GroupedTable final : public QAbstractItemModel
{
    Q_OBJECT

public:
    using GroupOf = std::function<QString(const QString &rowId)>;
    enum class EmptyGroups { Hidden, Shown };

    /// The tables must outlive the tree. `groupOf` names the group of a row of `rows` by its id in `groups`.
    GroupedTable(TableModel &groups, TableModel &rows, GroupOf groupOf, std::vector<TreeColumn> columns,
                 EmptyGroups emptyGroups, QObject *parent = nullptr);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    using QObject::parent;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    /// Sorts groups and rows, each by its own column; -1: as loaded.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    const ColumnInfo &column(int index) const { return m_columns[static_cast<size_t>(index)].info; }
    int columnOf(QLatin1StringView id) const; ///< -1: none

    /// Shows other columns, as many as before.
    void setColumns(std::vector<TreeColumn> columns);
    /// The column of the groups or of the rows that stands in a column, -1: none.
    int groupColumn(int column) const { return m_sources[static_cast<size_t>(column)].group; }
    int rowColumn(int column) const { return m_sources[static_cast<size_t>(column)].row; }

    TableModel &groups() const { return m_groups; }
    TableModel &rows() const { return m_rows; }

    static bool isGroup(const QModelIndex &index) { return index.isValid() && index.internalId() == 0; }
    /// Of a row or a group.
    QString idAt(const QModelIndex &index) const;
    /// Of the group itself, or of the one that a row stands in.
    QString groupIdAt(const QModelIndex &index) const;
    /// Its rows by stored row of rows(); -1: gone, until the reset that follows.
    const std::vector<int> &storedOfGroup(int top) const { return m_shown[static_cast<size_t>(top)].rows; }
    std::vector<QString> rowsOfGroup(int top) const;
    QModelIndex indexOfRow(const QString &id) const;
    QModelIndex indexOfGroup(const QString &id) const;

    /// Shows at once what has changed.
    void flush();

Q_SIGNALS:
    /// The tables are about to be read: groups that are made of rows can be made now.
    void aboutToRead();

private:
    struct Group
    {
        QString id;
        std::vector<int> rows; ///< stored
    };
    /// Columns of the two tables, -1: none.
    struct Sources
    {
        int group;
        int row;
    };
    struct Place
    {
        int group = -1;
        int row = -1;
    };

    void follow(TableModel &table);
    void findSources();
    void schedule();
    void hurry();
    static QHash<QString, int> topsOf(const std::vector<Group> &groups);
    std::vector<Group> read();
    bool takeRowsOver(std::vector<Group> &groups);
    Place placeOf(int stored) const;
    void renumber(const std::vector<int> &to);
    void tellGroups(const QModelIndex &first, const QModelIndex &last);
    void tellRows(const QModelIndex &first, const QModelIndex &last);
    void tell(int group, int firstRow, int lastRow, int firstColumn, int lastColumn, bool ofGroups);

    TableModel &m_groups;
    TableModel &m_rows;
    GroupOf m_groupOf;
    std::vector<TreeColumn> m_columns;
    std::vector<Sources> m_sources; ///< by column
    EmptyGroups m_emptyGroups;
    std::vector<Group> m_shown;
    QHash<QString, int> m_topOf;         ///< group id → top row
    mutable std::vector<Place> m_places; ///< by stored row; made when first asked for
    QTimer m_next;                       ///< runs while something has to be told
    QElapsedTimer m_told;
    qint64 m_rest = 0;     ///< ms to leave to others after what was told last
    bool m_regroup = true; ///< rows came, went or moved since they were read
    bool m_reading = false;
};

} // namespace baton
