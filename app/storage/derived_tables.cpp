// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/derived_tables.h"

#include "app/storage/journal_codec.h"
#include "app/storage/journal_reader.h"
#include "app/storage/journal_writer.h"
#include "app/storage/row_reading.h"
#include "app/storage/run_counts.h"
#include "app/storage/run_facts.h"

namespace baton {

using namespace Qt::StringLiterals;

namespace {

Error deriveError(const QSqlError &error)
{
    return storageError(error, u"make its list of runs anew"_s);
}

Result<void> forgetAll(const QSqlDatabase &connection)
{
    for (const QString &statement :
         {u"DELETE FROM call_stands"_s, u"DELETE FROM row_outcomes"_s, u"DELETE FROM row_texts"_s,
          u"UPDATE runs SET moved = 0, moved_elsewhere = 0, not_moved = 0, unknown = 0, ended = 0,"
          " ended_at = x''"_s}) {
        if (const auto error = execute(connection, statement))
            return failure(deriveError(*error));
    }
    return {};
}

Result<void> takeRuns(const QSqlDatabase &connection)
{
    return forEachRow(
        connection, u"SELECT run, data FROM records ORDER BY run"_s, [&](const QSqlQuery &query) -> Result<void> {
            const qint64 key = query.value(0).toLongLong();
            RunRecord record = journal_codec::decodeRecord(query.value(1).toByteArray()).value_or(RunRecord());
            record.plan = journal_reader::plan(connection, key).value_or(Plan());
            return writeRunFacts(connection, key, record);
        });
}

Result<void> replayEvents(QSqlDatabase &connection)
{
    RunCountsKeeper counts(connection);
    const auto replayed = forEachRow(connection, u"SELECT run, call, at, kind, data FROM events ORDER BY seq"_s,
                                     [&counts](const QSqlQuery &query) -> Result<void> {
                                         const QString kind = textAt(query, 3);
                                         if (kind == QLatin1StringView(journal_writer::runBegun))
                                             return {};
                                         const auto counted = counts.add(
                                             {RunId(textAt(query, 0)), CallId(textAt(query, 1)),
                                              journal_codec::decodeTime(textAt(query, 2)),
                                              journal_codec::decodeEvent(kind, query.value(4).toByteArray())});
                                         // An event of a call that is not there was meddled with; the check of the
                                         // chain says so.
                                         if (!counted && counted.error().kind != ErrorKind::Internal)
                                             return counted;
                                         return {};
                                     });
    return replayed ? counts.close() : replayed;
}

} // namespace

Result<void> deriveTables(QSqlDatabase &connection)
{
    if (auto forgotten = forgetAll(connection); !forgotten)
        return forgotten;
    if (auto taken = takeRuns(connection); !taken)
        return taken;
    return replayEvents(connection);
}

} // namespace baton
