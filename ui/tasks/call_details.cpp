// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tasks/call_details.h"

#include "app/reassign/reassign_run.h"
#include "models/tables/call_cells.h"
#include "models/tables/state_words.h"
#include "ui/common/details_facts.h"
#include "ui/common/error_words.h"
#include "ui/common/run_words.h"
#include "ui/common/widgets.h"
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

/// The vendor's own words alone: what Baton makes of them stands elsewhere.
QString saidByTheTenant(const Known &known)
{
    QStringList lines;
    if (known.error && isVendorText(*known.error))
        lines.push_back(vendorWords(*known.error));
    if (known.task) {
        const QString chosen = preferredText(known.task->errors);
        const bool told = !lines.isEmpty() && known.error->message == chosen;
        if (!chosen.isEmpty() && !told)
            lines.push_back(u"“%1”"_s.arg(chosen));
    }
    return lines.join(u'\n');
}

/// A failure that the tenant said nothing about, beyond what the sentence above it says.
QString knownOfTheFailure(const Known &known)
{
    if (!known.error || isVendorText(*known.error) || (known.task && !known.task->errors.empty()))
        return {};
    Error error = *known.error;
    if (error.kind == ErrorKind::OutcomeUnknown)
        error.message.clear();
    return vendorWords(error);
}

/// A note of the journal without the error that is told in its own place.
QString withoutError(QString text, const std::optional<Error> &error)
{
    if (!error)
        return text;
    if (text == u"“%1”"_s.arg(error->message))
        return {};
    return text.replace(u": "_s + describe(*error), u"."_s);
}

/// What the task works on, by name where it is the campaign of the call.
QString subjectOf(const GovernanceTask &task, const std::optional<CallStory> &story)
{
    if (!task.targetName.isEmpty())
        return task.targetName;
    const bool campaign =
        story && !story->call.campaignName.isEmpty() && task.targetId == story->call.campaign.toString();
    return campaign ? story->call.campaignName : task.targetId;
}

DetailsSection taskFacts(const GovernanceTask &task, const std::optional<CallStory> &story, const CellContext &context)
{
    FactList facts(context);
    facts.addId(Text::tr("Id"), task.id.toString())
        .add(Text::tr("Type"), task.type)
        .add(Text::tr("State"), task.state.raw)
        .add(Text::tr("Works on"), subjectOf(task, story))
        .addTime(Text::tr("Since"), task.created);
    return factSection(Text::tr("The tenant's task"), facts);
}

/// The first of many rows, and how many more.
DetailsSection rowSection(const Call &call, const std::vector<RowProof> &proofs, bool left, const CellContext &context)
{
    constexpr qsizetype most = 50;
    QStringList lines;
    for (const ProofRow &row : proofRowsOf({}, call, proofs)) {
        if (lines.size() == most)
            break;
        const QString subject = isolated(shortened(row.subject.simplified(), 200));
        lines.push_back(left ? Text::tr("%1: %2").arg(proofWord(row.proof).word, subject) : subject);
    }
    if (call.rows.size() > most)
        lines.push_back(Text::tr("and %1 more").arg(context.locale.toString(qlonglong(call.rows.size() - most))));
    return textSection(Text::tr("Rows"), lines.join(u'\n'));
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

std::vector<RowProof> proofsOf(const CallProgress *live, const CallWatch &watch)
{
    if (live)
        return live->proofs;
    return watch.story() ? historyOf(watch.story()->call, watch.story()->events).proofs : std::vector<RowProof>();
}

DetailsContent callDetails(const CallView &view, const CellContext &context)
{
    const Known known = knownOf(view);
    DetailsContent content;
    content.kind = view.kind;
    content.heading = view.heading;
    content.badge = view.state;
    content.body = withoutError(known.meaning, known.error);
    addSection(content, textSection(Text::tr("What the tenant said"), saidByTheTenant(known)));
    addSection(content, textSection(Text::tr("What is known"), knownOfTheFailure(known)));
    if (known.error)
        addSection(content, textSection(Text::tr("What to do next"), known.error->nextStep));
    if (known.task) {
        addSection(content,
                   textSection(Text::tr("Passed on by the tenant"), view.watch.trailOf(*known.task).join(u'\n')));
    }
    const std::optional<CallStory> &story = view.watch.story();
    const Call *call = view.live ? &view.live->call : story ? &story->call : nullptr;
    if (view.rows && call)
        addSection(content, rowSection(*call, proofsOf(view.live, view.watch), known.attempts > 0, context));
    if (story) {
        DetailsSection happened;
        happened.title = Text::tr("What happened");
        happened.events = timelineOf(*story, context);
        for (DetailsEvent &event : happened.events)
            event.detail = withoutError(event.detail, known.error);
        addSection(content, std::move(happened));
    }
    if (known.task)
        addSection(content, taskFacts(*known.task, story, context));
    if (story)
        addSection(content, callFacts(*story, known, context));
    return content;
}

} // namespace baton
