// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connections/connection.h"
#include "app/net/qnam_transport.h"
#include "models/domain/result.h"

namespace baton {

/// How a connection's requests leave: its proxy, and its organisation's authorities, which are read here. Invalid: the
/// file cannot be read or holds no certificate, or the proxy has no host or port.
Result<QnamOptions> transportOptions(const Connection &connection);

} // namespace baton
