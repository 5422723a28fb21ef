// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/call_stand.h"

namespace baton {

/// A call as its events tell it.
struct CallHistory
{
    CallState state = CallState::Queued;
    CallStanding standing = CallStanding::NotSent;
    int attempts = 0;
    std::optional<CallAccepted> answer; ///< the 2xx answer, where there was one
    std::optional<GovernanceTask> task;
    std::optional<Error> error;
    std::vector<RowProof> proofs; ///< one per row of the call
    QString note;
    bool didNotAct = false; ///< proven; its rows can go out anew
    QDateTime firstSent;
    QDateTime lastChange;
};

/// Folds the events of one call, oldest first, into where it stands. Events of other calls are passed over. Pure.
CallHistory historyOf(const Call &call, const std::vector<JournalEvent> &events);
/// The same of each call, in their order; goes through the events once. Pure.
std::vector<CallHistory> historiesOf(const std::vector<Call> &calls, const std::vector<JournalEvent> &events);

} // namespace baton
