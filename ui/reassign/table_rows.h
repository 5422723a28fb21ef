// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/record_table_model.h"

#include <QAbstractItemView>

namespace baton {

/// Gives a table these rows in this order, and keeps the current row of its view where it is still there. Views hear
/// only of what differs as long as the rows are the same ones.
template <class Row>
void replaceRows(RecordTableModel<Row> &table, QAbstractItemView &view, const std::vector<Row> &rows)
{
    const std::vector<QString> before = table.storedIds();
    bool same = before.size() == rows.size();
    for (size_t i = 0; same && i < rows.size(); ++i)
        same = before[i] == table.idOf(rows[i]);
    if (same) {
        table.upsert(rows);
        return;
    }
    const QString current = view.currentIndex().isValid() ? table.idAt(view.currentIndex().row()) : QString();
    table.clear();
    table.upsert(rows);
    const int place = current.isEmpty() ? -1 : table.viewRowOf(current);
    if (place >= 0)
        view.setCurrentIndex(table.index(place, 0));
}

} // namespace baton
