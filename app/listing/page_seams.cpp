// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/listing/page_seams.h"

#include <algorithm>

namespace baton {

void PageSeams::clear()
{
    *this = {};
}

void PageSeams::add(qint64 offset, const std::vector<QString> &ids)
{
    const auto begin = static_cast<size_t>(offset);
    const size_t known = std::min(m_ids.size(), begin + ids.size());
    bool same = true;
    for (size_t i = begin; i < known; ++i)
        same = same && m_ids[i] == ids[i - begin];
    if (!same && m_restart < 0)
        m_restart = offset == m_begin ? 0 : m_previous;
    m_ids.resize(std::max(m_ids.size(), begin + ids.size()));
    std::copy(ids.begin(), ids.end(), m_ids.begin() + static_cast<std::ptrdiff_t>(begin));
    m_previous = offset;
}

void PageSeams::readAgain(qint64 from, int overlap)
{
    m_ids.resize(from == 0 ? 0 : std::min(m_ids.size(), static_cast<size_t>(from + overlap)));
    m_begin = m_previous = from;
    m_restart = -1;
}

QSet<QString> PageSeams::rows() const
{
    QSet<QString> rows(m_ids.begin(), m_ids.end());
    rows.remove(QString());
    return rows;
}

} // namespace baton
