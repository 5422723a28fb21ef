// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/schema.h"

#include "app/storage/derived_tables.h"
#include "app/storage/sql_error.h"

#include <QSqlDatabase>
#include <QVariant>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

// Written once and never changed: records, calls, left_out, warnings, events. Kept in step with the events in the
// same transaction, and never read to decide what happened (derived_tables.h can make all of it again): runs,
// call_stands, row_outcomes, row_texts. Text is a BLOB of its UTF-8 bytes (exact_text.h).
Migration firstVersion()
{
    return {1,
            {
                u"CREATE TABLE runs (key INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, at BLOB NOT NULL,"
                " connection BLOB NOT NULL, connection_name BLOB NOT NULL, acting_name BLOB NOT NULL,"
                " target_name BLOB NOT NULL, reason BLOB NOT NULL, undoes BLOB NOT NULL, continues BLOB NOT NULL,"
                " calls INTEGER NOT NULL, row_count INTEGER NOT NULL, left_out INTEGER NOT NULL,"
                " moved INTEGER NOT NULL DEFAULT 0, moved_elsewhere INTEGER NOT NULL DEFAULT 0,"
                " not_moved INTEGER NOT NULL DEFAULT 0, unknown INTEGER NOT NULL DEFAULT 0,"
                " open_calls INTEGER NOT NULL, ended INTEGER NOT NULL DEFAULT 0)"_s,
                u"CREATE TABLE records (run INTEGER PRIMARY KEY REFERENCES runs(key), data BLOB NOT NULL)"_s,
                u"CREATE TABLE calls (run INTEGER NOT NULL REFERENCES runs(key), idx INTEGER NOT NULL,"
                " id BLOB NOT NULL, method BLOB NOT NULL, path BLOB NOT NULL, body BLOB NOT NULL,"
                " sha256 BLOB NOT NULL, data BLOB NOT NULL, row_count INTEGER NOT NULL,"
                " row_data BLOB NOT NULL,"
                " PRIMARY KEY (run, idx), UNIQUE (run, id))"_s,
                u"CREATE TABLE left_out (run INTEGER NOT NULL REFERENCES runs(key), idx INTEGER NOT NULL,"
                " data BLOB NOT NULL, PRIMARY KEY (run, idx)) WITHOUT ROWID"_s,
                u"CREATE TABLE warnings (run INTEGER NOT NULL REFERENCES runs(key), idx INTEGER NOT NULL,"
                " data BLOB NOT NULL, PRIMARY KEY (run, idx)) WITHOUT ROWID"_s,
                u"CREATE TABLE events (seq INTEGER PRIMARY KEY, run BLOB NOT NULL REFERENCES runs(id),"
                " call BLOB NOT NULL, at BLOB NOT NULL, kind BLOB NOT NULL, data BLOB NOT NULL,"
                " prev_hash BLOB NOT NULL, hash BLOB NOT NULL)"_s,
                u"CREATE INDEX events_of_run ON events (run, seq)"_s,
                u"CREATE TABLE chain_head (one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL,"
                " hash BLOB NOT NULL)"_s,
                u"INSERT INTO chain_head VALUES (1, 0, zeroblob(32))"_s,
                u"CREATE TABLE open_calls (run INTEGER NOT NULL, idx INTEGER NOT NULL, PRIMARY KEY (run, idx),"
                " FOREIGN KEY (run, idx) REFERENCES calls(run, idx)) WITHOUT ROWID"_s,
                u"CREATE TABLE row_outcomes (run INTEGER NOT NULL, idx INTEGER NOT NULL, row INTEGER NOT NULL,"
                " outcome BLOB NOT NULL, PRIMARY KEY (run, idx, row),"
                " FOREIGN KEY (run, idx) REFERENCES calls(run, idx)) WITHOUT ROWID"_s,
            }};
}

/// What a list of runs shows, so that it needs to read no event, and what a search through rows looks in.
Migration historyVersion()
{
    return {2,
            {
                u"ALTER TABLE runs ADD COLUMN target BLOB NOT NULL DEFAULT x''"_s,
                u"ALTER TABLE runs ADD COLUMN tenant_url BLOB NOT NULL DEFAULT x''"_s,
                u"ALTER TABLE runs ADD COLUMN acting_identity BLOB NOT NULL DEFAULT x''"_s,
                u"ALTER TABLE runs ADD COLUMN os_user BLOB NOT NULL DEFAULT x''"_s,
                u"ALTER TABLE runs ADD COLUMN baton_version BLOB NOT NULL DEFAULT x''"_s,
                u"ALTER TABLE runs ADD COLUMN item_count INTEGER NOT NULL DEFAULT 0"_s,
                u"ALTER TABLE runs ADD COLUMN ended_at BLOB NOT NULL DEFAULT x''"_s,
                u"ALTER TABLE runs DROP COLUMN open_calls"_s,
                u"DROP TABLE open_calls"_s,
                u"CREATE TABLE call_stands (run INTEGER NOT NULL, idx INTEGER NOT NULL, row_count INTEGER NOT NULL,"
                " proven INTEGER NOT NULL, state BLOB NOT NULL, standing BLOB NOT NULL,"
                " attempt_open INTEGER NOT NULL, may_have_acted INTEGER NOT NULL, PRIMARY KEY (run, idx),"
                " FOREIGN KEY (run, idx) REFERENCES calls(run, idx)) WITHOUT ROWID"_s,
                u"CREATE TABLE row_texts (run INTEGER PRIMARY KEY REFERENCES runs(key), text BLOB NOT NULL)"_s,
            },
            deriveTables};
}

/// Runs that a person gave up; no earlier Baton could write such an event.
Migration abandonedVersion()
{
    return {3, {u"ALTER TABLE runs ADD COLUMN abandoned BLOB NOT NULL DEFAULT x''"_s}};
}

Result<void> performStep(QSqlDatabase &connection, const Migration &migration)
{
    const QString doing = u"bring its data file to version %1"_s.arg(migration.version);
    for (const QString &statement : migration.statements) {
        if (const auto error = execute(connection, statement))
            return failure(storageError(*error, doing));
    }
    if (migration.fill) {
        if (const auto filled = migration.fill(connection); !filled)
            return filled;
    }
    for (const QString &statement : {u"PRAGMA user_version = %1"_s.arg(migration.version), u"COMMIT"_s}) {
        if (const auto error = execute(connection, statement))
            return failure(storageError(*error, doing));
    }
    return {};
}

Result<void> apply(QSqlDatabase &connection, const Migration &migration)
{
    if (const auto error = execute(connection, u"BEGIN IMMEDIATE"_s))
        return failure(storageError(*error, u"bring its data file to version %1"_s.arg(migration.version)));
    Result<void> performed = performStep(connection, migration);
    if (!performed)
        execute(connection, u"ROLLBACK"_s);
    return performed;
}

} // namespace

std::vector<Migration> schemaMigrations()
{
    return {firstVersion(), historyVersion(), abandonedVersion()};
}

Result<int> schemaVersion(const QSqlDatabase &connection)
{
    QSqlQuery query(connection);
    if (!query.exec(u"PRAGMA user_version"_s) || !query.next())
        return failure(storageError(query.lastError(), u"read the version of its data file"_s));
    return query.value(0).toInt();
}

Result<void> migrate(QSqlDatabase &connection, const std::vector<Migration> &migrations)
{
    const Result<int> version = schemaVersion(connection);
    if (!version)
        return failure(version.error());
    const int last = migrations.empty() ? 0 : migrations.back().version;
    if (*version > last) {
        return failure(Error(ErrorKind::Storage,
                             u"The data folder was written by a newer Baton (version %1 of its file; this Baton knows "
                             "version %2)."_s.arg(*version)
                                 .arg(last),
                             u"Use the newer Baton, or another data folder."_s));
    }
    for (const Migration &migration : migrations) {
        if (migration.version <= *version)
            continue;
        if (auto applied = apply(connection, migration); !applied)
            return applied;
    }
    return {};
}

} // namespace baton
