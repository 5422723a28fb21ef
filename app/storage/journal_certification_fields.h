// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/journal_fields.h"

namespace baton::journal_fields {

// A certification as a tenant answered with it, word for word.

template <class Io> void fields(Io &io, Like<Reviewer> auto &v)
{
    io("id", v.id);
    io("name", v.name);
    io("email", v.email);
    io("type", v.type);
    io("created", v.created);
    io("modified", v.modified);
}

template <class Io> void fields(Io &io, Like<CampaignReference> auto &v)
{
    io("id", v.id);
    io("name", v.name);
    io("type", v.type);
    io("campaignType", v.campaignType);
    io("description", v.description);
    io("correlatedStatus", v.correlatedStatus);
    io("mandatoryComment", v.mandatoryComment);
}

template <class Io> void fields(Io &io, Like<ReassignmentOrigin> auto &v)
{
    io("fromId", v.fromId);
    io("fromName", v.fromName);
    io("fromType", v.fromType);
    io("fromReviewer", v.fromReviewer);
    io("comment", v.comment);
}

template <class Io> void fields(Io &io, Like<Certification> auto &v)
{
    io("id", v.id);
    io("name", v.name);
    io("campaign", v.campaign);
    io("reviewer", v.reviewer);
    io("phase", v.phase);
    io("completed", v.completed);
    io("identitiesCompleted", v.identitiesCompleted);
    io("identitiesTotal", v.identitiesTotal);
    io("decisionsMade", v.decisionsMade);
    io("decisionsTotal", v.decisionsTotal);
    io("progress", v.progress);
    io("emptied", v.emptied);
    io("comment", v.comment);
    io("created", v.created);
    io("modified", v.modified);
    io("due", v.due);
    io("signedAt", v.signedAt);
    io("reassignment", v.reassignment);
    io("hasErrors", v.hasErrors);
    io("errorMessage", v.errorMessage);
}

} // namespace baton::journal_fields
