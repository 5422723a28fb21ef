// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/reassign_run.h"
#include "models/tables/task_tables.h"

namespace baton {

/// A call of a run that is followed here, as a line of the Tasks page.
TaskRow taskRowOf(const ReassignRun &run, int index);
/// A call that an earlier session wrote down and did not settle.
TaskRow taskRowOf(const RunSummary &run, const CallOutline &call);

/// What the state of a call means for the person, in a sentence or two.
QString whatNow(const CallProgress &call);
/// The same of a call that an earlier session left open; nobody follows it.
QString whatNow(const CallHistory &call);

/// The rows of a call below its line.
std::vector<ProofRow> proofRowsOf(const QString &task, const Call &call, const std::vector<RowProof> &proofs);
/// Stands there until they are read.
ProofRow rowsAreRead(const QString &task);

} // namespace baton
