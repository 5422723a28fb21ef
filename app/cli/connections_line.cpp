// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/connections_line.h"

#include "app/cli/command_words.h"
#include "app/connections/connection_arguments.h"

#include <QDir>

#include <array>

namespace baton::cli {

using namespace Qt::StringLiterals;

namespace {

struct Rule
{
    const char *name;
    bool takesValue;
    bool ofAdd; ///< else of every action
};

constexpr std::array rules{
    Rule{"--data-dir", true, false},       Rule{"--http-log", true, false},
    Rule{"--format", true, false},         Rule{"--url", true, true},
    Rule{"--vendor", true, true},          Rule{"--client-id", true, true},
    Rule{"--username", true, true},        Rule{"--browser", false, true},
    Rule{"--redirect-url", true, true},    Rule{"--api-version", true, true},
    Rule{"--label", true, true},           Rule{"--production", false, true},
    Rule{"--read-only", false, true},      Rule{"--rate-limit", true, true},
    Rule{"--proxy", true, true},           Rule{"--ca-file", true, true},
    Rule{"--setting", true, true},         Rule{"--untested", false, true},
    Rule{"--token-exchange", false, true},
};

const Rule *ruleOf(const QString &name)
{
    for (const Rule &rule : rules) {
        if (name == QLatin1StringView(rule.name))
            return &rule;
    }
    return nullptr;
}

Result<ProxyChoice> proxyOf(const QString &text)
{
    ProxyChoice proxy;
    if (text == "system"_L1)
        return proxy;
    if (text == "none"_L1) {
        proxy.kind = ProxyChoice::Kind::None;
        return proxy;
    }
    const QUrl url(u"http://"_s + text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || url.port() < 1 || !url.userInfo().isEmpty() || url.hasQuery() ||
        !url.path().isEmpty() || text.contains(u'@'))
        return failure(wrongUse(u"The proxy is not readable."_s,
                                u"Write system, none, or HOST:PORT without a user name or password."_s));
    return ProxyChoice{ProxyChoice::Kind::Manual, url.host(), url.port()};
}

Result<QUrl> redirectOf(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool loopback = url.host() == "localhost"_L1 || url.host() == "127.0.0.1"_L1 || url.host() == "::1"_L1;
    if (!url.isValid() || url.scheme() != "http"_L1 || !loopback || url.hasQuery() || url.hasFragment())
        return failure(wrongUse(u"The redirect URL “%1” does not lead to this machine."_s.arg(text),
                                u"Write it as it is registered, such as http://localhost:8080/callback."_s));
    return url;
}

QString absolute(const QString &path)
{
    return QDir::cleanPath(QDir::current().absoluteFilePath(path));
}

class Reader
{
public:
    explicit Reader(QStringList arguments) : m_rest(std::move(arguments)) {}

    Result<ConnectionsLine> read()
    {
        QStringList words;
        while (!m_rest.isEmpty()) {
            const QString argument = m_rest.takeFirst();
            if (!argument.startsWith(u'-')) {
                words << argument;
                continue;
            }
            if (auto problem = readOption(argument))
                return failure(*problem);
        }
        if (auto problem = takeWords(words.mid(1))) // the first is "connections"
            return failure(*problem);
        if (auto problem = checkWhole())
            return failure(*problem);
        return m_line;
    }

private:
    std::optional<Error> readOption(const QString &argument)
    {
        const auto equals = argument.indexOf(u'=');
        const QString name = equals < 0 ? argument : argument.left(equals);
        const Rule *rule = ruleOf(name);
        if (!rule)
            return wrongUse(u"The command connections knows no option %1."_s.arg(name));
        if (m_seen.contains(name) && name != "--setting"_L1)
            return wrongUse(u"%1 is given twice."_s.arg(name), u"Give it once."_s);
        m_seen << name;
        if (!rule->takesValue)
            return equals < 0 ? take(name, {}) : wrongUse(u"%1 takes no value."_s.arg(name));
        QString value = equals < 0 ? QString() : argument.mid(equals + 1);
        if (equals < 0 && !m_rest.isEmpty() && !m_rest.first().startsWith("--"_L1))
            value = m_rest.takeFirst();
        if (value.trimmed().isEmpty())
            return wrongUse(u"%1 needs a value."_s.arg(name));
        return take(name, value.trimmed());
    }

    std::optional<Error> take(const QString &name, const QString &value)
    {
        Connection &connection = m_line.connection;
        if (name == "--data-dir"_L1) {
            m_line.dataDir = absolute(value);
        } else if (name == "--http-log"_L1) {
            m_line.httpLog = absolute(value);
        } else if (name == "--format"_L1) {
            if (value != "json"_L1 && value != "table"_L1)
                return wrongUse(u"There is no format “%1”."_s.arg(value), u"Choose table or json."_s);
            m_line.json = value == "json"_L1;
        } else if (name == "--url"_L1) {
            m_line.address = value;
        } else if (name == "--vendor"_L1) {
            connection.vendorId = value.toLower();
        } else if (name == "--client-id"_L1 || name == "--username"_L1) {
            connection.clientId = value;
        } else if (name == "--redirect-url"_L1) {
            const Result<QUrl> url = redirectOf(value);
            if (!url)
                return url.error();
            connection.redirectUrl = *url;
        } else if (name == "--api-version"_L1) {
            connection.apiVersion = value;
        } else if (name == "--label"_L1) {
            connection.label = value;
        } else if (name == "--ca-file"_L1) {
            connection.caFile = absolute(value);
        } else if (name == "--rate-limit"_L1) {
            const Result<RequestLimit> limit = parseRequestLimit(value);
            if (!limit)
                return limit.error();
            m_line.limit = *limit;
        } else if (name == "--proxy"_L1) {
            const Result<ProxyChoice> proxy = proxyOf(value);
            if (!proxy)
                return proxy.error();
            connection.proxy = *proxy;
        } else if (name == "--setting"_L1) {
            const auto equals = value.indexOf(u'=');
            if (equals <= 0)
                return wrongUse(u"“%1” is no setting."_s.arg(value), u"Write NAME=VALUE."_s);
            connection.settings.insert(value.left(equals).trimmed(), value.mid(equals + 1).trimmed());
        } else {
            connection.production |= name == "--production"_L1;
            connection.readOnly |= name == "--read-only"_L1;
            m_line.untested |= name == "--untested"_L1;
        }
        return {};
    }

    std::optional<Error> takeWords(const QStringList &words)
    {
        static const QStringList actions{u"list"_s, u"add"_s, u"test"_s, u"remove"_s};
        const auto action = actions.indexOf(words.value(0));
        if (action < 0)
            return wrongUse(u"It is not said what to do with connections."_s,
                            u"Write one of: connections list, add, test, remove."_s);
        m_line.action = static_cast<ConnectionsLine::Action>(action);
        const bool named = m_line.action != ConnectionsLine::Action::List;
        if (named && words.size() < 2)
            return wrongUse(u"connections %1 needs the name of a connection."_s.arg(words.first()));
        if (words.size() > (named ? 2 : 1))
            return wrongUse(u"“%1” is one word too many."_s.arg(words.last()),
                            u"Put a name of several words between quotes."_s);
        m_line.name = words.value(1).trimmed();
        m_line.connection.name = m_line.name;
        return {};
    }

    std::optional<Error> checkWhole()
    {
        if (m_line.action != ConnectionsLine::Action::Add) {
            for (const QString &name : m_seen) {
                if (ruleOf(name)->ofAdd)
                    return wrongUse(u"%1 only goes with connections add."_s.arg(name));
            }
            return {};
        }
        const bool byUser = m_seen.contains(u"--username"_s);
        if (m_line.address.isEmpty())
            return wrongUse(u"connections add needs --url."_s, u"Give the tenant's name or the address of its API."_s);
        if (byUser == m_seen.contains(u"--client-id"_s))
            return wrongUse(u"connections add needs either --client-id or --username."_s,
                            u"Give the one by which the vendor's interface signs in."_s);
        if (byUser && m_seen.contains(u"--browser"_s))
            return wrongUse(u"--username and --browser exclude each other."_s, u"Give --client-id with --browser."_s);
        const bool exchange = m_seen.contains(u"--token-exchange"_s);
        if (exchange && !byUser)
            return wrongUse(u"--token-exchange needs --username."_s, u"Give the user that the token is issued for."_s);
        if (m_seen.contains(u"--redirect-url"_s) && !m_seen.contains(u"--browser"_s))
            return wrongUse(u"--redirect-url only goes with --browser."_s);
        m_line.connection.signIn = SignInKind::ClientSecret;
        if (byUser)
            m_line.connection.signIn = exchange ? SignInKind::TokenExchange : SignInKind::Password;
        else if (m_seen.contains(u"--browser"_s))
            m_line.connection.signIn = SignInKind::Browser;
        return {};
    }

    QStringList m_rest;
    QStringList m_seen;
    ConnectionsLine m_line;
};

} // namespace

bool asksForConnections(const QStringList &arguments)
{
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments[i];
        if (!argument.startsWith(u'-'))
            return argument == "connections"_L1;
        // Only these may stand before it; what follows an option of another command is its value.
        if (argument == "--data-dir"_L1 || argument == "--http-log"_L1)
            ++i;
        else if (!argument.startsWith("--data-dir="_L1) && !argument.startsWith("--http-log="_L1))
            return false;
    }
    return false;
}

Result<ConnectionsLine> parseConnectionsLine(const QStringList &arguments)
{
    return Reader(arguments).read();
}

QString connectionsHelp()
{
    return u"\nTenants that Baton keeps:\n"
           "  connections list          names, addresses and marks\n"
           "  connections add NAME --url TENANT|URL (--client-id ID | --username NAME) [OPTION...]\n"
           "      Tests it, shows what the sign-in may do, then keeps it. The secret is read from the environment\n"
           "      variable BATON_CLIENT_SECRET, BATON_PASSWORD or BATON_SUBJECT_TOKEN and kept in the keychain of the\n"
           "      operating system.\n"
           "   --browser                sign in with the browser instead of a secret; --redirect-url URL as "
           "registered\n"
           "                            (default http://localhost:8080/callback)\n"
           "   --token-exchange         with --username: sign in with a token of your identity provider, from\n"
           "                            BATON_SUBJECT_TOKEN; --setting external-connection=NAME says how the tenant\n"
           "                            calls that provider, --setting subject-token=id that it is an ID token\n"
           "   --vendor VENDOR, --api-version VERSION, --rate-limit N/SECONDS|off, --setting NAME=VALUE\n"
           "   --label TEXT             what you want to see beside the name\n"
           "   --production             runs of many rows ask for their number to be typed\n"
           "   --read-only              nothing that changes the tenant is ever sent\n"
           "   --proxy system|none|HOST:PORT   default system\n"
           "   --ca-file FILE           PEM file of your organisation's own authorities\n"
           "   --untested               keep it without contacting the tenant\n"
           "  connections test NAME     what its sign-in may do, may not do, and what cannot be told; changes nothing\n"
           "  connections remove NAME   forgets it and its secret; the history of what was sent stays\n"
           " All of them: --format table|json\n"_s;
}

} // namespace baton::cli
