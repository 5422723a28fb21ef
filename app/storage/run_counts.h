// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/call_stand.h"
#include "models/domain/result.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>

namespace baton {

/// Keeps the counts of runs and the stands of their calls in step with their events, so that a list of thousands of
/// runs reads none of them. The events stay the truth.
class RunCountsKeeper
{
public:
    explicit RunCountsKeeper(const QSqlDatabase &connection);

    /// Before or after the event is written, in the same transaction. Internal: of no known run or call.
    Result<void> add(const JournalEvent &event);
    /// Writes what add() gathered.
    Result<void> close();

private:
    struct KnownCall
    {
        int index = 0;
        int rows = 0;
        int proven = 0; ///< rows with a word
        CallStand stand;
    };

    struct Run
    {
        qint64 key = 0;
        QHash<RowOutcome, int> rows; ///< change of the count of each outcome
        bool ended = false;
        QDateTime endedAt;
        QString abandoned;              ///< why; empty: it was not
        QHash<CallId, KnownCall> calls; ///< those that the events so far were about
    };

    Result<Run *> runOf(const RunId &id);
    Result<KnownCall *> callOf(Run &run, const CallId &id);
    Result<void> setOutcome(Run &run, KnownCall &call, int row, RowOutcome outcome);
    Result<void> writeStands(const Run &run);
    Result<void> writeAbandoned(const Run &run);

    QSqlDatabase m_connection;
    QHash<RunId, Run> m_runs;
    QSqlQuery m_findRun;
    QSqlQuery m_findCall;
    QSqlQuery m_outcome;
    QSqlQuery m_setOutcome;
    QSqlQuery m_setStand;
    QSqlQuery m_update;
    QSqlQuery m_end;
};

} // namespace baton
