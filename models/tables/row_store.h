// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/packed_rows.h"

namespace baton {

/// Rows as they are, of which there are never that many.
template <class Row> class PlainRows
{
public:
    using Found = const Row *;

    size_t size() const { return m_rows.size(); }
    const Row &at(size_t row) const { return m_rows[row]; }
    const Row &shown(size_t row) const { return m_rows[row]; }
    Found find(size_t row) const { return &m_rows[row]; }
    const Row &named(size_t row) const { return m_rows[row]; }
    void append(Row row) { m_rows.push_back(std::move(row)); }
    void replace(size_t at, Row row) { m_rows[at] = std::move(row); }
    void take(const std::vector<int> &from)
    {
        std::vector<Row> rows;
        rows.reserve(from.size());
        for (const int row : from)
            rows.push_back(std::move(m_rows[static_cast<size_t>(row)]));
        m_rows = std::move(rows);
    }
    const std::vector<Row> &all() const { return m_rows; }

private:
    std::vector<Row> m_rows;
};

/// How a table keeps rows of a type.
template <class Row> struct RowsOf
{
    using Type = PlainRows<Row>;
};
template <> struct RowsOf<Certification>
{
    using Type = PackedRows<Certification>;
};
template <> struct RowsOf<ReviewItem>
{
    using Type = PackedRows<ReviewItem>;
};

} // namespace baton
