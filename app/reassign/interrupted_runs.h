// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/run_summary.h"

#include <vector>

namespace baton {

/// A run that an earlier session left open, and how its calls stand: each in exactly one of these counts.
struct InterruptedRun
{
    RunSummary run;
    int settled = 0;
    int notSent = 0;  ///< never left, or provably not acted on
    int wentOn = 0;   ///< the same, and another run has taken them over
    int accepted = 0; ///< the tenant took them; their proof is outstanding
    int unknown = 0;  ///< they may or may not have been acted on
    RunId wentOnIn;   ///< the newest run that goes on with it; empty: none
};

struct InterruptedRuns
{
    std::vector<InterruptedRun> here;   ///< of this connection, oldest first
    std::vector<InterruptedRun> others; ///< of other connections: named, and left alone
};

/// The runs of the journal (newest first, as runs() gives them) that nobody brought to an end: not ended, or ended with
/// an outcome that is not known; without those that a person gave up. Pure.
InterruptedRuns interruptedRuns(const std::vector<RunSummary> &runs, const ConnectionId &connection);

} // namespace baton
