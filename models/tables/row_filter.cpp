// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/row_filter.h"

#include <algorithm>
#include <utility>

namespace baton {

RowFilter::RowFilter(std::vector<FacetInfo> facets, const RowSource &rows, const QDateTime &now)
    : m_infos(std::move(facets)), m_rows(rows), m_facets(m_infos.size()), m_times(m_infos.size()), m_now(now)
{
}

quint32 RowFilter::groupOf(int row, size_t facet)
{
    return m_facets[facet].groupOf(m_rows.facetKeysAt(row, facet), [this, row, facet](const QString &key) {
        return m_rows.facetLabelAt(row, facet, key);
    });
}

void RowFilter::append()
{
    const int row = m_search.count();
    m_search.append(m_rows.searchTexts(row));
    m_hasWords.push_back(static_cast<char>(m_search.matches(row)));
    for (size_t i = 0; i < m_facets.size(); ++i) {
        m_facets[i].append(groupOf(row, i));
        if (m_rows.isTimed(i))
            m_times[i].append(m_rows.facetUntil(row, i));
    }
}

void RowFilter::replace(int row)
{
    m_search.replace(row, m_rows.searchTexts(row));
    m_hasWords[static_cast<size_t>(row)] = static_cast<char>(m_search.matches(row));
    for (size_t i = 0; i < m_facets.size(); ++i) {
        readAgain(row, i);
        for (const QString &key : m_rows.facetKeysAt(row, i))
            m_facets[i].relabel(key, m_rows.facetLabelAt(row, i, key));
    }
}

void RowFilter::take(const std::vector<int> &from)
{
    m_search.take(from);
    std::vector<char> hasWords;
    hasWords.reserve(from.size());
    for (const int row : from)
        hasWords.push_back(m_hasWords[static_cast<size_t>(row)]);
    m_hasWords = std::move(hasWords);
    for (FacetIndex &facet : m_facets)
        facet.take(from);
    for (size_t i = 0; i < m_times.size(); ++i) {
        if (m_rows.isTimed(i))
            m_times[i].take(from);
    }
}

/// True when the row gave another answer before.
bool RowFilter::readAgain(int row, size_t facet)
{
    if (m_rows.isTimed(facet))
        m_times[facet].replace(row, m_rows.facetUntil(row, facet));
    return m_facets[facet].replace(row, groupOf(row, facet));
}

bool RowFilter::retime(const QDateTime &now)
{
    const bool back = now < std::exchange(m_now, now); // what has become late may not be late any more
    bool others = false;
    for (size_t i = 0; i < m_facets.size(); ++i) {
        if (!m_rows.isTimed(i))
            continue;
        bool moved = false;
        const auto read = [this, i, &moved](int row) { moved = readAgain(row, i) || moved; };
        for (int row = 0; back && row < m_search.count(); ++row)
            read(row);
        if (!back)
            m_times[i].eachOver(now, read);
        others = others || (moved && !m_facets[i].picked().isEmpty());
    }
    return others;
}

bool RowFilter::setWords(const QString &query)
{
    std::vector<QByteArray> words = foldedWords(query);
    const std::vector<QByteArray> before = m_search.words();
    if (words == before)
        return false;
    // Every word of before is part of a word of now: what did not pass then does not pass now.
    const bool narrower = std::all_of(before.begin(), before.end(), [&words](const QByteArray &one) {
        return std::any_of(words.begin(), words.end(), [&one](const QByteArray &now) { return now.contains(one); });
    });
    m_search.setWords(std::move(words));
    for (int row = 0; row < m_search.count(); ++row) {
        char &has = m_hasWords[static_cast<size_t>(row)];
        has = static_cast<char>((!narrower || has) && m_search.matches(row));
    }
    return true;
}

bool RowFilter::narrows() const
{
    return !m_search.words().empty() || std::any_of(m_facets.begin(), m_facets.end(),
                                                    [](const FacetIndex &facet) { return !facet.picked().isEmpty(); });
}

std::vector<FacetValue> RowFilter::values(size_t facet) const
{
    return m_facets[facet].values(
        [this, facet](int row) { return m_hasWords[static_cast<size_t>(row)] && passesFacetsBut(facet, row); });
}

} // namespace baton
