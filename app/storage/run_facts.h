// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/journal_event.h"
#include "models/domain/result.h"

class QSqlDatabase;

namespace baton {

/// Writes what the list of runs shows of the run and its calls that lie in the file under this key, and what a search
/// looks in; no call has begun. Inside the caller's transaction.
Result<void> writeRunFacts(const QSqlDatabase &connection, qint64 runKey, const RunRecord &record);

} // namespace baton
