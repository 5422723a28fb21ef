// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/listing/reassignment_chain.h"
#include "models/domain/identity.h"
#include "ui/common/details_content.h"

namespace baton {

/// The details pane of one certification: every field of it. `chain` (where it came from, further back) and `reviewer`
/// (what is known of the person) may be null.
DetailsContent certificationDetails(const Certification &certification, const ReassignmentChain *chain,
                                    const Identity *reviewer, const CellContext &context);

} // namespace baton
