// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/database.h"

#include "app/storage/database_file.h"
#include "app/storage/private_folder.h"
#include "app/storage/sql_error.h"
#include "app/storage/sql_thread.h"

#include <QDir>
#include <QFileInfo>
#include <QSqlDatabase>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

Error readOnlyError()
{
    return Error(ErrorKind::Storage, u"Nothing can be written: this Baton has the data folder open for reading only."_s,
                 u"Close the other Baton that uses this data folder, then start again."_s);
}

} // namespace

Database::Database(QString file) : m_file(std::move(file)) {}

Database::~Database()
{
    // The readings that were posted go through the writer. The connection that may write closes last: only that one
    // can bring the log into the file and take it away.
    if (m_writer && m_reader)
        m_writer->drain();
    m_reader.reset();
    m_writer.reset();
}

Error Database::thrown(const char *what)
{
    Error error(ErrorKind::Storage, u"The data file holds something that cannot be read."_s);
    error.causes.append(QString::fromUtf8(what));
    return error;
}

Result<std::unique_ptr<FolderLock>> Database::lockFolder(const QString &folder, QString *notice)
{
    if (const auto made = makePrivateFolder(folder); !made)
        return failure(made.error());
    auto lock = std::make_unique<FolderLock>();
    switch (lock->take(QDir(folder).filePath(u"baton.lock"_s))) {
    case FolderLock::Attempt::Taken:
        return lock;
    case FolderLock::Attempt::HeldByAnother:
        *notice = u"Another Baton%1 uses the data folder %2: this one shows its history and sends nothing."_s.arg(
            lock->holder().isEmpty() ? QString() : u" ("_s + lock->holder() + u')', folder);
        break;
    case FolderLock::Attempt::NotPossible:
        *notice =
            u"The data folder %1 cannot be written: this Baton shows its history and sends nothing."_s.arg(folder);
        break;
    }
    return std::unique_ptr<FolderLock>();
}

Result<std::unique_ptr<Database>> Database::open(const QString &folder, Mode mode)
{
    std::unique_ptr<Database> database(new Database(QDir(folder).absoluteFilePath(u"baton.sqlite"_s)));
    if (mode == Mode::ReadWrite) {
        auto lock = lockFolder(folder, &database->m_notice);
        if (!lock)
            return failure(lock.error());
        database->m_lock = std::move(*lock);
    }
    if (const auto started = database->startThreads(); !started)
        return failure(started.error());
    return database;
}

Result<void> Database::startThreads()
{
    if (m_lock) {
        m_writer = std::make_unique<SqlThread>();
        auto started = m_writer->start([this](const QString &name) { return openForWriting(name, m_file, &m_notice); },
                                       u"baton-write"_s);
        if (!started)
            return started;
    }
    m_reader = std::make_unique<SqlThread>();
    return m_reader->start([this](const QString &name) { return openForReading(name, m_file); }, u"baton-read"_s);
}

void Database::postWrite(Work work)
{
    if (!m_writer) {
        work.finish(readOnlyError());
        return;
    }
    m_writer->post([work = std::move(work)](QSqlDatabase &connection) {
        const QString doing = u"write down what it does"_s;
        if (const auto error = execute(connection, u"BEGIN IMMEDIATE"_s)) {
            work.finish(storageError(*error, doing));
            return;
        }
        std::optional<Error> problem = work.perform(connection);
        if (!problem) {
            if (const auto error = execute(connection, u"COMMIT"_s))
                problem = storageError(*error, doing);
        }
        if (problem)
            execute(connection, u"ROLLBACK"_s);
        work.finish(problem);
    });
}

void Database::postRead(Work work)
{
    SqlThread::Job reading = [work = std::move(work)](QSqlDatabase &connection) {
        std::optional<Error> problem;
        if (const auto error = execute(connection, u"BEGIN"_s))
            problem = storageError(*error, u"read its data file"_s);
        else
            problem = work.perform(connection);
        execute(connection, u"ROLLBACK"_s);
        work.finish(problem);
    };
    if (!m_writer) {
        m_reader->post(std::move(reading));
        return;
    }
    // Through the writer, so that it sees what was posted for writing before it.
    m_writer->post(
        [this, reading = std::move(reading)](QSqlDatabase &) mutable { m_reader->post(std::move(reading)); });
}

} // namespace baton
