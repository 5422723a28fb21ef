// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/saviynt/picked_rows.h"

namespace baton::sandbox::saviynt {

PickedRows::PickedRows(const Tenant &tenant, std::uint32_t certification, bool validates, std::uint32_t target)
    : m_tenant(tenant), m_certification(certification), m_validates(validates), m_target(target),
      m_rows(tenant.rowsOf(certification)), m_contents(tenant.contents(certification))
{
    for (std::size_t i = 0; i < m_contents.places.size(); ++i) {
        const Place &place = m_contents.places[i];
        m_rowByKey.emplace(tenant.rowKey(place), place.row);
        m_placeByRow.emplace(place.row, i);
        m_heads.insert(m_rows.rows[place.row].head);
    }
}

void PickedRows::read(Endpoint endpoint, const Body &body)
{
    using Kind = ReviewRow::Kind;
    const auto each = [&](const char *array, const char *key, Kind kind, const char *headKey, const char *accountKey) {
        for (const Body &entry : body.entries(array))
            pickRow(entry, key, kind, headKey, accountKey);
    };
    switch (endpoint) {
    case Endpoint::ReassignUsers:
        for (const std::string &username : body.texts("username"))
            pickUser(username);
        break;
    case Endpoint::ReassignEntitlements:
        for (const Body &entry : body.entries("entitlements"))
            pickEntitlement(entry.number("entattkey"));
        break;
    case Endpoint::ReassignUserRows:
        each("accounts", "accattkey", Kind::Account, "userattkey", nullptr);
        each("entitlements", "entattkey", Kind::Entitlement, "userattkey", "accattkey");
        each("roles", "roleattkey", Kind::Role, "userattkey", nullptr);
        break;
    case Endpoint::ReassignEntitlementRows:
        each("accounts", "accattkey", Kind::Account, "entattkey", nullptr);
        each("entitlements2", "ent2attkey", Kind::Child, "entattkey", nullptr);
        break;
    case Endpoint::ReassignApplicationRows:
        each("accounts", "accattkey", Kind::Account, nullptr, nullptr);
        each("entitlements", "entattkey", Kind::Entitlement, nullptr, "accattkey");
        each("roles", "roleattkey", Kind::Role, nullptr, "accattkey");
        break;
    default:
        break;
    }
}

void PickedRows::pickUser(const std::string &username)
{
    for (const std::uint32_t head : m_heads) {
        const std::uint32_t person = m_rows.personOf(m_rows.heads[head]);
        if (m_tenant.data().people[person].alias != username)
            continue;
        if (person == m_target && m_validates)
            m_problems.push_back("user " + username + " is not allowed to take action on own access");
        else
            pickHead(head);
        return;
    }
    m_problems.push_back("user " + username + " does not exist in the certification");
}

void PickedRows::pickEntitlement(std::int64_t key)
{
    for (const std::uint32_t head : m_heads) {
        if (m_tenant.headKey(m_certification, head) == key) {
            pickHead(head);
            return;
        }
    }
    m_problems.push_back("entattkey " + std::to_string(key) + " does not exist in the certification");
}

void PickedRows::pickHead(std::uint32_t head)
{
    m_byHead = true;
    for (const Place &place : m_contents.places) {
        if (m_rows.rows[place.row].head == head)
            m_picked.insert(place.row);
    }
}

const Place *PickedRows::placeOf(std::uint32_t row) const
{
    const auto found = m_placeByRow.find(row);
    return found == m_placeByRow.end() ? nullptr : &m_contents.places[found->second];
}

void PickedRows::pickRow(const Body &entry, const char *keyName, ReviewRow::Kind kind, const char *headKeyName,
                         const char *accountKeyName)
{
    const auto refuse = [&](const std::string &why) {
        m_problems.push_back(std::string(keyName) + " " + entry.text(keyName) + " " + why);
    };
    const auto found = m_rowByKey.find(entry.number(keyName));
    if (found == m_rowByKey.end() || m_rows.rows[found->second].kind != kind) {
        refuse("does not exist in the certification");
        return;
    }
    const ReviewRow &row = m_rows.rows[found->second];
    if (headKeyName != nullptr && entry.number(headKeyName) != m_tenant.headKey(m_certification, row.head)) {
        refuse("does not belong to " + std::string(headKeyName) + " \"" + entry.text(headKeyName) + "\"");
        return;
    }
    // Where the account is only a heading its key is not shown, and so none is asked for.
    const Place *account = placeOf(row.account);
    if (accountKeyName != nullptr && account != nullptr && entry.number(accountKeyName) != m_tenant.rowKey(*account)) {
        refuse("does not belong to " + std::string(accountKeyName) + " \"" + entry.text(accountKeyName) + "\"");
        return;
    }
    if (const std::string why = m_validates ? whyNot(row) : std::string(); !why.empty())
        refuse(why);
    else
        m_picked.insert(found->second);
}

std::string PickedRows::whyNot(const ReviewRow &row) const
{
    if (!m_rows.heads[row.head].certified)
        return "cannot be reassigned: it is not certified in Step 1";
    if (m_rows.personOf(row) == m_target)
        return "cannot be reassigned: the certifier is not allowed to take action on own access";
    return {};
}

void PickedRows::addAssociated()
{
    std::set<std::uint32_t> accounts;
    for (const std::uint32_t row : m_picked)
        accounts.insert(m_rows.rows[row].account);
    for (const Place &place : m_contents.places) {
        if (accounts.count(m_rows.rows[place.row].account) > 0)
            m_picked.insert(place.row);
    }
}

} // namespace baton::sandbox::saviynt
