// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/row_places.h"

#include <QItemSelectionModel>
#include <QSet>

namespace baton {

/// Which rows of a table are selected: a set of stored rows that follows them when they come, go or take other places,
/// so that a row stays selected however it is sorted, filtered and refreshed. Works on the table itself or on a tree
/// over it, where selecting a group selects its rows. Ids are made only for those who ask for them.
///
/// A selected row that a filter hides stays selected. A gesture that begins a new selection (a plain click, Ctrl+A)
/// lets go of the hidden ones too; one that adds or takes away (Ctrl+click) leaves them.
///
/// Qt's own ranges only mirror the set, for views and assistive technology: where it lies in more pieces than Qt could
/// handle quickly, they hold those around the rows that the view says it shows.
class RecordSelection final : public QItemSelectionModel
{
    Q_OBJECT

public:
    explicit RecordSelection(TableModel &table, QObject *parent = nullptr);
    explicit RecordSelection(GroupedTable &tree, QObject *parent = nullptr);

    int count() const { return m_selected.count(); }
    int hiddenCount() const;
    bool contains(const QString &id) const;
    /// By stored row, good until the table changes.
    const RowSet &rows() const { return m_selected; }
    /// The same rows: the shown ones in the order of the view, then the hidden ones as loaded.
    std::vector<int> inOrder() const;
    /// Only those that the view shows, in its order.
    std::vector<int> shownInOrder() const { return m_places->inOrder(m_selected); }
    std::vector<QString> ids() const { return idsOf(inOrder()); }
    std::vector<QString> shownIds() const { return idsOf(shownInOrder()); }
    /// Of the current row, or of the current group.
    QString currentId() const { return m_current; }

    using QItemSelectionModel::select;
    void select(const QItemSelection &selection, SelectionFlags command) override;
    void reset() override;
    /// These rows and no others, shown or not; what is not loaded is passed over.
    void selectIds(const QSet<QString> &ids);
    /// Every row that the table shows, and no others; a tree over it may show them a moment later.
    void selectAllShown();
    /// Nothing is selected any more, shown or not.
    void forgetAll();

    /// Tells which top rows a view shows.
    void setWindow(TopRows shown);
    /// True while the current row is put back where it was: a view need not scroll to it.
    bool isRestoring() const { return m_restoring; }

Q_SIGNALS:
    /// The set of selected rows, or how many of them are shown, changed.
    void idsChanged();
    /// Selected rows are gone from the table for good.
    void lost(int rows);

private:
    RecordSelection(QAbstractItemModel &model, TableModel &table, std::unique_ptr<RowPlaces> places, QObject *parent);
    void follow(const std::vector<int> &to);
    void take(RowSet rows);
    void apply(const QItemSelection &selection, SelectionFlags command);
    std::vector<QString> idsOf(const std::vector<int> &rows) const;
    void mirror();
    void restoreCurrent();
    void tell();

    TableModel &m_table;
    std::unique_ptr<RowPlaces> m_places;
    RowSet m_selected;
    RowSet m_before; ///< the present gesture (a drag, Shift and arrows): it is taken back before it is done anew
    QString m_current;
    TopRows m_window{0, 0};
    int m_lost = 0;      ///< selected rows that are gone, not told yet
    bool m_whole = true; ///< the ranges hold every piece
    bool m_restoring = false;
};

} // namespace baton
