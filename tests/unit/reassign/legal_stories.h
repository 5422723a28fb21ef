// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/call_history.h"

namespace baton::test {

using namespace Qt::StringLiterals;

inline GovernanceTask taskThatIs(TaskState state)
{
    GovernanceTask task;
    task.id = TaskId(u"task"_s);
    task.state = {state, u"RAW"_s};
    return task;
}

inline AttemptIntended attempt(int number, std::optional<ErrorKind> previous = std::nullopt)
{
    return {number, previous ? std::optional<Error>(Error(*previous, u"before"_s)) : std::nullopt};
}
inline CallRefused refused(ErrorKind kind)
{
    return {Error(kind, u"refused"_s)};
}
inline CallAccepted accepted(std::optional<TaskState> task = std::nullopt)
{
    return {202, u"tracking"_s, false, task ? std::optional<GovernanceTask>(taskThatIs(*task)) : std::nullopt};
}
inline TaskSeen seen(TaskState state)
{
    return {taskThatIs(state)};
}
inline RowProven proven(int row, RowOutcome outcome)
{
    RowProof proof;
    proof.outcome = outcome;
    return {row, proof};
}
inline CallSettled settled(CallState state)
{
    return {state, u"why"_s};
}

inline const char *nameOf(CallStanding standing)
{
    switch (standing) {
    case CallStanding::NotSent:
        return "NotSent";
    case CallStanding::Accepted:
        return "Accepted";
    case CallStanding::Settled:
        return "Settled";
    case CallStanding::Unknown:
        return "Unknown";
    }
    return "none of the four";
}

inline QString stand(CallState state, CallStanding standing)
{
    return toString(state) + u'/' + QString::fromLatin1(nameOf(standing));
}

/// An event of a legal story, and what is true after it, said by whoever made the story.
struct Step
{
    JournalEvent::What what;
    QString truth;
};
using Steps = std::vector<Step>;

/// Every way a call can go: built forwards, knowing the truth, not by the rules of the fold.
class LegalStories
{
public:
    std::vector<Steps> all()
    {
        m_all.push_back({}); // crashed before anything
        tell({}, {settled(CallState::NotSent), stand(CallState::NotSent, CallStanding::Settled)});
        attemptFrom({}, 1, std::nullopt);
        return m_all;
    }

private:
    static constexpr int mostAttempts = 3;

    void tell(Steps before, Step step)
    {
        before.push_back(std::move(step));
        m_all.push_back(std::move(before));
    }

    void attemptFrom(Steps steps, int number, std::optional<ErrorKind> previous)
    {
        steps.push_back({attempt(number, previous), stand(CallState::OutcomeUnknown, CallStanding::Unknown)});
        if (number < mostAttempts) {
            for (const ErrorKind harmless : {ErrorKind::RateLimited, ErrorKind::Network}) {
                attemptFrom(steps, number + 1, harmless); // the refusal stands in the next intent
                Steps written = steps;                    // or was written by itself
                written.push_back({refused(harmless), stand(CallState::Queued, CallStanding::NotSent)});
                attemptFrom(written, number + 1, harmless);
            }
        }
        for (const ErrorKind kind : {ErrorKind::Invalid, ErrorKind::Forbidden, ErrorKind::RateLimited}) {
            Steps refusal = steps;
            refusal.push_back({refused(kind), stand(CallState::Queued, CallStanding::NotSent)});
            tell(refusal, {settled(CallState::Failed), stand(CallState::Failed, CallStanding::Settled)});
            tell(refusal, {settled(CallState::NotSent), stand(CallState::NotSent, CallStanding::Settled)});
        }
        Steps unknown = steps;
        unknown.push_back(
            {refused(ErrorKind::OutcomeUnknown), stand(CallState::OutcomeUnknown, CallStanding::Unknown)});
        prove(unknown);
        prove(steps); // a crash after the intent: the next start reads what happened
        taskFound(steps);
        taskFound(unknown);
        accept(steps);
    }

    /// The task of a call whose answer was lost is found on the tenant.
    void taskFound(Steps steps)
    {
        steps.push_back({seen(TaskState::Running), stand(CallState::Running, CallStanding::Accepted)});
        steps.push_back({seen(TaskState::Succeeded), stand(CallState::Verifying, CallStanding::Accepted)});
        prove(steps);
    }

    void accept(const Steps &steps)
    {
        const auto with = [&steps](JournalEvent::What what, CallState state) {
            Steps longer = steps;
            longer.push_back({std::move(what), stand(state, CallStanding::Accepted)});
            return longer;
        };
        prove(with(accepted(), CallState::Verifying));
        follow(with(accepted(TaskState::Unknown), CallState::Accepted), 2);
        follow(with(accepted(TaskState::Queued), CallState::Accepted), 2);
        follow(with(accepted(TaskState::Running), CallState::Running), 2);
        prove(with(accepted(TaskState::Succeeded), CallState::Verifying));
        prove(with(accepted(TaskState::Failed), CallState::Verifying));
    }

    void follow(const Steps &steps, int readings)
    {
        const auto with = [&steps](JournalEvent::What what, CallState state) {
            Steps longer = steps;
            longer.push_back({std::move(what), stand(state, CallStanding::Accepted)});
            return longer;
        };
        prove(with(seen(TaskState::Succeeded), CallState::Verifying));
        prove(with(seen(TaskState::Failed), CallState::Verifying));
        if (readings == 0)
            return;
        follow(with(seen(TaskState::Running), CallState::Running), readings - 1);
        follow(with(TaskSilent{TaskId(u"task"_s), false}, CallState::NoAnswer), readings - 1);
        prove(with(TaskSilent{TaskId(u"task"_s), true}, CallState::Verifying));
    }

    void prove(Steps steps)
    {
        const QString before = steps.back().truth;
        steps.push_back({proven(0, RowOutcome::Moved), before});
        steps.push_back({proven(1, RowOutcome::Unknown), before});
        for (const CallState state : {CallState::Moved, CallState::PartlyMoved, CallState::Failed}) {
            Steps end = steps;
            end.push_back({settled(state), stand(state, CallStanding::Settled)});
            end.push_back({proven(1, RowOutcome::Moved), stand(state, CallStanding::Settled)}); // a later look
            tell(end, {settled(CallState::Undone), stand(CallState::Undone, CallStanding::Settled)});
        }
        Steps open = steps;
        open.push_back({settled(CallState::OutcomeUnknown), stand(CallState::OutcomeUnknown, CallStanding::Unknown)});
        tell(open, {settled(CallState::Moved), stand(CallState::Moved, CallStanding::Settled)}); // checked again
    }

    std::vector<Steps> m_all;
};

} // namespace baton::test
