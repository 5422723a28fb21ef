// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/sailpoint/sailpoint_client.h"

#include "app/net/guarded_json.h"

#include <algorithm>

namespace baton::sailpoint {

using namespace Qt::StringLiterals;

QUrl joinedUrl(const QUrl &base, const QString &path, const QueryItems &query)
{
    QByteArray url = base.toEncoded(QUrl::RemoveQuery | QUrl::RemoveFragment);
    while (url.endsWith('/'))
        url.chop(1);
    url += path.toLatin1();
    char separator = '?';
    for (const auto &[name, value] : query) {
        url += separator;
        url += name;
        url += '=';
        url += value.toUtf8().toPercentEncoding();
        separator = '&';
    }
    return QUrl::fromEncoded(url, QUrl::StrictMode);
}

PageRequest allowedPage(PageRequest page)
{
    page.limit = std::clamp(page.limit, 1, maxPageRows);
    page.offset = std::max(page.offset, qint64{0});
    return page;
}

QueryItems pagingItems(const PageRequest &page)
{
    QueryItems items{{"limit", QString::number(page.limit)}, {"offset", QString::number(page.offset)}};
    if (page.wantTotal)
        items.emplace_back("count", u"true"_s);
    return items;
}

Error explained(Error error, const EndpointRow &row, Explain explain)
{
    if (isWebPageError(error))
        return error;
    if (error.kind == ErrorKind::Forbidden && error.httpStatus != 0) // 0: our own refusal, which says what to do
        error.nextStep = rightsSentence(row);
    return explain ? explain(std::move(error)) : error;
}

SailPointClient::SailPointClient(std::shared_ptr<ApiPipeline> pipeline, QUrl baseUrl, ApiVersion version,
                                 QString rateOwner)
    : m_pipeline(std::move(pipeline)), m_baseUrl(std::move(baseUrl)), m_version(version),
      m_rateOwner(std::move(rateOwner))
{
}

QString SailPointClient::tooLongSentence()
{
    return u"The filter is too long for one request (more than %1 bytes). Ask for fewer ids at once."_s.arg(
        maxUrlBytes);
}

QString rateKey(const QString &clientId, ApiVersion version)
{
    return clientId + u' ' + toString(version);
}

ApiRequest SailPointClient::request(Endpoint endpoint, const QStringList &arguments, const QueryItems &query) const
{
    const EndpointRow &row = endpointRow(endpoint);
    const EndpointPath path = endpointPath(endpoint, m_version, arguments);
    ApiRequest request;
    request.endpoint = QString::fromLatin1(row.name);
    request.safety = row.safety;
    request.method = row.method;
    request.url = joinedUrl(m_baseUrl, path.path, query);
    request.rateKey = rateKey(m_rateOwner, path.version);
    if (path.experimental)
        request.headers.emplace_back("X-SailPoint-Experimental", "true");
    return request;
}

ApiRequest SailPointClient::plannedRequest(const EndpointRow &row, const QString &path, const QByteArray &body) const
{
    ApiRequest request;
    request.endpoint = QString::fromLatin1(row.name);
    request.safety = row.safety;
    request.method = row.method;
    request.url = joinedUrl(m_baseUrl, path);
    request.body = body;
    request.rateKey = rateKey(m_rateOwner, versionOfPath(path).value_or(m_version));
    return request;
}

} // namespace baton::sailpoint
