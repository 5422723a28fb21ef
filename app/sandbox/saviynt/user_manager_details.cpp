// SPDX-License-Identifier: GPL-3.0-or-later
//
// What user-manager campaigns hold: certifications with the users of step 1, and the accounts, entitlements and roles
// of step 2.
#include "app/sandbox/saviynt/certification_view.h"
#include "app/sandbox/saviynt/service.h"

#include <algorithm>

namespace baton::sandbox::saviynt {

namespace {
constexpr std::uint32_t kPage = 100;
} // namespace

std::variant<Service::Wanted, Response> Service::wantedOf(const Body &body, const char *certifierKey)
{
    const Tenant &tenant = shown();
    if (const std::string missing = body.missingOf({"campaignId"}); !missing.empty())
        return m_envelope.refused(missing + " is mandatory");
    Wanted wanted;
    wanted.campaign = tenant.findCampaign(body.number("campaignId"));
    if (wanted.campaign == kNone)
        return m_envelope.refused("campaign with campaignId " + body.text("campaignId") + " not found");
    const std::string certKey = body.text("certkey");
    const std::string certifier = body.text(certifierKey);
    bool found = certKey.empty();
    for (const std::uint32_t index : tenant.ofCampaign(wanted.campaign)) {
        wanted.complete = wanted.complete && tenant.isClosed(index);
        if (!certKey.empty() && certKey != std::to_string(tenant.certKey(index)))
            continue;
        found = true;
        if (certifier.empty() || m_data.people[tenant.certification(index).certifier].alias == certifier)
            wanted.certifications.push_back(index);
    }
    if (!found) // the letters change places as published
        return m_envelope.refused("certification with certkey " + certKey + " not found for camapignId " +
                                  body.text("campaignId"));
    return wanted;
}

/// What follows the array of certifications in every answer of this kind, and the object's end.
void Service::endDetails(JsonWriter &json, const Wanted &wanted, const char *countKey, std::size_t shownCount) const
{
    const std::string total(countKey);
    json.field("campaignId", std::to_string(m_truth->campaignKey(wanted.campaign)));
    json.field("complete", wanted.complete ? "Yes" : "No");
    if (total == "totalCount")
        json.numberField("displayCount", static_cast<std::int64_t>(shownCount));
    json.numberField(total, static_cast<std::int64_t>(wanted.certifications.size()));
    m_envelope.write(json, true, "successful");
    json.endObject();
}

Response Service::accEntDetails(const Body &body, const Wanted &wanted, const char *countKey,
                                const std::function<void(JsonWriter &json, std::uint32_t index)> &write) const
{
    const auto page = pageOf(wanted.certifications, body.count("max", kPage), body.count("offset", 0));
    Response response;
    JsonWriter json(response.body);
    json.beginObject().key("campaignAccountEntDetails").beginArray();
    for (const std::uint32_t index : page)
        write(json, index);
    json.endArray();
    endDetails(json, wanted, countKey, page.size());
    return response;
}

Response Service::campaignDetails(const Body &body)
{
    const auto asked = wantedOf(body, "certifierUsername");
    if (const auto *refusal = std::get_if<Response>(&asked))
        return *refusal;
    const auto &wanted = std::get<Wanted>(asked);
    const Tenant &tenant = shown();
    const auto page = pageOf(wanted.certifications, body.count("max", kPage), body.count("offset", 0));
    Response response;
    JsonWriter json(response.body);
    json.beginObject().key("Total Preview Certification").beginArray();
    for (const std::uint32_t index : page) {
        if (tenant.state(index) == State::Preview)
            json.text(tenant.name(index));
    }
    json.endArray().key("campaignDetails").beginArray();
    for (const std::uint32_t index : page) {
        const CertificationView view(tenant, index, true);
        const bool hasUsers = view.rows().kind == CampaignKind::UserManager;
        const Person &certifier = m_data.people[tenant.certification(index).certifier];
        json.beginObject().field("certificationame", tenant.name(index)).field("certifier", certifier.alias);
        json.field("certkey", std::to_string(tenant.certKey(index)));
        json.field("progress", std::to_string(tenant.progress(index)) + "%");
        json.field("status", shownName(tenant.state(index)));
        json.numberField("usercount", hasUsers ? static_cast<std::int64_t>(view.heads().size()) : 0);
        json.key("users").beginArray();
        for (const HeadView &head : view.heads()) {
            if (!hasUsers)
                break;
            const ReviewHead &user = view.rows().heads[head.head];
            const Person &person = m_data.people[view.rows().personOf(user)];
            json.beginObject().field("certfied", user.decision).field("comment", view.headComment(head));
            json.field("comments", view.headComment(head)).field("consulted", "no");
            json.field("departmentname", m_data.department(person)).field("displayname", person.name);
            json.field("firstname", person.first).field("lastname", person.last);
            json.numberField("totalaccount", static_cast<std::int64_t>(head.accounts.size()));
            json.field("updateuser", user.certified ? certifier.alias : "").field("username", person.alias);
            json.endObject();
        }
        json.endArray().endObject();
    }
    json.endArray();
    endDetails(json, wanted, "count", page.size());
    return response;
}

Response Service::campaignAccEntDetails(const Body &body)
{
    const auto asked = wantedOf(body, "certifierUsername");
    if (const auto *refusal = std::get_if<Response>(&asked))
        return *refusal;
    auto wanted = std::get<Wanted>(asked);
    if (kindOf(m_data.campaigns[wanted.campaign].type) != CampaignKind::UserManager)
        wanted.certifications.clear();
    const Tenant &tenant = shown();
    const bool underUser = m_options.variantIs("saviynt-roles", "under-user");
    const bool underAccount = m_options.variantIs("saviynt-roles", "under-account");
    const std::string employment = body.text("employmentStatus");
    return accEntDetails(body, wanted, "count", [&](JsonWriter &json, std::uint32_t index) {
        const CertificationView view(tenant, index, underUser);
        std::vector<const HeadView *> users;
        for (const HeadView &head : view.heads()) {
            if (employment.empty() || employment == view.rows().heads[head.head].decision)
                users.push_back(&head);
        }
        json.beginObject().field("certificationname", tenant.name(index));
        json.field("certkey", std::to_string(tenant.certKey(index))).field("status", shownName(tenant.state(index)));
        json.numberField("usercount", static_cast<std::int64_t>(users.size())).key("users").beginArray();
        for (const HeadView *user : users) {
            const ReviewHead &head = view.rows().heads[user->head];
            json.beginObject().numberField("accountCount", static_cast<std::int64_t>(user->accounts.size()));
            json.key("accounts").beginArray();
            for (const AccountView &account : user->accounts) {
                json.beginObject().field("accountStatus", "Active").field("accountname", view.accountName(account));
                if (account.place != nullptr)
                    json.numberField("certaccountkey", view.key(account.place));
                else
                    json.nullField("certaccountkey");
                view.writeDecision(json, "certfied", account.place);
                const bool decided = account.place != nullptr && view.row(account.place).decided;
                if (decided)
                    view.writeDecision(json, "certified", account.place);
                else
                    json.field("certified", "Active"); // as published
                CertificationView::writeComment(json, "comments", account.place);
                json.field("consulted", "no").field("endpoint", view.endpoint(account));
                json.numberField("entitlementcount", static_cast<std::int64_t>(account.entitlements.size()));
                writeEntitlements(json, view, account.entitlements);
                if (underAccount)
                    writeRoles(json, view, account.roles, "roleattkey");
                json.endObject();
            }
            json.endArray().field("certfied", head.decision).numberField("certuserkey", view.headKey(*user));
            json.field("comment", view.headComment(*user)).field("consulted", "no");
            if (underUser)
                writeRoles(json, view, user->roles, "certrolekey");
            json.numberField("userStatus", 1);
            json.field("username", m_data.people[view.rows().personOf(head)].alias).endObject();
        }
        json.endArray().endObject();
    });
}

} // namespace baton::sandbox::saviynt
