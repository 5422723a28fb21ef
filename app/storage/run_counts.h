// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/journal_event.h"
#include "models/domain/result.h"

#include <QHash>
#include <QSqlQuery>

namespace baton {

/// Keeps the counts of runs in step with their events, so that a list of thousands of runs reads none of them. The
/// counts follow the same rules as historyOf(); the events stay the truth.
class RunCountsKeeper
{
public:
    explicit RunCountsKeeper(const QSqlDatabase &connection);

    /// Before or after the event is written, in the same transaction. Internal: of no known run or call.
    Result<void> add(const JournalEvent &event);
    /// Writes what add() gathered.
    Result<void> close();

private:
    struct Run
    {
        qint64 key = 0;
        QHash<RowOutcome, int> rows; ///< change of the count of each outcome
        int openCalls = 0;           ///< change of the count
        bool ended = false;
    };

    struct KnownCall
    {
        int index = 0;
        int rows = 0;
    };

    Result<Run *> runOf(const RunId &id);
    Result<KnownCall> callOf(const Run &run, const CallId &id);
    Result<void> setOpen(Run &run, int call, bool open);
    Result<void> setOutcome(Run &run, int call, int row, RowOutcome outcome);

    QHash<RunId, Run> m_runs;
    QSqlQuery m_findRun;
    QSqlQuery m_findCall;
    QSqlQuery m_open;
    QSqlQuery m_close;
    QSqlQuery m_outcome;
    QSqlQuery m_setOutcome;
    QSqlQuery m_update;
};

} // namespace baton
