// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/connections_command.h"

#include "app/cli/plain_text.h"
#include "app/cli/probe_words.h"
#include "app/connections/connection_arguments.h"
#include "app/listing/when_answered.h"

#include <algorithm>

namespace baton::cli {

using namespace Qt::StringLiterals;

ConnectionsCommand::ConnectionsCommand(ConnectionsLine line, ConnectionsDesk desk)
    : m_line(std::move(line)), m_desk(std::move(desk))
{
}

void ConnectionsCommand::start()
{
    if (const QString notice = m_desk.connections.notice(); !notice.isEmpty())
        m_desk.output.note(notice);
    switch (m_line.action) {
    case ConnectionsLine::Action::List:
        return list();
    case ConnectionsLine::Action::Add:
        return add();
    case ConnectionsLine::Action::Test:
        return test();
    case ConnectionsLine::Action::Remove:
        return remove();
    }
}

void ConnectionsCommand::interrupt(int)
{
    m_stop.request_stop();
}

void ConnectionsCommand::list()
{
    const std::vector<Connection> all = m_desk.connections.connections();
    if (all.empty() && !m_line.json)
        m_desk.output.note(u"No connection is kept. → Add one with: batonctl connections add."_s);
    const Written written = m_line.json   ? m_desk.output.data(connectionsJson(all))
                            : all.empty() ? Written::All
                                          : m_desk.output.data(connectionsText(all).toUtf8());
    Q_EMIT finished(written == Written::Failed ? ExitCode::Failed : ExitCode::Done);
}

std::optional<Connection> ConnectionsCommand::named(const QString &name) const
{
    for (Connection &connection : m_desk.connections.connections()) {
        if (connection.name.compare(name, Qt::CaseInsensitive) == 0)
            return std::move(connection);
    }
    return std::nullopt;
}

/// From the environment, which counts before what is kept; nothing: the kept one.
std::optional<QString> ConnectionsCommand::secretFor(const Connection &connection) const
{
    return m_desk.given.of(connection.signIn);
}

std::optional<Error> ConnectionsCommand::secretMissing() const
{
    const std::optional<QString> secret = secretFor(m_connection);
    if (!secret)
        return m_connection.signIn == SignInKind::Browser || m_line.untested
                   ? std::nullopt
                   : std::optional(Error(
                         ErrorKind::Invalid,
                         u"The %1 of %2 is missing."_s.arg(secretWord(m_connection.signIn), m_connection.clientId),
                         u"Set the environment variable %1."_s.arg(
                             QLatin1StringView(secretVariableOf(m_connection.signIn)))));
    return secretRefusal(*secret);
}

/// Fills in what the vendor says, and refuses what it does not know.
std::optional<Error> ConnectionsCommand::complete()
{
    m_connection = m_line.connection;
    const std::vector<VendorOffer> vendors = m_desk.connector.vendors();
    QStringList ids;
    const VendorOffer *offer = nullptr;
    for (const VendorOffer &each : vendors) {
        ids << each.vendor.id;
        if (each.vendor.id == m_connection.vendorId || (m_connection.vendorId.isEmpty() && !offer))
            offer = &each;
    }
    if (!offer)
        return Error(ErrorKind::Invalid, u"There is no vendor “%1”."_s.arg(m_connection.vendorId),
                     u"Choose one of %1."_s.arg(ids.join(", "_L1)));
    m_connection.vendorId = offer->vendor.id;
    if (std::find(offer->signIns.begin(), offer->signIns.end(), m_connection.signIn) == offer->signIns.end())
        return Error(ErrorKind::Invalid, u"A tenant of %1 does not take this kind of sign-in."_s.arg(offer->vendor.id),
                     offer->signIns.front() == SignInKind::Password
                         ? u"Give --username NAME instead of --client-id."_s
                         : u"Give --client-id ID instead of --username, or another --vendor."_s);
    if (m_connection.apiVersion.isEmpty())
        m_connection.apiVersion = offer->apiVersions.value(0);
    else if (!offer->apiVersions.contains(m_connection.apiVersion))
        return Error(ErrorKind::Invalid, u"There is no API version “%1”."_s.arg(m_connection.apiVersion),
                     offer->apiVersions.isEmpty() ? u"Leave --api-version out."_s
                                                  : u"Choose one of %1."_s.arg(offer->apiVersions.join(", "_L1)));
    m_connection.rateLimit = m_line.limit.value_or(offer->rateLimit);
    const Result<QUrl> base = m_desk.connector.apiBase(m_connection.vendorId, m_line.address);
    if (!base)
        return base.error();
    m_connection.baseUrl = *base;
    if (named(m_connection.name))
        return Error(ErrorKind::Invalid, u"There is a connection “%1” already."_s.arg(m_connection.name),
                     u"Choose another name, or remove that one."_s);
    return secretMissing();
}

void ConnectionsCommand::add()
{
    if (const std::optional<Error> problem = complete())
        return fail(*problem);
    if (m_connection.baseUrl.authority() != m_line.address && m_connection.baseUrl.toString() != m_line.address)
        m_desk.output.note(u"The address of the API is %1."_s.arg(m_connection.baseUrl.toString()));
    if (m_line.untested)
        return keep();
    runTest(m_connection, secretFor(m_connection), &ConnectionsCommand::addTested);
}

void ConnectionsCommand::addTested(const ProbeReport &report)
{
    const bool written = show(report);
    if (report.failed) {
        m_desk.output.note(u"%1 was not kept. → Mend what is told, or keep it as it is with --untested."_s.arg(
            singleLine(m_connection.name)));
        Q_EMIT finished(ExitCode::Failed);
        return;
    }
    if (!written) {
        Q_EMIT finished(ExitCode::Failed);
        return;
    }
    keep();
}

void ConnectionsCommand::keep()
{
    const Result<ConnectionId> id = m_desk.connections.put(m_connection);
    if (!id)
        return fail(id.error());
    const auto kept = [this] {
        m_desk.output.note(u"%1 is kept. Use it with: --connection \"%1\"."_s.arg(singleLine(m_connection.name)));
        Q_EMIT finished(ExitCode::Done);
    };
    const std::optional<QString> secret = secretFor(m_connection);
    if (!secret)
        return kept();
    if (m_desk.secrets.place() == SecretStore::Place::Session) {
        m_desk.output.note(u"This machine offers no keychain, so the secret is not kept. → Set %1 each time."_s.arg(
            QLatin1StringView(secretVariableOf(m_connection.signIn))));
        return kept();
    }
    whenAnswered(m_desk.secrets.write(*id, *secret), this, [this, kept](const Result<void> &written) {
        if (written)
            return kept();
        m_desk.output.note(
            u"%1 is kept, but its secret is not: %2"_s.arg(singleLine(m_connection.name), describe(written.error())));
        Q_EMIT finished(ExitCode::Failed);
    });
}

void ConnectionsCommand::test()
{
    const std::optional<Connection> connection = named(m_line.name);
    if (!connection)
        return fail({ErrorKind::NotFound, u"There is no connection “%1”."_s.arg(m_line.name),
                     u"batonctl connections list shows those that are kept."_s});
    m_connection = *connection;
    runTest(m_connection, secretFor(m_connection), &ConnectionsCommand::tested);
}

void ConnectionsCommand::runTest(const Connection &connection, std::optional<QString> secret,
                                 void (ConnectionsCommand::*then)(const ProbeReport &))
{
    m_desk.output.progress(u"Testing %1…"_s.arg(connection.baseUrl.toString()));
    whenFinished(m_desk.connector.test(connection, std::move(secret), m_stop.get_token()), this,
                 [this, then](std::optional<ProbeReport> report) {
                     if (report)
                         (this->*then)(*report);
                     else
                         fail({ErrorKind::Canceled, u"The test was given up."_s});
                 });
}

void ConnectionsCommand::tested(const ProbeReport &report)
{
    const bool written = show(report);
    Q_EMIT finished(written && !report.failed ? ExitCode::Done : ExitCode::Failed);
}

bool ConnectionsCommand::show(const ProbeReport &report)
{
    return m_desk.output.data(m_line.json ? probeJson(m_connection, report)
                                          : probeText(m_connection, report).toUtf8()) != Written::Failed;
}

/// The secret goes first: one without a connection would be found by nobody.
void ConnectionsCommand::remove()
{
    const std::optional<Connection> connection = named(m_line.name);
    if (!connection)
        return fail({ErrorKind::NotFound, u"There is no connection “%1”."_s.arg(m_line.name),
                     u"batonctl connections list shows those that are kept."_s});
    whenAnswered(m_desk.secrets.remove(connection->id), this, [this, connection](const Result<void> &forgotten) {
        if (!forgotten)
            return fail(forgotten.error());
        if (const Result<void> removed = m_desk.connections.remove(connection->id); !removed)
            return fail(removed.error());
        m_desk.output.note(
            u"%1, its secret and the lists seen over it are forgotten. The history of what was sent stays."_s.arg(
                singleLine(connection->name)));
        Q_EMIT finished(ExitCode::Done);
    });
}

void ConnectionsCommand::fail(const Error &error)
{
    m_desk.output.note(u"batonctl: "_s + describe(error));
    Q_EMIT finished(error.kind == ErrorKind::Invalid || error.kind == ErrorKind::NotFound ? ExitCode::Usage
                                                                                          : ExitCode::Failed);
}

} // namespace baton::cli
