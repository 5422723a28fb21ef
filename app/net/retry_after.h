// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/time/scheduler.h"

#include <QByteArray>
#include <QDateTime>

#include <optional>

namespace baton {

/// A Retry-After header (RFC 9110 10.2.3: seconds, or a date in one of the three forms HTTP knows) as a time to wait
/// from `wallNow`: never below 1 s (a past date, or 0) and never above `cap`. Nothing when absent or unreadable.
std::optional<Millis> parseRetryAfter(const QByteArray &value, const QDateTime &wallNow,
                                      Millis cap = std::chrono::seconds(120));

} // namespace baton
