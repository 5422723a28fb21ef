// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/undo_reading.h"

#include <iterator>

namespace baton {

namespace {

/// One part out of all, for another target than the former reviewers.
UndoPart together(std::vector<UndoPart> parts, const Identity &to)
{
    UndoPart all = std::move(parts.front());
    for (size_t i = 1; i < parts.size(); ++i) {
        UndoPart &part = parts[i];
        all.order.rows.insert(all.order.rows.end(), part.order.rows.begin(), part.order.rows.end());
        all.evidence.insert(all.evidence.end(), part.evidence.begin(), part.evidence.end());
        all.decided.insert(all.decided.end(), part.decided.begin(), part.decided.end());
        all.seen.insert(part.seen);
    }
    all.order.target = to.id;
    all.order.targetName = to.name;
    return all;
}

} // namespace

UndoReading::UndoReading(GovernanceProvider &provider, Scheduler &scheduler, QObject *parent)
    : QObject(parent), m_preflight(provider, scheduler)
{
    connect(&m_preflight, &Preflight::progress, this, [this](int done, int total, int) {
        if (!m_stopped)
            Q_EMIT progress(done, total);
    });
    connect(&m_preflight, &Preflight::finished, this, &UndoReading::took);
}

void UndoReading::start(UndoOutlook outlook, const std::optional<Identity> &to)
{
    m_outlook = std::move(outlook);
    if (to && !m_outlook.parts.empty())
        m_outlook.parts = {together(std::move(m_outlook.parts), *to)};
    next();
}

void UndoReading::stop()
{
    m_stopped = true;
    m_preflight.stop();
}

void UndoReading::next()
{
    if (m_at == m_outlook.parts.size()) {
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (!m_stopped)
                    Q_EMIT finished();
            },
            Qt::QueuedConnection);
        return;
    }
    Facts seed;
    seed.seen = m_outlook.parts[m_at].seen;
    m_preflight.start(m_outlook.parts[m_at].order, seed);
}

void UndoReading::took()
{
    if (m_stopped)
        return;
    if (m_preflight.fatalError()) {
        m_stopped = true;
        Q_EMIT failed(*m_preflight.fatalError());
        return;
    }
    m_problems.insert(m_problems.end(), m_preflight.problems().begin(), m_preflight.problems().end());
    Way way;
    way.facts = m_preflight.facts();
    way.order = resolvedUndo(m_outlook.parts[m_at], way.facts);
    m_ways.push_back(std::move(way));
    ++m_at;
    next();
}

} // namespace baton
