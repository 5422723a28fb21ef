// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/journal.h"
#include "app/storage/database.h"

namespace baton {

/// The journal in the data folder's SQLite file. Everything, also making and reading the JSON, happens on the
/// database's threads; readings see every writing that was asked for before them.
class SqliteJournal final : public Journal
{
public:
    /// The database must outlive the journal and may serve others.
    explicit SqliteJournal(Database &database) : m_database(database) {}

    QFuture<Result<void>> begin(RunRecord record) override;
    QFuture<Result<void>> append(std::vector<JournalEvent> events) override;
    QFuture<Result<std::vector<RunSummary>>> runs() override;
    QFuture<Result<RunOutline>> outline(RunId id) override;
    QFuture<Result<CallStory>> call(RunId run, CallId id) override;
    QFuture<Result<RunStory>> run(RunId id) override;
    QFuture<Result<RunEvidence>> evidence(RunId id) override;
    QFuture<Result<QHash<RunId, QStringList>>> search(RowSearch find) override;
    QFuture<Result<ChainReport>> checkChain() override;

private:
    Database &m_database;
};

} // namespace baton
