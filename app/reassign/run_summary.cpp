// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/run_summary.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <iterator>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

bool hasNotBegun(CallState state)
{
    return state == CallState::Queued || state == CallState::Held;
}

/// Of calls that are under way: their common state, or the most telling one.
CallState motionOf(const CallStates &moving)
{
    if (moving.size() == 1)
        return moving.firstKey();
    for (const CallState state : {CallState::Running, CallState::Verifying, CallState::Accepted, CallState::Sending}) {
        if (moving.contains(state))
            return state;
    }
    return CallState::Held;
}

} // namespace

RowCounts &RowCounts::operator+=(const RowCounts &more)
{
    all += more.all;
    items += more.items;
    moved += more.moved;
    movedElsewhere += more.movedElsewhere;
    notMoved += more.notMoved;
    unknown += more.unknown;
    notSent += more.notSent;
    return *this;
}

CallState resultOf(const CallStates &states)
{
    for (const CallState doubt : {CallState::OutcomeUnknown, CallState::NoAnswer}) {
        if (states.contains(doubt))
            return doubt;
    }
    CallStates moving;
    CallStates settled;
    for (auto it = states.cbegin(); it != states.cend(); ++it)
        (isSettled(it.key()) ? settled : moving).insert(it.key(), it.value());
    if (!moving.isEmpty()) {
        const bool untouched = std::all_of(moving.keyBegin(), moving.keyEnd(), hasNotBegun);
        // Between two calls a run is under way, though none of them is.
        return untouched && !settled.isEmpty() ? CallState::Running : motionOf(moving);
    }
    if (settled.isEmpty())
        return CallState::Queued;
    if (settled.size() == 1)
        return settled.firstKey();
    for (const CallState state : {CallState::PartlyMoved, CallState::Moved, CallState::Undone}) {
        if (settled.contains(state))
            return CallState::PartlyMoved;
    }
    return CallState::Failed; // some failed, the others were not sent
}

CallStates withoutSender(CallStates states)
{
    for (const CallState state : {CallState::Queued, CallState::Held}) {
        if (const int calls = states.take(state); calls > 0)
            states[CallState::NotSent] += calls;
    }
    return states;
}

RowCounts countRows(const Call &call, const std::vector<RowProof> &proofs, CallState state)
{
    RowCounts counts;
    counts.all = static_cast<int>(call.rows.size());
    counts.items = static_cast<int>(std::count_if(call.rows.begin(), call.rows.end(),
                                                  [](const CallRow &row) { return !row.row.isWholeCertification(); }));
    for (const RowProof &proof : proofs) {
        switch (proof.outcome) {
        case RowOutcome::Moved:
            ++counts.moved;
            break;
        case RowOutcome::MovedElsewhere:
            ++counts.movedElsewhere;
            break;
        case RowOutcome::NotMoved:
            ++counts.notMoved;
            break;
        case RowOutcome::Unknown:
            ++counts.unknown;
            break;
        case RowOutcome::Pending:
            counts.notSent += state == CallState::NotSent ? 1 : 0;
            break;
        }
    }
    return counts;
}

RunSummary summaryOf(const RunRecord &record, const std::vector<JournalEvent> &events)
{
    RunSummary summary;
    summary.id = record.id;
    summary.at = record.at;
    summary.connection = record.order.connection;
    summary.origin = record.origin;
    summary.target = record.order.target;
    summary.targetName = record.order.targetName;
    summary.reason = record.order.reason;
    summary.calls = static_cast<int>(record.plan.calls.size());
    summary.leftOut = static_cast<int>(record.plan.leftOut.size());
    summary.undoes = record.undoes;
    summary.continues = record.continues;
    const std::vector<CallHistory> histories = historiesOf(record.plan.calls, events);
    for (size_t i = 0; i < histories.size(); ++i) {
        const CallHistory &history = histories[i];
        ++summary.states[history.state];
        summary.openCalls += history.standing == CallStanding::Settled ? 0 : 1;
        summary.rows += countRows(record.plan.calls[i], history.proofs, history.state);
    }
    for (const JournalEvent &event : events) {
        if (std::holds_alternative<RunEnded>(event.what)) {
            summary.ended = true;
            summary.endedAt = event.at;
        } else if (const auto *abandoned = std::get_if<RunAbandoned>(&event.what)) {
            summary.abandoned = abandoned->reason;
        }
    }
    return summary;
}

RunOutline outlineOf(const RunStory &story)
{
    RunOutline outline;
    outline.id = story.record.id;
    outline.events = story.storedEvents;
    outline.firstHash = story.firstHash;
    outline.lastHash = story.lastHash;
    const Plan &plan = story.record.plan;
    std::vector<CallHistory> histories = historiesOf(plan.calls, story.events);
    for (size_t i = 0; i < plan.calls.size(); ++i) {
        const Call &call = plan.calls[i];
        CallOutline &line = outline.calls.emplace_back();
        line.id = call.id;
        line.index = static_cast<int>(i);
        line.operationLabel = call.operationLabel;
        line.campaignName = call.campaignName;
        line.rows = countRows(call, histories[i].proofs, histories[i].state);
        line.history = std::move(histories[i]);
        line.history.proofs.clear();
    }
    for (const LeftOut &row : plan.leftOut)
        ++outline.leftOut[row.reason];
    return outline;
}

Result<CallStory> callStoryOf(const RunStory &story, const CallId &call)
{
    const std::vector<Call> &calls = story.record.plan.calls;
    const auto found = std::find_if(calls.begin(), calls.end(), [&call](const Call &one) { return one.id == call; });
    if (found == calls.end())
        return failure({ErrorKind::NotFound, u"The run has no call %1."_s.arg(call.toString())});
    CallStory one;
    one.record = story.record;
    one.record.plan = {};
    one.record.order.rows.clear();
    one.index = static_cast<int>(found - calls.begin());
    one.call = *found;
    std::copy_if(story.events.begin(), story.events.end(), std::back_inserter(one.events),
                 [&call](const JournalEvent &event) { return event.call == call; });
    return one;
}

void linkUndone(std::vector<RunSummary> &runs)
{
    QHash<RunId, RunId> undoneBy;
    for (const RunSummary &run : runs) {
        if (!run.undoes.isEmpty() && !undoneBy.contains(run.undoes))
            undoneBy.insert(run.undoes, run.id);
    }
    for (RunSummary &run : runs)
        run.undoneBy = undoneBy.value(run.id);
}

QString rowTextOf(const Plan &plan)
{
    QSet<QString> seen;
    QString text;
    const auto add = [&seen, &text](const QString &line) {
        if (line.isEmpty() || seen.contains(line))
            return;
        seen.insert(line);
        text += line;
        text += QLatin1Char('\n');
    };
    for (const Call &call : plan.calls) {
        add(call.campaignName);
        for (const CallRow &row : call.rows) {
            add(row.subject.text());
            add(row.sourceReviewerName);
        }
    }
    return text;
}

} // namespace baton
