// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/sailpoint/service.h"

#include <memory>
#include <nlohmann/json.hpp>

namespace baton::test {

/// The SailPoint dialect without a socket and with a clock that the test moves.
class TestTenant
{
public:
    explicit TestTenant(const std::vector<std::string> &flags = {})
    {
        std::vector<std::string> all = {"--rate-limit", "off", "--certifications", "100", "--identities", "300"};
        all.insert(all.end(), flags.begin(), flags.end());
        world = std::make_unique<sandbox::World>(std::get<sandbox::SandboxOptions>(sandbox::parsedOptions(all)), now);
        service = std::make_unique<sandbox::sailpoint::Service>(*world);
        admin = token(service->desk().administrator());
        reviewer = token(service->desk().reviewer());
    }

    sandbox::Response send(const std::string &method, const std::string &target, const std::string &body = {},
                           const std::string &bearer = "admin",
                           std::vector<std::pair<std::string, std::string>> headers = {})
    {
        sandbox::Request request;
        request.method = method;
        const std::size_t mark = target.find('?');
        request.path = target.substr(0, mark);
        request.query = mark == std::string::npos ? std::string() : target.substr(mark + 1);
        request.body = body;
        request.headers = std::move(headers);
        const std::string &chosen = bearer == "admin" ? admin : bearer == "reviewer" ? reviewer : bearer;
        if (!chosen.empty())
            request.headers.emplace_back("authorization", "Bearer " + chosen);
        return service->answer(request, now);
    }

    nlohmann::json get(const std::string &target) { return nlohmann::json::parse(send("GET", target).body); }

    std::string token(const sandbox::sailpoint::ClientAccount &client, const std::string &scope = {})
    {
        sandbox::Request request;
        request.method = "POST";
        request.path = "/oauth/token";
        request.headers.emplace_back("content-type", "application/x-www-form-urlencoded");
        request.body = "grant_type=client_credentials&client_id=" + client.id + "&client_secret=" + client.secret +
                       (scope.empty() ? "" : "&scope=" + scope);
        return nlohmann::json::parse(service->answer(request, now).body).at("access_token").get<std::string>();
    }

    /// Every certification in the lists, all pages.
    std::vector<nlohmann::json> certifications(const std::string &query = {})
    {
        std::vector<nlohmann::json> all;
        for (;;) {
            const auto page = get("/v3/certifications?limit=250&offset=" + std::to_string(all.size()) + query);
            all.insert(all.end(), page.begin(), page.end());
            if (page.size() < 250)
                return all;
        }
    }

    std::vector<nlohmann::json> items(const std::string &certification)
    {
        const auto page = get("/v3/certifications/" + certification + "/access-review-items");
        return {page.begin(), page.end()};
    }

    const sandbox::Person &person(std::uint32_t index) const { return world->data().people[index]; }
    const sandbox::Campaign &campaign(std::uint32_t index) const { return world->data().campaigns[index]; }

    /// The first certifications of a campaign that somebody (not a group) still has to review, and not `except`.
    std::vector<nlohmann::json> openCertifications(std::uint32_t campaignIndex, std::size_t count,
                                                   const std::string &except = {})
    {
        std::vector<nlohmann::json> found;
        for (const auto &certification : certifications()) {
            if (found.size() < count && certification["campaign"]["id"] == campaign(campaignIndex).id.text() &&
                certification["phase"] != "SIGNED" && certification["reviewer"]["type"] == "IDENTITY" &&
                certification["reviewer"]["id"] != except)
                found.push_back(certification);
        }
        return found;
    }

    /// An active person without an out-of-office rule whom none of these certifications reviews or is reviewed by.
    std::uint32_t freePerson(const std::vector<nlohmann::json> &certifications)
    {
        std::set<std::string> taken;
        for (const auto &certification : certifications) {
            taken.insert(certification["reviewer"]["id"].get<std::string>());
            for (const auto &item : items(certification["id"].get<std::string>()))
                taken.insert(item["identitySummary"].value("identityId", ""));
        }
        for (std::uint32_t i = 8; i < world->data().people.size(); ++i) {
            if (taken.count(person(i).id.text()) == 0 && person(i).state == sandbox::PersonState::Active &&
                person(i).forwardTo == sandbox::kNone)
                return i;
        }
        return sandbox::kNone;
    }

    static std::string wholeBody(const std::vector<std::string> &ids, const std::string &target,
                                 const std::string &reason = "Because")
    {
        return nlohmann::json{
            {"certificationIds", ids}, {"reassignTo", {{"id", target}, {"type", "IDENTITY"}}}, {"reason", reason}}
            .dump();
    }

    static std::string itemsBody(const std::vector<std::string> &ids, const std::string &type,
                                 const std::string &target)
    {
        nlohmann::json references = nlohmann::json::array();
        for (const std::string &id : ids)
            references.push_back({{"id", id}, {"type", type}});
        return nlohmann::json{{"reassign", references}, {"reassignTo", target}, {"reason", "Because"}}.dump();
    }

    sandbox::Instant now = 1795305600000; // a midnight, as "today" must be
    std::unique_ptr<sandbox::World> world;
    std::unique_ptr<sandbox::sailpoint::Service> service;
    std::string admin, reviewer;
};

} // namespace baton::test
