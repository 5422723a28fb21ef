// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/plan.h"
#include "ui/reassign/reassign_subject.h"

namespace baton {

/// The rows of calls that never left, for the Reassign dialog: the same reviewer and reason are filled in, and
/// everything about the rows is read anew before anything is sent.
ReassignSubject resendSubject(const Order &order, const std::vector<Call> &calls);

} // namespace baton
