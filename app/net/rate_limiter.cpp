// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/rate_limiter.h"

#include <algorithm>
#include <utility>

namespace baton {

int RateLimit::pacedLimit() const
{
    return std::max(1, static_cast<int>(static_cast<qint64>(limit) * 96 / 100));
}

Millis RateLimit::pacedWindow() const
{
    return Millis((window.count() * 104 + 99) / 100);
}

RateSlot::RateSlot(RateLimiter *limiter, QString key, bool foreground)
    : m_limiter(limiter), m_key(std::move(key)), m_foreground(foreground)
{
}

RateSlot::RateSlot(RateSlot &&other) noexcept
    : m_limiter(std::exchange(other.m_limiter, nullptr)), m_key(std::move(other.m_key)),
      m_foreground(other.m_foreground)
{
}

RateSlot &RateSlot::operator=(RateSlot &&other) noexcept
{
    if (this != &other) {
        release();
        m_limiter = std::exchange(other.m_limiter, nullptr);
        m_key = std::move(other.m_key);
        m_foreground = other.m_foreground;
    }
    return *this;
}

void RateSlot::markSent()
{
    if (RateLimiter *limiter = std::exchange(m_limiter, nullptr))
        limiter->giveBack(m_key, m_foreground, true);
}

void RateSlot::release()
{
    if (RateLimiter *limiter = std::exchange(m_limiter, nullptr))
        limiter->giveBack(m_key, m_foreground, false);
}

RateLimiter::RateLimiter(Scheduler &scheduler, RateLimit standard, QObject *parent)
    : QObject(parent), m_scheduler(scheduler), m_standard(standard)
{
}

void RateLimiter::setLimit(const QString &key, RateLimit limit)
{
    record(key).limit = limit;
    scheduleDispatch();
}

void RateLimiter::acquire(const QString &key, QueuePlace place, QObject *context, std::function<void(RateSlot)> granted)
{
    record(key).waiting.emplace(place, Waiter{context, std::move(granted)});
    scheduleDispatch();
}

void RateLimiter::hold(const QString &key, Millis duration)
{
    Record &entry = record(key);
    const Millis until = m_scheduler.now() + std::max(duration, Millis(0));
    entry.heldUntil = std::max(entry.heldUntil, until);
    entry.slowUntil = entry.heldUntil + entry.limit.pacedWindow();
    scheduleDispatch();
    Q_EMIT held(key, duration);
    Q_EMIT windowChanged(key);
}

Millis RateLimiter::heldFor(const QString &key) const
{
    const auto found = m_records.find(key);
    const Millis now = m_scheduler.now();
    if (found == m_records.end() || found->second.heldUntil <= now)
        return Millis(0);
    return found->second.heldUntil - now;
}

std::optional<int> RateLimiter::remaining(const QString &key) const
{
    const auto found = m_records.find(key);
    if (found == m_records.end())
        return m_standard.off ? std::nullopt : std::optional(m_standard.pacedLimit());
    const Record &entry = found->second;
    const Millis now = m_scheduler.now();
    if (entry.heldUntil > now)
        return 0;
    if (entry.limit.off)
        return std::nullopt;
    const Millis window = entry.limit.pacedWindow();
    const auto counted = std::count_if(entry.sent.begin(), entry.sent.end(),
                                       [&](const Departure &sent) { return sent.at + window > now; });
    return std::max(0, currentLimit(entry) - entry.reserved - static_cast<int>(counted));
}

std::optional<int> RateLimiter::allowance(const QString &key) const
{
    const auto found = m_records.find(key);
    const RateLimit &limit = found == m_records.end() ? m_standard : found->second.limit;
    return limit.off ? std::nullopt : std::optional(limit.pacedLimit());
}

RateLimiter::Record &RateLimiter::record(const QString &key)
{
    const auto found = m_records.find(key);
    if (found != m_records.end())
        return found->second;
    Record &made = m_records[key];
    made.limit = m_standard;
    return made;
}

int RateLimiter::currentLimit(const Record &entry) const
{
    const int paced = entry.limit.pacedLimit();
    return m_scheduler.now() < entry.slowUntil ? std::max(1, paced / 2) : paced;
}

bool RateLimiter::hasRoom(const Record &entry, bool foreground) const
{
    if (entry.limit.off)
        return true;
    const int limit = currentLimit(entry);
    if (static_cast<int>(entry.sent.size()) + entry.reserved >= limit)
        return false;
    return foreground || entry.sentBackground + entry.reservedBackground < limit - limit / 10;
}

void RateLimiter::forgetOld(Record &entry) const
{
    const Millis now = m_scheduler.now();
    const Millis window = entry.limit.pacedWindow();
    while (!entry.sent.empty() && entry.sent.front().at + window <= now) {
        if (!entry.sent.front().foreground)
            --entry.sentBackground;
        entry.sent.pop_front();
    }
}

void RateLimiter::giveBack(const QString &key, bool foreground, bool sent)
{
    Record &entry = record(key);
    --entry.reserved;
    if (!foreground)
        --entry.reservedBackground;
    if (sent && !entry.limit.off) {
        entry.sent.push_back(Departure{m_scheduler.now(), foreground});
        if (!foreground)
            ++entry.sentBackground;
    }
    scheduleDispatch();
    if (sent)
        Q_EMIT windowChanged(key);
}

void RateLimiter::scheduleDispatch()
{
    if (std::exchange(m_dispatchPosted, true))
        return;
    QMetaObject::invokeMethod(this, &RateLimiter::dispatchAll, Qt::QueuedConnection);
}

void RateLimiter::dispatchAll()
{
    m_dispatchPosted = false;
    for (auto &[key, entry] : m_records)
        dispatch(key, entry);
}

void RateLimiter::dispatch(const QString &key, Record &entry)
{
    forgetOld(entry);
    while (!entry.waiting.empty() && entry.heldUntil <= m_scheduler.now()) {
        const auto head = entry.waiting.begin();
        const bool foreground = head->first.priority == Priority::Foreground;
        if (head->second.context && !hasRoom(entry, foreground))
            break;
        auto node = entry.waiting.extract(head);
        if (!node.mapped().context)
            continue;
        ++entry.reserved;
        if (!foreground)
            ++entry.reservedBackground;
        node.mapped().granted(RateSlot(this, key, foreground));
    }
    armTimer(entry);
}

void RateLimiter::armTimer(Record &entry)
{
    m_scheduler.cancel(std::exchange(entry.timer, 0));
    if (entry.waiting.empty())
        return;
    const Millis now = m_scheduler.now();
    std::optional<Millis> due;
    const auto consider = [&](Millis at) {
        if (at > now)
            due = due ? std::min(*due, at) : at;
    };
    consider(entry.heldUntil);
    consider(entry.slowUntil);
    if (!entry.sent.empty())
        consider(entry.sent.front().at + entry.limit.pacedWindow());
    if (due)
        entry.timer = m_scheduler.callAfter(*due - now, this, [this] { dispatchAll(); });
}

} // namespace baton
