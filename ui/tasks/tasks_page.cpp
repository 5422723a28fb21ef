// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tasks/tasks_page.h"

#include "models/tables/record_selection.h"
#include "models/tables/state_words.h"
#include "ui/common/banner.h"
#include "ui/common/details_facts.h"
#include "ui/common/record_view.h"
#include "ui/tasks/task_details.h"

#include <QBoxLayout>

namespace baton {

using namespace Qt::StringLiterals;

TasksPage::TasksPage(const WindowServices &services, QWidget *parent) : PageWidget(parent), m_services(services)
{
    setObjectName(u"tasksPage"_s);
    m_table = new TaskTable(this);
    m_selection = new RecordSelection(*m_table, this);
    ListPage::Texts texts;
    texts.id = "tasks"_L1;
    texts.title = tr("Tasks");
    setWindowTitle(texts.title);
    texts.plural = tr("tasks");
    texts.singular = tr("task");
    texts.noMatch = tr("No task matches");
    texts.columnTool = false;
    texts.emptyBody = tr("Every call that you send appears here and stays until its rows are proven.");
    texts.restHint = tr("Each call is followed until a re-read shows where its rows are");
    m_list = new ListPage(texts, *m_table, m_selection, m_services.scheduler, m_services.connection.name, this);
    m_list->view().setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->view().sortBy("started"_L1, Qt::DescendingOrder);
    m_list->showSettled();
    m_details = new TaskDetails(m_services.provider.identityDirectory(), this);
    m_list->body().addWidget(m_details, 1);
    m_brake = new Banner("brake"_L1, this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_brake);
    layout->addWidget(m_list, 1);

    m_feed = new TaskFeed(m_services.desk, m_services.scheduler, *m_table, this);
    connect(m_feed, &TaskFeed::changed, this, [this] {
        updateBrake();
        Q_EMIT countChanged(m_table->storedCount());
        Q_EMIT statusChanged();
    });
    connect(m_feed, &TaskFeed::callChanged, this, [this](const QString &id) {
        if (id == m_selection->currentId())
            updateDetails();
    });
    connect(m_feed, &TaskFeed::storageFailed, this, [this](const Error &error) {
        m_storageBroken = true;
        m_brake->say(Tone::Bad, tr("The journal cannot be written. Nothing more is sent. %1").arg(describe(error)));
    });
    connect(m_brake, &Banner::firstChosen, this, [this] {
        if (ReassignRun *run = m_feed->pausedRun())
            run->release(true);
    });
    connect(m_brake, &Banner::secondChosen, this, [this] {
        if (ReassignRun *run = m_feed->pausedRun())
            run->release(false);
    });
    follow(*m_list);
    connect(m_selection, &QItemSelectionModel::currentChanged, this, &TasksPage::updateDetails);
}

TasksPage::~TasksPage() = default;

void TasksPage::updateDetails()
{
    const QString id = m_selection->currentId();
    const ReassignRun *run = m_feed->runOf(id);
    const CallProgress *call = m_feed->call(id);
    if (run && call)
        m_details->show(*run, *call);
    else
        m_details->showNothing();
    Q_EMIT detailsChanged();
}

DetailsContent TasksPage::details() const
{
    const QString id = m_selection->currentId();
    const ReassignRun *run = m_feed->runOf(id);
    const CallProgress *call = m_feed->call(id);
    const TaskRow *row = m_table->record(id);
    if (!run || !call || !row)
        return {};
    DetailsContent content;
    content.kind = tr("Task");
    content.heading = row->what;
    content.badge = stateWord(call->state);
    content.body = call->note;
    FactList facts(m_table->context());
    facts.add(tr("Tenant"), m_services.connection.name)
        .add(tr("Reason"), run->order().reason)
        .add(tr("Request"), call->call.method + u' ' + call->call.path)
        .addProgress(tr("Confirmed"), row->confirmed, row->rows)
        .addTime(tr("Started"), row->startedAt)
        .addTime(tr("Ended"), row->endedAt);
    if (call->task)
        facts.addId(tr("Task id"), call->task->id.toString());
    if (call->error)
        facts.add(tr("Tracking id"), call->error->trackingId);
    addSection(content, factSection(tr("Call"), facts));
    return content;
}

void TasksPage::updateBrake()
{
    if (m_storageBroken)
        return;
    const ReassignRun *run = m_feed->pausedRun();
    if (!run) {
        m_brake->clear();
        return;
    }
    int waiting = 0;
    for (const CallProgress &call : run->calls())
        waiting += call.state == CallState::Queued || call.state == CallState::Held ? 1 : 0;
    const QString calls = waiting == 1 ? tr("1 call is not sent.") : tr("%n calls are not sent.", nullptr, waiting);
    m_brake->say(Tone::Warn, tr("Sending paused. %1 %2").arg(run->brakeReason(), calls), tr("Go on"), tr("Stop"));
}

void TasksPage::showRun(const ReassignRun &run)
{
    const int row = m_table->viewRowOf(TaskTable::idFor(run.id(), 0));
    if (row < 0)
        return;
    m_selection->setCurrentIndex(m_table->index(row, 0),
                                 QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_list->focusTable();
}

void TasksPage::enter() {}

void TasksPage::takeFocus()
{
    m_list->focusTable();
}

void TasksPage::refresh()
{
    m_services.desk.tracker().checkNow();
}

void TasksPage::focusSearch()
{
    m_list->focusSearch();
}

QString TasksPage::keysHint() const
{
    return tr("F5 checks now · Up and Down pick a task");
}

void TasksPage::showEvent(QShowEvent *event)
{
    PageWidget::showEvent(event);
    m_services.desk.tracker().setVisible(true);
}

void TasksPage::hideEvent(QHideEvent *event)
{
    PageWidget::hideEvent(event);
    m_services.desk.tracker().setVisible(false);
}

} // namespace baton
