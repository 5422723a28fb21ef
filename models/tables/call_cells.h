// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/outcome.h"
#include "models/tables/cell.h"

#include <optional>

namespace baton {

// Words that the Tasks page and the history share.

/// "12 of 37", "not sent", "not yet", "not known".
QString confirmedText(CallState state, int confirmed, int rows, const CellContext &context);

/// "0:42", "1:04:09"; "–" when it has not begun. `until` invalid: now.
QString elapsedText(const QDateTime &from, const QDateTime &until, const CellContext &context);
/// The same in seconds, for sorting.
std::optional<qint64> elapsedSeconds(const QDateTime &from, const QDateTime &until, const CellContext &context);

/// "today 14:31", "yesterday 16:40", "Fri 19 Sep 17:03", "19 Sep 2024 17:03"; empty for an invalid time.
QString whenText(const QDateTime &at, const CellContext &context);
/// "today", "yesterday", "week" (the last 7 days), "month" (the last 31), "older", "none".
QString whenKey(const QDateTime &at, const CellContext &context);

/// "14:28:06", local; empty for an invalid time.
QString clockText(const QDateTime &at, const CellContext &context);

} // namespace baton
