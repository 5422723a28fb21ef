// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/id.h"
#include "models/domain/localized_text.h"
#include "models/domain/vendor_enum.h"

#include <QDateTime>

#include <optional>
#include <vector>

namespace baton {

enum class CampaignType { Unknown, Manager, SourceOwner, Search, RoleComposition, MachineAccount };
enum class CampaignStatus {
    Unknown,
    Pending,
    Staged,
    Canceling,
    Activating,
    Active,
    Completing,
    Completed,
    Error,
    Archived
};
enum class CorrelatedStatus { Unknown, Correlated, Uncorrelated };
enum class CommentRequirement { Unknown, AllDecisions, RevokeOnlyDecisions, NoDecisions };

struct CampaignAlert
{
    QString level; ///< ERROR, WARN, INFO
    std::vector<LocalizedText> texts;
};

/// A certification campaign (seed 000's path parameter; lists of it carry every field below).
struct Campaign
{
    CampaignId id;
    QString name;
    QString description;
    VendorEnum<CampaignType> type;
    VendorEnum<CampaignStatus> status;
    VendorEnum<CorrelatedStatus> correlatedStatus;
    VendorEnum<CommentRequirement> mandatoryComment; ///< Unknown with empty raw: the vendor did not say
    QDateTime created;                               ///< UTC; invalid: not given
    QDateTime modified;
    QDateTime deadline;
    IdentityId owner; ///< empty: not given
    QString ownerName;
    std::optional<int> progress; ///< percent, where the vendor says only that
    std::optional<int> totalCertifications;
    std::optional<int> completedCertifications; ///< signed off
    std::optional<bool> emailNotification;
    std::optional<bool> autoRevokeAllowed;
    std::optional<bool> recommendationsEnabled;
    std::vector<CampaignAlert> alerts;
};

} // namespace baton
