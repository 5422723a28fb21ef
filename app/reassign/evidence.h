// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/sights.h"
#include "models/domain/outcome.h"

namespace baton {

/// How the call that is being verified ended, as far as known.
enum class CallEnd { TaskSucceeded, TaskFailed, AnsweredWithoutTask, Refused, Unknown, NoAnswer };

/// When the same view, seen again, proves that nothing happened. Lists may lag behind what a tenant did.
struct ProofRules
{
    Millis notMovedApart{5000};   ///< also: that what may be older than the call is what the call made
    Millis didNotActApart{15000}; ///< of a call that may have acted: an unknown one, or one whose task failed
};

/// What the sightings so far, oldest first, prove of one row. Pending: look again; never Pending when `lastLook`.
/// Pure.
RowProof judge(CallEnd end, const std::vector<Sighting> &sightings, bool lastLook, const ProofRules &rules = {});

} // namespace baton
