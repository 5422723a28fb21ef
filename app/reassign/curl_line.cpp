// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/curl_line.h"

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype inlineLimit = 4096; // bytes

bool isPlain(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-' || c == u'_' ||
           c == u'.' || c == u'/' || c == u':' || c == u'@' || c == u'%' || c == u'+' || c == u',';
}

} // namespace

QString shellQuoted(const QString &word)
{
    if (!word.isEmpty() && std::all_of(word.begin(), word.end(), isPlain))
        return word;
    QString quoted = word;
    quoted.replace(u"'"_s, u"'\\''"_s);
    return u"'"_s + quoted + u"'"_s;
}

CurlLine curlLine(const Call &call, const QUrl &baseUrl, int number)
{
    QString url =
        baseUrl.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::FullyEncoded);
    if (url.endsWith(u'/'))
        url.chop(1);
    if (!call.path.startsWith(u'/'))
        url += u'/';
    url += call.path;

    CurlLine made;
    QString body;
    if (call.body.size() > inlineLimit) {
        made.bodyFile = u"call-%1.json"_s.arg(number);
        body = u" --data-binary @"_s + made.bodyFile;
    } else if (!call.body.isEmpty()) {
        // Not --data-binary: that would read a file when the body begins with @.
        body = u" --data-raw "_s + shellQuoted(QString::fromUtf8(call.body));
    }
    made.line = u"curl --request "_s + shellQuoted(call.method) + u" "_s + shellQuoted(url) +
                u" --header \"Authorization: Bearer $TOKEN\""_s + u" --header 'Accept: application/json'"_s +
                u" --header 'Content-Type: application/json'"_s + body;
    return made;
}

} // namespace baton
