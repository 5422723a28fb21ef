// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/certification.h"
#include "models/domain/review_item.h"

#include <vector>

namespace baton::bench {

/// Rows as a provider decodes them: every text is of its row alone, also where it says what another row says. One
/// reviewer in five rows, 42 campaigns; the same rows for the same number.
std::vector<Certification> certificationRows(int first, int count);

/// Of certifications with 250 rows each; eight rows a person, 3,000 accesses of 40 sources.
std::vector<ReviewItem> itemRows(int first, int count);

} // namespace baton::bench
