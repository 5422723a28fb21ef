// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/facts.h"
#include "app/reassign/run_summary.h"

namespace baton {

/// The way back of some rows of a run, all to one person: who had them before.
struct UndoPart
{
    /// Rows as far as the journal tells: where each was found, with the item's id of then.
    Order order;
    std::vector<Evidence> evidence; ///< by row; empty for a whole certification
    std::vector<bool> decided;      ///< by row: decided already when it was moved
    /// By certification: who holds it if nobody moved it on since.
    QHash<CertificationId, Certification> seen;
};

/// What an undo can do about a run.
struct UndoOutlook
{
    std::vector<UndoPart> parts; ///< in the order of the run's rows
    int notMoved = 0;            ///< rows that never moved, or of which it is not known: nothing to take back
    std::vector<LeftOut> lost;   ///< rows that moved, but from whom or where to is not known
};

/// `reason` is what the new order carries. Pure.
UndoOutlook undoOutlook(const RunStory &story, const QString &reason);

/// The reason that is offered: names the run and repeats its reason.
QString undoReason(const RunRecord &record);

/// The order of a part with the ids that its items have now, found by what they are; what is gone from there, or was
/// decided since, is added to facts.withheld. `facts`: as read for the part's order. Pure.
Order resolvedUndo(const UndoPart &part, Facts &facts);

} // namespace baton
