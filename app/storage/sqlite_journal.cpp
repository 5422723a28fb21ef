// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/sqlite_journal.h"

#include "app/storage/chain_check.h"
#include "app/storage/journal_reader.h"
#include "app/storage/journal_writer.h"
#include "app/storage/run_list.h"

namespace baton {

QFuture<Result<void>> SqliteJournal::begin(RunRecord record)
{
    return m_database.write(
        [record = std::move(record)](QSqlDatabase &connection) { return journal_writer::begin(connection, record); });
}

QFuture<Result<void>> SqliteJournal::append(std::vector<JournalEvent> events)
{
    return m_database.write(
        [events = std::move(events)](QSqlDatabase &connection) { return journal_writer::append(connection, events); });
}

QFuture<Result<std::vector<RunSummary>>> SqliteJournal::runs()
{
    return m_database.read(run_list::runs);
}

QFuture<Result<RunOutline>> SqliteJournal::outline(RunId id)
{
    return m_database.read(
        [id = std::move(id)](QSqlDatabase &connection) { return journal_reader::outline(connection, id); });
}

QFuture<Result<CallStory>> SqliteJournal::call(RunId run, CallId id)
{
    return m_database.read([run = std::move(run), id = std::move(id)](QSqlDatabase &connection) {
        return journal_reader::call(connection, run, id);
    });
}

QFuture<Result<RunStory>> SqliteJournal::run(RunId id)
{
    return m_database.read(
        [id = std::move(id)](QSqlDatabase &connection) { return journal_reader::run(connection, id); });
}

QFuture<Result<RunEvidence>> SqliteJournal::evidence(RunId id)
{
    return m_database.read(
        [id = std::move(id)](QSqlDatabase &connection) { return journal_reader::evidence(connection, id); });
}

QFuture<Result<QHash<RunId, QStringList>>> SqliteJournal::search(RowSearch find)
{
    return m_database.read(
        [find = std::move(find)](QSqlDatabase &connection) { return run_list::search(connection, find); });
}

QFuture<Result<ChainReport>> SqliteJournal::checkChain()
{
    return m_database.read(baton::checkChain);
}

} // namespace baton
