// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan_generator.h"

#include <map>
#include <set>

namespace baton::test {

using namespace Qt::StringLiterals;

namespace {

using Operations = std::vector<ReassignOperation>; ///< at most one of each kind

QString personOf(const ReviewItem &item)
{
    if (!item.identity.isEmpty())
        return u"identity/"_s + item.identity.toString();
    if (!item.summaryId.isEmpty())
        return u"summary/"_s + item.summaryId;
    return item.identityName.isEmpty() ? u"alone/"_s + item.id.toString() : u"name/"_s + item.identityName;
}

QString accessOf(const ReviewItem &item)
{
    if (!item.accessId.isEmpty())
        return u"access/"_s + item.accessId;
    return item.accessName.isEmpty() ? u"alone/"_s + item.id.toString() : u"name/"_s + item.accessName;
}

Operations operationsFor(const Order &order, const ReassignDialect &dialect, RowScope scope)
{
    Operations sync;
    Operations async;
    for (const ReassignOperation &operation : dialect.operations()) {
        if (operation.scope == scope)
            (operation.asynchronous ? async : sync).push_back(operation);
    }
    const QString mode = order.options.value(u"mode"_s, u"auto"_s);
    if (mode == "sync"_L1 && !sync.empty())
        return sync;
    if (mode == "async"_L1 && !async.empty())
        return async;
    async.insert(async.end(), sync.begin(), sync.end());
    return async;
}

size_t ceilOf(size_t units, size_t limit)
{
    return (units + limit - 1) / limit;
}

struct Oracle
{
    const Order &order;
    const Facts &facts;
    const ReassignDialect &dialect;

    const Certification *certification(const CertificationId &id) const
    {
        const auto at = facts.certifications.constFind(id);
        return at == facts.certifications.constEnd() ? nullptr : &*at;
    }

    const ReviewItem *item(const OrderRow &row) const
    {
        const ItemList *list = facts.itemsOf(row.certification);
        if (!list)
            return nullptr;
        for (const ReviewItem &known : list->items) {
            if (known.id == row.item)
                return &known;
        }
        return nullptr;
    }

    bool seenBefore(size_t at) const
    {
        for (size_t i = 0; i < at; ++i) {
            if (order.rows[i] == order.rows[at])
                return true;
        }
        return false;
    }

    /// The operations that may carry rows of this certification, none when nothing may.
    Operations allowed(const CertificationId &id, RowScope scope) const
    {
        if (facts.targetMissing || (facts.target && facts.target->state == IdentityState::InactiveLongTerm) ||
            facts.vanished.contains(id))
            return {};
        Operations operations = operationsFor(order, dialect, scope);
        const Certification *known = certification(id);
        if (!known)
            return operations;
        if (known->isSigned())
            return {};
        if (known->reviewer.id == order.target && known->reviewer.type != ReviewerType::GovernanceGroup)
            return {};
        if (facts.seen.contains(id) && facts.seen.value(id).reviewer.id != known->reviewer.id)
            return {};
        const bool group = known->reviewer.type == ReviewerType::GovernanceGroup;
        std::erase_if(operations, [&](const ReassignOperation &operation) {
            const auto campaign = facts.campaigns.constFind(known->campaign.id);
            const auto &statuses = operation.campaignStatuses;
            const bool closed = campaign != facts.campaigns.constEnd() && !statuses.empty() &&
                                campaign->status != CampaignStatus::Unknown &&
                                std::find(statuses.begin(), statuses.end(), campaign->status.value) == statuses.end();
            return closed || (group && operation.groupReviewed == GroupReviewed::Forbidden);
        });
        return operations;
    }

    Operations ofFamily(Operations operations, const ReviewItem &known) const
    {
        const QString family = dialect.familyOf(known);
        std::erase_if(operations, [&](const ReassignOperation &operation) { return operation.family != family; });
        return operations;
    }

    bool containsTarget(const CertificationId &id) const
    {
        const PeopleCheck::Answer answer = facts.people.value(id).containsTarget;
        if (answer != PeopleCheck::Answer::Unknown)
            return answer == PeopleCheck::Answer::Yes;
        const ItemList *list = facts.itemsOf(id);
        return list && std::any_of(list->items.begin(), list->items.end(),
                                   [this](const ReviewItem &known) { return known.identity == order.target; });
    }

    Operations wholeOperations(const CertificationId &id) const
    {
        Operations operations = allowed(id, RowScope::WholeCertification);
        const Certification *known = certification(id);
        const bool mayNot = facts.rights && facts.rights->reassignWhole == Answer::No;
        if (!known || mayNot || containsTarget(id))
            return {};
        std::erase_if(operations, [&](const ReassignOperation &operation) {
            return dialect.forbids(operation, *known, nullptr) ||
                   (known->campaign.id.isEmpty() && operation.grouping != Grouping::OneCertification);
        });
        return operations;
    }

    bool goesWhole(const CertificationId &id) const
    {
        return std::any_of(
                   order.rows.begin(), order.rows.end(),
                   [&](const OrderRow &row) { return row.isWholeCertification() && row.certification == id; }) &&
               !wholeOperations(id).empty();
    }

    bool leftOut(size_t at) const
    {
        const OrderRow &row = order.rows[at];
        if (seenBefore(at))
            return true;
        if (row.isWholeCertification())
            return wholeOperations(row.certification).empty();
        if (goesWhole(row.certification))
            return true;
        const Operations operations = allowed(row.certification, RowScope::Items);
        const ReviewItem *known = item(row);
        if (operations.empty() || !known || known->identity == order.target)
            return true;
        const Operations own = ofFamily(operations, *known);
        const Certification *of = certification(row.certification);
        return own.empty() || (of && dialect.forbids(own.front(), *of, known).has_value());
    }

    /// Calls for one certification's items that go.
    size_t itemCalls(const CertificationId &id, const std::vector<const ReviewItem *> &going) const
    {
        const ReassignOperation planned = ofFamily(allowed(id, RowScope::Items), *going.front()).front();
        const auto limit = static_cast<size_t>(planned.limit);
        const ItemList &list = *facts.itemsOf(id);
        std::map<QString, std::set<ReviewItemId>> all;
        for (const ReviewItem &known : list.items)
            all[personOf(known)].insert(known.id);
        std::map<QString, size_t> here;
        for (const ReviewItem *one : going)
            ++here[personOf(*one)];

        std::set<std::pair<QString, QString>> summaries;
        std::map<QString, size_t> byPerson;
        std::map<QString, size_t> byAccess;
        size_t rest = 0;
        for (const ReviewItem *one : going) {
            const QString person = personOf(*one);
            const auto unit = dialect.summaryUnit(*one, order.options);
            if (list.complete && planned.summaries && unit && here[person] == all[person].size()) {
                summaries.emplace(person, unit->key);
                continue;
            }
            ++rest;
            ++byPerson[person];
            ++byAccess[accessOf(*one)];
        }
        if (planned.grouping != Grouping::OneIdentityOrOneAccess)
            return ceilOf(summaries.size() + rest, limit);
        size_t people = 0;
        for (const auto &[person, count] : byPerson)
            people += ceilOf(count, limit);
        size_t accesses = 0;
        for (const auto &[access, count] : byAccess)
            accesses += ceilOf(count, limit);
        return ceilOf(summaries.size(), limit) + std::min(people, accesses);
    }
};

} // namespace

ExpectedPlan expectedPlan(const Order &order, const Facts &facts, const ReassignDialect &dialect)
{
    const Oracle oracle{order, facts, dialect};
    ExpectedPlan expected;
    std::map<std::pair<CertificationId, QString>, std::vector<const ReviewItem *>> items; ///< by family too
    std::map<std::pair<QString, QString>, size_t> campaigns; ///< rows by campaign and by what may carry them
    std::map<std::pair<QString, QString>, size_t> limits;
    for (size_t i = 0; i < order.rows.size(); ++i) {
        const OrderRow &row = order.rows[i];
        const bool out = oracle.leftOut(i);
        expected.leftOut.push_back(out);
        if (out)
            continue;
        if (!row.isWholeCertification()) {
            const ReviewItem *item = oracle.item(row);
            items[{row.certification, dialect.familyOf(*item)}].push_back(item);
            continue;
        }
        const ReassignOperation planned = oracle.wholeOperations(row.certification).front();
        const auto key = std::pair(oracle.certification(row.certification)->campaign.id.toString(), planned.id);
        ++campaigns[key];
        limits[key] = planned.grouping == Grouping::None ? static_cast<size_t>(planned.limit) : 1;
    }
    for (const auto &[key, rows] : campaigns)
        expected.calls += ceilOf(rows, limits[key]);
    for (const auto &[of, going] : items)
        expected.calls += oracle.itemCalls(of.first, going);
    return expected;
}

} // namespace baton::test
