// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/database_file.h"

#include "app/storage/schema.h"
#include "app/storage/sql_error.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QUrl>
#include <QUrlQuery>
#include <QVariant>

#include <array>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

const QString opening = u"open its data file"_s;

// The write-ahead log holds committed work; the shared memory is only an index over it.
constexpr std::array<const char *, 3> fileParts{"", "-wal", "-shm"};

enum class Access { ReadWrite, ReadOnly, Immutable };

Result<void> connectTo(const QString &name, const QString &file, Access access)
{
    if (!QSqlDatabase::isDriverAvailable(u"QSQLITE"_s)) {
        return failure(Error(ErrorKind::Storage,
                             u"Baton could not open its data file: Qt's SQLite driver is missing."_s,
                             u"Install the package libqt6sql6-sqlite."_s));
    }
    QSqlDatabase connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
    QStringList options{u"QSQLITE_BUSY_TIMEOUT=5000"_s};
    connection.setDatabaseName(file);
    if (access != Access::ReadWrite)
        options.append(u"QSQLITE_OPEN_READONLY"_s);
    if (access == Access::Immutable) {
        QUrl url = QUrl::fromLocalFile(file);
        url.setQuery(u"immutable=1"_s);
        options.append(u"QSQLITE_OPEN_URI"_s);
        connection.setDatabaseName(url.toString(QUrl::FullyEncoded));
    }
    connection.setConnectOptions(options.join(u';'));
    if (!connection.open())
        return failure(storageError(connection.lastError(), opening));
    return {};
}

void disconnectFrom(const QString &name)
{
    QSqlDatabase::database(name, false).close();
    QSqlDatabase::removeDatabase(name);
}

std::optional<QSqlError> applyPragmas(const QSqlDatabase &connection, const QStringList &pragmas)
{
    for (const QString &pragma : pragmas) {
        if (auto error = execute(connection, u"PRAGMA "_s + pragma))
            return error;
    }
    return std::nullopt;
}

/// The first thing that is wrong with the file; empty: it is whole. Thorough: the indices too (0.7 s for 220 MB
/// instead of 0.2 s); an index that lost an entry would hide events.
Result<QString> damageOf(const QSqlDatabase &connection, bool thorough)
{
    QSqlQuery query(connection);
    QString answer;
    if (query.exec(thorough ? u"PRAGMA integrity_check(1)"_s : u"PRAGMA quick_check(1)"_s) && query.next())
        answer = query.value(0).toString();
    if (answer == "ok"_L1)
        return QString();
    if (!answer.isEmpty())
        return answer;
    if (saysCorrupt(query.lastError()))
        return query.lastError().databaseText();
    return failure(storageError(query.lastError(), u"check its data file"_s));
}

Result<void> makePrivateFile(const QString &file)
{
    if (QFile::exists(file))
        return {};
    QFile fresh(file);
    // SQLite gives its side files the permissions of this one.
    if (fresh.open(QIODevice::NewOnly | QIODevice::WriteOnly, QFile::ReadOwner | QFile::WriteOwner))
        return {};
    return failure(Error(ErrorKind::Storage,
                         u"Baton could not make its data file %1: %2."_s.arg(file, fresh.errorString()),
                         u"Check the permissions of the data folder and the space on its disk."_s));
}

/// A connection to a whole file, or the damage of one that is not.
Result<QString> connectAndCheck(const QString &name, const QString &file)
{
    // Whoever closes the file in good order takes its log away.
    const bool leftInAHurry = QFileInfo(file + u"-wal"_s).size() > 0;
    if (auto made = makePrivateFile(file); !made)
        return failure(made.error());
    if (auto connected = connectTo(name, file, Access::ReadWrite); !connected)
        return failure(connected.error());
    const QSqlDatabase connection = QSqlDatabase::database(name, false);
    const QStringList pragmas{u"cell_size_check = ON"_s, u"trusted_schema = OFF"_s, u"foreign_keys = ON"_s,
                              // FULL: a commit is on disk when it returns, also after a loss of power.
                              u"synchronous = FULL"_s, u"fullfsync = ON"_s, u"checkpoint_fullfsync = ON"_s,
                              u"journal_size_limit = 16777216"_s};
    if (const auto error = applyPragmas(connection, pragmas)) {
        if (saysCorrupt(*error))
            return error->databaseText();
        return failure(storageError(*error, opening));
    }
    Result<QString> damage = damageOf(connection, leftInAHurry);
    if (!damage || !damage->isEmpty())
        return damage;
    QSqlQuery journalMode(connection);
    if (!journalMode.exec(u"PRAGMA journal_mode = WAL"_s) || !journalMode.next())
        return failure(storageError(journalMode.lastError(), opening));
    if (journalMode.value(0).toString() != "wal"_L1) {
        return failure(Error(ErrorKind::Storage,
                             u"Baton could not open its data file: the disk of the data folder cannot keep a "
                             "write-ahead log."_s,
                             u"Use a data folder on a local disk."_s));
    }
    return QString();
}

} // namespace

Result<QString> putAside(const QString &file)
{
    const QFileInfo info(file);
    const QString stem = info.dir().filePath(info.completeBaseName() + u"-damaged-"_s +
                                             QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss"_s));
    QString target = stem + u'.' + info.suffix();
    for (int copy = 2; QFile::exists(target); ++copy)
        target = stem + u'-' + QString::number(copy) + u'.' + info.suffix();
    for (const char *part : fileParts) {
        const QString suffix = QString::fromLatin1(part);
        QFile moving(file + suffix);
        if (moving.exists() && !moving.rename(target + suffix)) {
            return failure(
                Error(ErrorKind::Storage,
                      u"The data file %1 is damaged and could not be put aside: %2."_s.arg(file, moving.errorString()),
                      u"Move it to another folder yourself, then start Baton again."_s));
        }
    }
    return target;
}

Result<void> openForWriting(const QString &name, const QString &file, QString *notice)
{
    Result<QString> damage = connectAndCheck(name, file);
    if (!damage)
        return failure(damage.error());
    if (!damage->isEmpty()) {
        disconnectFrom(name);
        const Result<QString> aside = putAside(file);
        if (!aside)
            return failure(aside.error());
        *notice = u"The record of earlier runs was damaged (%1). It was kept as %2, and a new one was begun: runs in "
                  "the damaged file are not followed any more."_s.arg(*damage, *aside);
        damage = connectAndCheck(name, file);
        if (!damage)
            return failure(damage.error());
        if (!damage->isEmpty()) {
            return failure(Error(ErrorKind::Storage, u"A new data file is damaged at once: %1."_s.arg(*damage),
                                 u"Check the disk of the data folder."_s));
        }
    }
    QSqlDatabase connection = QSqlDatabase::database(name, false);
    return migrate(connection, schemaMigrations());
}

Result<void> openForReading(const QString &name, const QString &file)
{
    if (!QFile::exists(file)) {
        return failure(Error(ErrorKind::Storage, u"There is no data file %1 to read."_s.arg(file),
                             u"Check the data folder, or let the other Baton finish its start."_s));
    }
    if (auto connected = connectTo(name, file, Access::ReadOnly); !connected)
        return connected;
    Result<int> version = schemaVersion(QSqlDatabase::database(name, false));
    // A folder that cannot be written has no room for SQLite's index over the log. Without a log the file alone is
    // the whole truth, and nobody changes it.
    if (!version && QFileInfo(file + u"-wal"_s).size() == 0) {
        disconnectFrom(name);
        if (auto connected = connectTo(name, file, Access::Immutable); !connected)
            return connected;
        version = schemaVersion(QSqlDatabase::database(name, false));
    }
    if (!version)
        return failure(version.error());
    const int known = schemaMigrations().back().version;
    if (*version == known)
        return {};
    if (*version > known) {
        QSqlDatabase connection = QSqlDatabase::database(name, false);
        return migrate(connection, schemaMigrations()); // refuses it in its own words
    }
    return failure(Error(ErrorKind::Storage,
                         u"The data file is of an older Baton and cannot be read before it is "
                         "brought up to date."_s,
                         u"Let the Baton that has the data folder open finish its start, or start one that may "
                         "write."_s));
}

} // namespace baton
