// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/certifications/selection_tally.h"

#include "models/tables/certification_table.h"
#include "models/tables/record_selection.h"

#include <algorithm>
#include <utility>

namespace baton {

namespace {

constexpr int atOnce = 2000;     ///< rows selected
constexpr size_t perTurn = 4000; ///< rows looked at

} // namespace

SelectionTally::SelectionTally(const CertificationTable &table, const RecordSelection &selection, Scheduler &scheduler,
                               QObject *parent)
    : QObject(parent), m_table(table), m_selection(selection), m_scheduler(scheduler)
{
}

SelectionTally::~SelectionTally()
{
    m_scheduler.cancel(m_timer);
}

void SelectionTally::restart()
{
    m_scheduler.cancel(std::exchange(m_timer, 0));
    m_tally = {};
    m_next = 0;
    if (m_selection.count() > atOnce) {
        m_timer = m_scheduler.callAfter(Millis(0), this, [this] { goOn(); });
        return;
    }
    for (const QString &id : m_selection.idSet()) {
        if (const auto row = m_table.record(id))
            m_tally.add(*row);
    }
}

// Rows may come, go and move between two parts: whoever tells us so restarts it.
void SelectionTally::goOn()
{
    const auto &rows = m_table.records();
    const size_t end = std::min(m_next + perTurn, rows.size());
    for (; m_next < end; ++m_next) {
        if (const Certification &row = rows.shown(m_next); m_selection.contains(row.id.toString()))
            m_tally.add(row);
    }
    m_timer = 0;
    if (m_next < rows.size())
        m_timer = m_scheduler.callAfter(Millis(0), this, [this] { goOn(); });
    else
        Q_EMIT ready();
}

} // namespace baton
