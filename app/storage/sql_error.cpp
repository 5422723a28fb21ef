// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/sql_error.h"

namespace baton {

using namespace Qt::StringLiterals;

namespace {

// SQLite's result codes are its published interface; its header is not needed for nine numbers.
enum class SqliteCode {
    Busy = 5,
    Locked = 6,
    ReadOnly = 8,
    Io = 10,
    Corrupt = 11,
    Full = 13,
    CannotOpen = 14,
    TooBig = 18,
    NotADatabase = 26
};

SqliteCode codeOf(const QSqlError &error)
{
    return static_cast<SqliteCode>(error.nativeErrorCode().toInt() & 0xff); // the rest is the extended code
}

} // namespace

bool saysCorrupt(const QSqlError &error)
{
    const SqliteCode code = codeOf(error);
    return code == SqliteCode::Corrupt || code == SqliteCode::NotADatabase;
}

Error storageError(const QSqlError &error, const QString &doing)
{
    QString why;
    QString next;
    switch (codeOf(error)) {
    case SqliteCode::Full:
        why = u"the disk is full"_s;
        next = u"Free some space on the disk of the data folder; nothing was sent without its record."_s;
        break;
    case SqliteCode::ReadOnly:
        why = u"the data folder is open for reading only"_s;
        next = u"Close the other Baton, or check the permissions of the data folder."_s;
        break;
    case SqliteCode::Corrupt:
    case SqliteCode::NotADatabase:
        why = u"the file is damaged"_s;
        next = u"Start Baton again: it puts the damaged file aside and keeps it."_s;
        break;
    case SqliteCode::Busy:
    case SqliteCode::Locked:
        why = u"another program holds the file"_s;
        next = u"Close the program that has the data folder open."_s;
        break;
    case SqliteCode::Io:
        why = u"the disk could not be read or written"_s;
        next = u"Check the disk of the data folder."_s;
        break;
    case SqliteCode::CannotOpen:
        why = u"the file cannot be opened"_s;
        next = u"Check that the data folder exists and its permissions."_s;
        break;
    case SqliteCode::TooBig:
        why = u"a record is too large"_s;
        next = u"Reassign fewer rows at once."_s;
        break;
    default:
        why = u"the database refused"_s;
        break;
    }
    Error result(ErrorKind::Storage, u"Baton could not "_s + doing + u": "_s + why + u'.', next);
    if (!error.databaseText().isEmpty())
        result.causes.append(error.databaseText());
    return result;
}

std::optional<QSqlError> execute(const QSqlDatabase &connection, const QString &statement)
{
    QSqlQuery query(connection);
    if (query.exec(statement))
        return std::nullopt;
    return query.lastError();
}

Result<void> performed(QSqlQuery &query, const QString &doing)
{
    if (query.exec())
        return {};
    return failure(storageError(query.lastError(), doing));
}

} // namespace baton
