// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connections/connection.h"

#include <QJsonObject>

#include <optional>

namespace baton {

/// A connection as it lies in the file. `before`: what lay there; what this Baton does not know of it stays.
QJsonObject toJson(const Connection &connection, QJsonObject before = {});

/// Nothing: without an id, a name and a vendor it is no connection. Any other part that cannot be read is as if it were
/// not there, but for the guard rails: a mark "production" or "read only" that is no plain false holds.
std::optional<Connection> connectionFromJson(const QJsonValue &value);

} // namespace baton
