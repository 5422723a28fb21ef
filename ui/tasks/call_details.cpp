// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tasks/call_details.h"

#include "app/reassign/reassign_run.h"
#include "models/tables/call_cells.h"
#include "models/tables/state_words.h"
#include "ui/common/details_facts.h"
#include "ui/common/error_words.h"
#include "ui/common/run_words.h"
#include "ui/tasks/call_watch.h"
#include "ui/tasks/task_timeline.h"
#include "ui/tasks/task_words.h"

#include <QCoreApplication>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::CallDetails)
};

/// The vendor's task and what went wrong, from whoever knows: the run that follows the call, else the journal.
struct Known
{
    std::optional<GovernanceTask> task;
    std::optional<Error> error;
    std::optional<CallAccepted> answer;
    int attempts = 0;
    QString meaning;
};

Known knownOf(const CallView &view)
{
    Known known;
    const std::optional<CallStory> &story = view.watch.story();
    if (story) {
        const CallHistory history = historyOf(story->call, story->events);
        known = {history.task, history.error, history.answer, history.attempts, whatNow(history)};
    }
    if (view.live) {
        known.task = view.live->task;
        known.error = view.live->error;
        known.attempts = view.live->attempts;
        known.meaning = whatNow(*view.live);
    }
    return known;
}

QString saidByTheTenant(const Known &known)
{
    QStringList lines;
    if (known.error) {
        lines.push_back(vendorWords(*known.error));
        lines.push_back(known.error->nextStep);
    }
    if (known.task) {
        const QString chosen = preferredText(known.task->errors);
        if (!chosen.isEmpty() && !(known.error && known.error->message == chosen))
            lines.push_back(u"“%1”"_s.arg(chosen));
    }
    lines.removeAll(QString());
    return lines.join(u'\n');
}

DetailsSection taskFacts(const GovernanceTask &task, const CellContext &context)
{
    FactList facts(context);
    facts.addId(Text::tr("Id"), task.id.toString())
        .add(Text::tr("Type"), task.type)
        .add(Text::tr("State"), task.state.raw)
        .add(Text::tr("Works on"), task.targetName.isEmpty() ? task.targetId : task.targetName)
        .addTime(Text::tr("Since"), task.created);
    return factSection(Text::tr("The tenant's task"), facts);
}

DetailsSection callFacts(const CallStory &story, const Known &known, const CellContext &context)
{
    const RunOrigin &origin = story.record.origin;
    FactList facts(context);
    facts.add(Text::tr("Tenant"), origin.connectionName)
        .add(Text::tr("By"), actorText(origin))
        .add(Text::tr("Reason"), story.record.order.reason)
        .add(Text::tr("Campaign"), story.call.campaignName)
        .add(Text::tr("Operation"), story.call.operationLabel)
        .addId(Text::tr("Request"), story.call.method + u' ' + story.call.path);
    if (known.attempts > 1)
        facts.add(Text::tr("Attempts"), QString::number(known.attempts));
    facts.addId(Text::tr("Request id"), known.answer ? known.answer->trackingId : QString())
        .addId(Text::tr("Body hash"), hashText(story.call.bodyHash));
    DetailsSection section = factSection(Text::tr("Call"), facts);
    if (known.answer && known.answer->deprecatedPath)
        section.text =
            Text::tr("The tenant calls this path deprecated: it will go away in a later version of its API.");
    return section;
}

} // namespace

DetailsContent callDetails(const CallView &view, const CellContext &context)
{
    const Known known = knownOf(view);
    DetailsContent content;
    content.kind = view.kind;
    content.heading = view.heading;
    content.badge = view.state;
    content.body = known.meaning;
    addSection(content, textSection(Text::tr("What the tenant said"), saidByTheTenant(known)));
    if (known.task) {
        addSection(content,
                   textSection(Text::tr("Passed on by the tenant"), view.watch.trailOf(*known.task).join(u'\n')));
    }
    const std::optional<CallStory> &story = view.watch.story();
    if (story) {
        DetailsSection happened;
        happened.title = Text::tr("What happened");
        happened.events = timelineOf(*story, context);
        addSection(content, std::move(happened));
    }
    if (known.task)
        addSection(content, taskFacts(*known.task, context));
    if (story)
        addSection(content, callFacts(*story, known, context));
    return content;
}

} // namespace baton
