// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connections/connection_desk.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace baton {

class ConnectionTest;
class ProbePanel;

/// Tests a connection and shows what it may do there. Nothing is changed at the tenant.
class TestDialog final : public QDialog
{
    Q_OBJECT

public:
    /// Begins at once. `secret`: nothing means the kept one.
    TestDialog(ConnectionDesk &desk, const Connection &connection, const std::optional<QString> &secret,
               QWidget *parent = nullptr);
    ~TestDialog() override;

    void done(int result) override;

private:
    void start();
    void tell();

    Connection m_connection;
    std::optional<QString> m_secret;
    ConnectionTest *m_test;
    ProbePanel *m_panel;
    QLabel *m_summary;
    QPushButton *m_copy;
    QPushButton *m_stop;
    QPushButton *m_again;
    QPushButton *m_close;
};

} // namespace baton
