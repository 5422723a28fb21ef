// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/identity.h"

#include <QMap>
#include <QObject>
#include <QStringList>

#include <vector>

namespace baton {

struct WindowServices;

/// What was chosen lately in the Reassign dialog, per connection: people and reasons, newest first, each once, and a
/// reason that was typed but not sent. Kept in a file where one is named, else as long as the object lives.
class RecentChoices final : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostPeople = 6;
    static constexpr int mostReasons = 10;

    explicit RecentChoices(QObject *parent = nullptr);
    /// An INI file; made when there is something to keep.
    explicit RecentChoices(const QString &file, QObject *parent = nullptr);

    /// Id, name and mail; everything else may have changed since and must be read.
    std::vector<Identity> people(const ConnectionId &connection) const;
    void addPerson(const ConnectionId &connection, const Identity &person);

    QStringList reasons(const ConnectionId &connection) const;
    void addReason(const ConnectionId &connection, const QString &reason);

    QString draft(const ConnectionId &connection) const;
    /// Empty: there is none any more.
    void setDraft(const ConnectionId &connection, const QString &reason);

private:
    QStringList values(const ConnectionId &connection, const QString &what) const;
    void setValues(const ConnectionId &connection, const QString &what, const QStringList &values);

    QString m_file;
    QMap<QString, QStringList> m_values; ///< where there is no file
};

/// The window's; where it has none, one that lives with the desk of its connection.
RecentChoices &recentChoicesOf(const WindowServices &services);

} // namespace baton
