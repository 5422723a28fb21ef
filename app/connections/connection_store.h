// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connections/connection.h"
#include "models/domain/result.h"

#include <vector>

namespace baton {

/// The connections a person has set up, in the order of their names. Never holds a secret. Everything is done before a
/// function returns: the file is small.
class ConnectionStore
{
public:
    virtual ~ConnectionStore() = default;

    virtual std::vector<Connection> connections() const = 0;
    /// Adds it, or replaces the one with its id; one without an id gets one. Invalid: the name is empty, or another
    /// connection has it (letter case does not count). Storage: it could not be written, or the file is from a newer
    /// Baton and stays as it is; nothing was changed then.
    virtual Result<ConnectionId> put(Connection connection) = 0;
    /// NotFound: there is none. Storage: as above.
    virtual Result<void> remove(const ConnectionId &id) = 0;
    /// What a person must be told of the file (from a newer version, unreadable and put aside); empty: nothing.
    virtual QString notice() const = 0;
};

} // namespace baton
