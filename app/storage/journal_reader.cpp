// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/journal_reader.h"

#include "app/storage/event_chain.h"
#include "app/storage/exact_text.h"
#include "app/storage/journal_codec.h"
#include "app/storage/journal_writer.h"
#include "app/storage/run_digest.h"
#include "app/storage/sql_error.h"

#include <QSqlDatabase>
#include <QVariant>

namespace baton::journal_reader {

using namespace Qt::StringLiterals;

namespace {

Error readError(const QSqlQuery &query)
{
    return storageError(query.lastError(), u"read what was written down"_s);
}

QString textAt(const QSqlQuery &query, int column)
{
    return exactText(query.value(column).toByteArray());
}

/// Runs a query over the rows of one run and hands each to `take`, which may refuse it.
template <class Key, class Take>
Result<void> forEachRow(const QSqlDatabase &connection, const QString &select, const Key &key, Take take)
{
    QSqlQuery query(connection);
    query.setForwardOnly(true);
    query.prepare(select);
    query.addBindValue(key);
    if (!query.exec())
        return failure(readError(query));
    while (query.next()) {
        if (Result<void> taken = take(query); !taken)
            return taken;
    }
    if (query.lastError().isValid())
        return failure(readError(query));
    return {};
}

/// Puts a decoded value at the end of a list, or passes its error on.
template <class T> Result<void> keep(std::vector<T> &list, Result<T> value)
{
    if (!value)
        return failure(value.error());
    list.push_back(std::move(*value));
    return {};
}

Result<Call> callOf(const QSqlQuery &query)
{
    Result<Call> call = journal_codec::decodeCall(query.value(5).toByteArray());
    if (!call)
        return call;
    Result<std::vector<CallRow>> rows = journal_codec::decodeRows(query.value(6).toByteArray());
    if (!rows)
        return failure(rows.error());
    call->id = CallId(textAt(query, 0));
    call->method = textAt(query, 1);
    call->path = textAt(query, 2);
    call->body = query.value(3).toByteArray();
    call->bodyHash = query.value(4).toByteArray();
    call->rows = std::move(*rows);
    return call;
}

Result<Plan> readPlan(const QSqlDatabase &connection, qint64 key)
{
    Plan plan;
    auto read = forEachRow(
        connection, u"SELECT id, method, path, body, sha256, data, row_data FROM calls WHERE run = ? ORDER BY idx"_s,
        key, [&plan](const QSqlQuery &query) { return keep(plan.calls, callOf(query)); });
    if (read) {
        read = forEachRow(connection, u"SELECT data FROM left_out WHERE run = ? ORDER BY idx"_s, key,
                          [&plan](const QSqlQuery &query) {
                              return keep(plan.leftOut, journal_codec::decodeLeftOut(query.value(0).toByteArray()));
                          });
    }
    if (read) {
        read = forEachRow(connection, u"SELECT data FROM warnings WHERE run = ? ORDER BY idx"_s, key,
                          [&plan](const QSqlQuery &query) {
                              return keep(plan.warnings, journal_codec::decodeWarning(query.value(0).toByteArray()));
                          });
    }
    if (!read)
        return failure(read.error());
    return plan;
}

Result<std::vector<JournalEvent>> readEvents(const QSqlDatabase &connection, const RunId &id)
{
    std::vector<JournalEvent> events;
    const auto read =
        forEachRow(connection, u"SELECT call, at, kind, data FROM events WHERE run = ? ORDER BY seq"_s,
                   exactBytes(id.toString()), [&](const QSqlQuery &query) -> Result<void> {
                       const QString kind = textAt(query, 2);
                       if (kind != QLatin1StringView(journal_writer::runBegun)) {
                           events.push_back({id, CallId(textAt(query, 0)), journal_codec::decodeTime(textAt(query, 1)),
                                             journal_codec::decodeEvent(kind, query.value(3).toByteArray())});
                       }
                       return {};
                   });
    if (!read)
        return failure(read.error());
    return events;
}

/// Whether the first event of a run still vouches for what was written down with it.
bool vouches(const QSqlDatabase &connection, const StoredEvent &event)
{
    QSqlQuery query(connection);
    query.prepare(u"SELECT key FROM runs WHERE id = ?"_s);
    query.addBindValue(event.run);
    if (!query.exec() || !query.next())
        return false;
    const std::optional<QByteArray> digest = runDigest(connection, query.value(0).toLongLong());
    return digest && event.data == encodeRunBegun(*digest);
}

StoredEvent eventOf(const QSqlQuery &query)
{
    return {query.value(0).toLongLong(),  query.value(1).toByteArray(), query.value(2).toByteArray(),
            query.value(3).toByteArray(), query.value(4).toByteArray(), query.value(5).toByteArray(),
            query.value(6).toByteArray(), query.value(7).toByteArray()};
}

Result<qint64> firstBroken(const QSqlDatabase &connection)
{
    QSqlQuery query(connection);
    query.setForwardOnly(true);
    if (!query.exec(u"SELECT seq, run, call, at, kind, data, prev_hash, hash FROM events ORDER BY seq"_s))
        return failure(readError(query));
    qint64 seq = 0;
    QByteArray hash = chainStart();
    while (query.next()) {
        const StoredEvent event = eventOf(query);
        ++seq;
        if (event.seq != seq || event.previousHash != hash || event.hash != chainHash(event))
            return seq;
        if (event.kind == journal_writer::runBegun && !vouches(connection, event))
            return seq;
        hash = event.hash;
    }
    if (query.lastError().isValid())
        return failure(readError(query));
    // The head tells of events that were cut off at the end.
    if (!query.exec(u"SELECT seq, hash FROM chain_head"_s) || !query.next())
        return failure(readError(query));
    if (query.value(0).toLongLong() == seq && query.value(1).toByteArray() == hash)
        return -1;
    return query.value(0).toLongLong() > seq ? seq + 1 : seq;
}

} // namespace

Result<std::vector<RunSummary>> runs(QSqlDatabase &connection)
{
    QSqlQuery query(connection);
    query.setForwardOnly(true);
    if (!query.exec(u"SELECT id, at, connection, connection_name, acting_name, target_name, reason, undoes, calls,"
                    " row_count, left_out, moved, moved_elsewhere, not_moved, unknown, open_calls, ended"
                    " FROM runs ORDER BY key DESC"_s))
        return failure(readError(query));
    std::vector<RunSummary> list;
    while (query.next()) {
        RunSummary &summary = list.emplace_back();
        summary.id = RunId(textAt(query, 0));
        summary.at = journal_codec::decodeTime(textAt(query, 1));
        summary.connection = ConnectionId(textAt(query, 2));
        summary.connectionName = textAt(query, 3);
        summary.actingName = textAt(query, 4);
        summary.targetName = textAt(query, 5);
        summary.reason = textAt(query, 6);
        summary.undoes = RunId(textAt(query, 7));
        summary.calls = query.value(8).toInt();
        summary.rows = query.value(9).toInt();
        summary.leftOut = query.value(10).toInt();
        summary.moved = query.value(11).toInt();
        summary.movedElsewhere = query.value(12).toInt();
        summary.notMoved = query.value(13).toInt();
        summary.unknown = query.value(14).toInt();
        summary.openCalls = query.value(15).toInt();
        summary.ended = query.value(16).toInt() != 0;
    }
    if (query.lastError().isValid())
        return failure(readError(query));
    return list;
}

Result<RunStory> run(QSqlDatabase &connection, const RunId &id)
{
    QSqlQuery query(connection);
    query.prepare(u"SELECT key, data FROM runs JOIN records ON run = key WHERE id = ?"_s);
    query.addBindValue(exactBytes(id.toString()));
    if (!query.exec())
        return failure(readError(query));
    if (!query.next()) {
        return failure(Error(ErrorKind::NotFound, u"There is no run %1 in this data folder."_s.arg(id.toString()),
                             u"Look for it in the history; each data folder has its own."_s));
    }
    Result<RunRecord> record = journal_codec::decodeRecord(query.value(1).toByteArray());
    if (!record)
        return failure(record.error());
    Result<Plan> plan = readPlan(connection, query.value(0).toLongLong());
    if (!plan)
        return failure(plan.error());
    Result<std::vector<JournalEvent>> events = readEvents(connection, id);
    if (!events)
        return failure(events.error());
    record->plan = std::move(*plan);
    return RunStory{std::move(*record), std::move(*events)};
}

Result<ChainReport> checkChain(QSqlDatabase &connection)
{
    ChainReport report;
    QSqlQuery query(connection);
    if (!query.exec(u"SELECT count(*) FROM events"_s) || !query.next())
        return failure(readError(query));
    report.events = query.value(0).toLongLong();
    const Result<qint64> broken = firstBroken(connection);
    if (!broken)
        return failure(broken.error());
    report.firstBroken = *broken;
    report.intact = *broken < 0;
    return report;
}

} // namespace baton::journal_reader
