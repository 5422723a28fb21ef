// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/answer_times.h"
#include "models/tables/facet_index.h"
#include "models/tables/search_index.h"

namespace baton {

/// What a filter asks of the rows that it filters.
class RowSource
{
public:
    virtual SearchTexts searchTexts(int row) const = 0;
    virtual FacetKeys facetKeysAt(int row, size_t facet) const = 0;
    virtual FacetLabel facetLabelAt(int row, size_t facet, const QString &key) const = 0;
    /// Whether time alone changes answers to the facet; facetUntil() is asked of no other.
    virtual bool isTimed(size_t facet) const = 0;
    virtual QDateTime facetUntil(int row, size_t facet) const = 0;

protected:
    ~RowSource() = default;
};

/// Which rows of a table are shown: those that contain every word and give a picked answer to every facet in use.
/// Whether a row has the words is kept, so that a facet costs no search and a longer word asks only what passed.
class RowFilter
{
public:
    /// `rows` must outlive the filter and is not asked yet.
    RowFilter(std::vector<FacetInfo> facets, const RowSource &rows, const QDateTime &now);

    /// Reads the next row.
    void append();
    /// Reads a row again.
    void replace(int row);
    /// Row i is what row from[i] was; rows that are not named are gone.
    void take(const std::vector<int> &from);
    /// Says what time it is, and reads the timed facets again where it makes a difference; true when other rows may
    /// pass.
    bool retime(const QDateTime &now);
    const QDateTime &now() const { return m_now; }

    /// False: the same words as before.
    bool setWords(const QString &query);
    bool passes(int row) const { return m_hasWords[static_cast<size_t>(row)] && passesFacetsBut(none, row); }

    const std::vector<FacetInfo> &facets() const { return m_infos; }
    FacetIndex &facet(size_t index) { return m_facets[index]; }
    const FacetIndex &facet(size_t index) const { return m_facets[index]; }
    bool narrows() const;
    /// Counted over the rows that pass everything but this facet.
    std::vector<FacetValue> values(size_t facet) const;

private:
    static constexpr size_t none = ~size_t(0);

    quint32 groupOf(int row, size_t facet);
    bool readAgain(int row, size_t facet);
    bool passesFacetsBut(size_t left, int row) const
    {
        for (size_t i = 0; i < m_facets.size(); ++i) {
            if (i != left && !m_facets[i].passes(row))
                return false;
        }
        return true;
    }

    std::vector<FacetInfo> m_infos;
    const RowSource &m_rows;
    SearchIndex m_search;
    std::vector<char> m_hasWords; ///< by row
    std::vector<FacetIndex> m_facets;
    std::vector<AnswerTimes> m_times; ///< by facet; of the timed ones
    QDateTime m_now;
};

} // namespace baton
