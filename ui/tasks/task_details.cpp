// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tasks/task_details.h"

#include "app/listing/when_answered.h"
#include "models/tables/state_words.h"
#include "ui/common/error_words.h"
#include "ui/common/record_view.h"
#include "ui/common/widgets.h"
#include "ui/tasks/task_feed.h"

#include <QBoxLayout>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

/// What a state means for the person, where the run itself says nothing more.
QString nextStep(const CallProgress &progress)
{
    const int rows = static_cast<int>(progress.call.rows.size());
    switch (progress.state) {
    case CallState::Queued:
        return TaskDetails::tr("It waits for its turn.");
    case CallState::Held:
        return TaskDetails::tr("It waits; the tenant asked for a pause.");
    case CallState::Sending:
        return TaskDetails::tr("It is on its way.");
    case CallState::Accepted:
        return TaskDetails::tr("The tenant accepted it. Nothing is proven yet.");
    case CallState::Running:
        return TaskDetails::tr("The tenant works on it.");
    case CallState::Verifying:
        return TaskDetails::tr("It ended well. Baton re-reads the %1 rows to see where they are.").arg(rows);
    case CallState::Moved:
        return TaskDetails::tr("Re-read and confirmed.");
    case CallState::PartlyMoved:
        return TaskDetails::tr("Some rows stayed. The list says which.");
    case CallState::NoAnswer:
        return TaskDetails::tr("The task is silent. It may still finish; Baton keeps asking.");
    case CallState::OutcomeUnknown:
        return TaskDetails::tr("The call may or may not have arrived. Baton does not send it a second time. "
                               "Re-reading the rows decides.");
    case CallState::Failed:
        return TaskDetails::tr("It changed nothing. The reason is below.");
    case CallState::NotSent:
        return TaskDetails::tr("It was never sent. Safe to send again.");
    case CallState::Undone:
        return TaskDetails::tr("It was taken back.");
    }
    return {};
}

} // namespace

TaskDetails::TaskDetails(IdentityDirectory *directory, QWidget *parent)
    : QWidget(parent), m_directory(directory), m_table(new ProofTable(this))
{
    setObjectName(u"taskDetails"_s);
    setAccessibleName(tr("Details of the task"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    m_heading = plainLabel("taskHeading"_L1, TextSize::Heading, this);
    m_next = plainLabel("taskNext"_L1, TextSize::Body, this);
    m_facts = noteLabel("taskFacts"_L1, this);
    m_errors = plainLabel("taskErrors"_L1, TextSize::Caption, this);
    m_trail = noteLabel("taskTrail"_L1, this);
    for (QLabel *label : {m_heading, m_next, m_facts, m_errors, m_trail}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_errors->setForegroundRole(QPalette::BrightText);
    m_view = new RecordView(*m_table, nullptr, this);
    named(m_view, "proofTable"_L1, tr("Rows of the call and what is proven of them"));

    auto *words = new QVBoxLayout;
    words->setContentsMargins(16, 10, 16, 8);
    words->setSpacing(4);
    words->addWidget(m_heading);
    words->addWidget(m_next);
    words->addWidget(m_errors);
    words->addWidget(m_trail);
    words->addWidget(m_facts);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(rule(this));
    layout->addLayout(words);
    layout->addWidget(rule(this));
    layout->addWidget(m_view, 1);
    showNothing();
}

void TaskDetails::showNothing()
{
    setVisible(false);
}

void TaskDetails::show(const ReassignRun &run, const CallProgress &progress)
{
    m_progress = progress;
    const TaskRow row = TaskFeed::rowOf(run, static_cast<int>(&progress - run.calls().data()));
    m_heading->setText(row.what + u" · "_s + stateWord(progress.state).word);
    m_next->setText(progress.note.isEmpty() ? nextStep(progress) : progress.note);

    QStringList facts;
    if (!progress.call.campaignName.isEmpty())
        facts.push_back(progress.call.campaignName);
    facts.push_back(tr("Reason: %1").arg(run.order().reason));
    if (progress.task) {
        facts.push_back(tr("Task %1 (%2)").arg(progress.task->id.toString(), progress.task->type));
        facts.push_back(tr("the tenant says %1").arg(progress.task->state.raw));
    }
    if (progress.attempts > 1)
        facts.push_back(tr("%1 attempts").arg(progress.attempts));
    facts.push_back(progress.call.method + u' ' + progress.call.path);
    m_facts->setText(facts.join(u" · "_s));

    std::vector<ProofRow> rows;
    for (size_t i = 0; i < progress.call.rows.size(); ++i) {
        const CallRow &call = progress.call.rows[i];
        ProofRow proof;
        proof.index = static_cast<int>(i);
        proof.subject = call.subject;
        proof.from = call.sourceReviewerName;
        if (i < progress.proofs.size())
            proof.proof = progress.proofs[i];
        rows.push_back(std::move(proof));
    }
    m_table->assign(std::move(rows));
    showErrors();
    showTrail();
    lookUpNames();
    setVisible(true);
}

void TaskDetails::showErrors()
{
    QStringList lines;
    if (m_progress.error) {
        lines.push_back(vendorWords(*m_progress.error));
        if (!m_progress.error->nextStep.isEmpty())
            lines.push_back(m_progress.error->nextStep);
    }
    if (m_progress.task) {
        const QString chosen = preferredText(m_progress.task->errors);
        if (!chosen.isEmpty() && !(m_progress.error && m_progress.error->message == chosen))
            lines.push_back(u"“%1”"_s.arg(chosen));
    }
    lines.removeAll(QString());
    m_errors->setText(lines.join(u'\n'));
    m_errors->setVisible(!lines.isEmpty());
}

QString TaskDetails::nameOf(const IdentityId &id) const
{
    if (id == m_progress.call.target && m_names.value(id).isEmpty())
        return id.toString();
    const QString name = m_names.value(id);
    return name.isEmpty() ? id.toString() : isolated(name);
}

void TaskDetails::showTrail()
{
    QStringList hops;
    if (m_progress.task) {
        for (const TrailHop &hop : m_progress.task->trails)
            hops.push_back(tr("%1 → %2 (%3)").arg(nameOf(hop.previousOwner), nameOf(hop.newOwner), hop.type));
    }
    m_trail->setText(hops.isEmpty() ? QString() : tr("Passed on by the tenant: %1").arg(hops.join(u", "_s)));
    m_trail->setVisible(!hops.isEmpty());
}

void TaskDetails::lookUpNames()
{
    if (!m_directory || !m_progress.task)
        return;
    std::vector<IdentityId> unknown;
    for (const TrailHop &hop : m_progress.task->trails) {
        for (const IdentityId &id : {hop.previousOwner, hop.newOwner}) {
            if (!id.isEmpty() && !m_names.contains(id)) {
                m_names.insert(id, QString());
                unknown.push_back(id);
            }
        }
    }
    if (unknown.empty())
        return;
    if (unknown.size() > 100)
        unknown.resize(100);
    CallContext context;
    context.priority = Priority::Background;
    whenAnswered(m_directory->byIds(std::move(unknown), context), this,
                 [this](const Result<std::vector<Identity>> &people) {
                     if (!people)
                         return; // ids are shown instead
                     for (const Identity &person : *people)
                         m_names.insert(person.id, person.name);
                     showTrail();
                 });
}

} // namespace baton
