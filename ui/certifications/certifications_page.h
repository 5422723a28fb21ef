// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/governance_provider.h"
#include "models/tables/certification_table.h"
#include "ui/common/list_feed.h"
#include "ui/common/page_widget.h"
#include "ui/common/window_services.h"
#include "ui/reassign/reassign_subject.h"

namespace baton {

class ListTools;
struct ListedCertifications;
class ReassignmentChain;
class RecordSelection;
class SelectedCertifications;
class SelectionActions;
class TenantReads;
class WhoseList;

/// Certifications: of one campaign when opened from it, else over all campaigns, or those of some reviewers: the case
/// of somebody who leaves. Enter opens the items.
class CertificationsPage final : public PageWidget
{
    Q_OBJECT

public:
    enum class Scope { AllCampaigns, OneCampaign };

    /// `reads` must outlive the page.
    CertificationsPage(const WindowServices &services, TenantReads &reads, Scope scope, QLatin1StringView objectName,
                       QWidget *parent = nullptr);
    ~CertificationsPage() override;

    /// Shows the certifications of this campaign, loading them anew.
    void openCampaign(const Campaign &campaign);
    /// Over all campaigns: shows the certifications of this person alone, whatever was searched and filtered.
    void showReviewer(const Identity &person);

    /// The row is as an earlier start saw it.
    bool isOld(const CertificationId &id) const { return m_feed->isOld(id.toString()); }

    void enter() override;
    void refresh() override;
    void reassign() override;
    bool canReassign() const override;
    QString whyNotReassign() const override;
    DetailsContent details() const override;
    QString keysHint() const override;

Q_SIGNALS:
    void certificationOpened(const baton::Certification &certification);
    void reassignRequested(const baton::ReassignSubject &subject);
    /// All certifications of this person are asked for, over all campaigns.
    void reviewerWanted(const baton::Identity &person);

private:
    void build();
    void buildMenu();
    void buildActions();
    void connectReads();
    void load();
    void loadList();
    void letGo();
    bool wantsMine() const;
    ListedCertifications listed() const;
    void selectionChanged();
    void tallied();
    void updateActions();
    void updateTitle();
    void learn(const std::vector<IdentityId> &people);
    void takeFresh(const std::vector<Certification> &rows, const std::vector<CertificationId> &gone);
    /// Whom the current row is with; nothing: a group, or nobody that can be asked for.
    std::optional<Identity> currentReviewer() const;
    void order(ReassignSubject subject);

    WindowServices m_services;
    TenantReads &m_reads;
    Scope m_scope;
    CertificationTable *m_table;
    RecordSelection *m_selection;
    ListPage *m_list;
    ListFeed<Certification> *m_feed;
    ListTools *m_tools;
    WhoseList *m_whose = nullptr; ///< only over all campaigns
    SelectedCertifications *m_selected;
    ReassignmentChain *m_chain;
    SelectionActions *m_actions;
    std::optional<Campaign> m_campaign;
    CertificationId m_chainOf;
    bool m_mine = false;     ///< what is loaded are the signed-in person's own
    bool m_starting = false; ///< another list begins
};

} // namespace baton
