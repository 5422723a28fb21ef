// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connections/connection_desk.h"

#include <functional>

class QWidget;

namespace baton {

/// Asks whether to remove a connection, and says what goes with it and what stays; `remove` runs when the answer is
/// yes. While calls of it are not proven it only says so. Returns at once.
void askBeforeRemoving(QWidget &window, const ConnectionEntry &entry, SecretStore::Place place,
                       std::function<void()> remove);

} // namespace baton
