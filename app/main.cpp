// SPDX-License-Identifier: GPL-3.0-or-later
//
// baton: the window. Takes the same connection as batonctl, or none (the one used last), and --theme
// light|dark|system.
#include "app/composition/http_log_file.h"
#include "app/connections/given_secrets.h"
#include "app/tenant_opener.h"
#include "app/time/system_scheduler.h"
#include "ui/common/baton_style.h"
#include "ui/common/ui_settings.h"
#include "ui/main_window/connection_windows.h"
#include "ui/reassign/recent_choices.h"

#include <QApplication>
#include <QDesktopServices>
#include <QDir>
#include <QFont>
#include <QTemporaryDir>

#include <cstdio>
#include <memory>
#include <optional>

using namespace baton;
using namespace Qt::StringLiterals;

namespace {

/// What the window itself takes from the command line.
struct WindowArguments
{
    std::optional<Scheme> scheme; ///< nothing: as it was left
};

Result<WindowArguments> parseWindowArguments(QStringList rest)
{
    WindowArguments arguments;
    while (!rest.isEmpty()) {
        QString name = rest.takeFirst();
        QString value;
        // Qt's own.
        if (name == u"-reverse"_s)
            continue;
        if (name == u"-platform"_s && !rest.isEmpty()) {
            rest.removeFirst();
            continue;
        }
        if (name.startsWith(u"--theme="_s)) {
            value = name.mid(8);
            name = u"--theme"_s;
        } else if (name == u"--theme"_s && !rest.isEmpty()) {
            value = rest.takeFirst();
        }
        if (name != u"--theme"_s)
            return failure({ErrorKind::Invalid, u"%1 is not an argument of baton."_s.arg(name), u"See --help."_s});
        if (value == u"light"_s)
            arguments.scheme = Scheme::Light;
        else if (value == u"dark"_s)
            arguments.scheme = Scheme::Dark;
        else if (value == u"system"_s)
            arguments.scheme = Scheme::System;
        else
            return failure({ErrorKind::Invalid, u"--theme is light, dark or system."_s});
    }
    return arguments;
}

void say(FILE *where, const QString &text)
{
    std::fputs((text + u'\n').toLocal8Bit().constData(), where);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication::setApplicationName(u"baton"_s);
    QApplication::setApplicationDisplayName(u"Baton"_s);
    QApplication::setApplicationVersion(QStringLiteral(BATON_VERSION));
    // Read before there is an application: help and mistakes are told without a display too.
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.push_back(QString::fromLocal8Bit(argv[i]));
    if (arguments.contains(u"--help"_s) || arguments.contains(u"-h"_s)) {
        say(stdout,
            u"Usage: baton [CONNECTION] [--theme light|dark|system]\n\nWithout a connection it opens the one used last, or says welcome.\n\n"_s +
                connectionHelp());
        return 0;
    }
    if (arguments.contains(u"--version"_s)) {
        say(stdout, u"baton "_s + QApplication::applicationVersion());
        return 0;
    }
    const GivenSecrets secrets = GivenSecrets::taken();
    const Result<ConnectionArguments> connection =
        parseConnectionArguments(arguments, secrets.clientSecret, secrets.password);
    const auto refuse = [](const Error &error) {
        say(stderr, u"baton: "_s + describe(error));
        return 2;
    };
    if (!connection)
        return refuse(connection.error());
    const Result<WindowArguments> window = parseWindowArguments(connection->rest);
    if (!window)
        return refuse(window.error());

    // Qt keeps the references, and takes what is its own (-platform, -style) out of them.
    QApplication application(argc, argv);
    using Kind = ConnectionArguments::Kind;
    const bool demo = connection->kind == Kind::Demo;
    // A demo leaves nothing behind, and does not show what is kept.
    const QTemporaryDir throwAway;
    const bool thrownAway = demo && connection->dataDir.isEmpty();
    if (thrownAway && !throwAway.isValid())
        return refuse({ErrorKind::Storage, u"No throw-away folder can be made: %1."_s.arg(throwAway.errorString())});
    OpenSetup setup;
    setup.openBrowser = [](const QUrl &page) { QDesktopServices::openUrl(page); };
    if (!connection->httpLog.isEmpty()) {
        Result<std::function<void(const QByteArray &)>> log = httpLogFile(connection->httpLog);
        if (!log)
            return refuse(log.error());
        setup.httpLog = std::move(*log);
    }
    Tenants tenants(thrownAway ? throwAway.filePath(u"data"_s) : connection->dataDir, setup);
    const QDir folder(tenants.folder()->path());

    QFont font = QApplication::font();
    font.setHintingPreference(QFont::PreferVerticalHinting);
    QApplication::setFont(font);
    QApplication::setStyle(new BatonStyle);
    UiSettings settings(folder.filePath(u"window.ini"_s));
    RecentChoices recent(folder.filePath(u"recent.ini"_s));
    applyScheme(window->scheme.value_or(settings.scheme()));
    SystemScheduler scheduler;
    ConnectionDesk desk({tenants.connections(), tenants.secrets(), tenants.connector(), scheduler, settings});
    TenantOpener opener({tenants, *connection, secrets, settings, recent, desk, scheduler});
    ConnectionId wanted;
    if (demo) {
        if (const Result<void> started = opener.startDemos(tenants.folder()); !started)
            return refuse(started.error());
        const std::vector<Connection> demos = *opener.demos();
        for (const Connection &one : demos) {
            desk.addOfSession(one);
            if (wanted.isEmpty() || one.vendorId == connection->vendorId)
                wanted = one.id;
        }
        if (!connection->vendorId.isEmpty() && !desk.offer(connection->vendorId))
            return refuse({ErrorKind::Invalid, u"There is no vendor “%1”."_s.arg(connection->vendorId)});
    } else if (connection->kind == Kind::Tenant) {
        const Result<Connection> named = opener.named();
        if (!named)
            return refuse(named.error());
        desk.addOfSession(*named);
        wanted = named->id;
    } else if (connection->kind == Kind::Kept) {
        const Result<Connection> kept = tenants.named(connection->connectionName);
        if (!kept)
            return refuse(kept.error());
        wanted = kept->id;
    }
    if (!settings.keepsLists())
        tenants.folder()->keepNoLists();
    // Connections may have been removed by another program, or before a Baton that kept lists.
    if (!demo && tenants.connections().notice().isEmpty()) {
        std::vector<ConnectionId> kept;
        for (const Connection &one : tenants.connections().connections())
            kept.push_back(one.id);
        tenants.folder()->forgetListsBeside(std::move(kept));
    }
    ConnectionWindows windows(opener, desk);
    windows.begin(wanted);
    return QApplication::exec();
}
