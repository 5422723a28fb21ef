// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the lists as JSON. json_keys.cpp says in --help what is written here.
#include "app/cli/json_fields.h"
#include "app/cli/list_rows.h"

namespace baton::cli {

namespace {

OrderedJson reviewerJson(const Reviewer &reviewer)
{
    return {{"id", jsonText(reviewer.id)},           {"name", jsonText(reviewer.name)},
            {"email", jsonText(reviewer.email)},     {"type", jsonText(reviewer.type)},
            {"created", jsonTime(reviewer.created)}, {"modified", jsonTime(reviewer.modified)}};
}

OrderedJson originJson(const ReassignmentOrigin &origin)
{
    return {{"from",
             {{"id", jsonText(origin.fromId)},
              {"name", jsonText(origin.fromName)},
              {"type", jsonText(origin.fromType)},
              {"reviewer", reviewerJson(origin.fromReviewer)}}},
            {"comment", jsonText(origin.comment)}};
}

OrderedJson accountJson(const ItemAccount &account)
{
    return {{"nativeIdentity", jsonText(account.nativeIdentity)},
            {"name", jsonText(account.name)},
            {"id", jsonText(account.id)},
            {"type", jsonText(account.type)},
            {"disabled", jsonMaybe(account.disabled)},
            {"locked", jsonMaybe(account.locked)}};
}

} // namespace

OrderedJson toJson(const Campaign &row)
{
    OrderedJson alerts = OrderedJson::array();
    for (const CampaignAlert &alert : row.alerts)
        alerts.push_back({{"level", jsonText(alert.level)}, {"texts", jsonTexts(alert.texts)}});
    return {{"id", jsonText(row.id)},
            {"name", jsonText(row.name)},
            {"description", jsonText(row.description)},
            {"type", jsonText(row.type)},
            {"status", jsonText(row.status)},
            {"correlatedStatus", jsonText(row.correlatedStatus)},
            {"mandatoryComment", jsonText(row.mandatoryComment)},
            {"created", jsonTime(row.created)},
            {"modified", jsonTime(row.modified)},
            {"deadline", jsonTime(row.deadline)},
            {"totalCertifications", jsonMaybe(row.totalCertifications)},
            {"completedCertifications", jsonMaybe(row.completedCertifications)},
            {"emailNotification", jsonMaybe(row.emailNotification)},
            {"autoRevokeAllowed", jsonMaybe(row.autoRevokeAllowed)},
            {"recommendationsEnabled", jsonMaybe(row.recommendationsEnabled)},
            {"alerts", std::move(alerts)}};
}

OrderedJson toJson(const Certification &row)
{
    return {{"id", jsonText(row.id)},
            {"name", jsonText(row.name)},
            {"campaign",
             {{"id", jsonText(row.campaign.id)},
              {"name", jsonText(row.campaign.name)},
              {"type", jsonText(row.campaign.type)},
              {"campaignType", jsonText(row.campaign.campaignType)},
              {"description", jsonText(row.campaign.description)},
              {"correlatedStatus", jsonText(row.campaign.correlatedStatus)},
              {"mandatoryComment", jsonText(row.campaign.mandatoryComment)}}},
            {"reviewer", reviewerJson(row.reviewer)},
            {"phase", jsonText(row.phase)},
            {"completed", jsonMaybe(row.completed)},
            {"identitiesCompleted", jsonMaybe(row.identitiesCompleted)},
            {"identitiesTotal", jsonMaybe(row.identitiesTotal)},
            {"decisionsMade", jsonMaybe(row.decisionsMade)},
            {"decisionsTotal", jsonMaybe(row.decisionsTotal)},
            {"created", jsonTime(row.created)},
            {"modified", jsonTime(row.modified)},
            {"due", jsonTime(row.due)},
            {"signed", jsonTime(row.signedAt)},
            {"reassignment", row.reassignment ? originJson(*row.reassignment) : OrderedJson(nullptr)},
            {"hasErrors", row.hasErrors},
            {"errorMessage", jsonText(row.errorMessage)}};
}

OrderedJson toJson(const ReviewItem &row)
{
    return {{"id", jsonText(row.id)},
            {"certificationId", jsonText(row.certification)},
            {"identityId", jsonText(row.identity)},
            {"identityName", jsonText(row.identityName)},
            {"summaryId", jsonText(row.summaryId)},
            {"summaryCompleted", jsonMaybe(row.summaryCompleted)},
            {"accessId", jsonText(row.accessId)},
            {"accessName", jsonText(row.accessName)},
            {"accessType", jsonText(row.accessType)},
            {"description", jsonText(row.description)},
            {"sourceName", jsonText(row.sourceName)},
            {"attributeName", jsonText(row.attributeName)},
            {"attributeValue", jsonText(row.attributeValue)},
            {"ownerName", jsonText(row.ownerName)},
            {"privileged", jsonMaybe(row.privileged)},
            {"account", row.account ? accountJson(*row.account) : OrderedJson(nullptr)},
            {"decision", jsonText(row.decision)},
            {"comment", jsonText(row.comment)},
            {"completed", row.completed},
            {"isNew", row.isNew}};
}

OrderedJson toJson(const Identity &row)
{
    return {{"id", jsonText(row.id)},
            {"name", jsonText(row.name)},
            {"alias", jsonText(row.alias)},
            {"email", jsonText(row.email)},
            {"department", jsonText(row.department)},
            {"state", jsonText(row.state)},
            {"managerId", jsonText(row.managerId)},
            {"managerName", jsonText(row.managerName)}};
}

OrderedJson toJson(const GovernanceTask &row)
{
    OrderedJson trails = OrderedJson::array();
    for (const TrailHop &hop : row.trails)
        trails.push_back({{"previousOwner", jsonText(hop.previousOwner)},
                          {"newOwner", jsonText(hop.newOwner)},
                          {"type", jsonText(hop.type)}});
    return {{"id", jsonText(row.id)},
            {"type", jsonText(row.type)},
            {"targetType", jsonText(row.targetType)},
            {"targetId", jsonText(row.targetId)},
            {"targetName", jsonText(row.targetName)},
            {"state", jsonText(row.state)},
            {"errors", jsonTexts(row.errors)},
            {"trails", std::move(trails)},
            {"created", jsonTime(row.created)}};
}

} // namespace baton::cli
