// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/run_digest.h"

#include "app/storage/event_chain.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

/// Adds the one column of every row, then how many there were.
bool addRows(FieldDigest &digest, const QSqlDatabase &connection, const QString &select, qint64 runKey)
{
    QSqlQuery query(connection);
    query.setForwardOnly(true);
    query.prepare(select);
    query.addBindValue(runKey);
    if (!query.exec())
        return false;
    qint64 rows = 0;
    for (; query.next(); ++rows)
        digest.add(query.value(0).toByteArray());
    digest.add(rows);
    return !query.lastError().isValid();
}

/// Calls go in by the hash of their body, which must also be the one that is written beside it.
bool addCalls(FieldDigest &digest, const QSqlDatabase &connection, qint64 runKey)
{
    QSqlQuery query(connection);
    query.setForwardOnly(true);
    query.prepare(u"SELECT body, sha256, id, method, path, data, row_data FROM calls WHERE run = ? ORDER BY idx"_s);
    query.addBindValue(runKey);
    if (!query.exec())
        return false;
    qint64 calls = 0;
    for (; query.next(); ++calls) {
        const QByteArray hash =
            QCryptographicHash::hash(query.value(0).toByteArray(), QCryptographicHash::Sha256).toHex();
        if (hash != query.value(1).toByteArray())
            return false;
        digest.add(hash);
        for (int column = 2; column < 7; ++column)
            digest.add(query.value(column).toByteArray());
    }
    digest.add(calls);
    return !query.lastError().isValid();
}

} // namespace

std::optional<QByteArray> runDigest(const QSqlDatabase &connection, qint64 runKey)
{
    FieldDigest digest;
    if (!addRows(digest, connection, u"SELECT data FROM records WHERE run = ?"_s, runKey) ||
        !addCalls(digest, connection, runKey) ||
        !addRows(digest, connection, u"SELECT data FROM left_out WHERE run = ? ORDER BY idx"_s, runKey) ||
        !addRows(digest, connection, u"SELECT data FROM warnings WHERE run = ? ORDER BY idx"_s, runKey))
        return std::nullopt;
    return digest.result();
}

QByteArray encodeRunBegun(const QByteArray &digest)
{
    return "{\"sha256\":\"" + digest.toHex() + "\"}";
}

} // namespace baton
