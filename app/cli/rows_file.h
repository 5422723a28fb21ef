// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/certification.h"
#include "models/domain/order.h"
#include "models/domain/result.h"

#include <QByteArray>
#include <QHash>

#include <vector>

namespace baton::cli {

struct NamedRows
{
    std::vector<OrderRow> rows;
    /// As they were listed, with reviewer and time of change, of those that came with a reviewer.
    QHash<CertificationId, Certification> seen;
};

/// The rows that `reassign --rows` names: lines `certificationId[,itemId]` (blank lines and lines that begin with #
/// do not count), or the JSON that the lists of items or certifications print. Duplicates stay. When anything cannot be
/// read, an Invalid error names each bad line (or object) by number, and there are no rows. An empty list is no error.
Result<NamedRows> parseRows(const QByteArray &text);

/// Reads a file, or standard input for "-", and parses it.
Result<NamedRows> readRows(const QString &file);

} // namespace baton::cli
