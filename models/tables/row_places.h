// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/row_set.h"

#include <QItemSelection>
#include <QString>

#include <memory>
#include <vector>

namespace baton {

class GroupedTable;
class TableModel;

/// Top rows of a model, the last one included.
struct TopRows
{
    int first = 0;
    int last = -1;
};

/// Selected rows as ranges, and whether these are all of them.
struct SelectedPieces
{
    QItemSelection ranges;
    bool whole = true;
};

/// Where the stored rows of a table stand in the model that a view shows: the table itself, or a tree over it.
class RowPlaces
{
public:
    virtual ~RowPlaces() = default;

    /// Column 0 of a shown row or group; invalid when it is not shown.
    virtual QModelIndex placeOf(const QString &id) const = 0;
    /// Every row that the view shows, inside folded groups too.
    virtual RowSet shown() const = 0;
    /// The rows that a selection names by themselves.
    virtual RowSet rowsIn(const QItemSelection &selection) const = 0;
    /// The rows of each group that a selection names without naming any row of it; -1: gone. Good until the model
    /// changes.
    virtual std::vector<const std::vector<int> *> groupsIn(const QItemSelection &selection) const = 0;
    /// Whole rows for the shown ones of `rows`, as few pieces as there are. When there are more than `most`, only
    /// those that touch `window`.
    virtual SelectedPieces pieces(const RowSet &rows, qsizetype most, TopRows window) const = 0;
    /// The shown ones of `rows`, in the order of the view.
    virtual std::vector<int> inOrder(const RowSet &rows) const = 0;
};

/// The stored rows that a table shows.
RowSet shownRows(const TableModel &table);

std::unique_ptr<RowPlaces> placesIn(TableModel &table);
std::unique_ptr<RowPlaces> placesIn(GroupedTable &tree);

} // namespace baton
