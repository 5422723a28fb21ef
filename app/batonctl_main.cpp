// SPDX-License-Identifier: GPL-3.0-or-later
//
// batonctl: the same work as the window's, from a terminal or a script. Exit status: app/cli/exit_code.h.
#include "app/cli/connections_command.h"
#include "app/cli/help.h"
#include "app/cli/list_command.h"
#include "app/cli/reassign_command.h"
#include "app/cli/resume_command.h"
#include "app/cli/rows_file.h"
#include "app/cli/signal_watch.h"
#include "app/cli/undo_command.h"
#include "app/composition/http_log_file.h"
#include "app/composition/tenants.h"
#include "app/listing/when_answered.h"

#include <QCoreApplication>
#include <QTimer>

#include <csignal>
#include <cstdlib>

using namespace baton;
using namespace baton::cli;
using namespace Qt::StringLiterals;

namespace {

int code(ExitCode exit)
{
    return static_cast<int>(exit);
}

Workplace workplaceOf(OpenConnection &open, Output &output)
{
    return {open.provider(),
            open.scheduler(),
            output,
            open.connection().id,
            open.tenantName(),
            open.connection().baseUrl,
            canAsk(),
            [&open] { return open.desk(); },
            [&open] { return open.folderAccess() == OpenConnection::FolderAccess::InUse; },
            [&open]() -> Result<HistoryReader *> {
                return open.journal().map([](Journal *journal) -> HistoryReader * { return journal; });
            },
            open.connection().production ? std::optional(productionThreshold) : std::nullopt};
}

std::unique_ptr<Command> commandOf(CommandLine line, Workplace workplace)
{
    if (auto *list = std::get_if<ListOptions>(&line))
        return makeListCommand(std::move(*list), std::move(workplace));
    if (auto *resume = std::get_if<ResumeOptions>(&line))
        return makeResumeCommand(std::move(*resume), std::move(workplace));
    if (auto *undo = std::get_if<UndoOptions>(&line))
        return makeUndoCommand(std::move(*undo), std::move(workplace));
    return makeReassignCommand(std::move(std::get<ReassignOptions>(line)), std::move(workplace));
}

ExitCode exitOf(const Error &error)
{
    return error.kind == ErrorKind::Invalid || error.kind == ErrorKind::NotFound ? ExitCode::Usage : ExitCode::Failed;
}

Result<OpenSetup> setupOf(const QString &httpLog, StandardOutput &output)
{
    OpenSetup setup;
    setup.openBrowser = [&output](const QUrl &page) {
        output.note(u"Sign in with your browser: "_s + page.toString(QUrl::FullyEncoded));
    };
    if (httpLog.isEmpty())
        return setup;
    Result<HttpLog::Sink> sink = httpLogFile(httpLog);
    if (!sink)
        return failure(sink.error());
    setup.httpLog = std::move(*sink);
    return setup;
}

/// Runs the event loop until the command has ended.
template <class C> int run(C &command)
{
    SignalWatch signalWatch;
    QObject::connect(&signalWatch, &SignalWatch::interrupted, &command, &C::interrupt);
    QObject::connect(&command, &C::finished, qApp, [](ExitCode exit) { QCoreApplication::exit(code(exit)); });
    QTimer::singleShot(0, &command, &C::start);
    return QCoreApplication::exec();
}

int refuse(StandardOutput &output, const Error &error, ExitCode exit)
{
    output.note(u"batonctl: "_s + describe(error));
    return code(exit);
}

int runConnections(const QStringList &arguments, const GivenSecrets &secrets, StandardOutput &output)
{
    Result<ConnectionsLine> line = parseConnectionsLine(arguments);
    if (!line)
        return refuse(output, line.error(), ExitCode::Usage);
    Result<OpenSetup> setup = setupOf(line->httpLog, output);
    if (!setup)
        return refuse(output, setup.error(), ExitCode::Usage);
    Tenants tenants(line->dataDir, std::move(*setup));
    ConnectionsCommand command(std::move(*line),
                               {tenants.connections(), tenants.secrets(), tenants.connector(), output, secrets});
    return run(command);
}

int runCommand(const ConnectionArguments &arguments, CommandLine line, const GivenSecrets &secrets,
               StandardOutput &output)
{
    Result<OpenSetup> setup = setupOf(arguments.httpLog, output);
    if (!setup)
        return refuse(output, setup.error(), ExitCode::Usage);
    Tenants tenants(arguments.dataDir, std::move(*setup));
    Result<std::shared_ptr<OpenConnection>> open = failure(Error());
    if (arguments.kind == ConnectionArguments::Kind::Kept) {
        const Result<Connection> connection = tenants.named(arguments.connectionName);
        if (!connection)
            return refuse(output, connection.error(), exitOf(connection.error()));
        whenAnswered(tenants.open(*connection, secrets.of(connection->signIn)), &tenants,
                     [&open](Result<std::shared_ptr<OpenConnection>> opened) {
                         open = std::move(opened);
                         QMetaObject::invokeMethod(
                             qApp, [] { QCoreApplication::exit(); }, Qt::QueuedConnection);
                     });
        QCoreApplication::exec();
        if (!open && open.error().kind == ErrorKind::NotFound && secretVariableOf(connection->signIn))
            open.error().nextStep =
                u"Set %1, or add the connection again."_s.arg(QLatin1StringView(secretVariableOf(connection->signIn)));
    } else {
        open = tenants.open(arguments);
    }
    if (!open)
        return refuse(output, open.error(), exitOf(open.error()));
    const std::unique_ptr<Command> command = commandOf(std::move(line), workplaceOf(**open, output));
    return run(*command);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"baton"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(BATON_VERSION));
    // A reader that goes away must not end a run halfway. Writing then fails and the command decides: a list is over,
    // as it is for others who write to head(1); a run goes on.
    std::signal(SIGPIPE, SIG_IGN);
    StandardOutput output;

    const QStringList arguments = QCoreApplication::arguments().mid(1);
    if (arguments.contains(u"--help"_s) || arguments.contains(u"-h"_s))
        return output.data(helpText(connectionHelp()).toUtf8()) == Written::Failed ? 1 : 0;
    if (arguments.contains(u"--version"_s))
        return output.data(u"batonctl %1\n"_s.arg(QCoreApplication::applicationVersion()).toUtf8()) == Written::Failed
                   ? 1
                   : 0;
    const GivenSecrets secrets = GivenSecrets::taken();
    if (asksForConnections(arguments))
        return runConnections(arguments, secrets, output);
    const Result<ConnectionArguments> connection =
        parseConnectionArguments(arguments, secrets.clientSecret, secrets.password);
    if (!connection)
        return refuse(output, connection.error(), ExitCode::Usage);
    Result<CommandLine> line = parseCommandLine(connection->rest);
    if (!line)
        return refuse(output, line.error(), ExitCode::Usage);
    if (connection->kind == ConnectionArguments::Kind::None)
        return refuse(output, connectionMissing(), ExitCode::Usage);
    if (auto *reassign = std::get_if<ReassignOptions>(&*line); reassign && !reassign->rowsFile.isEmpty()) {
        Result<NamedRows> named = readRows(reassign->rowsFile);
        if (!named)
            return refuse(output, named.error(), ExitCode::Usage);
        reassign->rows = std::move(named->rows);
        reassign->seen = std::move(named->seen);
    }
    return runCommand(*connection, std::move(*line), secrets, output);
}
