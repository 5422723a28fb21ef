// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/sort_keys.h"

#include <QTimerEvent>
#include <QtConcurrentRun>

#include <algorithm>

namespace baton {

namespace {

constexpr int worthIt = 2000;  ///< rows; fewer are sorted before an eye sees it
constexpr int atRest = 300;    ///< ms without a change
constexpr size_t slice = 1000; ///< rows that are asked in one turn: far below a frame

} // namespace

SortKeys::SortKeys(std::vector<int> columns, ValueOf valueOf, QObject *parent)
    : QObject(parent), m_valueOf(std::move(valueOf))
{
    for (const int column : columns)
        m_columns.push_back({column, {}, false});
    connect(&m_ranking, &QFutureWatcherBase::finished, this, &SortKeys::take);
}

SortKeys::~SortKeys()
{
    m_ranking.disconnect(this);
}

const SortRanks *SortKeys::of(int column) const
{
    const auto found = std::find_if(m_columns.begin(), m_columns.end(),
                                    [column](const Column &one) { return one.column == column && one.isReady; });
    return found == m_columns.end() ? nullptr : &found->ranks;
}

void SortKeys::rowsChanged(int count)
{
    m_count = count;
    m_at = 0;
    m_values.clear();
    m_ranking.setFuture({}); // what it comes to is of earlier rows
    for (Column &column : m_columns) {
        column.isReady = false;
        column.ranks = {};
    }
    if (count >= worthIt && !m_columns.empty())
        m_timer.start(atRest, this);
    else
        m_timer.stop();
}

void SortKeys::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_timer.timerId())
        gather();
}

void SortKeys::gather()
{
    const auto all = static_cast<size_t>(m_count);
    const size_t until = std::min(all, m_values.size() + slice);
    for (size_t row = m_values.size(); row < until; ++row)
        m_values.push_back(m_valueOf(static_cast<int>(row), m_columns[m_at].column));
    if (until < all) {
        m_timer.start(0, this);
        return;
    }
    m_timer.stop();
    m_ranking.setFuture(QtConcurrent::run(&RowSorter::ranksOf, std::exchange(m_values, {})));
}

void SortKeys::take()
{
    if (m_ranking.future().resultCount() == 0)
        return;
    Column &column = m_columns[m_at];
    column.ranks = m_ranking.future().takeResult();
    column.isReady = true;
    if (++m_at < m_columns.size())
        m_timer.start(0, this);
    else
        Q_EMIT ready();
}

} // namespace baton
