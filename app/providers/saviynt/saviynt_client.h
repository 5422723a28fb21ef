// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/api_pipeline.h"
#include "app/providers/saviynt/endpoint_table.h"
#include "app/providers/saviynt/envelope.h"

#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

namespace baton::saviynt {

/// Most rows a page may carry; nothing more is documented for any list.
inline constexpr int maxPageRows = 100;

/// A future that has its answer.
template <class T> QFuture<Result<T>> ready(Result<T> result)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

/// A promise for lambdas to share. Its future is given up when the last of them goes.
template <class T> std::shared_ptr<QPromise<Result<T>>> promised()
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    return promise;
}

/// Passes on what another future came to; nothing: it was given up.
template <class T> void settle(QPromise<Result<T>> &promise, std::optional<Result<T>> answer)
{
    if (answer)
        promise.addResult(std::move(*answer));
    promise.finish();
}

QUrl joinedUrl(const QUrl &base, const QString &path);

/// Adds to a Forbidden error which web service is missing. A web page is left as it is: the tenant did not say it.
Error explained(Error error, const EndpointRow &row);

/// What every role of the provider sends through: rows of the endpoint table become requests, answers are read in a
/// pool thread.
class SaviyntClient
{
public:
    /// `basePath`: of the operations, such as "/ECM/api/v5". `rateKey`: whom requests are held back for after a 429.
    SaviyntClient(std::shared_ptr<ApiPipeline> pipeline, QUrl baseUrl, QString basePath, QString rateKey);

    const QString &basePath() const { return m_basePath; }

    ApiRequest request(const EndpointRow &row, const QByteArray &body) const;

    /// `decode(const HttpResponse &) → Result<T>` runs in a pool thread, so it holds values only.
    template <class T, class Decode>
    QFuture<Result<T>> send(ApiRequest request, const EndpointRow &row, CallContext context, Decode decode)
    {
        return m_pipeline->send(std::move(request), std::move(context))
            .then(QThreadPool::globalInstance(), [row, decode](const Result<ApiResponse> &answer) -> Result<T> {
                if (!answer)
                    return failure(explained(answer.error(), row));
                Result<T> result = decode(answer->http);
                if (!result && result.error().httpStatus == 0)
                    result.error().httpStatus = answer->http.status;
                return result;
            });
    }

    /// A read: `decode(const nlohmann::json &) → Result<T>` gets the answer whose envelope refuses nothing.
    template <class T, class Decode>
    QFuture<Result<T>> read(Endpoint endpoint, const nlohmann::json &body, CallContext context, Decode decode)
    {
        const EndpointRow &row = endpointRow(endpoint);
        const std::string bytes = body.dump();
        return send<T>(request(row, QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()))), row,
                       std::move(context), [decode](const HttpResponse &http) -> Result<T> {
                           const Result<nlohmann::json> answer = readAnswer(http);
                           if (!answer)
                               return failure(answer.error());
                           return decode(*answer);
                       });
    }

private:
    std::shared_ptr<ApiPipeline> m_pipeline;
    QUrl m_baseUrl;
    QString m_basePath;
    QString m_rateKey;
};

} // namespace baton::saviynt
