// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/history_page.h"

#include "app/listing/when_answered.h"
#include "app/reassign/call_verdict.h"
#include "models/tables/run_tables.h"
#include "models/tables/state_words.h"
#include "ui/common/banner.h"
#include "ui/common/details_facts.h"
#include "ui/common/filter_bar.h"
#include "ui/common/row_tree.h"
#include "ui/common/tree_cursor.h"
#include "ui/common/unfolding_list.h"
#include "ui/common/widgets.h"
#include "ui/history/history_export.h"
#include "ui/history/history_feed.h"
#include "ui/history/take_back.h"
#include "ui/tasks/call_details.h"
#include "ui/tasks/call_watch.h"
#include "ui/tasks/resend.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

std::vector<TreeColumn> treeColumns(const RunTable &table)
{
    const auto from = [&table](QLatin1StringView group, QLatin1StringView row) {
        return TreeColumn{table.column(table.columnOf(group)), group, row};
    };
    return {from("run"_L1, "call"_L1),
            from("result"_L1, "result"_L1),
            from("confirmed"_L1, "confirmed"_L1),
            from("when"_L1, "when"_L1),
            from("by"_L1, {}),
            from("tenant"_L1, {})};
}

/// Of calls, one after the other.
template <class Calls> std::vector<RowProof> proofsOfAll(const Calls &calls)
{
    std::vector<RowProof> proofs;
    for (const auto &call : calls)
        proofs.insert(proofs.end(), call.proofs.begin(), call.proofs.end());
    return proofs;
}

} // namespace

HistoryPage::HistoryPage(const WindowServices &services, QWidget *parent) : PageWidget(parent), m_services(services)
{
    setObjectName(u"historyPage"_s);
    m_runs = new RunTable(this);
    m_calls = new RunCallTable(this);
    buildList();
    m_watch = new CallWatch(m_services.journal, m_services.provider.identityDirectory(), m_services.scheduler, this);
    m_feed = new HistoryFeed(m_services.desk, m_services.journal, m_services.scheduler, *m_runs, *m_calls, this);
    connectFeed();
    follow(*m_list);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list);
    updateActions();
    m_feed->load(); // how many there are is told from the start
}

HistoryPage::~HistoryPage() = default;

void HistoryPage::buildList()
{
    ListPage::Texts texts;
    texts.id = "history"_L1;
    texts.title = tr("History");
    setWindowTitle(texts.title);
    texts.plural = tr("runs");
    texts.singular = tr("run");
    texts.noMatch = tr("No run matches");
    texts.emptyBody = tr("Every reassign that is sent from this machine is kept here, with what it asked for, what the "
                         "tenant said and what was proven.");
    texts.restHint = tr("Pick a run to see its evidence");
    m_lines = new UnfoldingList(*m_runs, *m_calls,
                                {texts, "historyTree"_L1, treeColumns(*m_runs), "when"_L1,
                                 [this](const QString &call) { return m_calls->runOf(call).toString(); }},
                                m_services, this);
    m_list = &m_lines->page();
    m_cursor = &m_lines->cursor();
    // Whatever orders the runs, their calls stay as they were planned.
    const auto callsInOrder = [this] { m_calls->sort(m_calls->columnOf("call"_L1)); };
    connect(m_lines->tree().header(), &QHeaderView::sortIndicatorChanged, m_calls, callsInOrder);
    callsInOrder();
    m_list->filters().addWidget(new FilterBar(*m_runs, {}, m_list));
    m_exportTool = toolButton("exportTool"_L1, "export"_L1, tr("Export evidence"), m_list);
    m_list->tools().addWidget(m_exportTool);

    m_export = pushButton("exportEvidence"_L1, tr("E&xport evidence…"));
    m_send = pushButton("sendNotSent"_L1, QString());
    m_list->actions().addWidget(m_export);
    m_again = pushButton("reassignAgain"_L1, QString());
    m_list->actions().addWidget(m_again);
    m_list->actions().addWidget(m_send);
    m_back = pushButton("takeBack"_L1, tr("Ta&ke back…"));
    m_back->setToolTip(tr("Reads where the rows of the run are now, and shows the way back before anything is sent."));
    m_list->actions().addWidget(m_back);
    m_takeBack = new TakeBack(m_services, *m_back, this);
    connect(m_back, &QPushButton::clicked, this, [this] { m_takeBack->start(picked()); });
    connect(m_takeBack, &TakeBack::told, this,
            [this](Tone tone, const QString &text) { m_list->banner().say(tone, text); });
    connect(m_takeBack, &TakeBack::reassignRequested, this, &HistoryPage::reassignRequested);

    connect(m_lines, &UnfoldingList::unfolded, this, [this](const QString &run) { m_feed->unfold(RunId(run)); });
    connect(m_lines, &UnfoldingList::opened, this, &HistoryPage::open);
    connect(m_lines, &UnfoldingList::picked, this, &HistoryPage::pickedChanged);
    connect(m_export, &QPushButton::clicked, this, &HistoryPage::exportShown);
    connect(m_exportTool, &QToolButton::clicked, this, &HistoryPage::exportShown);
    connect(m_send, &QPushButton::clicked, this, [this] {
        orderAgain(
            [](const Call &call, const CallHistory &history) {
                const bool notSent = history.state == CallState::NotSent || history.standing == CallStanding::NotSent;
                return notSent ? call : Call();
            },
            {{}, picked()});
    });
    connect(m_again, &QPushButton::clicked, this, [this] {
        const RunCallRow *line = m_calls->record(m_cursor->rowId());
        orderAgain([one = line ? line->call : CallId()](const Call &call, const CallHistory &history) {
            return one.isEmpty() || one == call.id ? withRowsThatStayed(call, history.proofs) : Call();
        });
    });
}

void HistoryPage::connectFeed()
{
    connect(m_feed, &HistoryFeed::loading, this, [this] { m_list->showLoading(0, -1); });
    connect(m_feed, &HistoryFeed::loaded, this, [this] {
        m_list->showLoaded(0, true);
        if (isVisible())
            check(); // something was written
    });
    connect(m_feed, &HistoryFeed::failed, m_list, &ListPage::showFailed);
    connect(m_feed, &HistoryFeed::chainChecked, this, &HistoryPage::tellChain);
    connect(m_feed, &HistoryFeed::chainUnreadable, this, [this](const Error &error) {
        m_list->setLoadNote(tr("journal not checked"));
        m_list->banner().say(Tone::Warn, tr("The journal could not be checked. %1").arg(describe(error)));
    });
    connect(m_feed, &HistoryFeed::runChanged, this, [this](const RunId &id) {
        if (id != picked())
            return;
        m_watch->refresh();
        updateActions();
        Q_EMIT detailsChanged();
    });
    connect(m_watch, &CallWatch::changed, this, &PageWidget::detailsChanged);
    connect(m_runs, &TableModel::countsChanged, this, [this] { Q_EMIT countChanged(m_runs->storedCount()); });
}

void HistoryPage::tellChain(const ChainReport &report)
{
    const QLocale &locale = m_runs->context().locale;
    if (report.intact) {
        m_list->setLoadNote(tr("journal complete, %1 events, no gap").arg(locale.toString(report.events)));
        return;
    }
    m_list->setLoadNote(tr("journal broken"));
    m_list->banner().say(
        Tone::Bad, tr("The journal does not fit together from its event %1 on: something was changed, or is missing. "
                      "What is shown here may not be what happened. Keep a copy of the data folder.")
                       .arg(locale.toString(report.firstBroken)));
}

RunId HistoryPage::picked() const
{
    return RunId(m_cursor->groupId());
}

RunView HistoryPage::viewOf(const RunSummary &run) const
{
    const ReassignRun *here = m_feed->runHere(run.id);
    const QString read = run.id == m_readRun ? m_passedOnTo : QString();
    return {run,
            m_feed->outline(run.id),
            m_feed->isSentHere(run.id),
            [this](const RunId &id) { return m_feed->summary(id); },
            run.id == m_readRun ? &m_leftOut : nullptr,
            here ? passedOnTo(proofsOfAll(here->calls())) : read};
}

void HistoryPage::pickedChanged()
{
    const RunCallRow *call = m_calls->record(m_cursor->rowId());
    m_watch->pick(call ? call->run : RunId(), call ? call->call : CallId());
    m_feed->unfold(picked()); // its evidence is counted over its calls
    readMore();
    updateActions();
    Q_EMIT detailsChanged();
    Q_EMIT canReassignChanged(); // what can be exported is told with it
}

/// What only the rows of a run tell: which were left out, and who has those that were passed on.
void HistoryPage::readMore()
{
    const RunId id = picked();
    const RunSummary *run = m_feed->summary(id);
    if (id == m_readRun || !run || (run->leftOut == 0 && run->rows.movedElsewhere == 0))
        return;
    m_readRun = id;
    m_leftOut.clear();
    m_passedOnTo.clear();
    if (const ReassignRun *here = m_feed->runHere(id)) {
        m_leftOut = here->leftOut();
        return;
    }
    whenAnswered(m_services.journal.run(id), this, [this, id](const Result<RunStory> &story) {
        if (id != m_readRun)
            return;
        if (!story) {
            m_readRun = RunId(); // read again when it is picked again
            return;
        }
        const Plan &plan = story->record.plan;
        m_leftOut = plan.leftOut;
        m_passedOnTo = passedOnTo(proofsOfAll(historiesOf(plan.calls, story->events)));
        Q_EMIT detailsChanged();
    });
}

/// Of the call that is picked, else of the run; none while more may still move, or where another tenant holds them.
int HistoryPage::rowsThatStayed() const
{
    const RunSummary *run = m_feed->summary(picked());
    if (!run || m_feed->isSentHere(run->id) || run->connection != m_services.connection.id)
        return 0;
    const RunCallRow *line = m_calls->record(m_cursor->rowId());
    if (!line || line->kind != RunCallRow::Kind::Call)
        return line ? 0 : run->rows.notMoved;
    const RunOutline *outline = m_feed->outline(run->id);
    const auto known = outline ? std::find_if(outline->calls.begin(), outline->calls.end(),
                                              [line](const CallOutline &call) { return call.id == line->call; })
                               : std::vector<CallOutline>::const_iterator();
    return outline && known != outline->calls.end() ? known->rows.notMoved : 0;
}

bool HistoryPage::canTakeBack() const
{
    const RunSummary *run = m_feed->summary(picked());
    return run && run->connection == m_services.connection.id && run->rows.moved + run->rows.movedElsewhere > 0 &&
           resultOf(run->states) != CallState::Undone;
}

void HistoryPage::updateActions()
{
    const RunSummary *run = m_feed->summary(picked());
    const int notSent = run && !m_feed->isSentHere(run->id) && run->connection == m_services.connection.id
                            ? rowsNotSent(viewOf(*run))
                            : 0;
    m_export->setVisible(run);
    m_exportTool->setEnabled(run);
    m_send->setVisible(notSent > 0);
    if (notSent > 0)
        m_send->setText(tr("&Send the %n not sent…", nullptr, notSent));
    m_back->setVisible(canTakeBack());
    const int stayed = rowsThatStayed();
    m_again->setVisible(stayed > 0);
    m_again->setText(stayed == 1 ? tr("Reassign this one again…") : tr("Reassign these %n again…", nullptr, stayed));
    const RunCallRow *call = m_calls->record(m_cursor->rowId());
    const bool oneCall = call && call->kind == RunCallRow::Kind::Call;
    m_list->setSelectionText(run ? (oneCall ? tr("1 call selected") : tr("1 run selected")) : QString(),
                             run ? QString() : tr("Pick a run to see its evidence"));
}

DetailsContent HistoryPage::details() const
{
    const RunSummary *run = m_feed->summary(picked());
    if (!run)
        return {};
    const RunCallRow *call = m_calls->record(m_cursor->rowId());
    if (call && call->kind == RunCallRow::Kind::LeftOut) {
        DetailsContent content;
        content.kind = tr("Left out");
        content.heading = call->what;
        content.body = call->note;
        addSection(content, leftOutSection(viewOf(*run), m_runs->context()));
        return content;
    }
    if (!call || call->kind != RunCallRow::Kind::Call)
        return runDetails(viewOf(*run), m_runs->context());
    const ReassignRun *here = m_feed->runHere(call->run);
    const CallProgress *live = here ? &here->calls()[static_cast<size_t>(call->index)] : nullptr;
    const std::vector<RowProof> proofs = proofsOf(live, *m_watch);
    const RowTally tally{call->rows, call->confirmed, call->elsewhere};
    const StateWord word = stateWord(call->state, tally, passedOnTo(proofs));
    return callDetails({tr("Call"), call->what, word, live, *m_watch, true}, m_runs->context());
}

void HistoryPage::orderAgain(const std::function<Call(const Call &, const CallHistory &)> &rowsOf,
                             const RunLinks &links)
{
    whenAnswered(m_services.journal.run(picked()), this, [this, rowsOf, links](const Result<RunStory> &story) {
        if (!story) {
            m_list->banner().say(Tone::Warn, tr("The run could not be read. %1").arg(describe(story.error())));
            return;
        }
        const Plan &plan = story->record.plan;
        const std::vector<CallHistory> histories = historiesOf(plan.calls, story->events);
        std::vector<Call> calls;
        for (size_t i = 0; i < plan.calls.size(); ++i)
            calls.push_back(rowsOf(plan.calls[i], histories[i]));
        std::erase_if(calls, [](const Call &call) { return call.rows.empty(); });
        if (calls.empty())
            return;
        ReassignSubject subject = resendSubject(story->record.order, calls);
        subject.links = links;
        Q_EMIT reassignRequested(subject);
    });
}

bool HistoryPage::canExport() const
{
    return m_feed->summary(picked()) != nullptr;
}

void HistoryPage::exportShown()
{
    const RunSummary *run = m_feed->summary(picked());
    if (!run)
        return;
    const QString name = u"baton-run-%1.json"_s.arg(run->at.toUTC().toString(u"yyyyMMdd-HHmmss"_s));
    HistoryExport *work = HistoryExport::ask(m_services.journal, run->id, name, m_services.scheduler.wallNow(), *this);
    connect(work, &HistoryExport::written, this, [this](const QString &path) {
        m_list->banner().say(Tone::Ok, tr("The evidence of the run is in %1.").arg(path));
    });
    connect(work, &HistoryExport::failed, this,
            [this](const Error &error) { m_list->banner().say(Tone::Bad, describe(error)); });
}

void HistoryPage::check()
{
    m_list->setLoadNote(tr("checking the journal…"));
    m_feed->checkChain();
}

void HistoryPage::enter()
{
    if (m_feed->isLoaded())
        check();
}

void HistoryPage::refresh()
{
    m_feed->load();
}

void HistoryPage::open()
{
    if (m_cursor->rowId().isEmpty()) // there is nothing below a call
        m_lines->toggle();
}

QString HistoryPage::keysHint() const
{
    return tr("Right unfolds · Ctrl+E exports evidence · F5 reads again");
}

} // namespace baton
