// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/certification.h"
#include "models/domain/identity.h"
#include "models/domain/isolated.h"
#include "models/domain/outcome.h"
#include "models/domain/review_item.h"
#include "models/tables/cell.h"

namespace baton {

/// How many rows of a call, or of a run, reached the target, and how many went to somebody else.
struct RowTally
{
    int all = 0;
    int moved = 0;
    int elsewhere = 0;
};

// The words of the screen, one place for all pages. An enum value that Baton does not know shows the vendor's own word.
StateWord stateWord(const Campaign &campaign);
StateWord stateWord(const Certification &certification);
StateWord stateWord(CallState state);
StateWord stateWord(RowOutcome outcome);
/// Of a call or a run with its rows: what somebody's rule passed on is not "partly moved" while nothing reached the
/// target. `to`: the name of the one person who has it now, isolated; empty: several people, or not known here.
StateWord stateWord(CallState state, const RowTally &rows, const QString &to = {});
StateWord stateWord(const VendorEnum<Decision> &decision);
StateWord stateWord(const VendorEnum<IdentityState> &state);

/// "Moved to Ana Ruiz instead" where the proof names another holder.
StateWord proofWord(const RowProof &proof);

QString typeWord(const VendorEnum<CampaignType> &type);
QString typeWord(const VendorEnum<AccessType> &type);
QString phaseWord(const VendorEnum<CertificationPhase> &phase);

/// "in 3 days", "today 17:00", "12 days late", "ended 18 Aug". `ended`: nothing is waited for any more.
StateWord dueWord(const QDateTime &due, bool ended, const CellContext &context);
/// The exact local time, for tooltips; empty when there is none.
QString exactTime(const QDateTime &at, const CellContext &context);

} // namespace baton
