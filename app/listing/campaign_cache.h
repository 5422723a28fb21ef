// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/governance_provider.h"
#include "app/time/scheduler.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <vector>

namespace baton {

/// What is known of the campaigns that certifications name by id and name alone: whether they are still open. Fed by
/// lists of campaigns; what is wanted beyond those is read in the background, up to 100 at a time. Never blocks.
class CampaignCache : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        Millis again{std::chrono::seconds(30)}; ///< after a failure: what is wanted then is asked for anew
        Millis fresh{std::chrono::minutes(5)};  ///< how long an answer is good
        int perRequest = 100;                   ///< what a reader takes
    };

    /// `reader` may be null: then only lists teach it something. Both must outlive the cache.
    CampaignCache(CampaignReader *reader, Scheduler &scheduler, Settings settings, QObject *parent = nullptr);
    CampaignCache(CampaignReader *reader, Scheduler &scheduler, QObject *parent = nullptr);
    ~CampaignCache() override;

    /// Asks for those that are not known, or no longer freshly. Empty ids are ignored.
    void want(const std::vector<CampaignId> &ids);
    /// Read elsewhere, just now.
    void learn(const std::vector<Campaign> &campaigns);
    /// Null: not known (yet), or the tenant has none with this id.
    const Campaign *find(const CampaignId &id) const;

Q_SIGNALS:
    /// find() may now say something else.
    void learned();

private:
    struct Answer
    {
        std::optional<Campaign> campaign; ///< nothing: the tenant has none with this id
        Millis at{0};                     ///< monotonic
    };

    bool isFresh(const CampaignId &id) const;
    void ask();
    void take(const Result<Page<Campaign>> &answer);

    CampaignReader *m_reader;
    Scheduler &m_scheduler;
    Settings m_settings;
    QHash<CampaignId, Answer> m_answers;
    QSet<CampaignId> m_wanted; ///< not asked for yet
    std::stop_source m_stop;
    QSet<CampaignId> m_asked;         ///< by the request under way; none: there is none
    std::optional<Millis> m_failedAt; ///< monotonic; the last request, if it failed
};

} // namespace baton
