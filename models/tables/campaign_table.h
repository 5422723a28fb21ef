// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/campaign.h"
#include "models/tables/record_table_model.h"

namespace baton {

/// Campaigns as seen in a list. Finished ones recede.
class CampaignTable final : public RecordTableModel<Campaign>
{
public:
    explicit CampaignTable(QObject *parent = nullptr);
    QString idOf(const Campaign &row) const override;

protected:
    bool recedes(const Campaign &row) const override;
};

} // namespace baton
