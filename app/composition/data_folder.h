// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/journal.h"
#include "models/domain/id.h"

#include <QFuture>

#include <memory>
#include <vector>

namespace baton {

class Database;
class ListCache;
class SqliteJournal;
class SqliteListCache;

/// The folder with Baton's journal. A process makes one of each folder and gives it to every connection it opens: the
/// folder has one lock and one file, however many tenants write to it. Lives in the main thread.
class DataFolder
{
public:
    /// Nothing is touched yet. Empty: the standard one.
    explicit DataFolder(QString path = {});
    ~DataFolder();
    DataFolder(const DataFolder &) = delete;
    DataFolder &operator=(const DataFolder &) = delete;

    static QString standardPath();
    const QString &path() const { return m_path; }

    enum class Access { NotOpened, Writable, InUse, NotWritable };
    Access access() const { return m_access; }
    /// What a person must be told about it; empty: nothing.
    QString notice() const;

    /// Opens it the first time (waits for the disk). Storage: it cannot be read at all. Not Writable: the past can be
    /// read.
    Result<Journal *> journal();
    /// The same; where the folder was not Writable before, it is opened anew (whoever held it may be gone), and what
    /// journal() gave before is then gone. Storage: it is not Writable, and why.
    Result<Journal *> writableJournal();

    /// Where lists are kept for the next start. Null while the folder is not Writable: only one process keeps any.
    ListCache *lists();
    /// A list of the connection is kept; false too where lists() is null.
    QFuture<bool> keepsListsOf(const ConnectionId &connection);
    /// What is kept goes, and nothing is kept until ListCache::setOn().
    void keepNoLists();
    /// Those of a connection go, also where another process has the folder open.
    void forgetLists(const ConnectionId &connection);
    /// Those of connections that there are no more go.
    void forgetListsBeside(std::vector<ConnectionId> connections);

private:
    SqliteListCache &listFile();
    Error notWritable() const;

    QString m_path;
    Access m_access = Access::NotOpened;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<SqliteJournal> m_journal;
    std::unique_ptr<SqliteListCache> m_lists;
};

} // namespace baton
