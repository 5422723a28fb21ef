// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/outcome.h"
#include "models/domain/plan.h"
#include "ui/reassign/reassign_subject.h"

namespace baton {

/// The rows of calls that never left, for the Reassign dialog: the same reviewer and reason are filled in, and
/// everything about the rows is read anew before anything is sent.
ReassignSubject resendSubject(const Order &order, const std::vector<Call> &calls);

/// The call with those of its rows alone that are not known to have moved: what a new order may ask for again.
Call withRowsThatStayed(const Call &call, const std::vector<RowProof> &proofs);

} // namespace baton
