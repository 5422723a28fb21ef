// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QItemSelection>
#include <QSet>
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

/// Where the rows of a table stand in the model that a view shows: the table itself, or a tree over it.
class RowPlaces
{
public:
    virtual ~RowPlaces() = default;

    /// Column 0 of a shown row or group; invalid when it is not shown.
    virtual QModelIndex placeOf(const QString &id) const = 0;
    virtual bool isShown(const QString &id) const = 0;
    /// The rows that a selection names by themselves.
    virtual std::vector<QString> rowsIn(const QItemSelection &selection) const = 0;
    /// The rows of each group that a selection names without naming any row of it.
    virtual std::vector<std::vector<QString>> groupsIn(const QItemSelection &selection) const = 0;
    /// Whole rows for the shown ones of `ids`, as few pieces as there are. When there are more than `most`, only
    /// those that touch `window`.
    virtual SelectedPieces pieces(const QSet<QString> &ids, qsizetype most, TopRows window) const = 0;
    /// The shown ones of `ids`, in the order of the view.
    virtual std::vector<QString> inOrder(const QSet<QString> &ids) const = 0;
};

std::unique_ptr<RowPlaces> placesIn(TableModel &table);
std::unique_ptr<RowPlaces> placesIn(GroupedTable &tree);

} // namespace baton
