// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/journal_writer.h"

#include "app/storage/event_chain.h"
#include "app/storage/exact_text.h"
#include "app/storage/journal_codec.h"
#include "app/storage/run_counts.h"
#include "app/storage/run_digest.h"
#include "app/storage/run_facts.h"
#include "app/storage/sql_error.h"

#include <QSet>
#include <QSqlDatabase>
#include <QVariant>

namespace baton::journal_writer {

using namespace Qt::StringLiterals;

namespace {

// A null QByteArray would be bound as NULL; these columns know only empty.
QByteArray blob(const QByteArray &value)
{
    return value.isNull() ? QByteArray("") : value;
}

Error badRecord(const QString &what)
{
    return Error(ErrorKind::Internal, u"The run was not written down: "_s + what);
}

Result<void> run(QSqlQuery &query)
{
    return performed(query, u"write down what it does"_s);
}

/// Puts events at the end of the chain.
class ChainWriter
{
public:
    explicit ChainWriter(const QSqlDatabase &connection) : m_insert(connection), m_head(connection)
    {
        m_insert.prepare(u"INSERT INTO events (seq, run, call, at, kind, data, prev_hash, hash)"
                         " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s);
    }

    Result<void> open()
    {
        if (!m_head.exec(u"SELECT seq, hash FROM chain_head"_s) || !m_head.next())
            return failure(storageError(m_head.lastError(), u"find the end of its records"_s));
        m_seq = m_head.value(0).toLongLong();
        m_hash = m_head.value(1).toByteArray();
        m_head.finish();
        return {};
    }

    Result<void> add(const RunId &runId, const CallId &call, const QDateTime &at, const QString &kind,
                     const QByteArray &data)
    {
        StoredEvent event{m_seq + 1,
                          exactBytes(runId.toString()),
                          exactBytes(call.toString()),
                          exactBytes(journal_codec::encodeTime(at)),
                          exactBytes(kind),
                          blob(data),
                          m_hash,
                          {}};
        event.hash = chainHash(event);
        m_insert.bindValue(0, event.seq);
        m_insert.bindValue(1, event.run);
        m_insert.bindValue(2, event.call);
        m_insert.bindValue(3, event.at);
        m_insert.bindValue(4, event.kind);
        m_insert.bindValue(5, event.data);
        m_insert.bindValue(6, event.previousHash);
        m_insert.bindValue(7, event.hash);
        if (auto inserted = run(m_insert); !inserted)
            return inserted;
        m_seq = event.seq;
        m_hash = event.hash;
        return {};
    }

    Result<void> close()
    {
        m_head.prepare(u"UPDATE chain_head SET seq = ?, hash = ?"_s);
        m_head.addBindValue(m_seq);
        m_head.addBindValue(m_hash);
        return run(m_head);
    }

private:
    QSqlQuery m_insert;
    QSqlQuery m_head;
    qint64 m_seq = 0;
    QByteArray m_hash;
};

std::optional<Error> flawOf(const RunRecord &record)
{
    if (record.id.isEmpty())
        return badRecord(u"it has no id."_s);
    QSet<CallId> ids;
    for (const Call &call : record.plan.calls) {
        if (call.id.isEmpty() || ids.contains(call.id))
            return badRecord(u"each of its calls needs an id of its own."_s);
        ids.insert(call.id);
        const QByteArray hash = QCryptographicHash::hash(call.body, QCryptographicHash::Sha256).toHex();
        if (!call.bodyHash.isEmpty() && call.bodyHash != hash)
            return badRecord(u"the hash of call %1 does not fit its body."_s.arg(call.id.toString()));
    }
    return std::nullopt;
}

Result<qint64> insertRun(const QSqlDatabase &connection, const RunRecord &record)
{
    QSqlQuery taken(connection);
    taken.prepare(u"SELECT 1 FROM runs WHERE id = ?"_s);
    taken.addBindValue(exactBytes(record.id.toString()));
    if (const auto asked = run(taken); !asked)
        return failure(asked.error());
    if (taken.next())
        return failure(badRecord(u"its id %1 is taken."_s.arg(record.id.toString())));

    QSqlQuery query(connection);
    query.prepare(u"INSERT INTO runs (id, at, connection, connection_name, acting_name, target_name, reason, undoes,"
                  " continues, calls, row_count, left_out) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    for (const QString &value :
         {record.id.toString(), journal_codec::encodeTime(record.at), record.order.connection.toString(),
          record.origin.connectionName, record.origin.actingName, record.order.targetName, record.order.reason,
          record.undoes.toString(), record.continues.toString()})
        query.addBindValue(exactBytes(value));
    query.addBindValue(static_cast<int>(record.plan.calls.size()));
    query.addBindValue(record.plan.carriedRows());
    query.addBindValue(static_cast<int>(record.plan.leftOut.size()));
    if (const auto inserted = run(query); !inserted)
        return failure(inserted.error());
    const qint64 key = query.lastInsertId().toLongLong();

    query.prepare(u"INSERT INTO records (run, data) VALUES (?, ?)"_s);
    query.addBindValue(key);
    query.addBindValue(journal_codec::encodeRecord(record));
    if (const auto inserted = run(query); !inserted)
        return failure(inserted.error());
    return key;
}

Result<void> insertCalls(const QSqlDatabase &connection, qint64 key, const std::vector<Call> &calls)
{
    QSqlQuery insert(connection);
    insert.prepare(u"INSERT INTO calls (run, idx, id, method, path, body, sha256, data, row_count, row_data)"
                   " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    int index = 0;
    for (const Call &call : calls) {
        insert.bindValue(0, key);
        insert.bindValue(1, index++);
        insert.bindValue(2, exactBytes(call.id.toString()));
        insert.bindValue(3, exactBytes(call.method));
        insert.bindValue(4, exactBytes(call.path));
        insert.bindValue(5, blob(call.body));
        insert.bindValue(6, QCryptographicHash::hash(call.body, QCryptographicHash::Sha256).toHex());
        insert.bindValue(7, journal_codec::encodeCall(call));
        insert.bindValue(8, static_cast<int>(call.rows.size()));
        insert.bindValue(9, journal_codec::encodeRows(call.rows));
        if (auto inserted = run(insert); !inserted)
            return inserted;
    }
    return {};
}

template <class List, class Encode>
Result<void> insertEach(const QSqlDatabase &connection, const QString &table, qint64 key, const List &list,
                        Encode encode)
{
    QSqlQuery query(connection);
    query.prepare(u"INSERT INTO %1 (run, idx, data) VALUES (?, ?, ?)"_s.arg(table));
    int index = 0;
    for (const auto &value : list) {
        query.bindValue(0, key);
        query.bindValue(1, index++);
        query.bindValue(2, encode(value));
        if (auto inserted = run(query); !inserted)
            return inserted;
    }
    return {};
}

} // namespace

Result<void> begin(QSqlDatabase &connection, const RunRecord &record)
{
    if (const auto flaw = flawOf(record))
        return failure(*flaw);
    const Result<qint64> key = insertRun(connection, record);
    if (!key)
        return failure(key.error());
    const Plan &plan = record.plan;
    if (auto inserted = insertCalls(connection, *key, plan.calls); !inserted)
        return inserted;
    if (auto inserted = insertEach(connection, u"left_out"_s, *key, plan.leftOut, journal_codec::encodeLeftOut);
        !inserted)
        return inserted;
    if (auto inserted = insertEach(connection, u"warnings"_s, *key, plan.warnings, journal_codec::encodeWarning);
        !inserted)
        return inserted;

    if (auto written = writeRunFacts(connection, *key, record); !written)
        return written;

    const std::optional<QByteArray> digest = runDigest(connection, *key);
    if (!digest)
        return failure(Error(ErrorKind::Storage, u"The run was written down, but could not be read back."_s));
    ChainWriter chain(connection);
    if (auto opened = chain.open(); !opened)
        return opened;
    if (auto added = chain.add(record.id, CallId(), record.at, QString::fromLatin1(runBegun), encodeRunBegun(*digest));
        !added)
        return added;
    return chain.close();
}

Result<void> append(QSqlDatabase &connection, const std::vector<JournalEvent> &events)
{
    ChainWriter chain(connection);
    RunCountsKeeper counts(connection);
    if (auto opened = chain.open(); !opened)
        return opened;
    for (const JournalEvent &event : events) {
        if (std::holds_alternative<UnreadableEvent>(event.what))
            return failure(Error(ErrorKind::Internal, u"A record that cannot be read is never written."_s));
        if (auto counted = counts.add(event); !counted)
            return counted;
        if (auto added = chain.add(event.run, event.call, event.at, journal_codec::kindOf(event.what),
                                   journal_codec::encodeEvent(event.what));
            !added)
            return added;
    }
    if (auto closed = chain.close(); !closed)
        return closed;
    return counts.close();
}

} // namespace baton::journal_writer
