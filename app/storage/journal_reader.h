// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/journal.h"

class QSqlDatabase;

namespace baton::journal_reader {

/// One line per run, newest first, from the counts that are kept with every event.
Result<std::vector<RunSummary>> runs(QSqlDatabase &connection);

/// Everything about one run. NotFound when there is none; Storage when its record cannot be read.
Result<RunStory> run(QSqlDatabase &connection, const RunId &id);

/// Reads the chain from its first event to its head, and for each run what its first event vouches for.
Result<ChainReport> checkChain(QSqlDatabase &connection);

} // namespace baton::journal_reader
