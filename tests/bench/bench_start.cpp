// SPDX-License-Identifier: GPL-3.0-or-later
// From starting the program to the first filled table: `--demo` with its sandbox, sign-in and HTTP, against the same
// window on a tenant in memory. Each start is a process of its own, timed from outside.
#include "app/composition/open_connection.h"
#include "app/time/system_scheduler.h"
#include "app/time/when_settled.h"
#include "tests/bench/bench_table.h"
#include "tests/support/fake_provider.h"
#include "tests/support/memory_journal.h"
#include "ui/common/baton_style.h"
#include "ui/common/theme.h"
#include "ui/common/ui_settings.h"
#include "ui/main_window/main_window.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QElapsedTimer>
#include <QProcess>

#include <memory>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int rounds = 5;
constexpr int demoCampaigns = 12; ///< as the sandbox has by default
constexpr auto demoArgument = "--start-demo";
constexpr auto memoryArgument = "--start-memory";

/// Quits the application once a table of the window holds rows and has painted them.
class FirstFilledTable final : public QObject
{
public:
    explicit FirstFilledTable(QWidget &window)
    {
        for (QAbstractItemView *view : window.findChildren<QAbstractItemView *>(u"table"_s))
            view->viewport()->installEventFilter(this);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const auto *view = qobject_cast<QAbstractItemView *>(watched->parent());
        if (event->type() == QEvent::Paint && view && view->isVisible() && view->model()->rowCount() > 0)
            QApplication::quit();
        return false;
    }
};

void prepare()
{
    QApplication::setStyle(new BatonStyle);
    applyScheme(Scheme::Light);
}

int startInMemory(QApplication &application)
{
    prepare();
    FakeProvider provider;
    for (int i = 0; i < demoCampaigns; ++i)
        provider.addCampaign(QString::number(i)).name = u"Campaign %1"_s.arg(i);
    MemoryJournal journal;
    SystemScheduler scheduler;
    RunDesk desk(provider, journal, scheduler, RunOrigin{}, RunDesk::Settings{});
    UiSettings settings;
    Connection connection;
    connection.id = ConnectionId(u"memory"_s);
    connection.name = u"In memory"_s;
    MainWindow window(WindowServices{connection, provider, journal, scheduler, desk, settings});
    const FirstFilledTable watch(window);
    window.show();
    window.begin();
    return application.exec();
}

int startDemo(QApplication &application)
{
    ConnectionArguments arguments;
    arguments.kind = ConnectionArguments::Kind::Demo;
    Result<std::unique_ptr<OpenConnection>> open = OpenConnection::open(arguments);
    if (!open)
        return 1;
    prepare();
    UiSettings settings;
    std::unique_ptr<MainWindow> window;
    std::unique_ptr<FirstFilledTable> watch;
    const QFuture<Result<RunDesk *>> asked = (*open)->desk();
    whenFinished(asked, &application, [&](const std::optional<Result<RunDesk *>> &desk) {
        const Result<Journal *> journal = (*open)->journal();
        if (!desk || !*desk || !journal)
            return QApplication::exit(1);
        window = std::make_unique<MainWindow>(WindowServices{(*open)->connection(), (*open)->provider(), **journal,
                                                             (*open)->scheduler(), ***desk, settings});
        watch = std::make_unique<FirstFilledTable>(*window);
        window->show();
        window->begin();
    });
    const int status = application.exec();
    window.reset();
    return status;
}

/// Milliseconds until the process has filled its table and ended; nothing below 0 but a failure.
double start(const char *argument)
{
    QElapsedTimer timer;
    timer.start();
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(), {QString::fromLatin1(argument)});
    if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return -1;
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication::setApplicationName(u"bench_start"_s);
    for (int i = 1; i < argc; ++i) {
        const bool demo = std::strcmp(argv[i], demoArgument) == 0;
        if (demo || std::strcmp(argv[i], memoryArgument) == 0) {
            QApplication application(argc, argv);
            return demo ? startDemo(application) : startInMemory(application);
        }
    }
    const QCoreApplication application(argc, argv);
    bench::Table table(argc, argv);
    bench::Pair times;
    for (int round = 0; round < rounds; ++round) {
        const double floor = start(memoryArgument);
        const double ours = start(demoArgument);
        if (floor < 0 || ours < 0) {
            std::fputs("A start failed.\n", stderr);
            return 1;
        }
        times.add(floor, ours);
    }
    table.row("start to the first filled table: --demo against memory", times, 2.0);
    return table.exitStatus();
}
