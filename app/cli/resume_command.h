// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/command_line.h"

#include <memory>

namespace baton::cli {

/// resume: says what an earlier session left open, run by run, and goes on with it, reads it again, or gives it up.
std::unique_ptr<Command> makeResumeCommand(ResumeOptions options, Workplace workplace);

} // namespace baton::cli
