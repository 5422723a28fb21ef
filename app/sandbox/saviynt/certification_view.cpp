// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/saviynt/certification_view.h"

#include <algorithm>

namespace baton::sandbox::saviynt {

namespace {

AccountView &accountOf(HeadView &head, std::uint32_t row)
{
    const auto known = std::find_if(head.accounts.begin(), head.accounts.end(),
                                    [row](const AccountView &account) { return account.row == row; });
    if (known != head.accounts.end())
        return *known;
    head.accounts.push_back({row, nullptr, {}, {}});
    return head.accounts.back();
}

} // namespace

CertificationView::CertificationView(const Tenant &tenant, std::uint32_t index, bool rolesUnderUser)
    : m_tenant(tenant), m_index(index), m_rows(tenant.rowsOf(index)), m_contents(tenant.contents(index))
{
    std::unordered_map<std::uint32_t, std::size_t> headAt;
    for (const Place &place : m_contents.places) {
        const ReviewRow &row = m_rows.rows[place.row];
        const auto [at, isNew] = headAt.emplace(row.head, m_heads.size());
        if (isNew)
            m_heads.push_back({row.head, {}, {}, {}});
        HeadView &head = m_heads[at->second];
        switch (row.kind) {
        case ReviewRow::Kind::Account:
            accountOf(head, place.row).place = &place;
            break;
        case ReviewRow::Kind::Entitlement:
            accountOf(head, row.account).entitlements.push_back(&place);
            break;
        case ReviewRow::Kind::Role:
            (rolesUnderUser ? head.roles : accountOf(head, row.account).roles).push_back(&place);
            break;
        case ReviewRow::Kind::Child:
            head.children.push_back(&place);
            break;
        }
    }
}

std::string CertificationView::accountName(const AccountView &account) const
{
    return m_rows.items().accountName(m_rows.rows[account.row].subject);
}

const std::string &CertificationView::endpoint(const AccountView &account) const
{
    const SeedData &data = m_tenant.data();
    return data.sources[data.accesses[m_rows.rows[account.row].access].source].name;
}

const Person *CertificationView::owner(const AccountView &account) const
{
    const std::uint32_t person = m_rows.personOf(m_rows.rows[account.row]);
    return person == kNone ? nullptr : &m_tenant.data().people[person];
}

std::string CertificationView::headComment(const HeadView &head) const
{
    const auto found = m_contents.headComments.find(head.head);
    return found == m_contents.headComments.end() ? std::string() : found->second;
}

void CertificationView::writeDecision(JsonWriter &json, const char *name, const Place *place) const
{
    if (place == nullptr || !row(place).decided)
        json.nullField(name);
    else
        json.field(name, row(place).revoked ? "NO" : "YES");
}

void CertificationView::writeComment(JsonWriter &json, const char *name, const Place *place)
{
    if (place == nullptr || place->comment.empty())
        json.nullField(name);
    else
        json.field(name, place->comment);
}

void writeRoles(JsonWriter &json, const CertificationView &view, const std::vector<const Place *> &roles,
                const char *keyName)
{
    json.key("roles").beginArray();
    for (const Place *place : roles) {
        json.beginObject();
        view.writeDecision(json, "certified", place);
        json.numberField(keyName, view.key(place));
        CertificationView::writeComment(json, "comments", place);
        json.field("consulted", "no").field("rolename", view.access(place).name).field("roletype", "Enterprise");
        json.endObject();
    }
    json.endArray();
}

void writeEntitlements(JsonWriter &json, const CertificationView &view, const std::vector<const Place *> &places)
{
    json.key("entitlements").beginArray();
    for (const Place *place : places) {
        const Access &access = view.access(place);
        json.beginObject().numberField("certEntitlementkey", view.key(place)).field("consulted", "no");
        json.numberField("entStatus", 1);
        view.writeDecision(json, "entcertified", place);
        CertificationView::writeComment(json, "entcomments", place);
        json.numberField("entcriticality", access.privileged ? 4 : 0).field("entname", access.name);
        json.field("enttype", access.attributeName).endObject();
    }
    json.endArray();
}

} // namespace baton::sandbox::saviynt
