// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/ids.h"
#include "app/sandbox/options.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace baton::sandbox {

/// Milliseconds since 1970, UTC.
using Instant = std::int64_t;

enum class PersonState : std::uint8_t { Active, InactiveShortTerm, InactiveLongTerm, Untold };
enum class CampaignType : std::uint8_t { Manager, SourceOwner, Search, RoleComposition, MachineAccount };
enum class CampaignStatus : std::uint8_t {
    Pending,
    Staged,
    Canceling,
    Activating,
    Active,
    Completing,
    Completed,
    Error,
    Archived
};
enum class CommentRule : std::uint8_t { AllDecisions, RevokeOnly, None };
enum class Phase : std::uint8_t { Staged, Active, Signed };
enum class AccessType : std::uint8_t { Entitlement, AccessProfile, Role };

const char *wireName(PersonState state); ///< empty for Untold
const char *wireName(CampaignType type);
const char *wireName(CampaignStatus status);
const char *wireName(CommentRule rule);
const char *wireName(Phase phase);
const char *wireName(AccessType type);

struct Person
{
    Id id;
    std::string first, last, name, alias;
    std::string email; ///< empty: none is known
    std::uint32_t manager = kNone;
    std::uint32_t forwardTo = kNone; ///< who gets this person's work while they are away
    std::uint32_t facts = 0;         ///< random bits for department, country and title
    PersonState state = PersonState::Active;
};

struct Campaign
{
    Id id;
    std::string name, description;
    CampaignType type = CampaignType::Manager;
    CampaignStatus status = CampaignStatus::Active;
    CommentRule comments = CommentRule::None;
    Instant created = 0, modified = 0, deadline = 0;
    bool correlated = true;
};

struct Group
{
    Id id;
    std::string name;
};

struct Source
{
    Id id;
    std::string name, type;
};

struct Access
{
    Id id;
    std::string name, description, attributeName;
    AccessType type = AccessType::Entitlement;
    std::uint32_t source = 0, owner = 0;
    bool privileged = false;
};

/// A certification as its campaign made it, before anything moved.
struct SeedCertification
{
    Instant signedAt = 0; ///< 0: not signed
    std::uint32_t campaign = 0;
    std::uint32_t reviewer = 0; ///< index of a person, or of a group
    Phase phase = Phase::Active;
    std::uint8_t decidedPercent = 0; ///< 100: all items are decided
    bool group = false;
    bool hasErrors = false;
    bool reviewsAdmin = false; ///< the tenant's administrator is among the people reviewed
};

/// People who are there under every seed, by index.
namespace known {
inline constexpr std::uint32_t admin = 0;    ///< acts through the first client; reports to nobody
inline constexpr std::uint32_t reviewer = 1; ///< acts through the second client
inline constexpr std::uint32_t away = 2;     ///< out of office; work goes to `standIn`
inline constexpr std::uint32_t standIn = 3;
inline constexpr std::uint32_t awayChain = 4; ///< out of office; work goes to 5, who forwards to 6
inline constexpr std::uint32_t chainEnd = 6;
inline constexpr std::uint32_t leaver = 7; ///< INACTIVE_LONG_TERM and still a reviewer
} // namespace known

/// What the seed makes, once and for all. Items are not held: see certification_items.h.
class SeedData
{
public:
    /// `today` is the midnight (UTC) that the dates are counted from.
    SeedData(const SandboxOptions &options, Instant today);

    std::uint64_t seed = 1;
    std::uint32_t itemsPerCertification = 0;
    Instant today = 0;
    std::vector<Person> people;
    std::vector<Campaign> campaigns;
    std::vector<Group> groups;
    std::vector<Source> sources;
    std::vector<Access> accesses;
    std::vector<SeedCertification> certifications;

    std::uint32_t personIndex(std::string_view idText) const;   ///< kNone when unknown
    std::uint32_t campaignIndex(std::string_view idText) const; ///< kNone when unknown
    /// People m·6+1 … m·6+6 report to person m.
    std::uint32_t firstReport(std::uint32_t manager) const { return manager * 6 + 1; }
    std::uint32_t reportCount(std::uint32_t manager) const;
    std::uint32_t managerCount() const; ///< people 0 … managerCount()-1 have reports

    std::string department(const Person &person) const;
    std::string country(const Person &person) const;
    std::string title(const Person &person) const;
    /// Where work given to `person` lands, through at most five forwards; every step is added to `trail`.
    std::uint32_t landingOf(std::uint32_t person, std::vector<std::uint32_t> *trail) const;

private:
    void makePeople(std::uint32_t count);
    void makeSources();
    void makeAccesses(std::uint32_t least);
    void makeCampaigns(std::uint32_t count);
    void makeCertifications(std::uint32_t count);

    std::unordered_map<Id, std::uint32_t, IdHash> m_personById;
    std::unordered_map<Id, std::uint32_t, IdHash> m_campaignById;
};

} // namespace baton::sandbox
