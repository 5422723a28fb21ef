// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/row_sorter.h"

#include <limits>
#include <vector>

namespace baton {

/// The numbers by which rows sort in the present column, as far as somebody asked. While a long list is read, each page
/// is put in among the same rows, and unpacking a row costs far more than a number kept. Texts are not kept.
class SortMemo
{
public:
    void forget() { m_numbers.clear(); }
    void forget(int row)
    {
        if (static_cast<size_t>(row) < m_numbers.size())
            m_numbers[static_cast<size_t>(row)] = notAsked;
    }

    /// What `valueOf(row)` says, or said before.
    template <class ValueOf> SortValue value(int row, ValueOf valueOf)
    {
        const auto at = static_cast<size_t>(row);
        if (at < m_numbers.size() && m_numbers[at] != notAsked)
            return {m_numbers[at] == none ? std::nullopt : std::optional(m_numbers[at]), {}, true};
        SortValue value = valueOf(row);
        if (value.numeric) {
            if (at >= m_numbers.size())
                m_numbers.resize(at + 1, notAsked);
            m_numbers[at] = value.number.value_or(none);
        }
        return value;
    }

private:
    static constexpr qint64 notAsked = std::numeric_limits<qint64>::min();
    static constexpr qint64 none = std::numeric_limits<qint64>::max();

    std::vector<qint64> m_numbers; ///< by row
};

} // namespace baton
