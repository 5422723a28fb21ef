// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/history_rows.h"

#include "models/tables/state_words.h"
#include "ui/common/run_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::HistoryRows)
};

QString nameOf(const RunSummary &run)
{
    return run.targetName.isEmpty() ? run.target.toString() : run.targetName;
}

QString leftOutWord(LeftOutReason reason, int rows, const QString &targetName)
{
    switch (reason) {
    case LeftOutReason::Duplicate:
        return Text::tr("%n named twice", nullptr, rows);
    case LeftOutReason::Vanished:
        return Text::tr("%n no longer there", nullptr, rows);
    case LeftOutReason::Changed:
        return Text::tr("%n changed since they were selected", nullptr, rows);
    case LeftOutReason::SignedOff:
        return Text::tr("%n signed off", nullptr, rows);
    case LeftOutReason::CampaignClosed:
        return Text::tr("%n in a closed campaign", nullptr, rows);
    case LeftOutReason::AlreadyReviewer:
        return Text::tr("%1 already held by %2").arg(QString::number(rows), isolated(targetName));
    case LeftOutReason::SelfReview:
        return Text::tr("%1 about %2").arg(QString::number(rows), isolated(targetName));
    case LeftOutReason::TargetInactive:
        return Text::tr("%1 that %2, inactive, cannot take over").arg(QString::number(rows), isolated(targetName));
    case LeftOutReason::GroupReviewed:
        return Text::tr("%n reviewed by a group", nullptr, rows);
    case LeftOutReason::NotRead:
        return Text::tr("%n that could not be read", nullptr, rows);
    case LeftOutReason::NeedsAdministrator:
        return Text::tr("%n that only an administrator may move", nullptr, rows);
    case LeftOutReason::DecidedSince:
        return Text::tr("%n decided since", nullptr, rows);
    case LeftOutReason::ForbiddenByDialect:
        break;
    }
    return Text::tr("%n in a state that forbids it", nullptr, rows);
}

/// What the readings proved of a call whose rows have words.
QString proofText(const RowCounts &rows)
{
    if (rows.all > 0 && rows.moved == rows.all)
        return Text::tr("all re-read");
    return wordsOfRows(rows);
}

} // namespace

RunSummary summaryNow(const ReassignRun &run, const RunSummary &written)
{
    RunSummary now = written;
    now.id = run.id();
    now.connection = run.order().connection;
    now.target = run.order().target;
    now.targetName = run.order().targetName;
    now.reason = run.order().reason;
    now.leftOut = static_cast<int>(run.leftOut().size());
    now.calls = static_cast<int>(run.calls().size());
    now.states.clear();
    now.rows = {};
    now.openCalls = 0;
    for (const CallProgress &call : run.calls()) {
        ++now.states[call.state];
        now.openCalls += isSettled(call.state) ? 0 : 1;
        now.rows += countRows(call.call, call.proofs, call.state);
    }
    return now;
}

std::vector<CallOutline> callsNow(const ReassignRun &run)
{
    std::vector<CallOutline> calls;
    calls.reserve(run.calls().size());
    for (const CallProgress &progress : run.calls()) {
        CallOutline &call = calls.emplace_back();
        call.id = progress.call.id;
        call.index = static_cast<int>(calls.size()) - 1;
        call.operationLabel = progress.call.operationLabel;
        call.campaignName = progress.call.campaignName;
        call.rows = countRows(progress.call, progress.proofs, progress.state);
        call.history.state = progress.state;
        call.history.attempts = progress.attempts;
        call.history.task = progress.task;
        call.history.error = progress.error;
        call.history.note = progress.note;
        call.history.firstSent = progress.startedAt;
        call.history.lastChange = progress.changedAt;
    }
    return calls;
}

RunRow runRowOf(const RunSummary &run)
{
    RunRow row;
    row.id = run.id;
    row.what = handoverText(run.rows.all, run.rows.items, nameOf(run));
    row.reason = run.reason;
    row.result = resultOf(run.states);
    row.rows = run.rows.all;
    row.confirmed = run.rows.moved;
    row.elsewhere = run.rows.movedElsewhere;
    row.at = run.at;
    row.target = run.target;
    row.targetName = run.targetName;
    row.by = actorText(run.origin);
    row.tenant = run.origin.connectionName;
    return row;
}

QString callNote(const CallOutline &call, bool sentHere)
{
    const CallHistory &history = call.history;
    if (history.state == CallState::NotSent || (history.state == CallState::Queued && !sentHere))
        return history.note.isEmpty() ? Text::tr("Baton stopped before this call left. Safe to send") : history.note;
    QStringList parts;
    if (history.answer)
        parts.push_back(QString::number(history.answer->httpStatus));
    if (history.task) {
        parts.push_back(Text::tr("task %1").arg(shortId(history.task->id.toString())));
        parts.push_back(history.task->state.raw);
    }
    if (history.error)
        parts.push_back(errorLine(*history.error));
    // The note names who has them now.
    const bool passedOn = history.state == CallState::PartlyMoved && call.rows.moved == 0 && !history.note.isEmpty();
    parts.push_back(passedOn ? history.note : proofText(call.rows));
    parts.removeAll(QString());
    return parts.isEmpty() ? history.note : parts.join(u", "_s);
}

QString leftOutText(const QMap<LeftOutReason, int> &leftOut, const QString &targetName)
{
    QStringList parts;
    for (auto reason = leftOut.cbegin(); reason != leftOut.cend(); ++reason)
        parts.push_back(leftOutWord(reason.key(), reason.value(), targetName));
    return parts.join(u", "_s);
}

std::vector<RunCallRow> callRowsOf(const RunSummary &run, const std::vector<CallOutline> &calls,
                                   const QMap<LeftOutReason, int> &leftOut, bool sentHere)
{
    std::vector<RunCallRow> rows;
    rows.reserve(calls.size() + 1);
    for (const CallOutline &call : calls) {
        RunCallRow &row = rows.emplace_back();
        row.run = run.id;
        row.kind = RunCallRow::Kind::Call;
        row.index = call.index;
        row.call = call.id;
        row.what =
            Text::tr("Call %1: %2").arg(QString::number(call.index + 1), rowsText(call.rows.all, call.rows.items));
        row.note = callNote(call, sentHere);
        row.state = call.history.state == CallState::Queued && !sentHere ? CallState::NotSent : call.history.state;
        row.rows = call.rows.all;
        row.confirmed = call.rows.moved;
        row.elsewhere = call.rows.movedElsewhere;
        row.at = call.history.firstSent;
    }
    if (run.leftOut > 0) {
        RunCallRow &row = rows.emplace_back();
        row.run = run.id;
        row.kind = RunCallRow::Kind::LeftOut;
        row.what = Text::tr("%n left out", nullptr, run.leftOut);
        row.note = leftOutText(leftOut, nameOf(run));
    }
    return rows;
}

RunCallRow callsAreRead(const RunId &run)
{
    RunCallRow row;
    row.run = run;
    row.what = Text::tr("Reading its calls…");
    return row;
}

} // namespace baton
