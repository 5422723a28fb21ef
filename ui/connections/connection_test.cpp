// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/connection_test.h"

#include "app/time/when_settled.h"

namespace baton {

ConnectionTest::ConnectionTest(Connector &connector, QObject *parent) : QObject(parent), m_connector(connector) {}

ConnectionTest::~ConnectionTest()
{
    m_stop.request_stop();
}

void ConnectionTest::start(const Connection &connection, const std::optional<QString> &secret)
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_running = true;
    m_report.reset();
    const quint64 number = ++m_number;
    whenFinished(m_connector.test(connection, secret, m_stop.get_token()), this,
                 [this, number](std::optional<ProbeReport> report) {
                     if (number != m_number)
                         return;
                     m_running = false;
                     if (!report) {
                         report.emplace();
                         report->failed = Error(ErrorKind::Canceled, tr("The test was given up."));
                     }
                     m_report = std::move(report);
                     Q_EMIT changed();
                 });
    Q_EMIT changed();
}

void ConnectionTest::stop()
{
    m_stop.request_stop();
}

} // namespace baton
