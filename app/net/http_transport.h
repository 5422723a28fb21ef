// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFuture>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <stop_token>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace baton {

using HeaderList = std::vector<std::pair<QByteArray, QByteArray>>;

/// One HTTP request as it goes to the wire.
struct HttpRequest
{
    QByteArray method = "GET";
    QUrl url;
    HeaderList headers;
    QByteArray body;
    bool oneShot = false; ///< the body is given out once: the transport can never send it again by itself
    std::chrono::milliseconds timeout{60'000}; ///< total, from hand-over to the last byte
};

/// An HTTP answer of any status.
struct HttpResponse
{
    int status = 0;
    HeaderList headers;
    QByteArray body;
    std::chrono::milliseconds elapsed{0};

    /// Value of a header, names compared without case; empty when absent.
    QByteArray header(const QByteArray &name) const;
};

/// Why there is no answer that could be handed on.
struct TransportFailure
{
    enum class Kind { Network, Timeout, Tls, Redirect, TooLarge, Canceled };
    Kind kind = Kind::Network;
    int status = 0; ///< of a redirect, which is an answer of its own; else 0
    QString message;
    QStringList details; ///< more about it, a sentence each: the certificate that is not trusted
    /// True only for the closed list of failures that provably happened before the first byte left: host not found,
    /// connection refused, TLS handshake failed, proxy not found or refused; and for what was never handed over.
    bool nothingSent = false;
    bool permanent = false; ///< trying again cannot help: our own rule, or a certificate
};

/// Sends bytes, reads bytes; knows nothing of tokens, limits or JSON.
class HttpTransport
{
public:
    virtual ~HttpTransport() = default;
    /// The future always finishes; stopping finishes it with Kind::Canceled.
    virtual QFuture<tl::expected<HttpResponse, TransportFailure>> send(HttpRequest request, std::stop_token stop) = 0;
};

} // namespace baton
