// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>
#include <memory>
#include <vector>

namespace baton::test {

/// One request as its bytes came.
struct RawRequest
{
    QByteArray method;
    QByteArray target;
    QByteArray head; ///< request line and header lines
    QByteArray body;
    int connection = 0; ///< from 0, in the order of connecting

    bool hasHeader(const QByteArray &name) const
    {
        const QByteArray line = "\r\n" + name.toLower() + ':';
        return head.toLower().contains(line);
    }
};

/// A HTTP/1.1 server on loopback that does what a test says, hanging up included. It knows nothing of HTTP but where a
/// request ends. What a handler does not write is never answered.
class RawHttpServer : public QObject
{
public:
    /// Called once per complete request; may write to or close the socket, at once or later.
    using Handler = std::function<void(const RawRequest &, QTcpSocket &)>;

    explicit RawHttpServer(Handler handler) : RawHttpServer(new QTcpServer, std::move(handler)) {}
    /// With a server of another kind (QSslServer); takes it over.
    RawHttpServer(QTcpServer *server, Handler handler) : m_server(server), m_handler(std::move(handler))
    {
        m_server->setParent(this);
        m_server->listen(QHostAddress::LocalHost, 0);
        // QTcpServer says newConnection, QSslServer pendingConnectionAvailable.
        connect(m_server, &QTcpServer::pendingConnectionAvailable, this, &RawHttpServer::accept);
    }

    QUrl url(const QString &path = QStringLiteral("/"), const QString &scheme = QStringLiteral("http")) const
    {
        QUrl made;
        made.setScheme(scheme);
        made.setHost(QStringLiteral("127.0.0.1"));
        made.setPort(m_server->serverPort());
        made.setPath(path);
        return made;
    }
    const std::vector<RawRequest> &requests() const { return m_requests; }
    int count() const { return static_cast<int>(m_requests.size()); }
    int connections() const { return m_connections; }
    /// No new connection is accepted from here on.
    void stopListening() { m_server->close(); }

    static QByteArray response(const QByteArray &status, const QByteArray &body = "{}", const QByteArray &headers = {})
    {
        return "HTTP/1.1 " + status +
               "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" +
               headers + "\r\n" + body;
    }

private:
    void accept()
    {
        while (QTcpSocket *socket = m_server->nextPendingConnection()) {
            const int number = m_connections++;
            const auto buffer = std::make_shared<QByteArray>();
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            connect(socket, &QTcpSocket::readyRead, this, [this, socket, number, buffer] {
                *buffer += socket->readAll();
                readRequests(*buffer, number, socket);
            });
            if (socket->bytesAvailable() > 0)
                Q_EMIT socket->readyRead();
        }
    }

    void readRequests(QByteArray &buffer, int number, QPointer<QTcpSocket> socket)
    {
        qsizetype headEnd = 0;
        while (socket && (headEnd = buffer.indexOf("\r\n\r\n")) >= 0) {
            RawRequest request;
            request.head = buffer.left(headEnd);
            const QByteArray lower = request.head.toLower();
            const qsizetype lengthAt = lower.indexOf("\r\ncontent-length:");
            const qsizetype lineEnd = lower.indexOf("\r\n", lengthAt + 2);
            const qsizetype length =
                lengthAt < 0 ? 0
                             : lower.mid(lengthAt + 17, lineEnd < 0 ? -1 : lineEnd - lengthAt - 17).trimmed().toInt();
            if (buffer.size() < headEnd + 4 + length)
                return;
            request.body = buffer.mid(headEnd + 4, length);
            buffer.remove(0, headEnd + 4 + length);
            const QList<QByteArray> line = request.head.left(request.head.indexOf("\r\n")).split(' ');
            request.method = line.value(0);
            request.target = line.value(1);
            request.connection = number;
            m_requests.push_back(request);
            m_handler(request, *socket);
        }
    }

    QTcpServer *m_server;
    Handler m_handler;
    std::vector<RawRequest> m_requests;
    int m_connections = 0;
};

} // namespace baton::test
