// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/exit_code.h"
#include "app/reassign/reassign_run.h"

#include <vector>

namespace baton::cli {

/// The last word about a row, as batonctl prints it.
enum class RowWord { Moved, MovedElsewhere, NotMoved, Unknown, LeftOut, NotChecked };

/// One row of an order and what became of it.
struct RowLine
{
    OrderRow row;
    QString subject; ///< for a person; may be empty
    RowWord word = RowWord::NotChecked;
    int call = -1; ///< position in the run; -1: left out
    RowProof proof;
    QString detail; ///< one sentence; may be empty
};

struct RowTotals
{
    int rows = 0;
    int moved = 0;
    int movedElsewhere = 0;
    int notMoved = 0; ///< proven, or refused
    int unknown = 0;
    int pending = 0; ///< accepted, not proven
    int notSent = 0; ///< their calls were never sent
    int leftOut = 0;

    RowTotals &operator+=(const RowTotals &more);
};

/// What became of every row of an order, in the order of the calls, then what was left out.
struct RunOutcome
{
    std::vector<RowLine> lines;
    RowTotals totals;
};

RunOutcome outcomeOf(const std::vector<CallProgress> &calls, const std::vector<LeftOut> &leftOut);

/// The worst that is certain decides: unknown, not moved (or moved to somebody else), accepted but not proven, not
/// sent, moved.
ExitCode exitCodeOf(const RowTotals &totals);

/// "Moved", "Moved to Ana Ruiz instead", "Not moved", "Unknown", "Left out", "Not checked".
QString sentenceWord(const RowLine &line);
/// "Moved", "MovedElsewhere", "NotMoved", "Unknown", "LeftOut", "NotChecked": for JSON.
QString toString(RowWord word);
/// "Partly moved", "No answer", …
QString callWord(CallState state);
/// "SignedOff", "SelfReview", …: for JSON.
QString toString(LeftOutReason reason);
/// "TargetForwards", …: for JSON.
QString toString(WarningKind kind);
/// The option that takes an offer: "--everyone-but-target"; empty for none.
QString optionOf(Offer offer);

/// "37 moved · 2 not moved · 1 left out"; only what there is.
QString describe(const RowTotals &totals);

} // namespace baton::cli
