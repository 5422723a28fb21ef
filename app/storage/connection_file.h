// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connections/connection_store.h"

#include <QJsonArray>
#include <QJsonObject>

namespace baton {

/// Connections in the file connections.json (0600) of the data folder. It is read anew each time, so that what another
/// Baton writes is seen, and replaced at once or not at all. Any number of these may be open on one folder.
class ConnectionFile final : public ConnectionStore
{
public:
    /// Nothing is made yet; what cannot be read is put aside under another name.
    explicit ConnectionFile(QString folder);

    std::vector<Connection> connections() const override;
    Result<ConnectionId> put(Connection connection) override;
    Result<void> remove(const ConnectionId &id) override;
    QString notice() const override { return m_notice; }

    QString path() const;

private:
    enum class State { Missing, Good, FromNewer, Damaged, Unreadable };
    struct Contents
    {
        State state = State::Missing;
        QJsonObject document;
        QJsonArray rows; ///< also those that are no connection to us
        QString problem; ///< of Damaged and Unreadable
    };

    Contents read() const;
    void putAside(const QString &problem);
    template <class Change> Result<void> changeRows(Change change);
    Result<void> write(const Contents &contents) const;
    Error newerError() const;

    QString m_folder;
    QString m_notice;
};

} // namespace baton
