// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/traffic_watch.h"

#include "app/net/answer_errors.h"

#include <algorithm>
#include <vector>

namespace baton {

namespace {

constexpr size_t answersKept = 7;
constexpr Millis slowAnswer{3000};
constexpr Millis telling{250};
/// One lost answer is nothing; two in a row are a state.
constexpr int enough = 2;

} // namespace

TrafficWatch::TrafficWatch(RateLimiter &limiter, RequestPipeline &pipeline, Scheduler &scheduler, QString rateKey)
    : m_limiter(limiter), m_scheduler(scheduler), m_rateKey(std::move(rateKey))
{
    connect(&pipeline, &RequestPipeline::attempted, this, &TrafficWatch::take);
    connect(&limiter, &RateLimiter::windowChanged, this, [this](const QString &key) {
        if (key == m_rateKey)
            tellSoon();
    });
}

TrafficWatch::Verdict TrafficWatch::verdict() const
{
    if (m_refusals >= enough)
        return Verdict::SignedOut;
    if (m_failures >= enough)
        return Verdict::Failing;
    if (!m_answered)
        return Verdict::Unknown;
    if (heldFor() > Millis(0))
        return Verdict::Slow;
    std::vector<Millis> sorted(m_elapsed.begin(), m_elapsed.end());
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::nth_element(sorted.begin(), middle, sorted.end());
    return *middle >= slowAnswer ? Verdict::Slow : Verdict::Answers;
}

void TrafficWatch::take(const HttpLogEntry &attempt)
{
    if (attempt.failure == toString(TransportFailure::Kind::Canceled))
        return; // says nothing about the tenant
    const bool failed = attempt.status == 0 || attempt.status >= 500;
    m_failures = failed ? m_failures + 1 : 0;
    m_refusals = attempt.status == 401 ? m_refusals + 1 : 0;
    if (!failed) {
        m_answered = true;
        m_elapsed.push_back(attempt.elapsed);
        if (m_elapsed.size() > answersKept)
            m_elapsed.pop_front();
    }
    tellSoon();
}

bool TrafficWatch::isAtRest() const
{
    return heldFor() == Millis(0) && remaining() == allowance();
}

/// Places of the window come back with time, without anything happening.
void TrafficWatch::tellSoon()
{
    if (std::exchange(m_telling, true))
        return;
    m_scheduler.callAfter(telling, this, [this] {
        m_telling = false;
        if (!isAtRest())
            tellSoon();
        Q_EMIT changed();
    });
}

} // namespace baton
