// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/campaign.h"
#include "models/domain/identity.h"

namespace baton {

enum class TaskState { Unknown, Queued, Running, Succeeded, Failed };
enum class TaskTargetType { Unknown, Certification, Campaign };

/// A vendor's certification task (seeds 000 and 001).
struct GovernanceTask
{
    TaskId id;
    QString type; ///< the vendor's word: REASSIGN, ADMIN_REASSIGN, …
    VendorEnum<TaskTargetType> targetType;
    QString targetId;
    QString targetName;
    VendorEnum<TaskState> state;
    std::vector<LocalizedText> errors;
    std::vector<TrailHop> trails; ///< reassignment trails that lead to self-certification
    QDateTime created;

    bool isPending() const { return state == TaskState::Queued || state == TaskState::Running; }
    bool hasEnded() const { return state == TaskState::Succeeded || state == TaskState::Failed; }
};

} // namespace baton
