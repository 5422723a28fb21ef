// SPDX-License-Identifier: GPL-3.0-or-later
// What --help says about the JSON of each list.
#include "app/cli/list_rows.h"

namespace baton::cli {

namespace {

struct Line
{
    const char *path;
    const char *meaning;
};

constexpr Line campaignKeys[] = {
    {"id", "id of the campaign"},
    {"name", "its name"},
    {"description", "its description"},
    {"type", "MANAGER, SOURCE_OWNER, SEARCH, ROLE_COMPOSITION, MACHINE_ACCOUNT, or a newer word"},
    {"status", "PENDING, STAGED, CANCELING, ACTIVATING, ACTIVE, COMPLETING, COMPLETED, ERROR, ARCHIVED"},
    {"correlatedStatus", "CORRELATED or UNCORRELATED"},
    {"mandatoryComment", "ALL_DECISIONS, REVOKE_ONLY_DECISIONS or NO_DECISIONS"},
    {"created", "time"},
    {"modified", "time"},
    {"deadline", "time"},
    {"totalCertifications", "number of its certifications"},
    {"completedCertifications", "how many of them are signed off"},
    {"emailNotification", "true: reviewers get mail"},
    {"autoRevokeAllowed", "true or false"},
    {"recommendationsEnabled", "true or false"},
    {"alerts[].level", "ERROR, WARN or INFO"},
    {"alerts[].texts[].locale", "language"},
    {"alerts[].texts[].localeOrigin", "DEFAULT or REQUEST"},
    {"alerts[].texts[].text", "the alert"},
};

constexpr Line certificationKeys[] = {
    {"id", "id of the certification"},
    {"name", "its name"},
    {"campaign.id", "id of its campaign"},
    {"campaign.name", "name of its campaign"},
    {"campaign.type", "CAMPAIGN"},
    {"campaign.campaignType", "as the type of campaigns"},
    {"campaign.description", "description of its campaign"},
    {"campaign.correlatedStatus", "CORRELATED or UNCORRELATED"},
    {"campaign.mandatoryComment", "ALL_DECISIONS, REVOKE_ONLY_DECISIONS or NO_DECISIONS"},
    {"reviewer.id", "id of who decides"},
    {"reviewer.name", "name of who decides"},
    {"reviewer.email", "mail of who decides"},
    {"reviewer.type", "IDENTITY or GOVERNANCE_GROUP"},
    {"reviewer.created", "time"},
    {"reviewer.modified", "time"},
    {"phase", "STAGED, ACTIVE or SIGNED"},
    {"completed", "true: every decision is made (it may still be open for sign-off)"},
    {"identitiesCompleted", "people whose access is decided"},
    {"identitiesTotal", "people whose access is reviewed"},
    {"decisionsMade", "number"},
    {"decisionsTotal", "number"},
    {"created", "time"},
    {"modified", "time"},
    {"due", "time"},
    {"signed", "time of the sign-off"},
    {"reassignment", "null: never reassigned"},
    {"reassignment.from.id", "id of the certification that it came from"},
    {"reassignment.from.name", "name of that certification"},
    {"reassignment.from.type", "CERTIFICATION"},
    {"reassignment.from.reviewer.id", "id of who had it before"},
    {"reassignment.from.reviewer.name", "name of who had it before"},
    {"reassignment.from.reviewer.email", "mail of who had it before"},
    {"reassignment.from.reviewer.type", "IDENTITY or GOVERNANCE_GROUP"},
    {"reassignment.from.reviewer.created", "time"},
    {"reassignment.from.reviewer.modified", "time"},
    {"reassignment.comment", "the reason given"},
    {"hasErrors", "true: something is wrong with it"},
    {"errorMessage", "what is wrong"},
};

constexpr Line itemKeys[] = {
    {"id", "id of the item"},
    {"certificationId", "id of its certification (reassign --rows takes both)"},
    {"identityId", "id of the reviewed person; null: the account belongs to nobody known"},
    {"identityName", "name of the reviewed person or account"},
    {"summaryId", "the tenant's group of this person's items in the certification"},
    {"summaryCompleted", "true: all of them are decided"},
    {"accessId", "id of the access"},
    {"accessName", "name of the access"},
    {"accessType", "ENTITLEMENT, ACCESS_PROFILE, ROLE, or another word"},
    {"description", "description of the access"},
    {"sourceName", "where the access is from"},
    {"attributeName", "attribute of an entitlement"},
    {"attributeValue", "value of the attribute"},
    {"ownerName", "owner of the access"},
    {"privileged", "true or false"},
    {"account", "null: no account is named"},
    {"account.nativeIdentity", "the account as its source names it"},
    {"account.name", "name of the account"},
    {"account.id", "id of the account"},
    {"account.type", "type of the account"},
    {"account.disabled", "true or false"},
    {"account.locked", "true or false"},
    {"decision", "APPROVE, REVOKE, or null: undecided"},
    {"comment", "comment of the decision"},
    {"completed", "true: decided"},
    {"isNew", "true: access gained since the last review"},
};

constexpr Line identityKeys[] = {
    {"id", "id of the identity"},
    {"name", "display name"},
    {"alias", "user name"},
    {"email", "mail"},
    {"department", "department"},
    {"state", "ACTIVE, INACTIVE_SHORT_TERM, INACTIVE_LONG_TERM, or another word"},
    {"managerId", "id of the manager"},
    {"managerName", "name of the manager"},
};

constexpr Line taskKeys[] = {
    {"id", "id of the task"},
    {"type", "REASSIGN, ADMIN_REASSIGN, or another word"},
    {"targetType", "CERTIFICATION or CAMPAIGN"},
    {"targetId", "id of what it works on"},
    {"targetName", "name of what it works on, where the tenant says so"},
    {"state", "QUEUED or IN_PROGRESS (only tasks that have not ended are listed)"},
    {"errors[].locale", "language"},
    {"errors[].localeOrigin", "DEFAULT or REQUEST"},
    {"errors[].text", "the error"},
    {"trails[].previousOwner", "id of who passed the work on"},
    {"trails[].newOwner", "id of who got it"},
    {"trails[].type", "such as AUTOMATIC_REASSIGNMENT"},
    {"created", "time"},
};

template <size_t N> std::vector<JsonKey> keysOf(const Line (&lines)[N])
{
    std::vector<JsonKey> keys;
    keys.reserve(N);
    for (const Line &line : lines)
        keys.push_back({QString::fromLatin1(line.path), QString::fromLatin1(line.meaning)});
    return keys;
}

} // namespace

std::vector<JsonKey> jsonKeys(ListKind kind)
{
    switch (kind) {
    case ListKind::Campaigns:
        return keysOf(campaignKeys);
    case ListKind::Certifications:
        return keysOf(certificationKeys);
    case ListKind::Items:
        return keysOf(itemKeys);
    case ListKind::Identities:
        return keysOf(identityKeys);
    case ListKind::Tasks:
        return keysOf(taskKeys);
    }
    return {};
}

} // namespace baton::cli
