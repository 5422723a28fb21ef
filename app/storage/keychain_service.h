// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>

namespace baton {

/// Whether this session has a service that keeps secrets, running or to be started on demand. Asks the session's bus,
/// which answers at once. Always true where the keychain is part of the operating system.
bool keychainServiceOffered();

/// Whether the standard collection is locked now. The library that looks secrets up says "there is none" when a person
/// did not unlock it. False where that cannot be told.
QFuture<bool> keychainIsLocked();

} // namespace baton
