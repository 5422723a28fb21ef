// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/row_refresher.h"

#include "app/listing/when_answered.h"
#include "app/reassign/run_desk.h"

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

RowRefresher::RowRefresher(RunDesk &desk, CertificationReader *reader, Scheduler &scheduler, QObject *parent)
    : RowRefresher(desk, reader, scheduler, Settings(), parent)
{
}

RowRefresher::RowRefresher(RunDesk &desk, CertificationReader *reader, Scheduler &scheduler, Settings settings,
                           QObject *parent)
    : QObject(parent), m_reader(reader), m_scheduler(scheduler), m_settings(settings)
{
    if (!m_reader)
        return;
    connect(&desk, &RunDesk::callChanged, this, [this](const ReassignRun *run, int index) { look(*run, index); });
}

RowRefresher::~RowRefresher()
{
    m_scheduler.cancel(m_timer);
    m_stop.request_stop();
}

void RowRefresher::look(const ReassignRun &run, int index)
{
    const CallProgress &call = run.calls()[static_cast<size_t>(index)];
    for (size_t row = 0; row < call.proofs.size() && row < static_cast<size_t>(call.call.rows.size()); ++row) {
        const RowProof &proof = call.proofs[row];
        if (proof.outcome != RowOutcome::Moved && proof.outcome != RowOutcome::MovedElsewhere)
            continue;
        const QString key =
            u"%1/%2/%3/%4"_s.arg(run.id().toString()).arg(index).arg(row).arg(proof.certification.toString());
        if (m_told.contains(key))
            continue;
        m_told.insert(key);
        want(call.call.rows[static_cast<qsizetype>(row)].row.certification);
        want(proof.certification);
    }
}

void RowRefresher::want(const CertificationId &id)
{
    if (id.isEmpty() || m_queued.contains(id))
        return;
    m_queued.insert(id);
    m_queue.push_back(id);
    if (!m_asking && m_timer == 0)
        askSoon(m_settings.gather);
}

void RowRefresher::askSoon(Millis delay)
{
    m_timer = m_scheduler.callAfter(delay, this, [this] {
        m_timer = 0;
        ask();
    });
}

void RowRefresher::ask()
{
    const auto count = static_cast<std::ptrdiff_t>(std::min(m_queue.size(), m_settings.perRequest));
    CertificationQuery query;
    query.ids.assign(m_queue.begin(), m_queue.begin() + count);
    m_queue.erase(m_queue.begin(), m_queue.begin() + count);
    for (const CertificationId &id : query.ids)
        m_queued.remove(id); // proven anew while this is read, it is read once more
    m_asking = true;
    const PageRequest page{0, static_cast<int>(count), false};
    whenAnswered(m_reader->certifications(query, page, CallContext{m_stop.get_token(), Priority::Background}), this,
                 [this, ids = query.ids](const Result<Page<Certification>> &answer) {
                     m_asking = false;
                     if (!answer) {
                         for (const CertificationId &id : ids)
                             want(id);
                         m_scheduler.cancel(m_timer);
                         askSoon(m_settings.again);
                         return;
                     }
                     if (!m_queue.empty())
                         askSoon(m_settings.gather);
                     std::vector<CertificationId> gone;
                     for (const CertificationId &id : ids) {
                         const bool there = std::any_of(answer->items.begin(), answer->items.end(),
                                                        [&id](const Certification &row) { return row.id == id; });
                         if (!there && answer->bad.empty()) // what could not be read may be any of them
                             gone.push_back(id);
                     }
                     Q_EMIT refreshed(answer->items, gone);
                 });
}

} // namespace baton
