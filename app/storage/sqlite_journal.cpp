// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/sqlite_journal.h"

#include "app/storage/journal_reader.h"
#include "app/storage/journal_writer.h"

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
    return m_database.read(journal_reader::runs);
}

QFuture<Result<RunStory>> SqliteJournal::run(RunId id)
{
    return m_database.read(
        [id = std::move(id)](QSqlDatabase &connection) { return journal_reader::run(connection, id); });
}

QFuture<Result<ChainReport>> SqliteJournal::checkChain()
{
    return m_database.read(journal_reader::checkChain);
}

} // namespace baton
