// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/journal_event.h"

namespace baton {

/// What an administrator may rely on after any crash, at any instruction.
enum class CallStanding { NotSent, Accepted, Settled, Unknown };

/// Where a call stands after some of its events, with all that is needed to go on from there.
struct CallStand
{
    CallState state = CallState::Queued;
    CallStanding standing = CallStanding::NotSent;
    bool attemptOpen = false;  ///< an intent without an answer: in doubt until one says otherwise
    bool mayHaveActed = false; ///< something before the attempt that is open may have changed the tenant

    friend bool operator==(const CallStand &, const CallStand &) = default;
};

/// The stand after one more event of the call. Pure.
CallStand after(CallStand stand, const JournalEvent::What &what);

} // namespace baton
