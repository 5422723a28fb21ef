// SPDX-License-Identifier: GPL-3.0-or-later
//
// baton: the window. Takes the same connection as batonctl, or none (the one used last), and --theme
// light|dark|system.
#include "app/composition/demo_tenants.h"
#include "app/composition/early_opening.h"
#include "app/composition/http_log_file.h"
#include "app/composition/tenants.h"
#include "app/listing/when_answered.h"
#include "app/time/system_scheduler.h"
#include "ui/common/baton_style.h"
#include "ui/common/ui_settings.h"
#include "ui/main_window/connection_windows.h"
#include "ui/reassign/recent_choices.h"

#include <QApplication>
#include <QDesktopServices>
#include <QDir>
#include <QFont>
#include <QPromise>
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

/// A tenant with its desk of runs, for its window.
class DeskTenant final : public OpenTenant
{
public:
    DeskTenant(std::shared_ptr<OpenConnection> open, const EarlyOpening::Opened &opened, UiSettings &settings,
               RecentChoices &recent)
        : m_open(std::move(open)), m_opened(opened), m_settings(settings), m_recent(recent)
    {
    }

    WindowServices services() override
    {
        Connection connection = m_open->connection();
        connection.readOnly = connection.readOnly || m_opened.forLooking;
        return {connection, m_open->provider(), *m_opened.journal, m_open->scheduler(), *m_opened.desk,
                m_settings, &m_recent,          nullptr,           m_opened.lists,      !m_opened.forLooking};
    }

private:
    std::shared_ptr<OpenConnection> m_open;
    EarlyOpening::Opened m_opened;
    UiSettings &m_settings;
    RecentChoices &m_recent;
};

/// Opens what a window asks for: a demo, what the command line named, a kept connection.
class Opener final : public QObject, public ConnectionOpener
{
public:
    Opener(Tenants &tenants, const ConnectionArguments &arguments, UiSettings &settings, RecentChoices &recent,
           ConnectionDesk &connections, Scheduler &scheduler)
        : m_tenants(tenants), m_arguments(arguments), m_settings(settings), m_recent(recent),
          m_early(tenants.folder(), scheduler, {})
    {
        // It is opened anew, with who may act.
        connect(&m_early, &EarlyOpening::signedIn, &connections, &ConnectionDesk::edited);
    }

    /// Starts the sandbox with what the command line says of it; `folder` null: a throw-away one.
    Result<void> startDemos(std::shared_ptr<DataFolder> folder)
    {
        OpenSetup setup;
        setup.folder = std::move(folder);
        Result<std::unique_ptr<DemoTenants>> demos = DemoTenants::start(m_arguments, std::move(setup));
        if (!demos)
            return failure(demos.error());
        m_demos = std::move(*demos);
        return {};
    }

    Result<std::vector<Connection>> demos() override
    {
        if (!m_demos) {
            if (const Result<void> started = startDemos(nullptr); !started)
                return failure(started.error());
        }
        return m_demos->connections();
    }

    /// The tenant of the command line, opened once to see whether it can be.
    Result<Connection> named()
    {
        Result<std::shared_ptr<OpenConnection>> open = m_tenants.open(m_arguments);
        if (!open)
            return failure(open.error());
        m_named = (*open)->connection().id;
        return (*open)->connection();
    }

    QFuture<Result<OpenTenantPtr>> open(const Connection &connection) override
    {
        if (m_demos && m_demos->has(connection.id)) {
            Result<std::unique_ptr<OpenConnection>> demo = m_demos->open(connection.id);
            if (!demo)
                return QtFuture::makeReadyFuture(Result<OpenTenantPtr>(failure(demo.error())));
            return withDesk(std::shared_ptr<OpenConnection>(std::move(*demo)));
        }
        if (connection.id == m_named) {
            Result<std::shared_ptr<OpenConnection>> named = m_tenants.open(m_arguments);
            if (!named)
                return QtFuture::makeReadyFuture(Result<OpenTenantPtr>(failure(named.error())));
            return withDesk(*named);
        }
        if (const std::shared_ptr<OpenConnection> ready = m_early.take(connection))
            return withDesk(ready);
        auto promise = std::make_shared<Promise>();
        promise->start();
        const std::optional<QString> given = givenSecret(connection);
        whenAnswered(m_tenants.open(connection, given), this,
                     [this, promise](const Result<std::shared_ptr<OpenConnection>> &open) {
                         if (open)
                             return openDesk(*open, promise);
                         promise->addResult(Result<OpenTenantPtr>(failure(open.error())));
                         promise->finish();
                     });
        return promise->future();
    }

private:
    using Promise = QPromise<Result<OpenTenantPtr>>;

    /// Of the environment, for the connection that the command line names.
    std::optional<QString> givenSecret(const Connection &connection) const
    {
        const bool asked = m_arguments.kind == ConnectionArguments::Kind::Kept &&
                           connection.name.compare(m_arguments.connectionName, Qt::CaseInsensitive) == 0;
        if (!asked)
            return std::nullopt;
        const QString &secret =
            connection.signIn == SignInKind::Password ? m_arguments.password : m_arguments.clientSecret;
        return secret.isEmpty() ? std::nullopt : std::optional(secret);
    }

    QFuture<Result<OpenTenantPtr>> withDesk(const std::shared_ptr<OpenConnection> &open)
    {
        auto promise = std::make_shared<Promise>();
        promise->start();
        openDesk(open, promise);
        return promise->future();
    }

    void openDesk(const std::shared_ptr<OpenConnection> &open, const std::shared_ptr<Promise> &promise)
    {
        // Lists are kept of connections that are kept: what only this session has is never asked for again.
        const ConnectionId &id = open->connection().id;
        const bool ofSession = open->connection().demo || id == m_named || (m_demos && m_demos->has(id));
        whenAnswered(m_early.open(open, !ofSession && !m_arguments.noCache), this,
                     [this, open, promise](const Result<EarlyOpening::Opened> &opened) {
                         if (opened)
                             promise->addResult(
                                 OpenTenantPtr(std::make_shared<DeskTenant>(open, *opened, m_settings, m_recent)));
                         else
                             promise->addResult(Result<OpenTenantPtr>(failure(opened.error())));
                         promise->finish();
                     });
    }

    Tenants &m_tenants;
    const ConnectionArguments &m_arguments;
    UiSettings &m_settings;
    RecentChoices &m_recent;
    EarlyOpening m_early;
    std::unique_ptr<DemoTenants> m_demos;
    ConnectionId m_named; ///< by the command line, with all that is needed; empty: nothing is
};

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
    const Result<ConnectionArguments> connection = parseConnectionArguments(
        arguments, qEnvironmentVariable(clientSecretVariable), qEnvironmentVariable(passwordVariable));
    // The secrets are of no use to whatever is started from here.
    qunsetenv(clientSecretVariable);
    qunsetenv(passwordVariable);
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
    Opener opener(tenants, *connection, settings, recent, desk, scheduler);
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
