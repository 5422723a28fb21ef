// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/facts.h"
#include "models/domain/plan.h"
#include "tests/support/fake_dialect.h"

#include <functional>

namespace baton::test {

/// A planning question, made from a seed: an order over several campaigns and certifications, what is known of them
/// (with gaps), and a dialect with its own scopes, limits and groupings.
struct PlanCase
{
    FakeDialect dialect;
    Order order;
    Facts facts;
};

/// `mostItems`: per certification. Realistic: items carry their summary as locator, as a real provider's do.
struct PlanScale
{
    int mostItems = 30;
    bool realistic = false;
    std::function<void(ReviewItem &, int number)> dress; ///< gives an item what only its own dialect reads
};

PlanCase generatePlanCase(quint64 seed, const PlanScale &scale = {});

/// What a plan must be, worked out the slow way: row by row and with maps, sharing nothing with the planner.
struct ExpectedPlan
{
    std::vector<bool> leftOut; ///< per row of the order
    size_t calls = 0;          ///< the minimum of design section 5
};

ExpectedPlan expectedPlan(const Order &order, const Facts &facts, const ReassignDialect &dialect);

} // namespace baton::test
