// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/outcome.h"

#include <array>
#include <utility>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array callStates{
    std::pair{CallState::Queued, "Queued"},     std::pair{CallState::Held, "Held"},
    std::pair{CallState::Sending, "Sending"},   std::pair{CallState::Accepted, "Accepted"},
    std::pair{CallState::Running, "Running"},   std::pair{CallState::Verifying, "Verifying"},
    std::pair{CallState::Moved, "Moved"},       std::pair{CallState::PartlyMoved, "PartlyMoved"},
    std::pair{CallState::NoAnswer, "NoAnswer"}, std::pair{CallState::OutcomeUnknown, "OutcomeUnknown"},
    std::pair{CallState::Failed, "Failed"},     std::pair{CallState::NotSent, "NotSent"},
    std::pair{CallState::Undone, "Undone"},
};

constexpr std::array rowOutcomes{
    std::pair{RowOutcome::Pending, "Pending"},
    std::pair{RowOutcome::Moved, "Moved"},
    std::pair{RowOutcome::MovedElsewhere, "MovedElsewhere"},
    std::pair{RowOutcome::NotMoved, "NotMoved"},
    std::pair{RowOutcome::Unknown, "Unknown"},
};

template <class Table, class E> QString nameIn(const Table &table, E value)
{
    for (const auto &[known, name] : table) {
        if (known == value)
            return QString::fromLatin1(name);
    }
    return {};
}

template <class E, class Table> E valueIn(const Table &table, const QString &text, E fallback)
{
    for (const auto &[known, name] : table) {
        if (text == QLatin1StringView(name))
            return known;
    }
    return fallback;
}

} // namespace

QString toString(CallState state)
{
    return nameIn(callStates, state);
}
QString toString(RowOutcome outcome)
{
    return nameIn(rowOutcomes, outcome);
}
CallState callStateFromString(const QString &text)
{
    return valueIn(callStates, text, CallState::Queued);
}
RowOutcome rowOutcomeFromString(const QString &text)
{
    return valueIn(rowOutcomes, text, RowOutcome::Pending);
}

bool isSettled(CallState state)
{
    switch (state) {
    case CallState::Moved:
    case CallState::PartlyMoved:
    case CallState::Failed:
    case CallState::NotSent:
    case CallState::Undone:
        return true;
    default:
        return false;
    }
}

bool needsPerson(CallState state)
{
    switch (state) {
    case CallState::PartlyMoved:
    case CallState::NoAnswer:
    case CallState::OutcomeUnknown:
    case CallState::Failed:
    case CallState::NotSent:
        return true;
    default:
        return false;
    }
}

} // namespace baton
