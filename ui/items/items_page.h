// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/certification.h"
#include "models/tables/item_groups.h"
#include "ui/common/list_feed.h"
#include "ui/common/page_widget.h"
#include "ui/common/window_services.h"
#include "ui/items/item_tally.h"
#include "ui/reassign/reassign_subject.h"

class QToolButton;

namespace baton {

class ListTools;
class RecordSelection;
class RowTree;
class RowsInParts;
class SelectionActions;
class TenantReads;

/// The items of one certification, as a tree by identity or by access.
class ItemsPage final : public PageWidget
{
    Q_OBJECT

public:
    /// `reads` must outlive the page.
    ItemsPage(const WindowServices &services, TenantReads &reads, QWidget *parent = nullptr);
    ~ItemsPage() override;

    /// `ofAllCampaigns`: from a list that does not stand for one campaign, so that the page itself names it. `isOld`:
    /// the certification is as an earlier start saw it, so nothing is planned by it.
    void openCertification(const Certification &certification, bool ofAllCampaigns, bool isOld = false);

    void enter() override;
    void refresh() override;
    void reassign() override;
    bool canReassign() const override;
    QString whyNotReassign() const override;
    /// The campaign too, as soon as it is known and can be opened.
    QStringList crumbs() const override;
    DetailsContent details() const override;
    QString keysHint() const override;

Q_SIGNALS:
    void reassignRequested(const baton::ReassignSubject &subject);
    /// The campaign's step of the path was pressed.
    void campaignWanted(const baton::Campaign &campaign);

private:
    void build();
    void buildToggles();
    void buildActions();
    void connectReads();
    void setGrouping(ItemGrouping grouping);
    void updateTitle();
    void updateCounts();
    void tellHidden();
    void selectionChanged();
    void updateActions();
    void learn();
    void takeFresh(const std::vector<Certification> &rows, const std::vector<CertificationId> &gone);
    void counted();
    /// The one that is selected; nothing: none, or several.
    std::optional<ReviewItem> single() const;
    ReassignSubject subject() const;
    std::vector<OrderRow> rowsOf(const std::vector<int> &stored) const;

    WindowServices m_services;
    TenantReads &m_reads;
    ItemTable *m_table;
    ItemGroups *m_groups;
    RecordSelection *m_selection;
    ListPage *m_list;
    RowTree *m_tree;
    ListFeed<ReviewItem> *m_feed;
    ListTools *m_tools;
    QToolButton *m_byIdentity;
    QToolButton *m_byAccess;
    SelectionActions *m_actions;
    ItemTally m_tally; ///< of the selected items
    RowsInParts *m_counting;
    Certification m_certification;
    bool m_ofAllCampaigns = false;
    bool m_certificationIsOld = false;
};

} // namespace baton
