// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/command_line.h"

#include <memory>

namespace baton::cli {

/// undo: reads where the rows of a run are now, and brings them back to who had them before.
std::unique_ptr<Command> makeUndoCommand(UndoOptions options, Workplace workplace);

} // namespace baton::cli
