// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QSqlError>
#include <QSqlQuery>

#include <optional>

namespace baton {

/// What the database refused, as ErrorKind::Storage with a sentence for a person. `doing` completes "Baton could
/// not …".
Error storageError(const QSqlError &error, const QString &doing);

/// True when SQLite says that the file is damaged or is no database at all.
bool saysCorrupt(const QSqlError &error);

/// Runs one statement; nothing when it worked.
std::optional<QSqlError> execute(const QSqlDatabase &connection, const QString &statement);

/// Runs a prepared query that gives no rows; `doing` as above.
Result<void> performed(QSqlQuery &query, const QString &doing);

} // namespace baton
