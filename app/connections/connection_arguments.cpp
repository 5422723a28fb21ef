// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connections/connection_arguments.h"

#include <QDir>
#include <QSet>

#include <array>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

Error usage(const QString &sentence, const QString &next = {})
{
    return {ErrorKind::Invalid, sentence, next};
}

constexpr std::array optionNames{"--demo",        "--demo-option", "--demo-user",  "--url",      "--client-id",
                                 "--api-version", "--data-dir",    "--rate-limit", "--http-log", "--vendor",
                                 "--username",    "--setting",     "--connection", "--no-cache"};

/// What only means something with a tenant's address.
const QStringList ofTenant{u"--client-id"_s, u"--username"_s};

bool isOurs(const QString &name)
{
    for (const char *known : optionNames) {
        if (name == QLatin1StringView(known))
            return true;
    }
    return false;
}

/// Walks over the arguments, taking ours and leaving the rest.
class Reader
{
public:
    Reader(const QStringList &arguments, ConnectionArguments &into) : m_arguments(arguments), m_into(into) {}

    Result<void> read()
    {
        for (; m_at < m_arguments.size(); ++m_at) {
            const QString &argument = m_arguments.at(m_at);
            const auto equals = argument.indexOf(u'=');
            const QString name = equals < 0 ? argument : argument.left(equals);
            if (!argument.startsWith("--"_L1) || !isOurs(name)) {
                m_into.rest << argument;
                continue;
            }
            m_inlineValue.reset();
            if (equals >= 0)
                m_inlineValue = argument.mid(equals + 1);
            if (Result<void> one = readOption(name); !one)
                return one;
        }
        return finish();
    }

private:
    Result<void> readOption(const QString &name)
    {
        if (name != "--demo-option"_L1 && name != "--setting"_L1 && m_seen.contains(name))
            return failure(usage(u"%1 is given twice."_s.arg(name), u"Give it once."_s));
        m_seen.insert(name);
        if (name == "--demo"_L1) {
            if (m_inlineValue)
                return failure(usage(u"--demo takes no value."_s, u"See --help."_s));
            return {};
        }
        if (name == "--no-cache"_L1) {
            if (m_inlineValue)
                return failure(usage(u"--no-cache takes no value."_s, u"See --help."_s));
            m_into.noCache = true;
            return {};
        }
        const Result<QString> value = valueOf(name);
        if (!value)
            return failure(value.error());
        return take(name, *value);
    }

    /// Flags of the sandbox begin with dashes themselves, so what follows --demo-option is always its value.
    Result<QString> valueOf(const QString &name)
    {
        QString value;
        if (m_inlineValue) {
            value = *m_inlineValue;
        } else if (m_at + 1 < m_arguments.size() &&
                   (name == "--demo-option"_L1 || !m_arguments.at(m_at + 1).startsWith("--"_L1))) {
            value = m_arguments.at(++m_at);
        } else {
            return failure(usage(u"%1 needs a value."_s.arg(name), u"See --help."_s));
        }
        if (value.trimmed().isEmpty())
            return failure(usage(u"The value of %1 is empty."_s.arg(name), u"See --help."_s));
        return value.trimmed();
    }

    Result<void> take(const QString &name, const QString &value)
    {
        if (name == "--demo-option"_L1) {
            m_into.demoOptions << value;
        } else if (name == "--demo-user"_L1) {
            if (value != "admin"_L1 && value != "reviewer"_L1)
                return failure(usage(u"--demo-user is admin or reviewer, not “%1”."_s.arg(value), u"See --help."_s));
            m_into.demoUser = value == "reviewer"_L1 ? DemoUser::Reviewer : DemoUser::Admin;
        } else if (name == "--url"_L1) {
            const Result<QUrl> url = checkedBaseUrl(value);
            if (!url)
                return failure(url.error());
            m_into.url = *url;
        } else if (name == "--connection"_L1) {
            m_into.connectionName = value;
        } else if (name == "--client-id"_L1) {
            m_into.clientId = value;
        } else if (name == "--vendor"_L1) {
            m_into.vendorId = value.toLower();
        } else if (name == "--username"_L1) {
            m_into.username = value;
        } else if (name == "--setting"_L1) {
            const auto equals = value.indexOf(u'=');
            if (equals <= 0)
                return failure(usage(u"“%1” is no setting."_s.arg(value), u"Write NAME=VALUE."_s));
            m_into.settings.insert(value.left(equals).trimmed(), value.mid(equals + 1).trimmed());
        } else if (name == "--api-version"_L1) {
            if (!ConnectionArguments::apiVersions().contains(value))
                return failure(usage(u"There is no API version “%1”."_s.arg(value),
                                     u"Choose one of %1."_s.arg(ConnectionArguments::apiVersions().join(", "_L1))));
            m_into.apiVersion = value;
        } else if (name == "--data-dir"_L1) {
            m_into.dataDir = QDir::cleanPath(QDir::current().absoluteFilePath(value));
        } else if (name == "--http-log"_L1) {
            m_into.httpLog = QDir::cleanPath(QDir::current().absoluteFilePath(value));
        } else {
            const Result<RequestLimit> limit = parseRequestLimit(value);
            if (!limit)
                return failure(limit.error());
            m_into.rateLimit = *limit;
        }
        return {};
    }

    Result<void> finish()
    {
        const bool demo = m_seen.contains(u"--demo"_s);
        const bool url = m_seen.contains(u"--url"_s);
        if (m_seen.contains(u"--connection"_s))
            return finishKept();
        if (demo) {
            for (const QString &other : QStringList{u"--url"_s} + ofTenant) {
                if (m_seen.contains(other))
                    return failure(usage(u"--demo and %1 exclude each other."_s.arg(other),
                                         u"The demo tenant is on this machine: leave one of them out."_s));
            }
            m_into.kind = ConnectionArguments::Kind::Demo;
            return {};
        }
        for (const QString &other : {u"--demo-option"_s, u"--demo-user"_s}) {
            if (m_seen.contains(other))
                return failure(usage(u"%1 only goes with --demo."_s.arg(other), u"Add --demo, or leave it out."_s));
        }
        if (!url) {
            for (const QString &other : ofTenant + QStringList{u"--api-version"_s, u"--vendor"_s, u"--setting"_s}) {
                if (m_seen.contains(other))
                    return failure(usage(u"%1 is given, but no tenant."_s.arg(other), u"Add --url URL."_s));
            }
            return {};
        }
        m_into.kind = ConnectionArguments::Kind::Tenant;
        if (!m_into.username.isEmpty())
            return finishUser();
        if (m_into.clientId.isEmpty())
            return failure(
                usage(u"--url needs --client-id ID too, or --username NAME."_s,
                      u"Take the id of an API client of the tenant (a personal access token has one), or, where the "
                      "vendor's interface is used by users, the name of one."_s));
        if (m_into.clientSecret.isEmpty())
            return failure(usage(u"The secret of client %1 is missing."_s.arg(m_into.clientId),
                                 u"Set the environment variable %1."_s.arg(QLatin1StringView(clientSecretVariable))));
        return {};
    }

    Result<void> finishKept()
    {
        for (const QString &other : QStringList{u"--demo"_s, u"--demo-option"_s, u"--demo-user"_s, u"--url"_s,
                                                u"--api-version"_s, u"--vendor"_s, u"--setting"_s, u"--rate-limit"_s} +
                                        ofTenant) {
            if (m_seen.contains(other))
                return failure(usage(u"--connection and %1 exclude each other."_s.arg(other),
                                     u"A kept connection knows all of its tenant: leave one of them out."_s));
        }
        m_into.kind = ConnectionArguments::Kind::Kept;
        return {};
    }

    Result<void> finishUser()
    {
        if (!m_into.clientId.isEmpty())
            return failure(usage(u"--username and --client-id exclude each other."_s,
                                 u"Give the one by which the vendor's interface signs in."_s));
        if (m_into.password.isEmpty())
            return failure(usage(u"The password of user %1 is missing."_s.arg(m_into.username),
                                 u"Set the environment variable %1."_s.arg(QLatin1StringView(passwordVariable))));
        return {};
    }

    const QStringList &m_arguments;
    ConnectionArguments &m_into;
    qsizetype m_at = 0;
    std::optional<QString> m_inlineValue;
    QSet<QString> m_seen;
};

/// QUrl has already brought an IPv4 address into its usual form.
bool isLoopback(const QString &host)
{
    if (host.compare("localhost"_L1, Qt::CaseInsensitive) == 0 || host == "::1"_L1)
        return true;
    const QStringList parts = host.split(u'.');
    bool numbers = parts.size() == 4 && parts.first() == "127"_L1;
    for (const QString &part : parts) {
        bool number = false;
        const int value = part.toInt(&number);
        numbers = numbers && number && value >= 0 && value <= 255;
    }
    return numbers;
}

} // namespace

QString ConnectionArguments::defaultApiVersion()
{
    return u"v3"_s;
}

QStringList ConnectionArguments::apiVersions()
{
    return {u"v3"_s, u"v2024"_s, u"v2025"_s, u"v2026"_s, u"v1"_s, u"beta"_s};
}

Result<ConnectionArguments> parseConnectionArguments(const QStringList &arguments, const QString &clientSecret,
                                                     const QString &password)
{
    ConnectionArguments parsed;
    parsed.clientSecret = clientSecret;
    parsed.password = password;
    if (Result<void> read = Reader(arguments, parsed).read(); !read)
        return failure(read.error());
    return parsed;
}

Error connectionMissing()
{
    return usage(u"No tenant is named."_s,
                 u"Give --demo, --connection NAME, or --url URL --client-id ID with the secret in %1."_s.arg(
                     QLatin1StringView(clientSecretVariable)));
}

Result<QUrl> checkedBaseUrl(const QString &text)
{
    const QString next = u"Give the API base of the tenant, such as https://acme.api.example.com."_s;
    const QString typed = text.trimmed();
    // A user name or password in a URL ends up in logs and process lists: it is refused without being repeated, first
    // of all, since what is no URL is repeated below.
    if (typed.contains(u'@') || typed.contains("%40"_L1))
        return failure(usage(u"The URL must not carry a user name or password."_s, next));
    QUrl url(typed.contains("://"_L1) ? typed : "https://"_L1 + typed, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return failure(usage(u"“%1” is not a URL."_s.arg(typed), next));
    const QString scheme = url.scheme();
    if (scheme != "https"_L1 && scheme != "http"_L1)
        return failure(usage(u"The URL must begin with https://, not %1://."_s.arg(scheme), next));
    if (scheme == "http"_L1 && !isLoopback(url.host()))
        return failure(usage(u"Plain http is only allowed on this machine, and %1 is another one."_s.arg(url.host()),
                             u"Write https:// instead."_s));
    if (url.hasQuery() || url.hasFragment())
        return failure(usage(u"The URL must end after the host: “%1” has more."_s.arg(typed), next));
    if (!url.path().isEmpty() && url.path() != "/"_L1)
        return failure(usage(u"The URL must have no path, but has “%1”."_s.arg(url.path()),
                             u"Leave it out; --api-version chooses the version."_s));
    url.setPath({});
    return url;
}

Result<RequestLimit> parseRequestLimit(const QString &text)
{
    if (text == "off"_L1)
        return RequestLimit{0, 0};
    const QStringList parts = text.split(u'/');
    bool countOk = false;
    bool secondsOk = false;
    RequestLimit limit{parts.value(0).toInt(&countOk), parts.value(1).toInt(&secondsOk)};
    if (parts.size() != 2 || !countOk || !secondsOk || limit.count < 1 || limit.count > 100'000 || limit.seconds < 1 ||
        limit.seconds > 3600)
        return failure(
            usage(u"“%1” is not a rate limit."_s.arg(text), u"Write requests per seconds, such as 100/10, or off."_s));
    return limit;
}

QString connectionHelp()
{
    return u"Which tenant (CONNECTION):\n"
           "  --demo                    a tenant on this machine, made for trying; gone when the program ends\n"
           "  --demo-option 'FLAG'      a flag of baton-sandbox for it, such as '--items 40'; may be repeated\n"
           "  --demo-user WHO           admin (default) or reviewer\n"
           "  --connection NAME         a tenant that was added (batonctl connections, or the window); its secret "
           "comes\n"
           "                            from the keychain, or from the environment as below\n"
           "  --url URL                 API base of a tenant, such as https://acme.api.example.com\n"
           "  --client-id ID            its API client; the secret is read from the environment variable\n"
           "                            BATON_CLIENT_SECRET\n"
           "  --username NAME           instead of a client, a user of it; the password is read from the environment\n"
           "                            variable BATON_PASSWORD\n"
           "  --vendor VENDOR           whose product the tenant is; a wrong word lists them\n"
           "  --setting NAME=VALUE      a setting of that vendor's; a wrong name lists them; may be repeated\n"
           "  --api-version VERSION     v3 (default), v2024, v2025, v2026, v1 or beta\n"
           "\n"
           "Everywhere:\n"
           "  --data-dir DIR            where Baton keeps its journal\n"
           "  --no-cache                show no list from an earlier start, and keep none for the next one\n"
           "  --rate-limit N/SECONDS    most requests in a window, or off; default 100/10\n"
           "  --http-log FILE           adds a line of JSON to FILE for each request: when, what, how it ended; no\n"
           "                            token, secret or content is in it\n"_s;
}

} // namespace baton
