// SPDX-License-Identifier: GPL-3.0-or-later
//
// What entitlement-owner and application-owner campaigns hold.
#include "app/sandbox/saviynt/certification_view.h"
#include "app/sandbox/saviynt/service.h"

namespace baton::sandbox::saviynt {

namespace {

constexpr std::uint32_t kPage = 100;

/// "NORESPONSE" while undecided, as these campaigns write it.
std::string decisionText(const ReviewRow &row)
{
    if (!row.decided)
        return "NORESPONSE";
    return row.revoked ? "REJECTED" : "APPROVED";
}

std::string commentOf(const Place *place)
{
    return place == nullptr ? std::string() : place->comment;
}

void writeKey(JsonWriter &json, const CertificationView &view, const char *name, const Place *place)
{
    if (place == nullptr)
        json.nullField(name);
    else
        json.numberField(name, view.key(place));
}

void writeEntitlementAccount(JsonWriter &json, const CertificationView &view, const AccountView &account)
{
    const Person *owner = view.owner(account);
    const std::string name = view.accountName(account);
    json.beginObject().field("accountStatus", "1").field("accountname", name);
    writeKey(json, view, "certaccountkey", account.place);
    json.field("certfied", decisionText(view.rows().rows[account.row])).field("comment", commentOf(account.place));
    json.field("consulted", "no").field("endpoint", view.endpoint(account)).field("lastCertifiedCampaignName", "");
    json.field("lastCertifiedDate", "").field("lastCertifiedUser", "").field("systemUserName", name);
    json.field("userStatus", "1").field("username", owner == nullptr ? "" : owner->alias).endObject();
}

void writeChild(JsonWriter &json, const CertificationView &view, const Place *place)
{
    const Access &access = view.access(place);
    json.beginObject().numberField("certentval2key", view.key(place));
    json.field("certfied", decisionText(view.row(place))).field("comment", place->comment).field("consulted", "no");
    json.field("entitlementType", access.attributeName).field("entitlement_value", access.name).endObject();
}

void writeFlatRow(JsonWriter &json, const CertificationView &view, const HeadView &head, const AccountView *account,
                  const Place *child)
{
    const ReviewHead &facts = view.rows().heads[head.head];
    const Access &access = view.accessOf(facts);
    const Person *owner = account == nullptr ? nullptr : view.owner(*account);
    const auto textOrNull = [&json](const char *name, const std::string &text) {
        if (text.empty())
            json.nullField(name);
        else
            json.field(name, text);
    };
    json.beginObject().numberField("Ent_SOX_CRITICAL", 0).numberField("Ent_SYS_CRITICAL", 0);
    json.field("Ent_entitlement_value", access.name).nullField("Ent_risk").numberField("Ent_status", 1);
    textOrNull("User_username", owner == nullptr ? std::string() : owner->alias);
    textOrNull("accComment", commentOf(account == nullptr ? nullptr : account->place));
    textOrNull("accStatus", account == nullptr ? std::string() : "1");
    textOrNull("accountCertfied", account == nullptr ? std::string() : decisionText(view.rows().rows[account->row]));
    json.numberField("accountCount", static_cast<std::int64_t>(head.accounts.size()));
    textOrNull("accountname", account == nullptr ? std::string() : view.accountName(*account));
    writeKey(json, view, "certaccountkey", account == nullptr ? nullptr : account->place);
    writeKey(json, view, "certentval2key", child);
    json.numberField("certentvalkey", view.headKey(head));
    textOrNull("ent2certified", child == nullptr ? std::string() : decisionText(view.row(child)));
    textOrNull("ent2comments", commentOf(child));
    textOrNull("ent2name", child == nullptr ? std::string() : view.access(child).name);
    json.field("entCertfied", facts.decision);
    textOrNull("entComment", view.headComment(head));
    json.numberField("entStatus", 1).field("enttype", access.attributeName);
    json.field("endpoint", view.sourceOf(facts)).numberField("userStatus", 1);
}

} // namespace

std::variant<Service::Wanted, Response> Service::wantedOwners(const Body &body, CampaignKind kind)
{
    auto asked = wantedOf(body, "verifier");
    if (auto *wanted = std::get_if<Wanted>(&asked);
        wanted != nullptr && kindOf(m_data.campaigns[wanted->campaign].type) != kind)
        wanted->certifications.clear();
    return asked;
}

Response Service::entOwnerDetails(const Body &body)
{
    const auto asked = wantedOwners(body, CampaignKind::EntitlementOwner);
    if (const auto *refusal = std::get_if<Response>(&asked))
        return *refusal;
    const auto &wanted = std::get<Wanted>(asked);
    const Tenant &tenant = shown();
    const auto page = pageOf(wanted.certifications, body.count("max", kPage), body.count("offset", 0));
    Response response;
    JsonWriter json(response.body);
    json.beginObject().key("campaignDetails").beginArray();
    for (const std::uint32_t index : page) {
        const CertificationView view(tenant, index, false);
        const Person &certifier = m_data.people[tenant.certification(index).certifier];
        const auto heads =
            pageOf(view.heads(), body.count("entitlementmax", kPage), body.count("entitlementoffset", 0));
        json.beginObject().field("certificationame", tenant.name(index)).field("certifier", certifier.alias);
        json.field("certkey", std::to_string(tenant.certKey(index)));
        if (!heads.empty())
            json.key("entitlement").beginArray();
        for (const HeadView &head : heads) {
            const ReviewHead &facts = view.rows().heads[head.head];
            json.beginObject().field("certfied", facts.decision);
            if (const std::string comment = view.headComment(head); !comment.empty())
                json.field("comment", comment);
            json.field("consulted", "no").field("endpoint", view.sourceOf(facts));
            json.field("entitlement_value", view.accessOf(facts).name);
            json.numberField("totalaccount", static_cast<std::int64_t>(head.accounts.size()));
            json.numberField("totalentitlement2", static_cast<std::int64_t>(head.children.size()));
            json.field("updateuser", facts.certified ? certifier.alias : "").endObject();
        }
        if (!heads.empty())
            json.endArray();
        json.numberField("entitlementdisplaycount", static_cast<std::int64_t>(heads.size()));
        json.field("progress", std::to_string(tenant.progress(index)) + "%");
        json.field("status", shownName(tenant.state(index)));
        json.numberField("totalentitlement", static_cast<std::int64_t>(view.heads().size())).endObject();
    }
    json.endArray().key("totalCompleteCertification").beginArray();
    for (const std::uint32_t index : page) {
        if (tenant.isClosed(index))
            json.text(tenant.name(index));
    }
    json.endArray();
    endDetails(json, wanted, "totalCount", page.size());
    return response;
}

Response Service::entOwnerAccEntDetails(const Body &body)
{
    const auto asked = wantedOwners(body, CampaignKind::EntitlementOwner);
    if (const auto *refusal = std::get_if<Response>(&asked))
        return *refusal;
    const auto &wanted = std::get<Wanted>(asked);
    const Tenant &tenant = shown();
    return accEntDetails(body, wanted, "totalCount", [&](JsonWriter &json, std::uint32_t index) {
        const CertificationView view(tenant, index, false);
        const auto heads =
            pageOf(view.heads(), body.count("entitlementmax", kPage), body.count("entitlementoffset", 0));
        json.beginObject().field("certificationname", tenant.name(index));
        json.field("certkey", std::to_string(tenant.certKey(index)));
        json.numberField("entitlementDisplayCount", static_cast<std::int64_t>(heads.size()));
        json.numberField("entitlementTotalCount", static_cast<std::int64_t>(view.heads().size()));
        json.key("entitlements").beginArray();
        for (const HeadView &head : heads) {
            const ReviewHead &facts = view.rows().heads[head.head];
            const Access &access = view.accessOf(facts);
            const auto accounts =
                pageOf(head.accounts, body.count("accountmax", kPage), body.count("accountoffset", 0));
            const auto children =
                pageOf(head.children, body.count("entitlement2max", kPage), body.count("entitlement2offset", 0));
            json.beginObject().numberField("accountdisplaycount", static_cast<std::int64_t>(accounts.size()));
            json.key("accounts").beginArray();
            for (const AccountView &account : accounts)
                writeEntitlementAccount(json, view, account);
            json.endArray().numberField("accounttotalcount", static_cast<std::int64_t>(head.accounts.size()));
            json.numberField("certentvalkey", view.headKey(head)).field("certfied", facts.decision);
            json.field("comment", view.headComment(head)).field("consulted", "no");
            json.numberField("entitlement2displaycount", static_cast<std::int64_t>(children.size()));
            json.numberField("entitlement2totalcount", static_cast<std::int64_t>(head.children.size()));
            json.numberField("entitlementStatus", 1).field("entitlementType", access.attributeName);
            json.field("entitlement_value", access.name);
            if (!children.empty()) {
                json.key("entitlements2").beginArray();
                for (const Place *child : children)
                    writeChild(json, view, child);
                json.endArray();
            }
            json.field("risk", "").field("soxcritical", "0").field("status", "1");
            json.field("syscritical", access.privileged ? "1" : "0").endObject();
        }
        const State state = tenant.state(index);
        json.endArray();
        json.field("status", state == State::InProgress ? "In progress" : shownName(state)).endObject(); // as published
    });
}

Response Service::entOwnerFlat(const Body &body)
{
    const auto asked = wantedOwners(body, CampaignKind::EntitlementOwner);
    if (const auto *refusal = std::get_if<Response>(&asked))
        return *refusal;
    const auto &wanted = std::get<Wanted>(asked);
    const Tenant &tenant = shown();
    return accEntDetails(body, wanted, "count", [&](JsonWriter &json, std::uint32_t index) {
        const CertificationView view(tenant, index, false);
        const auto write = [&](const HeadView &head, const AccountView *account, const Place *child) {
            writeFlatRow(json, view, head, account, child);
            json.field("certificationname", tenant.name(index)).numberField("certkey", tenant.certKey(index));
            json.field("status", shownName(tenant.state(index))).endObject();
        };
        for (const HeadView &head : view.heads()) {
            for (const AccountView &account : head.accounts)
                write(head, &account, nullptr);
            for (const Place *child : head.children)
                write(head, nullptr, child);
        }
    });
}

Response Service::appOwnerAccEntDetails(const Body &body)
{
    const auto asked = wantedOwners(body, CampaignKind::ApplicationOwner);
    if (const auto *refusal = std::get_if<Response>(&asked))
        return *refusal;
    const auto &wanted = std::get<Wanted>(asked);
    const Tenant &tenant = shown();
    const bool withRoles = !m_options.variantIs("saviynt-roles", "absent");
    return accEntDetails(body, wanted, "totalCount", [&](JsonWriter &json, std::uint32_t index) {
        const CertificationView view(tenant, index, false);
        const std::vector<AccountView> none;
        const auto &accounts = view.heads().empty() ? none : view.heads().front().accounts;
        json.beginObject().numberField("accountcount", static_cast<std::int64_t>(accounts.size()));
        json.key("accounts").beginArray();
        for (const AccountView &account : accounts) {
            const Person *owner = view.owner(account);
            const std::string name = view.accountName(account);
            json.beginObject().field("accountStatus", "Manually Provisioned").field("accountname", name);
            writeKey(json, view, "certaccountkey", account.place);
            view.writeDecision(json, "certified", account.place);
            CertificationView::writeComment(json, "comments", account.place);
            json.nullField("displayname").field("endpoint", view.endpoint(account));
            json.numberField("entitlementcount", static_cast<std::int64_t>(account.entitlements.size()));
            writeEntitlements(json, view, account.entitlements);
            if (withRoles)
                writeRoles(json, view, account.roles, "roleKey");
            json.field("firstname", owner == nullptr ? "" : owner->first).nullField("lastCertifiedCampaignName");
            json.nullField("lastCertifiedUser").field("securitySystem", view.endpoint(account));
            json.field("systemUserName", name).numberField("userStatus", 1);
            json.field("username", owner == nullptr ? "" : owner->alias).endObject();
        }
        json.endArray().field("certificationname", tenant.name(index));
        json.field("certkey", std::to_string(tenant.certKey(index))).field("status", shownName(tenant.state(index)));
        json.endObject();
    });
}

} // namespace baton::sandbox::saviynt
