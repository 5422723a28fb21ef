// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/run_summary.h"
#include "ui/common/details_content.h"

namespace baton {

/// What happened to a call, step by step, as the journal tells it: written down, sent, answered, what its task said,
/// what each reading showed.
std::vector<DetailsEvent> timelineOf(const CallStory &story, const CellContext &context);

} // namespace baton
