// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/identity_table.h"

#include "models/tables/state_words.h"

#include <QCoreApplication>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::IdentityTable)
};

std::vector<Column<Identity>> columns()
{
    Column<Identity> person{{"person"_L1, Text::tr("Person"), CellKind::TwoLine}};
    person.text = [](const Identity &row, const CellContext &) { return row.name; };
    person.secondLine = [](const Identity &row, const CellContext &) { return identityLine(row); };
    person.tip = [](const Identity &row, const CellContext &) -> QString {
        return row.name + u'\n' + identityLine(row);
    };
    return {person};
}

} // namespace

QString identityLine(const Identity &identity)
{
    QStringList parts;
    if (!identity.email.isEmpty())
        parts.push_back(identity.email);
    if (!identity.department.isEmpty())
        parts.push_back(identity.department);
    if (!identity.managerName.isEmpty())
        parts.push_back(Text::tr("reports to %1").arg(isolated(identity.managerName)));
    if (parts.isEmpty())
        parts.push_back(identity.alias.isEmpty() ? identity.id.toString() : identity.alias);
    return parts.join(u" · "_s);
}

IdentityTable::IdentityTable(QObject *parent) : RecordTableModel(columns(), parent) {}

QString IdentityTable::idOf(const Identity &row) const
{
    return row.id.toString();
}

std::optional<StateWord> IdentityTable::sideOf(const Identity &row) const
{
    return stateWord(row.state);
}

} // namespace baton
