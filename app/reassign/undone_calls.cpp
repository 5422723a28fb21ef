// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/undone_calls.h"

#include <QSet>

namespace baton {

namespace {

/// A row where it lay between the two runs, by what it is: its id may have changed.
struct Place
{
    CertificationId certification;
    Evidence evidence;

    friend bool operator==(const Place &, const Place &) = default;
    friend size_t qHash(const Place &place, size_t seed = 0)
    {
        return qHashMulti(seed, place.certification, place.evidence);
    }
};

} // namespace

std::vector<CallId> undoneCalls(const RunStory &run, const std::vector<RunStory> &undoing)
{
    QHash<Place, int> back;
    for (const RunStory &undo : undoing) {
        const std::vector<Call> &calls = undo.record.plan.calls;
        const std::vector<CallHistory> histories = historiesOf(calls, undo.events);
        for (size_t i = 0; i < calls.size(); ++i) {
            for (qsizetype r = 0; r < calls[i].rows.size(); ++r) {
                if (histories[i].proofs[static_cast<size_t>(r)].outcome == RowOutcome::Moved)
                    ++back[{calls[i].rows[r].row.certification, calls[i].rows[r].evidence}];
            }
        }
    }
    std::vector<CallId> undone;
    const std::vector<Call> &calls = run.record.plan.calls;
    const std::vector<CallHistory> histories = historiesOf(calls, run.events);
    for (size_t i = 0; i < calls.size(); ++i) {
        int moved = 0;
        int returned = 0;
        for (qsizetype r = 0; r < calls[i].rows.size(); ++r) {
            const RowProof &proof = histories[i].proofs[static_cast<size_t>(r)];
            if (proof.outcome != RowOutcome::Moved && proof.outcome != RowOutcome::MovedElsewhere)
                continue;
            ++moved;
            int &left = back[{proof.certification, calls[i].rows[r].evidence}];
            returned += left > 0 ? 1 : 0;
            left -= left > 0 ? 1 : 0;
        }
        if (moved > 0 && moved == returned && isSettled(histories[i].state) && histories[i].state != CallState::Undone)
            undone.push_back(calls[i].id);
    }
    return undone;
}

} // namespace baton
