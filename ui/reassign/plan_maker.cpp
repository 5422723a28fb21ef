// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reassign/plan_maker.h"

#include <QtConcurrentRun>

#include <utility>

namespace baton {

PlanMaker::PlanMaker(const ReassignDialect &dialect, QObject *parent) : QObject(parent), m_dialect(dialect)
{
    m_pool.setMaxThreadCount(1);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &PlanMaker::take);
}

PlanMaker::~PlanMaker() = default;

quint64 PlanMaker::ask(PlanQuestion question)
{
    const quint64 number = ++m_asked;
    if (m_running == 0)
        begin(std::move(question), number);
    else
        m_next = std::move(question);
    return number;
}

void PlanMaker::forget()
{
    m_next.reset();
    m_forgotten = m_asked;
}

void PlanMaker::begin(PlanQuestion question, quint64 number)
{
    m_running = number;
    m_watcher.setFuture(QtConcurrent::run(
        &m_pool, [question = std::move(question), &dialect = m_dialect] { return planOrder(question, dialect); }));
}

void PlanMaker::take()
{
    const quint64 number = std::exchange(m_running, 0);
    const PlannedOrderPtr planned = m_watcher.result();
    if (m_next)
        begin(*std::exchange(m_next, std::nullopt), m_asked);
    if (number > m_forgotten)
        Q_EMIT made(number, planned);
}

} // namespace baton
