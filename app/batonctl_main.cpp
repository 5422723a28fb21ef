// SPDX-License-Identifier: GPL-3.0-or-later
//
// batonctl: the same work as the window's, from a terminal or a script. Exit status: app/cli/exit_code.h.
#include "app/cli/help.h"
#include "app/cli/list_command.h"
#include "app/cli/reassign_command.h"
#include "app/cli/resume_command.h"
#include "app/cli/rows_file.h"
#include "app/cli/signal_watch.h"
#include "app/cli/undo_command.h"
#include "app/composition/open_connection.h"

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
            }};
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
    const Result<ConnectionArguments> connection = parseConnectionArguments(
        arguments, qEnvironmentVariable(clientSecretVariable), qEnvironmentVariable(passwordVariable));
    // The secrets are of no use to whatever is started from here.
    qunsetenv(clientSecretVariable);
    qunsetenv(passwordVariable);
    const auto refuse = [&output](const Error &error, ExitCode exit) {
        output.note(u"batonctl: "_s + describe(error));
        return code(exit);
    };
    if (!connection)
        return refuse(connection.error(), ExitCode::Usage);
    Result<CommandLine> line = parseCommandLine(connection->rest);
    if (!line)
        return refuse(line.error(), ExitCode::Usage);
    if (connection->kind == ConnectionArguments::Kind::None)
        return refuse(connectionMissing(), ExitCode::Usage);
    if (auto *reassign = std::get_if<ReassignOptions>(&*line); reassign && !reassign->rowsFile.isEmpty()) {
        Result<NamedRows> named = readRows(reassign->rowsFile);
        if (!named)
            return refuse(named.error(), ExitCode::Usage);
        reassign->rows = std::move(named->rows);
        reassign->seen = std::move(named->seen);
    }

    Result<std::unique_ptr<OpenConnection>> open = OpenConnection::open(*connection);
    if (!open)
        return refuse(open.error(), open.error().kind == ErrorKind::Invalid ? ExitCode::Usage : ExitCode::Failed);
    const std::unique_ptr<Command> command = commandOf(std::move(*line), workplaceOf(**open, output));
    SignalWatch signalWatch;
    QObject::connect(&signalWatch, &SignalWatch::interrupted, command.get(), &Command::interrupt);
    QObject::connect(command.get(), &Command::finished, &application,
                     [](ExitCode exit) { QCoreApplication::exit(code(exit)); });
    QTimer::singleShot(0, command.get(), &Command::start);
    return QCoreApplication::exec();
}
