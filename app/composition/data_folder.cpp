// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/data_folder.h"

#include "app/storage/database.h"
#include "app/storage/folder_lock.h"
#include "app/storage/sqlite_journal.h"
#include "app/storage/sqlite_list_cache.h"

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::DataFolder)
};

} // namespace

DataFolder::DataFolder(QString path) : m_path(path.isEmpty() ? standardPath() : std::move(path)) {}
DataFolder::~DataFolder() = default;

QString DataFolder::standardPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
}

QString DataFolder::notice() const
{
    return m_database ? m_database->notice() : QString();
}

Result<Journal *> DataFolder::journal()
{
    if (m_journal)
        return m_journal.get();
    Result<std::unique_ptr<Database>> database = Database::open(m_path);
    if (!database || (*database)->isReadOnly()) {
        FolderLock probe;
        const bool held = probe.take(QDir(m_path).filePath(u"baton.lock"_s)) == FolderLock::Attempt::HeldByAnother;
        m_access = held ? Access::InUse : Access::NotWritable;
    } else {
        m_access = Access::Writable;
    }
    if (!database)
        return failure(database.error());
    m_database = std::move(*database);
    m_journal = std::make_unique<SqliteJournal>(*m_database);
    return m_journal.get();
}

Result<Journal *> DataFolder::writableJournal()
{
    if (m_access != Access::Writable) {
        m_journal.reset();
        m_database.reset();
    }
    Result<Journal *> opened = journal();
    if (opened && m_access != Access::Writable)
        return failure(notWritable());
    return opened;
}

SqliteListCache &DataFolder::listFile()
{
    if (!m_lists)
        m_lists = std::make_unique<SqliteListCache>(m_path);
    return *m_lists;
}

ListCache *DataFolder::lists()
{
    return m_access == Access::Writable ? &listFile() : nullptr;
}

QFuture<bool> DataFolder::keepsListsOf(const ConnectionId &connection)
{
    return lists() ? listFile().keeps(connection) : QtFuture::makeReadyFuture(false);
}

void DataFolder::keepNoLists()
{
    listFile().setOn(false);
}

void DataFolder::forgetLists(const ConnectionId &connection)
{
    listFile().forget(connection);
}

void DataFolder::forgetListsBeside(std::vector<ConnectionId> connections)
{
    listFile().forgetAllBut(std::move(connections));
}

Error DataFolder::notWritable() const
{
    if (m_access == Access::InUse)
        return {ErrorKind::Storage,
                Text::tr("Another Baton uses the data folder %1, so nothing can be sent.").arg(m_path),
                Text::tr("Wait until it ends, or name another folder with --data-dir.")};
    return {ErrorKind::Storage, Text::tr("The data folder %1 cannot be written, so nothing can be sent.").arg(m_path),
            Text::tr("Check its rights, or name another folder with --data-dir.")};
}

} // namespace baton
