// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/start_window.h"

#include "models/tables/state_words.h"
#include "ui/common/error_words.h"
#include "ui/common/icons.h"
#include "ui/common/ui_settings.h"
#include "ui/connections/connection_dialog.h"
#include "ui/connections/connections_page.h"
#include "ui/connections/welcome_page.h"
#include "ui/main_window/close_question.h"
#include "ui/main_window/window_actions.h"

#include <QCloseEvent>
#include <QMenuBar>
#include <QScreen>
#include <QStackedWidget>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

/// A sign-in that is over in a blink shows nothing.
constexpr Millis blink{300};

} // namespace

QSize startSize(const QWidget &window)
{
    const QSize titleBar(0, 40); // its height is only known once the window is shown
    return QSize(1280, 800).boundedTo(window.screen()->availableSize() - titleBar);
}

StartWindow::StartWindow(Scheduler &scheduler, ConnectionDesk &desk, QWidget *parent)
    : QMainWindow(parent), m_scheduler(scheduler), m_desk(desk), m_stack(new QStackedWidget(this)),
      m_panel(new StatePanel), m_welcome(new WelcomePage(desk)), m_connections(new ConnectionsPage(desk))
{
    setObjectName(u"startWindow"_s);
    setWindowIcon(themedIcon("baton"_L1, Token::Accent));
    setWindowTitle(tr("Baton"));
    setMinimumSize(800, 560);
    resize(startSize(*this));
    restoreGeometry(desk.services().settings.geometry());
    for (QWidget *page :
         {static_cast<QWidget *>(m_panel), static_cast<QWidget *>(m_welcome), static_cast<QWidget *>(m_connections)})
        m_stack->addWidget(page);
    setCentralWidget(m_stack);
    buildMenus();
    connect(m_panel, &StatePanel::actionRequested, this, [this] {
        if (m_shows == Shows::Locked)
            Q_EMIT unlockRequested();
        else
            Q_EMIT retryRequested();
    });
    connect(m_panel, &StatePanel::secondRequested, this, [this] {
        if (m_canGoBack)
            Q_EMIT backRequested();
        else
            showConnections();
    });
    connect(m_welcome, &WelcomePage::connectChosen, this, &StartWindow::connectNew);
    connect(m_welcome, &WelcomePage::demoChosen, this, [this] { m_desk.askForDemo(); });
    m_panel->setContent({});
}

StartWindow::~StartWindow() = default;

void StartWindow::buildMenus()
{
    menuBar()->setObjectName(u"startMenuBar"_s);
    const auto add = [this](QMenu *menu, const QString &name, const QString &text, const QKeySequence &key, auto act) {
        QAction *action = menu->addAction(text);
        action->setObjectName(name);
        action->setShortcut(key);
        connect(action, &QAction::triggered, this, act);
    };
    QMenu *file = menuBar()->addMenu(tr("&File"));
    add(file, u"startConnect"_s, tr("&Connect a tenant…"), QKeySequence::New, [this] { connectNew(); });
    add(file, u"startDemo"_s, tr("Open the &demo tenant"), QKeySequence(Qt::CTRL | Qt::Key_D),
        [this] { m_desk.askForDemo(); });
    file->addSeparator();
    add(file, u"startQuit"_s, tr("&Quit"), QKeySequence::Quit, [this] { close(); });
    QMenu *go = menuBar()->addMenu(tr("&Go"));
    add(go, u"startConnections"_s, tr("C&onnections"), QKeySequence(Qt::CTRL | Qt::Key_5),
        [this] { showConnections(); });
    QMenu *help = menuBar()->addMenu(tr("&Help"));
    add(help, u"startAbout"_s, tr("&About Baton"), {}, [this] { showAbout(*this); });
}

void StartWindow::connectNew()
{
    // A tenant cannot be looked for behind the lock.
    if (m_shows != Shows::Locked)
        openConnectionDialog(m_desk, std::nullopt, *this);
}

void StartWindow::setInsteadOf(QWidget *window)
{
    m_insteadOf = window;
}

void StartWindow::present(Shows what, QWidget *page, const QString &title)
{
    ++m_attempt;
    m_shows = what;
    menuBar()->setEnabled(what != Shows::Locked);
    m_stack->setCurrentWidget(page);
    setWindowTitle(title.isEmpty() ? tr("Baton") : tr("%1 – Baton").arg(title));
    if (m_insteadOf && m_insteadOf->isVisible()) {
        setGeometry(m_insteadOf->geometry());
        setWindowState(m_insteadOf->windowState() & ~Qt::WindowMinimized);
    }
    show();
    if (m_insteadOf)
        m_insteadOf->hide();
    raise();
    activateWindow();
}

void StartWindow::showOpening(const QString &tenant)
{
    const int attempt = ++m_attempt;
    m_shows = Shows::Opening;
    const auto tell = [this, tenant] {
        StatePanel::Content content;
        content.icon = "plug"_L1;
        content.heading = tr("Signing in to %1…").arg(isolated(tenant));
        m_panel->setContent(content);
        present(Shows::Opening, m_panel, tenant);
    };
    if (isVisible())
        return tell();
    m_panel->setContent({});
    m_scheduler.callAfter(blink, this, [this, attempt, tell] {
        if (attempt == m_attempt)
            tell();
    });
}

void StartWindow::showFailed(const QString &tenant, const Error &error, const QString &back)
{
    StatePanel::Content content = loadFailure(error, {}, tenant);
    if (error.kind == ErrorKind::Storage) {
        content.icon = "s-failed"_L1;
        content.heading = tr("Baton's data folder cannot be used");
        content.body = QString(error.message + u' ' + error.nextStep).trimmed();
        content.detail = error.causes.join(u'\n'); // the tenant has said nothing
    } else {
        content.icon = "cloud-off"_L1;
        content.heading = tr("No sign-in to %1").arg(isolated(tenant));
    }
    m_canGoBack = !back.isEmpty();
    if (content.secondAction.isEmpty())
        content.secondAction = m_canGoBack ? tr("Back to %1").arg(back) : tr("Connections…");
    m_panel->setContent(content);
    present(Shows::Failed, m_panel, tenant);
}

void StartWindow::showWelcome()
{
    present(Shows::Other, m_welcome, {});
    m_welcome->takeFocus();
}

void StartWindow::showConnections()
{
    if (m_shows == Shows::Locked)
        return;
    m_connections->refresh();
    present(Shows::Other, m_connections, m_connections->title());
    m_connections->takeFocus();
}

void StartWindow::showLocked(const QString &tenant)
{
    StatePanel::Content content;
    content.icon = "lock"_L1;
    content.heading = tr("Baton is locked");
    content.body =
        tr("Nothing of %1 is shown, and Baton is signed out. What was sent is in the journal.").arg(isolated(tenant));
    content.action = tr("Sign in again");
    m_panel->setContent(content);
    present(Shows::Locked, m_panel, {});
}

void StartWindow::done()
{
    ++m_attempt;
    m_shows = Shows::Nothing;
    m_insteadOf.clear();
    hide();
}

void StartWindow::closeEvent(QCloseEvent *event)
{
    const int calls = m_desk.openCallsBeside({});
    if (calls == 0 || m_mayClose)
        return event->accept();
    event->ignore();
    askBeforeClosing(*this, tr("the tenants"), calls, [this] {
        m_mayClose = true;
        close();
    });
}

} // namespace baton
