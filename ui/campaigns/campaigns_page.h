// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/campaign_table.h"
#include "ui/common/list_feed.h"
#include "ui/common/page_widget.h"
#include "ui/common/window_services.h"

class QPushButton;

namespace baton {

class CampaignInsight;
class ListTools;
class RecordSelection;
class TenantReads;
class WhoseList;

/// Every campaign of the tenant, or of some people where it has no such list. Enter opens its certifications; the
/// details pane counts them.
class CampaignsPage final : public PageWidget
{
    Q_OBJECT

public:
    /// `reads` must outlive the page.
    CampaignsPage(const WindowServices &services, TenantReads &reads, QWidget *parent = nullptr);
    ~CampaignsPage() override;

    void enter() override;
    void refresh() override;
    DetailsContent details() const override;
    void detailsAction(QLatin1StringView id) override;
    QString keysHint() const override;

    const CampaignTable &table() const { return *m_table; }

Q_SIGNALS:
    void campaignOpened(const baton::Campaign &campaign);
    /// Campaigns are forbidden; what is the person's own is not.
    void certificationsWanted();

private:
    void load();
    void openCurrent();
    void currentChanged();
    const Campaign *current() const;

    WindowServices m_services;
    TenantReads &m_reads;
    CampaignTable *m_table;
    RecordSelection *m_selection;
    ListPage *m_list;
    ListFeed<Campaign> *m_feed;
    ListTools *m_tools;
    CampaignInsight *m_insight;
    QPushButton *m_open;
    WhoseList *m_whose = nullptr; ///< only where the tenant lists what somebody has
};

} // namespace baton
