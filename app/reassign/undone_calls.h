// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/run_summary.h"

namespace baton {

/// The calls of a run of which every row that had moved is proven to be back, by the runs that undo it. Pure.
std::vector<CallId> undoneCalls(const RunStory &run, const std::vector<RunStory> &undoing);

} // namespace baton
