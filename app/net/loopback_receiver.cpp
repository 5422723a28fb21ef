// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/loopback_receiver.h"

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrlQuery>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostBytes = qint64(16) * 1024;

QByteArray headerOf(const QByteArray &head, const QByteArray &name)
{
    for (const QByteArray &line : head.split('\n')) {
        const auto colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).trimmed().compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

QByteArray answerOf(int status, const QString &sentence)
{
    const QByteArray page =
        "<!doctype html><meta charset=\"utf-8\"><title>Baton</title><p>" + sentence.toHtmlEscaped().toUtf8() + "</p>\n";
    return "HTTP/1.1 " + QByteArray::number(status) + (status == 200 ? " OK" : " Refused") +
           "\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " + QByteArray::number(page.size()) +
           "\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\n"
           "Content-Security-Policy: default-src 'none'\r\nConnection: close\r\n\r\n" +
           page;
}

} // namespace

LoopbackReceiver::LoopbackReceiver(Scheduler &scheduler, QUrl redirect, QString state, Millis patience, QObject *parent)
    : QObject(parent), m_scheduler(scheduler), m_redirect(std::move(redirect)), m_state(std::move(state)),
      m_patience(patience)
{
    m_promise.start();
}

LoopbackReceiver::~LoopbackReceiver()
{
    settle(failure({ErrorKind::Canceled, tr("The sign-in was given up.")}));
}

Result<void> LoopbackReceiver::listen()
{
    for (const QHostAddress &address :
         {QHostAddress(QHostAddress::LocalHost), QHostAddress(QHostAddress::LocalHostIPv6)}) {
        auto server = std::make_unique<QTcpServer>();
        const bool first = m_servers.empty();
        if (!server->listen(address, static_cast<quint16>(m_redirect.port(80)))) {
            // A machine without IPv6 has no such address; a taken port is another matter.
            if (!first && server->serverError() != QAbstractSocket::AddressInUseError)
                continue;
            m_servers.clear();
            return failure(
                {ErrorKind::Network,
                 tr("Port %1 of this machine is taken, where the browser would come back to.").arg(m_redirect.port(80)),
                 tr("End the program that uses it, or register another redirect URL.")});
        }
        m_redirect.setPort(server->serverPort());
        connect(server.get(), &QTcpServer::newConnection, this, [this, raw = server.get()] { accept(*raw); });
        m_servers.push_back(std::move(server));
    }
    m_deadline = m_scheduler.callAfter(m_patience, this, [this] {
        settle(failure({ErrorKind::Timeout, tr("Nobody signed in with the browser in time."),
                        tr("Try again, and finish the sign-in in the browser.")}));
    });
    return {};
}

void LoopbackReceiver::accept(QTcpServer &server)
{
    while (QTcpSocket *socket = server.nextPendingConnection()) {
        socket->setParent(this);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(*socket); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }
}

void LoopbackReceiver::read(QTcpSocket &socket)
{
    const QByteArray head = socket.peek(mostBytes);
    if (!head.contains("\r\n\r\n") && head.size() < mostBytes)
        return;
    socket.disconnect(this);
    socket.setParent(nullptr); // the page goes out after this receiver may be gone; then the socket deletes itself
    QString page;
    const int status = judge(head, &page);
    socket.readAll();
    socket.write(answerOf(status, page));
    socket.disconnectFromHost();
}

int LoopbackReceiver::judge(const QByteArray &head, QString *page)
{
    *page = tr("This is not the page that Baton waits for.");
    const QList<QByteArray> words = head.left(head.indexOf("\r\n")).split(' ');
    const QUrl url = QUrl::fromEncoded("http://" + headerOf(head, "Host") + words.value(1), QUrl::StrictMode);
    const QUrlQuery query(url);
    const auto value = [&query](const QString &name) { return query.queryItemValue(name, QUrl::FullyDecoded); };
    // Another Host is a name of somebody else's that leads to this machine.
    if (m_settled || words.size() != 3 || words[0] != "GET" || url.path() != m_redirect.path() ||
        url.host() != m_redirect.host() || url.port(80) != m_redirect.port(80))
        return 404;
    *page = tr("This answer does not belong to the sign-in that Baton waits for. Nothing was done with it.");
    if (value(u"state"_s) != m_state || m_state.isEmpty())
        return 400;
    if (const QString code = value(u"code"_s); !code.isEmpty()) {
        *page = tr("Baton has what it needs to sign in. You can close this page.");
        settle(code);
        return 200;
    }
    Error refused(ErrorKind::Auth, tr("The sign-in was refused in the browser."), tr("Try again."));
    for (const QString &name : {u"error"_s, u"error_description"_s}) {
        if (!value(name).isEmpty())
            refused.causes << value(name).left(500);
    }
    *page = tr("The sign-in was refused. You can close this page.");
    settle(failure(refused));
    return 200;
}

void LoopbackReceiver::settle(Result<QString> result)
{
    if (std::exchange(m_settled, true))
        return;
    m_scheduler.cancel(m_deadline);
    for (const auto &server : m_servers)
        server->close();
    m_promise.addResult(std::move(result));
    m_promise.finish();
}

} // namespace baton
