// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connections/connector.h"

#include <QObject>

namespace baton {

/// One test of a connection at a time; it can be stopped, and ends with its owner.
class ConnectionTest final : public QObject
{
    Q_OBJECT

public:
    explicit ConnectionTest(Connector &connector, QObject *parent = nullptr);
    ~ConnectionTest() override;

    /// `secret`: nothing means the kept one.
    void start(const Connection &connection, const std::optional<QString> &secret);
    void stop();
    bool isRunning() const { return m_running; }
    /// Nothing before the first test has ended.
    const std::optional<ProbeReport> &report() const { return m_report; }

Q_SIGNALS:
    void changed();

private:
    Connector &m_connector;
    std::stop_source m_stop;
    quint64 m_number = 0;
    bool m_running = false;
    std::optional<ProbeReport> m_report;
};

} // namespace baton
