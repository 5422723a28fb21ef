// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/journal_certification_fields.h"
#include "models/domain/review_item.h"

namespace baton::journal_fields {

// The rows of lists, beside the certification that the journal knows too.

template <class Io> void fields(Io &io, Like<CampaignAlert> auto &v)
{
    io("level", v.level);
    io("texts", v.texts);
}

template <class Io> void fields(Io &io, Like<Campaign> auto &v)
{
    io("id", v.id);
    io("name", v.name);
    io("description", v.description);
    io("type", v.type);
    io("status", v.status);
    io("correlatedStatus", v.correlatedStatus);
    io("mandatoryComment", v.mandatoryComment);
    io("created", v.created);
    io("modified", v.modified);
    io("deadline", v.deadline);
    io("owner", v.owner);
    io("ownerName", v.ownerName);
    io("progress", v.progress);
    io("totalCertifications", v.totalCertifications);
    io("completedCertifications", v.completedCertifications);
    io("emailNotification", v.emailNotification);
    io("autoRevokeAllowed", v.autoRevokeAllowed);
    io("recommendationsEnabled", v.recommendationsEnabled);
    io("alerts", v.alerts);
}

template <class Io> void fields(Io &io, Like<ItemAccount> auto &v)
{
    io("nativeIdentity", v.nativeIdentity);
    io("name", v.name);
    io("id", v.id);
    io("type", v.type);
    io("disabled", v.disabled);
    io("locked", v.locked);
}

template <class Io> void fields(Io &io, Like<ReviewItem> auto &v)
{
    io("id", v.id);
    io("certification", v.certification);
    io("identity", v.identity);
    io("identityName", v.identityName);
    io("summaryId", v.summaryId);
    io("summaryCompleted", v.summaryCompleted);
    io("accessId", v.accessId);
    io("accessName", v.accessName);
    io("accessType", v.accessType);
    io("description", v.description);
    io("sourceName", v.sourceName);
    io("attributeName", v.attributeName);
    io("attributeValue", v.attributeValue);
    io("ownerName", v.ownerName);
    io("privileged", v.privileged);
    io("account", v.account);
    io("decision", v.decision);
    io("comment", v.comment);
    io("completed", v.completed);
    io("isNew", v.isNew);
    io("locator", v.locator);
}

} // namespace baton::journal_fields
