// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

namespace baton {

class TableModel;

/// A chip for each facet of a table: "State ▾" at rest, "State: Active, Error ×" in use. Follows the table; whatever
/// narrows it by a facet shows here.
class FilterBar final : public QWidget
{
    Q_OBJECT

public:
    /// `table` must outlive the bar. Only the facets of `shown`, in that order; empty: all.
    explicit FilterBar(TableModel &table, const std::vector<QLatin1StringView> &shown = {}, QWidget *parent = nullptr);

    /// How many facets are in use, shown here or not.
    int inUse() const;

private:
    TableModel &m_table;
};

} // namespace baton
