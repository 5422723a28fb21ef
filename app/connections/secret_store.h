// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/id.h"
#include "models/domain/result.h"

#include <QFuture>

#include <optional>

namespace baton {

/// Where the secret of a connection is kept: a client's secret, a user's password. Tokens are never kept.
class SecretStore
{
public:
    enum class Place {
        Keychain, ///< the operating system's
        Session,  ///< this machine offers no keychain: kept in memory, gone when Baton ends
    };

    virtual ~SecretStore() = default;

    virtual Place place() const = 0;
    /// NotFound: none is kept. Storage: the keychain is locked or refuses; the sentence says what to do.
    virtual QFuture<Result<QString>> read(ConnectionId connection) = 0;
    /// Invalid: see secretRefusal().
    virtual QFuture<Result<void>> write(ConnectionId connection, QString secret) = 0;
    /// Nothing kept is no error.
    virtual QFuture<Result<void>> remove(ConnectionId connection) = 0;
};

/// Why a text is taken for no secret: it is empty, or has a line break, a control character or outer spaces, as what
/// was copied with too much has. Never repeats it. Nothing: it may be one.
std::optional<Error> secretRefusal(const QString &secret);

} // namespace baton
