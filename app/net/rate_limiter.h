// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/queue_place.h"
#include "app/time/scheduler.h"

#include <QObject>
#include <QPointer>
#include <QString>

#include <deque>
#include <functional>
#include <map>
#include <optional>

namespace baton {

class RateLimiter;

/// What a vendor allows: `limit` requests in any window of this length. Paced with a margin of 4 % on both, since the
/// vendor counts arrivals and we count departures: 100 per 10 s becomes 96 per 10.4 s.
struct RateLimit
{
    int limit = 100;
    Millis window{10'000};
    bool off = false; ///< nothing is counted; a hold is still kept

    static RateLimit unlimited() { return RateLimit{0, Millis(0), true}; }
    int pacedLimit() const;
    Millis pacedWindow() const;
};

/// A place in the current window. It counts until the request left (markSent) plus one window; given back when
/// destroyed without having left. Move-only.
class RateSlot
{
public:
    RateSlot() = default;
    RateSlot(RateSlot &&other) noexcept;
    RateSlot &operator=(RateSlot &&other) noexcept;
    ~RateSlot() { release(); }

    bool isValid() const { return m_limiter != nullptr; }
    /// The request leaves now.
    void markSent();
    void release();

private:
    friend class RateLimiter;
    RateSlot(RateLimiter *limiter, QString key, bool foreground);

    QPointer<RateLimiter> m_limiter;
    QString m_key;
    bool m_foreground = false;
};

/// Sliding log of departures per key (what the vendor counts together): never more than the paced limit in any paced
/// window, and no request waits that could leave. At most 90 % of a window goes to anything but the foreground.
/// Foreground leaves before background before polling, each in the order of their places.
class RateLimiter final : public QObject
{
    Q_OBJECT

public:
    /// `standard` is for keys without a limit of their own.
    explicit RateLimiter(Scheduler &scheduler, RateLimit standard = {}, QObject *parent = nullptr);

    void setLimit(const QString &key, RateLimit limit);

    /// `granted` runs once from the event loop, never inside this call; not at all when `context` dies first.
    void acquire(const QString &key, QueuePlace place, QObject *context, std::function<void(RateSlot)> granted);

    /// After a 429: nothing of this key leaves for so long, then half as much for one window.
    void hold(const QString &key, Millis duration);
    /// How long the key is still held; 0 when it is not.
    Millis heldFor(const QString &key) const;
    /// Requests that may leave now; 0 while held; nothing when there is no limit.
    std::optional<int> remaining(const QString &key) const;
    /// Most requests of the key that may leave in one window; nothing when there is no limit.
    std::optional<int> allowance(const QString &key) const;

Q_SIGNALS:
    void held(const QString &key, std::chrono::milliseconds duration);
    /// A request left, or the key is held: remaining() says something else.
    void windowChanged(const QString &key);

private:
    friend class RateSlot;
    struct Waiter
    {
        QPointer<QObject> context;
        std::function<void(RateSlot)> granted;
    };
    struct Departure
    {
        Millis at;
        bool foreground;
    };
    struct Record
    {
        RateLimit limit;
        std::deque<Departure> sent;
        int reserved = 0;           ///< granted, not yet left
        int reservedBackground = 0; ///< of those, not foreground
        int sentBackground = 0;     ///< in `sent`, not foreground
        Millis heldUntil = Millis::min();
        Millis slowUntil = Millis::min();
        std::multimap<QueuePlace, Waiter> waiting;
        quint64 timer = 0;
    };

    Record &record(const QString &key);
    int currentLimit(const Record &record) const;
    bool hasRoom(const Record &record, bool foreground) const;
    void forgetOld(Record &record) const;
    void giveBack(const QString &key, bool foreground, bool sent);
    void scheduleDispatch();
    void dispatchAll();
    void dispatch(const QString &key, Record &record);
    void armTimer(Record &record);

    Scheduler &m_scheduler;
    RateLimit m_standard;
    std::map<QString, Record> m_records;
    bool m_dispatchPosted = false;
};

} // namespace baton
