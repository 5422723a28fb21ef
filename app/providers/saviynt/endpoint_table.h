// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/api_request.h"

#include <span>

namespace baton::saviynt {

enum class Endpoint {
    CampaignList,
    CertificationList,
    CampaignDetails,
    CampaignAccess,
    OwnedEntitlements,
    OwnedEntitlementAccess,
    ApplicationAccess,
    Users,
    ReassignCertification,
    ReassignPeople,
    ReassignAccess,
    ReassignOwnedEntitlements,
    ReassignOwnedDetails,
    ReassignApplicationAccess
};

/// How one operation spells its keys: the vendor's operations differ in names and casing, and refuse the wrong one with
/// HTTP 412. Null: the operation does not take it.
struct KeyNames
{
    const char *campaign = nullptr;
    const char *certification = nullptr;
    const char *person = nullptr; ///< whose list is read
    const char *comment = nullptr;
    const char *bulkUpdate = nullptr;
    const char *bulkValidation = nullptr;
    const char *bulkConsult = nullptr;
    const char *campaignName = nullptr;
    const char *certificationName = nullptr;
};

/// One operation. Source: Saviynt's own OpenAPI 5.0 (saviynt/saviynt-api-reference). All are POST, the reads too: what
/// is safe is said here and nowhere else.
struct EndpointRow
{
    Endpoint endpoint;
    const char *name; ///< stable, for logs and as operation id: "reassign-access"
    Safety safety;
    const char *operation; ///< last part of the path, and the web service that a role must list
    KeyNames keys;
};

std::span<const EndpointRow> endpointTable();
const EndpointRow &endpointRow(Endpoint endpoint);
/// The row with this name; null when there is none.
const EndpointRow *endpointRowNamed(const QString &name);

/// What somebody needs to call it, one sentence.
QString rightsSentence(const EndpointRow &row);

} // namespace baton::saviynt
