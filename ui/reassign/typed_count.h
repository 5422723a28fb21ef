// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/row_count.h"

#include <QString>

namespace baton {

/// "312", "312 (300 rows and 12 that move along)": what is to be typed before they go.
QString typedCountWords(const RowCount &rows);
/// Whether this is the number of all of them, however it is grouped.
bool isTypedCount(const QString &text, const RowCount &rows);

} // namespace baton
