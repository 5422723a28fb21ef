// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/task_tables.h"

#include <QStringList>

#include <optional>

namespace baton {

/// The state of the tasks that matters most to a person: what is not known first, then what failed, is silent, moved in
/// part, then what is on its way. What was marked as seen asks for nothing any more. Nothing: every task is settled
/// well or seen, or there is none.
std::optional<CallState> worstState(const std::vector<TaskRow> &tasks);

/// What goes on and what needs a person, a few words each; none: nothing.
QStringList workWords(bool sendingPaused, int openTasks, int needingAttention);

} // namespace baton
