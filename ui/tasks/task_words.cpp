// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tasks/task_words.h"

#include "app/reassign/call_verdict.h"
#include "ui/common/run_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::TaskWords)
};

int itemsOf(const Call &call)
{
    return countRows(call, {}, CallState::Queued).items;
}

QString nameOf(const IdentityId &id, const QString &name)
{
    return name.isEmpty() ? id.toString() : name;
}

QString subjectOf(const Call &call)
{
    if (!call.campaignName.isEmpty())
        return call.campaignName;
    return call.certification.isEmpty() ? call.operationLabel : call.certification.toString();
}

/// Why the rows are read again, before the sentence that says so.
QString whyReRead(const CallProgress &call)
{
    if (call.error && call.error->kind == ErrorKind::OutcomeUnknown)
        return Text::tr("The call may or may not have arrived. Baton does not send it a second time.");
    if (call.task && call.task->state == TaskState::Failed)
        return Text::tr("The task ended with an error.");
    if (call.error)
        return Text::tr("The tenant refused it.");
    if (call.task && call.task->hasEnded())
        return Text::tr("The task ended well.");
    return call.call.givesTask ? Text::tr("The tenant took it and named no task.") : Text::tr("The tenant took it.");
}

/// The line below what a call does: the trouble, else what it is about and how far it is.
QString noteOf(const CallProgress &call)
{
    const bool waits = call.state == CallState::NotSent || call.state == CallState::Held;
    if (waits && !call.note.isEmpty())
        return call.note; // why it did not leave says more than the error that came with it
    if (call.error)
        return errorLine(*call.error);
    QString how;
    if (call.state == CallState::Verifying)
        how = call.task && call.task->hasEnded() ? Text::tr("The task ended well; re-reading") : Text::tr("Re-reading");
    else if (call.state == CallState::Moved)
        how = Text::tr("Re-read and confirmed");
    else if (!call.note.isEmpty())
        return call.note;
    const QString subject = subjectOf(call.call);
    if (how.isEmpty() || subject.isEmpty())
        return subject + how;
    return Text::tr("%1. %2").arg(subject, how);
}

} // namespace

TaskRow taskRowOf(const ReassignRun &run, int index)
{
    const CallProgress &call = run.calls()[static_cast<size_t>(index)];
    TaskRow row;
    row.run = run.id();
    row.call = call.call.id;
    row.index = index;
    row.rows = static_cast<int>(call.call.rows.size());
    row.what = handoverText(row.rows, itemsOf(call.call), nameOf(run.order().target, run.order().targetName));
    row.note = noteOf(call);
    row.target = subjectOf(call.call);
    row.error = call.error ? errorLine(*call.error) : QString();
    row.state = call.state;
    row.confirmed = static_cast<int>(std::count_if(call.proofs.begin(), call.proofs.end(), [](const RowProof &proof) {
        return proof.outcome == RowOutcome::Moved;
    }));
    row.elsewhere = countRows(call.call, call.proofs, call.state).movedElsewhere;
    row.passedOnTo = passedOnTo(call.proofs);
    row.startedAt = call.startedAt;
    // A silent task may still finish, so its time goes on.
    const bool goesOn = call.state == CallState::NoAnswer || (!isSettled(call.state) && !needsPerson(call.state));
    if (!goesOn)
        row.endedAt = call.changedAt;
    return row;
}

TaskRow taskRowOf(const RunSummary &run, const CallOutline &call)
{
    const CallHistory &history = call.history;
    TaskRow row;
    row.run = run.id;
    row.call = call.id;
    row.index = call.index;
    row.earlier = true;
    row.rows = call.rows.all;
    row.confirmed = call.rows.moved;
    row.elsewhere = call.rows.movedElsewhere;
    row.what = handoverText(call.rows.all, call.rows.items, nameOf(run.target, run.targetName));
    row.target = call.campaignName.isEmpty() ? call.operationLabel : call.campaignName;
    row.error = history.error ? errorLine(*history.error) : QString();
    row.state = history.standing == CallStanding::NotSent ? CallState::NotSent : history.state;
    row.startedAt = history.firstSent;
    row.endedAt = history.lastChange;
    switch (history.standing) {
    case CallStanding::NotSent:
        row.note = Text::tr("Baton stopped before this call left. Safe to send");
        break;
    case CallStanding::Unknown:
        row.note = history.error ? errorLine(*history.error) : Text::tr("Baton stopped before an answer came");
        break;
    case CallStanding::Accepted:
        row.note = Text::tr("Baton stopped before its rows were proven");
        break;
    case CallStanding::Settled:
        row.note = history.note;
        break;
    }
    return row;
}

QString whatNow(const CallProgress &call)
{
    const int rows = static_cast<int>(call.call.rows.size());
    switch (call.state) {
    case CallState::Queued:
        return Text::tr("It waits for its turn.");
    case CallState::Held:
        return call.note.isEmpty() ? Text::tr("It waits; the tenant asked for a pause.") : call.note;
    case CallState::Sending:
        return Text::tr("It is on its way.");
    case CallState::Accepted:
        return Text::tr("The tenant accepted it and has not started. Nothing is proven yet.");
    case CallState::Running:
        return Text::tr("The tenant works on it. Nothing is proven yet.");
    case CallState::Verifying:
        return whyReRead(call) + u' ' + Text::tr("Re-reading the %1 decides.").arg(rowsText(rows, itemsOf(call.call)));
    case CallState::NoAnswer:
        return call.lookedThrough
                   ? Text::tr("The task is silent, and reading the %1 again proved nothing. It may still finish; Baton "
                              "keeps asking.")
                         .arg(rowsText(rows, itemsOf(call.call)))
                   : Text::tr("The task is silent. It may still finish; Baton keeps asking.");
    case CallState::Moved:
        return call.note.isEmpty() ? Text::tr("Re-read and confirmed.") : call.note;
    case CallState::PartlyMoved:
        return (call.note.isEmpty() ? Text::tr("Some rows stayed.") : call.note) + u' ' +
               Text::tr("Unfold it to see where each row is.");
    case CallState::OutcomeUnknown:
        return (call.note.isEmpty() ? Text::tr("The call may or may not have arrived. Baton does not send it a second "
                                               "time.")
                                    : call.note) +
               u' ' + Text::tr("Baton can look again at what the tenant has.");
    case CallState::Failed:
        return call.note.isEmpty() ? Text::tr("Nothing moved.") : call.note;
    case CallState::NotSent:
        return (call.note.isEmpty() ? Text::tr("It was never sent.") : call.note) + u' ' + Text::tr("Safe to send.");
    case CallState::Undone:
        return Text::tr("It was taken back.");
    }
    return {};
}

QString whatNow(const CallHistory &call)
{
    switch (call.standing) {
    case CallStanding::NotSent:
        return Text::tr("An earlier Baton stopped before this call left. Nothing was changed; it is safe to send.");
    case CallStanding::Unknown:
        return Text::tr("An earlier Baton stopped before it knew whether the tenant acted. The call is not sent a "
                        "second time. Where its rows are now decides.");
    case CallStanding::Accepted:
        return Text::tr("The tenant accepted it; an earlier Baton stopped before its rows were proven. Where they are "
                        "now decides.");
    case CallStanding::Settled:
        break;
    }
    return call.note;
}

std::vector<ProofRow> proofRowsOf(const QString &task, const Call &call, const std::vector<RowProof> &proofs)
{
    std::vector<ProofRow> rows;
    rows.reserve(static_cast<size_t>(call.rows.size()));
    for (size_t i = 0; i < static_cast<size_t>(call.rows.size()); ++i) {
        const CallRow &row = call.rows[static_cast<qsizetype>(i)];
        ProofRow &line = rows.emplace_back();
        line.task = task;
        line.index = static_cast<int>(i);
        line.subject = row.subject.text();
        if (line.subject.isEmpty())
            line.subject = row.row.isWholeCertification() ? row.row.certification.toString() : row.row.item.toString();
        line.from = nameOf(row.sourceReviewer, row.sourceReviewerName);
        line.notChecked = row.notChecked;
        line.follows = row.follows;
        if (i < proofs.size())
            line.proof = proofs[i];
    }
    return rows;
}

ProofRow rowsAreRead(const QString &task)
{
    ProofRow row;
    row.task = task;
    row.index = -1;
    row.subject = Text::tr("Reading its rows…");
    return row;
}

} // namespace baton
