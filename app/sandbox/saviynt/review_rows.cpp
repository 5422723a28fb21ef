// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/saviynt/review_rows.h"

namespace baton::sandbox::saviynt {

namespace {

/// Most users are certified in step 1, so that there is work in step 2; a few wait, and a few are not wanted.
const char *userDecision(std::uint64_t number)
{
    switch (number % 10) {
    case 0:
    case 1:
        return "NORESPONSE";
    case 2:
        return number % 4 == 0 ? "TERMINATED" : "DOESNOTWORKFORME";
    default:
        return "WORKSFORME";
    }
}

const char *entitlementDecision(std::uint64_t number)
{
    switch (number % 8) {
    case 0:
    case 1:
        return "NORESPONSE";
    case 2:
        return "REJECTED";
    default:
        return "APPROVED";
    }
}

} // namespace

CampaignKind kindOf(CampaignType type)
{
    switch (type) {
    case CampaignType::Manager:
        return CampaignKind::UserManager;
    case CampaignType::Search:
    case CampaignType::RoleComposition:
        return CampaignKind::EntitlementOwner;
    case CampaignType::SourceOwner:
    case CampaignType::MachineAccount:
        break;
    }
    return CampaignKind::ApplicationOwner;
}

ReviewRows::ReviewRows(const SeedData &data, std::uint32_t origin, bool withRoles)
    : kind(kindOf(data.campaigns[data.certifications[origin].campaign].type)), m_items(data, origin)
{
    for (std::uint32_t slot = 0; slot < m_items.count(); ++slot) {
        const ItemFacts facts = m_items.item(slot);
        const Access &access = data.accesses[facts.access];
        const bool isRole = access.type == AccessType::Role;
        if (isRole && (!withRoles || kind == CampaignKind::EntitlementOwner))
            continue;
        const std::uint32_t head = headFor(data, origin, facts);
        const std::uint32_t account = accountFor(head, facts, access.source);
        if (kind == CampaignKind::EntitlementOwner)
            continue;
        ReviewRow row;
        row.kind = isRole ? ReviewRow::Kind::Role : ReviewRow::Kind::Entitlement;
        row.head = head;
        row.subject = facts.subject;
        row.access = facts.access;
        row.account = account;
        row.decided = facts.decided;
        row.revoked = facts.revoked;
        rows.push_back(row);
    }
    if (kind == CampaignKind::EntitlementOwner)
        addChildren(data, origin);
}

std::uint32_t ReviewRows::headFor(const SeedData &data, std::uint32_t origin, const ItemFacts &facts)
{
    std::uint64_t key = 0;
    if (kind == CampaignKind::UserManager)
        key = facts.subject;
    else if (kind == CampaignKind::EntitlementOwner)
        key = facts.access;
    const auto [at, isNew] = m_headOf.emplace(key, static_cast<std::uint32_t>(heads.size()));
    if (!isNew)
        return at->second;
    ReviewHead head;
    head.subject = facts.subject;
    head.access = facts.access;
    const std::uint64_t number = draw(data.seed, Draw::ItemFacts, origin, key, 7);
    const bool allDecided = data.certifications[origin].decidedPercent == 100;
    if (kind == CampaignKind::UserManager)
        head.decision = allDecided ? "WORKSFORME" : userDecision(number);
    else if (kind == CampaignKind::EntitlementOwner)
        head.decision = allDecided ? "APPROVED" : entitlementDecision(number);
    head.certified = kind == CampaignKind::ApplicationOwner || std::string_view(head.decision) != "NORESPONSE";
    heads.push_back(head);
    return at->second;
}

std::uint32_t ReviewRows::accountFor(std::uint32_t head, const ItemFacts &facts, std::uint32_t source)
{
    const std::uint64_t key = (std::uint64_t{head} << 40) | (std::uint64_t{facts.subject} << 8) | source;
    const auto [at, isNew] = m_accountOf.emplace(key, static_cast<std::uint32_t>(rows.size()));
    if (!isNew)
        return at->second;
    ReviewRow row;
    row.head = head;
    row.subject = facts.subject;
    row.access = facts.access;
    row.account = at->second;
    row.decided = facts.decided;
    row.revoked = facts.revoked;
    rows.push_back(row);
    return at->second;
}

void ReviewRows::addChildren(const SeedData &data, std::uint32_t origin)
{
    const auto accesses = static_cast<std::uint32_t>(data.accesses.size());
    for (std::uint32_t head = 0; head < heads.size(); ++head) {
        const std::uint64_t number = draw(data.seed, Draw::ItemFacts, origin, heads[head].access, 8);
        for (std::uint32_t i = 0; i < number % 3; ++i) {
            ReviewRow row;
            row.kind = ReviewRow::Kind::Child;
            row.head = head;
            row.access = (heads[head].access + 12 * (i + 1)) % accesses; // on the same source
            row.account = static_cast<std::uint32_t>(rows.size());
            row.decided = data.certifications[origin].decidedPercent == 100;
            rows.push_back(row);
        }
    }
}

std::uint32_t ReviewRows::personOf(const ReviewRow &row) const
{
    return row.kind == ReviewRow::Kind::Child ? kNone : m_items.person(row.subject);
}

std::uint32_t ReviewRows::personOf(const ReviewHead &head) const
{
    return kind == CampaignKind::UserManager ? m_items.person(head.subject) : kNone;
}

} // namespace baton::sandbox::saviynt
