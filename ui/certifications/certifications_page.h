// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/governance_provider.h"
#include "models/tables/certification_table.h"
#include "ui/common/list_feed.h"
#include "ui/common/page_widget.h"
#include "ui/common/window_services.h"
#include "ui/reassign/reassign_subject.h"

class QPushButton;

namespace baton {

class ListTools;
struct ListedCertifications;
class PersonChip;
class ReassignmentChain;
class RecordSelection;
class SelectionTally;
class TenantReads;

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

    void enter() override;
    void takeFocus() override;
    void refresh() override;
    void focusSearch() override;
    void reassign() override;
    bool canReassign() const override;
    QString whyNotReassign() const override;
    void exportShown() override;
    bool canExport() const override;
    DetailsContent details() const override;
    QString keysHint() const override;

Q_SIGNALS:
    void certificationOpened(const baton::Certification &certification);
    void reassignRequested(const baton::ReassignSubject &subject);

private:
    void build();
    void buildActions();
    void connectReads();
    void load();
    void loadList();
    void letGo();
    ListedCertifications listed() const;
    void selectionChanged();
    void tallied();
    void updateActions();
    void updateTitle();
    void learn(const std::vector<IdentityId> &people);
    void takeFresh(const std::vector<Certification> &rows, const std::vector<CertificationId> &gone);
    /// The one row that the pane is about; null: none, or several.
    const Certification *single() const;
    ReassignSubject subject() const;

    WindowServices m_services;
    TenantReads &m_reads;
    Scope m_scope;
    CertificationTable *m_table;
    RecordSelection *m_selection;
    ListPage *m_list;
    ListFeed<Certification> *m_feed;
    ListTools *m_tools;
    PersonChip *m_reviewers = nullptr; ///< only over all campaigns
    SelectionTally *m_tally;
    ReassignmentChain *m_chain;
    QPushButton *m_clear;
    QPushButton *m_reassign;
    std::optional<Campaign> m_campaign;
    CertificationId m_chainOf;
    bool m_mine = false;     ///< what is loaded are the signed-in person's own
    bool m_starting = false; ///< another list begins
};

} // namespace baton
