// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/http_message.h"

namespace baton::sandbox::sailpoint {

enum class Endpoint {
    None, ///< nothing is served there
    Token,
    OAuthInfo,
    Authorize,
    Campaigns,
    Campaign,
    CampaignReassign,
    Certifications,
    Certification,
    Items,
    IdentitySummaries,
    IdentitySummary,
    CertificationReassign,
    CertificationReassignAsync,
    Tasks,
    Task,
    PublicIdentities,
    Evaluate,
};

/// Where a path leads.
struct Route
{
    Endpoint endpoint = Endpoint::None;
    std::string version; ///< "v3", "v2024", "v2025", "v2026", "beta", or "v1" for the per-service paths
    std::string id;      ///< the first id in the path
    std::string subId;   ///< the second
    bool post = false;   ///< the endpoint wants POST; else GET
};

Route routeOf(const Request &request);
/// The name by which a faults file picks the endpoint; empty for None.
const char *nameOf(Endpoint endpoint);

} // namespace baton::sandbox::sailpoint
