// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/call_stand.h"

namespace baton {

namespace {

CallState stateOfTask(const GovernanceTask &task)
{
    if (task.hasEnded())
        return CallState::Verifying; // the vendor's word that it is done is no proof
    return task.state == TaskState::Running ? CallState::Running : CallState::Accepted;
}

class Step
{
public:
    explicit Step(CallStand &stand) : m_stand(stand) {}

    void operator()(const AttemptIntended &what)
    {
        const bool knownHarmless = what.previous && what.previous->kind != ErrorKind::OutcomeUnknown;
        // Whatever an earlier attempt may have done, a refusal of this one does not take it back.
        if (m_stand.standing != CallStanding::NotSent && !(m_stand.attemptOpen && knownHarmless))
            m_stand.mayHaveActed = true;
        m_stand.attemptOpen = true;
        stand(CallState::OutcomeUnknown, CallStanding::Unknown);
    }

    void operator()(const CallAccepted &what)
    {
        m_stand.attemptOpen = false;
        m_stand.mayHaveActed = true;
        stand(what.task ? stateOfTask(*what.task) : CallState::Verifying, CallStanding::Accepted);
    }

    void operator()(const CallRefused &what)
    {
        m_stand.attemptOpen = false;
        if (what.error.kind == ErrorKind::OutcomeUnknown)
            m_stand.mayHaveActed = true;
        if (m_stand.mayHaveActed)
            stand(CallState::OutcomeUnknown, CallStanding::Unknown);
        else
            stand(CallState::Queued, CallStanding::NotSent);
    }

    void operator()(const TaskSeen &what)
    {
        if (settled())
            return;
        m_stand.mayHaveActed = true;
        stand(stateOfTask(what.task), CallStanding::Accepted);
    }

    void operator()(const TaskSilent &what)
    {
        if (settled())
            return;
        m_stand.mayHaveActed = true;
        stand(what.gone ? CallState::Verifying : CallState::NoAnswer, CallStanding::Accepted);
    }

    void operator()(const CallSettled &what)
    {
        m_stand.attemptOpen = false;
        if (isSettled(what.state))
            stand(what.state, CallStanding::Settled);
        else if (what.state == CallState::OutcomeUnknown)
            stand(what.state, CallStanding::Unknown);
        else if (!settled())
            m_stand.state = what.state; // an open state settles nothing
        if (what.state == CallState::OutcomeUnknown)
            m_stand.mayHaveActed = true;
    }

    void operator()(const UnreadableEvent &)
    {
        m_stand.attemptOpen = false;
        m_stand.mayHaveActed = true;
        stand(CallState::OutcomeUnknown, CallStanding::Unknown);
    }

    void operator()(const RowProven &) {}
    void operator()(const BrakeEvent &) {}
    void operator()(const RunEnded &) {}
    void operator()(const RunAbandoned &) {}

private:
    void stand(CallState state, CallStanding standing)
    {
        m_stand.state = state;
        m_stand.standing = standing;
    }
    bool settled() const { return m_stand.standing == CallStanding::Settled; }

    CallStand &m_stand;
};

} // namespace

CallStand after(CallStand stand, const JournalEvent::What &what)
{
    std::visit(Step(stand), what);
    return stand;
}

} // namespace baton
