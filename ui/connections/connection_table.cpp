// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/connection_table.h"

#include "ui/connections/connection_words.h"

#include <QCoreApplication>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::ConnectionTable)
};

std::vector<Column<ConnectionEntry>> columns()
{
    using C = Column<ConnectionEntry>;
    C name{{"connection"_L1, Text::tr("Connection"), CellKind::Subject}};
    name.text = [](const ConnectionEntry &row, const CellContext &) { return row.connection.name; };
    name.note = [](const ConnectionEntry &row, const CellContext &) { return row.connection.label; };
    name.glyph = [](const ConnectionEntry &row) { return row.connection.demo ? "flask"_L1 : "plug"_L1; };
    C vendor{{"vendor"_L1, Text::tr("Vendor"), CellKind::Muted, 172}};
    vendor.text = [](const ConnectionEntry &row, const CellContext &) { return row.vendor; };
    C address{{"address"_L1, Text::tr("Address"), CellKind::Muted}};
    address.text = [](const ConnectionEntry &row, const CellContext &) {
        return row.connection.baseUrl.toDisplayString();
    };
    C marks{{"marks"_L1, Text::tr("Marks"), CellKind::Muted, 116}};
    marks.text = [](const ConnectionEntry &row, const CellContext &) { return markWords(row.connection); };
    C state{{"state"_L1, Text::tr("State"), CellKind::State, 126}};
    state.text = [](const ConnectionEntry &row, const CellContext &) { return stateWord(row).word; };
    state.state = [](const ConnectionEntry &row, const CellContext &) { return stateWord(row); };
    return {name, vendor, address, marks, state};
}

} // namespace

ConnectionTable::ConnectionTable(QObject *parent) : RecordTableModel(columns(), parent) {}

} // namespace baton
