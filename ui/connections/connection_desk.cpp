// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/connection_desk.h"

#include "app/listing/when_answered.h"
#include "ui/common/ui_settings.h"

#include <QPromise>

#include <algorithm>
#include <memory>

namespace baton {

ConnectionDesk::ConnectionDesk(const Services &services, QObject *parent)
    : QObject(parent), m_services(services), m_offers(services.connector.vendors())
{
}

const VendorOffer *ConnectionDesk::offer(const QString &vendorId) const
{
    const auto found = std::find_if(m_offers.begin(), m_offers.end(),
                                    [&](const VendorOffer &offer) { return offer.vendor.id == vendorId; });
    return found == m_offers.end() ? nullptr : &*found;
}

void ConnectionDesk::addOfSession(const Connection &connection)
{
    m_ofSession.push_back(connection);
    Q_EMIT changed();
}

ConnectionEntry ConnectionDesk::entryOf(const Connection &connection) const
{
    const VendorOffer *known = offer(connection.vendorId);
    return {connection, known ? known->vendor.displayName : connection.vendorId, m_standings.value(connection.id)};
}

std::vector<ConnectionEntry> ConnectionDesk::entries() const
{
    std::vector<ConnectionEntry> all;
    for (const Connection &connection : m_ofSession)
        all.push_back(entryOf(connection));
    for (const Connection &connection : m_services.store.connections())
        all.push_back(entryOf(connection));
    return all;
}

std::optional<ConnectionEntry> ConnectionDesk::entry(const ConnectionId &id) const
{
    for (const ConnectionEntry &one : entries()) {
        if (one.connection.id == id)
            return one;
    }
    return std::nullopt;
}

bool ConnectionDesk::isOfSession(const ConnectionId &id) const
{
    return std::any_of(m_ofSession.begin(), m_ofSession.end(),
                       [&](const Connection &connection) { return connection.id == id; });
}

ConnectionId ConnectionDesk::demo() const
{
    const auto found = std::find_if(m_ofSession.begin(), m_ofSession.end(),
                                    [](const Connection &connection) { return connection.demo; });
    return found == m_ofSession.end() ? ConnectionId() : found->id;
}

int ConnectionDesk::openCallsBeside(const ConnectionId &id) const
{
    int calls = 0;
    for (auto one = m_standings.begin(); one != m_standings.end(); ++one)
        calls += one.key() == id ? 0 : one->openCalls;
    return calls;
}

void ConnectionDesk::setStanding(const ConnectionId &id, const ConnectionStanding &standing)
{
    if (m_standings.value(id) == standing)
        return;
    m_standings.insert(id, standing);
    Q_EMIT changed();
}

void ConnectionDesk::setIdleLockMinutes(int minutes)
{
    m_services.settings.setIdleLockMinutes(minutes);
    Q_EMIT idleLockChanged(minutes);
}

QFuture<Result<ConnectionDesk::Kept>> ConnectionDesk::keep(const Connection &connection,
                                                           const std::optional<QString> &secret)
{
    const bool known = !connection.id.isEmpty();
    const Result<ConnectionId> id = m_services.store.put(connection);
    if (!id)
        return QtFuture::makeReadyFuture(Result<Kept>(failure(id.error())));
    auto promise = std::make_shared<QPromise<Result<Kept>>>();
    promise->start();
    const auto done = [this, promise, known, kept = *id](const std::optional<Error> &refused) {
        Q_EMIT changed();
        if (known && !refused) // a second try may follow
            Q_EMIT edited(kept);
        promise->addResult(Result<Kept>(Kept{kept, refused}));
        promise->finish();
    };
    if (!secret) {
        done(std::nullopt);
        return promise->future();
    }
    whenAnswered(m_services.secrets.write(*id, *secret), this, [done](const Result<void> &written) {
        done(written ? std::nullopt : std::optional(written.error()));
    });
    return promise->future();
}

QFuture<Result<void>> ConnectionDesk::remove(const ConnectionId &id)
{
    if (const Result<void> gone = m_services.store.remove(id); !gone)
        return QtFuture::makeReadyFuture(gone);
    QFuture<Result<void>> secret = m_services.secrets.remove(id);
    m_standings.remove(id);
    Q_EMIT changed();
    Q_EMIT removed(id);
    return secret;
}

} // namespace baton
