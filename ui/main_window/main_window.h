// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/window_services.h"
#include "ui/reassign/reassign_subject.h"

#include <QList>
#include <QMainWindow>

class QAction;
class QLabel;
class QStackedWidget;

namespace baton {

class CampaignsPage;
class CertificationsPage;
class ItemsPage;
class Navigation;
class PageWidget;
class ReassignDialog;
class ReassignRun;
class TasksPage;

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
    void buildStatusBar();
    void buildMenus();
    QAction *addAction(class QMenu *menu, const QString &name, const QString &text, const QKeySequence &key,
                       const std::function<void()> &act);
    /// Brings a page of the navigation to the front; the way back ends there.
    void showPage(int index);
    /// The same, and the keys go there.
    void go(int index);
    /// Opens a page from the one in front; Alt+Left comes back.
    void drillInto(PageWidget *page);
    void back();
    void setFront(PageWidget *page);
    PageWidget *front() const;
    void openReassign(const ReassignSubject &subject);
    void runSent(const ReassignRun &run);
    void updateStatus();
    void updateActions();
    void askBeforeClosing(int openCalls);

    WindowServices m_services;
    Navigation *m_navigation;
    QStackedWidget *m_stack;
    CampaignsPage *m_campaigns;
    CertificationsPage *m_certifications;         ///< over all campaigns
    CertificationsPage *m_campaignCertifications; ///< of the campaign that was opened
    ItemsPage *m_items;
    TasksPage *m_tasks;
    QList<PageWidget *> m_pages; ///< of the navigation, in its order
    QList<PageWidget *> m_trail; ///< pages behind the one in front
    QAction *m_reassign = nullptr;
    QAction *m_back = nullptr;
    QLabel *m_hint;
    QLabel *m_work;
    bool m_mayClose = false;
};

} // namespace baton
