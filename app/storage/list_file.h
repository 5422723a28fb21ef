// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/listing/list_cache.h"

#include <QSet>
#include <QSqlError>

class QSqlDatabase;
class QSqlQuery;

namespace baton {

/// The file of SqliteListCache, on its thread. Everything but the opening is one transaction each.
class ListFile
{
public:
    ListFile(QString file, qint64 cap, bool on);

    Result<std::optional<LastSeen>> lastSeen(QSqlDatabase &connection, const ListKey &key);
    bool keeps(QSqlDatabase &connection, const ConnectionId &id);
    Result<ListRows> page(QSqlDatabase &connection, const QString &reading, int index);
    void keep(QSqlDatabase &connection, const ListKey &key, const QString &reading, int index, const ListRows &rows);
    void complete(QSqlDatabase &connection, const ListKey &key, const QString &reading, const ReadingEnd &end);
    void abandon(QSqlDatabase &connection, const QString &reading);
    void forget(QSqlDatabase &connection, const ConnectionId &id);
    void forget(QSqlDatabase &connection, const ListKey &key);
    void forgetAllBut(QSqlDatabase &connection, const std::vector<ConnectionId> &ids);
    void setOn(QSqlDatabase &connection, bool on);
    QString notice(QSqlDatabase &connection);

private:
    enum class State { Closed, Open, Unusable };

    /// False: there is nothing to work with. `make`: also where there is no file yet.
    bool open(QSqlDatabase &connection, bool make);
    /// The thread's connection is closed, and the file and what SQLite keeps beside it are gone.
    bool removeFile(QSqlDatabase &connection);
    /// A damaged file is begun anew at the next page; anything else is only told to whoever asked.
    Error failed(QSqlDatabase &connection, const QSqlError &error);
    /// Runs `work` in a transaction; what it was refused undoes it.
    template <class Work> std::optional<Error> transaction(QSqlDatabase &connection, Work work);
    std::optional<QSqlError> dropWhere(QSqlDatabase &connection, const QString &condition,
                                       const QList<QByteArray> &values);
    std::optional<QSqlError> makeRoom(QSqlDatabase &connection, const QByteArray &besideReading);
    void giveBack(QSqlDatabase &connection);

    QString m_file;
    qint64 m_cap;
    bool m_on;
    State m_state = State::Closed;
    QString m_notice;
    QSet<QString> m_leftOut; ///< readings of which a page could not be kept
};

} // namespace baton
