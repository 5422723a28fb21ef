// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/certification.h"
#include "models/domain/governance_task.h"
#include "models/domain/outcome.h"
#include "models/domain/plan.h"

#include <QDateTime>

#include <optional>
#include <variant>
#include <vector>

namespace baton {

/// Who acts where, kept with every run.
struct RunOrigin
{
    QString connectionName;
    QString tenantUrl;
    IdentityId actingIdentity;
    QString actingName;
    QString osUser;
    QString batonVersion;
};

/// What a run has to do with earlier ones.
struct RunLinks
{
    RunId undoes;    ///< the run this one takes back, or empty
    RunId continues; ///< the run whose unsent or unacted rows this one goes on with, or empty
};

/// A run as it is written down before anything is sent: the order, what it became, who asked.
struct RunRecord
{
    RunId id;
    Order order;
    Plan plan; ///< its calls carry their ids
    RunOrigin origin;
    QDateTime at;    ///< UTC
    RunId undoes;    ///< the run this one takes back, or empty
    RunId continues; ///< the run whose unsent or unacted rows this one goes on with, or empty
};

/// The intent to send: on disk before the first byte of the attempt leaves.
struct AttemptIntended
{
    int attempt = 1;
    std::optional<Error> previous; ///< why the attempt before provably changed nothing
};

/// A 2xx answer.
struct CallAccepted
{
    int httpStatus = 0;
    QString trackingId;
    bool deprecatedPath = false;
    std::optional<GovernanceTask> task;
    QString note{};                          ///< what a person should know of the answer, one sentence; may be empty
    std::optional<Certification> returned{}; ///< what a call without a task was answered with
};

/// An answer or failure that is no 2xx, of the last attempt or of one that another follows. error.kind OutcomeUnknown:
/// the call is unknown; else it provably did not act.
struct CallRefused
{
    Error error;
};

/// What a reading of the task said, written when it differs from the one before.
struct TaskSeen
{
    GovernanceTask task;
};

/// Past its deadline without an end, or gone.
struct TaskSilent
{
    TaskId task;
    bool gone = false; ///< the tenant knows it no more: how it ended, only its rows can tell
};

/// What is proven of a row of the call; rows are counted from 0 in Call::rows.
struct RowProven
{
    int row = 0;
    RowProof proof;
};

/// Nothing more will happen to the call without a person.
struct CallSettled
{
    CallState state = CallState::Moved;
    QString note;           ///< one sentence; may be empty
    bool didNotAct = false; ///< it may have left, and is proven to have changed nothing: its rows can go out anew
};

/// The run stopped by itself and asks (403, refusals or unknowns in a row), or was told to go on or to stop.
struct BrakeEvent
{
    enum class What { Pulled, Released, StoppedByPerson } what = What::Pulled;
    QString reason;
};

struct RunEnded
{
    QString note;
};

/// A person gave up a run of an earlier session: nobody asks about it any more. What was open stays unknown.
struct RunAbandoned
{
    QString reason; ///< the person's own words; never empty
};

/// A record of a kind, or with contents, that this Baton cannot read: kept word for word, so that nobody takes its
/// call for untouched. It comes from reading alone and is never appended.
struct UnreadableEvent
{
    QString kind;
    QByteArray data;
    QString reason;
};

/// One append-only record. `call` is empty for records about the whole run.
struct JournalEvent
{
    using What = std::variant<AttemptIntended, CallAccepted, CallRefused, TaskSeen, TaskSilent, RowProven, CallSettled,
                              BrakeEvent, RunEnded, RunAbandoned, UnreadableEvent>;
    RunId run;
    CallId call;
    QDateTime at; ///< UTC
    What what;
};

} // namespace baton
