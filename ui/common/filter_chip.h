// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/facet.h"
#include "ui/common/chip_button.h"

namespace baton {

class TableModel;

/// One facet as a button: opens its values; in use, its × (or Del) shows all again.
class FilterChip final : public ChipButton
{
    Q_OBJECT

public:
    /// `table` must outlive the chip.
    FilterChip(TableModel &table, const FacetInfo &facet, QWidget *parent = nullptr);

private:
    void refresh();
    void openValues() override;
    void showAll() override;
    bool isInUse() const override;

    TableModel &m_table;
    FacetInfo m_facet;
};

} // namespace baton
