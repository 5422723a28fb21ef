// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/error.h"

#include <optional>

namespace baton {

/// What became of a call that was handed to the provider.
enum class SendEnd {
    Accepted,
    Refused,   ///< answered, and provably not acted on
    NeverLeft, ///< no answer, and provably nothing that could be acted on has left
    Unknown    ///< it may or may not have been acted on
};

/// `attempts`: how many the journal agreed to.
SendEnd sendEndOf(const Error &error, int attempts);

/// When a run should stop by itself and ask: after a 403, after refusals (3xx, or 4xx other than 429) in a row, or
/// after unknown outcomes in a row. Pure but for its count.
class Brake
{
public:
    struct Limits
    {
        int refusalsInARow = 3;
        int unknownsInARow = 2;
    };

    explicit Brake(Limits limits) : m_limits(limits) {}

    void accepted() { reset(); }
    /// A sentence for the person when the run should pause. A call that never left, or a 429, says nothing about the
    /// next one and changes no count.
    std::optional<QString> failed(SendEnd end, const Error &error);
    void reset() { m_refusals = m_unknowns = 0; }

private:
    Limits m_limits;
    int m_refusals = 0;
    int m_unknowns = 0;
};

} // namespace baton
