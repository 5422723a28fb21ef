// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/call_progress.h"
#include "app/reassign/interrupted_runs.h"
#include "ui/reassign/reassign_subject.h"

namespace baton {

struct RestOfRun;

// Words about what an earlier session left open.

/// "1 call in doubt · 20 calls not sent · 3 calls accepted, their proof is outstanding"; only what there is.
QString standText(int unknown, int notSent, int accepted);
/// The same of calls as they are now; with what is settled: "4 calls moved".
QString standText(const std::vector<CallProgress> &calls);

/// For the banner over all pages: how many runs, and how their calls stand.
QString foundText(const std::vector<InterruptedRun> &runs);

/// The rest as the Reassign dialog takes it; reviewer and reason are those of the run.
ReassignSubject restSubject(const RestOfRun &rest);

} // namespace baton
