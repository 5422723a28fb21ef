// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the window is there for a person at every moment: the longest time for which its event loop does nothing but
// one thing, while 100,000 certifications are loaded, searched, sorted, scrolled and selected, and while a run of
// 50,000 items is sent. Against one full repaint of the same view, which nobody can do without.
#include "app/composition/open_connection.h"
#include "app/listing/list_loader.h"
#include "models/tables/record_selection.h"
#include "models/tables/table_model.h"
#include "tests/bench/bench_table.h"
#include "tests/bench/big_order.h"
#include "tests/bench/event_gaps.h"
#include "tests/bench/living.h"
#include "tests/bench/watched_application.h"
#include "ui/common/baton_style.h"
#include "ui/common/theme.h"
#include "ui/common/ui_settings.h"
#include "ui/common/widgets.h"
#include "ui/main_window/main_window.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QLineEdit>
#include <QPainter>
#include <QPixmap>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTreeView>

using namespace baton;
using bench::live;
using namespace Qt::StringLiterals;

namespace {

struct Size
{
    int certifications = 100'000;
    size_t ordered = 50'000; ///< items, of the run
};

class Desk
{
public:
    static std::unique_ptr<Desk> open(int rows)
    {
        auto desk = std::make_unique<Desk>();
        ConnectionArguments arguments;
        arguments.kind = ConnectionArguments::Kind::Demo;
        arguments.dataDir = desk->m_folder.path();
        arguments.rateLimit = RequestLimit{0, 0};
        for (const QString &flag :
             {u"--certifications"_s, QString::number(rows), u"--items"_s, QString::number(bench::BigOrder::itemsEach),
              u"--rate-limit"_s, u"off"_s, u"--task-duration"_s, u"200"_s, u"--variant"_s, u"mixed-items=clean"_s})
            desk->m_flags.push_back(flag);
        arguments.demoOptions = desk->m_flags;
        Result<std::unique_ptr<OpenConnection>> open = OpenConnection::open(arguments);
        if (!open) {
            std::printf("%s\n", qPrintable(describe(open.error())));
            return nullptr;
        }
        desk->m_open = std::move(*open);
        std::optional<Result<RunDesk *>> runs;
        desk->m_open->desk().then(desk->m_open.get(), [&runs](const Result<RunDesk *> &answer) { runs = answer; });
        if (!live([&runs] { return runs.has_value(); }) || !*runs)
            return nullptr;
        desk->m_runs = **runs;
        const Result<Journal *> journal = desk->m_open->journal();
        desk->m_window =
            std::make_unique<MainWindow>(WindowServices{desk->m_open->connection(), desk->m_open->provider(), **journal,
                                                        desk->m_open->scheduler(), *desk->m_runs, desk->m_settings});
        desk->m_window->resize(1280, 800);
        desk->m_window->show();
        desk->m_window->begin();
        return desk;
    }

    template <class W> W *find(const QString &name) const
    {
        for (W *widget : m_window->findChildren<W *>(name)) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    }
    void showPage(int number) const
    {
        if (auto *pages = m_window->findChild<QAbstractItemView *>(u"pages"_s))
            pages->setCurrentIndex(pages->model()->index(number, 0));
    }
    QAbstractItemView *table() const { return find<QAbstractItemView>(u"table"_s); }
    GovernanceProvider &provider() const { return m_open->provider(); }
    RunDesk &runs() const { return *m_runs; }

private:
    QTemporaryDir m_folder;
    QStringList m_flags;
    UiSettings m_settings;
    std::unique_ptr<OpenConnection> m_open;
    RunDesk *m_runs = nullptr;
    std::unique_ptr<MainWindow> m_window;
};

/// The longest gaps with their floors, in ms, in the order in which they were told first.
class Verdicts
{
public:
    void add(const char *what, double floor, double longest)
    {
        const auto known = std::find_if(m_pairs.begin(), m_pairs.end(),
                                        [what](const auto &pair) { return std::strcmp(pair.first, what) == 0; });
        (known == m_pairs.end() ? m_pairs.emplace_back(what, bench::Pair()) : *known).second.add(floor, longest);
    }
    void print(bench::Table &table) const
    {
        for (const auto &[what, pair] : m_pairs)
            table.row(what, pair, 1.5);
    }

private:
    std::vector<std::pair<const char *, bench::Pair>> m_pairs;
};

class Bench
{
public:
    Bench(Desk &desk, bench::WatchedApplication &events, bench::Table &table, Size size)
        : m_desk(desk), m_events(events), m_table(table), m_size(size)
    {
    }

    bool run()
    {
        if (!live([this] { return m_desk.table() && m_desk.table()->model()->rowCount() > 0; }))
            return false;
        bench::EventGaps::printHead();
        const std::optional<double> loaded = load();
        if (!loaded)
            return false;
        m_view = m_desk.table();
        m_model = qobject_cast<TableModel *>(m_view->model());
        double busy = 0;
        if (!paintWhileReading(busy))
            return false;
        m_told.add("loading the certifications", busy, *loaded);
        paintAtRest();
        if (!sort("sorting, not ready"))
            return false;
        while (!m_model->isSortReady(0))
            live(50);
        // In turns, like every bench: a busy moment of the machine is nobody's.
        for (int turn = 0; turn < 3; ++turn) {
            paintAtRest();
            if (!sort("sorting, at rest"))
                return false;
            filter();
            facet();
            scroll();
            select();
            passTime();
        }
        const std::optional<double> sending = send();
        if (sending)
            m_told.add("a run", busy, *sending);
        return sending.has_value();
    }

    void judge() { m_told.print(m_table); }

private:
    std::optional<double> load()
    {
        m_events.forget();
        m_gaps.start();
        m_desk.showPage(1);
        const bool all =
            live([this] { return m_desk.table() && m_desk.table()->model()->rowCount() == m_size.certifications; });
        live(400);
        return all ? std::optional(longest("loading the certifications")) : std::nullopt;
    }

    /// The floor: the window painted as a whole, with rows that it has not shown before, as after any change of what
    /// is shown. The longest of some, as gaps are judged by the longest of many.
    void paintAtRest()
    {
        constexpr int times = 15;
        std::vector<double> took;
        for (int i = 0; i < times; ++i) {
            live(60); // as between two keys: what was idle is slower than what has just painted
            took.push_back(bench::millisecondsOf([this] { paintOtherRows(); }));
        }
        std::sort(took.begin(), took.end());
        m_atRest = took.back();
        std::printf("  (painting the window takes from %.1f to %.1f ms, mostly %.1f)\n", took.front(), took.back(),
                    took[times / 2]);
    }

    /// The same while the machine is as busy as when a list is read or a run is sent: the list is read once more, of
    /// each page only a repaint is made. What paints waits here, too, for a processor.
    bool paintWhileReading(double &longestGap)
    {
        CertificationReader *reader = m_desk.provider().certificationReader();
        bool ended = false;
        ListLoader<Certification> loader(
            [reader](PageRequest page, CallContext context) {
                return reader->certifications({}, page, std::move(context));
            },
            [](const Certification &row) { return row.id.toString(); },
            [this](std::vector<Certification> &&) { paintOtherRows(); }, {});
        QObject::connect(&loader, &ListLoaderBase::finished, &loader, [&ended] { ended = true; });
        m_gaps.start();
        loader.start();
        const bool all = live([&ended] { return ended; });
        longestGap = longest("(reading, of each page only a repaint)");
        m_view->verticalScrollBar()->setValue(0);
        return all;
    }

    void paintOtherRows()
    {
        QScrollBar *bar = m_view->verticalScrollBar();
        m_painted = (m_painted + bar->maximum() / 401) % bar->maximum();
        bar->setValue(m_painted);
        m_view->window()->repaint();
    }

    bool sort(const char *what)
    {
        m_gaps.start();
        for (const int column : {0, 1, 3, 4}) {
            m_model->sort(column, Qt::DescendingOrder);
            if (!live([this, column] { return m_model->sortColumn() == column; }, 50))
                return false;
        }
        tell(what);
        return true;
    }

    void filter()
    {
        auto *search = m_desk.find<QLineEdit>(u"search"_s);
        const QString typed = u"maria rev"_s;
        m_gaps.start();
        for (qsizetype letters = 1; letters <= typed.size(); ++letters) {
            search->setText(typed.left(letters));
            live(60);
        }
        search->clear();
        live(60);
        tell("typing into the search");
    }

    void facet()
    {
        m_gaps.start();
        for (const FacetValue &value : m_model->facetValues("state"_L1)) {
            m_model->setFacet("state"_L1, {value.key});
            live(60);
        }
        m_model->clearFacets();
        live(60);
        tell("picking a facet");
    }

    void scroll()
    {
        QScrollBar *bar = m_view->verticalScrollBar();
        m_gaps.start();
        for (int step = 0; step < 60; ++step) {
            bar->setValue(step * (bar->maximum() / 60));
            live(10);
        }
        tell("scrolling");
    }

    void select()
    {
        m_gaps.start();
        m_view->setFocus();
        m_view->selectAll();
        live(400);
        tell("selecting all");
        m_gaps.start();
        m_view->clearSelection();
        live(100);
        tell("selecting none");
    }

    void passTime()
    {
        m_gaps.start();
        for (int minute = 1; minute <= 10; ++minute) {
            m_model->setNow(m_model->context().now.addSecs(60));
            live(20);
        }
        tell("a minute passes");
    }

    std::optional<double> send()
    {
        m_model->sort(-1);
        bench::BigOrder big(m_desk.provider(), m_size.ordered);
        if (!big.read(*m_model))
            return std::nullopt;
        Plan plan = big.plan();
        std::printf("  (a run of %d rows in %zu calls)\n", plan.rowCount(), plan.calls.size());
        m_desk.showPage(2);
        live(300);
        m_gaps.start();
        QElapsedTimer timer;
        timer.start();
        ReassignRun *run = m_desk.runs().start(big.order(), std::move(plan));
        const bool ended = live([run] { return run->phase() == ReassignRun::Phase::Ended; });
        live(500);
        const double gap = longest("a run");
        std::printf("  (took %.1f s)\n", static_cast<double>(timer.elapsed()) / 1e3);
        return ended ? std::optional(gap) : std::nullopt;
    }

    double longest(const char *what)
    {
        m_gaps.stop();
        m_gaps.print(what);
        m_events.printSlow(8);
        m_events.forget();
        return m_gaps.longest();
    }
    void tell(const char *what) { m_told.add(what, m_atRest, longest(what)); }

    Desk &m_desk;
    bench::WatchedApplication &m_events;
    bench::Table &m_table;
    Size m_size;
    QAbstractItemView *m_view = nullptr;
    TableModel *m_model = nullptr;
    bench::EventGaps m_gaps;
    double m_atRest = 1; ///< the floor, in ms
    int m_painted = 0;
    Verdicts m_told;
};

} // namespace

/// What a text of another script costs once: the search for a font that has it. It is the desktop's, not ours.
void findFonts()
{
    QPixmap pixmap(64, 64);
    QPainter painter(&pixmap);
    for (const TextSize size : {TextSize::Caption, TextSize::CaptionStrong, TextSize::Body, TextSize::BodyStrong,
                                TextSize::Heading, TextSize::Title}) {
        painter.setFont(fontFor(size));
        painter.drawText(0, 20, u"Zoë Łukasz Дмитрий 山田 さくら 김 नमस्ते ما שלום ไทย"_s);
    }
}

int main(int argc, char **argv)
{
    bench::WatchedApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"bench_gaps"_s);
    bench::Table table(argc, argv);
    const Size size = bench::isSmall(argc, argv) ? Size{20'000, 5'000} : Size();
    QApplication::setStyle(new BatonStyle);
    applyScheme(Scheme::Light);
    findFonts();
    const std::unique_ptr<Desk> desk = Desk::open(size.certifications);
    if (!desk)
        return 1;
    Bench bench(*desk, application, table, size);
    const bool whole = bench.run();
    bench.judge();
    if (!whole)
        std::printf("it did not come to its end\n");
    return whole ? table.exitStatus() : 1;
}
