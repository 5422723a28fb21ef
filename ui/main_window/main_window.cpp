// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/main_window.h"

#include "app/listing/when_answered.h"
#include "app/reassign/run_desk.h"
#include "models/tables/state_words.h"
#include "ui/campaigns/campaigns_page.h"
#include "ui/certifications/certifications_page.h"
#include "ui/common/icons.h"
#include "ui/common/widgets.h"
#include "ui/items/items_page.h"
#include "ui/main_window/navigation.h"
#include "ui/main_window/start_window.h"
#include "ui/reassign/reassign_dialog.h"
#include "ui/tasks/tasks_page.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QCloseEvent>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>

namespace baton {

using namespace Qt::StringLiterals;

MainWindow::MainWindow(const WindowServices &services, QWidget *parent) : QMainWindow(parent), m_services(services)
{
    setObjectName(u"mainWindow"_s);
    setWindowIcon(themedIcon("baton"_L1, Token::Accent));
    setMinimumSize(1024, 680);
    resize(startSize(*this));
    m_navigation = new Navigation(m_services.connection, m_services.provider.descriptor().displayName, this);
    m_stack = new QStackedWidget(this);
    m_stack->setObjectName(u"pageStack"_s);
    buildPages();
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setObjectName(u"mainSplitter"_s);
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_navigation);
    splitter->addWidget(m_stack);
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({m_navigation->preferredWidth(), 1280});
    setCentralWidget(splitter);
    buildMenus();
    buildStatusBar();
    updateStatus();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildPages()
{
    m_campaigns = new CampaignsPage(m_services, this);
    m_certifications = new CertificationsPage(m_services, "certificationsPage"_L1, this);
    m_campaignCertifications = new CertificationsPage(m_services, "campaignCertificationsPage"_L1, this);
    m_items = new ItemsPage(m_services, this);
    m_tasks = new TasksPage(m_services, this);
    m_pages = {m_campaigns, m_certifications, m_tasks};
    m_navigation->addPage(u"navCampaigns"_s, tr("Campaigns"), "flag"_L1);
    m_navigation->addPage(u"navCertifications"_s, tr("Certifications"), "clip"_L1);
    m_navigation->addPage(u"navTasks"_s, tr("Tasks"), "pulse"_L1);
    for (PageWidget *page : std::initializer_list<PageWidget *>{m_campaigns, m_certifications, m_campaignCertifications,
                                                                m_items, m_tasks}) {
        m_stack->addWidget(page);
        connect(page, &PageWidget::statusChanged, this, &MainWindow::updateStatus);
        connect(page, &PageWidget::canReassignChanged, this, &MainWindow::updateActions);
        connect(page, &PageWidget::backRequested, this, &MainWindow::back);
    }
    for (int i = 0; i < static_cast<int>(m_pages.size()); ++i)
        connect(m_pages[i], &PageWidget::countChanged, this,
                [this, i](qint64 count) { m_navigation->setCount(i, count); });
    connect(m_navigation, &Navigation::chosen, this, &MainWindow::showPage);
    connect(m_navigation, &Navigation::entered, this, &MainWindow::go);
    connect(m_campaigns, &CampaignsPage::campaignOpened, this, [this](const Campaign &campaign) {
        m_campaignCertifications->openCampaign(campaign);
        drillInto(m_campaignCertifications);
    });
    for (CertificationsPage *page : {m_certifications, m_campaignCertifications}) {
        connect(page, &CertificationsPage::certificationOpened, this, [this](const Certification &certification) {
            m_items->openCertification(certification, certification.campaign.name.simplified());
            drillInto(m_items);
        });
        connect(page, &CertificationsPage::reassignRequested, this, &MainWindow::openReassign);
    }
    connect(m_items, &ItemsPage::reassignRequested, this, &MainWindow::openReassign);
}

QAction *MainWindow::addAction(QMenu *menu, const QString &name, const QString &text, const QKeySequence &key,
                               const std::function<void()> &act)
{
    QAction *action = menu->addAction(text);
    action->setObjectName(name);
    action->setShortcut(key);
    connect(action, &QAction::triggered, this, act);
    return action;
}

void MainWindow::buildMenus()
{
    menuBar()->setObjectName(u"menuBar"_s);
    QMenu *file = menuBar()->addMenu(tr("&File"));
    addAction(file, u"quit"_s, tr("&Quit"), QKeySequence::Quit, [this] { close(); });
    QMenu *edit = menuBar()->addMenu(tr("&Edit"));
    addAction(edit, u"find"_s, tr("&Find"), QKeySequence::Find, [this] { front()->focusSearch(); });
    QMenu *view = menuBar()->addMenu(tr("&View"));
    addAction(view, u"refreshPage"_s, tr("&Refresh"), QKeySequence(Qt::Key_F5), [this] { front()->refresh(); });
    QMenu *goMenu = menuBar()->addMenu(tr("&Go"));
    const QStringList titles{tr("&Campaigns"), tr("C&ertifications"), tr("&Tasks")};
    for (int i = 0; i < static_cast<int>(titles.size()); ++i)
        addAction(goMenu, u"go%1"_s.arg(i + 1), titles[i], QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i)),
                  [this, i] { go(i); });
    goMenu->addSeparator();
    m_back = addAction(goMenu, u"goBack"_s, tr("&Back"), QKeySequence(Qt::ALT | Qt::Key_Left), [this] { back(); });
    QMenu *reassign = menuBar()->addMenu(tr("&Reassign"));
    m_reassign = addAction(reassign, u"reassignSelection"_s, tr("&Reassign the selection…"),
                           QKeySequence(Qt::CTRL | Qt::Key_R), [this] { front()->reassign(); });
    QMenu *help = menuBar()->addMenu(tr("&Help"));
    addAction(help, u"about"_s, tr("&About Baton"), {}, [this] {
        auto *box = new QMessageBox(
            QMessageBox::NoIcon, tr("About Baton"),
            tr("Baton %1. Hands access reviews to the right reviewer.").arg(QApplication::applicationVersion()),
            QMessageBox::Close, this);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->setTextFormat(Qt::PlainText);
        box->open();
    });
}

void MainWindow::buildStatusBar()
{
    statusBar()->setObjectName(u"statusBar"_s);
    statusBar()->setSizeGripEnabled(false);
    m_hint = plainLabel("statusHint"_L1, TextSize::Caption, this);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_work = plainLabel("statusWork"_L1, TextSize::Caption, this);
    statusBar()->setContentsMargins(6, 0, 10, 0);
    statusBar()->addWidget(m_hint, 1);
    statusBar()->addPermanentWidget(m_work);
}

void MainWindow::begin()
{
    go(0);
    whenAnswered(m_services.provider.whoAmI({}), this, [this](const Result<Identity> &me) {
        if (me)
            m_navigation->setAccount(me->name.isEmpty() ? me->id.toString() : me->name);
    });
}

PageWidget *MainWindow::front() const
{
    return static_cast<PageWidget *>(m_stack->currentWidget());
}

void MainWindow::setFront(PageWidget *page)
{
    m_stack->setCurrentWidget(page);
    const PageWidget *root = m_trail.isEmpty() ? page : m_trail.front();
    m_navigation->setCurrent(static_cast<int>(m_pages.indexOf(root)));
    page->enter();
    updateActions();
    updateStatus();
}

void MainWindow::showPage(int index)
{
    m_trail.clear();
    setFront(m_pages.at(index));
}

void MainWindow::go(int index)
{
    showPage(index);
    front()->takeFocus();
}

void MainWindow::drillInto(PageWidget *page)
{
    m_trail.push_back(front());
    setFront(page);
    page->takeFocus();
}

void MainWindow::back()
{
    if (m_trail.isEmpty())
        return;
    setFront(m_trail.takeLast());
    front()->takeFocus();
}

void MainWindow::updateActions()
{
    m_reassign->setEnabled(front()->canReassign());
    m_back->setEnabled(!m_trail.isEmpty());
}

void MainWindow::updateStatus()
{
    QString progress;
    for (const PageWidget *page : std::initializer_list<const PageWidget *>{front(), m_campaigns, m_certifications}) {
        if (progress.isEmpty())
            progress = page->progressText();
    }
    m_hint->setText(progress.isEmpty() ? front()->keysHint() : progress);

    const TaskFeed &feed = m_tasks->feed();
    const int open = feed.openCalls();
    QStringList work;
    if (feed.pausedRun())
        work.push_back(tr("Sending paused: needs you"));
    if (open > 0)
        work.push_back(open == 1 ? tr("1 open task") : tr("%n open tasks", nullptr, open));
    if (const int needing = feed.needingAttention(); needing > 0)
        work.push_back(needing == 1 ? tr("1 needs you") : tr("%n need you", nullptr, needing));
    m_work->setText(work.join(u" · "_s));
    const QString name = m_services.connection.name;
    setWindowTitle(work.isEmpty() ? tr("%1 – Baton").arg(name) : tr("%1 – %2 – Baton").arg(work.join(u", "_s), name));
}

void MainWindow::openReassign(const ReassignSubject &subject)
{
    auto *dialog = new ReassignDialog(m_services, subject, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ReassignDialog::sent, this, [this](ReassignRun *run) { runSent(*run); });
    dialog->open();
}

void MainWindow::runSent(const ReassignRun &run)
{
    go(static_cast<int>(m_pages.indexOf(m_tasks)));
    m_tasks->showRun(run);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    const int open = m_services.desk.openCalls();
    if (open == 0 || m_mayClose) {
        event->accept();
        return;
    }
    event->ignore();
    askBeforeClosing(open);
}

void MainWindow::askBeforeClosing(int openCalls)
{
    if (const auto *asked = findChild<QMessageBox *>(u"closeQuestion"_s); asked && asked->isVisible())
        return;
    auto *box = new QMessageBox(this);
    box->setObjectName(u"closeQuestion"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Warning);
    box->setTextFormat(Qt::PlainText);
    box->setText(openCalls == 1 ? tr("1 call is not proven yet.")
                                : tr("%n calls are not proven yet.", nullptr, openCalls));
    box->setInformativeText(tr("What was sent goes on at %1 without Baton. What was not sent will not be sent. "
                               "The journal keeps all of it.")
                                .arg(isolated(m_services.connection.name)));
    QPushButton *leave = box->addButton(tr("Close Baton"), QMessageBox::DestructiveRole);
    leave->setObjectName(u"closeAnyway"_s);
    QPushButton *stay = box->addButton(tr("Stay"), QMessageBox::RejectRole);
    stay->setObjectName(u"stay"_s);
    box->setDefaultButton(stay);
    box->setEscapeButton(stay);
    connect(leave, &QPushButton::clicked, this, [this] {
        m_mayClose = true;
        close();
    });
    box->open();
}

} // namespace baton
