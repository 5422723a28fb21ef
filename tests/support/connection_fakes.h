// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connections/connection_arguments.h"
#include "app/connections/connection_store.h"
#include "app/connections/connector.h"
#include "app/connections/secret_store.h"

#include <QHash>
#include <QPromise>

#include <algorithm>
#include <memory>
#include <optional>

namespace baton::test {

/// Connections in memory.
class MemoryConnectionStore final : public ConnectionStore
{
public:
    std::vector<Connection> connections() const override
    {
        std::vector<Connection> sorted = kept;
        std::sort(sorted.begin(), sorted.end(), [](const Connection &a, const Connection &b) {
            return a.name.compare(b.name, Qt::CaseInsensitive) < 0;
        });
        return sorted;
    }
    Result<ConnectionId> put(Connection connection) override
    {
        if (refusal)
            return failure(*refusal);
        if (connection.id.isEmpty())
            connection.id = ConnectionId(QStringLiteral("kept-%1").arg(++m_last));
        std::erase_if(kept, [&](const Connection &one) { return one.id == connection.id; });
        kept.push_back(connection);
        return connection.id;
    }
    Result<void> remove(const ConnectionId &id) override
    {
        if (refusal)
            return failure(*refusal);
        std::erase_if(kept, [&](const Connection &one) { return one.id == id; });
        return {};
    }
    QString notice() const override { return note; }

    std::vector<Connection> kept;
    std::optional<Error> refusal; ///< of everything that writes
    QString note;

private:
    int m_last = 0;
};

/// Secrets in memory.
class MemorySecretStore final : public SecretStore
{
public:
    Place place() const override { return where; }
    QFuture<Result<QString>> read(ConnectionId connection) override
    {
        if (refusal)
            return ready<QString>(failure(*refusal));
        if (!kept.contains(connection))
            return ready<QString>(failure({ErrorKind::NotFound, QStringLiteral("None is kept.")}));
        return ready<QString>(kept.value(connection));
    }
    QFuture<Result<void>> write(ConnectionId connection, QString secret) override
    {
        if (refusal)
            return ready<void>(failure(*refusal));
        kept.insert(connection, secret);
        return ready<void>({});
    }
    QFuture<Result<void>> remove(ConnectionId connection) override
    {
        if (refusal)
            return ready<void>(failure(*refusal));
        kept.remove(connection);
        return ready<void>({});
    }

    Place where = Place::Keychain;
    QHash<ConnectionId, QString> kept;
    std::optional<Error> refusal;

private:
    template <class T> static QFuture<Result<T>> ready(Result<T> result)
    {
        return QtFuture::makeReadyFuture(std::move(result));
    }
};

/// Two made-up vendors, one signed in to by clients (or the browser), one by users. A test of a connection waits for
/// finish().
class FakeConnector final : public Connector
{
public:
    FakeConnector()
    {
        VendorOffer one;
        one.vendor = {QStringLiteral("one"), QStringLiteral("Vendor One"), QStringLiteral("API v3")};
        one.signIns = {SignInKind::ClientSecret, SignInKind::Browser};
        one.apiVersions = {QStringLiteral("v3"), QStringLiteral("v2024")};
        one.rateLimit = {100, 10};
        one.addressExample = QStringLiteral("acme.api.one.example");
        VendorOffer two;
        two.vendor = {QStringLiteral("two"), QStringLiteral("Vendor Two"), QStringLiteral("API v5")};
        two.signIns = {SignInKind::Password, SignInKind::TokenExchange};
        two.settings = {{QStringLiteral("base-path"),
                         QStringLiteral("Base path"),
                         QStringLiteral("Where its interface begins."),
                         QStringLiteral("/ECM"),
                         {}},
                        {QStringLiteral("time-zone"),
                         QStringLiteral("Time zone"),
                         QStringLiteral("In which it writes its dates."),
                         QStringLiteral("UTC"),
                         {QStringLiteral("Europe/Zurich"), QStringLiteral("America/Chicago")}},
                        {QStringLiteral("scope"),
                         QStringLiteral("Scope"),
                         QStringLiteral("How it calls your identity provider."),
                         QString(),
                         {},
                         SignInKind::TokenExchange}};
        two.rateLimit = {0, 0};
        two.addressExample = QStringLiteral("acme.two.example");
        offers = {one, two};
    }

    std::vector<VendorOffer> vendors() const override { return offers; }
    Result<QUrl> apiBase(const QString &vendorId, const QString &typed) const override
    {
        const QString host =
            vendorId == QStringLiteral("one") ? QStringLiteral(".api.one.example") : QStringLiteral(".two.example");
        if (!typed.contains(QLatin1Char('.')) && !typed.contains(QLatin1Char(' ')))
            return QUrl(QStringLiteral("https://") + typed + host);
        return checkedBaseUrl(typed);
    }
    QFuture<ProbeReport> test(Connection connection, std::optional<QString> secret, std::stop_token stop) override
    {
        tested = connection;
        testedSecret = secret;
        ++tests;
        m_stop = std::move(stop);
        m_promise = std::make_shared<QPromise<ProbeReport>>();
        m_promise->start();
        return m_promise->future();
    }

    bool stopWanted() const { return m_stop.stop_requested(); }
    void finish(ProbeReport report)
    {
        m_promise->addResult(std::move(report));
        m_promise->finish();
    }

    std::vector<VendorOffer> offers;
    Connection tested;
    std::optional<QString> testedSecret;
    int tests = 0;

private:
    std::stop_token m_stop;
    std::shared_ptr<QPromise<ProbeReport>> m_promise;
};

} // namespace baton::test
