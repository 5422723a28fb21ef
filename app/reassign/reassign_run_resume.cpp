// SPDX-License-Identifier: GPL-3.0-or-later
// A run that an earlier session left open: what was sent is followed to its end, and nothing is sent.
#include "app/reassign/call_history.h"
#include "app/reassign/reassign_run.h"

#include <algorithm>
#include <utility>

namespace baton {

namespace {

/// Answered, and not acted on; a 401 or a 429 only says "not yet".
bool isRefused(const CallHistory &history)
{
    return history.error && history.error->httpStatus != 401 && history.error->httpStatus != 429 &&
           sendEndOf(*history.error, history.attempts) == SendEnd::Refused;
}

} // namespace

void ReassignRun::resume()
{
    if (m_started || !m_resumed)
        return;
    m_started = true;
    m_begun = true;
    m_stopping = true;
    const std::vector<JournalEvent> told = std::exchange(m_told, {});
    const bool hasEnded = std::any_of(told.begin(), told.end(), [](const JournalEvent &event) {
        return std::holds_alternative<RunEnded>(event.what);
    });
    if (hasEnded)
        m_phase = Phase::Ended;
    std::vector<CallHistory> histories = historiesOf(std::exchange(m_plan.calls, {}), told);
    // All of them first: a tenant that answers at once may end one before the next is looked at.
    for (int index = 0; index < static_cast<int>(histories.size()); ++index) {
        CallHistory &history = histories[static_cast<size_t>(index)];
        CallProgress &call = at(index);
        call.state = history.state;
        call.task = history.task;
        call.error = history.error;
        call.proofs = history.proofs;
        call.attempts = history.attempts;
        call.startedAt = history.firstSent;
        call.changedAt = history.lastChange;
        call.note = history.note;
        call.didNotAct = history.didNotAct;
        call.returned = history.answer ? history.answer->returned : std::nullopt;
        m_decided[index] = std::move(history.proofs);
        const bool isOpen = history.standing != CallStanding::NotSent && !isSettled(history.state);
        if (isOpen)
            m_lanes.take(index);
        m_unfinished -= isSettled(history.state) ? 1 : 0;
    }
    m_lanes.drain();
    for (int index = 0; index < static_cast<int>(histories.size()); ++index)
        takeUp(index, histories[static_cast<size_t>(index)]);
    setPhase(hasEnded ? Phase::Ended : Phase::Following);
    updatePhase();
}

/// Where its last event left off.
void ReassignRun::takeUp(int index, const CallHistory &history)
{
    if (isSettled(history.state))
        return;
    CallProgress &call = at(index);
    if (history.standing == CallStanding::NotSent) {
        if (isRefused(history)) {
            call.note = tr("Refused: %1").arg(describe(*history.error));
            verify(index, CallEnd::Refused);
        }
        return;
    }
    const bool isUnknown = history.state == CallState::OutcomeUnknown;
    if (isUnknown || (history.state != CallState::Verifying && !call.task)) {
        call.note = tr("Baton ended before it knew what became of this call. It reads where the rows are; nothing is "
                       "sent.");
        verify(index, CallEnd::Unknown);
    } else if (history.state != CallState::Verifying) {
        m_taskOf.insert(call.task->id, index);
        const qint64 age = std::max<qint64>(0, history.firstSent.msecsTo(m_services.scheduler.wallNow()));
        change(index, call.task->state == TaskState::Running ? CallState::Running : CallState::Accepted);
        m_services.tracker.watch(*call.task, m_services.scheduler.now() - Millis(age));
    } else if (call.task && call.task->hasEnded()) {
        taskEnded(index);
    } else {
        const bool isProofEnough = !call.task && !call.call.givesTask;
        verify(index, isProofEnough ? CallEnd::AnsweredWithoutTask : CallEnd::Unknown);
    }
}

std::vector<int> ReassignRun::unsent() const
{
    std::vector<int> found;
    for (int index = 0; index < static_cast<int>(m_calls.size()); ++index) {
        if (m_calls[static_cast<size_t>(index)].state == CallState::Queued)
            found.push_back(index);
    }
    return found;
}

/// Were the run to end before, and Baton with it, nobody would ask for those rows any more.
bool ReassignRun::hasRest() const
{
    for (int index = 0; m_resumed && index < static_cast<int>(m_calls.size()); ++index) {
        if (m_calls[static_cast<size_t>(index)].didNotAct && !m_goneOn.contains(index))
            return true;
    }
    return false;
}

void ReassignRun::leaveUnsent(const QString &note, const QSet<OrderRow> &goneOn)
{
    if (!m_resumed)
        return;
    for (int index = 0; index < static_cast<int>(m_calls.size()); ++index) {
        const QList<CallRow> &rows = at(index).call.rows;
        if (at(index).didNotAct &&
            std::all_of(rows.begin(), rows.end(), [&goneOn](const CallRow &row) { return goneOn.contains(row.row); }))
            m_goneOn.insert(index);
    }
    const std::vector<int> calls = unsent();
    if (calls.empty()) {
        updatePhase();
        return;
    }
    Events events;
    for (const int index : calls)
        events.push_back(record(index, CallSettled{CallState::NotSent, note}));
    write(std::move(events), [this, calls, note] {
        for (const int index : calls)
            settle(index, CallState::NotSent, note);
        updatePhase();
    });
}

void ReassignRun::takenBack(const std::vector<CallId> &calls)
{
    const QString note = tr("Taken back by another run.");
    Events events;
    std::vector<int> indices;
    for (const CallId &id : calls) {
        const auto known = m_indexOf.constFind(id);
        if (known == m_indexOf.constEnd() || !isSettled(at(*known).state))
            continue;
        indices.push_back(*known);
        events.push_back(record(*known, CallSettled{CallState::Undone, note}));
    }
    if (events.empty())
        return;
    write(std::move(events), [this, indices, note] {
        for (const int index : indices) {
            at(index).note = note;
            change(index, CallState::Undone);
        }
    });
}

void ReassignRun::abandon(const QString &reason)
{
    if (!m_resumed || m_ending)
        return;
    m_ending = true;
    const QString note = tr("Given up: %1").arg(reason);
    Events events;
    std::vector<std::pair<int, CallState>> ends;
    for (int index = 0; index < static_cast<int>(m_calls.size()); ++index) {
        const CallState state = at(index).state;
        if (isSettled(state))
            continue;
        const CallState end = state == CallState::Queued ? CallState::NotSent : CallState::OutcomeUnknown;
        ends.emplace_back(index, end);
        events.push_back(record(index, CallSettled{end, note}));
    }
    events.push_back(record(-1, RunAbandoned{reason}));
    if (m_phase != Phase::Ended)
        events.push_back(record(-1, RunEnded{note}));
    write(std::move(events), [this, ends, note] {
        for (const auto &[index, end] : ends) {
            at(index).note = note;
            settle(index, end, note);
            Q_EMIT callChanged(index); // also of one whose outcome was unknown already
        }
        setPhase(Phase::Ended);
        Q_EMIT ended();
    });
}

} // namespace baton
