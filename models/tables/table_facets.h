// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/certification.h"
#include "models/domain/outcome.h"
#include "models/domain/review_item.h"
#include "models/tables/facet.h"

#include <vector>

namespace baton {

// By what the tables are narrowed. Keys are stable English words, or the vendor's own ids and words.

/// state, due, type
std::vector<Facet<Campaign>> campaignFacets();
/// campaign (its id), state, phase, reviewer (the id), due, progress
std::vector<Facet<Certification>> certificationFacets();
/// decision, kind, source, privileged, new
std::vector<Facet<ReviewItem>> itemFacets();

/// "late", "day" (within 24 hours), "week" (within 7 days: those within 24 hours too), "later", "ended" (nothing is
/// waited for any more), "none" (no date).
FacetKeys dueKeys(const QDateTime &due, bool ended, const CellContext &context);
/// "open" (something goes on), "needsYou", "settled".
QString standingKey(CallState state);
FacetLabel standingLabel(const QString &key);

} // namespace baton
