// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <chrono>
#include <optional>

namespace baton {

/// How the traffic with a tenant goes, for the eye. Lives in its provider's thread and dies with it.
class TrafficMeter : public QObject
{
    Q_OBJECT

public:
    enum class Health {
        Unknown,   ///< nothing was asked yet
        Connected, ///< it answers
        Slow,      ///< it answers late, or asked to wait
        Failing,   ///< the last requests got no answer, or an error of its own
        SignedOut  ///< it no longer accepts the sign-in
    };
    Q_ENUM(Health)

    using QObject::QObject;
    ~TrafficMeter() override;

    /// Requests that may leave now; nothing when the vendor sets no limit.
    virtual std::optional<int> remaining() const = 0;
    /// Most requests that may leave in one window of the vendor's; nothing when there is no limit.
    virtual std::optional<int> allowance() const = 0;
    /// How long nothing leaves, because the vendor asked for it; 0: it may.
    virtual std::chrono::milliseconds heldFor() const = 0;
    virtual Health health() const = 0;

Q_SIGNALS:
    /// Any of it; at most a few times a second.
    void changed();
};

} // namespace baton
