// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/time/scheduler.h"
#include "models/domain/error.h"

#include <QWidget>

namespace baton {

/// The size of a new window: 1280 × 800, or what fits on the screen with its title bar.
QSize startSize(const QWidget &window);

class StatePanel;
class UiSettings;

/// What stands on the screen until the connection is open: whom Baton signs in to, or why that failed.
class StartWindow final : public QWidget
{
    Q_OBJECT

public:
    /// Takes the place and size that the window had before.
    StartWindow(const QString &tenant, Scheduler &scheduler, const UiSettings &settings, QWidget *parent = nullptr);

    /// Shows itself only when the sign-in takes longer than a blink.
    void showOpening();
    void showFailed(const Error &error);
    void done();

Q_SIGNALS:
    void retryRequested();

private:
    QString m_tenant;
    Scheduler &m_scheduler;
    StatePanel *m_panel;
    int m_attempt = 0;
};

} // namespace baton
