// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/call_history.h"
#include "models/domain/result.h"

#include <QMap>

namespace baton {

/// Rows by their word.
struct RowCounts
{
    int all = 0;
    int items = 0; ///< of all: items, not whole certifications
    int moved = 0;
    int movedElsewhere = 0; ///< never counted as moved
    int notMoved = 0;
    int unknown = 0;
    int notSent = 0; ///< without a word, of calls that were not sent and will not be

    /// Those without a word that may still get one.
    int pending() const { return all - moved - movedElsewhere - notMoved - unknown - notSent; }
    RowCounts &operator+=(const RowCounts &more);
    friend bool operator==(const RowCounts &, const RowCounts &) = default;
};

/// How many calls are in which state; states of no call are absent.
using CallStates = QMap<CallState, int>;

/// A run in one line, for lists.
struct RunSummary
{
    RunId id;
    QDateTime at;      ///< UTC: when it was written down
    QDateTime endedAt; ///< UTC
    bool ended = false;
    QString abandoned; ///< the reason of the person who gave it up; empty: nobody did
    ConnectionId connection;
    RunOrigin origin;
    IdentityId target;
    QString targetName;
    QString reason;
    int calls = 0;
    int openCalls = 0; ///< calls that are not settled
    CallStates states;
    RowCounts rows;
    int leftOut = 0;
    RunId undoes;
    RunId continues;
    RunId undoneBy; ///< the newest run that takes this one back, or empty
};

/// One call of a run, as a list shows it: without its bytes and its rows.
struct CallOutline
{
    CallId id;
    int index = 0; ///< in its run, from 0
    QString operationLabel;
    QString campaignName;
    RowCounts rows;
    CallHistory history; ///< without its proofs, which are counted in rows
};

/// A run with its calls, as the history unfolds it.
struct RunOutline
{
    RunId id;
    std::vector<CallOutline> calls;
    QMap<LeftOutReason, int> leftOut;
    qint64 events = 0;    ///< in the journal, the first of them that of the beginning
    QByteArray firstHash; ///< of its first event, 32 bytes
    QByteArray lastHash;
};

/// Everything written about one call, in order.
struct CallStory
{
    RunRecord record; ///< of its run, without the plan and the rows of the order
    int index = 0;    ///< in its run, from 0
    Call call;
    std::vector<JournalEvent> events;
};

/// Everything written about one run, in order.
struct RunStory
{
    RunRecord record;
    std::vector<JournalEvent> events;
    qint64 storedEvents = 0; ///< one more than `events`: the journal's own event begins the run
    QByteArray firstHash;    ///< of the event that begins the run, 32 bytes
    QByteArray lastHash;     ///< of the newest event of the run
};

/// The one word for all calls of a run. Doubt comes first, then what is still in motion, then how it ended. Queued for
/// a run without calls.
CallState resultOf(const CallStates &states);

/// What the states are worth once nobody sends any more: what never left is not sent.
CallStates withoutSender(CallStates states);

RowCounts countRows(const Call &call, const std::vector<RowProof> &proofs, CallState state);

/// Without undoneBy, which other runs tell.
RunSummary summaryOf(const RunRecord &record, const std::vector<JournalEvent> &events);
RunOutline outlineOf(const RunStory &story);
/// NotFound when the run has no such call.
Result<CallStory> callStoryOf(const RunStory &story, const CallId &call);

/// Fills in undoneBy. Runs newest first.
void linkUndone(std::vector<RunSummary> &runs);

/// Everything that the rows of a run name, one text a line, each once: what a search through rows looks in.
QString rowTextOf(const Plan &plan);

} // namespace baton
