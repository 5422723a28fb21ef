// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/sort_job.h"

#include <QTimerEvent>
#include <QtConcurrentRun>

#include <algorithm>
#include <numeric>

namespace baton {

namespace {

constexpr size_t slice = 1000; ///< rows that are asked in one turn: far below a frame

} // namespace

SortJob::SortJob(ValueOf valueOf, QObject *parent) : QObject(parent), m_valueOf(std::move(valueOf))
{
    connect(&m_ranking, &QFutureWatcherBase::finished, this, [this] {
        if (isRunning() && m_ranking.future().resultCount() > 0)
            Q_EMIT done();
    });
}

SortJob::~SortJob()
{
    m_ranking.disconnect(this);
}

void SortJob::start(int column, Qt::SortOrder order, int rows)
{
    cancel();
    m_column = column;
    m_order = order;
    m_rows = static_cast<size_t>(rows);
    m_timer.start(0, this);
}

void SortJob::cancel()
{
    m_column = -1;
    m_timer.stop();
    m_values = {};
    m_touched.clear();
    m_ranking.setFuture({});
}

void SortJob::touch(int row)
{
    if (isRunning() && static_cast<size_t>(row) < m_rows)
        m_touched.push_back(row);
}

void SortJob::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer.timerId())
        return;
    const size_t until = std::min(m_rows, m_values.size() + slice);
    for (size_t row = m_values.size(); row < until; ++row)
        m_values.push_back(m_valueOf(static_cast<int>(row), m_column));
    if (until < m_rows)
        return;
    m_timer.stop();
    m_ranking.setFuture(QtConcurrent::run(&RowSorter::ranksOf, std::exchange(m_values, {})));
}

SortJob::Sorted SortJob::take()
{
    Sorted sorted;
    sorted.rows.resize(m_rows);
    std::iota(sorted.rows.begin(), sorted.rows.end(), 0);
    RowSorter(m_order).sort(sorted.rows, m_ranking.future().takeResult());
    sorted.touched = std::move(m_touched);
    cancel();
    return sorted;
}

} // namespace baton
