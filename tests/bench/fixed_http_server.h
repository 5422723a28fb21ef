// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QUrl>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace baton::bench {

/// HTTP/1.1 keep-alive on loopback that answers bytes made before, so that a server's work is as small as it can be.
/// One thread per connection; knows nothing of HTTP but where a request without a body, or with Content-Length, ends.
class FixedHttpServer
{
public:
    /// The whole answer, head included, for a request line's target. Called on any thread; the bytes must outlive the
    /// server.
    using Answer = std::function<const QByteArray &(const QByteArray &target)>;

    explicit FixedHttpServer(Answer answer);
    ~FixedHttpServer();
    FixedHttpServer(const FixedHttpServer &) = delete;
    FixedHttpServer &operator=(const FixedHttpServer &) = delete;

    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port)); }

private:
    void accept();
    void serve(int socket);

    Answer m_answer;
    int m_listener = -1;
    unsigned short m_port = 0;
    std::atomic<bool> m_ending{false};
    std::mutex m_mutex;
    std::vector<int> m_sockets;
    std::vector<std::thread> m_threads;
    std::thread m_accepting;
};

} // namespace baton::bench
