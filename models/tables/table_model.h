// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/cell.h"
#include "models/tables/row_sorter.h"
#include "models/tables/search_index.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>
#include <QStringList>

#include <vector>

namespace baton {

/// What every table of Baton has in common: rows are stored in the order in which they were loaded and shown through
/// a permutation (filter and sort), each row has an id, and a change is told as narrowly as it happened.
///
/// A view row is a row as shown; a stored row is its place in memory. Only RecordTableModel sees stored rows.
class TableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole + 1, ///< QString
        StateRole,                 ///< StateWord, of State and Due cells
        ProgressRole,              ///< ProgressCell, of Progress cells
        SecondLineRole,            ///< QString, of TwoLine cells
        SideRole,                  ///< StateWord beside the subject ("inactive"), or nothing
        SettledRole                ///< bool: the row recedes
    };

    int rowCount(const QModelIndex &parent = {}) const final;
    int columnCount(const QModelIndex &parent = {}) const final;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const final;
    /// By the column; -1: as loaded. Absent values come last in both orders.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) final;

    const ColumnInfo &column(int index) const { return m_columns[static_cast<size_t>(index)]; }
    int columnOf(QLatin1StringView id) const; ///< -1: none
    int sortColumn() const { return m_sortColumn; }
    Qt::SortOrder sortOrder() const { return m_sortOrder; }

    /// Shows only rows that contain every word, in any order, in any column.
    void setFilter(const QString &words);
    const QString &filter() const { return m_filter; }

    int storedCount() const { return static_cast<int>(m_ids.size()); }
    QString idAt(int viewRow) const { return m_ids[storedAt(viewRow)]; }
    int viewRowOf(const QString &id) const; ///< -1: not there or not shown
    bool holds(const QString &id) const { return m_stored.contains(id); }
    const std::vector<QString> &storedIds() const { return m_ids; } ///< as loaded

    /// Tells timed columns what time it is (UTC).
    void setNow(const QDateTime &now);
    const CellContext &context() const { return m_context; }

    /// Forgets every row that is not in `ids`.
    void keepOnly(const QSet<QString> &ids);
    void clear() { keepOnly({}); }

Q_SIGNALS:
    /// The number of rows loaded or shown changed, or which ones are shown.
    void countsChanged();
    /// Rows were changed in place, shown or not.
    void recordsChanged();
    /// These rows are gone for good.
    void forgotten(const QStringList &ids);

protected:
    TableModel(std::vector<ColumnInfo> columns, QObject *parent);

    struct Change
    {
        size_t stored = 0;
        int firstColumn = 0; ///< firstColumn > lastColumn: nothing that is shown changed
        int lastColumn = -1;
        bool sortValue = false;
    };

    // Asked by this class.
    virtual SortValue sortValue(int stored, int column) const = 0;
    virtual QString searchText(int stored) const = 0;
    virtual void keepStored(const std::vector<char> &keep) = 0;

    // Called by RecordTableModel.
    size_t storedAt(int viewRow) const { return static_cast<size_t>(m_order[static_cast<size_t>(viewRow)]); }
    int storedOf(const QString &id) const { return m_stored.value(id, -1); }
    /// Rows from m_ids.size() on were added behind; `ids` are theirs.
    void publish(const QStringList &fresh, const std::vector<Change> &changes);

private:
    RowSorter::ValueOf valueOf() const;
    bool passes(int stored) const { return m_search.matches(stored, m_words); }
    void tellChanges(const std::vector<Change> &changes);
    void show(std::vector<int> fresh, bool resort);
    void reorder(std::vector<int> order);
    void rebuild();
    void indexViewRows();

    std::vector<ColumnInfo> m_columns;
    std::vector<QString> m_ids;   ///< by stored row
    QHash<QString, int> m_stored; ///< id → stored row
    std::vector<int> m_order;     ///< view row → stored row
    std::vector<int> m_viewRows;  ///< stored row → view row, -1: hidden
    SearchIndex m_search;
    QString m_filter;
    std::vector<QByteArray> m_words;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    CellContext m_context;
};

} // namespace baton
