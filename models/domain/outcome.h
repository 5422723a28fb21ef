// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/error.h"
#include "models/domain/id.h"

#include <QDateTime>

namespace baton {

/// Where a call stands, in the words of the screen.
enum class CallState {
    Queued,
    Held,
    Sending,
    Accepted,
    Running,
    Verifying,
    Moved,
    PartlyMoved,
    NoAnswer,
    OutcomeUnknown,
    Failed,
    NotSent,
    Undone
};

/// What is proven of one row. Pending: nothing yet.
enum class RowOutcome { Pending, Moved, MovedElsewhere, NotMoved, Unknown };

/// The proof of a row: what the last reading showed.
struct RowProof
{
    RowOutcome outcome = RowOutcome::Pending;
    IdentityId holder; ///< who holds the row now, where known
    QString holderName;
    CertificationId certification; ///< where it was found
    QString detail;                ///< one sentence for a person
    QDateTime at;                  ///< UTC, of the reading

    friend bool operator==(const RowProof &, const RowProof &) = default;
};

/// "Accepted", "PartlyMoved": stable English words for the journal and JSON output.
QString toString(CallState state);
QString toString(RowOutcome outcome);
CallState callStateFromString(const QString &text);   ///< Queued for anything else
RowOutcome rowOutcomeFromString(const QString &text); ///< Pending for anything else

/// True when nothing more will happen to the call without a person: Moved, PartlyMoved, Failed, NotSent, Undone.
bool isSettled(CallState state);
/// True when a person has to look: PartlyMoved, NoAnswer, OutcomeUnknown, Failed, NotSent.
bool needsPerson(CallState state);

} // namespace baton
