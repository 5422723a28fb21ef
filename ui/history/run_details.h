// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/run_summary.h"
#include "ui/common/details_content.h"

#include <functional>

namespace baton {

/// What the history knows of the run that is picked.
struct RunView
{
    const RunSummary &run;
    const RunOutline *outline = nullptr;                    ///< null: its calls are not read yet
    bool sentHere = false;                                  ///< its calls are still being sent by this Baton
    std::function<const RunSummary *(const RunId &)> other; ///< another run by its id; null: not known
    const std::vector<LeftOut> *leftOut = nullptr;          ///< its rows that were left out; null: not read yet
    QString passedOnTo = {}; ///< the one person who has what did not reach the target, isolated; empty: not known
};

/// Rows of a run that never left: of calls that were not sent, or, when nobody sends any more, never will be.
int rowsNotSent(const RunView &view);

/// The rows that were left out, each with its reason: the first of many, and how many more. Empty: none is known.
DetailsSection leftOutSection(const RunView &view, const CellContext &context);

/// All of it for the details pane: why, where, when and by whom, the rows by their words, the evidence.
DetailsContent runDetails(const RunView &view, const CellContext &context);

} // namespace baton
