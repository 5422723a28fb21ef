// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/listing/list_loader.h"
#include "app/providers/governance_provider.h"
#include "app/time/scheduler.h"
#include "ui/campaigns/campaign_details.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace baton {

/// Reads the certifications of the campaign that somebody looks at, in the background and not beyond a limit, and
/// counts them. What was read stays known until it is forgotten.
class CampaignInsight final : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        Millis pause{250};  ///< before a request leaves: arrow keys run over many campaigns
        qint64 most = 2000; ///< certifications
        int parallel = 2;
    };

    /// Both must outlive it.
    CampaignInsight(GovernanceProvider &provider, Scheduler &scheduler, Settings settings, QObject *parent = nullptr);
    CampaignInsight(GovernanceProvider &provider, Scheduler &scheduler, QObject *parent = nullptr);
    ~CampaignInsight() override;

    /// The campaign that is looked at now; empty: none. What was being read for another one is given up.
    void lookAt(const CampaignId &id);
    /// Null: nothing was read.
    const CampaignReading *of(const CampaignId &id) const;
    /// The lists were refreshed: what is looked at is read again.
    void forget();

Q_SIGNALS:
    /// Of the campaign that is looked at.
    void changed();

private:
    void read();
    void take(std::vector<Certification> &&rows);
    void finish(CampaignReading::State state);

    GovernanceProvider &m_provider;
    Scheduler &m_scheduler;
    Settings m_settings;
    CampaignId m_current;
    std::unique_ptr<ListLoader<Certification>> m_loader;
    QHash<CampaignId, CampaignReading> m_readings;
    quint64 m_timer = 0;
};

} // namespace baton
