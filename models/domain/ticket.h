// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/certification.h"
#include "models/domain/governance_task.h"

#include <optional>

namespace baton {

/// What a sent call left behind.
struct Ticket
{
    int httpStatus = 0;
    QString trackingId;                    ///< the vendor's, when the answer named one
    bool deprecatedPath = false;           ///< the answer said so
    QString note;                          ///< what a person should know of the answer, one sentence; may be empty
    std::optional<GovernanceTask> task;    ///< a task to follow
    std::optional<Certification> returned; ///< the certification that a call without a task answered with
};

} // namespace baton
