// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/governance_provider.h"
#include "app/providers/sailpoint/sign_in.h"

namespace baton::sailpoint {

/// What a sign-in alone tells of the rights: the user levels in the token's claims, and its scopes. A scope that is
/// missing forbids; a user level that is missing does not, since tenants may define levels of their own.
Rights rightsOf(const SignedIn &person);

/// The same after the tenant was asked for a campaign. Whoever may not list campaigns may not reassign them either:
/// that takes a part of the same user levels.
Rights rightsAfter(Rights rights, const Result<Page<Campaign>> &oneCampaign);

} // namespace baton::sailpoint
