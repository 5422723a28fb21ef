// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tasks/tasks_page.h"

#include "models/tables/state_words.h"
#include "ui/common/banner.h"
#include "ui/common/details_facts.h"
#include "ui/common/facet_toggles.h"
#include "ui/common/missing_rights.h"
#include "ui/common/run_words.h"
#include "ui/common/tree_cursor.h"
#include "ui/common/ui_settings.h"
#include "ui/common/unfolding_list.h"
#include "ui/common/widgets.h"
#include "ui/tasks/brake_question.h"
#include "ui/tasks/call_details.h"
#include "ui/tasks/call_watch.h"
#include "ui/tasks/resend.h"
#include "ui/tasks/task_story_dialog.h"
#include "ui/tasks/task_words.h"

#include <QBoxLayout>
#include <QPushButton>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

std::vector<TreeColumn> treeColumns(const TaskTable &table)
{
    const auto from = [&table](QLatin1StringView group, QLatin1StringView row) {
        return TreeColumn{table.column(table.columnOf(group)), group, row};
    };
    return {from("state"_L1, "proof"_L1), from("what"_L1, "subject"_L1), from("confirmed"_L1, {}),
            from("elapsed"_L1, {}),       from("started"_L1, "read"_L1), from("target"_L1, "holder"_L1),
            from("rows"_L1, {}),          from("errors"_L1, "detail"_L1)};
}

/// One row of a call, in full.
DetailsContent rowDetails(const ProofRow &row, const TaskRow &task, const CellContext &context)
{
    const RowProof &proof = row.proof;
    DetailsContent content;
    content.kind = TasksPage::tr("Row");
    content.heading = row.subject;
    content.badge = proofWord(proof);
    content.body = proof.detail;
    FactList facts(context);
    facts.add(TasksPage::tr("Task"), task.what)
        .add(TasksPage::tr("From"), row.from)
        .add(TasksPage::tr("Now with"), proof.holderName.isEmpty() ? proof.holder.toString() : proof.holderName)
        .addTime(TasksPage::tr("Read"), proof.at)
        .add(TasksPage::tr("Selected"), row.follows ? TasksPage::tr("no, it moves along with another") : QString())
        .add(TasksPage::tr("Planned"), row.notChecked ? TasksPage::tr("not checked before it was sent") : QString());
    addSection(content, factSection({}, facts));
    return content;
}

} // namespace

TasksPage::TasksPage(const WindowServices &services, QWidget *parent) : PageWidget(parent), m_services(services)
{
    setObjectName(u"tasksPage"_s);
    m_table = new TaskTable(this);
    m_rows = new ProofTable(this);
    buildList();
    buildBanners();
    m_watch = new CallWatch(m_services.journal, m_services.provider.identityDirectory(), m_services.scheduler, this);
    m_feed = new TaskFeed(m_services.desk, m_services.journal, m_services.scheduler, m_services.connection.id, *m_table,
                          *m_rows, this);
    connectFeed();
    follow(*m_list);
    pickedChanged();
}

TasksPage::~TasksPage() = default;

void TasksPage::buildList()
{
    ListPage::Texts texts;
    texts.id = "tasks"_L1;
    texts.title = tr("Tasks");
    setWindowTitle(texts.title);
    texts.plural = tr("tasks");
    texts.singular = tr("task");
    texts.noMatch = tr("No task matches");
    texts.emptyBody = tr("Every call that you send appears here and stays until its rows are proven.");
    texts.restHint = tr("Each call is followed until a re-read shows where its rows are");
    m_lines = new UnfoldingList(*m_table, *m_rows,
                                {texts, "taskTree"_L1, treeColumns(*m_table), "started"_L1,
                                 [](const QString &row) { return row.left(row.lastIndexOf(u'#')); }},
                                m_services, this);
    m_list = &m_lines->page();
    m_cursor = &m_lines->cursor();
    m_list->filters().addWidget(new FacetToggles(
        *m_table, "standing"_L1,
        {{u"open"_s, tr("Open")}, {u"needsYou"_s, tr("Needs you")}, {u"settled"_s, tr("Settled")}}, m_list));
    m_list->showSettled();

    m_send = pushButton("sendNotSent"_L1, QString());
    m_story = pushButton("wholeStory"_L1, tr("Whole story"));
    m_check = pushButton("checkTenant"_L1, tr("Check what the tenant has"));
    m_check->setProperty("primary", true);
    m_again = pushButton("reassignAgain"_L1, QString());
    m_seen = pushButton("markSeen"_L1, tr("Mark as seen"));
    for (QPushButton *button : {m_seen, m_story, m_again, m_send, m_check})
        m_list->actions().addWidget(button);

    connect(m_lines, &UnfoldingList::unfolded, this, [this](const QString &task) { m_feed->unfold(task); });
    connect(m_lines, &UnfoldingList::opened, this, &TasksPage::tellWholeStory);
    connect(m_lines, &UnfoldingList::picked, this, &TasksPage::pickedChanged);
    connect(m_story, &QPushButton::clicked, this, &TasksPage::tellWholeStory);
    connect(m_check, &QPushButton::clicked, this, &TasksPage::checkTenant);
    connect(m_send, &QPushButton::clicked, this, &TasksPage::sendAgain);
    connect(m_again, &QPushButton::clicked, this, &TasksPage::reassignStayed);
    connect(m_seen, &QPushButton::clicked, this, [this] { m_feed->markSeen(m_cursor->groupId()); });
}

void TasksPage::buildBanners()
{
    m_brake = new Banner("brake"_L1, this);
    m_right = new Banner("missingRight"_L1, this);
    m_storage = new Banner("storageBroken"_L1, this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_brake);
    layout->addWidget(m_right);
    layout->addWidget(m_storage);
    layout->addWidget(m_list, 1);
    connect(m_brake, &Banner::firstChosen, this, [this] { answerBrake(true); });
    connect(m_brake, &Banner::secondChosen, this, [this] { answerBrake(false); });
    connect(m_right, &Banner::firstChosen, m_right, &Banner::clear);
    connect(m_storage, &Banner::firstChosen, m_storage, &Banner::clear);
}

void TasksPage::connectFeed()
{
    connect(m_feed, &TaskFeed::changed, this, [this] {
        updateBrake();
        updateNextCheck();
        Q_EMIT countChanged(m_table->storedCount());
        Q_EMIT statusChanged();
    });
    connect(m_feed, &TaskFeed::ticked, this, &TasksPage::updateNextCheck);
    connect(m_feed, &TaskFeed::callChanged, this, [this](const QString &id) {
        if (id != m_cursor->groupId())
            return;
        m_watch->refresh();
        updateActions();
        updateStory();
        Q_EMIT detailsChanged();
    });
    connect(m_feed, &TaskFeed::storageFailed, this, [this](const Error &error) {
        m_storage->say(Tone::Bad, tr("The journal cannot be written. Nothing more is sent. %1").arg(describe(error)),
                       tr("Hide this"));
    });
    connect(m_watch, &CallWatch::changed, this, [this] {
        updateStory();
        Q_EMIT detailsChanged();
    });
}

const TaskRow *TasksPage::picked() const
{
    return m_table->record(m_cursor->groupId());
}

void TasksPage::pickedChanged()
{
    const TaskRow *row = picked();
    m_watch->pick(row ? row->run : RunId(), row ? row->call : CallId());
    updateActions();
    Q_EMIT detailsChanged();
}

void TasksPage::updateActions()
{
    const TaskRow *row = picked();
    const ReassignRun *run = row ? m_feed->runOf(m_cursor->groupId()) : nullptr;
    const bool mayCheck = run && run->canRecheck(row->index);
    const bool maySend = row && row->state == CallState::NotSent;
    const CallProgress *live = row ? m_feed->call(m_cursor->groupId()) : nullptr;
    const bool ended = live && isSettled(row->state) && needsPerson(row->state);
    const auto stayed =
        ended && !maySend ? static_cast<int>(withRowsThatStayed(live->call, live->proofs).rows.size()) : 0;
    m_again->setVisible(stayed > 0);
    m_again->setText(stayed == 1 ? tr("Reassign this one again…") : tr("Reassign these %n again…", nullptr, stayed));
    m_seen->setVisible(ended && !row->seen);
    m_story->setVisible(row);
    m_check->setVisible(mayCheck);
    m_send->setVisible(maySend);
    QString fact;
    if (maySend) {
        m_send->setText(tr("Send the %n not sent…", nullptr, row->rows));
        fact = tr("Nothing of it ever left");
    } else if (row && row->state == CallState::OutcomeUnknown) {
        fact = tr("Sending again is off until Baton has checked");
    }
    m_list->setSelectionText(row ? tr("1 selected") : QString(),
                             row ? fact : tr("Each call is followed until a re-read shows where its rows are"));
}

void TasksPage::answerBrake(bool goOn)
{
    const RowCount rows = m_asked ? rowsThatWait(m_asked->calls()) : RowCount();
    const Connection &connection = m_services.connection;
    if (!goOn || !connection.production || rows.all() <= m_services.settings.typedCountAbove())
        return release(m_asked, goOn);
    askBeforeGoingOn(*window(), connection.name, rows,
                     [self = QPointer(this), run = m_asked] { self ? self->release(run, true) : void(); });
}

void TasksPage::release(ReassignRun *run, bool goOn)
{
    if (run && run->phase() == ReassignRun::Phase::Paused)
        run->release(goOn);
    updateBrake(); // another run may be waiting for its answer
}

void TasksPage::updateBrake()
{
    m_asked = m_feed->pausedRun();
    QString reason = m_asked ? m_asked->brakeReason() : QString();
    QStringList missing;
    for (const MissingRight &right : missingRights(m_services.desk)) {
        if (reason.contains(right.nextStep))
            reason = right.sentence; // the banner that asks says it
        else
            missing.push_back(right.sentence);
    }
    updateRight(missing.join(u' '));
    if (!m_asked) {
        m_brake->clear();
        return;
    }
    int waiting = 0;
    for (const CallProgress &call : m_asked->calls())
        waiting += call.state == CallState::Queued || call.state == CallState::Held ? 1 : 0;
    const QString calls = waiting == 1 ? tr("1 call is not sent.") : tr("%n calls are not sent.", nullptr, waiting);
    m_brake->say(Tone::Warn, tr("Sending paused. %1 %2").arg(reason, calls), tr("Go on"), tr("Stop"));
}

void TasksPage::updateRight(const QString &missing)
{
    if (missing == m_rightMissing)
        return; // it stands there, or was put away
    m_rightMissing = missing;
    if (missing.isEmpty())
        m_right->clear();
    else
        m_right->say(Tone::Warn, tr("%1 Everything else still works.").arg(missing), tr("Hide this"));
}

void TasksPage::updateNextCheck()
{
    const std::optional<Millis> next = m_services.desk.tracker().nextCheck();
    const auto seconds = next ? static_cast<int>((next->count() + 999) / 1000) : 0;
    m_list->setLoadNote(next ? tr("next check in %1 s").arg(seconds) : QString());
}

void TasksPage::showRun(const ReassignRun &run)
{
    m_list->startNewList(); // what was just sent is never behind a filter
    m_list->showSettled();
    m_cursor->pick(TaskTable::idFor(run.id(), 0));
    m_list->focusTable();
}

DetailsContent TasksPage::details() const
{
    const TaskRow *task = picked();
    const ProofRow *row = m_rows->record(m_cursor->rowId());
    return task && row && row->index >= 0 ? rowDetails(*row, *task, m_table->context()) : taskDetails();
}

DetailsContent TasksPage::taskDetails() const
{
    const TaskRow *row = picked();
    if (!row)
        return {};
    const StateWord word = stateWord(row->state, {row->rows, row->confirmed, row->elsewhere}, row->passedOnTo);
    return callDetails({tr("Task"), row->what, word, m_feed->call(m_cursor->groupId()), *m_watch, false},
                       m_table->context());
}

void TasksPage::tellWholeStory()
{
    const TaskRow *row = picked();
    if (!row)
        return;
    if (m_dialog)
        m_dialog->close();
    m_dialogTask = m_cursor->groupId();
    m_dialog = new TaskStoryDialog(m_services.connection.baseUrl, this);
    updateStory();
    m_dialog->open();
}

void TasksPage::updateStory()
{
    if (!m_dialog || m_dialogTask != m_cursor->groupId())
        return;
    m_dialog->setDetails(taskDetails());
    const std::optional<CallStory> &story = m_watch->story();
    if (const CallProgress *live = m_feed->call(m_dialogTask)) {
        m_dialog->setCall(live->call, picked()->index + 1);
        m_dialog->setRows(proofRowsOf(m_dialogTask, live->call, live->proofs), m_services.scheduler.wallNow());
    } else if (story) {
        m_dialog->setCall(story->call, story->index + 1);
        m_dialog->setRows(proofRowsOf(m_dialogTask, story->call, historyOf(story->call, story->events).proofs),
                          m_services.scheduler.wallNow());
    }
}

void TasksPage::checkTenant()
{
    if (ReassignRun *run = m_feed->runOf(m_cursor->groupId()))
        run->recheck(picked()->index);
}

void TasksPage::sendAgain()
{
    const CallProgress *live = m_feed->call(m_cursor->groupId());
    const ReassignRun *run = m_feed->runOf(m_cursor->groupId());
    const std::optional<CallStory> &story = m_watch->story();
    if (live && run)
        Q_EMIT reassignRequested(resendSubject(run->order(), {live->call}));
    else if (story)
        Q_EMIT reassignRequested(resendSubject(story->record.order, {story->call}));
}

void TasksPage::reassignStayed()
{
    const CallProgress *live = m_feed->call(m_cursor->groupId());
    const ReassignRun *run = m_feed->runOf(m_cursor->groupId());
    if (live && run)
        Q_EMIT reassignRequested(resendSubject(run->order(), {withRowsThatStayed(live->call, live->proofs)}));
}

void TasksPage::refresh()
{
    m_services.desk.tracker().checkNow();
    m_watch->refresh();
    updateNextCheck();
}

void TasksPage::open()
{
    tellWholeStory();
}

QString TasksPage::keysHint() const
{
    return tr("Enter tells the whole story · Right unfolds · F5 checks now");
}

void TasksPage::showEvent(QShowEvent *event)
{
    PageWidget::showEvent(event);
    m_services.desk.tracker().setVisible(true);
    updateNextCheck();
}

void TasksPage::hideEvent(QHideEvent *event)
{
    PageWidget::hideEvent(event);
    m_services.desk.tracker().setVisible(false);
}

} // namespace baton
