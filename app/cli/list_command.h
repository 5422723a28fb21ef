// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/command_line.h"

#include <memory>

namespace baton::cli {

/// Loads a list to its end and prints it. Rows that could not be read are told one by one; the rest is printed.
std::unique_ptr<Command> makeListCommand(ListOptions options, Workplace workplace);

} // namespace baton::cli
