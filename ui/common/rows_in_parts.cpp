// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/rows_in_parts.h"

#include "models/tables/table_model.h"

#include <algorithm>
#include <utility>

namespace baton {

namespace {

constexpr size_t atOnce = 2000;
constexpr size_t perTurn = 1000;

} // namespace

RowsInParts::RowsInParts(TableModel &table, Scheduler &scheduler, QObject *parent)
    : QObject(parent), m_scheduler(scheduler)
{
    connect(&table, &TableModel::renumbered, this, [this](const std::vector<int> &to) {
        for (size_t i = m_next; i < m_rows.size(); ++i)
            m_rows[i] = m_rows[i] < 0 ? -1 : to[static_cast<size_t>(m_rows[i])];
    });
}

RowsInParts::~RowsInParts()
{
    m_scheduler.cancel(m_timer);
}

void RowsInParts::start(std::vector<int> rows, Each each)
{
    stop();
    m_rows = std::move(rows);
    m_each = std::move(each);
    if (m_rows.size() > atOnce)
        m_timer = m_scheduler.callAfter(Millis(0), this, [this] { part(); });
    else
        goOn(atOnce);
}

void RowsInParts::stop()
{
    m_scheduler.cancel(std::exchange(m_timer, 0));
    m_rows = {};
    m_next = 0;
}

void RowsInParts::part()
{
    m_timer = 0;
    goOn(perTurn);
    if (m_next < m_rows.size()) {
        m_timer = m_scheduler.callAfter(Millis(0), this, [this] { part(); });
        return;
    }
    stop();
    Q_EMIT ended();
}

void RowsInParts::goOn(size_t most)
{
    const size_t end = std::min(m_next + most, m_rows.size());
    for (; m_next < end; ++m_next) {
        if (m_rows[m_next] >= 0)
            m_each(m_rows[m_next], m_next);
    }
}

} // namespace baton
