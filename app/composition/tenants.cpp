// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/tenants.h"

#include "app/composition/forgetful_connections.h"
#include "app/composition/tenant_connector.h"
#include "app/listing/when_answered.h"
#include "app/storage/keychain_secret_store.h"

#include <QStringList>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

Result<std::shared_ptr<OpenConnection>> shared(Result<std::unique_ptr<OpenConnection>> opened)
{
    if (!opened)
        return failure(opened.error());
    return std::shared_ptr<OpenConnection>(std::move(*opened));
}

} // namespace

Tenants::Tenants(const QString &dataDir, OpenSetup setup, QObject *parent) : QObject(parent), m_setup(std::move(setup))
{
    m_setup.folder = std::make_shared<DataFolder>(dataDir);
    m_connections = std::make_unique<ForgetfulConnections>(m_setup.folder);
    m_secrets = makeSecretStore(m_scheduler);
    m_connector = std::make_unique<TenantConnector>(*m_secrets, m_setup);
}

Tenants::~Tenants() = default;

Result<Connection> Tenants::named(const QString &name) const
{
    QStringList names;
    for (const Connection &connection : m_connections->connections()) {
        if (connection.name.compare(name.trimmed(), Qt::CaseInsensitive) == 0)
            return connection;
        names << connection.name;
    }
    if (const QString notice = m_connections->notice(); !notice.isEmpty() && names.isEmpty())
        return failure({ErrorKind::Storage, notice});
    return failure({ErrorKind::NotFound, tr("There is no connection “%1”.").arg(name),
                    names.isEmpty() ? tr("Add one with: batonctl connections add.")
                                    : tr("Choose one of: %1.").arg(names.join(", "_L1))});
}

QFuture<Result<std::shared_ptr<OpenConnection>>> Tenants::open(const Connection &connection,
                                                               const std::optional<QString> &secret)
{
    using Opened = Result<std::shared_ptr<OpenConnection>>;
    if (secret || connection.signIn == SignInKind::Browser)
        return QtFuture::makeReadyFuture(shared(OpenConnection::open(connection, secret.value_or(QString()), m_setup)));
    auto promise = std::make_shared<QPromise<Opened>>();
    promise->start();
    whenAnswered(m_secrets->read(connection.id), this, [this, connection, promise](const Result<QString> &kept) {
        promise->addResult(kept ? shared(OpenConnection::open(connection, *kept, m_setup))
                                : Opened(failure(kept.error())));
        promise->finish();
    });
    return promise->future();
}

Result<std::shared_ptr<OpenConnection>> Tenants::open(const ConnectionArguments &arguments)
{
    OpenSetup setup = m_setup;
    if (arguments.kind == ConnectionArguments::Kind::Demo && arguments.dataDir.isEmpty())
        setup.folder.reset();
    return shared(OpenConnection::open(arguments, std::move(setup)));
}

} // namespace baton
