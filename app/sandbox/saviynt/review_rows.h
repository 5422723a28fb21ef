// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/certification_items.h"

namespace baton::sandbox::saviynt {

enum class CampaignKind : std::uint8_t { UserManager, EntitlementOwner, ApplicationOwner };

/// How this vendor serves a seed campaign: managers' campaigns as user-manager ones, those of searches and roles as
/// entitlement-owner ones, those of sources and machine accounts as application-owner ones.
CampaignKind kindOf(CampaignType type);

/// What is decided, and what can be handed over, in step 2.
struct ReviewRow
{
    enum class Kind : std::uint8_t {
        Account,
        Entitlement,
        Role,
        Child ///< an entitlement inside the entitlement reviewed ("entitlements2"); entitlement-owner campaigns only
    };
    Kind kind = Kind::Account;
    std::uint32_t head = 0;    ///< index into ReviewRows::heads
    std::uint32_t subject = 0; ///< whose account, as CertificationItems counts subjects; not for a Child
    std::uint32_t access = 0;  ///< of an Account: one on the account's source
    std::uint32_t account = 0; ///< index of the row of the account it belongs to; its own for an Account
    bool decided = false;
    bool revoked = false;
};

/// What step 1 is about, and what rows hang from: a user (user-manager campaigns) or an entitlement (entitlement-owner
/// campaigns). Application-owner campaigns have no step 1: all rows hang from one head without a name.
struct ReviewHead
{
    std::uint32_t subject = 0; ///< of a user
    std::uint32_t access = 0;  ///< of an entitlement
    bool certified = false;    ///< in step 1
    const char *decision = ""; ///< as written: WORKSFORME, NORESPONSE, APPROVED…
};

/// All that a seed certification holds in this vendor's shape, worked out and never stored. Entitlements and roles
/// come from the seed's items; each hangs from an account of its subject on its source, which is a row of its own.
class ReviewRows
{
public:
    /// `withRoles` false: the tenant keeps no roles in certifications.
    ReviewRows(const SeedData &data, std::uint32_t origin, bool withRoles);

    CampaignKind kind = CampaignKind::UserManager;
    std::vector<ReviewHead> heads;
    std::vector<ReviewRow> rows;

    const CertificationItems &items() const { return m_items; }
    /// The reviewed person; kNone when the row is nobody's.
    std::uint32_t personOf(const ReviewRow &row) const;
    std::uint32_t personOf(const ReviewHead &head) const;

    /// No certification has more rows and heads together.
    static std::uint64_t most(std::uint32_t itemsPerCertification) { return 5ULL * itemsPerCertification + 16; }

private:
    std::uint32_t headFor(const SeedData &data, std::uint32_t origin, const ItemFacts &facts);
    std::uint32_t accountFor(std::uint32_t head, const ItemFacts &facts, std::uint32_t source);
    void addChildren(const SeedData &data, std::uint32_t origin);

    CertificationItems m_items;
    std::unordered_map<std::uint64_t, std::uint32_t> m_headOf;    ///< subject or access → head
    std::unordered_map<std::uint64_t, std::uint32_t> m_accountOf; ///< (head, subject, source) → row
};

} // namespace baton::sandbox::saviynt
