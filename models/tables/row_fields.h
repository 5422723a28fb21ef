// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/certification.h"
#include "models/domain/review_item.h"

#include <concepts>

namespace baton {

// The fields of the rows of which there may be a million, for what writes them into few bytes and reads them again
// (PackedRows). `own`: a text that hardly any other row has; `shared`: one that many have; `value`: no text.
// Structured bindings make a new field a compile error here. eachIdField(): what a table's id of the row is made of,
// written first, so that it is read alone.

template <class ReviewerT, class Visit> void eachReviewerField(ReviewerT &reviewer, Visit &visit)
{
    auto &[id, name, email, type, created, modified] = reviewer;
    visit.shared(id);
    visit.shared(name);
    visit.shared(email);
    visit.shared(type);
    visit.value(created);
    visit.value(modified);
}

template <class CampaignT, class Visit> void eachCampaignField(CampaignT &campaign, Visit &visit)
{
    auto &[id, name, type, campaignType, description, correlatedStatus, mandatoryComment] = campaign;
    visit.shared(id);
    visit.shared(name);
    visit.shared(type);
    visit.shared(campaignType);
    visit.shared(description);
    visit.shared(correlatedStatus);
    visit.shared(mandatoryComment);
}

template <class OriginT, class Visit> void eachOriginField(OriginT &origin, Visit &visit)
{
    auto &[fromId, fromName, fromType, fromReviewer, comment] = origin;
    visit.own(fromId);
    visit.own(fromName);
    visit.shared(fromType);
    eachReviewerField(fromReviewer, visit);
    visit.shared(comment);
}

template <class AccountT, class Visit> void eachAccountField(AccountT &account, Visit &visit)
{
    auto &[nativeIdentity, name, id, type, disabled, locked] = account;
    visit.shared(nativeIdentity);
    visit.shared(name);
    visit.shared(id);
    visit.shared(type);
    visit.value(disabled);
    visit.value(locked);
}

template <class Row, class Visit>
requires std::same_as<std::remove_const_t<Row>, Certification>
void eachIdField(Row &row, Visit &visit)
{
    visit.own(row.id);
}

template <class Row, class Visit>
requires std::same_as<std::remove_const_t<Row>, ReviewItem>
void eachIdField(Row &row, Visit &visit)
{
    visit.own(row.id);
    visit.shared(row.certification);
}

template <class Row, class Visit>
requires std::same_as<std::remove_const_t<Row>, Certification>
void eachField(Row &row, Visit &visit)
{
    auto &[id, name, campaign, reviewer, phase, completed, identitiesCompleted, identitiesTotal, decisionsMade,
           decisionsTotal, progress, emptied, comment, created, modified, due, signedAt, reassignment, hasErrors,
           errorMessage] = row;
    eachIdField(row, visit);
    visit.own(name);
    eachCampaignField(campaign, visit);
    eachReviewerField(reviewer, visit);
    visit.shared(phase);
    visit.value(completed);
    visit.value(identitiesCompleted);
    visit.value(identitiesTotal);
    visit.value(decisionsMade);
    visit.value(decisionsTotal);
    visit.value(progress);
    visit.value(emptied);
    visit.shared(comment);
    visit.value(created);
    visit.value(modified);
    visit.value(due);
    visit.value(signedAt);
    visit.part(reassignment, [](auto &origin, Visit &of) { eachOriginField(origin, of); });
    visit.value(hasErrors);
    visit.shared(errorMessage);
}

template <class Row, class Visit>
requires std::same_as<std::remove_const_t<Row>, ReviewItem>
void eachField(Row &row, Visit &visit)
{
    auto &[id, certification, identity, identityName, summaryId, summaryCompleted, accessId, accessName, accessType,
           description, sourceName, attributeName, attributeValue, ownerName, privileged, account, decision, comment,
           completed, isNew, locator] = row;
    eachIdField(row, visit);
    visit.shared(identity);
    visit.shared(identityName);
    visit.shared(summaryId);
    visit.value(summaryCompleted);
    visit.shared(accessId);
    visit.shared(accessName);
    visit.shared(accessType);
    visit.shared(description);
    visit.shared(sourceName);
    visit.shared(attributeName);
    visit.shared(attributeValue);
    visit.shared(ownerName);
    visit.value(privileged);
    visit.part(account, [](auto &one, Visit &of) { eachAccountField(one, of); });
    visit.shared(decision);
    visit.shared(comment);
    visit.value(completed);
    visit.value(isNew);
    visit.shared(locator);
}

} // namespace baton
