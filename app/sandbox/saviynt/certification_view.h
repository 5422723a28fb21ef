// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/json_writer.h"
#include "app/sandbox/saviynt/tenant.h"

namespace baton::sandbox::saviynt {

/// An account and what hangs from it in one certification. Without a place it is only the heading of entitlements
/// that were handed over without it: written with its names and no key, for the account itself is decided elsewhere.
struct AccountView
{
    std::uint32_t row = 0;
    const Place *place = nullptr;
    std::vector<const Place *> entitlements, roles;
};

struct HeadView
{
    std::uint32_t head = 0;
    std::vector<AccountView> accounts;
    std::vector<const Place *> children;
    std::vector<const Place *> roles; ///< where they are the user's, not an account's
};

/// A certification's rows as they nest in answers, in the order of the seed.
class CertificationView
{
public:
    CertificationView(const Tenant &tenant, std::uint32_t index, bool rolesUnderUser);
    CertificationView(const CertificationView &) = delete;
    CertificationView &operator=(const CertificationView &) = delete;

    const ReviewRows &rows() const { return m_rows; }
    const std::vector<HeadView> &heads() const { return m_heads; }
    const ReviewRow &row(const Place *place) const { return m_rows.rows[place->row]; }
    const Access &access(const Place *place) const { return m_tenant.data().accesses[row(place).access]; }
    const Access &accessOf(const ReviewHead &head) const { return m_tenant.data().accesses[head.access]; }
    const std::string &sourceOf(const ReviewHead &head) const
    {
        return m_tenant.data().sources[accessOf(head).source].name;
    }
    std::string accountName(const AccountView &account) const;
    const std::string &endpoint(const AccountView &account) const;
    /// The person whose account it is; null when it is nobody's.
    const Person *owner(const AccountView &account) const;
    std::int64_t key(const Place *place) const { return m_tenant.rowKey(*place); }
    std::int64_t headKey(const HeadView &head) const { return m_tenant.headKey(m_index, head.head); }
    std::string headComment(const HeadView &head) const;

    /// "YES", "NO", or null while undecided.
    void writeDecision(JsonWriter &json, const char *name, const Place *place) const;
    /// The comment, or null.
    static void writeComment(JsonWriter &json, const char *name, const Place *place);

private:
    const Tenant &m_tenant;
    std::uint32_t m_index;
    ReviewRows m_rows;
    Contents m_contents;
    std::vector<HeadView> m_heads;
};

/// `"roles":[…]`, its key named `keyName`.
void writeRoles(JsonWriter &json, const CertificationView &view, const std::vector<const Place *> &roles,
                const char *keyName);
/// `"entitlements":[…]` of an account.
void writeEntitlements(JsonWriter &json, const CertificationView &view, const std::vector<const Place *> &places);

} // namespace baton::sandbox::saviynt
