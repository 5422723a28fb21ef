// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan_generator.h"

#include <random>

namespace baton::test {

using namespace Qt::StringLiterals;

namespace {

class Dice
{
public:
    explicit Dice(quint64 seed) : m_engine(seed) {}

    int upTo(int last) { return std::uniform_int_distribution<int>(0, last)(m_engine); }
    bool oneIn(int n) { return upTo(n - 1) == 0; }
    template <class T> T oneOf(std::initializer_list<T> values)
    {
        return *(values.begin() + upTo(static_cast<int>(values.size()) - 1));
    }

private:
    std::mt19937_64 m_engine;
};

QString numbered(QStringView prefix, int number)
{
    return prefix.toString() + QString::number(number);
}

void shapeDialect(Dice &dice, FakeDialect &dialect)
{
    ReassignOperation &whole = dialect.operationTable[0];
    ReassignOperation &now = dialect.operationTable[1];
    ReassignOperation &byTask = dialect.operationTable[2];
    whole.limit = dice.oneOf({1, 2, 5, 250});
    whole.grouping = dice.oneOf({Grouping::None, Grouping::None, Grouping::OneCertification});
    whole.groupReviewed = dice.oneOf({GroupReviewed::Allowed, GroupReviewed::NotDocumented, GroupReviewed::Forbidden});
    now.limit = dice.oneOf({1, 2, 4, 50});
    byTask.limit = now.limit * dice.oneOf({1, 2, 3, 10});
    now.grouping = byTask.grouping =
        dice.oneOf({Grouping::OneIdentityOrOneAccess, Grouping::OneIdentityOrOneAccess, Grouping::OneCertification});
    now.summaries = byTask.summaries = !dice.oneIn(3);
    now.groupReviewed = dice.oneOf({GroupReviewed::Forbidden, GroupReviewed::Allowed});
    byTask.groupReviewed = dice.oneOf({GroupReviewed::Forbidden, GroupReviewed::NotDocumented});
    if (dice.oneIn(5))
        byTask.summaries = !byTask.summaries;
    if (dice.oneIn(4))
        now.campaignStatuses = {CampaignStatus::Active};
    if (dice.oneIn(6))
        byTask.campaignStatuses.clear();
    if (dice.oneIn(4)) {
        dialect.forbid = [](const ReassignOperation &, const Certification &, const ReviewItem *item) {
            return item && item->accessId == "access3"_L1 ? std::optional(u"Access 3 is locked."_s) : std::nullopt;
        };
    }
    if (dice.oneIn(6))
        dialect.operationTable.erase(dialect.operationTable.begin() + dice.upTo(2));
}

std::vector<ReviewItem> makeItems(Dice &dice, const CertificationId &certification, const PlanScale &scale)
{
    std::vector<ReviewItem> items;
    const int count = dice.upTo(scale.mostItems);
    const int people = 1 + dice.upTo(7);
    const int accesses = 1 + dice.upTo(7);
    for (int i = 0; i < count; ++i) {
        ReviewItem item;
        item.id = ReviewItemId(certification.toString() + numbered(u"-item", i));
        item.certification = certification;
        const int person = dice.upTo(people);
        if (person > 0)
            item.identity = IdentityId(numbered(u"person", person));
        item.identityName = dice.oneIn(20) ? QString() : numbered(u"Person ", person);
        item.summaryId = dice.oneIn(15) ? QString() : numbered(u"summary", dice.oneIn(10) ? 100 + person : person);
        if (scale.realistic)
            item.locator = item.summaryId;
        item.accessId = dice.oneIn(15) ? QString() : numbered(u"access", dice.upTo(accesses));
        item.accessName = dice.oneIn(15) ? QString() : u"Access "_s + item.accessId;
        item.decision =
            dice.oneOf({VendorEnum(Decision::Undecided, QString()), VendorEnum(Decision::Approve, u"APPROVE"_s),
                        VendorEnum(Decision::Unknown, u"MAYBE"_s)});
        if (scale.dress)
            scale.dress(item, i);
        items.push_back(std::move(item));
    }
    if (!items.empty() && dice.oneIn(10))
        items.push_back(items.front()); // lists read while rows move may name one twice
    return items;
}

Certification makeCertification(Dice &dice, const CertificationId &id, const CampaignId &campaign, const Facts &facts)
{
    Certification row;
    row.id = id;
    row.name = u"Certification "_s + id.toString();
    row.campaign.id = dice.oneIn(25) ? CampaignId() : campaign;
    row.reviewer.id = IdentityId(dice.oneIn(12) ? u"target"_s : u"reviewer"_s);
    row.reviewer.type = dice.oneOf({VendorEnum(ReviewerType::Identity, u"IDENTITY"_s),
                                    VendorEnum(ReviewerType::Identity, u"IDENTITY"_s),
                                    VendorEnum(ReviewerType::Identity, u"IDENTITY"_s),
                                    VendorEnum(ReviewerType::GovernanceGroup, u"GOVERNANCE_GROUP"_s),
                                    VendorEnum(ReviewerType::Unknown, QString())});
    row.phase = dice.oneIn(10) ? VendorEnum(CertificationPhase::Signed, u"SIGNED"_s)
                               : dice.oneOf({VendorEnum(CertificationPhase::Active, u"ACTIVE"_s),
                                             VendorEnum(CertificationPhase::Unknown, u"NEW_PHASE"_s)});
    row.completed = dice.oneIn(4);
    row.due = facts.now.addSecs(dice.oneOf({-5000, 5000, 500000}));
    return row;
}

} // namespace

PlanCase generatePlanCase(quint64 seed, const PlanScale &scale)
{
    Dice dice(seed);
    PlanCase made;
    shapeDialect(dice, made.dialect);
    Facts &facts = made.facts;
    Order &order = made.order;
    facts.now = QDateTime(QDate(2026, 3, 2), QTime(9, 0), Qt::UTC);
    order.target = IdentityId(dice.oneIn(5) ? u"person1"_s : u"target"_s);
    order.targetName = u"Ana"_s;
    order.reason = u"Leaves “soon”"_s;
    if (!dice.oneIn(3))
        order.options.insert(u"mode"_s, dice.oneOf({u"auto"_s, u"sync"_s, u"async"_s}));

    if (!dice.oneIn(6)) {
        facts.target = Identity();
        facts.target->id = order.target;
        facts.target->name = u"Ana"_s;
        facts.target->state = dice.oneIn(15)  ? VendorEnum(IdentityState::InactiveLongTerm, u"INACTIVE_LONG_TERM"_s)
                              : dice.oneIn(8) ? VendorEnum(IdentityState::Unknown, u"DORMANT"_s)
                                              : VendorEnum(IdentityState::Active, u"ACTIVE"_s);
    }
    facts.targetMissing = dice.oneIn(40);
    if (!dice.oneIn(4))
        facts.rights = Rights{Answer::Unknown, dice.oneIn(6) ? Answer::No : Answer::Yes, Answer::Unknown, {}, {}};
    if (!dice.oneIn(4))
        facts.forwarding = Forwarding{dice.oneIn(4) ? IdentityId(u"deputy"_s) : order.target, {}};
    if (!dice.oneIn(4))
        facts.pendingTargets = QSet<QString>{u"c-cert1"_s};

    const int campaigns = 1 + dice.upTo(3);
    for (int i = 0; i < campaigns; ++i) {
        Campaign campaign;
        campaign.id = CampaignId(numbered(u"campaign", i));
        campaign.name = numbered(u"Campaign ", i);
        campaign.status = dice.oneIn(6) ? VendorEnum(CampaignStatus::Completed, u"COMPLETED"_s)
                                        : dice.oneOf({VendorEnum(CampaignStatus::Active, u"ACTIVE"_s),
                                                      VendorEnum(CampaignStatus::Active, u"ACTIVE"_s),
                                                      VendorEnum(CampaignStatus::Staged, u"STAGED"_s),
                                                      VendorEnum(CampaignStatus::Unknown, u"FROZEN"_s)});
        if (!dice.oneIn(6))
            facts.campaigns.insert(campaign.id, campaign);
    }

    const int certifications = 1 + dice.upTo(12);
    for (int i = 0; i < certifications; ++i) {
        const CertificationId id(numbered(u"c-cert", i));
        const CampaignId campaign(numbered(u"campaign", dice.upTo(campaigns - 1)));
        if (dice.oneIn(15))
            facts.vanished.insert(id);
        else if (!dice.oneIn(15))
            facts.certifications.insert(id, makeCertification(dice, id, campaign, facts));
        if (facts.certifications.contains(id) && dice.oneIn(3)) {
            Certification &seen = facts.seen[id] = facts.certifications.value(id);
            if (dice.oneIn(4))
                seen.reviewer.id = IdentityId(u"somebody else"_s);
        }
        const std::vector<ReviewItem> items = makeItems(dice, id, scale);
        const bool complete = !dice.oneIn(4);
        if (!dice.oneIn(8))
            facts.setItems(id, items, complete);
        if (!dice.oneIn(3)) {
            PeopleCheck check;
            check.containsTarget = dice.oneOf({PeopleCheck::Answer::No, PeopleCheck::Answer::No,
                                               PeopleCheck::Answer::Yes, PeopleCheck::Answer::Unknown});
            facts.people.insert(id, check);
        }
        if (dice.oneIn(2))
            order.rows.push_back({id, {}});
        const int share = dice.oneOf({0, 1, 3, 9});
        for (const ReviewItem &item : items) {
            if (dice.upTo(9) <= share)
                order.rows.push_back({id, item.id});
        }
        if (dice.oneIn(6))
            order.rows.push_back({id, ReviewItemId(u"of-another"_s)});
    }
    std::mt19937_64 engine(seed);
    if (dice.oneIn(2))
        std::shuffle(order.rows.begin(), order.rows.end(), engine);
    for (int i = dice.upTo(3); i > 0 && !order.rows.empty(); --i)
        order.rows.push_back(order.rows[static_cast<size_t>(dice.upTo(static_cast<int>(order.rows.size()) - 1))]);
    return made;
}

} // namespace baton::test
