// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/faults.h"

namespace baton::sandbox {

/// Changes the content of a true answer as Truncated, WrongType, Null and UnknownEnum say; other faults leave it. What
/// is no JSON stays as it is.
void spoil(Response &answer, const Fault &fault);

/// A page as a portal, a proxy or a login form answers with.
std::string webPage();

} // namespace baton::sandbox
