// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/connection_json.h"

#include <array>
#include <utility>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

template <class E, std::size_t count> using Words = std::array<std::pair<const char *, E>, count>;

constexpr Words<SignInKind, 4> signIns{{
    {"client-secret", SignInKind::ClientSecret},
    {"browser", SignInKind::Browser},
    {"password", SignInKind::Password},
    {"token-exchange", SignInKind::TokenExchange},
}};

constexpr Words<ProxyChoice::Kind, 3> proxyKinds{{
    {"system", ProxyChoice::Kind::System},
    {"none", ProxyChoice::Kind::None},
    {"manual", ProxyChoice::Kind::Manual},
}};

template <class Table, class E> QString wordOf(const Table &table, E value)
{
    for (const auto &[word, meant] : table) {
        if (meant == value)
            return QString::fromLatin1(word);
    }
    return {};
}

template <class Table, class E> E valueOf(const Table &table, const QJsonValue &word, E standard)
{
    for (const auto &[known, meant] : table) {
        if (word.toString() == QLatin1StringView(known))
            return meant;
    }
    return standard;
}

/// A guard rail that cannot be read is up.
bool mark(const QJsonValue &value)
{
    return !value.isUndefined() && !value.isNull() && value.toBool(true);
}

RequestLimit limitFrom(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    const RequestLimit standard;
    const RequestLimit limit{object.value("count"_L1).toInt(-1), object.value("seconds"_L1).toInt(-1)};
    const bool off = limit.count == 0 && limit.seconds >= 0;
    const bool makesSense = limit.count > 0 && limit.count <= 100'000 && limit.seconds > 0 && limit.seconds <= 3600;
    return off || makesSense ? limit : standard;
}

ProxyChoice proxyFrom(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    ProxyChoice proxy;
    proxy.kind = valueOf(proxyKinds, object.value("kind"_L1), proxy.kind);
    proxy.host = object.value("host"_L1).toString();
    proxy.port = object.value("port"_L1).toInt();
    return proxy;
}

QUrl urlFrom(const QJsonValue &value)
{
    return value.isString() ? QUrl(value.toString(), QUrl::StrictMode) : QUrl();
}

} // namespace

QJsonObject toJson(const Connection &connection, QJsonObject before)
{
    QJsonObject settings;
    for (auto it = connection.settings.begin(); it != connection.settings.end(); ++it)
        settings.insert(it.key(), it.value());
    const QJsonObject known{
        {u"id"_s, connection.id.toString()},
        {u"name"_s, connection.name},
        {u"vendor"_s, connection.vendorId},
        {u"url"_s, connection.baseUrl.toString(QUrl::FullyEncoded)},
        {u"apiVersion"_s, connection.apiVersion},
        {u"clientId"_s, connection.clientId},
        {u"signIn"_s, wordOf(signIns, connection.signIn)},
        {u"redirectUrl"_s, connection.redirectUrl.toString(QUrl::FullyEncoded)},
        {u"label"_s, connection.label},
        {u"production"_s, connection.production},
        {u"readOnly"_s, connection.readOnly},
        {u"rateLimit"_s,
         QJsonObject{{u"count"_s, connection.rateLimit.count}, {u"seconds"_s, connection.rateLimit.seconds}}},
        {u"proxy"_s, QJsonObject{{u"kind"_s, wordOf(proxyKinds, connection.proxy.kind)},
                                 {u"host"_s, connection.proxy.host},
                                 {u"port"_s, connection.proxy.port}}},
        {u"caFile"_s, connection.caFile},
        {u"settings"_s, settings},
    };
    for (auto it = known.begin(); it != known.end(); ++it)
        before.insert(it.key(), it.value());
    return before;
}

std::optional<Connection> connectionFromJson(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    const auto text = [&object](QLatin1StringView key) { return object.value(key).toString(); };
    Connection connection;
    connection.id = ConnectionId(text("id"_L1));
    connection.name = text("name"_L1);
    connection.vendorId = text("vendor"_L1);
    if (connection.id.isEmpty() || connection.name.isEmpty() || connection.vendorId.isEmpty())
        return std::nullopt;
    connection.baseUrl = urlFrom(object.value("url"_L1));
    connection.apiVersion = text("apiVersion"_L1);
    connection.clientId = text("clientId"_L1);
    connection.signIn = valueOf(signIns, object.value("signIn"_L1), connection.signIn);
    connection.redirectUrl = urlFrom(object.value("redirectUrl"_L1));
    connection.label = text("label"_L1);
    connection.production = mark(object.value("production"_L1));
    connection.readOnly = mark(object.value("readOnly"_L1));
    connection.rateLimit = limitFrom(object.value("rateLimit"_L1));
    connection.proxy = proxyFrom(object.value("proxy"_L1));
    connection.caFile = text("caFile"_L1);
    const QJsonObject settings = object.value("settings"_L1).toObject();
    for (auto it = settings.begin(); it != settings.end(); ++it) {
        if (it->isString())
            connection.settings.insert(it.key(), it->toString());
    }
    return connection;
}

} // namespace baton
