// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/http_transport.h"

#include <QObject>

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <vector>

namespace baton::test {

/// A HttpTransport that passes everything on and keeps each exchange as the JSON object that validate_openapi.py
/// reads. Tokens and secrets are kept out.
class RecordingTransport final : public QObject, public HttpTransport
{
public:
    RecordingTransport(HttpTransport &next, QUrl baseUrl);
    ~RecordingTransport() override;

    QFuture<tl::expected<HttpResponse, TransportFailure>> send(HttpRequest request, std::stop_token stop) override;

    /// In the order answered.
    const std::vector<nlohmann::json> &exchanges() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace baton::test
