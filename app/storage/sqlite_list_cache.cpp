// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/sqlite_list_cache.h"

#include "app/storage/list_file.h"
#include "app/storage/sql_thread.h"

#include <QDir>
#include <QPromise>
#include <QSqlDatabase>

namespace baton {

using namespace Qt::StringLiterals;

QString SqliteListCache::fileIn(const QString &folder)
{
    return QDir(folder).absoluteFilePath(u"lists.sqlite"_s);
}

SqliteListCache::SqliteListCache(const QString &folder, Settings settings)
    : m_file(std::make_unique<ListFile>(fileIn(folder), settings.cap, settings.on)),
      m_thread(std::make_unique<SqlThread>())
{
    // Only the connection's name is made here: whoever asks waits for no disk.
    const auto named = [](const QString &name) -> Result<void> {
        QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        return {};
    };
    if (const Result<void> started = m_thread->start(named, u"baton-lists"_s); !started)
        m_thread.reset();
}

SqliteListCache::~SqliteListCache()
{
    m_thread.reset();
}

template <class Fn> void SqliteListCache::post(Fn fn)
{
    if (m_thread)
        m_thread->post([this, fn = std::move(fn)](QSqlDatabase &connection) mutable { fn(*m_file, connection); });
}

template <class T, class Fn> QFuture<T> SqliteListCache::ask(Fn fn)
{
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    const QFuture<T> future = promise->future();
    post([promise, fn = std::move(fn)](ListFile &file, QSqlDatabase &connection) {
        promise->addResult(fn(file, connection));
        promise->finish();
    });
    return future;
}

QFuture<Result<std::optional<LastSeen>>> SqliteListCache::lastSeen(ListKey key)
{
    return ask<Result<std::optional<LastSeen>>>(
        [key = std::move(key)](ListFile &file, QSqlDatabase &connection) { return file.lastSeen(connection, key); });
}

QFuture<Result<ListRows>> SqliteListCache::page(QString reading, int index)
{
    return ask<Result<ListRows>>([reading = std::move(reading), index](ListFile &file, QSqlDatabase &connection) {
        return file.page(connection, reading, index);
    });
}

void SqliteListCache::keep(ListKey key, QString reading, int index, ListRows rows)
{
    post([key = std::move(key), reading = std::move(reading), index, rows = std::move(rows)](
             ListFile &file, QSqlDatabase &connection) { file.keep(connection, key, reading, index, rows); });
}

void SqliteListCache::complete(ListKey key, QString reading, ReadingEnd end)
{
    post([key = std::move(key), reading = std::move(reading), end = std::move(end)](
             ListFile &file, QSqlDatabase &connection) { file.complete(connection, key, reading, end); });
}

void SqliteListCache::abandon(QString reading)
{
    post([reading = std::move(reading)](ListFile &file, QSqlDatabase &connection) {
        file.abandon(connection, reading);
    });
}

void SqliteListCache::forget(ConnectionId connection)
{
    post([id = std::move(connection)](ListFile &file, QSqlDatabase &sql) { file.forget(sql, id); });
}

void SqliteListCache::forget(ListKey key)
{
    post([key = std::move(key)](ListFile &file, QSqlDatabase &connection) { file.forget(connection, key); });
}

QFuture<bool> SqliteListCache::keeps(ConnectionId connection)
{
    return ask<bool>([id = std::move(connection)](ListFile &file, QSqlDatabase &sql) { return file.keeps(sql, id); });
}

void SqliteListCache::forgetAllBut(std::vector<ConnectionId> connections)
{
    post([ids = std::move(connections)](ListFile &file, QSqlDatabase &connection) {
        file.forgetAllBut(connection, ids);
    });
}

void SqliteListCache::setOn(bool on)
{
    post([on](ListFile &file, QSqlDatabase &connection) { file.setOn(connection, on); });
}

QFuture<QString> SqliteListCache::notice()
{
    return ask<QString>([](ListFile &file, QSqlDatabase &connection) { return file.notice(connection); });
}

} // namespace baton
