// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/identity.h"
#include "models/tables/record_table_model.h"

namespace baton {

/// "mail · department · reports to X": what tells two people of one name apart.
QString identityLine(const Identity &identity);

/// People to choose from: one column, a name over the line that tells them apart, the state beside.
class IdentityTable final : public RecordTableModel<Identity>
{
public:
    explicit IdentityTable(QObject *parent = nullptr);
    QString idOf(const Identity &row) const override;

protected:
    std::optional<StateWord> sideOf(const Identity &row) const override;
};

} // namespace baton
