// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/campaign_table.h"
#include "ui/common/list_feed.h"
#include "ui/common/page_widget.h"
#include "ui/common/window_services.h"

class QPushButton;

namespace baton {

class RecordSelection;

/// Every campaign of the tenant. Enter opens its certifications.
class CampaignsPage final : public PageWidget
{
    Q_OBJECT

public:
    explicit CampaignsPage(const WindowServices &services, QWidget *parent = nullptr);
    ~CampaignsPage() override;

    void enter() override;
    void takeFocus() override;
    void refresh() override;
    void focusSearch() override;
    QString keysHint() const override;
    DetailsContent details() const override;

    const CampaignTable &table() const { return *m_table; }

Q_SIGNALS:
    void campaignOpened(const baton::Campaign &campaign);
    /// Without the right to see campaigns: those that can be seen without.
    void certificationsWanted();

private:
    void load();
    void updateSelection();

    WindowServices m_services;
    CampaignTable *m_table;
    RecordSelection *m_selection;
    ListPage *m_list;
    ListFeed<Campaign> *m_feed;
    QPushButton *m_open;
};

} // namespace baton
