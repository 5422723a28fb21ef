// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QString>

namespace baton {

/// Makes the connection `name` for reading and writing in the calling thread: file 0600, WAL, every commit on disk
/// before it returns, last schema. A damaged file is put aside under a dated name, never deleted, and replaced by a
/// new one; `notice` then says so.
Result<void> openForWriting(const QString &name, const QString &file, QString *notice);

/// Makes the connection `name` for reading alone. Changes nothing, also where the folder cannot be written.
Result<void> openForReading(const QString &name, const QString &file);

/// Renames the file and what SQLite keeps beside it, so that they stay one database. The new name, or the reason.
Result<QString> putAside(const QString &file);

} // namespace baton
