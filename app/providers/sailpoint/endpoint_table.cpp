// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/sailpoint/endpoint_table.h"

#include <algorithm>
#include <array>

namespace baton::sailpoint {

using namespace Qt::StringLiterals;

namespace {

constexpr const char *admins = "ORG_ADMIN or CERT_ADMIN";

constexpr std::array table{
    EndpointRow{Endpoint::CampaignList, "campaign-list", Safety::Safe, "GET", "campaigns", "",
                "ORG_ADMIN, CERT_ADMIN or REPORT_ADMIN", false, "idn:campaign:read", true, true, true, false},
    EndpointRow{Endpoint::CertificationList, "certification-list", Safety::Safe, "GET", "certifications", "", "", false,
                "idn:campaign:read", false, false, true, false},
    EndpointRow{Endpoint::ItemList, "item-list", Safety::Safe, "GET", "certifications", "/{}/access-review-items",
                admins, true, "idn:campaign:read", false, false, true, false},
    EndpointRow{Endpoint::IdentitySummaryList, "identity-summary-list", Safety::Safe, "GET", "certifications",
                "/{}/identity-summaries", admins, true, "idn:campaign:read", false, false, true, false},
    EndpointRow{Endpoint::PublicIdentityList, "public-identity-list", Safety::Safe, "GET", "public-identities", "", "",
                false, "sp:scopes:default", false, false, true, false},
    EndpointRow{Endpoint::TaskList, "task-list", Safety::Safe, "GET", "certification-tasks", "", "", false,
                "idn:campaign:read", false, false, true, false},
    EndpointRow{Endpoint::TaskGet, "task-get", Safety::Safe, "GET", "certification-tasks", "/{}", admins, true,
                "idn:campaign:read", false, false, true, false},
    EndpointRow{Endpoint::ForwardingEvaluate, "forwarding-evaluate", Safety::Safe, "GET", "reassignment-configurations",
                "/{}/evaluate/CERTIFICATIONS", "", false, "idn:reassignment-configuration:manage", true, false, false,
                true},
    EndpointRow{Endpoint::CampaignReassign, "campaign-reassign", Safety::OneShot, "POST", "campaigns", "/{}/reassign",
                admins, false, "idn:campaign:manage", true, true, true, false},
    EndpointRow{Endpoint::CertificationReassign, "certification-reassign", Safety::OneShot, "POST", "certifications",
                "/{}/reassign", admins, true, "idn:campaign:manage", false, false, true, false},
    EndpointRow{Endpoint::CertificationReassignAsync, "certification-reassign-async", Safety::OneShot, "POST",
                "certifications", "/{}/reassign-async", admins, true, "idn:campaign:manage", false, false, true, false},
};

ApiVersion servingVersion(const EndpointRow &row, ApiVersion connection)
{
    if (connection == ApiVersion::Beta)
        return row.inBeta ? ApiVersion::Beta : ApiVersion::V3;
    if (connection == ApiVersion::V3 && !row.inV3)
        return ApiVersion::V2025;
    return connection;
}

QString filled(const char *rest, const QStringList &arguments)
{
    QString path = QString::fromLatin1(rest);
    for (const QString &argument : arguments) {
        const qsizetype hole = path.indexOf("{}"_L1);
        if (hole < 0)
            break;
        path.replace(hole, 2, QString::fromLatin1(argument.toUtf8().toPercentEncoding()));
    }
    return path;
}

} // namespace

QString toString(ApiVersion version)
{
    switch (version) {
    case ApiVersion::V3:
        return u"v3"_s;
    case ApiVersion::V2024:
        return u"v2024"_s;
    case ApiVersion::V2025:
        return u"v2025"_s;
    case ApiVersion::V2026:
        return u"v2026"_s;
    case ApiVersion::V1:
        return u"v1"_s;
    case ApiVersion::Beta:
        return u"beta"_s;
    }
    return {};
}

std::optional<ApiVersion> apiVersionFromString(const QString &text)
{
    for (const ApiVersion version : allApiVersions) {
        if (toString(version) == text)
            return version;
    }
    return std::nullopt;
}

std::span<const EndpointRow> endpointTable()
{
    return table;
}

const EndpointRow &endpointRow(Endpoint endpoint)
{
    return *std::find_if(table.begin(), table.end(),
                         [endpoint](const EndpointRow &row) { return row.endpoint == endpoint; });
}

const EndpointRow *endpointRowNamed(const QString &name)
{
    const auto *const row = std::find_if(
        table.begin(), table.end(), [&name](const EndpointRow &each) { return name == QLatin1StringView(each.name); });
    return row == table.end() ? nullptr : row;
}

EndpointPath endpointPath(Endpoint endpoint, ApiVersion connection, const QStringList &arguments)
{
    const EndpointRow &row = endpointRow(endpoint);
    EndpointPath result;
    result.version = servingVersion(row, connection);
    result.experimental = row.experimentalAfter && result.version != ApiVersion::Beta;
    const QString service = QString::fromLatin1(row.service);
    const QString rest = filled(row.rest, arguments);
    if (result.version == ApiVersion::V1)
        result.path = u'/' + service + u"/v1"_s + rest;
    else
        result.path = u'/' + toString(result.version) + u'/' + service + rest;
    if (result.version == ApiVersion::Beta && row.deprecatedInBeta) {
        result.deprecation = u"SailPoint has deprecated the beta path of this call. Set the connection's API version "
                             "to v3, or to v1 (the current form), to send the same call there."_s;
    }
    return result;
}

std::optional<ApiVersion> versionOfPath(const QString &path)
{
    const QString first = path.section(u'/', 1, 1);
    if (const auto version = apiVersionFromString(first); version && *version != ApiVersion::V1)
        return version;
    const bool knownService = std::any_of(table.begin(), table.end(), [&first](const EndpointRow &row) {
        return first == QLatin1StringView(row.service);
    });
    if (knownService && path.section(u'/', 2, 2) == toString(ApiVersion::V1))
        return ApiVersion::V1;
    return std::nullopt;
}

QString rightsSentence(const EndpointRow &row)
{
    const QString scopes = QString::fromLatin1(row.scopes);
    if (*row.userLevels == '\0')
        return u"This needs the scope %1."_s.arg(scopes);
    const QString levels = QString::fromLatin1(row.userLevels);
    if (row.reviewerToo)
        return u"This needs the user level %1 (or to be the certification's own reviewer) and the scope %2."_s.arg(
            levels, scopes);
    return u"This needs the user level %1 and the scope %2."_s.arg(levels, scopes);
}

} // namespace baton::sailpoint
