// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connections/connection_desk.h"
#include "ui/main_window/connection_opener.h"

#include <QObject>

#include <map>
#include <memory>

namespace baton {

class IdleLock;
class MainWindow;
class StartWindow;

/// One window for each open connection, of which one is on the screen: a switch puts it in the place of the other,
/// whose pages, runs and tasks go on behind it. Without one the start window stands there.
class ConnectionWindows final : public QObject
{
    Q_OBJECT

public:
    /// Both outlive it.
    ConnectionWindows(ConnectionOpener &opener, ConnectionDesk &desk, QObject *parent = nullptr);
    ~ConnectionWindows() override;

    /// Shows the first window: of the connection that is wanted, else of the one that was used last, else the welcome.
    void begin(const ConnectionId &wanted = {});
    /// The connection whose window is on the screen; null: the start window is.
    MainWindow *front() const;

    void open(const ConnectionId &id);
    /// Closes every connection, so that nothing is shown and no sign-in is left, and asks for a new one. Refused, with
    /// a sentence at the desk, while calls are open.
    void lock();

private:
    /// The window goes before what it works with.
    struct Session
    {
        OpenTenantPtr tenant;
        std::unique_ptr<MainWindow> window;
    };

    void connectDesk();
    void opened(const ConnectionId &id, const Result<OpenTenantPtr> &tenant);
    void openDemo();
    void show(const ConnectionId &id);
    void showWithoutConnection();
    void close(const ConnectionId &id);
    void edited(const ConnectionId &id);
    void tell(const ConnectionId &id);
    QString nameOf(const ConnectionId &id) const;

    ConnectionOpener &m_opener;
    ConnectionDesk &m_desk;
    std::map<ConnectionId, Session> m_sessions;
    std::unique_ptr<StartWindow> m_start;
    IdleLock *m_idle;
    ConnectionId m_front;   ///< empty: the start window
    ConnectionId m_opening; ///< or what failed to open, or what was locked
    ConnectionId m_before;  ///< was in front when the one that opens was asked for
    quint64 m_attempt = 0;
};

} // namespace baton
