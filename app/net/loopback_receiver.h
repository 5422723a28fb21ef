// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/time/scheduler.h"
#include "models/domain/result.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QUrl>

#include <memory>
#include <vector>

QT_FORWARD_DECLARE_CLASS(QTcpServer)
QT_FORWARD_DECLARE_CLASS(QTcpSocket)

namespace baton {

/// Waits on this machine for the browser to come back from a sign-in with a code. Listens on 127.0.0.1 and ::1 only,
/// takes one request with the right path, Host and state, and is closed from then on. Whatever else comes is refused
/// with a plain page and changes nothing.
class LoopbackReceiver final : public QObject
{
    Q_OBJECT

public:
    /// `redirect`: as registered, http with host, port (0: any free one, for tests) and path. `state`: what must come
    /// back.
    LoopbackReceiver(Scheduler &scheduler, QUrl redirect, QString state, Millis patience = std::chrono::minutes(5),
                     QObject *parent = nullptr);
    ~LoopbackReceiver() override;

    /// Network: the port is taken, on either address: whoever has it could take the code.
    Result<void> listen();
    /// With the port that is listened on.
    QUrl redirect() const { return m_redirect; }
    /// The code. Auth: the sign-in was refused there; Timeout: nobody came; Canceled: this was destroyed. Once.
    QFuture<Result<QString>> code() { return m_promise.future(); }

private:
    void accept(QTcpServer &server);
    void read(QTcpSocket &socket);
    /// What the page says; the status is 200, or the one of a refusal.
    int judge(const QByteArray &head, QString *page);
    void settle(Result<QString> result);

    Scheduler &m_scheduler;
    QUrl m_redirect;
    QString m_state;
    Millis m_patience;
    std::vector<std::unique_ptr<QTcpServer>> m_servers;
    QPromise<Result<QString>> m_promise;
    quint64 m_deadline = 0;
    bool m_settled = false;
};

} // namespace baton
