// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/row_places.h"

#include <QItemSelectionModel>
#include <QSet>

namespace baton {

/// Which rows of a table are selected, as a set of ids: sorting, filtering and refreshing do not change it. Works on
/// the table itself or on a tree over it, where selecting a group selects its rows.
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

    int count() const { return static_cast<int>(m_ids.size()); }
    int hiddenCount() const;
    bool contains(const QString &id) const { return m_ids.contains(id); }
    const QSet<QString> &idSet() const { return m_ids; }
    /// The shown ones in the order of the view, then the hidden ones as loaded.
    std::vector<QString> ids() const;
    /// Only those that the view shows, in its order.
    std::vector<QString> shownIds() const;
    /// Of the current row, or of the current group.
    QString currentId() const { return m_current; }

    using QItemSelectionModel::select;
    void select(const QItemSelection &selection, SelectionFlags command) override;
    void reset() override;
    /// These rows and no others, shown or not; what is not loaded is passed over.
    void selectIds(const QSet<QString> &ids);
    /// Every row that the table shows, and no others.
    void selectAllShown();
    /// Nothing is selected any more, shown or not.
    void forgetAll() { selectIds({}); }

    /// Tells which top rows a view shows.
    void setWindow(TopRows shown);
    /// True while the current row is put back where it was: a view need not scroll to it.
    bool isRestoring() const { return m_restoring; }

Q_SIGNALS:
    /// The set of selected ids, or how many of them are shown, changed.
    void idsChanged();
    /// Selected rows are gone from the table for good.
    void lost(int rows);

private:
    RecordSelection(QAbstractItemModel &model, TableModel &rows, std::unique_ptr<RowPlaces> places, QObject *parent);
    void add(const QString &id);
    void drop(const QString &id);
    void apply(const QItemSelection &selection, SelectionFlags command);
    void mirror();
    void restoreCurrent();

    TableModel &m_rows;
    std::unique_ptr<RowPlaces> m_places;
    QSet<QString> m_ids;
    // What the present gesture (a drag, Shift and arrows) did so far: it is taken back before it is done anew.
    QSet<QString> m_added;
    QSet<QString> m_dropped;
    QString m_current;
    TopRows m_window{0, 0};
    bool m_whole = true; ///< the ranges hold every piece
    bool m_restoring = false;
};

} // namespace baton
