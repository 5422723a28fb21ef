// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/call_history.h"

#include <QHash>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

CallState stateOfTask(const GovernanceTask &task)
{
    if (task.hasEnded())
        return CallState::Verifying; // the vendor's word that it is done is no proof
    return task.state == TaskState::Running ? CallState::Running : CallState::Accepted;
}

/// Reads the events of one call in order. An attempt is in doubt from its intent on, until an answer says otherwise.
class Fold
{
public:
    explicit Fold(const Call &call) { m_history.proofs.resize(call.rows.size()); }

    void apply(const JournalEvent &event)
    {
        m_history.lastChange = event.at;
        m_at = event.at;
        std::visit([this](const auto &what) { read(what); }, event.what);
    }

    CallHistory take() { return std::move(m_history); }

private:
    void stand(CallState state, CallStanding standing)
    {
        m_history.state = state;
        m_history.standing = standing;
    }

    bool settled() const { return m_history.standing == CallStanding::Settled; }

    void read(const AttemptIntended &what)
    {
        const bool knownHarmless = what.previous && what.previous->kind != ErrorKind::OutcomeUnknown;
        // Whatever an earlier attempt may have done, a refusal of this one does not take it back.
        if (m_history.standing != CallStanding::NotSent && !(m_attemptOpen && knownHarmless))
            m_mayHaveActed = true;
        m_attemptOpen = true;
        ++m_history.attempts;
        if (!m_history.firstSent.isValid())
            m_history.firstSent = m_at;
        if (what.previous)
            m_history.error = what.previous;
        stand(CallState::OutcomeUnknown, CallStanding::Unknown);
    }

    void read(const CallAccepted &what)
    {
        m_attemptOpen = false;
        m_mayHaveActed = true;
        m_history.error.reset();
        if (what.task)
            m_history.task = what.task;
        m_history.note = what.note;
        m_history.returned = what.returned;
        stand(what.task ? stateOfTask(*what.task) : CallState::Verifying, CallStanding::Accepted);
    }

    void read(const CallRefused &what)
    {
        m_attemptOpen = false;
        m_history.error = what.error;
        if (what.error.kind == ErrorKind::OutcomeUnknown)
            m_mayHaveActed = true;
        if (m_mayHaveActed)
            stand(CallState::OutcomeUnknown, CallStanding::Unknown);
        else
            stand(CallState::Queued, CallStanding::NotSent);
    }

    void read(const TaskSeen &what)
    {
        m_history.task = what.task;
        if (settled())
            return;
        m_mayHaveActed = true;
        stand(stateOfTask(what.task), CallStanding::Accepted);
    }

    void read(const TaskSilent &what)
    {
        if (settled())
            return;
        m_mayHaveActed = true;
        stand(what.gone ? CallState::Verifying : CallState::NoAnswer, CallStanding::Accepted);
    }

    void read(const RowProven &what)
    {
        if (what.row >= 0 && static_cast<size_t>(what.row) < m_history.proofs.size())
            m_history.proofs[static_cast<size_t>(what.row)] = what.proof;
    }

    void read(const CallSettled &what)
    {
        m_attemptOpen = false;
        m_history.note = what.note;
        if (isSettled(what.state))
            stand(what.state, CallStanding::Settled);
        else if (what.state == CallState::OutcomeUnknown)
            stand(what.state, CallStanding::Unknown);
        else if (!settled())
            m_history.state = what.state; // an open state settles nothing
        if (what.state == CallState::OutcomeUnknown)
            m_mayHaveActed = true;
    }

    void read(const BrakeEvent &) {}
    void read(const RunEnded &) {}

    void read(const UnreadableEvent &what)
    {
        m_attemptOpen = false;
        m_mayHaveActed = true;
        m_history.note = u"A record of this call (%1) cannot be read by this Baton: %2"_s.arg(what.kind, what.reason);
        stand(CallState::OutcomeUnknown, CallStanding::Unknown);
    }

    CallHistory m_history;
    QDateTime m_at;
    bool m_attemptOpen = false;  ///< an intent without an answer
    bool m_mayHaveActed = false; ///< something before the attempt that is open may have changed the tenant
};

} // namespace

CallHistory historyOf(const Call &call, const std::vector<JournalEvent> &events)
{
    Fold fold(call);
    for (const JournalEvent &event : events) {
        if (event.call == call.id)
            fold.apply(event);
    }
    return fold.take();
}

std::vector<CallHistory> historiesOf(const std::vector<Call> &calls, const std::vector<JournalEvent> &events)
{
    std::vector<Fold> folds;
    QHash<CallId, size_t> numbers;
    folds.reserve(calls.size());
    for (const Call &call : calls) {
        numbers.insert(call.id, folds.size());
        folds.emplace_back(call);
    }
    for (const JournalEvent &event : events) {
        const auto number = numbers.constFind(event.call);
        if (number != numbers.constEnd())
            folds[*number].apply(event);
    }
    std::vector<CallHistory> histories;
    histories.reserve(folds.size());
    for (Fold &fold : folds)
        histories.push_back(fold.take());
    return histories;
}

} // namespace baton
