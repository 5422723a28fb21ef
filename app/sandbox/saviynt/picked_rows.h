// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/saviynt/body.h"
#include "app/sandbox/saviynt/routes.h"
#include "app/sandbox/saviynt/tenant.h"

#include <set>

namespace baton::sandbox::saviynt {

/// What a reassign of users, entitlements or rows names in one certification: the rows that would move, and a sentence
/// for each thing that must not.
class PickedRows
{
public:
    /// `validates`: the rules about rows hold. `target`: who is to get them.
    PickedRows(const Tenant &tenant, std::uint32_t certification, bool validates, std::uint32_t target);

    /// Reads what the operation's body names, by the names and keys of that operation.
    void read(Endpoint endpoint, const Body &body);
    /// Everything that hangs from the accounts of the rows picked so far is picked too.
    void addAssociated();

    const std::set<std::uint32_t> &rows() const { return m_picked; }
    const std::vector<std::string> &problems() const { return m_problems; }
    /// Whether heads were named, rather than rows.
    bool byHead() const { return m_byHead; }

private:
    void pickUser(const std::string &username);
    void pickEntitlement(std::int64_t key);
    void pickHead(std::uint32_t head);
    void pickRow(const Body &entry, const char *keyName, ReviewRow::Kind kind, const char *headKeyName,
                 const char *accountKeyName);
    /// Why a row must not be handed over; empty when it may.
    std::string whyNot(const ReviewRow &row) const;
    const Place *placeOf(std::uint32_t row) const;

    const Tenant &m_tenant;
    std::uint32_t m_certification;
    bool m_validates;
    std::uint32_t m_target;
    ReviewRows m_rows;
    Contents m_contents;
    std::unordered_map<std::int64_t, std::uint32_t> m_rowByKey;
    std::unordered_map<std::uint32_t, std::size_t> m_placeByRow;
    std::set<std::uint32_t> m_heads; ///< of which there are rows
    std::set<std::uint32_t> m_picked;
    std::vector<std::string> m_problems;
    bool m_byHead = false;
};

} // namespace baton::sandbox::saviynt
