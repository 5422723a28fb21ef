// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/certification.h"
#include "models/domain/governance_task.h"
#include "models/domain/outcome.h"
#include "models/domain/plan.h"

#include <optional>
#include <vector>

namespace baton {

/// How one call of a run stands, for tables and batonctl.
struct CallProgress
{
    Call call;
    CallState state = CallState::Queued;
    std::optional<GovernanceTask> task;
    std::optional<Error> error;
    std::vector<RowProof> proofs; ///< one per row
    int attempts = 0;
    QDateTime startedAt; ///< first attempt; invalid: not sent
    QDateTime changedAt;
    QDateTime heldUntil;    ///< of Held: when it goes on; invalid: when a person says so
    QString note;           ///< one sentence: what to do next, or what it waits for; may be empty
    bool didNotAct = false; ///< of Failed: it may have left, and is proven to have changed nothing
    /// What a call without a task was answered with: the certification as the tenant made it.
    std::optional<Certification> returned;
    /// Of NoAnswer: its rows were read as often as is planned, and not all of them have their word. Only the task, or a
    /// person, can bring it on; its rows are still read now and then.
    bool lookedThrough = false;
};

/// Counts of a run's rows.
struct RunCounts
{
    int rows = 0;
    int moved = 0;
    int movedElsewhere = 0;
    int notMoved = 0;
    int unknown = 0;
    int notSent = 0; ///< of calls that were not sent and will not be
    int pending = 0;
};

} // namespace baton
