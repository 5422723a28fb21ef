// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/history_reader.h"

#include <QLatin1StringView>

class QSqlDatabase;
class QSqlQuery;

namespace baton::journal_reader {

// One run as it lies in the file. NotFound when there is none; Storage when it cannot be read.

Result<RunStory> run(QSqlDatabase &connection, const RunId &id);
Result<RunOutline> outline(QSqlDatabase &connection, const RunId &id);
/// One call of the run; NotFound when it has none of that id.
Result<CallStory> call(QSqlDatabase &connection, const RunId &run, const CallId &id);
Result<RunEvidence> evidence(QSqlDatabase &connection, const RunId &id);

/// What was planned in the run with this key.
Result<Plan> plan(const QSqlDatabase &connection, qint64 runKey);

/// The columns of a StoredEvent, for storedEventOf().
inline constexpr QLatin1StringView eventColumns{"seq, run, call, at, kind, data, prev_hash, hash"};
StoredEvent storedEventOf(const QSqlQuery &query);

} // namespace baton::journal_reader
