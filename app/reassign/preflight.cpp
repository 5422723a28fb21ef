// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/preflight.h"

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

Preflight::Preflight(GovernanceProvider &provider, Scheduler &scheduler, QObject *parent)
    : Preflight(provider, scheduler, Settings(), parent)
{
}

Preflight::Preflight(GovernanceProvider &provider, Scheduler &scheduler, Settings settings, QObject *parent)
    : QObject(parent), m_provider(provider), m_scheduler(scheduler), m_settings(settings)
{
}

Preflight::~Preflight()
{
    ++m_generation;
    m_stop.request_stop();
}

void Preflight::start(const Order &order, Facts seed)
{
    ++m_generation;
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_order = order;
    m_facts = std::move(seed);
    m_facts.now = m_scheduler.wallNow();
    m_problems.clear();
    m_fatal.reset();
    m_certifications.clear();
    m_whole.clear();
    m_withItems.clear();
    m_waiting.clear();
    m_pending.clear();
    m_inFlight = m_done = m_remaining = m_chunks = m_chunksRead = m_taskChunks = 0;
    m_taskFailed = m_finishing = m_announcing = false;
    const Capabilities offers = m_provider.capabilities();
    m_pageSize = std::max(1, offers.pageSize);
    m_wantTotal = offers.totalCounts;
    m_running = true;

    QSet<CertificationId> seen;
    for (const OrderRow &row : order.rows) {
        (row.isWholeCertification() ? m_whole : m_withItems).insert(row.certification);
        if (!seen.contains(row.certification)) {
            seen.insert(row.certification);
            m_certifications.push_back(row.certification);
        }
    }
    readRights();
    readTarget();
    readForwarding();
    readCertifications();
    report();
    pump();
}

void Preflight::stop()
{
    if (!m_running)
        return;
    m_waiting.clear();
    m_stop.request_stop();
    pump();
}

void Preflight::readItems(const CertificationId &certification)
{
    if (!m_running) {
        m_running = true;
        m_stop = std::stop_source();
    }
    const ItemList *known = m_facts.itemsOf(certification);
    if (!known || !known->complete)
        askForItems(certification);
    pump();
}

void Preflight::enqueue(std::function<void()> ask)
{
    m_waiting.push_back(std::move(ask));
}

// Answers may come inside a question: the flag keeps the queue from being emptied by recursion.
void Preflight::pump()
{
    if (m_pumping || !m_running)
        return;
    if (m_stop.stop_requested())
        m_waiting.clear();
    m_pumping = true;
    while (!m_stop.stop_requested() && m_inFlight < m_settings.inFlight && !m_waiting.empty()) {
        const std::function<void()> ask = std::move(m_waiting.front());
        m_waiting.pop_front();
        ask();
    }
    m_pumping = false;
    if (m_inFlight == 0 && m_waiting.empty())
        finishLater();
}

void Preflight::finishLater()
{
    if (m_finishing)
        return;
    m_finishing = true;
    QMetaObject::invokeMethod(
        this,
        [this, generation = m_generation] {
            if (generation != m_generation)
                return;
            m_finishing = false;
            if (m_inFlight > 0 || !m_waiting.empty() || !m_running)
                return; // more was asked for in between
            m_running = false;
            m_remaining = 0;
            if (m_announcing) {
                m_announcing = false;
                Q_EMIT factsChanged();
            }
            report();
            Q_EMIT finished();
        },
        Qt::QueuedConnection);
}

void Preflight::learned()
{
    if (m_announcing)
        return;
    m_announcing = true;
    QMetaObject::invokeMethod(
        this,
        [this, generation = m_generation] {
            if (generation != m_generation || !m_announcing)
                return;
            m_announcing = false;
            Q_EMIT factsChanged();
        },
        Qt::QueuedConnection);
}

void Preflight::problem(const QString &what, const Error &error)
{
    if (error.kind == ErrorKind::Canceled && m_stop.stop_requested())
        return;
    Error told = error;
    told.message = what + u": "_s + (error.message.isEmpty() ? toString(error.kind) : error.message);
    m_problems.push_back(std::move(told));
}

void Preflight::report()
{
    Q_EMIT progress(m_done, m_done + m_remaining, m_remaining);
}

PageRequest Preflight::firstPage() const
{
    return {0, m_pageSize, m_wantTotal};
}

int Preflight::pagesFor(std::optional<int> rows) const
{
    return rows ? std::max(1, (*rows + m_pageSize - 1) / m_pageSize) : 1;
}

} // namespace baton
