// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/probe_words.h"

#include "app/cli/plain_text.h"

#include <nlohmann/json.hpp>

namespace baton::cli {

using namespace Qt::StringLiterals;
using nlohmann::ordered_json;

namespace {

QString wordOf(ProbeLine::Verdict verdict)
{
    switch (verdict) {
    case ProbeLine::Verdict::May:
        return u"may"_s;
    case ProbeLine::Verdict::MayNot:
        return u"may not"_s;
    case ProbeLine::Verdict::CouldNotTell:
        break;
    }
    return u"could not tell"_s;
}

/// Steps are reached or not; a right is had or not.
QString wordOfStep(ProbeLine::Verdict verdict)
{
    switch (verdict) {
    case ProbeLine::Verdict::May:
        return u"ok"_s;
    case ProbeLine::Verdict::MayNot:
        return u"failed"_s;
    case ProbeLine::Verdict::CouldNotTell:
        break;
    }
    return u"look"_s;
}

QString signInWord(SignInKind kind)
{
    switch (kind) {
    case SignInKind::ClientSecret:
        return u"client"_s;
    case SignInKind::Browser:
        return u"browser"_s;
    case SignInKind::TokenExchange:
        return u"exchange"_s;
    case SignInKind::Password:
        break;
    }
    return u"user"_s;
}

QStringList marksOf(const Connection &connection)
{
    QStringList marks;
    if (connection.production)
        marks << u"production"_s;
    if (connection.readOnly)
        marks << u"read-only"_s;
    return marks;
}

std::string utf8(const QString &text)
{
    return text.toStdString();
}

ordered_json jsonOf(const std::vector<ProbeLine> &lines)
{
    ordered_json all = ordered_json::array();
    for (const ProbeLine &line : lines)
        all.push_back({{"what", utf8(line.what)},
                       {"verdict", utf8(wordOf(line.verdict))},
                       {"detail", utf8(line.detail)},
                       {"ask", utf8(line.ask)}});
    return all;
}

QByteArray printed(const ordered_json &json)
{
    return QByteArray::fromStdString(json.dump(2, ' ', false, ordered_json::error_handler_t::replace)) + '\n';
}

} // namespace

QString probeText(const Connection &connection, const ProbeReport &report)
{
    QString text = u"%1  %2\n"_s.arg(singleLine(connection.name), connection.baseUrl.toString());
    if (!report.tenant.isEmpty())
        text += u"The tenant calls itself %1.\n"_s.arg(singleLine(report.tenant));
    if (report.me) {
        const QString name = report.me->name.isEmpty() ? report.me->id.toString() : report.me->name;
        text += u"Signed in as %1.\n"_s.arg(singleLine(name));
    }
    std::vector<QStringList> steps;
    for (const ProbeLine &line : report.steps)
        steps.push_back({wordOfStep(line.verdict), singleLine(line.what), singleSentence(line.detail)});
    text += u'\n' + alignedTable({u"STEP"_s, u"WHAT"_s, u"DETAIL"_s}, steps);
    if (report.rights.empty())
        return text;
    std::vector<QStringList> rights;
    for (const ProbeLine &line : report.rights) {
        QString detail = singleSentence(line.detail);
        if (!line.ask.isEmpty())
            detail += (detail.isEmpty() ? QString() : u" "_s) + u"Ask the tenant's administrator: "_s +
                      singleSentence(line.ask);
        rights.push_back({wordOf(line.verdict), singleLine(line.what), detail});
    }
    return text + u'\n' + alignedTable({u"THIS SIGN-IN"_s, u"WHAT"_s, u"DETAIL"_s}, rights);
}

QByteArray probeJson(const Connection &connection, const ProbeReport &report)
{
    ordered_json json{{"name", utf8(connection.name)},
                      {"url", utf8(connection.baseUrl.toString())},
                      {"tenant", utf8(report.tenant)},
                      {"signedInAs", report.me ? ordered_json(utf8(report.me->name)) : ordered_json()},
                      {"ok", !report.failed},
                      {"steps", jsonOf(report.steps)},
                      {"rights", jsonOf(report.rights)}};
    return printed(json);
}

QString connectionsText(const std::vector<Connection> &connections)
{
    std::vector<QStringList> rows;
    rows.reserve(connections.size());
    for (const Connection &connection : connections)
        rows.push_back({singleLine(connection.name), connection.vendorId, connection.baseUrl.toString(),
                        signInWord(connection.signIn) + u' ' + singleLine(connection.clientId),
                        marksOf(connection).join(", "_L1), singleLine(connection.label)});
    return alignedTable({u"NAME"_s, u"VENDOR"_s, u"URL"_s, u"SIGN-IN"_s, u"MARKS"_s, u"LABEL"_s}, rows);
}

QByteArray connectionsJson(const std::vector<Connection> &connections)
{
    ordered_json all = ordered_json::array();
    for (const Connection &connection : connections)
        all.push_back({{"id", utf8(connection.id.toString())},
                       {"name", utf8(connection.name)},
                       {"vendor", utf8(connection.vendorId)},
                       {"url", utf8(connection.baseUrl.toString())},
                       {"apiVersion", utf8(connection.apiVersion)},
                       {"signIn", utf8(signInWord(connection.signIn))},
                       {"clientId", utf8(connection.clientId)},
                       {"production", connection.production},
                       {"readOnly", connection.readOnly},
                       {"label", utf8(connection.label)}});
    return printed(all);
}

QString secretWord(SignInKind kind)
{
    switch (kind) {
    case SignInKind::Password:
        return u"password"_s;
    case SignInKind::TokenExchange:
        return u"token"_s;
    default:
        return u"secret"_s;
    }
}

} // namespace baton::cli
