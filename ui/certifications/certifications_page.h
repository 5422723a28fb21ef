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

class RecordSelection;

/// Certifications: of one campaign when opened from it, else over all campaigns. Enter opens the items.
class CertificationsPage final : public PageWidget
{
    Q_OBJECT

public:
    explicit CertificationsPage(const WindowServices &services, QLatin1StringView objectName,
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
    QString keysHint() const override;
    DetailsContent details() const override;

Q_SIGNALS:
    void certificationOpened(const baton::Certification &certification);
    void reassignRequested(const baton::ReassignSubject &subject);

private:
    void load();
    void updateSelection();
    ReassignSubject subject() const;

    WindowServices m_services;
    CertificationTable *m_table;
    RecordSelection *m_selection;
    ListPage *m_list;
    ListFeed<Certification> *m_feed;
    QPushButton *m_clear;
    QPushButton *m_reassign;
    std::optional<Campaign> m_campaign;
};

} // namespace baton
