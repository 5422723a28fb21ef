// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/campaign.h"

namespace baton {

enum class CertificationPhase { Unknown, Staged, Active, Signed };
enum class ReviewerType { Unknown, Identity, GovernanceGroup };

struct Reviewer
{
    IdentityId id; ///< of an identity, or of a governance group
    QString name;
    QString email;
    VendorEnum<ReviewerType> type;
    QDateTime created;
    QDateTime modified;
};

/// The campaign as a certification names it (seed 002).
struct CampaignReference
{
    CampaignId id;
    QString name;
    QString type; ///< the vendor's object type, "CAMPAIGN"
    VendorEnum<CampaignType> campaignType;
    QString description;
    VendorEnum<CorrelatedStatus> correlatedStatus;
    VendorEnum<CommentRequirement> mandatoryComment;
};

/// Where a certification came from when it was reassigned. Some vendors say only that it was: all parts are empty.
struct ReassignmentOrigin
{
    CertificationId fromId;
    QString fromName;
    QString fromType; ///< "CERTIFICATION"
    Reviewer fromReviewer;
    QString comment;
};

/// One reviewer's part of a campaign (seed 002's answer).
struct Certification
{
    CertificationId id;
    QString name;
    CampaignReference campaign;
    Reviewer reviewer;
    VendorEnum<CertificationPhase> phase;
    std::optional<bool> completed; ///< every decision made; says nothing about sign-off
    std::optional<int> identitiesCompleted;
    std::optional<int> identitiesTotal;
    std::optional<int> decisionsMade;
    std::optional<int> decisionsTotal;
    std::optional<int> progress; ///< percent, where the vendor says only that
    bool emptied = false; ///< it holds nothing any more: the shell that some vendors leave of what was handed over
    QString comment;      ///< on the certification itself
    QDateTime created;
    QDateTime modified;
    QDateTime due;
    QDateTime signedAt; ///< valid: signed off
    std::optional<ReassignmentOrigin> reassignment;
    bool hasErrors = false;
    QString errorMessage;

    bool isSigned() const { return signedAt.isValid() || phase == CertificationPhase::Signed; }
};

} // namespace baton
