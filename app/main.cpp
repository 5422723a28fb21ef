// SPDX-License-Identifier: GPL-3.0-or-later
//
// baton: the window. Takes the same connection as batonctl, and --theme light|dark|system.
#include "app/composition/open_connection.h"
#include "app/listing/when_answered.h"
#include "ui/common/baton_style.h"
#include "ui/common/ui_settings.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/start_window.h"
#include "ui/reassign/recent_choices.h"

#include <QApplication>
#include <QDir>

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

/// Opens the desk, then puts the window in the place of the start window. Asked again after a failure.
class Start final : public QObject
{
public:
    Start(OpenConnection &open, UiSettings &settings)
        : m_open(open), m_settings(settings), m_recent(QDir(open.dataDir()).filePath(u"recent.ini"_s)),
          m_window(open.tenantName(), open.scheduler(), settings)
    {
        connect(&m_window, &StartWindow::retryRequested, this, &Start::openDesk);
        openDesk();
    }

private:
    void openDesk()
    {
        m_window.showOpening();
        whenAnswered(m_open.desk(), this, [this](const Result<RunDesk *> &desk) {
            const Result<Journal *> journal = m_open.journal();
            if (!desk || !journal)
                m_window.showFailed(desk ? journal.error() : desk.error());
            else
                openWindow(**desk, **journal);
        });
    }

    void openWindow(RunDesk &desk, Journal &journal)
    {
        m_main = std::make_unique<MainWindow>(WindowServices{m_open.connection(), m_open.provider(), journal,
                                                             m_open.scheduler(), desk, m_settings, &m_recent});
        if (m_window.isVisible())
            m_main->setGeometry(m_window.geometry());
        m_main->show();
        m_window.done();
        m_main->begin();
    }

    OpenConnection &m_open;
    UiSettings &m_settings;
    RecentChoices m_recent;
    StartWindow m_window;
    std::unique_ptr<MainWindow> m_main;
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
        say(stdout, u"Usage: baton CONNECTION [--theme light|dark|system]\n\n"_s + connectionHelp());
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
    if (connection->kind == ConnectionArguments::Kind::None)
        return refuse(connectionMissing());

    // Qt keeps the references, and takes what is its own (-platform, -style) out of them.
    QApplication application(argc, argv);
    Result<std::unique_ptr<OpenConnection>> open = OpenConnection::open(*connection);
    if (!open)
        return refuse(open.error());

    QFont font = QApplication::font();
    font.setHintingPreference(QFont::PreferVerticalHinting);
    QApplication::setFont(font);
    QApplication::setStyle(new BatonStyle);
    UiSettings settings(QDir((*open)->dataDir()).filePath(u"window.ini"_s));
    applyScheme(window->scheme.value_or(settings.scheme()));
    const Start start(**open, settings);
    return QApplication::exec();
}
