// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/outcome.h"

#include <QStringList>

#include <optional>

namespace baton {

class RunDesk;

/// The state of the desk's calls that matters most to a person: what is not known first, then what failed, is silent,
/// moved in part, then what is on its way. Nothing: every call is settled well, or there is none.
std::optional<CallState> worstState(const RunDesk &desk);

/// What goes on and what needs a person, a few words each; none: nothing.
QStringList workWords(bool sendingPaused, int openTasks, int needingAttention);

} // namespace baton
