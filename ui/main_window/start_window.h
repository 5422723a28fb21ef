// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/time/scheduler.h"
#include "models/domain/error.h"

#include <QMainWindow>
#include <QPointer>

class QStackedWidget;

namespace baton {

/// The size of a new window: 1280 × 800, or what fits on the screen with its title bar.
QSize startSize(const QWidget &window);

class ConnectionDesk;
class ConnectionsPage;
class StatePanel;
class UiSettings;
class WelcomePage;

/// What stands on the screen while no connection is: the welcome, whom Baton signs in to or why that failed, that
/// Baton is locked, or the connections there are.
class StartWindow final : public QMainWindow
{
    Q_OBJECT

public:
    /// Takes the place and size that the window had before.
    StartWindow(Scheduler &scheduler, ConnectionDesk &desk, QWidget *parent = nullptr);
    ~StartWindow() override;

    /// The window that this one stands for from now on, as soon as it shows; null: none.
    void setInsteadOf(QWidget *window);

    /// Shows itself only when the sign-in takes longer than a blink.
    void showOpening(const QString &tenant);
    /// `back`: the connection that can be gone back to; empty: there is none.
    void showFailed(const QString &tenant, const Error &error, const QString &back = {});
    void showWelcome();
    void showConnections();
    void showLocked(const QString &tenant);
    void done();

Q_SIGNALS:
    void retryRequested();
    void backRequested();
    void unlockRequested();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    enum class Shows { Nothing, Opening, Failed, Locked, Other };

    void buildMenus();
    void present(Shows what, QWidget *page, const QString &title);
    void connectNew();

    Scheduler &m_scheduler;
    ConnectionDesk &m_desk;
    QStackedWidget *m_stack;
    StatePanel *m_panel;
    WelcomePage *m_welcome;
    ConnectionsPage *m_connections;
    QPointer<QWidget> m_insteadOf;
    Shows m_shows = Shows::Nothing;
    bool m_canGoBack = false;
    bool m_mayClose = false;
    int m_attempt = 0;
};

} // namespace baton
