// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/main_window.h"

#include "app/listing/when_answered.h"
#include "app/reassign/run_desk.h"
#include "models/tables/state_words.h"
#include "ui/campaigns/campaigns_page.h"
#include "ui/certifications/certifications_page.h"
#include "ui/common/details_pane.h"
#include "ui/common/icons.h"
#include "ui/common/list_page.h"
#include "ui/common/tenant_reads.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/connections/connection_words.h"
#include "ui/connections/connections_page.h"
#include "ui/history/history_page.h"
#include "ui/items/items_page.h"
#include "ui/main_window/close_question.h"
#include "ui/main_window/connection_access.h"
#include "ui/main_window/connection_chip.h"
#include "ui/main_window/keys_dialog.h"
#include "ui/main_window/navigation.h"
#include "ui/main_window/page_actions.h"
#include "ui/main_window/page_router.h"
#include "ui/main_window/start_window.h"
#include "ui/main_window/status_line.h"
#include "ui/main_window/window_actions.h"
#include "ui/main_window/window_layout.h"
#include "ui/main_window/window_memory.h"
#include "ui/main_window/work_summary.h"
#include "ui/reassign/reassign_dialog.h"
#include "ui/resume/resume_bar.h"
#include "ui/tasks/tasks_page.h"

#include <QBoxLayout>
#include <QCloseEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolButton>

namespace baton {

using namespace Qt::StringLiterals;

MainWindow::MainWindow(const WindowServices &services, QWidget *parent) : QMainWindow(parent), m_services(services)
{
    setObjectName(u"mainWindow"_s);
    setWindowIcon(themedIcon("baton"_L1, Token::Accent));
    setMinimumSize(1024, 680);
    resize(startSize(*this));
    m_navigation = new Navigation(m_services.connection, m_services.provider.descriptor().displayName, this);
    auto *stack = new QStackedWidget(this);
    stack->setObjectName(u"pageStack"_s);
    m_router = new PageRouter(*stack, this);
    m_status = new StatusLine(m_services.scheduler, this);
    statusBar()->setObjectName(u"statusBar"_s);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setFixedHeight(scaledLength(28));
    statusBar()->addWidget(m_status, 1);
    buildPages();
    m_actions = new WindowActions(*menuBar(), m_menuTexts, this);
    m_details = new DetailsPane(m_services.scheduler, this);
    auto *resume = new ResumeBar(m_services, *stack, this);
    connect(resume, &ResumeBar::reassignRequested, this, &MainWindow::openReassign);
    m_layout = new WindowLayout(*m_navigation, *resume, *m_details, *m_actions->details, m_navigation->preferredWidth(),
                                *this);
    setCentralWidget(&m_layout->splitter());
    connectActions();
    connectDetails();
    connectTraffic();
    new ConnectionAccess(m_services, m_navigation->connection(), *m_actions, *m_router, m_connections, *m_status,
                         *this);
    m_memory = new WindowMemory(*this, m_services.settings, *m_layout, *m_router, *m_actions);
    updateStatus();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildPages()
{
    using Scope = CertificationsPage::Scope;
    m_reads = new TenantReads(m_services, this);
    m_campaigns = new CampaignsPage(m_services, *m_reads, this);
    m_certifications = new CertificationsPage(m_services, *m_reads, Scope::AllCampaigns, "certificationsPage"_L1, this);
    m_campaignCertifications =
        new CertificationsPage(m_services, *m_reads, Scope::OneCampaign, "campaignCertificationsPage"_L1, this);
    m_items = new ItemsPage(m_services, *m_reads, this);
    m_tasks = new TasksPage(m_services, this);
    m_history = new HistoryPage(m_services, this);
    addRoot(*m_campaigns, u"navCampaigns"_s, tr("&Campaigns"), "flag"_L1);
    addRoot(*m_certifications, u"navCertifications"_s, tr("C&ertifications"), "clip"_L1);
    addRoot(*m_tasks, u"navTasks"_s, tr("&Tasks"), "pulse"_L1);
    addRoot(*m_history, u"navHistory"_s, tr("&History"), "history"_L1);
    m_router->addPage(*m_campaignCertifications);
    m_router->addPage(*m_items);
    if (m_services.connections) {
        m_connections = new ConnectionsPage(*m_services.connections, this);
        m_router->addPage(*m_connections);
    }
    for (PageWidget *page : m_router->pages())
        connectPage(*page);

    connect(m_router, &PageRouter::frontChanged, this, &MainWindow::showFront);
    connect(m_navigation, &Navigation::chosen, m_router, &PageRouter::show);
    connect(m_navigation, &Navigation::entered, m_router, &PageRouter::go);
    const auto openCampaign = [this](const Campaign &campaign) {
        m_router->show(indexOf(*m_campaigns));
        m_campaignCertifications->openCampaign(campaign);
        m_router->drillInto(*m_campaignCertifications);
    };
    connect(m_campaigns, &CampaignsPage::campaignOpened, this, openCampaign);
    connect(m_items, &ItemsPage::campaignWanted, this, openCampaign);
    connect(m_campaigns, &CampaignsPage::certificationsWanted, this,
            [this] { m_router->go(indexOf(*m_certifications)); });
    for (CertificationsPage *page : {m_certifications, m_campaignCertifications}) {
        connect(page, &CertificationsPage::certificationOpened, this, [this, page](const Certification &certification) {
            m_items->openCertification(certification, page == m_certifications, page->isOld(certification.id));
            m_router->drillInto(*m_items);
        });
        connect(page, &CertificationsPage::reassignRequested, this, &MainWindow::openReassign);
        connect(page, &CertificationsPage::reviewerWanted, this, [this](const Identity &person) {
            m_certifications->showReviewer(person);
            m_router->go(indexOf(*m_certifications));
        });
    }
    connect(m_items, &ItemsPage::reassignRequested, this, &MainWindow::openReassign);
    connect(m_tasks, &TasksPage::reassignRequested, this, &MainWindow::openReassign);
    connect(m_history, &HistoryPage::reassignRequested, this, &MainWindow::openReassign);
}

void MainWindow::addRoot(PageWidget &page, const QString &navName, const QString &menuText, QLatin1StringView icon)
{
    const auto index = static_cast<int>(m_router->roots().size());
    m_router->addRoot(page);
    m_menuTexts.push_back(menuText);
    QString title = menuText;
    m_navigation->addPage(navName, title.remove(u'&'), icon);
    if (&page != m_tasks) // whose count is that of what is open
        connect(&page, &PageWidget::countChanged, this,
                [this, index](qint64 count) { m_navigation->setCount(index, count); });
}

int MainWindow::indexOf(const PageWidget &page) const
{
    return static_cast<int>(m_router->roots().indexOf(&page));
}

void MainWindow::connectPage(PageWidget &page)
{
    connect(&page, &PageWidget::statusChanged, this, &MainWindow::updateStatus);
    connect(&page, &PageWidget::detailsChanged, this, [this, &page] {
        if (m_router->front() == &page)
            m_details->refresh();
    });
}

void MainWindow::connectActions()
{
    const auto on = [this](QAction *action, auto act) { connect(action, &QAction::triggered, this, act); };
    on(m_actions->quit, [this] { close(); });
    on(m_actions->copy, [] { copyFromFocus(); });
    on(m_actions->keys, [this] { showKeys(*menuBar(), *this); });
    on(m_actions->about, [this] { showAbout(*this); });
    m_pageActions = new PageActions(*m_actions, *m_router, this);
    connect(m_pageActions, &PageActions::refused, m_status, &StatusLine::say);
    connect(m_status, &StatusLine::stopRequested, this, [this] {
        if (PageWidget *page = loadingPage())
            page->stopLoading();
    });
    connect(m_status, &StatusLine::workRequested, this, [this] { m_router->go(indexOf(*m_tasks)); });
}

void MainWindow::connectDetails()
{
    for (ListPage *list : findChildren<ListPage *>())
        list->tools().addWidget(toolButtonFor(*m_actions->details));
    m_details->setSource([this]() -> std::optional<DetailsContent> {
        const PageWidget *front = m_router->front();
        DetailsContent content = front->details();
        if (content.heading.isEmpty() && front->hasNothingToSelect())
            return std::nullopt;
        return content;
    });
    connect(m_details, &DetailsPane::closeRequested, m_actions->details, &QAction::trigger);
    connect(m_details, &DetailsPane::actionRequested, this,
            [this](QLatin1StringView id) { m_router->front()->detailsAction(id); });
}

void MainWindow::connectTraffic()
{
    const TrafficMeter *traffic = m_services.provider.traffic();
    if (!traffic)
        return;
    const auto tell = [this, traffic] {
        m_status->setTraffic(*traffic);
        m_navigation->connection().setHealth(traffic->health());
    };
    connect(traffic, &TrafficMeter::changed, this, tell);
    tell();
}

void MainWindow::begin()
{
    m_router->go(m_memory->lastPage());
    whenAnswered(m_services.provider.whoAmI({}), this, [this](const Result<Identity> &me) {
        if (me)
            m_navigation->connection().setAccount(me->name.isEmpty() ? me->id.toString() : me->name);
    });
}

void MainWindow::showFront()
{
    m_navigation->setCurrent(m_router->rootIndex());
    m_details->refresh();
    updateStatus();
}

PageWidget *MainWindow::loadingPage() const
{
    for (PageWidget *page : QList<PageWidget *>{m_router->front()} + m_router->pages()) {
        // A page that waits for its next try says so itself.
        if (!page->progressText().isEmpty() && (page == m_router->front() || page->isLoading()))
            return page;
    }
    return nullptr;
}

void MainWindow::updateStatus()
{
    const PageWidget *loading = loadingPage();
    m_pageActions->update();
    m_status->setHint(m_router->front()->keysHint());
    if (loading)
        m_status->setProgress(loading->progressText(), loading->progressShare(), loading->isLoading());
    else
        m_status->setProgress({}, -1, false);
    for (const PageWidget *page : m_router->roots())
        m_navigation->setForbidden(indexOf(*page), page->isForbidden());
    updateWork();
}

void MainWindow::updateWork()
{
    const TaskFeed &feed = m_tasks->feed();
    const int open = feed.openCalls();
    const QStringList work = workWords(feed.pausedRun() != nullptr, open, feed.needingAttention());
    m_status->setWork(work.join(u" · "_s));
    const std::optional<CallState> worst = worstState(feed.rows());
    m_navigation->setCount(indexOf(*m_tasks), open > 0 ? open : -1);
    m_navigation->setState(indexOf(*m_tasks), worst ? stateWord(*worst) : StateWord());
    const QString name = titleWords(m_services.connection);
    setWindowTitle(work.isEmpty() ? tr("%1 – Baton").arg(name) : tr("%1 – %2 – Baton").arg(work.join(u", "_s), name));
}

void MainWindow::openReassign(const ReassignSubject &subject)
{
    if (m_services.connection.readOnly)
        return m_status->say(readOnlySentence(m_services.connection, m_services.signedIn));
    auto *dialog = new ReassignDialog(m_services, subject, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ReassignDialog::sent, this, [this](ReassignRun *run) { runSent(*run); });
    dialog->open();
}

void MainWindow::runSent(const ReassignRun &run)
{
    m_router->go(indexOf(*m_tasks));
    m_tasks->showRun(run);
}

bool MainWindow::event(QEvent *event)
{
    if (event->type() == QEvent::ThemeChange && appliedScheme() == Scheme::System)
        applyScheme(Scheme::System);
    const bool done = QMainWindow::event(event);
    if (event->type() == QEvent::ApplicationFontChange)
        passToChildren(*this, *event);
    return done;
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    const ConnectionDesk *others = m_services.connections;
    const int elsewhere = others ? others->openCallsBeside(m_services.connection.id) : 0;
    const int open = m_services.desk.openCalls() + elsewhere;
    if (open == 0 || m_mayClose) {
        m_memory->storeGeometry();
        return event->accept();
    }
    event->ignore();
    askBeforeClosing(*this, elsewhere > 0 ? tr("the tenants") : m_services.connection.name, open, [this] {
        m_mayClose = true;
        close();
    });
}

} // namespace baton
