// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/plan_tables.h"
#include "ui/reassign/choice_people.h"
#include "ui/reassign/reassign_subject.h"

#include <memory>

namespace baton {

/// Everything a plan is made from. Cheap to copy.
struct PlanQuestion
{
    Order order;
    Facts read;                     ///< by the preflight
    Facts known;                    ///< what the page showed; counts where nothing was read
    std::optional<Identity> target; ///< as it was chosen; counts until it is read
    HiddenRows hidden;
    bool items = false; ///< what was selected were items
    QDateTime now;      ///< UTC
};

/// An order, the plan that it becomes, and what a screen shows of it. Never changed after it was made.
struct PlannedOrder
{
    Order order;
    Plan plan;
    std::optional<Identity> target; ///< as it was read last
    std::vector<PlannedCall> calls;
    std::vector<LeftOutRow> leftOut;
    std::vector<LeftOut> offers; ///< what left-out rows offer, once per certification
    ChoicePeople people;
    QStringList warnings;
    QStringList notChecked;
    int hiddenRows = 0;     ///< among those that will be sent
    int certifications = 0; ///< of the order, each counted once
    int checked = 0;        ///< of those, whose reading is done
    qint64 millis = 0;      ///< what it took to make
};

using PlannedOrderPtr = std::shared_ptr<const PlannedOrder>;

/// Pure; any thread.
PlannedOrderPtr planOrder(const PlanQuestion &question, const ReassignDialect &dialect);

/// Its offers of one kind.
std::vector<LeftOut> offersLike(const PlannedOrder &planned, Offer offer);

/// What was read counts; where nothing was read, what the page showed does. That is also what the rows were selected
/// for: where another reviewer is read now, they are not.
Facts mergedFacts(const Facts &read, const Facts &known, const std::optional<Identity> &target, const QDateTime &now);

/// Whether two plans send the same rows in the same calls. `bytes`: and the same bodies.
bool sendTheSame(const Plan &a, const Plan &b, bool bytes);

} // namespace baton
