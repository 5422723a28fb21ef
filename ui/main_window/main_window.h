// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/window_services.h"
#include "ui/reassign/reassign_subject.h"

#include <QMainWindow>

namespace baton {

class CampaignsPage;
class CertificationsPage;
class DetailsPane;
class ItemsPage;
class Navigation;
class PageRouter;
class PageWidget;
class ReassignRun;
class StatusLine;
class TasksPage;
class WindowActions;
class WindowLayout;

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
    void closeEvent(QCloseEvent *event) override;

private:
    void buildPages();
    void addRoot(PageWidget &page, const QString &navName, const QString &title, QLatin1StringView icon);
    void connectPage(PageWidget &page);
    void connectActions();
    void connectDetails();
    void showFront();
    void leave();
    void openReassign(const ReassignSubject &subject);
    void reassign();
    void runSent(const ReassignRun &run);
    void updateStatus();
    void updateWork();
    void updateActions();
    /// The page whose loading the status bar tells of: the one in front first.
    PageWidget *loadingPage() const;

    WindowServices m_services;
    Navigation *m_navigation;
    PageRouter *m_router;
    CampaignsPage *m_campaigns;
    CertificationsPage *m_certifications;         ///< over all campaigns
    CertificationsPage *m_campaignCertifications; ///< of the campaign that was opened
    ItemsPage *m_items;
    TasksPage *m_tasks;
    WindowActions *m_actions;
    StatusLine *m_status;
    DetailsPane *m_details;
    WindowLayout *m_layout;
    bool m_mayClose = false;
};

} // namespace baton
