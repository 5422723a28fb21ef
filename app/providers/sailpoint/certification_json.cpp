// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/sailpoint/json_reader.h"
#include "app/providers/sailpoint/row_readers.h"
#include "app/providers/sailpoint/vendor_words.h"

#include <array>
#include <nlohmann/json.hpp>

namespace baton::sailpoint {

using namespace Qt::StringLiterals;
using namespace json_reader;
using nlohmann::json;

namespace {

constexpr std::array campaignTypes{
    Word<CampaignType>{CampaignType::Manager, u"MANAGER"},
    Word<CampaignType>{CampaignType::SourceOwner, u"SOURCE_OWNER"},
    Word<CampaignType>{CampaignType::Search, u"SEARCH"},
    Word<CampaignType>{CampaignType::RoleComposition, u"ROLE_COMPOSITION"},
    Word<CampaignType>{CampaignType::MachineAccount, u"MACHINE_ACCOUNT"},
};

constexpr std::array correlatedStatuses{
    Word<CorrelatedStatus>{CorrelatedStatus::Correlated, u"CORRELATED"},
    Word<CorrelatedStatus>{CorrelatedStatus::Uncorrelated, u"UNCORRELATED"},
};

constexpr std::array commentRequirements{
    Word<CommentRequirement>{CommentRequirement::AllDecisions, u"ALL_DECISIONS"},
    Word<CommentRequirement>{CommentRequirement::RevokeOnlyDecisions, u"REVOKE_ONLY_DECISIONS"},
    Word<CommentRequirement>{CommentRequirement::NoDecisions, u"NO_DECISIONS"},
};

constexpr std::array reviewerTypes{
    Word<ReviewerType>{ReviewerType::Identity, u"IDENTITY"},
    Word<ReviewerType>{ReviewerType::GovernanceGroup, u"GOVERNANCE_GROUP"},
};

std::vector<CampaignAlert> readAlerts(const json &row)
{
    std::vector<CampaignAlert> alerts;
    for (const json *each : elements(row, "alerts")) {
        if (each->is_object())
            alerts.push_back({text(*each, "level"), localizedTexts(*each, "localizations")});
    }
    return alerts;
}

CampaignReference readCampaignReference(const json &value)
{
    CampaignReference campaign;
    campaign.id = id<CampaignId>(value, "id");
    campaign.name = text(value, "name");
    campaign.type = text(value, "type");
    campaign.campaignType = word(value, "campaignType", campaignTypes);
    campaign.description = text(value, "description");
    campaign.correlatedStatus = word(value, "correlatedStatus", correlatedStatuses);
    campaign.mandatoryComment = word(value, "mandatoryCommentRequirement", commentRequirements);
    return campaign;
}

Reviewer readReviewer(const json &value)
{
    Reviewer reviewer;
    reviewer.id = id<IdentityId>(value, "id");
    reviewer.name = text(value, "name");
    reviewer.email = text(value, "email");
    reviewer.type = word(value, "type", reviewerTypes);
    reviewer.created = dateTime(value, "created");
    reviewer.modified = dateTime(value, "modified");
    return reviewer;
}

ReassignmentOrigin readOrigin(const json &value)
{
    ReassignmentOrigin origin;
    origin.comment = text(value, "comment");
    if (const json *from = member(value, "from")) {
        origin.fromId = id<CertificationId>(*from, "id");
        origin.fromName = text(*from, "name");
        origin.fromType = text(*from, "type");
        if (const json *reviewer = member(*from, "reviewer"))
            origin.fromReviewer = readReviewer(*reviewer);
    }
    return origin;
}

/// The first of two names under which versions send the same count.
std::optional<int> count(const json &row, const char *key, const char *betaKey)
{
    const std::optional<int> value = integer(row, key);
    return value ? value : integer(row, betaKey);
}

} // namespace

BadRow checkedForId(const json &row)
{
    if (!row.is_object())
        return {0, u"/"_s, u"is not an object"_s};
    const json *const value = member(row, "id");
    if (!value || textOf(*value).isEmpty())
        return {0, u"/id"_s, u"has no id"_s};
    return {};
}

Row<Campaign> readCampaign(const json &row)
{
    if (BadRow bad = checkedForId(row); !bad.path.isEmpty())
        return tl::unexpected(std::move(bad));
    Campaign campaign;
    campaign.id = id<CampaignId>(row, "id");
    campaign.name = text(row, "name");
    campaign.description = text(row, "description");
    campaign.type = word(row, "type", campaignTypes);
    campaign.status = word(row, "status", campaignStatusWords);
    campaign.correlatedStatus = word(row, "correlatedStatus", correlatedStatuses);
    campaign.mandatoryComment = word(row, "mandatoryCommentRequirement", commentRequirements);
    campaign.created = dateTime(row, "created");
    campaign.modified = dateTime(row, "modified");
    campaign.deadline = dateTime(row, "deadline");
    campaign.totalCertifications = integer(row, "totalCertifications");
    campaign.completedCertifications = integer(row, "completedCertifications");
    campaign.emailNotification = boolean(row, "emailNotificationEnabled");
    campaign.autoRevokeAllowed = boolean(row, "autoRevokeAllowed");
    campaign.recommendationsEnabled = boolean(row, "recommendationsEnabled");
    campaign.alerts = readAlerts(row);
    return campaign;
}

Row<Certification> readCertification(const json &row)
{
    if (BadRow bad = checkedForId(row); !bad.path.isEmpty())
        return tl::unexpected(std::move(bad));
    Certification certification;
    certification.id = id<CertificationId>(row, "id");
    certification.name = text(row, "name");
    if (const json *campaign = member(row, "campaign"))
        certification.campaign = readCampaignReference(*campaign);
    else if (const json *beta = member(row, "campaignRef"))
        certification.campaign = readCampaignReference(*beta);
    if (const json *reviewer = member(row, "reviewer"))
        certification.reviewer = readReviewer(*reviewer);
    certification.phase = word(row, "phase", phaseWords);
    certification.completed = boolean(row, "completed");
    certification.identitiesCompleted = count(row, "identitiesCompleted", "entitiesCompleted");
    certification.identitiesTotal = count(row, "identitiesTotal", "entitiesTotal");
    certification.decisionsMade = integer(row, "decisionsMade");
    certification.decisionsTotal = integer(row, "decisionsTotal");
    certification.created = dateTime(row, "created");
    certification.modified = dateTime(row, "modified");
    certification.due = dateTime(row, "due");
    certification.signedAt = dateTime(row, "signed");
    if (const json *reassignment = member(row, "reassignment"); reassignment && reassignment->is_object())
        certification.reassignment = readOrigin(*reassignment);
    certification.hasErrors = boolean(row, "hasErrors").value_or(false);
    certification.errorMessage = text(row, "errorMessage");
    return certification;
}

} // namespace baton::sailpoint
