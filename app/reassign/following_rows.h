// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/plan_part.h"

namespace baton::planning {

/// Adds to the calls of one certification the rows that the vendor takes along with theirs, as far as the items that
/// are known of it show: each to the first call that takes it, none that goes by itself. Rows that were left out are
/// added too, for leaving them out keeps them from nothing.
void addFollowingRows(std::vector<Part> &parts, const CertificationWork &work, const ReassignDialect &dialect,
                      const OptionValues &options);

} // namespace baton::planning
