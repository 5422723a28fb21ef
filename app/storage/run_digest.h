// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

class QSqlDatabase;

namespace baton {

/// SHA-256 over everything that was written down when the run began: record, calls with the hashes of their bodies
/// and their rows, rows left out, warnings; as they lie in the file. Nothing when they cannot be read.
std::optional<QByteArray> runDigest(const QSqlDatabase &connection, qint64 runKey);

/// Data of the event that begins a run.
QByteArray encodeRunBegun(const QByteArray &digest);

} // namespace baton
