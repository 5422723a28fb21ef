// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/provider_settings.h"

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostLanguages = 6;

/// Qt gives "de-Latn-CH" beside "de-CH": a script that goes without saying, which few servers understand.
QString withoutScript(const QString &tag)
{
    QStringList parts = tag.split(u'-');
    const QString language = parts.takeFirst();
    parts.removeIf([](const QString &part) { return part.size() == 4; });
    parts.prepend(language);
    return parts.join(u'-');
}

/// "C" and "POSIX" are no languages.
bool isLanguage(const QString &tag)
{
    const QString primary = tag.section(u'-', 0, 0);
    return (primary.size() == 2 || primary.size() == 3) && std::all_of(tag.begin(), tag.end(), [](QChar c) {
               return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'-');
           });
}

RateLimit vendorLimit(const RequestLimit &limit)
{
    return limit.count == 0 ? RateLimit::unlimited()
                            : RateLimit{limit.count, std::chrono::seconds(limit.seconds), false};
}

} // namespace

QByteArray acceptLanguage(const QStringList &uiLanguages)
{
    QStringList tags;
    for (qsizetype i = 0; i < uiLanguages.size(); ++i) {
        const QString tag = QString(uiLanguages[i]).replace(u'_', u'-');
        if (!isLanguage(tag))
            continue;
        const QString plain = withoutScript(tag);
        tags << (uiLanguages.contains(plain) ? plain : tag);
        const QString primary = tag.section(u'-', 0, 0);
        const bool staysWithIt =
            i + 1 < uiLanguages.size() && uiLanguages[i + 1].startsWith(primary + u'-', Qt::CaseInsensitive);
        if (!staysWithIt)
            tags << primary;
    }
    tags.removeDuplicates();
    tags = tags.mid(0, mostLanguages);
    if (!tags.contains("en"_L1))
        tags << u"en"_s;
    QStringList weighed{tags.front()};
    for (qsizetype i = 1; i < tags.size(); ++i)
        weighed << u"%1;q=0.%2"_s.arg(tags[i]).arg(10 - i);
    return weighed.join(", "_L1).toLatin1();
}

SailPointSettings providerSettings(const Connection &connection, const QString &clientSecret,
                                   const QStringList &uiLanguages)
{
    SailPointSettings settings;
    settings.baseUrl = connection.baseUrl;
    settings.apiVersion = sailpoint::apiVersionFromString(connection.apiVersion).value_or(sailpoint::ApiVersion::V3);
    settings.clientId = connection.clientId;
    settings.secret = [clientSecret] { return clientSecret; };
    settings.rateLimit = vendorLimit(connection.rateLimit);
    settings.pipeline.readOnly = connection.readOnly;
    settings.pipeline.acceptLanguage = acceptLanguage(uiLanguages);
    return settings;
}

} // namespace baton
