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

Error wrongSetting(const QString &name, const QString &value, const QString &next)
{
    return {ErrorKind::Invalid, QStringLiteral("The setting %1 cannot be “%2”.").arg(name, value), next};
}

Result<void> applySetting(SaviyntSettings &settings, const QString &name, const QString &value)
{
    const auto oneOf = [&](const QString &no, const QString &yes, bool &into) -> Result<void> {
        if (value != no && value != yes)
            return failure(wrongSetting(name, value, QStringLiteral("It is %1 or %2.").arg(no, yes)));
        into = value == yes;
        return {};
    };
    if (name == "sign-in"_L1)
        return oneOf(u"json"_s, u"basic"_s, settings.basicSignIn);
    if (name == "bulk-keys"_L1)
        return oneOf(u"camel"_s, u"lower"_s, settings.lowercaseBulkKeys);
    if (name == "base-path"_L1) {
        const bool isPath = value.startsWith(u'/') && std::all_of(value.begin(), value.end(), [](QChar c) {
                                return c.unicode() < 0x80 && (c.isLetterOrNumber() || QStringView(u"/-_.").contains(c));
                            });
        if (!isPath || value.endsWith(u'/'))
            return failure(wrongSetting(name, value, u"It is a path such as /ECM/api/v5."_s));
        settings.basePath = value;
        return {};
    }
    if (name == "time-zone"_L1) {
        settings.zone = QTimeZone(value.toLatin1());
        if (!settings.zone.isValid())
            return failure(wrongSetting(name, value, u"It is a name such as Europe/Zurich."_s));
        return {};
    }
    if (name == "call-limit"_L1) {
        settings.callLimit = value.toInt();
        if (settings.callLimit < 1 || settings.callLimit > 10'000)
            return failure(wrongSetting(name, value, u"It is a number of rows from 1 to 10000."_s));
        return {};
    }
    if (name == "external-connection"_L1 || name == "subject-token"_L1)
        return {}; // of the exchange, which exchangeOf() reads
    return failure(
        {ErrorKind::Invalid, QStringLiteral("There is no setting “%1”.").arg(name),
         u"Choose one of base-path, time-zone, sign-in, bulk-keys, call-limit, external-connection, subject-token."_s});
}

Result<SaviyntTokenExchange> exchangeOf(const QMap<QString, QString> &settings)
{
    SaviyntTokenExchange exchange;
    exchange.externalConnection = settings.value(u"external-connection"_s);
    const QString name = u"subject-token"_s;
    const QString kind = settings.value(name, u"access"_s);
    if (kind != "access"_L1 && kind != "id"_L1)
        return failure(wrongSetting(name, kind, u"It is access or id."_s));
    exchange.idToken = kind == "id"_L1;
    return exchange;
}

} // namespace

QStringList vendorIds()
{
    return {u"sailpoint"_s, u"saviynt"_s};
}

Result<SaviyntSettings> saviyntSettings(const Connection &connection, const QString &password,
                                        const QStringList &uiLanguages)
{
    SaviyntSettings settings;
    settings.baseUrl = connection.baseUrl;
    settings.username = connection.clientId;
    settings.password = [password] { return password; };
    settings.rateLimit = vendorLimit(connection.rateLimit);
    settings.pipeline.readOnly = connection.readOnly;
    settings.pipeline.acceptLanguage = acceptLanguage(uiLanguages);
    settings.pipeline.inFlight = 2;
    if (connection.signIn == SignInKind::TokenExchange) {
        const Result<SaviyntTokenExchange> exchange = exchangeOf(connection.settings);
        if (!exchange)
            return failure(exchange.error());
        settings.exchange = *exchange;
    }
    for (auto it = connection.settings.begin(); it != connection.settings.end(); ++it) {
        if (const Result<void> applied = applySetting(settings, it.key(), it.value()); !applied)
            return failure(applied.error());
    }
    return settings;
}

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
