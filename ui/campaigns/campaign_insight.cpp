// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/campaigns/campaign_insight.h"

#include <utility>

namespace baton {

CampaignInsight::CampaignInsight(GovernanceProvider &provider, Scheduler &scheduler, QObject *parent)
    : CampaignInsight(provider, scheduler, Settings(), parent)
{
}

CampaignInsight::CampaignInsight(GovernanceProvider &provider, Scheduler &scheduler, Settings settings, QObject *parent)
    : QObject(parent), m_provider(provider), m_scheduler(scheduler), m_settings(settings)
{
}

CampaignInsight::~CampaignInsight()
{
    m_scheduler.cancel(m_timer);
}

const CampaignReading *CampaignInsight::of(const CampaignId &id) const
{
    const auto known = m_readings.constFind(id);
    return known == m_readings.constEnd() ? nullptr : &*known;
}

void CampaignInsight::lookAt(const CampaignId &id)
{
    if (id == m_current)
        return;
    if (m_loader) // counted in part: begun anew when it is looked at again
        m_readings.remove(m_current);
    m_loader.reset();
    m_scheduler.cancel(std::exchange(m_timer, 0));
    m_current = id;
    if (id.isEmpty() || m_readings.contains(id) || !m_provider.certificationReader())
        return;
    m_timer = m_scheduler.callAfter(m_settings.pause, this, [this] {
        m_timer = 0;
        read();
    });
}

void CampaignInsight::forget()
{
    m_readings.clear();
    m_loader.reset();
    const CampaignId current = std::exchange(m_current, CampaignId());
    lookAt(current);
}

void CampaignInsight::read()
{
    CertificationQuery query;
    query.campaigns = {m_current};
    const ListLoaderBase::Settings settings{m_provider.capabilities().pageSize, m_settings.parallel,
                                            Priority::Background};
    m_readings.insert(m_current, CampaignReading());
    m_loader = std::make_unique<ListLoader<Certification>>(
        [reader = m_provider.certificationReader(), query](PageRequest page, CallContext context) {
            return reader->certifications(query, page, std::move(context));
        },
        [](const Certification &row) { return row.id.toString(); },
        [this](std::vector<Certification> &&rows) { take(std::move(rows)); }, settings);
    connect(m_loader.get(), &ListLoaderBase::finished, this, [this] { finish(CampaignReading::State::Whole); });
    connect(m_loader.get(), &ListLoaderBase::failed, this, [this](const Error &error) {
        m_readings[m_current].error = error;
        finish(CampaignReading::State::Failed);
    });
    Q_EMIT changed();
    m_loader->start();
}

void CampaignInsight::take(std::vector<Certification> &&rows)
{
    CampaignReading &reading = m_readings[m_current];
    for (const Certification &row : rows)
        reading.tally.add(row);
    reading.total = m_loader->total();
    const bool more = !reading.total || reading.tally.count() < *reading.total;
    if (reading.tally.count() >= m_settings.most && more)
        finish(CampaignReading::State::Cut);
    else
        Q_EMIT changed();
}

void CampaignInsight::finish(CampaignReading::State state)
{
    m_readings[m_current].state = state;
    // We may be inside the loader's own signal.
    m_loader->stop();
    m_loader.release()->deleteLater();
    Q_EMIT changed();
}

} // namespace baton
