// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/api_pipeline.h"
#include "app/providers/sailpoint/endpoint_table.h"
#include "models/domain/page.h"

#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <optional>

namespace baton::sailpoint {

/// Longest URL that is sent; beyond it gateways answer 414 or nothing.
inline constexpr qsizetype maxUrlBytes = 7000;
/// Most rows a page may carry; more is refused with 400.
inline constexpr int maxPageRows = 250;

using QueryItems = std::vector<std::pair<QByteArray, QString>>;

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

/// A URL from a base, an encoded path and query values that are still to be encoded. Everything but unreserved
/// characters is percent-encoded in the values.
QUrl joinedUrl(const QUrl &base, const QString &path, const QueryItems &query = {});

/// limit, offset and count as every list takes them.
QueryItems pagingItems(const PageRequest &page);
/// The page as it is asked for: between 1 and maxPageRows rows, from 0 on.
PageRequest allowedPage(PageRequest page);

/// What SailPoint counts together: the requests of a client id to one API version.
QString rateKey(const QString &clientId, ApiVersion version);

/// What an endpoint knows about its refusals beyond the right it needs.
using Explain = Error (*)(Error);

/// Adds to a Forbidden error what the endpoint needs, then what `explain` (may be null) knows. A web page is left as it
/// is: the tenant did not say it.
Error explained(Error error, const EndpointRow &row, Explain explain = nullptr);

/// What every role of the provider sends through: rows of the endpoint table become requests, answers are read in a
/// pool thread.
class SailPointClient
{
public:
    /// `rateOwner`: whom SailPoint counts requests for, the client id.
    SailPointClient(std::shared_ptr<ApiPipeline> pipeline, QUrl baseUrl, ApiVersion version, QString rateOwner);

    ApiVersion version() const { return m_version; }

    /// The request of a table row; `arguments` fill its path.
    ApiRequest request(Endpoint endpoint, const QStringList &arguments, const QueryItems &query) const;
    /// The request of a planned call: its own path, whichever version it was planned for.
    ApiRequest plannedRequest(const EndpointRow &row, const QString &path, const QByteArray &body) const;

    /// `decode(const HttpResponse &) → Result<T>` runs in a pool thread, so it holds values only.
    template <class T, class Decode>
    QFuture<Result<T>> send(ApiRequest request, const EndpointRow &row, CallContext context, Decode decode,
                            Explain explain = nullptr)
    {
        if (request.url.toEncoded().size() > maxUrlBytes)
            return ready<T>(failure(Error(ErrorKind::Invalid, tooLongSentence())));
        return m_pipeline->send(std::move(request), std::move(context))
            .then(QThreadPool::globalInstance(),
                  [row, decode, explain](const Result<ApiResponse> &answer) -> Result<T> {
                      if (!answer)
                          return failure(explained(answer.error(), row, explain));
                      Result<T> result = decode(answer->http);
                      if (!result && result.error().httpStatus == 0)
                          result.error().httpStatus = answer->http.status;
                      return result;
                  });
    }

    template <class T, class Decode>
    QFuture<Result<T>> read(Endpoint endpoint, const QStringList &arguments, const QueryItems &query,
                            CallContext context, Decode decode, Explain explain = nullptr)
    {
        return send<T>(request(endpoint, arguments, query), endpointRow(endpoint), std::move(context),
                       std::move(decode), explain);
    }

private:
    static QString tooLongSentence();
    std::shared_ptr<ApiPipeline> m_pipeline;
    QUrl m_baseUrl;
    ApiVersion m_version;
    QString m_rateOwner;
};

} // namespace baton::sailpoint
