// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/listing/list_cache.h"

#include <memory>

class QSqlDatabase;

namespace baton {

class ListFile;
class SqlThread;

/// The cache in a SQLite file of its own, on a thread like the journal's: a list of 100,000 rows may neither hold up an
/// intent nor swell the file that must not be lost. The file is 0600, forgotten rows are overwritten with zeros, and it
/// stays below a cap: lists seen longest ago go first, once another came to its end.
///
/// A file that is damaged is begun anew (what was in it is at the tenant, and what was forgotten must not survive in a
/// copy); one of a newer Baton is left as it is, and then nothing is kept. notice() says so.
class SqliteListCache final : public ListCache
{
public:
    struct Settings
    {
        qint64 cap = qint64{256} * 1024 * 1024; ///< bytes of all pages
        bool on = true;
    };

    static QString fileIn(const QString &folder);

    /// Returns at once; the file is opened on the thread, and made when the first page is kept. The folder is there.
    SqliteListCache(const QString &folder, Settings settings);
    explicit SqliteListCache(const QString &folder) : SqliteListCache(folder, Settings()) {}
    /// Does what was asked for first.
    ~SqliteListCache() override;

    QFuture<Result<std::optional<LastSeen>>> lastSeen(ListKey key) override;
    QFuture<Result<ListRows>> page(QString reading, int index) override;
    void keep(ListKey key, QString reading, int index, ListRows rows) override;
    void complete(ListKey key, QString reading, ReadingEnd end) override;
    void abandon(QString reading) override;
    void forget(ConnectionId connection) override;
    void forget(ListKey key) override;
    void setOn(bool on) override;
    QFuture<QString> notice() override;

    /// A list of the connection is there.
    QFuture<bool> keeps(ConnectionId connection);
    /// Forgets the lists of every connection but these.
    void forgetAllBut(std::vector<ConnectionId> connections);

private:
    template <class Fn> void post(Fn fn);
    template <class T, class Fn> QFuture<T> ask(Fn fn);

    std::unique_ptr<ListFile> m_file; ///< on the thread alone, once it runs
    std::unique_ptr<SqlThread> m_thread;
};

} // namespace baton
