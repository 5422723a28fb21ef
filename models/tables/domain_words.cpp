// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/domain_words.h"

#include <QCoreApplication>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(baton::DomainWords)
};

} // namespace

QString commentRuleWord(const VendorEnum<CommentRequirement> &rule)
{
    switch (rule.value) {
    case CommentRequirement::AllDecisions:
        return Words::tr("required");
    case CommentRequirement::RevokeOnlyDecisions:
        return Words::tr("required on revoke");
    case CommentRequirement::NoDecisions:
        return Words::tr("not required");
    case CommentRequirement::Unknown:
        break;
    }
    return rule.raw;
}

QString correlatedWord(const VendorEnum<CorrelatedStatus> &status)
{
    switch (status.value) {
    case CorrelatedStatus::Correlated:
        return Words::tr("correlated");
    case CorrelatedStatus::Uncorrelated:
        return Words::tr("uncorrelated");
    case CorrelatedStatus::Unknown:
        break;
    }
    return status.raw;
}

QString reviewerTypeWord(const VendorEnum<ReviewerType> &type)
{
    switch (type.value) {
    case ReviewerType::Identity:
        return Words::tr("Person");
    case ReviewerType::GovernanceGroup:
        return Words::tr("Governance group");
    case ReviewerType::Unknown:
        break;
    }
    return type.raw;
}

QString flagWord(std::optional<bool> flag)
{
    if (!flag)
        return {};
    return *flag ? Words::tr("yes") : Words::tr("no");
}

std::optional<StateWord> cannotActWord(const Identity *person)
{
    if (!person)
        return std::nullopt;
    if (person->state == IdentityState::InactiveLongTerm)
        return StateWord{Words::tr("inactive"), "s-warn"_L1, Tone::Warn, false};
    if (person->state == IdentityState::InactiveShortTerm)
        return StateWord{Words::tr("on leave"), "s-warn"_L1, Tone::Warn, false};
    return std::nullopt;
}

} // namespace baton
