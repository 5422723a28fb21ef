// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/fixed_http_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace baton::bench {

namespace {

bool sendAll(int socket, const QByteArray &bytes)
{
    qsizetype sent = 0;
    while (sent < bytes.size()) {
        const ssize_t now =
            ::send(socket, bytes.constData() + sent, static_cast<size_t>(bytes.size() - sent), MSG_NOSIGNAL);
        if (now <= 0)
            return false;
        sent += now;
    }
    return true;
}

qsizetype bodySize(const QByteArray &head)
{
    const qsizetype at = head.toLower().indexOf("content-length:");
    return at < 0 ? 0 : head.mid(at + 15, head.indexOf('\r', at) - at - 15).trimmed().toLongLong();
}

} // namespace

FixedHttpServer::FixedHttpServer(Answer answer) : m_answer(std::move(answer))
{
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    if (::bind(m_listener, generic, size) != 0 || ::listen(m_listener, 64) != 0 ||
        ::getsockname(m_listener, generic, &size) != 0)
        return;
    m_port = ntohs(address.sin_port);
    m_accepting = std::thread([this] { accept(); });
}

FixedHttpServer::~FixedHttpServer()
{
    m_ending = true;
    ::shutdown(m_listener, SHUT_RDWR);
    if (m_accepting.joinable())
        m_accepting.join();
    {
        const std::lock_guard lock(m_mutex);
        for (const int socket : m_sockets)
            ::shutdown(socket, SHUT_RDWR);
    }
    for (std::thread &thread : m_threads)
        thread.join();
    for (const int socket : m_sockets)
        ::close(socket);
    ::close(m_listener);
}

void FixedHttpServer::accept()
{
    while (!m_ending) {
        const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0)
            continue;
        const int on = 1;
        ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        const std::lock_guard lock(m_mutex);
        m_sockets.push_back(socket);
        m_threads.emplace_back([this, socket] { serve(socket); });
    }
}

void FixedHttpServer::serve(int socket)
{
    QByteArray buffer;
    QByteArray chunk(16 * 1024, Qt::Uninitialized);
    while (!m_ending) {
        const qsizetype headEnd = buffer.indexOf("\r\n\r\n");
        const qsizetype end = headEnd < 0 ? -1 : headEnd + 4 + bodySize(buffer.left(headEnd + 2));
        if (end < 0 || buffer.size() < end) {
            const ssize_t got = ::recv(socket, chunk.data(), static_cast<size_t>(chunk.size()), 0);
            if (got <= 0)
                return;
            buffer.append(chunk.constData(), got);
            continue;
        }
        const qsizetype begin = buffer.indexOf(' ') + 1;
        const QByteArray target = buffer.mid(begin, buffer.indexOf(' ', begin) - begin);
        buffer.remove(0, end);
        if (!sendAll(socket, m_answer(target)))
            return;
    }
}

} // namespace baton::bench
