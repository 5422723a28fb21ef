// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/connection_windows.h"

#include "app/listing/when_answered.h"
#include "app/reassign/run_desk.h"
#include "models/domain/isolated.h"
#include "ui/common/ui_settings.h"
#include "ui/main_window/idle_lock.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/start_window.h"

#include <QApplication>
#include <QDialog>

namespace baton {

using namespace Qt::StringLiterals;

ConnectionWindows::ConnectionWindows(ConnectionOpener &opener, ConnectionDesk &desk, QObject *parent)
    : QObject(parent), m_opener(opener), m_desk(desk),
      m_start(std::make_unique<StartWindow>(desk.services().scheduler, desk))
{
    m_idle = new IdleLock(
        desk.services().scheduler, [this] { return !m_sessions.empty() && m_desk.openCallsBeside({}) == 0; }, this);
    m_idle->setMinutes(desk.services().settings.idleLockMinutes());
    connect(m_idle, &IdleLock::due, this, &ConnectionWindows::lock);
    connect(m_start.get(), &StartWindow::retryRequested, this, [this] { open(m_opening); });
    connect(m_start.get(), &StartWindow::unlockRequested, this, [this] { open(m_opening); });
    connect(m_start.get(), &StartWindow::backRequested, this, [this] { open(m_before); });
    connectDesk();
}

ConnectionWindows::~ConnectionWindows() = default;

void ConnectionWindows::connectDesk()
{
    // Always from the event loop: whoever asks may be a widget of a window that goes.
    const auto later = Qt::QueuedConnection;
    connect(&m_desk, &ConnectionDesk::openRequested, this, &ConnectionWindows::open, later);
    connect(&m_desk, &ConnectionDesk::demoRequested, this, &ConnectionWindows::openDemo, later);
    connect(&m_desk, &ConnectionDesk::edited, this, &ConnectionWindows::edited, later);
    connect(&m_desk, &ConnectionDesk::removed, this, &ConnectionWindows::close, later);
    connect(&m_desk, &ConnectionDesk::lockRequested, this, &ConnectionWindows::lock, later);
    connect(&m_desk, &ConnectionDesk::idleLockChanged, m_idle, &IdleLock::setMinutes);
}

MainWindow *ConnectionWindows::front() const
{
    const auto session = m_sessions.find(m_front);
    return session == m_sessions.end() ? nullptr : session->second.window.get();
}

QString ConnectionWindows::nameOf(const ConnectionId &id) const
{
    const std::optional<ConnectionEntry> entry = m_desk.entry(id);
    return entry ? entry->connection.name : QString();
}

void ConnectionWindows::begin(const ConnectionId &wanted)
{
    const ConnectionId last(m_desk.services().settings.lastConnection());
    const ConnectionId id = wanted.isEmpty() ? last : wanted;
    if (m_desk.entry(id))
        open(id);
    else
        showWithoutConnection();
}

void ConnectionWindows::showWithoutConnection()
{
    m_front = {};
    if (m_desk.entries().empty())
        m_start->showWelcome();
    else
        m_start->showConnections();
}

void ConnectionWindows::open(const ConnectionId &id)
{
    ++m_attempt;
    if (m_sessions.contains(id))
        return show(id);
    const std::optional<ConnectionEntry> entry = m_desk.entry(id);
    if (!entry)
        return showWithoutConnection();
    m_opening = id;
    m_before = m_front;
    m_start->setInsteadOf(front());
    m_start->showOpening(entry->connection.name);
    whenAnswered(m_opener.open(entry->connection), this,
                 [this, id, attempt = m_attempt](const Result<OpenTenantPtr> &tenant) {
                     if (attempt == m_attempt)
                         opened(id, tenant);
                 });
}

void ConnectionWindows::opened(const ConnectionId &id, const Result<OpenTenantPtr> &tenant)
{
    if (!tenant) {
        const bool canGoBack = m_sessions.contains(m_before);
        m_start->showFailed(nameOf(id), tenant.error(), canGoBack ? nameOf(m_before) : QString());
        m_front = {};
        tell(m_before);
        return;
    }
    WindowServices services = (*tenant)->services();
    services.connections = &m_desk;
    Session &session = m_sessions[id];
    session.tenant = *tenant;
    session.window = std::make_unique<MainWindow>(services);
    const RunDesk &runs = services.desk;
    const auto told = [this, id] { tell(id); };
    connect(&runs, &RunDesk::callChanged, session.window.get(), told);
    connect(&runs, &RunDesk::runStarted, session.window.get(), told);
    if (const TrafficMeter *traffic = services.provider.traffic())
        connect(traffic, &TrafficMeter::changed, session.window.get(), told);
    show(id);
    session.window->begin();
}

/// In the place of what was there.
void ConnectionWindows::show(const ConnectionId &id)
{
    MainWindow &next = *m_sessions.at(id).window;
    QWidget *before = m_start->isVisible() ? static_cast<QWidget *>(m_start.get()) : front();
    const ConnectionId left = std::exchange(m_front, id);
    if (before && before != &next && before->isVisible()) {
        next.setGeometry(before->geometry());
        next.setWindowState(before->windowState() & ~Qt::WindowMinimized);
    }
    next.show();
    next.raise();
    next.activateWindow();
    m_start->done();
    if (before && before != &next)
        before->hide();
    if (!m_desk.isOfSession(id))
        m_desk.services().settings.setLastConnection(id.toString());
    tell(left);
    tell(id);
}

void ConnectionWindows::openDemo()
{
    if (m_desk.demo().isEmpty()) {
        const Result<std::vector<Connection>> demos = m_opener.demos();
        if (!demos) {
            m_opening = {};
            m_start->setInsteadOf(front());
            m_start->showFailed(tr("the demo tenant"), demos.error(), nameOf(m_front));
            m_before = m_front;
            return;
        }
        for (const Connection &demo : *demos)
            m_desk.addOfSession(demo);
    }
    open(m_desk.demo());
}

void ConnectionWindows::tell(const ConnectionId &id)
{
    if (id.isEmpty() || !m_desk.entry(id))
        return;
    ConnectionStanding standing;
    if (const auto session = m_sessions.find(id); session != m_sessions.end()) {
        const WindowServices services = session->second.tenant->services();
        standing.open = true;
        standing.front = id == m_front;
        standing.openCalls = services.desk.openCalls();
        if (const TrafficMeter *traffic = services.provider.traffic())
            standing.health = traffic->health();
    }
    m_desk.setStanding(id, standing);
}

void ConnectionWindows::close(const ConnectionId &id)
{
    const auto session = m_sessions.find(id);
    if (session == m_sessions.end())
        return;
    if (id == m_front) {
        m_start->setInsteadOf(session->second.window.get());
        showWithoutConnection();
    }
    m_sessions.erase(session);
    tell(id);
}

/// What is open goes by the connection as it was: it is opened anew, unless something is still under way there.
void ConnectionWindows::edited(const ConnectionId &id)
{
    const auto session = m_sessions.find(id);
    if (session == m_sessions.end() || session->second.tenant->services().desk.openCalls() > 0)
        return;
    const bool wasFront = id == m_front;
    close(id);
    if (wasFront)
        open(id);
}

void ConnectionWindows::lock()
{
    if (m_sessions.empty())
        return;
    if (const int calls = m_desk.openCallsBeside({}); calls > 0) {
        m_desk.refuseToLock(calls == 1 ? tr("Not locked: 1 call is not proven yet.")
                                       : tr("Not locked: %n calls are not proven yet.", nullptr, calls));
        return;
    }
    m_opening = m_front.isEmpty() ? m_sessions.begin()->first : m_front;
    ++m_attempt; // whatever is being opened is let go
    // What was typed for a run stays with the dialogs that keep it.
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (auto *dialog = qobject_cast<QDialog *>(window); dialog && dialog->isVisible())
            dialog->done(QDialog::Rejected);
    }
    m_start->setInsteadOf(front());
    m_start->showLocked(nameOf(m_opening));
    m_front = {};
    while (!m_sessions.empty()) {
        const ConnectionId id = m_sessions.begin()->first;
        m_sessions.erase(m_sessions.begin());
        tell(id);
    }
}

} // namespace baton
