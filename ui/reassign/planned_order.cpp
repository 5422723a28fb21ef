// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reassign/planned_order.h"

#include "app/reassign/planner.h"
#include "ui/reassign/plan_words.h"
#include "ui/reassign/warning_words.h"

#include <QElapsedTimer>

#include <algorithm>

namespace baton {

namespace {

/// What the order asks of one certification.
struct Asked
{
    bool whole = false;
    bool items = false;
};

/// Whether nothing more will be read about a certification.
bool isChecked(const CertificationId &id, const Asked &asked, const Facts &facts, const IdentityId &target)
{
    if (facts.vanished.contains(id))
        return true;
    const auto known = facts.certifications.constFind(id);
    if (known == facts.certifications.cend())
        return false;
    const bool group = known->reviewer.type == ReviewerType::GovernanceGroup;
    if (known->isSigned() || (!group && known->reviewer.id == target))
        return true;
    const ItemList *items = facts.itemsOf(id);
    const bool complete = items && items->complete;
    const bool people = complete || facts.people.value(id).containsTarget != PeopleCheck::Answer::Unknown;
    return (!asked.whole || people) && (!asked.items || complete || group);
}

std::vector<LeftOut> offersOf(const Plan &plan)
{
    std::vector<LeftOut> offers;
    QSet<CertificationId> seen;
    for (const LeftOut &leftOut : plan.leftOut) {
        if (leftOut.offer == Offer::None || seen.contains(leftOut.row.certification))
            continue;
        seen.insert(leftOut.row.certification);
        offers.push_back(leftOut);
    }
    return offers;
}

void countChecked(PlannedOrder &planned, const Facts &facts)
{
    QHash<CertificationId, Asked> asked;
    for (const OrderRow &row : planned.order.rows) {
        Asked &one = asked[row.certification];
        (row.isWholeCertification() ? one.whole : one.items) = true;
    }
    planned.certifications = static_cast<int>(asked.size());
    for (auto it = asked.cbegin(); it != asked.cend(); ++it)
        planned.checked += isChecked(it.key(), it.value(), facts, planned.order.target) ? 1 : 0;
}

} // namespace

Facts mergedFacts(const Facts &read, const Facts &known, const std::optional<Identity> &target, const QDateTime &now)
{
    Facts facts = read;
    facts.now = now;
    facts.seen = known.certifications;
    facts.seen.insert(known.seen);
    facts.withheld = known.withheld;
    for (auto it = known.certifications.cbegin(); it != known.certifications.cend(); ++it) {
        if (!facts.certifications.contains(it.key()) && !facts.vanished.contains(it.key()))
            facts.certifications.insert(it.key(), it.value());
    }
    for (auto it = known.campaigns.cbegin(); it != known.campaigns.cend(); ++it) {
        if (!facts.campaigns.contains(it.key()))
            facts.campaigns.insert(it.key(), it.value());
    }
    for (auto it = known.items.cbegin(); it != known.items.cend(); ++it) {
        const ItemList *items = facts.itemsOf(it.key());
        if (!items || !items->complete)
            facts.items.insert(it.key(), it.value());
    }
    if (!facts.rights)
        facts.rights = known.rights;
    if (!facts.target && !facts.targetMissing)
        facts.target = target;
    return facts;
}

PlannedOrderPtr planOrder(const PlanQuestion &question, const ReassignDialect &dialect)
{
    QElapsedTimer timer;
    timer.start();
    const Facts facts = mergedFacts(question.read, question.known, question.target, question.now);
    auto planned = std::make_shared<PlannedOrder>();
    planned->order = question.order;
    planned->plan = Planner::plan(question.order, facts, dialect);
    planned->target = facts.target;
    planned->calls = plannedCalls(planned->plan);
    planned->leftOut = leftOutRows(planned->plan, facts, facts.target ? facts.target->name : question.order.targetName,
                                   question.items);
    planned->offers = offersOf(planned->plan);
    planned->people = choicePeople(question.order, facts);
    planned->warnings = warningLines(planned->plan);
    planned->notChecked = notCheckedLines(planned->plan);
    if (!question.hidden.isEmpty()) {
        for (const Call &call : planned->plan.calls) {
            planned->hiddenRows +=
                static_cast<int>(std::count_if(call.rows.begin(), call.rows.end(), [&question](const CallRow &row) {
                    return question.hidden.contains(row.row);
                }));
        }
    }
    countChecked(*planned, facts);
    planned->millis = timer.elapsed();
    return planned;
}

std::vector<LeftOut> offersLike(const PlannedOrder &planned, Offer offer)
{
    std::vector<LeftOut> offers;
    std::copy_if(planned.offers.begin(), planned.offers.end(), std::back_inserter(offers),
                 [offer](const LeftOut &one) { return one.offer == offer; });
    return offers;
}

bool sendTheSame(const Plan &a, const Plan &b, bool bytes)
{
    const auto sameRow = [](const CallRow &x, const CallRow &y) { return x.row == y.row; };
    return std::equal(a.calls.begin(), a.calls.end(), b.calls.begin(), b.calls.end(),
                      [&](const Call &x, const Call &y) {
                          return x.method == y.method && x.path == y.path && x.target == y.target &&
                                 (!bytes || x.bodyHash == y.bodyHash) &&
                                 std::equal(x.rows.begin(), x.rows.end(), y.rows.begin(), y.rows.end(), sameRow);
                      });
}

} // namespace baton
