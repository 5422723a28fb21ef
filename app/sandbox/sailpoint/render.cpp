// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/sailpoint/render.h"

#include "app/sandbox/instant.h"

namespace baton::sandbox::sailpoint {

namespace {

constexpr Instant kYear = 365LL * 24 * 3600 * 1000;

void textOrNull(JsonWriter &json, std::string_view name, const std::string &value)
{
    json.key(name);
    if (value.empty())
        json.null();
    else
        json.text(value);
}

void message(JsonWriter &json, const std::string &text)
{
    json.beginObject().field("locale", "en-US").field("localeOrigin", "DEFAULT").field("text", text).endObject();
}

void reviewerObject(JsonWriter &json, const SeedData &data, std::uint32_t index, bool group)
{
    json.beginObject();
    if (group) {
        json.field("id", data.groups[index].id.text()).field("name", data.groups[index].name);
        json.nullField("email").field("type", "GOVERNANCE_GROUP");
    } else {
        const Person &person = data.people[index];
        json.field("id", person.id.text()).field("name", person.name);
        textOrNull(json, "email", person.email);
        json.field("type", "IDENTITY");
    }
    json.field("created", isoText(data.today - kYear)).field("modified", isoText(data.today - kYear / 4)).endObject();
}

void campaignDetails(JsonWriter &json, const SeedData &data, std::uint32_t index)
{
    const Campaign &campaign = data.campaigns[index];
    const Source &source = data.sources[index % data.sources.size()];
    json.field("modified", isoText(campaign.modified));
    json.key("filter").beginObject().field("id", makeId(data.seed, Draw::Campaign, index, 1).text());
    json.field("type", "CAMPAIGN_FILTER").field("name", "Everyone but interns").endObject();
    json.boolField("sunsetCommentsRequired", true);
    switch (campaign.type) {
    case CampaignType::Manager:
        break;
    case CampaignType::SourceOwner:
        json.key("sourceOwnerCampaignInfo").beginObject().key("sourceIds").beginArray();
        json.text(source.id.text()).endArray().endObject();
        break;
    case CampaignType::Search:
        json.key("searchCampaignInfo").beginObject().field("type", "ACCESS").field("description", "Privileged access");
        json.field("query", "privileged:true").key("identityIds").beginArray().endArray().endObject();
        break;
    case CampaignType::RoleComposition:
        json.key("roleCompositionCampaignInfo").beginObject().key("roleIds").beginArray().endArray();
        json.key("remediatorRef").beginObject().field("type", "IDENTITY");
        json.field("id", data.people[known::admin].id.text()).field("name", data.people[known::admin].name);
        json.endObject().field("query", "*").field("description", "What roles are made of").endObject();
        break;
    case CampaignType::MachineAccount:
        json.key("machineAccountCampaignInfo").beginObject().key("sourceIds").beginArray();
        json.text(source.id.text()).endArray().field("reviewerType", "ACCOUNT_OWNER").endObject();
        break;
    }
    json.key("sourcesWithOrphanEntitlements").beginArray().endArray();
    json.field("mandatoryCommentRequirement", wireName(campaign.comments));
}

void ownerObject(JsonWriter &json, const SeedData &data, std::uint32_t index)
{
    const Person &person = data.people[index];
    json.key("owner").beginObject().field("type", "IDENTITY").field("id", person.id.text());
    json.field("name", person.name).field("email", person.alias + "@demo.example").endObject();
}

void entitlementObject(JsonWriter &json, const Tenant &tenant, std::uint32_t certification, const ItemFacts &facts)
{
    const SeedData &data = tenant.data();
    const Access &access = data.accesses[facts.access];
    const Source &source = data.sources[access.source];
    const CertificationItems items(data, tenant.certification(certification).origin);
    const std::uint32_t person = items.person(facts.subject);
    const std::string account = items.accountName(facts.subject);
    json.key("entitlement").beginObject().field("id", access.id.text()).field("name", access.name);
    json.field("description", access.description).boolField("privileged", access.privileged);
    ownerObject(json, data, access.owner);
    json.field("attributeName", access.attributeName).field("attributeValue", access.name);
    json.field("sourceSchemaObjectType", "group").field("sourceName", source.name).field("sourceType", source.type);
    json.field("sourceId", source.id.text()).boolField("hasPermissions", false).boolField("isPermission", false);
    json.boolField("revocable", true).boolField("cloudGoverned", false).boolField("containsDataAccess", false);
    json.key("account").beginObject().field("nativeIdentity", "CN=" + account + ",DC=demo,DC=example");
    json.boolField("disabled", false).boolField("locked", facts.access % 50 == 7);
    json.field("type", person == kNone ? "MACHINE_IDENTITY" : "IDENTITY");
    json.field("id", makeId(data.seed, Draw::Account, facts.access, person, facts.subject).text());
    json.field("name", account).field("created", isoText(data.today - kYear)).endObject().endObject();
}

} // namespace

void renderCampaign(JsonWriter &json, const SeedData &data, std::uint32_t index, const CampaignTotals &totals,
                    bool full)
{
    const Campaign &campaign = data.campaigns[index];
    json.beginObject().field("id", campaign.id.text()).field("name", campaign.name);
    json.field("description", campaign.description).field("deadline", isoText(campaign.deadline));
    json.field("type", wireName(campaign.type)).boolField("emailNotificationEnabled", index % 2 == 0);
    json.boolField("autoRevokeAllowed", false).boolField("recommendationsEnabled", index % 3 == 0);
    json.field("status", wireName(campaign.status));
    json.field("correlatedStatus", campaign.correlated ? "CORRELATED" : "UNCORRELATED");
    json.field("created", isoText(campaign.created)).numberField("totalCertifications", totals.certifications);
    json.numberField("completedCertifications", totals.completed).key("alerts").beginArray();
    if (campaign.status == CampaignStatus::Error) {
        json.beginObject().field("level", "ERROR").key("localizations").beginArray();
        message(json, "The campaign could not be generated: its source did not answer.");
        json.endArray().endObject();
    }
    json.endArray();
    if (full)
        campaignDetails(json, data, index);
    json.endObject();
}

void renderCertification(JsonWriter &json, const Tenant &tenant, std::uint32_t index)
{
    const SeedData &data = tenant.data();
    const Certification &certification = tenant.certification(index);
    const SeedCertification &seed = tenant.seedOf(index);
    const Campaign &campaign = tenant.campaignOf(index);
    const Counts counts = tenant.counts(index);
    json.beginObject().field("id", certification.id.text()).field("name", tenant.name(index));
    json.key("campaign").beginObject().field("id", campaign.id.text()).field("name", campaign.name);
    json.field("type", "CAMPAIGN").field("campaignType", wireName(campaign.type));
    textOrNull(json, "description", campaign.description);
    json.field("correlatedStatus", campaign.correlated ? "CORRELATED" : "UNCORRELATED");
    json.field("mandatoryCommentRequirement", wireName(campaign.comments)).endObject();
    json.boolField("completed", counts.decisionsMade == counts.decisionsTotal);
    json.numberField("identitiesCompleted", counts.subjectsCompleted);
    json.numberField("identitiesTotal", counts.subjectsTotal).field("created", isoText(certification.created));
    json.field("modified", isoText(certification.modified)).numberField("decisionsMade", counts.decisionsMade);
    json.numberField("decisionsTotal", counts.decisionsTotal).field("due", isoText(campaign.deadline));
    textOrNull(json, "signed", seed.signedAt == 0 ? std::string() : isoText(seed.signedAt));
    json.key("reviewer");
    reviewerObject(json, data, certification.reviewer, certification.group);
    json.key("reassignment");
    if (const CameFrom *from = tenant.cameFrom(index)) {
        json.beginObject().key("from").beginObject().field("id", from->certification.text());
        json.field("name", tenant.nameOfOrigin(from->origin)).field("type", "CERTIFICATION").key("reviewer");
        reviewerObject(json, data, from->reviewer, from->group);
        json.endObject().field("comment", from->comment).endObject();
    } else {
        json.null();
    }
    json.boolField("hasErrors", seed.hasErrors);
    textOrNull(json, "errorMessage", seed.hasErrors ? "Some items could not be loaded from their source." : "");
    json.field("phase", wireName(seed.phase)).endObject();
}

void renderIdentitySummary(JsonWriter &json, const Tenant &tenant, std::uint32_t certification, const ItemPlace &place,
                           bool completed)
{
    const CertificationItems items(tenant.data(), tenant.certification(certification).origin);
    const std::uint32_t subject = items.item(place.slot).subject;
    const std::uint32_t person = items.person(subject);
    json.beginObject().field("id", tenant.summaryId(certification, place).text());
    json.field("name", items.subjectName(subject));
    if (person != kNone)
        json.field("identityId", tenant.data().people[person].id.text());
    json.boolField("completed", completed).endObject();
}

void renderItem(JsonWriter &json, const Tenant &tenant, std::uint32_t certification, const ItemPlace &place,
                bool summaryCompleted)
{
    const SeedData &data = tenant.data();
    const CertificationItems items(data, tenant.certification(certification).origin);
    const ItemFacts facts = items.item(place.slot);
    const Access &access = data.accesses[facts.access];
    json.beginObject().key("accessSummary").beginObject().key("access").beginObject();
    json.field("type", wireName(access.type)).field("id", access.id.text()).field("name", access.name).endObject();
    switch (access.type) {
    case AccessType::Entitlement:
        entitlementObject(json, tenant, certification, facts);
        break;
    case AccessType::AccessProfile:
        json.key("accessProfile").beginObject().field("id", access.id.text()).field("name", access.name);
        json.field("description", access.description).boolField("privileged", access.privileged);
        json.boolField("cloudGoverned", false).nullField("endDate");
        ownerObject(json, data, access.owner);
        json.key("entitlements").beginArray().endArray().field("created", isoText(data.today - kYear));
        json.field("modified", isoText(data.today - kYear / 2)).endObject();
        break;
    case AccessType::Role:
        json.key("role").beginObject().field("id", access.id.text()).field("name", access.name);
        json.field("description", access.description).boolField("privileged", access.privileged);
        ownerObject(json, data, access.owner);
        json.boolField("revocable", false).key("accessProfiles").beginArray().endArray();
        json.key("entitlements").beginArray().endArray().endObject();
        break;
    }
    json.endObject().key("identitySummary");
    renderIdentitySummary(json, tenant, certification, place, summaryCompleted);
    json.field("id", tenant.itemId(certification, place).text()).boolField("completed", facts.decided);
    json.boolField("newAccess", facts.newAccess);
    if (facts.decided) {
        json.field("decision", facts.revoked ? "REVOKE" : "APPROVE");
        textOrNull(json, "comments", facts.revoked ? "No longer needed." : "");
    } else {
        json.nullField("comments");
    }
    json.endObject();
}

void renderPublicIdentity(JsonWriter &json, const SeedData &data, std::uint32_t index)
{
    const Person &person = data.people[index];
    json.beginObject().field("id", person.id.text()).field("name", person.name).field("alias", person.alias);
    textOrNull(json, "email", person.email);
    const bool active = person.state == PersonState::Active || person.state == PersonState::Untold;
    json.field("status", active ? "Active" : "Inactive");
    textOrNull(json, "identityState", wireName(person.state));
    json.key("manager");
    if (person.manager == kNone) {
        json.null();
    } else {
        const Person &manager = data.people[person.manager];
        json.beginObject().field("type", "IDENTITY").field("id", manager.id.text());
        json.field("name", manager.name).endObject();
    }
    json.key("attributes").beginArray();
    const auto attribute = [&json](const char *key, const char *name, const std::string &value) {
        json.beginObject().field("key", key).field("name", name).field("value", value).endObject();
    };
    attribute("department", "Department", data.department(person));
    attribute("country", "Country", data.country(person));
    attribute("jobTitle", "Job Title", data.title(person));
    json.endArray().endObject();
}

void renderTask(JsonWriter &json, const SeedData &data, const Task &task, bool trailAsObject, bool beta)
{
    static constexpr const char *states[] = {"QUEUED", "IN_PROGRESS", "SUCCESS", "ERROR"};
    const bool campaign = task.reviewer == kNone;
    json.beginObject().field("id", task.id.text()).field("type", campaign ? "ADMIN_REASSIGN" : "REASSIGN");
    json.field("targetType", campaign ? "CAMPAIGN" : "CERTIFICATION").field("targetId", task.targetId);
    json.field("status", states[static_cast<std::size_t>(task.status)]).key("errors").beginArray();
    for (const std::string &error : task.errors)
        message(json, error);
    json.endArray();
    const auto step = [&](const TrailStep &taken) {
        json.beginObject().field("previousOwner", data.people[taken.from].id.text());
        json.field("newOwner", data.people[taken.to].id.text());
        json.field("reassignmentType", taken.automatic ? "AUTOMATIC_REASSIGNMENT" : "MANUAL_REASSIGNMENT").endObject();
    };
    if (!beta && trailAsObject) {
        json.key("reassignmentTrailDTOs");
        if (task.trail.empty())
            json.null();
        else
            step(task.trail.front());
    } else if (!beta) {
        json.key("reassignmentTrailDTOs").beginArray();
        for (const TrailStep &taken : task.trail)
            step(taken);
        json.endArray();
    }
    json.field("created", isoText(task.created)).endObject();
}

} // namespace baton::sandbox::sailpoint
