// SPDX-License-Identifier: GPL-3.0-or-later
// Looking once more at where the rows of a call are, when a person asks for it.
#include "app/reassign/reassign_run.h"

namespace baton {

bool ReassignRun::canRecheck(int index) const
{
    const CallState state = m_calls[static_cast<size_t>(index)].state;
    return !m_storageBroken && (state == CallState::OutcomeUnknown || state == CallState::NoAnswer);
}

void ReassignRun::recheck(int index)
{
    if (!canRecheck(index))
        return;
    CallProgress &call = at(index);
    if (call.state == CallState::NoAnswer) {
        // Its task is still followed; what the rows show may be known before it speaks.
        call.lookedThrough = false;
        m_services.tracker.checkNow();
        m_services.verifier.verify(call.call, CallEnd::NoAnswer, call.task ? call.task->created : QDateTime());
        Q_EMIT callChanged(index);
        return;
    }
    ++m_unfinished; // its last word is open again
    call.note = tr("Baton reads again where the rows are. Nothing is sent.");
    verify(index, CallEnd::Unknown);
}

} // namespace baton
