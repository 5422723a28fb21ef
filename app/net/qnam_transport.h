// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/http_transport.h"
#include "app/time/scheduler.h"

#include <memory>

namespace baton {

/// How requests to other machines leave this one.
struct ProxyUse
{
    enum class Kind { System, None, Manual };

    Kind kind = Kind::System;
    QString host; ///< Manual only
    quint16 port = 0;
};

struct QnamOptions
{
    qint64 maxBody = qint64{64} * 1024 * 1024; ///< of an answer, after decompression
    QByteArray trustedCertificates;            ///< PEM, trusted beside those of the system
    ProxyUse proxy = {};
};

/// How many certificates the PEM text holds that could be trusted.
int certificatesIn(const QByteArray &pem);

/// HttpTransport over one QNetworkAccessManager, with what it does by itself taken away: no second sending, no
/// redirects, no cookies, no cache, no HTTP/2, no answer to authentication challenges. Lives in the thread it was made
/// in. TLS errors are never ignored, and nothing older than TLS 1.2 is spoken; plain http goes to loopback only, and
/// never through a proxy. Destroying it finishes what is under way with Kind::Canceled.
class QnamTransport final : public HttpTransport
{
public:
    explicit QnamTransport(Scheduler &scheduler, QnamOptions options = {});
    ~QnamTransport() override;

    QFuture<tl::expected<HttpResponse, TransportFailure>> send(HttpRequest request, std::stop_token stop) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace baton
