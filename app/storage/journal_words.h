// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/call_stand.h"
#include "models/domain/review_item.h"

#include <span>
#include <utility>

namespace baton::journal_words {

/// An enum value and the word that stands for it in the file. The words never change; new values get new words.
template <class E> using Word = std::pair<E, const char *>;

std::span<const Word<TaskState>> words(TaskState);
std::span<const Word<TaskTargetType>> words(TaskTargetType);
std::span<const Word<LeftOutReason>> words(LeftOutReason);
std::span<const Word<Offer>> words(Offer);
std::span<const Word<WarningKind>> words(WarningKind);
std::span<const Word<UnitKind>> words(UnitKind);
std::span<const Word<BrakeEvent::What>> words(BrakeEvent::What);
std::span<const Word<CertificationPhase>> words(CertificationPhase);
std::span<const Word<ReviewerType>> words(ReviewerType);
std::span<const Word<CampaignType>> words(CampaignType);
std::span<const Word<CorrelatedStatus>> words(CorrelatedStatus);
std::span<const Word<CommentRequirement>> words(CommentRequirement);
std::span<const Word<CallStanding>> words(CallStanding);
std::span<const Word<CampaignStatus>> words(CampaignStatus);
std::span<const Word<AccessType>> words(AccessType);
std::span<const Word<Decision>> words(Decision);

/// The word of a value; null for a value that has none.
template <class E> QString wordOf(E value)
{
    for (const auto &[known, word] : words(E{})) {
        if (known == value)
            return QString::fromLatin1(word);
    }
    return {};
}

template <class E> std::optional<E> valueOf(const QString &text)
{
    for (const auto &[known, word] : words(E{})) {
        if (text == QLatin1StringView(word))
            return known;
    }
    return std::nullopt;
}

// The domain has words of its own for these three; its readers fall back where ours must refuse.
inline QString wordOf(ErrorKind value)
{
    return toString(value);
}
inline QString wordOf(CallState value)
{
    return toString(value);
}
inline QString wordOf(RowOutcome value)
{
    return toString(value);
}

template <class E> std::optional<E> confirmed(E value, const QString &text)
{
    return toString(value) == text ? std::optional<E>(value) : std::nullopt;
}

template <> inline std::optional<ErrorKind> valueOf<ErrorKind>(const QString &text)
{
    return confirmed(errorKindFromString(text), text);
}
template <> inline std::optional<CallState> valueOf<CallState>(const QString &text)
{
    return confirmed(callStateFromString(text), text);
}
template <> inline std::optional<RowOutcome> valueOf<RowOutcome>(const QString &text)
{
    return confirmed(rowOutcomeFromString(text), text);
}

} // namespace baton::journal_words
