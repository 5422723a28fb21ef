// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/column.h"

#include <algorithm>
#include <vector>

namespace baton {

/// What replacing a row changed.
struct RowChange
{
    size_t stored = 0;
    int firstColumn = 0; ///< firstColumn > lastColumn: nothing that is shown changed
    int lastColumn = -1;
    bool sortValue = false;
};

/// True when the two rows look different in this column.
template <class Row>
bool showsOther(const Column<Row> &column, const Row &old, const Row &next, const CellContext &context)
{
    return column.text(old, context) != column.text(next, context) ||
           (column.state && column.state(old, context) != column.state(next, context)) ||
           (column.progress && column.progress(old) != column.progress(next)) ||
           (column.secondLine && column.secondLine(old, context) != column.secondLine(next, context)) ||
           (column.note && column.note(old, context) != column.note(next, context)) ||
           column.glyphOf(old) != column.glyphOf(next);
}

/// Which columns show something else once `next` takes the place of `old`. `whole`: the row as such looks different,
/// `first`: its first cell does.
template <class Row>
RowChange changeBetween(const std::vector<Column<Row>> &columns, const Row &old, const Row &next,
                        const CellContext &context, int sortColumn, bool whole, bool first)
{
    RowChange change{0, static_cast<int>(columns.size()), -1, false};
    for (size_t i = 0; i < columns.size(); ++i) {
        const Column<Row> &column = columns[i];
        const bool differs = whole || (i == 0 && first) || showsOther(column, old, next, context);
        const bool value =
            column.hasNumber() ? column.numberOf(old, context) != column.numberOf(next, context) : differs;
        if (differs || value) {
            change.firstColumn = std::min(change.firstColumn, static_cast<int>(i));
            change.lastColumn = static_cast<int>(i);
        }
        change.sortValue = change.sortValue || (value && static_cast<int>(i) == sortColumn);
    }
    return change;
}

} // namespace baton
