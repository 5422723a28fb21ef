// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/database.h"
#include "app/storage/sql_error.h"
#include "app/storage/sqlite_journal.h"

#include <QFile>
#include <QSqlDatabase>
#include <QTest>
#include <QVariant>

namespace baton::test {

using namespace Qt::StringLiterals;

template <class T> T done(QFuture<T> future)
{
    future.waitForFinished();
    return future.result();
}

inline std::unique_ptr<Database> opened(const QString &folder, Database::Mode mode = Database::Mode::ReadWrite)
{
    auto database = Database::open(folder, mode);
    if (!database) {
        QTest::qFail(qPrintable(describe(database.error())), __FILE__, __LINE__);
        return {};
    }
    return std::move(*database);
}

inline RunRecord someRun(const QString &id)
{
    RunRecord record;
    record.id = RunId(id);
    return record;
}

inline Result<QString> ask(QSqlDatabase &connection, const QString &question)
{
    QSqlQuery query(connection);
    if (!query.exec(question) || !query.next())
        return failure(storageError(query.lastError(), u"ask"_s));
    return query.value(0).toString();
}

inline Result<void> tell(QSqlDatabase &connection, const QString &statement)
{
    if (const auto error = execute(connection, statement))
        return failure(storageError(*error, u"tell"_s));
    return {};
}

inline auto asking(const QString &question)
{
    return [question](QSqlDatabase &connection) { return ask(connection, question); };
}

inline auto telling(const QString &statement)
{
    return [statement](QSqlDatabase &connection) { return tell(connection, statement); };
}

inline QByteArray bytesOf(const QString &file)
{
    QFile reading(file);
    return reading.open(QIODevice::ReadOnly) ? reading.readAll() : QByteArray("cannot be read");
}

inline void write(const QString &file, const QByteArray &bytes)
{
    QFile writing(file);
    QVERIFY(writing.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(writing.write(bytes), bytes.size());
}

inline QFile::Permissions ownerOf(QFile::Permissions permissions)
{
    return permissions & ~(QFile::ReadUser | QFile::WriteUser | QFile::ExeUser); // the same rights by another name
}

/// A whole file of one run, closed.
inline void makeFile(const QString &folder)
{
    const auto database = opened(folder);
    QVERIFY(done(SqliteJournal(*database).begin(someRun(u"run-1"_s))));
}

} // namespace baton::test
