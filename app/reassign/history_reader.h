// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/run_evidence.h"
#include "app/reassign/run_summary.h"
#include "models/domain/result.h"

#include <QFuture>
#include <QHash>
#include <QStringList>

#include <functional>

namespace baton {

/// What a check of the whole journal found.
struct ChainReport
{
    qint64 events = 0;
    bool intact = true;
    qint64 firstBroken = -1; ///< sequence number of the first event whose hash does not fit
};

/// Reads what was written down, also by earlier sessions. Every reading sees all that was asked to be written before
/// it. Errors: NotFound for a run that is not there, Storage for what cannot be read.
class HistoryReader
{
public:
    /// Given rowTextOf() a run: which of the words looked for are in it.
    using RowSearch = std::function<QStringList(const QString &rowText)>;

    virtual ~HistoryReader() = default;

    /// Newest first. Reads no events, however many there are.
    virtual QFuture<Result<std::vector<RunSummary>>> runs() = 0;
    virtual QFuture<Result<RunOutline>> outline(RunId id) = 0;
    /// One call of the run, without reading the others.
    virtual QFuture<Result<CallStory>> call(RunId run, CallId id) = 0;
    virtual QFuture<Result<RunStory>> run(RunId id) = 0;
    virtual QFuture<Result<RunEvidence>> evidence(RunId id) = 0;
    /// The runs for which `find` finds anything, and what. `find` is called in any thread.
    virtual QFuture<Result<QHash<RunId, QStringList>>> search(RowSearch find) = 0;
    virtual QFuture<Result<ChainReport>> checkChain() = 0;
};

} // namespace baton
