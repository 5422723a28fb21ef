// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/list_schema.h"

#include "app/storage/sql_error.h"

#include <QSqlDatabase>
#include <QVariant>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr int schema = 1;

/// Nothing: it cannot be told.
std::optional<int> versionOf(const QSqlDatabase &connection, QSqlError *problem)
{
    QSqlQuery query(connection);
    if (query.exec(u"PRAGMA user_version"_s) && query.next())
        return query.value(0).toInt();
    *problem = query.lastError();
    return std::nullopt;
}

std::optional<QSqlError> makeTables(QSqlDatabase &connection)
{
    for (const QString &statement :
         {u"BEGIN IMMEDIATE"_s,
          u"CREATE TABLE IF NOT EXISTS readings (key INTEGER PRIMARY KEY, name BLOB NOT NULL UNIQUE,"
          " connection BLOB NOT NULL, list BLOB NOT NULL, at BLOB NOT NULL DEFAULT x'',"
          " ended INTEGER NOT NULL DEFAULT 0, pages INTEGER NOT NULL DEFAULT 0, bad INTEGER NOT NULL DEFAULT 0,"
          " gone BLOB NOT NULL DEFAULT x'', bytes INTEGER NOT NULL DEFAULT 0)"_s,
          u"CREATE INDEX IF NOT EXISTS readings_of_list ON readings (connection, list)"_s,
          u"CREATE TABLE IF NOT EXISTS pages (reading INTEGER NOT NULL REFERENCES readings(key) ON DELETE CASCADE,"
          " idx INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (reading, idx))"_s,
          u"DELETE FROM readings WHERE ended = 0"_s, u"PRAGMA user_version = %1"_s.arg(schema), u"COMMIT"_s}) {
        if (auto error = execute(connection, statement)) {
            execute(connection, u"ROLLBACK"_s);
            return error;
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<QSqlError> openListFile(QSqlDatabase &connection, const QString &file)
{
    connection.setDatabaseName(file);
    connection.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    if (!connection.open())
        return connection.lastError();
    QSqlError problem;
    const std::optional<int> version = versionOf(connection, &problem);
    if (!version)
        return problem;
    if (*version > schema)
        return std::nullopt;
    for (const QString &pragma : {u"cell_size_check = ON"_s, u"trusted_schema = OFF"_s, u"foreign_keys = ON"_s,
                                  // What is forgotten is overwritten with zeros.
                                  u"secure_delete = ON"_s,
                                  // A list that is lost with the power is read again.
                                  u"synchronous = NORMAL"_s, u"auto_vacuum = FULL"_s, u"journal_mode = WAL"_s,
                                  u"journal_size_limit = 4194304"_s}) {
        if (auto error = execute(connection, u"PRAGMA "_s + pragma))
            return error;
    }
    return makeTables(connection);
}

bool isOfNewerBaton(const QSqlDatabase &connection)
{
    QSqlError problem;
    return versionOf(connection, &problem).value_or(0) > schema;
}

} // namespace baton
