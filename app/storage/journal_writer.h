// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/journal_event.h"
#include "models/domain/result.h"

class QSqlDatabase;

namespace baton::journal_writer {

/// The kind of the event that begins a run; its data binds the record and every call to the chain.
inline constexpr const char *runBegun = "RunBegun";

/// Writes a run down before anything of it is sent. Inside the caller's transaction. Errors: Storage; Internal when
/// the record is not one: an id that is missing or taken, a hash that does not fit its body.
Result<void> begin(QSqlDatabase &connection, const RunRecord &record);

/// Appends events in order and brings the counts of their runs up to date. Inside the caller's transaction. Errors:
/// Storage; Internal for an event of no known run or call.
Result<void> append(QSqlDatabase &connection, const std::vector<JournalEvent> &events);

} // namespace baton::journal_writer
