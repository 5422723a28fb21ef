// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/http_message.h"

namespace baton::sandbox::saviynt {

enum class Endpoint : std::uint8_t {
    None,
    Login,
    Refresh,
    Exchange,
    CampaignList,
    CertificationList,
    CampaignDetails,
    CampaignAccEntDetails,
    EntOwnerDetails,
    EntOwnerAccEntDetails,
    EntOwnerFlat,
    AppOwnerAccEntDetails,
    GetUser,
    ReassignCertification,
    ReassignUsers,
    ReassignUserRows,
    ReassignEntitlements,
    ReassignEntitlementRows,
    ReassignApplicationRows,
};

/// Whether the path is this vendor's: everything below /ECM.
bool isOurs(const Request &request);
/// Operations are at /ECM/api/v5/NAME, and at /ECM/api/NAME as on older releases; signing in is at /ECM/api/login, a
/// new token for a refresh token at /ECM/oauth/access_token, one for another issuer's at /ECM/oauth2/token. None of
/// them answers anything but POST.
Endpoint endpointOf(const Request &request);
/// The operation's own name; "saviynt-login", "saviynt-refresh" and "saviynt-exchange" for those that have none. Empty
/// for None. It is the name by which a faults file picks the endpoint.
const char *nameOf(Endpoint endpoint);
/// Whether the body may hold a password or a token, also when it was sent to a path that is nearly right.
bool holdsSecrets(const Request &request);
/// Whether it changes the tenant.
bool isWrite(Endpoint endpoint);

} // namespace baton::sandbox::saviynt
