// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/journal_reader.h"

#include "app/storage/journal_codec.h"
#include "app/storage/journal_writer.h"
#include "app/storage/row_reading.h"

namespace baton::journal_reader {

using namespace Qt::StringLiterals;

namespace {

Result<qint64> keyOf(const QSqlDatabase &connection, const RunId &id)
{
    QSqlQuery query(connection);
    query.prepare(u"SELECT key FROM runs WHERE id = ?"_s);
    query.addBindValue(exactBytes(id.toString()));
    if (!query.exec())
        return failure(readError(query));
    if (!query.next()) {
        return failure(Error(ErrorKind::NotFound, u"There is no run %1 in this data folder."_s.arg(id.toString()),
                             u"Look for it in the history; each data folder has its own."_s));
    }
    return query.value(0).toLongLong();
}

Result<QByteArray> recordOf(const QSqlDatabase &connection, qint64 key)
{
    QSqlQuery query(connection);
    query.prepare(u"SELECT data FROM records WHERE run = ?"_s);
    query.addBindValue(key);
    if (!query.exec())
        return failure(readError(query));
    if (!query.next())
        return failure(Error(ErrorKind::Storage, u"The data file has lost the record of a run."_s));
    return query.value(0).toByteArray();
}

/// The columns of a StoredCall, for storedCallOf().
constexpr QLatin1StringView callColumns{"id, method, path, body, sha256, data, row_data"};

StoredCall storedCallOf(const QSqlQuery &query)
{
    return {query.value(0).toByteArray(), query.value(1).toByteArray(), query.value(2).toByteArray(),
            query.value(3).toByteArray(), query.value(4).toByteArray(), query.value(5).toByteArray(),
            query.value(6).toByteArray()};
}

template <class Take> Result<void> forEachCall(const QSqlDatabase &connection, qint64 key, Take take)
{
    return forEachRow(
        connection, u"SELECT %1 FROM calls WHERE run = ? ORDER BY idx"_s.arg(callColumns),
        [&take](const QSqlQuery &query) { return take(storedCallOf(query)); }, key);
}

/// The data of every row left out, or of every warning.
template <class Take>
Result<void> forEachData(const QSqlDatabase &connection, const QString &table, qint64 key, Take take)
{
    return forEachRow(
        connection, u"SELECT data FROM %1 WHERE run = ? ORDER BY idx"_s.arg(table),
        [&take](const QSqlQuery &query) { return take(query.value(0).toByteArray()); }, key);
}

Result<Call> callOf(const StoredCall &stored)
{
    Result<Call> call = journal_codec::decodeCall(stored.data);
    if (!call)
        return call;
    Result<QList<CallRow>> rows = journal_codec::decodeRows(stored.rows);
    if (!rows)
        return failure(rows.error());
    call->id = CallId(exactText(stored.id));
    call->method = exactText(stored.method);
    call->path = exactText(stored.path);
    call->body = stored.body;
    call->bodyHash = stored.bodyHash;
    call->rows = std::move(*rows);
    return call;
}

JournalEvent eventIn(const QSqlQuery &query, const RunId &run)
{
    return {run, CallId(textAt(query, 0)), journal_codec::decodeTime(textAt(query, 1)),
            journal_codec::decodeEvent(textAt(query, 2), query.value(3).toByteArray())};
}

/// The events, and beside them how many lie in the file and how they hang in the chain.
Result<void> readEvents(const QSqlDatabase &connection, RunStory &story)
{
    const RunId &id = story.record.id;
    return forEachRow(
        connection, u"SELECT call, at, kind, data, hash FROM events WHERE run = ? ORDER BY seq"_s,
        [&story, &id](const QSqlQuery &query) -> Result<void> {
            story.lastHash = query.value(4).toByteArray();
            if (story.storedEvents++ == 0)
                story.firstHash = story.lastHash;
            if (textAt(query, 2) != QLatin1StringView(journal_writer::runBegun))
                story.events.push_back(eventIn(query, id));
            return {};
        },
        exactBytes(id.toString()));
}

Result<RunRecord> readRecord(const QSqlDatabase &connection, qint64 key, const RunId &id)
{
    return recordOf(connection, key).and_then(journal_codec::decodeRecord).map([&id](RunRecord record) {
        record.id = id;
        return record;
    });
}

} // namespace

StoredEvent storedEventOf(const QSqlQuery &query)
{
    return {query.value(0).toLongLong(),  query.value(1).toByteArray(), query.value(2).toByteArray(),
            query.value(3).toByteArray(), query.value(4).toByteArray(), query.value(5).toByteArray(),
            query.value(6).toByteArray(), query.value(7).toByteArray()};
}

Result<Plan> plan(const QSqlDatabase &connection, qint64 runKey)
{
    Plan plan;
    auto read =
        forEachCall(connection, runKey, [&plan](const StoredCall &stored) { return keep(plan.calls, callOf(stored)); });
    if (read) {
        read = forEachData(connection, u"left_out"_s, runKey, [&plan](const QByteArray &data) {
            return keep(plan.leftOut, journal_codec::decodeLeftOut(data));
        });
    }
    if (read) {
        read = forEachData(connection, u"warnings"_s, runKey, [&plan](const QByteArray &data) {
            return keep(plan.warnings, journal_codec::decodeWarning(data));
        });
    }
    if (!read)
        return failure(read.error());
    return plan;
}

Result<RunStory> run(QSqlDatabase &connection, const RunId &id)
{
    const Result<qint64> key = keyOf(connection, id);
    if (!key)
        return failure(key.error());
    Result<RunRecord> record = readRecord(connection, *key, id);
    if (!record)
        return failure(record.error());
    Result<Plan> planned = plan(connection, *key);
    if (!planned)
        return failure(planned.error());
    RunStory story;
    story.record = std::move(*record);
    story.record.plan = std::move(*planned);
    if (const auto read = readEvents(connection, story); !read)
        return failure(read.error());
    return story;
}

Result<RunOutline> outline(QSqlDatabase &connection, const RunId &id)
{
    return run(connection, id).map([](const RunStory &story) { return outlineOf(story); });
}

Result<CallStory> call(QSqlDatabase &connection, const RunId &run, const CallId &id)
{
    const Result<qint64> key = keyOf(connection, run);
    if (!key)
        return failure(key.error());
    Result<RunRecord> record = readRecord(connection, *key, run);
    if (!record)
        return failure(record.error());
    std::vector<CallStory> found;
    auto read = forEachRow(
        connection, u"SELECT %1, idx FROM calls WHERE run = ? AND id = ?"_s.arg(callColumns),
        [&](const QSqlQuery &query) {
            return keep(found, callOf(storedCallOf(query)).map([&query](Call call) {
                return CallStory{{}, query.value(7).toInt(), std::move(call), {}};
            }));
        },
        *key, exactBytes(id.toString()));
    if (!read)
        return failure(read.error());
    if (found.empty())
        return failure(Error(ErrorKind::NotFound, u"The run has no call %1."_s.arg(id.toString())));
    CallStory story = std::move(found.front());
    story.record = std::move(*record);
    story.record.order.rows.clear();
    read = forEachRow(
        connection, u"SELECT call, at, kind, data FROM events WHERE run = ? AND call = ? ORDER BY seq"_s,
        [&](const QSqlQuery &query) -> Result<void> {
            story.events.push_back(eventIn(query, run));
            return {};
        },
        exactBytes(run.toString()), exactBytes(id.toString()));
    if (!read)
        return failure(read.error());
    return story;
}

Result<RunEvidence> evidence(QSqlDatabase &connection, const RunId &id)
{
    const Result<qint64> key = keyOf(connection, id);
    if (!key)
        return failure(key.error());
    const Result<QByteArray> record = recordOf(connection, *key);
    if (!record)
        return failure(record.error());
    RunEvidence evidence;
    evidence.run = id;
    evidence.record = *record;
    const auto into = [](std::vector<QByteArray> &list) {
        return [&list](const QByteArray &data) -> Result<void> {
            list.push_back(data);
            return {};
        };
    };
    auto read = forEachCall(connection, *key, [&evidence](const StoredCall &stored) -> Result<void> {
        evidence.calls.push_back(stored);
        return {};
    });
    if (read)
        read = forEachData(connection, u"left_out"_s, *key, into(evidence.leftOut));
    if (read)
        read = forEachData(connection, u"warnings"_s, *key, into(evidence.warnings));
    if (read) {
        read = forEachRow(
            connection, u"SELECT "_s + eventColumns + u" FROM events WHERE run = ? ORDER BY seq"_s,
            [&evidence](const QSqlQuery &query) -> Result<void> {
                evidence.events.push_back(storedEventOf(query));
                return {};
            },
            exactBytes(id.toString()));
    }
    if (!read)
        return failure(read.error());
    return evidence;
}

} // namespace baton::journal_reader
