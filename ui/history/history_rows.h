// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/reassign_run.h"
#include "app/reassign/run_summary.h"
#include "models/tables/run_tables.h"

namespace baton {

// Runs and their calls as lines of the history, and their words.

/// A run that goes on here, as the journal would tell it by now. What the run itself does not know (who acts, when it
/// was written down, what it undoes) is taken from `written`.
RunSummary summaryNow(const ReassignRun &run, const RunSummary &written);
/// The calls of a run that goes on here.
std::vector<CallOutline> callsNow(const ReassignRun &run);

RunRow runRowOf(const RunSummary &run);

/// The lines below a run: its calls, then what was left out, where anything was. `sentHere`: its calls are still being
/// sent by this Baton.
std::vector<RunCallRow> callRowsOf(const RunSummary &run, const std::vector<CallOutline> &calls,
                                   const QMap<LeftOutReason, int> &leftOut, bool sentHere);
/// Stands there until they are read.
RunCallRow callsAreRead(const RunId &run);

/// "202, task 2c91…7f0a, SUCCESS, all re-read"
QString callNote(const CallOutline &call, bool sentHere);
/// "2 signed off, 1 already held by Amara Okafor-Lindqvist"
QString leftOutText(const QMap<LeftOutReason, int> &leftOut, const QString &targetName);

} // namespace baton
