// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/journal_event.h"
#include "models/domain/result.h"

namespace baton::journal_codec {

// The JSON of everything the journal keeps. Every field is written and read back as it was, times to the millisecond
// in UTC. Reading ignores keys it does not know and takes absent ones for empty; a wrong type or an unknown word is
// ErrorKind::Storage with the reason. Nothing throws.

/// The stable name of an event's kind: "AttemptIntended", …
QString kindOf(const JournalEvent::What &what);
QByteArray encodeEvent(const JournalEvent::What &what);
/// Never fails: what cannot be read comes back as an UnreadableEvent with every byte of it.
JournalEvent::What decodeEvent(const QString &kind, const QByteArray &data);

/// The record without its plan.
QByteArray encodeRecord(const RunRecord &record);
Result<RunRecord> decodeRecord(const QByteArray &data);

/// A call without id, method, path, body, bodyHash and rows.
QByteArray encodeCall(const Call &call);
Result<Call> decodeCall(const QByteArray &data);
QByteArray encodeRows(const QList<CallRow> &rows);
Result<QList<CallRow>> decodeRows(const QByteArray &data);

QByteArray encodeLeftOut(const LeftOut &row);
Result<LeftOut> decodeLeftOut(const QByteArray &data);
QByteArray encodeWarning(const PlanWarning &warning);
Result<PlanWarning> decodeWarning(const QByteArray &data);

/// A time as the file keeps it: ISO 8601, UTC, milliseconds; empty for an invalid one.
QString encodeTime(const QDateTime &time);
QDateTime decodeTime(const QString &text);

} // namespace baton::journal_codec
