// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/run_summary.h"

namespace baton::cli {

/// The run that a person means by an id or by the beginning of one (at least 4 characters). NotFound, or Invalid when
/// it fits several.
Result<RunSummary> runNamed(const std::vector<RunSummary> &runs, const QString &text);

/// "29 Nov 2026 02:41 · to Ana Ruiz · on leave".
QString describe(const RunSummary &run);

} // namespace baton::cli
