// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/session_secret_store.h"

#include <QCoreApplication>

namespace baton {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::SessionSecretStore)
};

} // namespace

QFuture<Result<QString>> SessionSecretStore::read(ConnectionId connection)
{
    const auto found = m_secrets.constFind(connection);
    return QtFuture::makeReadyFuture(
        found != m_secrets.constEnd()
            ? Result<QString>(*found)
            : Result<QString>(failure({ErrorKind::NotFound, Text::tr("The secret of this connection is not known yet."),
                                       Text::tr("Enter it. This machine offers no keychain, so Baton asks again each "
                                                "time it is started.")})));
}

QFuture<Result<void>> SessionSecretStore::write(ConnectionId connection, QString secret)
{
    if (auto refusal = secretRefusal(secret))
        return QtFuture::makeReadyFuture(Result<void>(failure(std::move(*refusal))));
    m_secrets.insert(connection, std::move(secret));
    return QtFuture::makeReadyFuture(Result<void>());
}

QFuture<Result<void>> SessionSecretStore::remove(ConnectionId connection)
{
    m_secrets.remove(connection);
    return QtFuture::makeReadyFuture(Result<void>());
}

} // namespace baton
