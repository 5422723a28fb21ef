// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/filter_bar.h"

#include "models/tables/table_model.h"
#include "ui/common/filter_chip.h"

#include <QBoxLayout>

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

FilterBar::FilterBar(TableModel &table, const std::vector<QLatin1StringView> &shown, QWidget *parent)
    : QWidget(parent), m_table(table)
{
    setObjectName(u"filterBar"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    const auto add = [&](const FacetInfo &facet) { row->addWidget(new FilterChip(m_table, facet, this)); };
    if (shown.empty())
        std::for_each(table.facets().begin(), table.facets().end(), add);
    for (const QLatin1StringView id : shown) {
        const auto facet = std::find_if(table.facets().begin(), table.facets().end(),
                                        [id](const FacetInfo &info) { return info.id == id; });
        Q_ASSERT(facet != table.facets().end());
        add(*facet);
    }
}

int FilterBar::inUse() const
{
    return static_cast<int>(
        std::count_if(m_table.facets().begin(), m_table.facets().end(),
                      [this](const FacetInfo &facet) { return !m_table.facet(facet.id).isEmpty(); }));
}

} // namespace baton
