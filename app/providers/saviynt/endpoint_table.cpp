// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/saviynt/endpoint_table.h"

#include <array>

namespace baton::saviynt {

using namespace Qt::StringLiterals;

namespace {

constexpr KeyNames ofUserManagerReads{
    .campaign = "campaignId", .certification = "certkey", .person = "certifierUsername"};
constexpr KeyNames ofOwnerReads{.campaign = "campaignId", .certification = "certkey", .person = "verifier"};

constexpr std::array table{
    EndpointRow{Endpoint::CampaignList, "campaigns", Safety::Safe, "fetchCampaignList",
                KeyNames{.person = "certifierUsername"}},
    EndpointRow{Endpoint::CertificationList, "certifications", Safety::Safe, "fetchCertificationList",
                KeyNames{.certification = "certkey", .person = "certifierUsername"}},
    EndpointRow{Endpoint::CampaignDetails, "campaign-details", Safety::Safe, "fetchCampaignDetails",
                ofUserManagerReads},
    EndpointRow{Endpoint::CampaignAccess, "campaign-access", Safety::Safe, "fetchCampaignAccEntDetails",
                ofUserManagerReads},
    EndpointRow{Endpoint::OwnedEntitlements, "owned-entitlements", Safety::Safe, "fetchEntOwnerCampaignDetails",
                ofOwnerReads},
    EndpointRow{Endpoint::OwnedEntitlementAccess, "owned-entitlement-access", Safety::Safe,
                "fetchEntOwnerCampaignAccEntDetails", ofOwnerReads},
    EndpointRow{Endpoint::ApplicationAccess, "application-access", Safety::Safe, "fetchAppOwnerCampaignAccEntDetails",
                KeyNames{.campaign = "campaignId", .certification = "certkey"}},
    EndpointRow{Endpoint::Users, "users", Safety::Safe, "getUser", KeyNames{}},
    EndpointRow{Endpoint::ReassignCertification, "reassign-certification", Safety::OneShot, "reAssignCertification",
                KeyNames{.campaign = "campaignid", .certification = "certkey", .comment = "reassignComments"}},
    EndpointRow{Endpoint::ReassignPeople, "reassign-people", Safety::OneShot, "reassignUserManagerforCampaign",
                KeyNames{.campaign = "campaignid",
                         .certification = "certkey",
                         .comment = "comments",
                         .campaignName = "campaignname",
                         .certificationName = "certificationname"}},
    EndpointRow{Endpoint::ReassignAccess, "reassign-access", Safety::OneShot, "reAssignUserManagerStep2AccEntDetails",
                KeyNames{.campaign = "campaignid",
                         .certification = "certkey",
                         .comment = "reassignComments",
                         .bulkUpdate = "bulkUpdate",
                         .bulkValidation = "bulkValidation",
                         .bulkConsult = "bulkConsultAssociatedData",
                         .campaignName = "campaignname",
                         .certificationName = "certificationname"}},
    EndpointRow{Endpoint::ReassignOwnedEntitlements, "reassign-owned-entitlements", Safety::OneShot,
                "reassignEntOwnerCampaignAccEnt",
                KeyNames{.campaign = "campaignid",
                         .certification = "certkey",
                         .comment = "comments",
                         .bulkUpdate = "bulkupdate",
                         .bulkValidation = "bulkvalidation"}},
    EndpointRow{Endpoint::ReassignOwnedDetails, "reassign-owned-details", Safety::OneShot,
                "reassignEntOwnerCampaignAccEntDetailsStep2",
                KeyNames{.campaign = "campaignid",
                         .certification = "certkey",
                         .comment = "comments",
                         .bulkUpdate = "bulkupdate",
                         .bulkValidation = "bulkvalidation"}},
    EndpointRow{Endpoint::ReassignApplicationAccess, "reassign-application-access", Safety::OneShot,
                "reAssignAppOwnerCampaignAccEntDetails",
                KeyNames{.campaign = "campaignid",
                         .certification = "certkey",
                         .comment = "reassignComments",
                         .bulkUpdate = "bulkUpdate",
                         .bulkValidation = "bulkValidation",
                         .bulkConsult = "bulkConsultAssociatedData"}},
};

} // namespace

std::span<const EndpointRow> endpointTable()
{
    return table;
}

const EndpointRow &endpointRow(Endpoint endpoint)
{
    for (const EndpointRow &row : table) {
        if (row.endpoint == endpoint)
            return row;
    }
    return table.front();
}

const EndpointRow *endpointRowNamed(const QString &name)
{
    for (const EndpointRow &row : table) {
        if (name == QLatin1StringView(row.name))
            return &row;
    }
    return nullptr;
}

QString rightsSentence(const EndpointRow &row)
{
    return u"Ask an administrator to add the web service %1 to the SAV role of this user."_s.arg(
        QLatin1StringView(row.operation));
}

} // namespace baton::saviynt
