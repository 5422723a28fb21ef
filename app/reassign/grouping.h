// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/known_items.h"

namespace baton::planning {

/// The calls for the item rows of one certification, each by its first row, in no particular order. People go as
/// summaries only when the known items are complete. `rows` are in the order's order and not empty.
std::vector<Draft> draftItems(const CertificationWork &work, const KnownItems &known, const std::vector<ItemRow> &rows,
                              const Candidates &candidates, const ReassignDialect &dialect,
                              const OptionValues &options);

/// The calls for whole certifications of one campaign that share their candidates.
std::vector<Draft> draftWhole(const std::vector<DraftRow> &rows, const Candidates &candidates,
                              const ReassignDialect &dialect);

} // namespace baton::planning
