// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/record_table_model.h"
#include "ui/connections/connection_desk.h"

namespace baton {

/// Columns: connection, vendor, address, marks, state.
class ConnectionTable final : public RecordTableModel<ConnectionEntry>
{
public:
    explicit ConnectionTable(QObject *parent = nullptr);
    QString idOf(const ConnectionEntry &row) const override { return row.connection.id.toString(); }
};

} // namespace baton
