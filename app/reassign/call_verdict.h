// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/outcome.h"

#include <vector>

namespace baton {

/// What the words of all its rows make of a call.
struct CallVerdict
{
    CallState state = CallState::OutcomeUnknown;
    QString note; ///< one sentence with the counts; empty when every row moved
};

/// Moved: every row. Failed: proven that none moved. PartlyMoved: every row has its word, and they differ or lead
/// elsewhere. OutcomeUnknown: some row is unknown (or still pending).
CallVerdict verdictOf(const std::vector<RowProof> &proofs);

/// The name of the one person to whom the rows went that did not reach the target, kept apart from the text around it;
/// empty: there are none, they went to several people, or nobody knows the name.
QString passedOnTo(const std::vector<RowProof> &proofs);

} // namespace baton
