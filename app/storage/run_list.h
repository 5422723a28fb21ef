// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/history_reader.h"

class QSqlDatabase;

namespace baton::run_list {

/// One line per run, newest first, from what is kept in step with the events.
Result<std::vector<RunSummary>> runs(QSqlDatabase &connection);

/// The runs in whose rows `find` finds anything, and what.
Result<QHash<RunId, QStringList>> search(QSqlDatabase &connection, const HistoryReader::RowSearch &find);

} // namespace baton::run_list
