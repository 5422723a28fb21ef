// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/chain_check.h"

#include "app/storage/event_chain.h"
#include "app/storage/journal_reader.h"
#include "app/storage/journal_writer.h"
#include "app/storage/row_reading.h"
#include "app/storage/run_digest.h"

namespace baton {

using namespace Qt::StringLiterals;

namespace {

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

Result<qint64> firstBroken(const QSqlDatabase &connection)
{
    QSqlQuery query(connection);
    query.setForwardOnly(true);
    if (!query.exec(u"SELECT "_s + journal_reader::eventColumns + u" FROM events ORDER BY seq"_s))
        return failure(readError(query));
    qint64 seq = 0;
    QByteArray hash = chainStart();
    while (query.next()) {
        const StoredEvent event = journal_reader::storedEventOf(query);
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

} // namespace baton
