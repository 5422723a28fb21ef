// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connections/connection_store.h"
#include "app/connections/connector.h"
#include "app/connections/secret_store.h"
#include "app/providers/traffic_meter.h"

#include <QHash>
#include <QObject>

namespace baton {

class Scheduler;
class UiSettings;

/// How a connection stands in this session.
struct ConnectionStanding
{
    bool open = false;
    bool front = false; ///< its window is the one on the screen
    TrafficMeter::Health health = TrafficMeter::Health::Unknown;
    int openCalls = 0; ///< not proven yet, or still to be sent

    friend bool operator==(const ConnectionStanding &, const ConnectionStanding &) = default;
};

/// A connection, as the page and the switcher show it.
struct ConnectionEntry
{
    Connection connection;
    QString vendor; ///< its display name
    ConnectionStanding standing;
};

/// What everything that shows connections works with: those a person has set up, those that only this session has (a
/// demo, the command line's), how each stands, and what is asked for. It opens nothing itself.
class ConnectionDesk final : public QObject
{
    Q_OBJECT

public:
    /// All outlive it.
    struct Services
    {
        ConnectionStore &store;
        SecretStore &secrets;
        Connector &connector;
        Scheduler &scheduler;
        UiSettings &settings;
    };

    /// What became of keeping a connection: it can be kept without its secret.
    struct Kept
    {
        ConnectionId id;
        std::optional<Error> secretRefused;
    };

    explicit ConnectionDesk(const Services &services, QObject *parent = nullptr);

    const Services &services() const { return m_services; }
    /// What a vendor's connections can be told; null: this Baton does not know the vendor.
    const VendorOffer *offer(const QString &vendorId) const;
    const std::vector<VendorOffer> &offers() const { return m_offers; }

    /// Only this session has it: shown before the others, neither changed nor removed.
    void addOfSession(const Connection &connection);
    /// Those of the session, then the kept ones by name.
    std::vector<ConnectionEntry> entries() const;
    std::optional<ConnectionEntry> entry(const ConnectionId &id) const;
    bool isOfSession(const ConnectionId &id) const;
    /// The first demo of the session; empty: there is none.
    ConnectionId demo() const;
    /// Calls of every open connection but this one that are not proven yet.
    int openCallsBeside(const ConnectionId &id) const;

    /// Tells who asked to lock that it cannot be.
    void refuseToLock(const QString &why) { Q_EMIT lockRefused(why); }

    void setStanding(const ConnectionId &id, const ConnectionStanding &standing);
    ConnectionStanding standing(const ConnectionId &id) const { return m_standings.value(id); }

    /// Keeps it, then its secret where there is one. The errors of ConnectionStore::put.
    QFuture<Result<Kept>> keep(const Connection &connection, const std::optional<QString> &secret);
    /// With its secret. An error of the secret's place is told after the connection is gone.
    QFuture<Result<void>> remove(const ConnectionId &id);

    // What a person asks for; whoever opens windows does it.
    void askToOpen(const ConnectionId &id) { Q_EMIT openRequested(id); }
    void askForDemo() { Q_EMIT demoRequested(); }
    void askToLock() { Q_EMIT lockRequested(); }
    /// Kept in the settings; 0: never.
    void setIdleLockMinutes(int minutes);

Q_SIGNALS:
    /// Which there are, or how one stands.
    void changed();
    /// One that there was is another now.
    void edited(const baton::ConnectionId &id);
    void removed(const baton::ConnectionId &id);
    void openRequested(const baton::ConnectionId &id);
    void demoRequested();
    void lockRequested();
    void idleLockChanged(int minutes);
    /// Not now: why, one sentence.
    void lockRefused(const QString &why);

private:
    ConnectionEntry entryOf(const Connection &connection) const;

    Services m_services;
    std::vector<VendorOffer> m_offers;
    std::vector<Connection> m_ofSession;
    QHash<ConnectionId, ConnectionStanding> m_standings;
};

} // namespace baton
