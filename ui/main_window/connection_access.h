// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/window_services.h"

#include <QMenu>
#include <QObject>

namespace baton {

class ConnectionChip;
class ConnectionsPage;
class PageRouter;
class StatusLine;
class WindowActions;

/// The ways from a window to other connections: the chip at the foot of the navigation drops up what there is to switch
/// to, and the menus lead to the page of connections, to a new one, to the demo and to the lock.
class ConnectionAccess final : public QObject
{
    Q_OBJECT

public:
    /// Everything outlives it but the window, which owns it. Without a desk of connections (and so without their page)
    /// it hides what leads there.
    ConnectionAccess(const WindowServices &services, ConnectionChip &chip, WindowActions &actions, PageRouter &router,
                     ConnectionsPage *page, StatusLine &status, QWidget &window);

    void showPage();

private:
    void connectLists(StatusLine &status);
    void connectActions(ConnectionDesk &desk);
    void dropUp();
    void fill(ConnectionDesk &desk);

    WindowServices m_services;
    ConnectionChip &m_chip;
    WindowActions &m_actions;
    PageRouter &m_router;
    ConnectionsPage *m_page;
    QWidget &m_window;
    QMenu *m_menu = nullptr;
};

} // namespace baton
