// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <optional>

namespace baton {

/// A time for files: ISO 8601, UTC, to the second; empty when there is none.
inline QString isoTime(const QDateTime &at)
{
    return at.isValid() ? at.toUTC().toString(Qt::ISODate) : QString();
}

/// What a time sorts by; nothing when there is none.
inline std::optional<qint64> momentOf(const QDateTime &at)
{
    return at.isValid() ? std::optional(at.toMSecsSinceEpoch()) : std::nullopt;
}

/// What a due date sorts by: what is waited for comes first, soonest first; then what has ended, latest first.
inline std::optional<qint64> dueMomentOf(const QDateTime &due, bool ended)
{
    constexpr qint64 afterEverything = 1'000'000'000'000'000;
    const std::optional<qint64> moment = momentOf(due);
    return moment && ended ? std::optional(afterEverything - *moment) : moment;
}

/// What "done of total" sorts by: the share, then the total.
inline std::optional<qint64> shareOf(std::optional<int> done, std::optional<int> total)
{
    if (!total)
        return std::nullopt;
    const qint64 share = *total == 0 ? 0 : qint64(done.value_or(0)) * 1'000'000 / *total;
    return share * 10'000'000 + *total;
}

/// The same of what is told in per cent alone: behind whatever is counted to the same share.
inline std::optional<qint64> shareOf(std::optional<int> percent)
{
    return percent ? shareOf(percent, 100) : std::nullopt;
}

/// "8 %"
inline QString percentText(int percent, const QLocale &locale)
{
    return QCoreApplication::translate("baton::Progress", "%1 %").arg(locale.toString(percent));
}

} // namespace baton
