// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

namespace baton {

/// Makes the folder, for its owner alone (0700), and those above it; one that is there stays as it is. Error: Storage.
Result<void> makePrivateFolder(const QString &folder);

} // namespace baton
