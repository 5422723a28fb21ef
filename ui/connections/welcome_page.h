// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connections/connection_desk.h"

#include <QWidget>

namespace baton {

class Door;

/// What stands on the screen while there is no connection: what Baton is for, and two doors.
class WelcomePage final : public QWidget
{
    Q_OBJECT

public:
    explicit WelcomePage(const ConnectionDesk &desk, QWidget *parent = nullptr);

    void takeFocus();

Q_SIGNALS:
    void connectChosen();
    void demoChosen();

protected:
    bool event(QEvent *event) override;

private:
    Door *m_connect;
    Door *m_demo;
};

} // namespace baton
