// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/list_file.h"

#include "app/storage/exact_text.h"
#include "app/storage/journal_codec.h"
#include "app/storage/list_codec.h"
#include "app/storage/list_schema.h"
#include "app/storage/sql_error.h"

#include <QFile>
#include <QSqlDatabase>
#include <QVariant>

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

const QString doing = u"keep what it lists"_s;

/// A query with its values; the first thing that was refused.
std::optional<QSqlError> run(QSqlQuery &query, const QString &statement, const QVariantList &values)
{
    query.setForwardOnly(true);
    if (!query.prepare(statement))
        return query.lastError();
    for (const QVariant &value : values)
        query.addBindValue(value);
    if (!query.exec())
        return query.lastError();
    return std::nullopt;
}

std::optional<QSqlError> run(QSqlDatabase &connection, const QString &statement, const QVariantList &values)
{
    QSqlQuery query(connection);
    return run(query, statement, values);
}

/// The file is damaged, or it is not of our making: SQLite's plain error is what it says of tables that are not there.
bool isUseless(const QSqlError &error)
{
    return saysCorrupt(error) || error.nativeErrorCode() == "1"_L1;
}

QString damaged()
{
    return u"The lists that were kept from earlier could not be read, so they are read from the tenant again."_s;
}

Error notKept()
{
    return {ErrorKind::NotFound, u"The list is not kept any more."_s};
}

QVariantList keyOf(const ListKey &key)
{
    return {exactBytes(key.connection.toString()), exactBytes(key.list)};
}

} // namespace

ListFile::ListFile(QString file, qint64 cap, bool on) : m_file(std::move(file)), m_cap(cap), m_on(on) {}

// ---- the file

bool ListFile::open(QSqlDatabase &connection, bool make)
{
    if (m_state != State::Closed)
        return m_state == State::Open;
    if (!QFile::exists(m_file)) {
        QFile fresh(m_file);
        // SQLite gives its side files the permissions of this one.
        if (!make || !fresh.open(QIODevice::NewOnly | QIODevice::WriteOnly, QFile::ReadOwner | QFile::WriteOwner))
            return false;
    }
    std::optional<QSqlError> problem = openListFile(connection, m_file);
    if (problem && isUseless(*problem)) {
        m_notice = damaged();
        QFile fresh(m_file);
        const bool gone = removeFile(connection);
        if (gone && fresh.open(QIODevice::NewOnly | QIODevice::WriteOnly, QFile::ReadOwner | QFile::WriteOwner))
            problem = openListFile(connection, m_file);
    }
    const bool newer = !problem && isOfNewerBaton(connection);
    if (newer)
        m_notice = u"The kept lists are of a newer Baton: this one leaves them alone and keeps none."_s;
    if (problem || newer) {
        connection.close();
        m_state = State::Unusable;
        return false;
    }
    m_state = State::Open;
    return true;
}

bool ListFile::removeFile(QSqlDatabase &connection)
{
    connection.close();
    bool gone = true;
    for (const QString &part : {QString(), u"-wal"_s, u"-shm"_s, u"-journal"_s})
        gone = (!QFile::exists(m_file + part) || QFile::remove(m_file + part)) && gone;
    return gone;
}

Error ListFile::failed(QSqlDatabase &connection, const QSqlError &error)
{
    if (isUseless(error)) {
        m_notice = damaged();
        m_state = removeFile(connection) ? State::Closed : State::Unusable;
    }
    return storageError(error, doing);
}

template <class Work> std::optional<Error> ListFile::transaction(QSqlDatabase &connection, Work work)
{
    std::optional<QSqlError> problem = execute(connection, u"BEGIN IMMEDIATE"_s);
    if (!problem) {
        problem = work();
        if (!problem)
            problem = execute(connection, u"COMMIT"_s);
        if (problem)
            execute(connection, u"ROLLBACK"_s);
    }
    return problem ? std::optional(failed(connection, *problem)) : std::nullopt;
}

// ---- reading

Result<std::optional<LastSeen>> ListFile::lastSeen(QSqlDatabase &connection, const ListKey &key)
{
    if (!m_on || !open(connection, false))
        return std::optional<LastSeen>();
    QSqlQuery query(connection);
    if (const auto error = run(query,
                               u"SELECT name, at, pages, bad, gone FROM readings WHERE connection = ? AND list = ?"
                               " AND ended = 1 ORDER BY key DESC LIMIT 1"_s,
                               keyOf(key)))
        return failure(failed(connection, *error));
    if (!query.next())
        return std::optional<LastSeen>();
    LastSeen seen;
    seen.reading = exactText(query.value(0).toByteArray());
    seen.end.at = journal_codec::decodeTime(exactText(query.value(1).toByteArray()));
    seen.end.pages = query.value(2).toInt();
    seen.end.badRows = query.value(3).toInt();
    const QString gone = exactText(query.value(4).toByteArray());
    if (!gone.isEmpty())
        seen.end.gone = gone.split(u'\n');
    return std::optional(std::move(seen));
}

bool ListFile::keeps(QSqlDatabase &connection, const ConnectionId &id)
{
    if (!m_on || !open(connection, false))
        return false;
    QSqlQuery query(connection);
    const auto error =
        run(query, u"SELECT 1 FROM readings WHERE connection = ? AND ended = 1 LIMIT 1"_s, {exactBytes(id.toString())});
    return !error && query.next();
}

Result<ListRows> ListFile::page(QSqlDatabase &connection, const QString &reading, int index)
{
    if (!m_on || !open(connection, false))
        return failure(notKept());
    QByteArray data;
    {
        QSqlQuery query(connection);
        if (const auto error =
                run(query, u"SELECT data FROM pages JOIN readings ON key = reading WHERE name = ? AND idx = ?"_s,
                    {exactBytes(reading), index}))
            return failure(failed(connection, *error));
        if (!query.next())
            return failure(notKept());
        data = query.value(0).toByteArray();
    }
    Result<ListRows> rows = list_codec::decodeRows(data);
    if (!rows)
        abandon(connection, reading);
    return rows;
}

// ---- writing

void ListFile::keep(QSqlDatabase &connection, const ListKey &key, const QString &reading, int index,
                    const ListRows &rows)
{
    if (!m_on || key.connection.isEmpty() || m_leftOut.contains(reading) || !open(connection, true))
        return;
    const QByteArray name = exactBytes(reading);
    const QByteArray data = list_codec::encodeRows(rows);
    bool fits = true;
    const std::optional<Error> problem = transaction(connection, [&]() -> std::optional<QSqlError> {
        if (auto error = run(connection, u"INSERT OR IGNORE INTO readings (name, connection, list) VALUES (?, ?, ?)"_s,
                             QVariantList{name} + keyOf(key)))
            return error;
        if (auto error = run(connection,
                             u"INSERT INTO pages (reading, idx, data)"
                             " SELECT key, ?, ? FROM readings WHERE name = ? AND ended = 0"_s,
                             {index, data, name}))
            return error;
        if (auto error = run(connection, u"UPDATE readings SET bytes = bytes + ? WHERE name = ?"_s,
                             {static_cast<qint64>(data.size()), name}))
            return error;
        QSqlQuery size(connection);
        if (auto error = run(size, u"SELECT bytes FROM readings WHERE name = ?"_s, {name}))
            return error;
        fits = size.next() && size.value(0).toLongLong() <= m_cap;
        return std::nullopt;
    });
    if (problem || !fits) {
        abandon(connection, reading);
        m_leftOut.insert(reading);
    }
}

/// The lists that were seen longest ago go first.
std::optional<QSqlError> ListFile::makeRoom(QSqlDatabase &connection, const QByteArray &besideReading)
{
    QSqlQuery query(connection);
    if (auto error =
            run(query, u"SELECT key, bytes, name FROM readings WHERE ended = 1 ORDER BY at DESC, key DESC"_s, {}))
        return error;
    qint64 held = 0;
    QList<qint64> older;
    std::vector<std::pair<qint64, qint64>> others;
    while (query.next()) {
        if (query.value(2).toByteArray() == besideReading)
            held += query.value(1).toLongLong();
        else
            others.emplace_back(query.value(0).toLongLong(), query.value(1).toLongLong());
    }
    query.finish();
    for (const auto &[key, bytes] : others) {
        held += bytes;
        if (held > m_cap)
            older << key;
    }
    for (const qint64 key : older) {
        if (auto error = run(connection, u"DELETE FROM readings WHERE key = ?"_s, {key}))
            return error;
    }
    return std::nullopt;
}

void ListFile::complete(QSqlDatabase &connection, const ListKey &key, const QString &reading, const ReadingEnd &end)
{
    if (m_leftOut.remove(reading) || !m_on || key.connection.isEmpty() || !open(connection, true))
        return;
    const QByteArray name = exactBytes(reading);
    bool whole = true;
    const std::optional<Error> problem = transaction(connection, [&]() -> std::optional<QSqlError> {
        // A list without rows has no page.
        if (auto error = run(connection, u"INSERT OR IGNORE INTO readings (name, connection, list) VALUES (?, ?, ?)"_s,
                             QVariantList{name} + keyOf(key)))
            return error;
        QSqlQuery pages(connection);
        if (auto error =
                run(pages, u"SELECT count(*) FROM pages JOIN readings ON key = reading WHERE name = ?"_s, {name}))
            return error;
        whole = pages.next() && pages.value(0).toInt() == end.pages;
        pages.finish();
        if (!whole)
            return std::nullopt;
        if (auto error = run(connection,
                             u"DELETE FROM readings WHERE connection = ? AND list = ? AND name <> ?"
                             " AND ended = 1"_s,
                             keyOf(key) + QVariantList{name}))
            return error;
        if (auto error =
                run(connection, u"UPDATE readings SET ended = 1, at = ?, pages = ?, bad = ?, gone = ? WHERE name = ?"_s,
                    {exactBytes(journal_codec::encodeTime(end.at)), end.pages, end.badRows,
                     exactBytes(end.gone.join(u'\n')), name}))
            return error;
        return makeRoom(connection, name);
    });
    if (problem || !whole)
        abandon(connection, reading);
    else
        giveBack(connection);
}

void ListFile::abandon(QSqlDatabase &connection, const QString &reading)
{
    m_leftOut.remove(reading);
    if (open(connection, false))
        dropWhere(connection, u"name = ?"_s, {exactBytes(reading)});
}

// ---- forgetting

std::optional<QSqlError> ListFile::dropWhere(QSqlDatabase &connection, const QString &condition,
                                             const QList<QByteArray> &values)
{
    QVariantList bound;
    for (const QByteArray &value : values)
        bound << value;
    auto error = run(connection,
                     u"DELETE FROM readings"_s + (condition.isEmpty() ? QString() : u" WHERE "_s + condition), bound);
    if (error)
        failed(connection, *error);
    else
        giveBack(connection);
    return error;
}

/// No copy of what went stays in the log, and its space goes back to the disk.
void ListFile::giveBack(QSqlDatabase &connection)
{
    execute(connection, u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
}

void ListFile::forget(QSqlDatabase &connection, const ConnectionId &id)
{
    if (open(connection, false))
        dropWhere(connection, u"connection = ?"_s, {exactBytes(id.toString())});
}

void ListFile::forget(QSqlDatabase &connection, const ListKey &key)
{
    if (open(connection, false))
        dropWhere(connection, u"connection = ? AND list = ?"_s,
                  {exactBytes(key.connection.toString()), exactBytes(key.list)});
}

void ListFile::forgetAllBut(QSqlDatabase &connection, const std::vector<ConnectionId> &ids)
{
    if (!open(connection, false))
        return;
    QList<QByteArray> kept;
    QStringList marks;
    for (const ConnectionId &id : ids) {
        kept << exactBytes(id.toString());
        marks << u"?"_s;
    }
    dropWhere(connection, u"connection NOT IN ("_s + marks.join(u',') + u')', kept);
}

void ListFile::setOn(QSqlDatabase &connection, bool on)
{
    m_on = on;
    if (!on && open(connection, false))
        dropWhere(connection, {}, {});
}

QString ListFile::notice(QSqlDatabase &connection)
{
    open(connection, false);
    return m_notice;
}

} // namespace baton
