// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/qnam_transport.h"
#include "tests/support/compare_kinds.h"
#include "tests/support/fake_scheduler.h"
#include "tests/support/raw_http_server.h"

#include <QDeadlineTimer>
#include <QTest>
#include <QTimer>

#define EVENTUALLY(condition) QVERIFY(baton::test::waitUntil([&] { return condition; }))

namespace baton::test {

/// Runs the event loop until `done`, without the naps of QTRY_VERIFY: client and server share this thread. The limit is
/// for a loaded machine; only a failing test waits for it.
template <class Condition> bool waitUntil(Condition done)
{
    const QDeadlineTimer end(30'000);
    QTimer heartbeat; // wakes the loop for what another thread finished
    heartbeat.start(10);
    while (!done()) {
        if (end.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return true;
}

using Outcome = tl::expected<HttpResponse, TransportFailure>;

inline HttpRequest httpRequest(const QUrl &url, const QByteArray &method = "GET", const QByteArray &body = {},
                               bool oneShot = false)
{
    HttpRequest request;
    request.method = method;
    request.url = url;
    request.body = body;
    request.oneShot = oneShot;
    request.headers = {{"Authorization", "Bearer canary"}, {"Content-Type", "application/json"}};
    return request;
}

/// Answers everything at once with an empty object.
inline RawHttpServer::Handler answering(const QByteArray &status = "200 OK", const QByteArray &headers = {})
{
    return [status, headers](const RawRequest &, QTcpSocket &socket) {
        socket.write(RawHttpServer::response(status, "{}", headers));
    };
}

/// Never answers.
inline RawHttpServer::Handler silent()
{
    return [](const RawRequest &, QTcpSocket &) {};
}

} // namespace baton::test
