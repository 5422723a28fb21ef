// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/seed_data.h"

namespace baton::sandbox {

const char *wireName(PersonState state)
{
    switch (state) {
    case PersonState::Active:
        return "ACTIVE";
    case PersonState::InactiveShortTerm:
        return "INACTIVE_SHORT_TERM";
    case PersonState::InactiveLongTerm:
        return "INACTIVE_LONG_TERM";
    case PersonState::Untold:
        break;
    }
    return "";
}

const char *wireName(CampaignType type)
{
    switch (type) {
    case CampaignType::Manager:
        return "MANAGER";
    case CampaignType::SourceOwner:
        return "SOURCE_OWNER";
    case CampaignType::Search:
        return "SEARCH";
    case CampaignType::RoleComposition:
        return "ROLE_COMPOSITION";
    case CampaignType::MachineAccount:
        return "MACHINE_ACCOUNT";
    }
    return "";
}

const char *wireName(CampaignStatus status)
{
    switch (status) {
    case CampaignStatus::Pending:
        return "PENDING";
    case CampaignStatus::Staged:
        return "STAGED";
    case CampaignStatus::Canceling:
        return "CANCELING";
    case CampaignStatus::Activating:
        return "ACTIVATING";
    case CampaignStatus::Active:
        return "ACTIVE";
    case CampaignStatus::Completing:
        return "COMPLETING";
    case CampaignStatus::Completed:
        return "COMPLETED";
    case CampaignStatus::Error:
        return "ERROR";
    case CampaignStatus::Archived:
        return "ARCHIVED";
    }
    return "";
}

const char *wireName(CommentRule rule)
{
    switch (rule) {
    case CommentRule::AllDecisions:
        return "ALL_DECISIONS";
    case CommentRule::RevokeOnly:
        return "REVOKE_ONLY_DECISIONS";
    case CommentRule::None:
        return "NO_DECISIONS";
    }
    return "";
}

const char *wireName(Phase phase)
{
    switch (phase) {
    case Phase::Staged:
        return "STAGED";
    case Phase::Active:
        return "ACTIVE";
    case Phase::Signed:
        return "SIGNED";
    }
    return "";
}

const char *wireName(AccessType type)
{
    switch (type) {
    case AccessType::Entitlement:
        return "ENTITLEMENT";
    case AccessType::AccessProfile:
        return "ACCESS_PROFILE";
    case AccessType::Role:
        return "ROLE";
    }
    return "";
}

} // namespace baton::sandbox
