// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connections/secret_store.h"

#include <QHash>

namespace baton {

/// Secrets in this process's memory, for a machine without a keychain. Gone with this object.
class SessionSecretStore final : public SecretStore
{
public:
    Place place() const override { return Place::Session; }
    QFuture<Result<QString>> read(ConnectionId connection) override;
    QFuture<Result<void>> write(ConnectionId connection, QString secret) override;
    QFuture<Result<void>> remove(ConnectionId connection) override;

private:
    QHash<ConnectionId, QString> m_secrets;
};

} // namespace baton
