// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/saviynt/service.h"

#include <map>
#include <nlohmann/json.hpp>
#include <set>

namespace baton::test {

/// The Saviynt dialect without a socket and with a clock that the test moves.
class SaviyntTenant
{
public:
    explicit SaviyntTenant(const std::vector<std::string> &flags = {})
    {
        std::vector<std::string> all = {"--certifications", "40", "--identities", "200", "--items", "10"};
        all.insert(all.end(), flags.begin(), flags.end());
        m_options = std::get<sandbox::SandboxOptions>(sandbox::parsedOptions(all));
        data = std::make_unique<sandbox::SeedData>(m_options, now);
        service = std::make_unique<sandbox::saviynt::Service>(m_options, *data, now);
        admin = tokenOf(service->desk().administrator());
        reviewer = tokenOf(service->desk().reviewer());
    }

    sandbox::Response send(const std::string &path, const std::string &body, const std::string &bearer,
                           const std::string &method = "POST",
                           std::vector<std::pair<std::string, std::string>> headers = {})
    {
        sandbox::Request request;
        request.method = method;
        request.path = path;
        request.body = body;
        request.headers = std::move(headers);
        if (!bearer.empty())
            request.headers.emplace_back("authorization", "Bearer " + bearer);
        return service->answer(request, now);
    }
    sandbox::Response call(const std::string &operation, const nlohmann::json &body)
    {
        return send("/ECM/api/v5/" + operation, body.dump(), admin);
    }
    nlohmann::json read(const std::string &operation, const nlohmann::json &body)
    {
        return nlohmann::json::parse(call(operation, body).body);
    }
    std::string tokenOf(const sandbox::saviynt::Account &account)
    {
        const nlohmann::json body = {{"username", account.username}, {"password", account.password}};
        return nlohmann::json::parse(send("/ECM/api/login", body.dump(), {}).body).at("access_token");
    }

    const sandbox::Person &person(std::uint32_t index) const { return data->people[index]; }
    const sandbox::saviynt::Tenant &truth() { return service->truth(); }
    std::string campaignId(std::uint32_t campaign) { return std::to_string(truth().campaignKey(campaign)); }
    std::string certKey(std::uint32_t index) { return std::to_string(truth().certKey(index)); }

    sandbox::Instant now = 1795305600000; // a midnight, as "today" must be
    std::unique_ptr<sandbox::SeedData> data;
    std::unique_ptr<sandbox::saviynt::Service> service;
    std::string admin, reviewer;

private:
    sandbox::SandboxOptions m_options;
};

/// A row as the reads show it.
struct SaviyntRow
{
    std::string text;     ///< what it is, without its keys
    std::string array;    ///< of a write that names it: "accounts", "entitlements", "entitlements2" or "roles"
    nlohmann::json entry; ///< in that array
    std::string head;     ///< the username or entitlement of step 1
    std::string headKey;  ///< its key
    std::string headComment;
    std::string username;  ///< whose access; may be empty
    std::string comment;   ///< empty when there is none
    bool certified = true; ///< in step 1
};

inline std::string keyText(const nlohmann::json &value)
{
    return std::to_string(value.get<std::int64_t>());
}
inline std::string textOf(const nlohmann::json &value)
{
    return value.is_string() ? value.get<std::string>() : std::string();
}

/// Adds an account's own row, when it is one, and the rows of what hangs from it.
inline void readAccount(const nlohmann::json &account, const SaviyntRow &model, const char *roleKey,
                        std::vector<SaviyntRow> *rows)
{
    const std::string where =
        model.head + "|" + textOf(account["accountname"]) + "|" + textOf(account["endpoint"]) + "|";
    const std::string key = account["certaccountkey"].is_null() ? std::string() : keyText(account["certaccountkey"]);
    SaviyntRow row = model;
    row.array = "accounts";
    row.text = where + "account";
    row.entry["accattkey"] = key;
    row.comment = textOf(account.value("comments", account.value("comment", nlohmann::json())));
    if (!key.empty())
        rows->push_back(row);
    for (const auto &one : account.value("entitlements", nlohmann::json::array())) {
        row.array = "entitlements";
        row.text = where + textOf(one["entname"]);
        row.entry = model.entry;
        row.entry["entattkey"] = keyText(one["certEntitlementkey"]);
        if (!key.empty())
            row.entry["accattkey"] = key;
        row.comment = textOf(one["entcomments"]);
        rows->push_back(row);
    }
    for (const auto &one : account.value("roles", nlohmann::json::array())) {
        row.array = "roles";
        row.text = model.head + "|role of " + model.username + "|" + textOf(one["rolename"]);
        row.entry = model.entry;
        row.entry["roleattkey"] = keyText(one[roleKey]);
        if (!key.empty())
            row.entry["accattkey"] = key;
        row.comment = textOf(one["comments"]);
        rows->push_back(row);
    }
}

/// The rows of a certification, read as a client does.
inline std::vector<SaviyntRow> readRows(SaviyntTenant &tenant, std::uint32_t campaign, const std::string &certKey)
{
    using sandbox::saviynt::CampaignKind;
    const nlohmann::json asked = {{"campaignId", tenant.campaignId(campaign)}, {"certkey", certKey}};
    std::vector<SaviyntRow> rows;
    switch (sandbox::saviynt::kindOf(tenant.data->campaigns[campaign].type)) {
    case CampaignKind::UserManager: {
        const nlohmann::json users =
            tenant.read("fetchCampaignAccEntDetails", asked)["campaignAccountEntDetails"][0]["users"];
        for (const auto &user : users) {
            SaviyntRow model;
            model.head = model.username = user["username"];
            model.headKey = keyText(user["certuserkey"]);
            model.headComment = user["comment"];
            model.entry["userattkey"] = model.headKey;
            model.certified = user["certfied"] != "NORESPONSE";
            for (const auto &account : user["accounts"])
                readAccount(account, model, "roleattkey", &rows);
            // What hangs from the user itself: as from an account that is none.
            const nlohmann::json ofUser = {{"accountname", ""},
                                           {"endpoint", ""},
                                           {"certaccountkey", nullptr},
                                           {"roles", user.value("roles", nlohmann::json::array())}};
            readAccount(ofUser, model, "certrolekey", &rows);
        }
        break;
    }
    case CampaignKind::EntitlementOwner: {
        const nlohmann::json entitlements =
            tenant.read("fetchEntOwnerCampaignAccEntDetails", asked)["campaignAccountEntDetails"][0]["entitlements"];
        for (const auto &entitlement : entitlements) {
            SaviyntRow model;
            model.head = entitlement["entitlement_value"];
            model.headKey = keyText(entitlement["certentvalkey"]);
            model.headComment = entitlement["comment"];
            model.entry["entattkey"] = model.headKey;
            model.certified = entitlement["certfied"] != "NORESPONSE";
            for (const auto &account : entitlement["accounts"]) {
                model.username = account["username"];
                readAccount(account, model, "", &rows);
            }
            for (const auto &child : entitlement.value("entitlements2", nlohmann::json::array())) {
                SaviyntRow row = model;
                row.username.clear();
                row.array = "entitlements2";
                row.text = model.head + "|child|" + textOf(child["entitlement_value"]);
                row.entry["ent2attkey"] = keyText(child["certentval2key"]);
                row.comment = child["comment"];
                rows.push_back(row);
            }
        }
        break;
    }
    case CampaignKind::ApplicationOwner: {
        const nlohmann::json accounts =
            tenant.read("fetchAppOwnerCampaignAccEntDetails", asked)["campaignAccountEntDetails"][0]["accounts"];
        for (const auto &account : accounts) {
            SaviyntRow model;
            model.username = account["username"];
            model.entry = nlohmann::json::object();
            readAccount(account, model, "roleKey", &rows);
        }
        break;
    }
    }
    return rows;
}

/// Everything: each certification with its certifier and its rows.
struct SaviyntPicture
{
    struct Certification
    {
        std::uint32_t campaign = 0;
        std::string name, certifier, status;
        std::multiset<std::string> rows;
        bool operator==(const Certification &other) const
        {
            return name == other.name && certifier == other.certifier && rows == other.rows;
        }
    };
    std::map<std::string, Certification> certifications; ///< by certkey

    std::multiset<std::string> all() const
    {
        std::multiset<std::string> rows;
        for (const auto &[key, one] : certifications)
            rows.insert(one.rows.begin(), one.rows.end());
        return rows;
    }
};

/// Of all campaigns, or of one.
inline SaviyntPicture pictureOf(SaviyntTenant &tenant, std::uint32_t only = sandbox::kNone)
{
    SaviyntPicture picture;
    for (std::uint32_t campaign = 0; campaign < tenant.data->campaigns.size(); ++campaign) {
        if (only != sandbox::kNone && campaign != only)
            continue;
        const nlohmann::json asked = {{"campaignId", tenant.campaignId(campaign)}, {"max", "1000"}};
        const nlohmann::json ones = tenant.read("fetchCampaignDetails", asked)["campaignDetails"];
        for (const auto &one : ones) {
            SaviyntPicture::Certification &certification = picture.certifications[one["certkey"]];
            certification.campaign = campaign;
            certification.name = one["certificationame"];
            certification.certifier = one["certifier"];
            certification.status = one["status"];
            for (const SaviyntRow &row : readRows(tenant, campaign, one["certkey"]))
                certification.rows.insert(row.text);
        }
    }
    return picture;
}

} // namespace baton::test
