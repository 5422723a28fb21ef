// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/certification_items.h"

#include <optional>
#include <unordered_map>
#include <vector>

namespace baton::sandbox {

/// An item where it is now. A certification's items all come from one seed certification (its origin), so the slot
/// names the item there; the salt makes its id, since moved items get new ones.
struct ItemPlace
{
    std::uint32_t slot = 0;
    std::uint32_t salt = 0;
    std::uint32_t duplicate = 0; ///< not 0: in a summary of its own, though its subject has another
};

struct Certification
{
    Id id;
    std::uint32_t origin = 0;   ///< the seed certification whose items these are
    std::uint32_t reviewer = 0; ///< index of a person, or of a group
    std::uint32_t salt = 0;     ///< of the items, when they are all the origin's
    bool group = false;
    bool listed = true; ///< false once nothing is left in it
    Instant created = 0;
    Instant modified = 0;
};

/// Where a certification came from.
struct CameFrom
{
    Id certification;
    std::uint32_t origin = 0;
    std::uint32_t reviewer = 0;
    bool group = false;
    std::string comment;
};

struct Counts
{
    std::uint32_t decisionsMade = 0, decisionsTotal = 0;
    std::uint32_t subjectsCompleted = 0, subjectsTotal = 0;
};

/// A change that is allowed and ready to be made. Slots are those of `certification` at the time.
struct Move
{
    std::uint32_t certification = 0;
    bool whole = false;
    std::vector<std::uint32_t> slots; ///< when not whole
    bool separateSummaries = false;   ///< each moved item in a summary of its own
    std::uint32_t target = 0;
    std::string comment;
    Instant at = 0;
};

/// The tenant's certifications as they stand. Only what differs from the seed is held. The same moves in the same
/// order make the same tenant, ids included.
class Tenant
{
public:
    /// `keepIds`: whole certifications and items keep their ids when they move.
    Tenant(const SeedData &data, bool keepIds);

    const SeedData &data() const { return m_data; }
    std::uint32_t count() const { return static_cast<std::uint32_t>(m_certifications.size()); }
    const Certification &certification(std::uint32_t index) const { return m_certifications[index]; }
    const SeedCertification &seedOf(std::uint32_t index) const;
    const Campaign &campaignOf(std::uint32_t index) const;
    const CameFrom *cameFrom(std::uint32_t index) const;
    /// kNone when there is no such certification in the lists any more.
    std::uint32_t find(std::string_view idText) const;

    std::vector<ItemPlace> items(std::uint32_t index) const;
    Counts counts(std::uint32_t index) const;
    Id itemId(std::uint32_t index, const ItemPlace &place) const;
    Id summaryId(std::uint32_t index, const ItemPlace &place) const;
    std::string name(std::uint32_t index) const { return nameOfOrigin(m_certifications[index].origin); }
    std::string nameOfOrigin(std::uint32_t origin) const;
    const std::string &reviewerName(const Certification &certification) const;

    void apply(const Move &move);
    /// Grows with every move: lists worked out before are stale.
    std::uint64_t version() const { return m_version; }

private:
    std::uint32_t destinationFor(const Move &move);
    std::uint32_t append(std::uint32_t source, const Move &move);
    void moveItems(const Move &move);

    const SeedData &m_data;
    bool m_keepIds;
    std::vector<Certification> m_certifications;
    std::unordered_map<Id, std::uint32_t, IdHash> m_byId;
    std::unordered_map<std::uint32_t, std::vector<ItemPlace>> m_contents; ///< where not all of the origin's
    std::unordered_map<std::uint32_t, CameFrom> m_cameFrom;
    std::unordered_map<std::uint64_t, std::uint32_t> m_destinations; ///< (source, target) → certification
    mutable std::unordered_map<std::uint32_t, Counts> m_counts;
    std::uint64_t m_version = 0;
};

} // namespace baton::sandbox
