// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/retry_policy.h"

#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace baton {

namespace {

Millis doubled(Millis first, int attempts, Millis most)
{
    return std::min(most, first * (1 << std::clamp(attempts - 1, 0, 16)));
}

bool mayPass(const TransportFailure &failure)
{
    if (failure.permanent)
        return false;
    return failure.kind == TransportFailure::Kind::Network || failure.kind == TransportFailure::Kind::Timeout;
}

bool isPassingStatus(int status)
{
    return status == 408 || (status >= 500 && status != 501 && status != 505);
}

} // namespace

RetryPolicy::RetryPolicy(RetrySettings settings, RandomSource random)
    : m_settings(settings), m_random(std::move(random))
{
}

RetryDecision RetryPolicy::decide(const AttemptResult &result) const
{
    using Action = RetryDecision::Action;
    const bool attemptsLeft = result.attempts < m_settings.maxAttempts;

    if (result.status == 429)
        return {attemptsLeft ? Action::Hold : Action::HoldOnly, holdFor(result)};
    if (!attemptsLeft)
        return {};
    if (result.status == 401)
        return {result.authorized && !result.replayedAfterRefresh ? Action::RefreshToken : Action::GiveUp, Millis(0)};

    const bool passing = result.failure ? mayPass(*result.failure) : isPassingStatus(result.status);
    const bool provablyUnsent = result.failure && result.failure->nothingSent;
    const bool mayRepeat = result.safety == Safety::Safe || provablyUnsent;
    if (!passing || !mayRepeat || result.sinceFirst >= m_settings.patience)
        return {};
    return {Action::Wait,
            result.retryAfter ? std::min(*result.retryAfter, m_settings.maxHold) : jittered(result.attempts)};
}

Millis RetryPolicy::jittered(int attempts) const
{
    const Millis most = doubled(m_settings.firstBackoff, attempts, m_settings.maxBackoff);
    return Millis(static_cast<qint64>(m_random() * static_cast<double>(most.count())));
}

Millis RetryPolicy::holdFor(const AttemptResult &result) const
{
    if (result.retryAfter)
        return std::min(*result.retryAfter, m_settings.maxHold);
    return doubled(m_settings.firstHold, result.attempts, m_settings.maxHold);
}

RandomSource systemRandom()
{
    return [] { return QRandomGenerator::system()->generateDouble(); };
}

} // namespace baton
