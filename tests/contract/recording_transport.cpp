// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/recording_transport.h"

#include <nlohmann/json.hpp>

namespace baton::test {

using nlohmann::json;

namespace {

json headersOf(const HeaderList &headers)
{
    json object = json::object();
    for (const auto &[name, value] : headers) {
        if (name.compare("Authorization", Qt::CaseInsensitive) != 0)
            object[name.toStdString()] = value.toStdString();
    }
    return object;
}

/// The secret of a sign-in form, replaced.
std::string withoutSecret(const QByteArray &body)
{
    const qsizetype secret = body.indexOf("client_secret=");
    return secret < 0 ? body.toStdString() : body.left(secret).toStdString() + "client_secret=redacted";
}

/// A sign-in's answer without its token.
std::string withoutToken(const QByteArray &body)
{
    json answer = json::parse(body.begin(), body.end(), nullptr, false);
    if (!answer.is_object() || !answer.contains("access_token"))
        return body.toStdString();
    answer["access_token"] = "redacted";
    return answer.dump();
}

json exchangeOf(const QUrl &base, const HttpRequest &request, const HttpResponse &response)
{
    const QByteArray path = request.url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveQuery);
    const QByteArray prefix = base.path(QUrl::FullyEncoded).toUtf8();
    return {{"method", request.method.toStdString()},
            {"path", path.mid(prefix == "/" ? 0 : prefix.size()).toStdString()},
            {"query", request.url.query(QUrl::FullyEncoded).toStdString()},
            {"requestHeaders", headersOf(request.headers)},
            {"requestBody", withoutSecret(request.body)},
            {"status", response.status},
            {"responseHeaders", headersOf(response.headers)},
            {"responseBody", withoutToken(response.body)}};
}

} // namespace

struct RecordingTransport::Private
{
    HttpTransport &next;
    QUrl base;
    std::vector<json> exchanges;
};

RecordingTransport::RecordingTransport(HttpTransport &next, QUrl baseUrl)
    : d(std::make_unique<Private>(Private{next, std::move(baseUrl), {}}))
{
}

RecordingTransport::~RecordingTransport() = default;

const std::vector<json> &RecordingTransport::exchanges() const
{
    return d->exchanges;
}

QFuture<tl::expected<HttpResponse, TransportFailure>> RecordingTransport::send(HttpRequest request,
                                                                               std::stop_token stop)
{
    using Outcome = tl::expected<HttpResponse, TransportFailure>;
    return d->next.send(request, std::move(stop)).then(this, [this, request](const Outcome &outcome) {
        if (outcome)
            d->exchanges.push_back(exchangeOf(d->base, request, *outcome));
        return outcome;
    });
}

} // namespace baton::test
