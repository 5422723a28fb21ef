// SPDX-License-Identifier: GPL-3.0-or-later
// How TableModel is narrowed: by words and by facets.
#include "models/tables/table_model.h"

#include <algorithm>

namespace baton {

namespace {

constexpr size_t mostPieces = 50;

} // namespace

void TableModel::setFilter(const QString &words)
{
    if (words == m_words)
        return;
    m_words = words;
    if (!m_filter.setWords(words))
        return;
    narrowAgain();
    Q_EMIT filtersChanged();
}

size_t TableModel::facetOf(QLatin1StringView id) const
{
    const auto it =
        std::find_if(facets().begin(), facets().end(), [id](const FacetInfo &facet) { return facet.id == id; });
    Q_ASSERT_X(it != facets().end(), "TableModel", "no such facet");
    return static_cast<size_t>(it - facets().begin());
}

void TableModel::setFacet(QLatin1StringView id, const QSet<QString> &keys)
{
    FacetIndex &facet = m_filter.facet(facetOf(id));
    if (facet.picked() == keys)
        return;
    facet.pick(keys);
    narrowAgain();
    Q_EMIT filtersChanged();
}

QSet<QString> TableModel::facet(QLatin1StringView id) const
{
    return m_filter.facet(facetOf(id)).picked();
}

void TableModel::clearFacets()
{
    bool any = false;
    for (size_t i = 0; i < facets().size(); ++i) {
        any = any || !m_filter.facet(i).picked().isEmpty();
        m_filter.facet(i).pick({});
    }
    if (!any)
        return;
    narrowAgain();
    Q_EMIT filtersChanged();
}

std::vector<FacetValue> TableModel::facetValues(QLatin1StringView id) const
{
    return m_filter.values(facetOf(id));
}

QStringList TableModel::pickedLabels(QLatin1StringView id) const
{
    return m_filter.facet(facetOf(id)).pickedLabels();
}

int TableModel::facetSize(QLatin1StringView id) const
{
    return m_filter.facet(facetOf(id)).offeredCount();
}

QHash<QString, int> TableModel::facetCounts(QLatin1StringView id) const
{
    const std::vector<FacetValue> values = facetValues(id);
    QHash<QString, int> counts;
    counts.reserve(static_cast<qsizetype>(values.size()));
    for (const FacetValue &value : values)
        counts.insert(value.key, value.count);
    return counts;
}

QString TableModel::facetLabel(QLatin1StringView id, const QString &key) const
{
    return m_filter.facet(facetOf(id)).label(key);
}

void TableModel::tellRowsOf(QLatin1StringView facet, const QSet<QString> &keys, const QList<int> &roles)
{
    std::vector<int> rows;
    m_filter.facet(facetOf(facet)).eachRowOf(keys, [this, &rows](int stored) {
        if (const int row = m_viewRows[static_cast<size_t>(stored)]; row >= 0)
            rows.push_back(row);
    });
    std::sort(rows.begin(), rows.end());
    size_t pieces = rows.empty() ? 0 : 1;
    for (size_t i = 1; i < rows.size(); ++i)
        pieces += rows[i] > rows[i - 1] + 1;
    // For a view the whole of a list costs no more than many pieces of it.
    const int apart = pieces > mostPieces ? rowCount() : 1;
    for (size_t i = 0; i < rows.size();) {
        const size_t first = i++;
        while (i < rows.size() && rows[i] <= rows[i - 1] + apart)
            ++i;
        Q_EMIT dataChanged(createIndex(rows[first], 0), createIndex(rows[i - 1], 0), roles);
    }
}

std::vector<int> TableModel::passing() const
{
    if (!m_filter.narrows())
        return m_sorted;
    std::vector<int> order;
    order.reserve(m_sorted.size());
    std::copy_if(m_sorted.begin(), m_sorted.end(), std::back_inserter(order),
                 [this](int stored) { return m_filter.passes(stored); });
    return order;
}

void TableModel::narrowAgain()
{
    std::vector<int> order = passing();
    if (order == m_order)
        return;
    beginResetModel();
    m_order = std::move(order);
    indexViewRows();
    endResetModel();
    Q_EMIT countsChanged();
}

} // namespace baton
