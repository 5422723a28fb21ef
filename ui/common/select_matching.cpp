// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/select_matching.h"

#include "models/tables/record_selection.h"
#include "models/tables/table_model.h"

namespace baton {

SelectMatching::SelectMatching(TableModel &table, RecordSelection &selection, std::function<Load()> load,
                               std::function<void()> resume, QObject *parent)
    : QObject(parent), m_table(table), m_selection(selection), m_load(std::move(load)), m_resume(std::move(resume))
{
    connect(&m_table, &TableModel::filtersChanged, this, &SelectMatching::cancel);
}

void SelectMatching::request()
{
    if (m_waiting)
        return;
    if (m_load() == Load::Stopped && m_resume)
        m_resume();
    const Load load = m_load();
    if (load == Load::Complete)
        finish();
    else if (load == Load::Running)
        setWaiting(true);
    else
        Q_EMIT givenUp();
}

void SelectMatching::loadChanged()
{
    if (!m_waiting)
        return;
    const Load load = m_load();
    if (load == Load::Running)
        return;
    setWaiting(false);
    if (load == Load::Complete)
        finish();
    else
        Q_EMIT givenUp();
}

void SelectMatching::cancel()
{
    if (m_waiting)
        setWaiting(false);
}

void SelectMatching::setWaiting(bool waiting)
{
    m_waiting = waiting;
    Q_EMIT waitingChanged(waiting);
}

void SelectMatching::finish()
{
    m_selection.selectAllShown();
    Q_EMIT selected(m_selection.count());
}

} // namespace baton
