// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/call_builder.h"

#include <QCryptographicHash>

namespace baton::planning {

using namespace Qt::StringLiterals;

namespace {

RowSubject subjectOf(const CertificationWork &work, const ReviewItem *item)
{
    if (!item)
        return {{}, work.name()};
    return {item->identityName, item->accessName.isEmpty() ? item->id.toString() : item->accessName};
}

} // namespace

Call describeCall(Draft &draft, const Order &order)
{
    const ReassignOperation &operation = *draft.operation;
    const CertificationWork &first = *draft.first;
    Call call;
    call.operationId = operation.id;
    call.operationLabel = operation.label;
    call.units = std::move(draft.units);
    call.limit = operation.limit;
    call.givesTask = operation.asynchronous;
    call.target = order.target;
    if (first.certification) {
        call.campaign = first.certification->campaign.id;
        call.campaignName = first.campaign && !first.campaign->name.isEmpty() ? first.campaign->name
                                                                              : first.certification->campaign.name;
    }
    if (operation.scope == RowScope::Items)
        call.certification = first.id;
    const bool ofCampaign = operation.scope == RowScope::WholeCertification && operation.grouping == Grouping::None;
    call.lane = ofCampaign ? u"campaign:"_s + call.campaign.toString() : u"certification:"_s + first.id.toString();

    call.rows.reserve(static_cast<qsizetype>(draft.rows.size()));
    for (const DraftRow &row : draft.rows)
        call.rows.push_back(callRow(*row.work, row.item));
    return call;
}

CallRow callRow(const CertificationWork &work, const ReviewItem *item)
{
    const Certification *of = work.certification;
    // The order's own strings are cold by now; these are the same, and shared.
    return CallRow{OrderRow{work.id, item ? item->id : ReviewItemId()},
                   item ? evidenceOf(*item) : Evidence(),
                   subjectOf(work, item),
                   of ? of->reviewer.id : IdentityId(),
                   of ? of->reviewer.name : QString(),
                   false,
                   false};
}

bool writeBytes(Call &call, const Order &order, const ReassignDialect &dialect, const CertificationWork &first)
{
    Batch batch;
    batch.operationId = call.operationId;
    batch.campaign = call.campaign;
    batch.campaignName = call.campaignName;
    batch.certification = call.certification;
    batch.certificationName = first.name();
    if (!call.rows.empty())
        batch.reviewer = call.rows.front().sourceReviewer;
    if (first.campaign)
        batch.campaignOwner = first.campaign->owner;
    batch.target = order.target;
    batch.reason = order.reason;
    batch.options = order.options;
    batch.units = std::move(call.units);
    EncodedCall encoded = dialect.encode(batch);
    call.units = std::move(batch.units);
    call.method = std::move(encoded.method);
    call.path = std::move(encoded.path);
    call.body = std::move(encoded.body);
    call.bodyHash = QCryptographicHash::hash(call.body, QCryptographicHash::Sha256).toHex();
    return !call.method.isEmpty() && !call.path.isEmpty();
}

} // namespace baton::planning
