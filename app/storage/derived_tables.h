// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

class QSqlDatabase;

namespace baton {

/// Makes everything that follows from records, calls and events anew: what the list of runs shows, where each call
/// stands, the words of rows, what a search looks in. What cannot be read is left empty. Inside the caller's
/// transaction; changes nothing that the chain vouches for.
Result<void> deriveTables(QSqlDatabase &connection);

} // namespace baton
