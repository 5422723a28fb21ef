// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

namespace baton {

/// One record as RFC 4180 wants it, UTF-8, ended by CR LF. Cells that a spreadsheet would take for a formula (beginning
/// with = + - @, tab or carriage return) get a leading apostrophe; other control characters than line breaks and tabs
/// are dropped.
QByteArray csvRecord(const QStringList &cells);

} // namespace baton
