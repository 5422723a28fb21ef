// SPDX-License-Identifier: GPL-3.0-or-later
// What follows an answer: the task, the proof, the last word.
#include "app/reassign/call_verdict.h"
#include "app/reassign/reassign_run.h"

#include <utility>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

bool hasLastWord(CallState state)
{
    return isSettled(state) || state == CallState::OutcomeUnknown;
}

Error errorOf(const GovernanceTask &task)
{
    const QString text = preferredText(task.errors);
    Error error(ErrorKind::Invalid, text.isEmpty() ? ReassignRun::tr("The task ended with an error.") : text);
    error.messageTexts = task.errors;
    for (const LocalizedText &one : task.errors) {
        if (one.text != error.message && !error.causes.contains(one.text))
            error.causes << one.text;
    }
    return error;
}

} // namespace

RunCounts ReassignRun::counts() const
{
    RunCounts counts;
    for (const CallProgress &call : m_calls) {
        counts.rows += static_cast<int>(call.proofs.size());
        for (const RowProof &proof : call.proofs) {
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
                ++(call.state == CallState::NotSent ? counts.notSent : counts.pending);
                break;
            }
        }
    }
    return counts;
}

void ReassignRun::follow(int index, const GovernanceTask &task)
{
    at(index).task = task;
    m_taskOf.insert(task.id, index);
    if (task.hasEnded()) {
        taskEnded(index);
        return;
    }
    change(index, task.state == TaskState::Running ? CallState::Running : CallState::Accepted);
    m_services.tracker.watch(task, m_services.scheduler.now());
}

void ReassignRun::taskChanged(const GovernanceTask &task)
{
    const auto known = m_taskOf.constFind(task.id);
    if (known == m_taskOf.constEnd())
        return;
    const int index = *known;
    write({record(index, TaskSeen{task})}, [this, index, task] {
        CallProgress &call = at(index);
        call.task = task;
        // A call that was proven before its task said so keeps its word; a silent one stays silent until it ends.
        const bool keeps = hasLastWord(call.state) || call.state == CallState::NoAnswer;
        if (!hasLastWord(call.state) && task.hasEnded())
            taskEnded(index);
        else if (call.state == CallState::Verifying)
            foundAgain(index);
        else
            change(index, !keeps && task.state == TaskState::Running ? CallState::Running : call.state);
    });
}

/// A task that the tenant did not know is there after all.
void ReassignRun::foundAgain(int index)
{
    CallProgress &call = at(index);
    m_services.verifier.forget(call.call.id);
    call.note.clear();
    change(index, call.task->state == TaskState::Running ? CallState::Running : CallState::Accepted);
}

void ReassignRun::taskEnded(int index)
{
    CallProgress &call = at(index);
    const bool failed = call.task->state == TaskState::Failed;
    m_taskOf.remove(call.task->id);
    m_lanes.free(index);
    call.note.clear();
    if (failed) {
        call.error = errorOf(*call.task);
        call.note = tr("The task ended with an error: %1").arg(describe(*call.error));
    }
    verify(index, failed ? CallEnd::TaskFailed : CallEnd::TaskSucceeded);
    pump();
}

void ReassignRun::taskSilent(const TaskId &task)
{
    const auto known = m_taskOf.constFind(task);
    if (known == m_taskOf.constEnd())
        return;
    const int index = *known;
    write({record(index, TaskSilent{task, false})}, [this, index] {
        CallProgress &call = at(index);
        if (hasLastWord(call.state) || call.state == CallState::Verifying)
            return;
        call.note = tr("The task does not answer. It may still finish.");
        change(index, CallState::NoAnswer);
        m_services.verifier.verify(call.call, CallEnd::NoAnswer, call.task ? call.task->created : QDateTime());
    });
}

/// Nothing tells how it ended, and it works on nothing: the rows decide.
void ReassignRun::taskGone(const TaskId &task)
{
    const auto known = m_taskOf.constFind(task);
    if (known == m_taskOf.constEnd())
        return;
    const int index = *known;
    write({record(index, TaskSilent{task, true})}, [this, index] {
        CallProgress &call = at(index);
        if (hasLastWord(call.state) || call.state == CallState::Verifying)
            return;
        call.note = tr("The tenant does not know its task. Re-reading its rows decides.");
        verify(index, CallEnd::Unknown);
    });
}

void ReassignRun::verify(int index, CallEnd end)
{
    change(index, CallState::Verifying);
    const CallProgress &call = at(index);
    m_services.verifier.verify(call.call, end, call.task ? call.task->created : QDateTime());
}

void ReassignRun::rowsProven(const CallId &id, const std::vector<std::pair<int, RowProof>> &proofs)
{
    const auto known = m_indexOf.constFind(id);
    if (known == m_indexOf.constEnd())
        return;
    const int index = *known;
    if (hasLastWord(at(index).state))
        return;
    std::vector<RowProof> &decided = m_decided[index];
    decided.resize(at(index).proofs.size());
    Events events;
    for (const auto &[row, proof] : proofs) {
        decided[static_cast<size_t>(row)] = proof;
        events.push_back(record(index, RowProven{row, proof}));
    }
    write(std::move(events), [this, index, proofs] {
        for (const auto &[row, proof] : proofs)
            at(index).proofs[static_cast<size_t>(row)] = proof;
        change(index, at(index).state);
    });
}

void ReassignRun::verified(const CallId &id, bool didNotAct)
{
    const auto known = m_indexOf.constFind(id);
    if (known == m_indexOf.constEnd())
        return;
    const int index = *known;
    const CallProgress &call = at(index);
    if (hasLastWord(call.state))
        return;
    CallVerdict verdict = verdictOf(m_decided.value(index, call.proofs));
    if (didNotAct)
        verdict.note = tr("The call provably did not act. Its rows can be sent as a new call.");
    else if (verdict.state != CallState::Moved && call.error && call.error->kind != ErrorKind::OutcomeUnknown)
        verdict.note = verdict.note + u' ' + call.note;
    else if (verdict.state == CallState::Moved && !call.error)
        verdict.note = call.note;
    write({record(index, CallSettled{verdict.state, verdict.note, didNotAct})}, [this, index, verdict, didNotAct] {
        at(index).didNotAct = didNotAct;
        settle(index, verdict.state, verdict.note);
    });
}

void ReassignRun::lookedThrough(const CallId &id)
{
    const auto known = m_indexOf.constFind(id);
    if (known == m_indexOf.constEnd() || at(*known).state != CallState::NoAnswer)
        return;
    at(*known).lookedThrough = true;
    Q_EMIT callChanged(*known);
}

void ReassignRun::settle(int index, CallState state, const QString &note)
{
    CallProgress &call = at(index);
    if (hasLastWord(call.state))
        return;
    if (call.task && m_taskOf.remove(call.task->id) > 0)
        m_services.tracker.forget(call.task->id);
    m_services.verifier.forget(call.call.id);
    m_decided.remove(index);
    --m_unfinished;
    call.note = note;
    change(index, state);
    m_lanes.free(index);
    pump();
}

} // namespace baton
