// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/order.h"
#include "models/domain/result.h"

#include <QByteArray>

#include <vector>

namespace baton::cli {

/// The rows that `reassign --rows` names: lines `certificationId[,itemId]` (blank lines and lines that begin with #
/// do not count), or the JSON that `items --format json` prints. Duplicates stay. When anything cannot be read, an
/// Invalid error names each bad line (or object) by number, and there are no rows. An empty list is no error.
Result<std::vector<OrderRow>> parseRows(const QByteArray &text);

/// Reads a file, or standard input for "-", and parses it.
Result<std::vector<OrderRow>> readRows(const QString &file);

} // namespace baton::cli
