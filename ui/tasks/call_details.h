// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/task_tables.h"
#include "ui/common/details_content.h"

namespace baton {

class CallWatch;
struct CallProgress;
struct Error;

/// Where each row of the call is as far as it was proven; empty: nothing is known of the call.
std::vector<RowProof> proofsOf(const CallProgress *live, const CallWatch &watch);

/// What a page knows of the call that is picked.
struct CallView
{
    QString kind;    ///< "Task", "Call"
    QString heading; ///< "12 certifications → Ana Ruiz"
    StateWord state;
    const CallProgress *live = nullptr; ///< null: nobody follows it here
    CallWatch &watch;
    bool rows = false; ///< tell of each row too: they stand nowhere else on the page
};

/// All of it for the details pane: what the state means, what the tenant said, the trail with names, what happened
/// step by step, the call itself.
DetailsContent callDetails(const CallView &view, const CellContext &context);

} // namespace baton
