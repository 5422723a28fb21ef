// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/saviynt/saviynt_client.h"

#include "app/net/guarded_json.h"

namespace baton::saviynt {

QUrl joinedUrl(const QUrl &base, const QString &path)
{
    QByteArray url = base.toEncoded(QUrl::RemoveQuery | QUrl::RemoveFragment);
    while (url.endsWith('/'))
        url.chop(1);
    return QUrl::fromEncoded(url + path.toLatin1(), QUrl::StrictMode);
}

Error explained(Error error, const EndpointRow &row)
{
    if (error.kind == ErrorKind::Forbidden && error.httpStatus != 0 && !isWebPageError(error))
        error.nextStep = rightsSentence(row);
    return error;
}

SaviyntClient::SaviyntClient(std::shared_ptr<ApiPipeline> pipeline, QUrl baseUrl, QString basePath, QString rateKey)
    : m_pipeline(std::move(pipeline)), m_baseUrl(std::move(baseUrl)), m_basePath(std::move(basePath)),
      m_rateKey(std::move(rateKey))
{
}

ApiRequest SaviyntClient::request(const EndpointRow &row, const QByteArray &body) const
{
    ApiRequest request;
    request.endpoint = QString::fromLatin1(row.name);
    request.safety = row.safety;
    request.method = "POST";
    request.url = joinedUrl(m_baseUrl, m_basePath + QLatin1Char('/') + QLatin1StringView(row.operation));
    request.body = body;
    request.rateKey = m_rateKey;
    return request;
}

} // namespace baton::saviynt
