// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/governance_provider.h"
#include "app/reassign/sights.h"

#include <QObject>
#include <QSet>

#include <deque>
#include <stop_token>

namespace baton {

/// One look at the tenant for calls (at least one) of one campaign and one target at once: their source certifications
/// by id, what the target holds in the campaign, the campaign's other certifications only where something is missing,
/// and items only where rows are items. The campaign of a call that was planned before its certification was read (so
/// that several may be asked for at once) is the one that its source says. The requests grow with certifications and
/// pages, not with calls or rows.
class TenantReading : public QObject
{
    Q_OBJECT

public:
    struct Ask
    {
        Call call;
        bool tasks = false;  ///< also whether a task works on the call's target
        QDateTime notBefore; ///< the tenant's time from which on the call can have made something; may be invalid
    };

    TenantReading(GovernanceProvider &provider, Scheduler &scheduler, std::vector<Ask> asks, int inFlight,
                  std::stop_token stop, QObject *parent);

    void start();

    const std::vector<Ask> &asks() const { return m_asks; }
    /// By source certification; once finished.
    const QHash<CertificationId, Reading> &readings() const { return m_readings; }
    /// The tenant said that no task works on the call's target; it was asked before anything else.
    bool noPendingTask(const Call &call) const;

Q_SIGNALS:
    void finished();

private:
    enum class Stage { Tasks, Certifications, Target, Items, Campaign, OtherItems, Done };
    using Job = std::function<void(std::function<void()> done)>;

    void enter(Stage stage);
    void pump();
    void askTasks();
    void askCertifications();
    void askTarget(const QSet<CampaignId> &campaigns);
    CampaignId campaignOf(const CertificationId &source) const;
    QSet<CampaignId> campaigns() const;
    void askItems();
    void askCampaign();
    void listCertifications(const CertificationQuery &query, const std::function<void(bool whole)> &then);
    void learn(Certification row);
    void assemble();
    bool somethingIsMissing();
    std::vector<Certification> successorsOf(const CertificationId &source) const;
    std::vector<Certification> possibleSuccessorsOf(const CertificationId &source) const;
    CallContext context() const;
    PageRequest firstPage() const;

    GovernanceProvider &m_provider;
    Scheduler &m_scheduler;
    std::vector<Ask> m_asks;
    int m_inFlight;
    std::stop_token m_stop;

    Stage m_stage = Stage::Tasks;
    std::deque<Job> m_jobs;
    int m_running = 0;
    bool m_pumping = false;

    Millis m_began{0};
    QSet<CertificationId> m_sources;
    QSet<CertificationId> m_itemSources;            ///< those of item rows
    QHash<CertificationId, CampaignId> m_campaigns; ///< of sources, where their calls say it
    QSet<CampaignId> m_targetAsked;                 ///< where what the target holds was asked for
    QSet<CertificationId> m_answered;               ///< sources of which the tenant said whether they are there
    QHash<CertificationId, Certification> m_known;
    QHash<CertificationId, std::vector<CertificationId>> m_children; ///< by what they came from
    QSet<CertificationId> m_listed;                                  ///< sources that are there
    QHash<CertificationId, std::shared_ptr<const std::vector<ReviewItem>>> m_items;
    QSet<CertificationId> m_itemsAsked;
    QSet<CertificationId> m_itemsMoved; ///< their items changed while they were read
    bool m_certificationsMoved = false;
    QSet<CertificationId> m_doubtful; ///< what the target holds may be older: only the whole campaign tells
    QSet<QString> m_busyTargets;
    QSet<QString> m_answeredTargets;
    QString m_problem;
    QHash<CertificationId, Reading> m_readings;
};

/// The campaign's or the certification's id that a task of the call would name as its target.
QString taskTargetOf(const Call &call);

} // namespace baton
