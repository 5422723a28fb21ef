// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/left_out.h"

#include "app/providers/campaign_rule.h"

#include <algorithm>

namespace baton::planning {

namespace {

bool isKnownInactive(const VendorEnum<IdentityState> &state)
{
    return state == IdentityState::InactiveShortTerm || state == IdentityState::InactiveLongTerm;
}

/// Somebody else holds it than when it was selected. A reading from before that tells nothing.
bool changedHands(const CertificationWork &work)
{
    if (!work.certification || !work.seen)
        return false;
    const Certification &now = *work.certification;
    const Certification &then = *work.seen;
    const bool older = now.modified.isValid() && then.modified.isValid() && now.modified < then.modified;
    return !older && !now.reviewer.id.isEmpty() && !then.reviewer.id.isEmpty() && now.reviewer.id != then.reviewer.id;
}

QString nameOf(const Reviewer &reviewer)
{
    return isolated(reviewer.name.isEmpty() ? reviewer.id.toString() : reviewer.name);
}

QString campaignName(const CertificationWork &work)
{
    if (work.campaign && !work.campaign->name.isEmpty())
        return work.campaign->name;
    return work.certification ? work.certification->campaign.name : QString();
}

} // namespace

PeopleCheck::Answer reviewsTarget(const CertificationWork &work, const Facts &facts, const IdentityId &target)
{
    const PeopleCheck::Answer answer = facts.people.value(work.id).containsTarget;
    if (answer != PeopleCheck::Answer::Unknown || !work.items)
        return answer;
    const auto &items = work.items->items;
    if (std::any_of(items.begin(), items.end(), [&target](const ReviewItem &item) { return item.identity == target; }))
        return PeopleCheck::Answer::Yes;
    return work.items->complete ? PeopleCheck::Answer::No : PeopleCheck::Answer::Unknown;
}

LeftOutRules::LeftOutRules(const Order &order, const Facts &facts, const ReassignDialect &dialect, Candidates whole,
                           Candidates items)
    : m_order(order), m_facts(facts), m_dialect(dialect), m_whole(whole), m_items(items)
{
    QString name = facts.target ? facts.target->name : QString();
    if (name.isEmpty())
        name = order.targetName.isEmpty() ? order.target.toString() : order.targetName;
    m_targetName = isolated(name);

    if (facts.targetMissing) {
        m_target = {LeftOutReason::TargetInactive,
                    sentence("The tenant knows nobody with the id %1. Choose another reviewer.")
                        .arg(isolated(order.target.toString())),
                    Offer::None};
    } else if (facts.target && isKnownInactive(facts.target->state)) {
        m_target = {LeftOutReason::TargetInactive,
                    sentence("%1 is not active (%2) and cannot take over reviews. Choose another reviewer.")
                        .arg(m_targetName, facts.target->state.raw),
                    Offer::None};
    }
}

std::optional<Verdict> LeftOutRules::common(const CertificationWork &work, RowScope scope, Candidates &candidates) const
{
    if (m_target)
        return m_target;
    if (work.vanished) {
        const QString what = work.seen ? sentence("The certification %1 is no longer there. Refresh the list.")
                                       : sentence("There is no certification %1, or you may not see it. Check its id.");
        return Verdict{LeftOutReason::Vanished, what.arg(isolated(work.name())), Offer::None};
    }
    if (candidates.isEmpty()) {
        return Verdict{LeftOutReason::ForbiddenByDialect,
                       scope == RowScope::Items ? sentence("This tenant cannot hand over single items.")
                                                : sentence("This tenant cannot hand over whole certifications."),
                       Offer::None};
    }
    const Certification *certification = work.certification;
    if (certification && certification->isSigned()) {
        return Verdict{LeftOutReason::SignedOff,
                       sentence("%1 is signed off and can no longer be reassigned.").arg(isolated(work.name())),
                       Offer::None};
    }
    if (work.campaign) {
        const Candidates open = candidates.keep(
            [&work](const ReassignOperation &operation) { return mayRunIn(operation, work.campaign->status); });
        if (open.isEmpty()) {
            return Verdict{LeftOutReason::CampaignClosed,
                           sentence("The campaign %1 of %2 is %3; only what is active or in preview can be reassigned.")
                               .arg(isolated(campaignName(work)), isolated(work.name()), work.campaign->status.raw),
                           Offer::None};
        }
        candidates = open;
    }
    if (certification && certification->reviewer.id == m_order.target &&
        !(certification->reviewer.type == ReviewerType::GovernanceGroup)) {
        return Verdict{LeftOutReason::AlreadyReviewer,
                       sentence("%1 already reviews %2.").arg(m_targetName, isolated(work.name())), Offer::None};
    }
    if (changedHands(work)) {
        return Verdict{LeftOutReason::Changed,
                       sentence("%1 held %2 when you selected it; now %3 does.")
                           .arg(nameOf(work.seen->reviewer), isolated(work.name()), nameOf(certification->reviewer)),
                       Offer::None};
    }
    return std::nullopt;
}

/// What only an administrator may move whole, its reviewer may still hand over item by item.
std::optional<Verdict> LeftOutRules::administrator(const CertificationWork &work) const
{
    if (!m_facts.rights || m_facts.rights->reassignWhole != Answer::No)
        return std::nullopt;
    const bool byGroup = work.certification && work.certification->reviewer.type == ReviewerType::GovernanceGroup;
    const bool asItems = !m_items.isEmpty() && !byGroup && m_facts.rights->reassignItems != Answer::No;
    QStringList text{
        sentence("To hand over %1 whole needs an administrator.").arg(isolated(work.name())),
        asItems ? sentence("Its items can be handed over instead.") : m_facts.rights->wholeNeeds,
    };
    text.removeAll(QString());
    return Verdict{LeftOutReason::NeedsAdministrator, text.join(QLatin1Char(' ')),
                   asItems ? Offer::AsItems : Offer::None};
}

std::optional<Verdict> LeftOutRules::group(const CertificationWork &work, RowScope scope, Candidates &candidates) const
{
    if (!work.certification || !(work.certification->reviewer.type == ReviewerType::GovernanceGroup))
        return std::nullopt;
    const auto takesGroups = [](const ReassignOperation &operation) {
        return operation.groupReviewed != GroupReviewed::Forbidden;
    };
    const Candidates open = candidates.keep(takesGroups);
    if (!open.isEmpty()) {
        candidates = open;
        return std::nullopt;
    }
    if (scope == RowScope::WholeCertification) {
        return Verdict{LeftOutReason::GroupReviewed,
                       sentence("%1 is reviewed by a governance group and cannot be handed over by this tenant.")
                           .arg(isolated(work.name())),
                       Offer::None};
    }
    if (m_whole.keep(takesGroups).isEmpty()) {
        return Verdict{LeftOutReason::GroupReviewed,
                       sentence("%1 is reviewed by a governance group; its items cannot be handed over one by one.")
                           .arg(isolated(work.name())),
                       Offer::None};
    }
    return Verdict{LeftOutReason::GroupReviewed,
                   sentence("%1 is reviewed by a governance group; its items cannot be handed over one by one. It can "
                            "be moved whole.")
                       .arg(isolated(work.name())),
                   Offer::MoveWhole};
}

std::optional<Verdict> LeftOutRules::whole(const CertificationWork &work, Candidates &candidates) const
{
    if (auto verdict = common(work, RowScope::WholeCertification, candidates))
        return verdict;
    if (auto verdict = administrator(work))
        return verdict;
    if (!work.certification) {
        return Verdict{LeftOutReason::NotRead,
                       sentence("The certification %1 could not be read, so no call can be made for it. Try again.")
                           .arg(isolated(work.name())),
                       Offer::None};
    }
    if (reviewsTarget(work, m_facts, m_order.target) == PeopleCheck::Answer::Yes) {
        if (m_items.isEmpty()) {
            return Verdict{LeftOutReason::SelfReview,
                           sentence("%1 is reviewed in %2, and nobody may review their own access. Choose another "
                                    "reviewer.")
                               .arg(m_targetName, isolated(work.name())),
                           Offer::None};
        }
        return Verdict{LeftOutReason::SelfReview,
                       sentence("%1 is reviewed in %2, and nobody may review their own access. Everyone else in it can "
                                "be handed over.")
                           .arg(m_targetName, isolated(work.name())),
                       Offer::EveryoneButThisPerson};
    }
    if (auto verdict = group(work, RowScope::WholeCertification, candidates))
        return verdict;
    if (auto verdict = forbidden(work, nullptr, candidates))
        return verdict;
    const auto needsNoCampaign = [](const ReassignOperation &operation) {
        return operation.grouping == Grouping::OneCertification;
    };
    if (!work.certification->campaign.id.isEmpty())
        return std::nullopt;
    candidates = candidates.keep(needsNoCampaign);
    if (candidates.isEmpty()) {
        return Verdict{LeftOutReason::NotRead,
                       sentence("The campaign of %1 could not be read, so no call can be made for it. Try again.")
                           .arg(isolated(work.name())),
                       Offer::None};
    }
    return std::nullopt;
}

LeftOutRules::OfItems LeftOutRules::items(const CertificationWork &work, Candidates &candidates) const
{
    OfItems verdicts;
    verdicts.first = common(work, RowScope::Items, candidates);
    if (!verdicts.first)
        verdicts.last = group(work, RowScope::Items, candidates);
    return verdicts;
}

Verdict LeftOutRules::selfReview(const ReviewItem &item) const
{
    return Verdict{LeftOutReason::SelfReview,
                   sentence("%1 is the person reviewed here (%2), and nobody may review their own access. Choose "
                            "another reviewer for it.")
                       .arg(m_targetName, isolated(item.accessName.isEmpty() ? item.id.toString() : item.accessName)),
                   Offer::None};
}

std::optional<Verdict> LeftOutRules::forbidden(const CertificationWork &work, const ReviewItem *item,
                                               Candidates &candidates) const
{
    if (!work.certification)
        return std::nullopt;
    std::optional<QString> why;
    const Candidates open = candidates.keep([&](const ReassignOperation &operation) {
        std::optional<QString> no = m_dialect.forbids(operation, *work.certification, item);
        const bool allowed = !no;
        if (!why)
            why = std::move(no);
        return allowed;
    });
    if (open.isEmpty()) {
        if (!why || why->isEmpty())
            why = sentence("The tenant's rules forbid to reassign this in %1.").arg(isolated(work.name()));
        return Verdict{LeftOutReason::ForbiddenByDialect, *why, Offer::None};
    }
    candidates = open;
    return std::nullopt;
}

Verdict LeftOutRules::twice(const QString &name)
{
    return {LeftOutReason::Duplicate, sentence("%1 was selected more than once; it goes once.").arg(isolated(name)),
            Offer::None};
}

Verdict LeftOutRules::goesWhole(const CertificationWork &work)
{
    return {LeftOutReason::Duplicate,
            sentence("This item goes with its certification %1, which was selected whole.").arg(isolated(work.name())),
            Offer::None};
}

Verdict LeftOutRules::missing(const CertificationWork &work, const ReviewItemId &item)
{
    if (work.items && work.items->complete) {
        return {LeftOutReason::Vanished,
                sentence("There is no item %1 in the certification %2: it was moved, or it belongs to another one. "
                         "List its items again.")
                    .arg(isolated(item.toString()), isolated(work.name())),
                Offer::None};
    }
    return {LeftOutReason::NotRead,
            sentence("The details of item %1 in %2 could not be read, so no call can name it. Try again.")
                .arg(isolated(item.toString()), isolated(work.name())),
            Offer::None};
}

Verdict LeftOutRules::unnamed(const ReviewItem &item)
{
    return {LeftOutReason::NotRead,
            sentence("The tenant did not give the keys by which %1 could be named. Move its certification whole.")
                .arg(isolated(item.accessName.isEmpty() ? item.id.toString() : item.accessName)),
            Offer::MoveWhole};
}

Verdict LeftOutRules::unwritable(const CertificationWork &work)
{
    return {LeftOutReason::ForbiddenByDialect,
            sentence("No call can be written for %1: something that it must name is not known. Choose other options, "
                     "or report this.")
                .arg(isolated(work.name())),
            Offer::None};
}

} // namespace baton::planning
