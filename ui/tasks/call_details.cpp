// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tasks/call_details.h"

#include "app/reassign/reassign_run.h"
#include "models/tables/call_cells.h"
#include "models/tables/state_words.h"
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

DetailsSection saidByTheTenant(const Known &known)
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
    DetailsSection section;
    section.title = Text::tr("What the tenant said");
    section.text = lines.join(u'\n');
    return section;
}

DetailsSection taskFacts(const GovernanceTask &task, const CellContext &context)
{
    DetailsSection section;
    section.title = Text::tr("The tenant's task");
    section.facts = {{Text::tr("Id"), task.id.toString(), true},
                     {Text::tr("Type"), task.type, false},
                     {Text::tr("State"), task.state.raw, false},
                     {Text::tr("Works on"), task.targetName.isEmpty() ? task.targetId : task.targetName, false},
                     {Text::tr("Since"), exactTime(task.created, context), false}};
    return section;
}

DetailsSection callFacts(const CallStory &story, const Known &known)
{
    DetailsSection section;
    section.title = Text::tr("Call");
    const RunOrigin &origin = story.record.origin;
    section.facts = {{Text::tr("Tenant"), origin.connectionName, false},
                     {Text::tr("By"), actorText(origin), false},
                     {Text::tr("Reason"), story.record.order.reason, false},
                     {Text::tr("Campaign"), story.call.campaignName, false},
                     {Text::tr("Operation"), story.call.operationLabel, false},
                     {Text::tr("Request"), story.call.method + u' ' + story.call.path, true},
                     {Text::tr("Attempts"), known.attempts > 1 ? QString::number(known.attempts) : QString(), false},
                     {Text::tr("Request id"), known.answer ? known.answer->trackingId : QString(), true},
                     {Text::tr("Body hash"), hashText(story.call.bodyHash), true}};
    if (known.answer && known.answer->deprecatedPath)
        section.text =
            Text::tr("The tenant calls this path deprecated: it will go away in a later version of its API.");
    return section;
}

void add(DetailsContent &content, DetailsSection section)
{
    std::erase_if(section.facts, [](const DetailsFact &fact) { return fact.value.isEmpty(); });
    if (!section.facts.empty() || !section.events.empty() || !section.text.isEmpty())
        content.sections.push_back(std::move(section));
}

} // namespace

DetailsContent callDetails(const CallView &view, const CellContext &context)
{
    const Known known = knownOf(view);
    DetailsContent content;
    content.kind = view.kind;
    content.heading = view.heading;
    content.badge = stateWord(view.state);
    content.body = known.meaning;
    add(content, saidByTheTenant(known));
    if (known.task && !known.task->trails.empty()) {
        DetailsSection trail;
        trail.title = Text::tr("Passed on by the tenant");
        trail.text = view.watch.trailOf(*known.task).join(u'\n');
        add(content, std::move(trail));
    }
    const std::optional<CallStory> &story = view.watch.story();
    if (story) {
        DetailsSection happened;
        happened.title = Text::tr("What happened");
        happened.events = timelineOf(*story, context);
        add(content, std::move(happened));
    }
    if (known.task)
        add(content, taskFacts(*known.task, context));
    if (story)
        add(content, callFacts(*story, known));
    return content;
}

} // namespace baton
