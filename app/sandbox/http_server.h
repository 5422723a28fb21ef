// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/http_message.h"
#include "app/sandbox/tls_identity.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace baton::sandbox {

/// An HTTP/1.1 server, with TLS 1.2 or newer where it is asked for, on one thread of its own: keep-alive, TCP_NODELAY,
/// any number of connections, answers delayed by timers. All callbacks run on that thread, one at a time.
class HttpServer
{
public:
    /// Answers a request read in full.
    using Answerer = std::function<Reply(const Request &)>;
    /// Called with the head of each request, its body not yet read. An empty answerer: hang up at once.
    using Reception = std::function<Answerer(const Request &head)>;
    /// Told just before an answer's first byte leaves, with the status that is sent; 0 when none is, because the
    /// reply says so or the client has gone.
    using Done = std::function<void(const Request &, const Response &, int statusSent)>;

    struct Place
    {
        std::string host;
        unsigned short port = 0;        ///< 0: any free one
        std::optional<TlsIdentity> tls; ///< nothing: plain HTTP
    };

    /// Listens, then serves until stop(). Null with `error` set when the address cannot be had.
    static std::unique_ptr<HttpServer> start(const Place &place, Reception reception, Done done, std::string *error);
    ~HttpServer();
    HttpServer(const HttpServer &) = delete;
    HttpServer &operator=(const HttpServer &) = delete;

    unsigned short port() const;
    /// Closes every connection and ends the thread, at once.
    void stop();

private:
    struct Private;
    explicit HttpServer(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace baton::sandbox
