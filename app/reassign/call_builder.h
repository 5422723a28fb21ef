// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/plan_work.h"
#include "models/domain/plan.h"

namespace baton::planning {

/// Everything of the call but its bytes. Takes the draft's units.
Call describeCall(Draft &draft, const Order &order);

/// A row of a call; `item` null: the whole certification.
CallRow callRow(const CertificationWork &work, const ReviewItem *item);

/// Writes method, path, body and hash. False when the dialect cannot write it: the call must not be used.
bool writeBytes(Call &call, const Order &order, const ReassignDialect &dialect, const CertificationWork &first);

} // namespace baton::planning
