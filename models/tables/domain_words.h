// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/certification.h"
#include "models/domain/identity.h"
#include "models/tables/cell.h"

#include <optional>

namespace baton {

// Words for values that have no state of their own. An enum value that Baton does not know shows the vendor's word.

/// "required on revoke": whether a decision needs a comment. Empty: not given.
QString commentRuleWord(const VendorEnum<CommentRequirement> &rule);
QString correlatedWord(const VendorEnum<CorrelatedStatus> &status);
QString reviewerTypeWord(const VendorEnum<ReviewerType> &type);
/// "yes", "no"; empty: not given.
QString flagWord(std::optional<bool> flag);

/// "inactive", "on leave": what stands beside somebody who cannot act. Nothing for everybody else.
std::optional<StateWord> cannotActWord(const Identity *person);

} // namespace baton
