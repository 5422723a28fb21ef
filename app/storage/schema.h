// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QStringList>

#include <vector>

class QSqlDatabase;

namespace baton {

/// One step of the schema: the statements that lead from version - 1 to version, then what no statement can do.
struct Migration
{
    int version = 0;
    QStringList statements;
    Result<void> (*fill)(QSqlDatabase &connection) = nullptr; ///< null: nothing; inside the step's transaction
};

/// Every step there is, oldest first.
std::vector<Migration> schemaMigrations();

/// Brings the file to the last version, each step in a transaction of its own. A file of a later version is refused
/// and left as it is.
Result<void> migrate(QSqlDatabase &connection, const std::vector<Migration> &migrations);

/// The schema version of the file; 0: empty.
Result<int> schemaVersion(const QSqlDatabase &connection);

} // namespace baton
