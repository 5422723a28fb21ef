// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace baton::cli {

/// The whole of batonctl --help: every command, every option, every exit status, every key of the JSON.
/// `connectionHelp`: the lines about CONNECTION.
QString helpText(const QString &connectionHelp);

} // namespace baton::cli
