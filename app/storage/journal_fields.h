// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/journal_event.h"

#include <type_traits>

namespace baton::journal_fields {

// Each type names its fields once, for writing and for reading alike, so the two cannot drift apart. `io(name,
// field)` is called for every field; Value is const when writing. Names never change; new fields get new names.

template <class T, class Plain>
concept Like = std::is_same_v<std::remove_const_t<T>, Plain>;

template <class Io> void fields(Io &io, Like<LocalizedText> auto &v)
{
    io("locale", v.locale);
    io("origin", v.localeOrigin);
    io("text", v.text);
}

template <class Io> void fields(Io &io, Like<Error> auto &v)
{
    io("kind", v.kind);
    io("httpStatus", v.httpStatus);
    io("vendorCode", v.vendorCode);
    io("message", v.message);
    io("causes", v.causes);
    io("trackingId", v.trackingId);
    io("retryAfterMs", v.retryAfter);
    io("attempts", v.attempts);
    io("nextStep", v.nextStep);
    io("messageTexts", v.messageTexts);
    io("causeTexts", v.causeTexts);
}

template <class Io> void fields(Io &io, Like<TrailHop> auto &v)
{
    io("from", v.previousOwner);
    io("to", v.newOwner);
    io("type", v.type);
}

template <class Io> void fields(Io &io, Like<GovernanceTask> auto &v)
{
    io("id", v.id);
    io("type", v.type);
    io("targetType", v.targetType);
    io("targetId", v.targetId);
    io("targetName", v.targetName);
    io("state", v.state);
    io("errors", v.errors);
    io("trails", v.trails);
    io("created", v.created);
}

template <class Io> void fields(Io &io, Like<RowProof> auto &v)
{
    io("outcome", v.outcome);
    io("holder", v.holder);
    io("holderName", v.holderName);
    io("certification", v.certification);
    io("detail", v.detail);
    io("at", v.at);
}

template <class Io> void fields(Io &io, Like<OrderRow> auto &v)
{
    io("certification", v.certification);
    io("item", v.item);
}

template <class Io> void fields(Io &io, Like<Order> auto &v)
{
    io("connection", v.connection);
    io("rows", v.rows);
    io("target", v.target);
    io("targetName", v.targetName);
    io("reason", v.reason);
    io("options", v.options);
}

template <class Io> void fields(Io &io, Like<RunOrigin> auto &v)
{
    io("connectionName", v.connectionName);
    io("tenantUrl", v.tenantUrl);
    io("actingIdentity", v.actingIdentity);
    io("actingName", v.actingName);
    io("osUser", v.osUser);
    io("batonVersion", v.batonVersion);
}

/// Without the plan, which has tables of its own.
template <class Io> void fields(Io &io, Like<RunRecord> auto &v)
{
    io("id", v.id);
    io("order", v.order);
    io("origin", v.origin);
    io("at", v.at);
    io("undoes", v.undoes);
    io("continues", v.continues);
}

template <class Io> void fields(Io &io, Like<LeftOut> auto &v)
{
    io("row", v.row);
    io("reason", v.reason);
    io("sentence", v.sentence);
    io("offer", v.offer);
}

template <class Io> void fields(Io &io, Like<PlanWarning> auto &v)
{
    io("kind", v.kind);
    io("sentence", v.sentence);
    io("rows", v.rows);
}

template <class Io> void fields(Io &io, Like<Evidence> auto &v)
{
    io("identity", v.identity);
    io("summaryName", v.summaryName);
    io("access", v.accessId);
    io("account", v.accountKey);
}

template <class Io> void fields(Io &io, Like<CallRow> auto &v)
{
    io("row", v.row);
    io("evidence", v.evidence);
    io("subject", v.subject);
    io("reviewer", v.sourceReviewer);
    io("reviewerName", v.sourceReviewerName);
    io("notChecked", v.notChecked);
    io("follows", v.follows);
}

template <class Io> void fields(Io &io, Like<Unit> auto &v)
{
    io("kind", v.kind);
    io("key", v.key);
}

/// Without id, method, path, body, bodyHash and rows, which have columns of their own.
template <class Io> void fields(Io &io, Like<Call> auto &v)
{
    io("replaces", v.replaces);
    io("operation", v.operationId);
    io("label", v.operationLabel);
    io("units", v.units);
    io("limit", v.limit);
    io("givesTask", v.givesTask);
    io("campaign", v.campaign);
    io("campaignName", v.campaignName);
    io("certification", v.certification);
    io("target", v.target);
    io("lane", v.lane);
}

} // namespace baton::journal_fields
