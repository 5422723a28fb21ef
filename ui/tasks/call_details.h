// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/task_tables.h"
#include "ui/common/details_content.h"

namespace baton {

class CallWatch;
struct CallProgress;
struct Error;

/// What a page knows of the call that is picked.
struct CallView
{
    QString kind;    ///< "Task", "Call"
    QString heading; ///< "12 certifications → Ana Ruiz"
    StateWord state;
    const CallProgress *live = nullptr; ///< null: nobody follows it here
    CallWatch &watch;
};

/// All of it for the details pane: what the state means, what the tenant said, the trail with names, what happened
/// step by step, the call itself.
DetailsContent callDetails(const CallView &view, const CellContext &context);

} // namespace baton
