// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/journal_words.h"

#include <array>

namespace baton::journal_words {

namespace {

constexpr std::array taskStates{
    Word<TaskState>{TaskState::Unknown, "Unknown"}, Word<TaskState>{TaskState::Queued, "Queued"},
    Word<TaskState>{TaskState::Running, "Running"}, Word<TaskState>{TaskState::Succeeded, "Succeeded"},
    Word<TaskState>{TaskState::Failed, "Failed"}};

constexpr std::array targetTypes{Word<TaskTargetType>{TaskTargetType::Unknown, "Unknown"},
                                 Word<TaskTargetType>{TaskTargetType::Certification, "Certification"},
                                 Word<TaskTargetType>{TaskTargetType::Campaign, "Campaign"}};

constexpr std::array leftOutReasons{Word<LeftOutReason>{LeftOutReason::Duplicate, "Duplicate"},
                                    Word<LeftOutReason>{LeftOutReason::Vanished, "Vanished"},
                                    Word<LeftOutReason>{LeftOutReason::Changed, "Changed"},
                                    Word<LeftOutReason>{LeftOutReason::SignedOff, "SignedOff"},
                                    Word<LeftOutReason>{LeftOutReason::CampaignClosed, "CampaignClosed"},
                                    Word<LeftOutReason>{LeftOutReason::AlreadyReviewer, "AlreadyReviewer"},
                                    Word<LeftOutReason>{LeftOutReason::SelfReview, "SelfReview"},
                                    Word<LeftOutReason>{LeftOutReason::TargetInactive, "TargetInactive"},
                                    Word<LeftOutReason>{LeftOutReason::GroupReviewed, "GroupReviewed"},
                                    Word<LeftOutReason>{LeftOutReason::ForbiddenByDialect, "ForbiddenByDialect"},
                                    Word<LeftOutReason>{LeftOutReason::NotRead, "NotRead"},
                                    Word<LeftOutReason>{LeftOutReason::NeedsAdministrator, "NeedsAdministrator"},
                                    Word<LeftOutReason>{LeftOutReason::DecidedSince, "DecidedSince"}};

constexpr std::array offers{Word<Offer>{Offer::None, "None"},
                            Word<Offer>{Offer::EveryoneButThisPerson, "EveryoneButThisPerson"},
                            Word<Offer>{Offer::MoveWhole, "MoveWhole"}, Word<Offer>{Offer::AsItems, "AsItems"}};

constexpr std::array warningKinds{Word<WarningKind>{WarningKind::TargetForwards, "TargetForwards"},
                                  Word<WarningKind>{WarningKind::TargetReportsToReviewer, "TargetReportsToReviewer"},
                                  Word<WarningKind>{WarningKind::TaskPending, "TaskPending"},
                                  Word<WarningKind>{WarningKind::AlreadyDecided, "AlreadyDecided"},
                                  Word<WarningKind>{WarningKind::DueSoon, "DueSoon"},
                                  Word<WarningKind>{WarningKind::Overdue, "Overdue"},
                                  Word<WarningKind>{WarningKind::StateUnknown, "StateUnknown"},
                                  Word<WarningKind>{WarningKind::GroupNotDocumented, "GroupNotDocumented"},
                                  Word<WarningKind>{WarningKind::DeprecatedPath, "DeprecatedPath"},
                                  Word<WarningKind>{WarningKind::RowsFollow, "RowsFollow"},
                                  Word<WarningKind>{WarningKind::NotChecked, "NotChecked"}};

constexpr std::array unitKinds{Word<UnitKind>{UnitKind::Certification, "Certification"},
                               Word<UnitKind>{UnitKind::Item, "Item"},
                               Word<UnitKind>{UnitKind::IdentitySummary, "IdentitySummary"},
                               Word<UnitKind>{UnitKind::TargetSummary, "TargetSummary"},
                               Word<UnitKind>{UnitKind::Account, "Account"},
                               Word<UnitKind>{UnitKind::Entitlement, "Entitlement"},
                               Word<UnitKind>{UnitKind::Role, "Role"},
                               Word<UnitKind>{UnitKind::User, "User"}};

constexpr std::array brakes{Word<BrakeEvent::What>{BrakeEvent::What::Pulled, "Pulled"},
                            Word<BrakeEvent::What>{BrakeEvent::What::Released, "Released"},
                            Word<BrakeEvent::What>{BrakeEvent::What::StoppedByPerson, "StoppedByPerson"}};

constexpr std::array phases{Word<CertificationPhase>{CertificationPhase::Unknown, "Unknown"},
                            Word<CertificationPhase>{CertificationPhase::Staged, "Staged"},
                            Word<CertificationPhase>{CertificationPhase::Active, "Active"},
                            Word<CertificationPhase>{CertificationPhase::Signed, "Signed"}};

constexpr std::array reviewerTypes{Word<ReviewerType>{ReviewerType::Unknown, "Unknown"},
                                   Word<ReviewerType>{ReviewerType::Identity, "Identity"},
                                   Word<ReviewerType>{ReviewerType::GovernanceGroup, "GovernanceGroup"}};

constexpr std::array campaignTypes{Word<CampaignType>{CampaignType::Unknown, "Unknown"},
                                   Word<CampaignType>{CampaignType::Manager, "Manager"},
                                   Word<CampaignType>{CampaignType::SourceOwner, "SourceOwner"},
                                   Word<CampaignType>{CampaignType::Search, "Search"},
                                   Word<CampaignType>{CampaignType::RoleComposition, "RoleComposition"},
                                   Word<CampaignType>{CampaignType::MachineAccount, "MachineAccount"}};

constexpr std::array correlations{Word<CorrelatedStatus>{CorrelatedStatus::Unknown, "Unknown"},
                                  Word<CorrelatedStatus>{CorrelatedStatus::Correlated, "Correlated"},
                                  Word<CorrelatedStatus>{CorrelatedStatus::Uncorrelated, "Uncorrelated"}};

constexpr std::array comments{Word<CommentRequirement>{CommentRequirement::Unknown, "Unknown"},
                              Word<CommentRequirement>{CommentRequirement::AllDecisions, "AllDecisions"},
                              Word<CommentRequirement>{CommentRequirement::RevokeOnlyDecisions, "RevokeOnlyDecisions"},
                              Word<CommentRequirement>{CommentRequirement::NoDecisions, "NoDecisions"}};

constexpr std::array standings{
    Word<CallStanding>{CallStanding::NotSent, "NotSent"}, Word<CallStanding>{CallStanding::Accepted, "Accepted"},
    Word<CallStanding>{CallStanding::Settled, "Settled"}, Word<CallStanding>{CallStanding::Unknown, "Unknown"}};

constexpr std::array campaignStatuses{Word<CampaignStatus>{CampaignStatus::Unknown, "Unknown"},
                                      Word<CampaignStatus>{CampaignStatus::Pending, "Pending"},
                                      Word<CampaignStatus>{CampaignStatus::Staged, "Staged"},
                                      Word<CampaignStatus>{CampaignStatus::Canceling, "Canceling"},
                                      Word<CampaignStatus>{CampaignStatus::Activating, "Activating"},
                                      Word<CampaignStatus>{CampaignStatus::Active, "Active"},
                                      Word<CampaignStatus>{CampaignStatus::Completing, "Completing"},
                                      Word<CampaignStatus>{CampaignStatus::Completed, "Completed"},
                                      Word<CampaignStatus>{CampaignStatus::Error, "Error"},
                                      Word<CampaignStatus>{CampaignStatus::Archived, "Archived"}};

constexpr std::array accessTypes{
    Word<AccessType>{AccessType::Unknown, "Unknown"}, Word<AccessType>{AccessType::Entitlement, "Entitlement"},
    Word<AccessType>{AccessType::AccessProfile, "AccessProfile"}, Word<AccessType>{AccessType::Role, "Role"},
    Word<AccessType>{AccessType::Account, "Account"}};

constexpr std::array decisions{Word<Decision>{Decision::Unknown, "Unknown"},
                               Word<Decision>{Decision::Undecided, "Undecided"},
                               Word<Decision>{Decision::Approve, "Approve"}, Word<Decision>{Decision::Revoke, "Revoke"},
                               Word<Decision>{Decision::Acknowledge, "Acknowledge"}};

} // namespace

std::span<const Word<TaskState>> words(TaskState)
{
    return taskStates;
}
std::span<const Word<TaskTargetType>> words(TaskTargetType)
{
    return targetTypes;
}
std::span<const Word<LeftOutReason>> words(LeftOutReason)
{
    return leftOutReasons;
}
std::span<const Word<Offer>> words(Offer)
{
    return offers;
}
std::span<const Word<WarningKind>> words(WarningKind)
{
    return warningKinds;
}
std::span<const Word<UnitKind>> words(UnitKind)
{
    return unitKinds;
}
std::span<const Word<BrakeEvent::What>> words(BrakeEvent::What)
{
    return brakes;
}
std::span<const Word<CertificationPhase>> words(CertificationPhase)
{
    return phases;
}
std::span<const Word<ReviewerType>> words(ReviewerType)
{
    return reviewerTypes;
}
std::span<const Word<CampaignType>> words(CampaignType)
{
    return campaignTypes;
}
std::span<const Word<CorrelatedStatus>> words(CorrelatedStatus)
{
    return correlations;
}
std::span<const Word<CommentRequirement>> words(CommentRequirement)
{
    return comments;
}
std::span<const Word<CallStanding>> words(CallStanding)
{
    return standings;
}
std::span<const Word<CampaignStatus>> words(CampaignStatus)
{
    return campaignStatuses;
}
std::span<const Word<AccessType>> words(AccessType)
{
    return accessTypes;
}
std::span<const Word<Decision>> words(Decision)
{
    return decisions;
}

} // namespace baton::journal_words
