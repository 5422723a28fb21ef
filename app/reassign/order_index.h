// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/plan_work.h"

namespace baton::planning {

/// The certifications that an order names, by first row, each with its rows and what is known of it.
std::vector<CertificationWork> indexOrder(const Order &order, const Facts &facts);

} // namespace baton::planning
