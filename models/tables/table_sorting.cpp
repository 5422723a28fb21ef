// SPDX-License-Identifier: GPL-3.0-or-later
// How TableModel is sorted.
#include "models/tables/table_model.h"

#include <algorithm>
#include <utility>

namespace baton {

namespace {

/// More rows than this are sorted by a column that is not ready while the window goes on.
constexpr int mostAtOnce = 5000;

} // namespace

RowSorter::ValueOf TableModel::valueOf()
{
    const auto ask = [this](int stored) { return sortValue(stored, m_sortColumn); };
    return [this, ask](int stored) { return m_sortMemo.value(stored, ask); };
}

void TableModel::sort(int column, Qt::SortOrder order)
{
    m_sortJob.cancel();
    const bool sorts = column >= 0 && column < columnCount();
    if (sorts && storedCount() > mostAtOnce && !isSortReady(column)) {
        m_sortJob.start(column, order, storedCount());
        return;
    }
    m_sortColumn = sorts ? column : -1;
    m_sortOrder = order;
    m_sortMemo.forget();
    sortAll();
}

void TableModel::takeSorted()
{
    m_sortMemo.forget();
    m_sortColumn = m_sortJob.column();
    m_sortOrder = m_sortJob.order();
    SortJob::Sorted sorted = m_sortJob.take();
    m_sorted = std::move(sorted.rows);
    for (int late = static_cast<int>(m_sorted.size()); late < storedCount(); ++late)
        sorted.touched.push_back(late);
    if (!sorted.touched.empty())
        place(std::move(sorted.touched));
    reorder(passing());
}

void TableModel::sortAll()
{
    if (const SortRanks *ranks = m_sortKeys.of(m_sortColumn))
        RowSorter(m_sortOrder).sort(m_sorted, *ranks);
    else if (m_sortColumn >= 0)
        RowSorter(m_sortOrder).sort(m_sorted, valueOf());
    else
        std::sort(m_sorted.begin(), m_sorted.end());
    reorder(passing());
}

/// Puts rows (new ones, or ones whose value changed; some perhaps twice) where the sort wants them.
void TableModel::place(std::vector<int> rows)
{
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    if (!rows.empty() && rows.front() < static_cast<int>(m_sorted.size())) { // some are among them already
        std::vector<char> moves(m_viewRows.size());
        for (const int stored : rows)
            moves[static_cast<size_t>(stored)] = 1;
        std::erase_if(m_sorted, [&moves](int stored) { return moves[static_cast<size_t>(stored)] != 0; });
    }
    RowSorter(m_sortOrder).merge(m_sorted, std::move(rows), valueOf());
}

} // namespace baton
