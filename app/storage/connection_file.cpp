// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/connection_file.h"

#include "app/storage/connection_json.h"
#include "app/storage/folder_lock.h"
#include "app/storage/private_folder.h"

#include <QDateTime>
#include <QDir>
#include <QJsonDocument>
#include <QSaveFile>
#include <QUuid>

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr int schema = 1;
constexpr qint64 mostBytes = qint64{16} * 1024 * 1024;

bool isSameName(const QString &a, const QString &b)
{
    return a.normalized(QString::NormalizationForm_KC).toCaseFolded() ==
           b.normalized(QString::NormalizationForm_KC).toCaseFolded();
}

bool hasControlCharacter(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.category() == QChar::Other_Control; });
}

std::optional<Error> refusalOf(const Connection &connection)
{
    if (connection.name.isEmpty())
        return Error(ErrorKind::Invalid, u"The connection has no name."_s, u"Give it one, such as Acme."_s);
    if (hasControlCharacter(connection.name))
        return Error(ErrorKind::Invalid, u"The name of the connection has a line break or a control character in it."_s,
                     u"Write it on one line."_s);
    if (connection.vendorId.isEmpty())
        return Error(ErrorKind::Invalid, u"The connection %1 names no vendor."_s.arg(connection.name),
                     u"Say whose product the tenant is."_s);
    if (!connection.baseUrl.userInfo().isEmpty() || connection.proxy.host.contains(u'@'))
        return Error(ErrorKind::Invalid, u"An address of a connection must not carry a user name or a password."_s,
                     u"Leave it out; the secret of the sign-in is kept apart."_s);
    return std::nullopt;
}

Error duplicateName(const QString &name)
{
    return {ErrorKind::Invalid, u"There is a connection “%1” already."_s.arg(name),
            u"Choose another name, or change that one."_s};
}

qsizetype rowOf(const QJsonArray &rows, const ConnectionId &id)
{
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const auto connection = connectionFromJson(rows[i]);
        if (connection && connection->id == id)
            return i;
    }
    return -1;
}

} // namespace

ConnectionFile::ConnectionFile(QString folder) : m_folder(std::move(folder))
{
    const Contents found = read();
    if (found.state == State::FromNewer)
        m_notice = newerError().message + u' ' + newerError().nextStep;
    else if (found.state == State::Damaged)
        putAside(found.problem);
    else if (found.state == State::Unreadable)
        m_notice =
            u"The connections in %1 cannot be read: %2. Check the rights of the file."_s.arg(path(), found.problem);
    const auto strange = std::count_if(found.rows.begin(), found.rows.end(),
                                       [](const QJsonValue &row) { return !connectionFromJson(row); });
    if (strange > 0)
        m_notice = u"%1 of the connections in %2 cannot be read. They stay in the file."_s.arg(QString::number(strange),
                                                                                               path());
}

QString ConnectionFile::path() const
{
    return QDir(m_folder).filePath(u"connections.json"_s);
}

ConnectionFile::Contents ConnectionFile::read() const
{
    Contents contents;
    QFile file(path());
    if (!file.exists())
        return contents;
    contents.state = State::Unreadable;
    if (!file.open(QIODevice::ReadOnly)) {
        contents.problem = file.errorString();
        return contents;
    }
    const QByteArray bytes = file.read(mostBytes + 1);
    if (file.error() != QFileDevice::NoError) {
        contents.problem = file.errorString();
        return contents;
    }
    contents.state = State::Damaged;
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError || bytes.size() > mostBytes) {
        contents.problem = error.errorString();
        return contents;
    }
    contents.document = document.object();
    const QJsonValue version = contents.document.value("schema"_L1);
    const QJsonValue rows = contents.document.value("connections"_L1);
    if (version.toDouble() > schema) {
        contents.state = State::FromNewer;
    } else if (!version.isDouble() || !rows.isArray()) {
        contents.problem = u"it is no list of connections"_s;
    } else {
        contents.state = State::Good;
        contents.rows = rows.toArray();
    }
    return contents;
}

void ConnectionFile::putAside(const QString &problem)
{
    const QString stamp = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss"_s);
    QString name = u"connections-damaged-%1.json"_s.arg(stamp);
    for (int i = 2; QFile::exists(QDir(m_folder).filePath(name)); ++i)
        name = u"connections-damaged-%1-%2.json"_s.arg(stamp).arg(i);
    if (QFile::rename(path(), QDir(m_folder).filePath(name)))
        m_notice = u"The list of connections could not be read (%1). It was kept as %2, and a new list was begun: add "
                   "your connections again."_s.arg(problem, name);
    else
        m_notice = u"The list of connections in %1 cannot be read (%2), and cannot be put aside. Check the rights of "
                   "the folder."_s.arg(path(), problem);
}

std::vector<Connection> ConnectionFile::connections() const
{
    std::vector<Connection> all;
    const Contents found = read();
    for (const QJsonValue &row : found.rows) {
        if (auto connection = connectionFromJson(row))
            all.push_back(std::move(*connection));
    }
    std::stable_sort(all.begin(), all.end(), [](const Connection &a, const Connection &b) {
        return a.name.compare(b.name, Qt::CaseInsensitive) < 0;
    });
    return all;
}

Result<ConnectionId> ConnectionFile::put(Connection connection)
{
    connection.name = connection.name.trimmed();
    if (auto refusal = refusalOf(connection))
        return failure(std::move(*refusal));
    if (connection.id.isEmpty())
        connection.id = ConnectionId(QUuid::createUuid().toString(QUuid::WithoutBraces));
    const Result<void> changed = changeRows([&connection](QJsonArray &rows) -> Result<void> {
        for (const QJsonValue &row : rows) {
            const auto other = connectionFromJson(row);
            if (other && other->id != connection.id && isSameName(other->name, connection.name))
                return failure(duplicateName(other->name));
        }
        if (const qsizetype at = rowOf(rows, connection.id); at >= 0)
            rows[at] = toJson(connection, rows[at].toObject());
        else
            rows.append(toJson(connection));
        return {};
    });
    if (!changed)
        return failure(changed.error());
    return connection.id;
}

Result<void> ConnectionFile::remove(const ConnectionId &id)
{
    return changeRows([&id](QJsonArray &rows) -> Result<void> {
        const qsizetype at = rowOf(rows, id);
        if (at < 0)
            return failure({ErrorKind::NotFound, u"There is no such connection."_s,
                            u"It may have been removed by another Baton."_s});
        rows.removeAt(at);
        return {};
    });
}

template <class Change> Result<void> ConnectionFile::changeRows(Change change)
{
    if (auto made = makePrivateFolder(m_folder); !made)
        return made;
    FolderLock lock;
    if (lock.take(QDir(m_folder).filePath(u"connections.lock"_s)) == FolderLock::Attempt::HeldByAnother)
        return failure(
            {ErrorKind::Storage, u"Another Baton is writing the connections at this moment."_s, u"Try again."_s});
    Contents contents = read();
    if (contents.state == State::FromNewer)
        return failure(newerError());
    if (contents.state == State::Unreadable)
        return failure({ErrorKind::Storage,
                        u"The connections in %1 cannot be read: %2."_s.arg(path(), contents.problem),
                        u"Check the rights of the file."_s});
    if (contents.state == State::Damaged) {
        putAside(contents.problem);
        contents = {};
    }
    if (auto changed = change(contents.rows); !changed)
        return changed;
    return write(contents);
}

Result<void> ConnectionFile::write(const Contents &contents) const
{
    QJsonObject document = contents.document;
    document.insert("schema"_L1, schema);
    document.insert("connections"_L1, contents.rows);
    const QByteArray bytes = QJsonDocument(document).toJson();
    QSaveFile file(path());
    // What is replaced must not be a file that somebody left readable for others.
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        file.write(bytes) != bytes.size() || !file.commit())
        return failure({ErrorKind::Storage,
                        u"The connections could not be written to %1: %2."_s.arg(path(), file.errorString()),
                        u"Check the rights of the data folder and the space on its disk. Nothing was changed."_s});
    return {};
}

Error ConnectionFile::newerError() const
{
    return {ErrorKind::Storage,
            u"The connections in %1 were written by a newer Baton, so this one leaves them as they "
            "are and shows none."_s.arg(path()),
            u"Use the newer Baton, or name another data folder with --data-dir."_s};
}

} // namespace baton
