// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/listing/campaign_cache.h"

#include "app/listing/when_answered.h"

#include <utility>

namespace baton {

CampaignCache::CampaignCache(CampaignReader *reader, Scheduler &scheduler, QObject *parent)
    : CampaignCache(reader, scheduler, Settings(), parent)
{
}

CampaignCache::CampaignCache(CampaignReader *reader, Scheduler &scheduler, Settings settings, QObject *parent)
    : QObject(parent), m_reader(reader), m_scheduler(scheduler), m_settings(settings)
{
}

CampaignCache::~CampaignCache()
{
    m_stop.request_stop();
}

void CampaignCache::want(const std::vector<CampaignId> &ids)
{
    for (const CampaignId &id : ids) {
        if (!id.isEmpty() && !m_asked.contains(id) && !isFresh(id))
            m_wanted.insert(id);
    }
    ask();
}

void CampaignCache::learn(const std::vector<Campaign> &campaigns)
{
    for (const Campaign &campaign : campaigns) {
        m_wanted.remove(campaign.id);
        m_answers.insert(campaign.id, {campaign, m_scheduler.now()});
    }
    if (!campaigns.empty())
        Q_EMIT learned();
}

const Campaign *CampaignCache::find(const CampaignId &id) const
{
    const auto answer = m_answers.constFind(id);
    return answer != m_answers.constEnd() && answer->campaign ? &*answer->campaign : nullptr;
}

bool CampaignCache::isFresh(const CampaignId &id) const
{
    const auto answer = m_answers.constFind(id);
    return answer != m_answers.constEnd() && m_scheduler.now() - answer->at < m_settings.fresh;
}

void CampaignCache::ask()
{
    const bool tooSoon = m_failedAt && m_scheduler.now() - *m_failedAt < m_settings.again;
    if (!m_reader || !m_asked.isEmpty() || m_wanted.isEmpty() || tooSoon)
        return;
    CampaignQuery query;
    while (!m_wanted.isEmpty() && m_asked.size() < m_settings.perRequest) {
        const CampaignId id = *m_wanted.cbegin();
        m_wanted.remove(id);
        m_asked.insert(id);
        query.ids.push_back(id);
    }
    PageRequest page;
    page.limit = m_settings.perRequest;
    whenAnswered(m_reader->campaigns(std::move(query), page, CallContext{m_stop.get_token(), Priority::Background}),
                 this, [this](const Result<Page<Campaign>> &answer) { take(answer); });
}

void CampaignCache::take(const Result<Page<Campaign>> &answer)
{
    const QSet<CampaignId> asked = std::exchange(m_asked, {});
    if (!answer) {
        m_failedAt = m_scheduler.now();
        m_wanted.clear(); // who wants them still says so again
        return;
    }
    m_failedAt.reset();
    for (const CampaignId &id : asked)
        m_answers.insert(id, {std::nullopt, m_scheduler.now()});
    learn(answer->items);
    ask();
}

} // namespace baton
