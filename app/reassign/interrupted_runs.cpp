// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/interrupted_runs.h"

#include <QHash>

#include <utility>

namespace baton {

namespace {

InterruptedRun counted(const RunSummary &run)
{
    InterruptedRun found;
    found.run = run;
    for (auto state = run.states.cbegin(); state != run.states.cend(); ++state) {
        switch (state.key()) {
        case CallState::Queued:
        case CallState::Held:
            found.notSent += state.value();
            break;
        case CallState::Accepted:
        case CallState::Running:
        case CallState::Verifying:
        case CallState::NoAnswer:
            found.accepted += state.value();
            break;
        case CallState::Sending:
        case CallState::OutcomeUnknown:
            found.unknown += state.value();
            break;
        case CallState::Moved:
        case CallState::PartlyMoved:
        case CallState::Failed:
        case CallState::NotSent:
        case CallState::Undone:
            found.settled += state.value();
            break;
        }
    }
    return found;
}

bool isOpen(const InterruptedRun &found)
{
    return found.run.abandoned.isEmpty() && (!found.run.ended || found.run.openCalls > 0);
}

} // namespace

InterruptedRuns interruptedRuns(const std::vector<RunSummary> &runs, const ConnectionId &connection)
{
    QHash<RunId, RunId> wentOnIn;
    InterruptedRuns all;
    for (const RunSummary &run : runs) {
        if (!run.continues.isEmpty() && !wentOnIn.contains(run.continues))
            wentOnIn.insert(run.continues, run.id);
    }
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        InterruptedRun found = counted(*run);
        if (!isOpen(found))
            continue;
        found.wentOnIn = wentOnIn.value(run->id);
        if (!found.wentOnIn.isEmpty())
            found.wentOn = std::exchange(found.notSent, 0);
        (run->connection == connection ? all.here : all.others).push_back(std::move(found));
    }
    return all;
}

} // namespace baton
