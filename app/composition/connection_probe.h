// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/open_connection.h"
#include "app/connections/connector.h"
#include "app/net/http_transport.h"

#include <QPromise>

namespace baton {

/// One test of a connection: is the tenant there, is the way to it safe, does it take the sign-in, and what may that
/// one do. Only Safe calls. Deletes itself when it has told.
class ConnectionProbe final : public QObject
{
    Q_OBJECT

public:
    ConnectionProbe(std::unique_ptr<OpenConnection> open, std::stop_token stop);

    QFuture<ProbeReport> start();

private:
    void knock();
    void doorAnswered(const tl::expected<HttpResponse, TransportFailure> &answer);
    void tellClock(qint64 ahead);
    void signIn();
    void readRights();
    void readOneRowEach();
    template <class T> void readRow(const QString &what, QFuture<Result<T>> answer);
    void tellRights(const Rights &rights);
    void endStep(const QString &what, const Error &error);
    void finish();
    CallContext context() const { return {m_stop, Priority::Foreground}; }

    std::unique_ptr<OpenConnection> m_open;
    std::stop_token m_stop;
    QPromise<ProbeReport> m_promise;
    ProbeReport m_report;
    int m_reading = 0; ///< lists that have not answered
    int m_rows = 0;    ///< lines of lists, before those of the rights
};

} // namespace baton
