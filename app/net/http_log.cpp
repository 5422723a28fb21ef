// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/http_log.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrlQuery>

#include <algorithm>
#include <array>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

bool namesSecret(const QString &key)
{
    static constexpr std::array words{"secret", "password", "passwd", "pwd",  "token",    "code", "key", "auth",
                                      "assert", "credent",  "signat", "sess", "verifier", "jwt",  "pin", "state"};
    return std::any_of(words.begin(), words.end(),
                       [&key](const char *word) { return key.contains(QLatin1StringView(word), Qt::CaseInsensitive); });
}

QString withoutTokens(QString text)
{
    const QRegularExpression jwt(u"eyJ[A-Za-z0-9_-]{5,}(\\.[A-Za-z0-9_-]*)*"_s);
    return text.replace(jwt, u"redacted"_s);
}

} // namespace

QString redactedUrl(const QUrl &url)
{
    QUrl shown = url;
    shown.setUserInfo(QString());
    shown.setFragment(QString());
    if (url.hasQuery()) {
        QUrlQuery query(url);
        auto items = query.queryItems(QUrl::FullyEncoded);
        for (auto &[key, value] : items) {
            if (namesSecret(QUrl::fromPercentEncoding(key.toUtf8())))
                value = u"redacted"_s;
        }
        query.setQueryItems(items);
        shown.setQuery(query);
    }
    return withoutTokens(shown.toString(QUrl::FullyEncoded));
}

void HttpLog::write(const HttpLogEntry &entry) const
{
    if (!m_sink)
        return;
    QJsonObject line{{u"t"_s, entry.at.toUTC().toString(Qt::ISODateWithMs)},
                     {u"endpoint"_s, entry.endpoint},
                     {u"method"_s, QString::fromLatin1(entry.method)},
                     {u"url"_s, redactedUrl(entry.url)},
                     {u"status"_s, entry.status},
                     {u"ms"_s, static_cast<qint64>(entry.elapsed.count())},
                     {u"requestId"_s, QString::fromLatin1(entry.requestId)},
                     {u"attempt"_s, entry.attempt},
                     {u"bytes"_s, entry.bytes}};
    if (!entry.failure.isEmpty())
        line.insert(u"failure"_s, entry.failure);
    m_sink(QJsonDocument(line).toJson(QJsonDocument::Compact));
}

} // namespace baton
