// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/sailpoint/routes.h"

#include <algorithm>
#include <array>

namespace baton::sandbox::sailpoint {

namespace {

struct Pattern
{
    Endpoint endpoint;
    const char *name;
    bool post;
    bool inBeta;
    /// The path after the version prefix; "*" is an id. The per-service form is the first segment, "v1", the rest.
    std::array<const char *, 4> segments;
};

constexpr std::array<Pattern, 14> kPatterns = {{
    {Endpoint::Campaigns, "campaigns", false, true, {"campaigns"}},
    {Endpoint::Campaign, "campaign", false, true, {"campaigns", "*"}},
    {Endpoint::CampaignReassign, "campaign-reassign", true, true, {"campaigns", "*", "reassign"}},
    {Endpoint::Certifications, "certifications", false, false, {"certifications"}},
    {Endpoint::Certification, "certification", false, false, {"certifications", "*"}},
    {Endpoint::Items, "items", false, false, {"certifications", "*", "access-review-items"}},
    {Endpoint::IdentitySummaries, "identity-summaries", false, false, {"certifications", "*", "identity-summaries"}},
    {Endpoint::IdentitySummary, "identity-summary", false, false, {"certifications", "*", "identity-summaries", "*"}},
    {Endpoint::CertificationReassign, "certification-reassign", true, false, {"certifications", "*", "reassign"}},
    {Endpoint::CertificationReassignAsync,
     "certification-reassign-async",
     true,
     false,
     {"certifications", "*", "reassign-async"}},
    {Endpoint::Tasks, "tasks", false, false, {"certification-tasks"}},
    {Endpoint::Task, "task", false, false, {"certification-tasks", "*"}},
    {Endpoint::PublicIdentities, "public-identities", false, false, {"public-identities"}},
    {Endpoint::Evaluate, "evaluate", false, true, {"reassignment-configurations", "*", "evaluate", "*"}},
}};

bool matches(const Pattern &pattern, const std::vector<std::string> &segments, Route *route)
{
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < pattern.segments.size(); ++i) {
        const char *wanted = pattern.segments[i];
        if ((wanted == nullptr) != (i >= segments.size()))
            return false;
        if (wanted == nullptr)
            break;
        if (std::string_view(wanted) == "*")
            ids.push_back(segments[i]);
        else if (segments[i] != wanted)
            return false;
    }
    if (segments.size() > pattern.segments.size())
        return false;
    route->endpoint = pattern.endpoint;
    route->post = pattern.post;
    ids.resize(2);
    route->id = ids[0];
    route->subId = ids[1];
    return true;
}

} // namespace

Route routeOf(const Request &request)
{
    Route route;
    std::vector<std::string> segments = request.segments();
    if (segments == std::vector<std::string>{"oauth", "token"}) {
        route.endpoint = Endpoint::Token;
        route.post = true;
        return route;
    }
    if (segments == std::vector<std::string>{"oauth", "info"}) {
        route.endpoint = Endpoint::OAuthInfo;
        return route;
    }
    if (segments == std::vector<std::string>{"oauth", "authorize"}) {
        route.endpoint = Endpoint::Authorize;
        return route;
    }
    static const std::vector<std::string> prefixes = {"v3", "v2024", "v2025", "v2026", "beta"};
    if (!segments.empty() && std::find(prefixes.begin(), prefixes.end(), segments[0]) != prefixes.end()) {
        route.version = segments[0];
        segments.erase(segments.begin());
    } else if (segments.size() >= 2 && segments[1] == "v1") {
        route.version = "v1";
        segments.erase(segments.begin() + 1);
    } else {
        return route;
    }
    for (const Pattern &pattern : kPatterns) {
        const bool served = (route.version != "beta" || pattern.inBeta) &&
                            (route.version != "v3" || pattern.endpoint != Endpoint::Evaluate);
        if (served && matches(pattern, segments, &route))
            return route;
    }
    return route;
}

const char *nameOf(Endpoint endpoint)
{
    if (endpoint == Endpoint::Token)
        return "token";
    if (endpoint == Endpoint::OAuthInfo)
        return "oauth-info";
    if (endpoint == Endpoint::Authorize)
        return "authorize";
    for (const Pattern &pattern : kPatterns) {
        if (pattern.endpoint == endpoint)
            return pattern.name;
    }
    return "";
}

} // namespace baton::sandbox::sailpoint
