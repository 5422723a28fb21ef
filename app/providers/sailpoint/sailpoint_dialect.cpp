// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/sailpoint/sailpoint_dialect.h"

#include "app/providers/sailpoint/endpoint_table.h"

#include <nlohmann/json.hpp>

namespace baton::sailpoint {

using namespace Qt::StringLiterals;
using nlohmann::ordered_json;

namespace {

constexpr int campaignLimit = 250; // AdminReviewReassign.certificationIds, maxItems
constexpr int syncLimit = 50;      // in the descriptions only; the schema has no maximum
constexpr int asyncLimit = 500;

ReassignOperation operation(Endpoint endpoint, ApiVersion version)
{
    ReassignOperation result;
    result.id = QString::fromLatin1(endpointRow(endpoint).name);
    result.campaignStatuses = {CampaignStatus::Active, CampaignStatus::Staged};
    result.deprecation = endpointPath(endpoint, version, {u"id"_s}).deprecation;
    return result;
}

const char *typeWord(UnitKind kind)
{
    switch (kind) {
    case UnitKind::IdentitySummary:
        return "IDENTITY_SUMMARY";
    case UnitKind::TargetSummary:
        return "TARGET_SUMMARY";
    default:
        return "ITEM";
    }
}

ordered_json campaignBody(const Batch &batch)
{
    ordered_json ids = ordered_json::array();
    for (const Unit &unit : batch.units)
        ids.push_back(unit.key.toStdString());
    ordered_json body;
    body["certificationIds"] = std::move(ids);
    ordered_json target;
    target["id"] = batch.target.toString().toStdString();
    target["type"] = "IDENTITY";
    body["reassignTo"] = std::move(target);
    body["reason"] = batch.reason.toStdString();
    return body;
}

ordered_json certificationBody(const Batch &batch)
{
    ordered_json units = ordered_json::array();
    for (const Unit &unit : batch.units) {
        ordered_json entry;
        entry["id"] = unit.key.toStdString();
        entry["type"] = typeWord(unit.kind);
        units.push_back(std::move(entry));
    }
    ordered_json body;
    body["reassign"] = std::move(units);
    body["reassignTo"] = batch.target.toString().toStdString();
    body["reason"] = batch.reason.toStdString();
    return body;
}

} // namespace

std::vector<ReassignOperation> SailPointDialect::operations() const
{
    ReassignOperation campaign = operation(Endpoint::CampaignReassign, m_version);
    campaign.label = u"Reassign whole certifications"_s;
    campaign.scope = RowScope::WholeCertification;
    campaign.limit = campaignLimit;
    campaign.grouping = Grouping::None;
    campaign.asynchronous = true;
    campaign.groupReviewed = GroupReviewed::NotDocumented;

    ReassignOperation sync = operation(Endpoint::CertificationReassign, m_version);
    sync.label = u"Reassign items at once"_s;
    sync.scope = RowScope::Items;
    sync.limit = syncLimit;
    sync.grouping = Grouping::OneIdentityOrOneAccess;
    sync.summaries = true;
    sync.groupReviewed = GroupReviewed::Forbidden;

    ReassignOperation async = operation(Endpoint::CertificationReassignAsync, m_version);
    async.label = u"Reassign items as a task"_s;
    async.scope = RowScope::Items;
    async.limit = asyncLimit;
    async.grouping = Grouping::OneIdentityOrOneAccess;
    async.asynchronous = true;
    async.summaries = true;
    // Not excluded for this call in so many words, but items of such a certification cannot be read at all.
    async.groupReviewed = GroupReviewed::Forbidden;

    return {campaign, sync, async};
}

std::vector<OrderOption> SailPointDialect::options() const
{
    OrderOption mode;
    mode.id = u"mode"_s;
    mode.label = u"How items are sent"_s;
    mode.explanation =
        u"SailPoint takes up to 50 items at once, or up to 500 as a task that works in the background."_s;
    mode.choices = {
        {u"auto"_s, u"Automatic"_s, u"At once when every call of a certification fits 50, else as tasks."_s},
        {u"sync"_s, u"At once"_s, u"Each call answers when it is done; at most 50 items a call."_s},
        {u"async"_s, u"As tasks"_s,
         u"Each call starts a task that is followed to its end; at most 500 items a call."_s},
    };
    mode.defaultValue = u"auto"_s;
    mode.appliesTo = RowScope::Items; // whole certifications have one call, and it is a task

    OrderOption summaries;
    summaries.id = u"summaries"_s;
    summaries.label = u"People moved whole"_s;
    summaries.explanation = u"When every item of a person is selected, the person can go as one unit."_s;
    summaries.choices = {
        {u"automatic"_s, u"Automatic"_s,
         u"As the person's summary; where there is no person (uncorrelated or machine accounts, roles), as the "
         "target's summary."_s},
        {u"target"_s, u"Always as target"_s,
         u"Every summary is sent as a target summary, also where there is a person."_s},
        {u"items"_s, u"Item by item"_s, u"Summaries are never used; every item is named."_s},
    };
    summaries.defaultValue = u"automatic"_s;
    summaries.appliesTo = RowScope::Items;
    return {mode, summaries};
}

Unit SailPointDialect::certificationUnit(const Certification &certification) const
{
    return {UnitKind::Certification, certification.id.toString()};
}

Unit SailPointDialect::itemUnit(const ReviewItem &item) const
{
    return {UnitKind::Item, item.id.toString()};
}

std::optional<Unit> SailPointDialect::summaryUnit(const ReviewItem &anyOfThePerson, const OptionValues &options) const
{
    const QString choice = options.value(u"summaries"_s, u"automatic"_s);
    if (choice == "items"_L1 || anyOfThePerson.locator.isEmpty())
        return std::nullopt;
    const bool asTarget = choice == "target"_L1 || anyOfThePerson.identity.isEmpty();
    return Unit{asTarget ? UnitKind::TargetSummary : UnitKind::IdentitySummary, anyOfThePerson.locator};
}

std::optional<QString> SailPointDialect::forbids(const ReassignOperation &, const Certification &,
                                                 const ReviewItem *) const
{
    return std::nullopt; // SailPoint documents no state beyond those that the planner knows
}

EncodedCall SailPointDialect::encode(const Batch &batch) const
{
    const EndpointRow *const row = endpointRowNamed(batch.operationId);
    if (!row || row->safety != Safety::OneShot)
        return {};
    const bool ofCampaign = row->endpoint == Endpoint::CampaignReassign;
    const QString id = ofCampaign ? batch.campaign.toString() : batch.certification.toString();
    const std::string body = (ofCampaign ? campaignBody(batch) : certificationBody(batch)).dump();
    return {QString::fromLatin1(row->method), endpointPath(row->endpoint, m_version, {id}).path,
            QByteArray(body.data(), static_cast<qsizetype>(body.size()))};
}

} // namespace baton::sailpoint
