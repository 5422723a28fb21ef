// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/api_request.h"
#include "app/providers/sailpoint/api_version.h"

#include <QStringList>

#include <span>

namespace baton::sailpoint {

enum class Endpoint {
    CampaignList,
    CertificationList,
    ItemList,
    IdentitySummaryList,
    PublicIdentityList,
    TaskList,
    TaskGet,
    ForwardingEvaluate,
    CampaignReassign,
    CertificationReassign,
    CertificationReassignAsync
};

/// One endpoint, in every API version. Source: SailPoint's OpenAPI (sailpoint-oss/api-specs).
struct EndpointRow
{
    Endpoint endpoint;
    const char *name; ///< stable, for logs and as operation id: "campaign-reassign"
    Safety safety;
    const char *method;
    const char *service;    ///< "campaigns"
    const char *rest;       ///< path behind the service, with {} for each argument: "/{}/reassign"
    const char *userLevels; ///< who may call it, for a sentence; empty: any signed-in person
    bool reviewerToo;       ///< the certification's own reviewer may call it as well
    const char *scopes;     ///< for a sentence
    bool inBeta;            ///< else v3 serves it when the connection says beta
    bool deprecatedInBeta;
    bool inV3;              ///< else v2025 serves it
    bool experimentalAfter; ///< every version but beta wants "X-SailPoint-Experimental: true"
};

/// An endpoint as one API version offers it.
struct EndpointPath
{
    ApiVersion version = ApiVersion::V3; ///< the one of this call, which may differ from the connection's
    QString path;                        ///< below the base URL, percent-encoded
    bool experimental = false;
    QString deprecation; ///< not empty: one sentence, with the version to move to
};

std::span<const EndpointRow> endpointTable();
const EndpointRow &endpointRow(Endpoint endpoint);
/// The row with this name; null when there is none.
const EndpointRow *endpointRowNamed(const QString &name);

/// The path under which `connection`'s version serves the endpoint. `arguments` fill the {} in order, encoded here.
EndpointPath endpointPath(Endpoint endpoint, ApiVersion connection, const QStringList &arguments = {});

/// The API version that a path of this vendor belongs to; nothing for a foreign path.
std::optional<ApiVersion> versionOfPath(const QString &path);

/// What somebody needs to call it, one sentence.
QString rightsSentence(const EndpointRow &row);

} // namespace baton::sailpoint
