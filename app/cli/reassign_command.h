// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/command_line.h"

#include <memory>

namespace baton::cli {

/// Prepares an order, shows it, asks, sends it, follows it as long as was asked for, and prints what is proven.
/// `options.rows` holds every row; a --rows file was read before.
std::unique_ptr<Command> makeReassignCommand(ReassignOptions options, Workplace workplace);

} // namespace baton::cli
