// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/seed_data.h"

#include <algorithm>
#include <array>

namespace baton::sandbox {

namespace {

constexpr Instant kDay = 24LL * 3600 * 1000;

struct Pattern
{
    CampaignType type;
    CampaignStatus status;
    const char *name;
    int createdDaysAgo, dueInDays;
    std::uint32_t share; ///< of 100 certifications
};

/// The first campaigns are these; later ones are active, save every seventh, which is in preview.
constexpr std::array<Pattern, 12> kPatterns = {{
    {CampaignType::Manager, CampaignStatus::Active, "Q4 Manager Review", 9, 21, 40},
    {CampaignType::SourceOwner, CampaignStatus::Active, "Source Owner Review", 14, 3, 18},
    {CampaignType::Search, CampaignStatus::Active, "Privileged Access Review", 20, 0, 14},
    {CampaignType::MachineAccount, CampaignStatus::Active, "Machine Accounts", 6, 45, 8},
    {CampaignType::RoleComposition, CampaignStatus::Staged, "Role Composition Preview", 1, 60, 8},
    {CampaignType::Manager, CampaignStatus::Completed, "Q3 Manager Review", 100, -40, 8},
    {CampaignType::Search, CampaignStatus::Pending, "Leavers of November", 0, 30, 0},
    {CampaignType::SourceOwner, CampaignStatus::Canceling, "Payroll Review (canceled)", 12, 10, 0},
    {CampaignType::Manager, CampaignStatus::Activating, "Nordic Managers – Vår", 1, 40, 1},
    {CampaignType::Search, CampaignStatus::Completing, "Zugriffsprüfung Q4", 70, -1, 1},
    {CampaignType::SourceOwner, CampaignStatus::Error, "SAP Review", 5, 25, 1},
    {CampaignType::Manager, CampaignStatus::Archived, "2024 Review", 400, -330, 1},
}};

Pattern patternOf(std::uint32_t index)
{
    if (index < kPatterns.size())
        return kPatterns[index];
    Pattern pattern = kPatterns[index % 4];
    if (index % 7 == 0)
        pattern.status = CampaignStatus::Staged;
    pattern.createdDaysAgo = static_cast<int>(index % 50);
    pattern.dueInDays = static_cast<int>(1 + index % 80);
    return pattern;
}

/// Which campaign certification `i` belongs to: the shares above, spread evenly along the list.
std::uint32_t campaignFor(std::uint32_t i, std::uint32_t campaigns)
{
    const std::uint32_t slot = (i % 100) * 37 % 100;
    std::uint32_t upTo = 0;
    for (std::uint32_t c = 0; c < kPatterns.size(); ++c) {
        upTo += kPatterns[c].share;
        if (slot >= upTo)
            continue;
        if (c >= campaigns)
            return i % std::min(campaigns, 4U);
        const auto extra = campaigns - static_cast<std::uint32_t>(kPatterns.size());
        if (campaigns > kPatterns.size() && c == 0 && slot >= 20)
            return static_cast<std::uint32_t>(kPatterns.size()) + (i / 3) % extra;
        return c;
    }
    return 0;
}

Phase phaseFor(CampaignStatus status, std::uint32_t rank, bool mayBeSigned)
{
    switch (status) {
    case CampaignStatus::Staged:
    case CampaignStatus::Activating:
        return Phase::Staged;
    case CampaignStatus::Completed:
    case CampaignStatus::Completing:
    case CampaignStatus::Archived:
        return Phase::Signed;
    default:
        return mayBeSigned && rank % 11 == 8 ? Phase::Signed : Phase::Active;
    }
}

} // namespace

void SeedData::makeCampaigns(std::uint32_t count)
{
    campaigns.reserve(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        const Pattern pattern = patternOf(i);
        Campaign campaign;
        campaign.id = makeId(seed, Draw::Campaign, i);
        campaign.name = i < kPatterns.size() ? pattern.name : std::string(pattern.name) + " " + std::to_string(i);
        if (i % 5 != 3)
            campaign.description = "Who may do what: " + campaign.name + ".";
        campaign.type = pattern.type;
        campaign.status = pattern.status;
        campaign.comments = static_cast<CommentRule>(i % 3);
        campaign.correlated = pattern.type != CampaignType::MachineAccount;
        campaign.created = today - pattern.createdDaysAgo * kDay + static_cast<Instant>(i) * 61000;
        campaign.modified = campaign.created + 3600000;
        campaign.deadline = today + (pattern.dueInDays + 1) * kDay - 1000;
        m_campaignById.emplace(campaign.id, i);
        campaigns.push_back(std::move(campaign));
    }
}

void SeedData::makeCertifications(std::uint32_t count)
{
    const std::uint32_t managers = managerCount();
    const auto peopleCount = static_cast<std::uint32_t>(people.size());
    std::vector<std::uint32_t> ranks(campaigns.size(), 0);
    certifications.reserve(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        SeedCertification certification;
        certification.campaign = campaignFor(i, static_cast<std::uint32_t>(campaigns.size()));
        const Campaign &campaign = campaigns[certification.campaign];
        const std::uint32_t rank = ranks[certification.campaign]++;
        const std::uint64_t facts = draw(seed, Draw::CertificationFacts, i);
        const bool forKnownReviewer = i == 1 || i == 4 || i == 7 || i == 10;
        const bool byGroup = campaign.type == CampaignType::SourceOwner || campaign.type == CampaignType::Search;
        if (forKnownReviewer) {
            certification.reviewer = known::reviewer;
        } else if (byGroup && rank % 9 == 4) {
            certification.group = true;
            certification.reviewer = rank / 9 % static_cast<std::uint32_t>(groups.size());
        } else if (campaign.type == CampaignType::Manager) {
            certification.reviewer = rank % managers;
        } else {
            certification.reviewer = static_cast<std::uint32_t>((facts >> 8) % peopleCount);
            if (rank % 16 == 2)
                certification.reviewer = known::leaver;
        }
        certification.phase = phaseFor(campaign.status, rank, !forKnownReviewer);
        if (certification.phase == Phase::Signed) {
            certification.decidedPercent = 100;
            certification.signedAt =
                std::min(campaign.created + kDay * 2, today) + static_cast<Instant>(facts % 3600000);
        } else if (certification.phase == Phase::Active && rank % 11 == 9) {
            certification.decidedPercent = 100; // all decided and not signed: still to be handed over
        } else if (certification.phase == Phase::Active) {
            certification.decidedPercent = static_cast<std::uint8_t>(facts % 4 < 2 ? 0 : facts % 4 * 20);
        }
        certification.hasErrors = rank % 31 == 30 || campaign.status == CampaignStatus::Error;
        certification.reviewsAdmin =
            byGroup && facts % 8 == 0 && (certification.group || certification.reviewer != known::admin);
        certifications.push_back(certification);
    }
}

} // namespace baton::sandbox
