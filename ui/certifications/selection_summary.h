// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/identity.h"
#include "ui/certifications/campaign_standing.h"
#include "ui/certifications/certification_tally.h"

#include <functional>

namespace baton {

/// What is known of a person; null: nothing.
using PersonOf = std::function<const Identity *(const IdentityId &)>;

/// The details pane of several certifications: what can be reassigned, where they belong, how far they are, and who
/// of their reviewers cannot act.
DetailsContent selectionSummary(const CertificationTally &tally, const PersonOf &person, const StandingOf &standing,
                                const Rights &rights, const CellContext &context);
/// Stands there until a large selection is counted.
DetailsContent selectionIsCounted(int certifications, const CellContext &context);

/// "37 selected" has a fact beside it: "1,324 undecided items". Empty: nothing is undecided.
QString undecidedText(qint64 undecided, const CellContext &context);

} // namespace baton
