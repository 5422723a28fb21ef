// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/cell.h"
#include "models/tables/number_index.h"
#include "models/tables/row_change.h"
#include "models/tables/row_filter.h"
#include "models/tables/row_sorter.h"
#include "models/tables/sort_job.h"
#include "models/tables/sort_keys.h"
#include "models/tables/sort_memo.h"

#include <QAbstractTableModel>
#include <QStringList>

namespace baton {

class RowSet;

/// What every table of Baton has in common: rows are stored in the order in which they were loaded and shown through
/// a permutation (filter and sort), each row has an id, and a change is told as narrowly as it happened.
///
/// A view row is a row as shown; a stored row is its place in memory, which sets of rows (RowSet) go by.
class TableModel : public QAbstractTableModel, protected RowSource
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole + 1, ///< QString
        StateRole,                 ///< StateWord, of State and Due cells
        ProgressRole,              ///< ProgressCell, of Progress cells
        SecondLineRole,            ///< QString, of TwoLine cells
        SideRole,                  ///< StateWord beside the subject ("inactive"), or nothing
        SettledRole,               ///< bool: the row recedes
        KindRole,                  ///< CellKind: how the cell is drawn
        GlyphRole,                 ///< QString, an icon before the text, or nothing
        NoteRole,                  ///< QString, a quiet word after the subject, or nothing
        GroupRole,                 ///< bool: the row stands for those below it
        PlainRole                  ///< QString for files and the clipboard, where it is not the text
    };

    int rowCount(const QModelIndex &parent = {}) const final;
    int columnCount(const QModelIndex &parent = {}) const final;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const final;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const final;
    /// By the column; -1: as loaded. Absent values come last in both orders. A long list whose column is not ready
    /// stays as it is for a moment, and is then sorted at once.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) final;

    static QVariant alignmentOf(CellKind kind);
    const ColumnInfo &column(int index) const { return m_columns[static_cast<size_t>(index)]; }
    int columnOf(QLatin1StringView id) const; ///< -1: none
    /// Whether sorting by this column needs no look at its texts any more.
    bool isSortReady(int column) const { return m_sortKeys.of(column) != nullptr; }
    int sortColumn() const { return m_sortColumn; }
    Qt::SortOrder sortOrder() const { return m_sortOrder; }

    /// Shows only rows that contain every word, in any order, in any searched column.
    void setFilter(const QString &words);
    const QString &filter() const { return m_words; }

    /// By what the rows can be narrowed besides words, in the order to offer it.
    const std::vector<FacetInfo> &facets() const { return m_filter.facets(); }
    /// Shows only rows that give one of these answers to the facet; none: all. Facets and words narrow together.
    void setFacet(QLatin1StringView id, const QSet<QString> &keys);
    QSet<QString> facet(QLatin1StringView id) const;
    void clearFacets();
    /// The answers that loaded rows give, and the picked ones, each with how many rows would be shown by it: counted
    /// over the rows that pass all else.
    std::vector<FacetValue> facetValues(QLatin1StringView id) const;
    QHash<QString, int> facetCounts(QLatin1StringView id) const;
    /// The words of the picked answers, and how many answers there are to pick from: both without counting rows.
    QStringList pickedLabels(QLatin1StringView id) const;
    int facetSize(QLatin1StringView id) const;
    QString facetLabel(QLatin1StringView id, const QString &key) const;
    /// True while words or a facet may hide rows.
    bool isNarrowed() const { return m_filter.narrows(); }

    int storedCount() const { return static_cast<int>(m_viewRows.size()); }
    QString idAt(int viewRow) const { return idAtStored(static_cast<int>(storedAt(viewRow))); }
    int viewRowOf(const QString &id) const; ///< -1: not there or not shown
    bool holds(const QString &id) const { return storedOf(id) >= 0; }
    std::vector<QString> storedIds() const; ///< as loaded
    int storedOf(const QString &id) const;  ///< -1: not there
    QString idOfStored(int stored) const { return idAtStored(stored); }
    int storedRow(int viewRow) const { return m_order[static_cast<size_t>(viewRow)]; }
    int viewRow(int stored) const { return m_viewRows[static_cast<size_t>(stored)]; } ///< -1: not shown
    /// What data() says of this row, shown or not; nothing when it is not there.
    QVariant dataOf(const QString &id, int column, int role) const;

    /// Tells timed columns and facets what time it is (UTC).
    void setNow(const QDateTime &now);
    const CellContext &context() const { return m_context; }

    /// Forgets every row that is not in `ids`.
    void keepOnly(const QSet<QString> &ids);
    void keepRows(const RowSet &rows);
    void clear() { keepOnly({}); }
    /// Forgets these; what is not there is passed over.
    void forget(const QStringList &ids);

Q_SIGNALS:
    /// The number of rows loaded or shown changed, or which ones are shown.
    void countsChanged();
    /// Words or a facet were set.
    void filtersChanged();
    /// Rows were changed in place, shown or not.
    void recordsChanged();
    /// Stored row i is row to[i] from now on; -1: it is gone. In the middle of a change: only for what goes by stored
    /// rows, and tells nobody before the change is over.
    void renumbered(const std::vector<int> &to);
    /// These rows are gone for good.
    void forgotten(const QStringList &ids);
    /// Around every change of order, before and after what Qt's own signals make of it.
    void orderAboutToChange();
    void orderChanged();

protected:
    TableModel(std::vector<ColumnInfo> columns, std::vector<FacetInfo> facets, QObject *parent);

    // Asked by this class, beside RowSource.
    virtual QVariant cell(int stored, int column, int role) const = 0;
    virtual QString idAtStored(int stored) const = 0;
    virtual SortValue sortValue(int stored, int column) const = 0;
    /// Stored row i becomes what stored row from[i] was; rows that are not named are gone.
    virtual void takeStored(const std::vector<int> &from) = 0;

    // Called by RecordTableModel.
    size_t storedAt(int viewRow) const { return static_cast<size_t>(m_order[static_cast<size_t>(viewRow)]); }
    /// Rows from storedCount() on were added behind; `fresh` are their ids.
    void publish(const QStringList &fresh, const std::vector<RowChange> &changes);
    /// Says that `roles` of the first column have changed in the rows that give any of `keys` to a facet.
    void tellRowsOf(QLatin1StringView facet, const QSet<QString> &keys, const QList<int> &roles);
    /// Rows are from now on as loaded in the order of `ids`, which names all of them.
    void arrange(const QStringList &ids);

private:
    size_t facetOf(QLatin1StringView id) const;
    RowSorter::ValueOf valueOf();
    std::vector<int> passing() const;
    void narrowAgain();
    void tellChanges(const std::vector<RowChange> &changes);
    void append(const std::vector<int> &shown);
    bool hide(const std::vector<char> &keep);
    void keepMarked(const std::vector<char> &keep); ///< by stored row
    void place(std::vector<int> rows);
    void sortAll();
    void takeSorted();
    void reorder(std::vector<int> order);
    void renumber(const std::vector<int> &from);
    void indexViewRows();

    std::vector<ColumnInfo> m_columns;
    NumberIndex m_stored;        ///< id → stored row
    std::vector<int> m_sorted;   ///< every stored row, in the order of the sort
    std::vector<int> m_order;    ///< view row → stored row: those of m_sorted that pass
    std::vector<int> m_viewRows; ///< stored row → view row, -1: hidden
    RowFilter m_filter;
    SortKeys m_sortKeys;
    SortJob m_sortJob;
    SortMemo m_sortMemo;
    QString m_words;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    CellContext m_context;
};

} // namespace baton
