// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_dialect.h"

#include <nlohmann/json.hpp>

namespace baton::test {

using namespace Qt::StringLiterals;

namespace {

const char *kindName(UnitKind kind)
{
    switch (kind) {
    case UnitKind::Certification:
        return "CERTIFICATION";
    case UnitKind::IdentitySummary:
        return "IDENTITY_SUMMARY";
    case UnitKind::TargetSummary:
        return "TARGET_SUMMARY";
    default:
        return "ITEM";
    }
}

} // namespace

FakeDialect::FakeDialect()
{
    ReassignOperation whole;
    whole.id = u"whole"_s;
    whole.label = u"Reassign whole certifications"_s;
    whole.scope = RowScope::WholeCertification;
    whole.limit = 250;
    whole.asynchronous = true;
    whole.groupReviewed = GroupReviewed::NotDocumented;
    whole.campaignStatuses = {CampaignStatus::Active, CampaignStatus::Staged};

    ReassignOperation now;
    now.id = u"items-now"_s;
    now.label = u"Reassign items at once"_s;
    now.scope = RowScope::Items;
    now.limit = 50;
    now.grouping = Grouping::OneIdentityOrOneAccess;
    now.summaries = true;
    now.groupReviewed = GroupReviewed::Forbidden;
    now.campaignStatuses = whole.campaignStatuses;

    ReassignOperation byTask = now;
    byTask.id = u"items-task"_s;
    byTask.label = u"Reassign items in the background"_s;
    byTask.limit = 500;
    byTask.asynchronous = true;

    operationTable = {whole, now, byTask};

    OrderOption mode;
    mode.id = u"mode"_s;
    mode.label = u"How"_s;
    mode.explanation = u"How items are handed over."_s;
    mode.choices = {{u"auto"_s, u"Automatic"_s, u"At once where it fits."_s},
                    {u"sync"_s, u"At once"_s, u"Each call answers when it is done."_s},
                    {u"async"_s, u"In the background"_s, u"Each call starts a task."_s}};
    mode.defaultValue = u"auto"_s;
    mode.appliesTo = RowScope::Items;
    optionTable = {mode};
}

Unit FakeDialect::certificationUnit(const Certification &certification) const
{
    return {UnitKind::Certification, certification.id.toString()};
}

Unit FakeDialect::itemUnit(const ReviewItem &item) const
{
    return {UnitKind::Item, item.locator.isEmpty() ? item.id.toString() : item.locator};
}

std::optional<Unit> FakeDialect::summaryUnit(const ReviewItem &item, const OptionValues &) const
{
    if (!item.identity.isEmpty())
        return Unit{UnitKind::IdentitySummary, item.identity.toString()};
    if (!item.summaryId.isEmpty())
        return Unit{UnitKind::TargetSummary, item.summaryId};
    return std::nullopt;
}

std::optional<QString> FakeDialect::forbids(const ReassignOperation &operation, const Certification &certification,
                                            const ReviewItem *item) const
{
    return forbid ? forbid(operation, certification, item) : std::nullopt;
}

EncodedCall FakeDialect::encode(const Batch &batch) const
{
    nlohmann::ordered_json units = nlohmann::ordered_json::array();
    for (const Unit &unit : batch.units)
        units.push_back({{"id", unit.key.toStdString()}, {"type", kindName(unit.kind)}});
    nlohmann::ordered_json body;
    body["operation"] = batch.operationId.toStdString();
    body["reassign"] = std::move(units);
    body["reassignTo"] = batch.target.toString().toStdString();
    body["reason"] = batch.reason.toStdString();

    EncodedCall call;
    call.method = u"POST"_s;
    call.path = u"certifications/%1/%2"_s.arg(batch.certification.toString(), batch.operationId);
    if (batch.certification.isEmpty())
        call.path = u"campaigns/%1/reassign"_s.arg(batch.campaign.toString());
    call.body = QByteArray::fromStdString(body.dump());
    return call;
}

} // namespace baton::test
