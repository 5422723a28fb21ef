// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/api_request.h"
#include "app/time/scheduler.h"

#include <functional>
#include <optional>

namespace baton {

/// Gives numbers in [0, 1).
using RandomSource = std::function<double()>;

struct RetrySettings
{
    int maxAttempts = 4;        ///< how often one request leaves at most, whatever the reasons
    Millis firstBackoff{1'000}; ///< upper bound of the first wait; doubles with each attempt
    Millis maxBackoff{8'000};
    Millis patience{120'000}; ///< no new attempt after a failure or a 5xx so long after the first attempt left
    Millis firstHold{2'000};  ///< for a 429 without Retry-After; doubles with each attempt
    Millis maxHold{120'000};  ///< also the cap of Retry-After
};

/// How an attempt ended.
struct AttemptResult
{
    Safety safety = Safety::Safe;
    bool authorized = true;                  ///< it carried a token
    bool replayedAfterRefresh = false;       ///< a 401 was answered with a fresh token already
    int attempts = 1;                        ///< this one included
    int status = 0;                          ///< 0: no answer, see `failure`
    std::optional<TransportFailure> failure; ///< when there is no status
    std::optional<Millis> retryAfter;        ///< as parseRetryAfter reads it
    Millis sinceFirst{0};                    ///< since the first attempt left
};

struct RetryDecision
{
    enum class Action {
        GiveUp,       ///< the result stands
        Wait,         ///< the same again after `delay`
        RefreshToken, ///< the same again with another token
        Hold,         ///< all requests of the key wait for `delay`, then the same again
        HoldOnly      ///< all requests of the key wait for `delay`; the result stands
    };
    Action action = Action::GiveUp;
    Millis delay{0};
};

/// Whether a request goes out again. Pure but for the random source. A OneShot goes out again only when the attempt
/// provably changed nothing: after a 401 (once), a 429, or a failure before the first byte left.
class RetryPolicy
{
public:
    explicit RetryPolicy(RetrySettings settings, RandomSource random);

    RetryDecision decide(const AttemptResult &result) const;
    const RetrySettings &settings() const { return m_settings; }

private:
    Millis jittered(int attempts) const;
    Millis holdFor(const AttemptResult &result) const;

    RetrySettings m_settings;
    RandomSource m_random;
};

/// A RandomSource for the program.
RandomSource systemRandom();

} // namespace baton
