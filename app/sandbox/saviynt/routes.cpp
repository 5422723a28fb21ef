// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/saviynt/routes.h"

#include <algorithm>
#include <array>

namespace baton::sandbox::saviynt {

namespace {

struct Operation
{
    Endpoint endpoint;
    const char *name;
};

constexpr std::array<Operation, 18> kOperations = {{
    {Endpoint::Login, "saviynt-login"},
    {Endpoint::Refresh, "saviynt-refresh"},
    {Endpoint::Exchange, "saviynt-exchange"},
    {Endpoint::CampaignList, "fetchCampaignList"},
    {Endpoint::CertificationList, "fetchCertificationList"},
    {Endpoint::CampaignDetails, "fetchCampaignDetails"},
    {Endpoint::CampaignAccEntDetails, "fetchCampaignAccEntDetails"},
    {Endpoint::EntOwnerDetails, "fetchEntOwnerCampaignDetails"},
    {Endpoint::EntOwnerAccEntDetails, "fetchEntOwnerCampaignAccEntDetails"},
    {Endpoint::EntOwnerFlat, "getFlatResponseEntOwnerCampaignAccEntDetails"},
    {Endpoint::AppOwnerAccEntDetails, "fetchAppOwnerCampaignAccEntDetails"},
    {Endpoint::GetUser, "getUser"},
    {Endpoint::ReassignCertification, "reAssignCertification"},
    {Endpoint::ReassignUsers, "reassignUserManagerforCampaign"},
    {Endpoint::ReassignUserRows, "reAssignUserManagerStep2AccEntDetails"},
    {Endpoint::ReassignEntitlements, "reassignEntOwnerCampaignAccEnt"},
    {Endpoint::ReassignEntitlementRows, "reassignEntOwnerCampaignAccEntDetailsStep2"},
    {Endpoint::ReassignApplicationRows, "reAssignAppOwnerCampaignAccEntDetails"},
}};

} // namespace

bool isOurs(const Request &request)
{
    const std::vector<std::string> segments = request.segments();
    return !segments.empty() && segments.front() == "ECM";
}

Endpoint endpointOf(const Request &request)
{
    std::vector<std::string> segments = request.segments();
    if (segments == std::vector<std::string>{"ECM", "api", "login"})
        return Endpoint::Login;
    if (segments == std::vector<std::string>{"ECM", "oauth", "access_token"})
        return Endpoint::Refresh;
    if (segments == std::vector<std::string>{"ECM", "oauth2", "token"})
        return Endpoint::Exchange;
    if (segments.size() < 3 || segments.size() > 4 || segments[0] != "ECM" || segments[1] != "api" ||
        (segments.size() == 4 && segments[2] != "v5"))
        return Endpoint::None;
    const auto *const known = std::find_if(kOperations.begin() + 3, kOperations.end(),
                                           [&](const Operation &one) { return segments.back() == one.name; });
    return known == kOperations.end() ? Endpoint::None : known->endpoint;
}

bool holdsSecrets(const Request &request)
{
    const std::vector<std::string> segments = request.segments();
    return isOurs(request) && std::any_of(segments.begin(), segments.end(), [](const std::string &segment) {
               return segment == "login" || segment.rfind("oauth", 0) == 0;
           });
}

const char *nameOf(Endpoint endpoint)
{
    for (const Operation &one : kOperations) {
        if (one.endpoint == endpoint)
            return one.name;
    }
    return "";
}

bool isWrite(Endpoint endpoint)
{
    return endpoint >= Endpoint::ReassignCertification;
}

} // namespace baton::sandbox::saviynt
