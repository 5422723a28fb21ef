// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/history_reader.h"

class QSqlDatabase;

namespace baton {

/// Reads the chain from its first event to its head, and for each run what its first event vouches for.
Result<ChainReport> checkChain(QSqlDatabase &connection);

} // namespace baton
