// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/journal_event.h"
#include "models/domain/result.h"

#include <QFuture>

namespace baton {

/// A run in one line, for lists.
struct RunSummary
{
    RunId id;
    QDateTime at;
    ConnectionId connection;
    QString connectionName;
    QString actingName;
    QString targetName;
    QString reason;
    int calls = 0;
    int rows = 0;
    int leftOut = 0;
    int moved = 0;
    int movedElsewhere = 0; ///< never counted as moved
    int notMoved = 0;
    int unknown = 0;
    int openCalls = 0; ///< calls that are not settled
    bool ended = false;
    RunId undoes;
};

/// Everything written about one run, in order.
struct RunStory
{
    RunRecord record;
    std::vector<JournalEvent> events;
};

struct ChainReport
{
    qint64 events = 0;
    bool intact = true;
    qint64 firstBroken = -1; ///< sequence number of the first event whose hash does not fit
};

/// Where all of it is written first. Every future is finished after its data is on disk (one commit per call of
/// this interface), never before; errors are ErrorKind::Storage.
class Journal
{
public:
    virtual ~Journal() = default;

    /// Order, plan, exact bytes of the calls: one transaction.
    virtual QFuture<Result<void>> begin(RunRecord record) = 0;
    /// In this order, one transaction.
    virtual QFuture<Result<void>> append(std::vector<JournalEvent> events) = 0;

    virtual QFuture<Result<std::vector<RunSummary>>> runs() = 0; ///< newest first
    virtual QFuture<Result<RunStory>> run(RunId id) = 0;         ///< NotFound when there is none
    virtual QFuture<Result<ChainReport>> checkChain() = 0;
};

} // namespace baton
