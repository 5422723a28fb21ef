// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/window_services.h"
#include "ui/reassign/reassign_subject.h"

#include <QMainWindow>

namespace baton {

class CampaignsPage;
class CertificationsPage;
class ConnectionsPage;
class DetailsPane;
class HistoryPage;
class ItemsPage;
class Navigation;
class PageActions;
class PageRouter;
class PageWidget;
class ReassignRun;
class StatusLine;
class TasksPage;
class TenantReads;
class WindowActions;
class WindowLayout;
class WindowMemory;

/// The one window: navigation, the page in front, the status bar, and the keys that work everywhere.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(const WindowServices &services, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Shows the first page and begins to load it.
    void begin();

protected:
    bool event(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void buildPages();
    /// A page of the navigation; `menuText` is its name with a mnemonic.
    void addRoot(PageWidget &page, const QString &navName, const QString &menuText, QLatin1StringView icon);
    void connectPage(PageWidget &page);
    void connectActions();
    void connectDetails();
    void connectTraffic();
    int indexOf(const PageWidget &page) const;
    void showFront();
    void openReassign(const ReassignSubject &subject);
    void runSent(const ReassignRun &run);
    void updateStatus();
    void updateWork();
    /// The page whose loading the status bar tells of: the one in front first.
    PageWidget *loadingPage() const;

    WindowServices m_services;
    Navigation *m_navigation;
    PageRouter *m_router;
    QStringList m_menuTexts; ///< of the pages of the navigation
    TenantReads *m_reads;
    CampaignsPage *m_campaigns;
    CertificationsPage *m_certifications;         ///< over all campaigns
    CertificationsPage *m_campaignCertifications; ///< of the campaign that was opened
    ItemsPage *m_items;
    TasksPage *m_tasks;
    HistoryPage *m_history;
    ConnectionsPage *m_connections = nullptr; ///< null: there is nothing to switch to
    WindowActions *m_actions;
    PageActions *m_pageActions;
    StatusLine *m_status;
    DetailsPane *m_details;
    WindowLayout *m_layout;
    WindowMemory *m_memory;
    bool m_mayClose = false;
};

} // namespace baton
