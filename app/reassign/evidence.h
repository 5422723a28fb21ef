// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/time/scheduler.h"
#include "models/domain/certification.h"
#include "models/domain/outcome.h"
#include "models/domain/plan.h"

#include <QHash>

#include <memory>
#include <optional>
#include <vector>

namespace baton {

/// One look at the tenant around one source certification: what the proof of its rows is decided from.
struct Reading
{
    Millis began{0};                       ///< monotonic, before the first request
    Millis at{0};                          ///< monotonic, after the last answer
    QDateTime wall;                        ///< UTC
    std::optional<Certification> source;   ///< the source certification; nullopt: it is gone
    std::vector<Certification> successors; ///< certifications of the same campaign that came from the source
    /// Items by certification, for the source and the successors; absent: not read, or not to the end.
    QHash<CertificationId, std::shared_ptr<const std::vector<ReviewItem>>> items;
    bool complete = true; ///< the tenant said whether the source is there
    QString problem;      ///< why something could not be read; may be empty
};

/// How the call that is being verified ended, as far as known.
enum class CallEnd { TaskSucceeded, TaskFailed, AnsweredWithoutTask, Refused, Unknown, NoAnswer };

/// Where a reading shows a row.
enum class Whereabouts {
    AtSource,  ///< in the source certification, with the reviewer it had
    AtTarget,  ///< with the target in the same campaign, and gone from the source
    Elsewhere, ///< the same, with somebody else
    NotFound,  ///< gone from the source and not found, or what was found proves nothing
    Unreadable
};

struct Sighting
{
    Whereabouts where = Whereabouts::Unreadable;
    IdentityId holder; ///< of AtSource, AtTarget and Elsewhere
    QString holderName;
    CertificationId certification; ///< where it was found
    Millis began{0};
    Millis at{0};
    QDateTime wall;
    bool noPendingTask = false; ///< the tenant said so of the call's target, before this reading
    bool callUntouched = false; ///< the same reading shows every row of the call at its source
    QString problem;            ///< why something could not be read; may be empty
};

/// Where one reading shows each row of a call, in the order of the rows. `readings` are by source certification; a
/// missing one is Unreadable. Counts where one certification has several items with one evidence. Pure.
std::vector<Sighting> sightRows(const Call &call, const QHash<CertificationId, Reading> &readings,
                                bool noPendingTask = false);

/// When the same view, seen again, proves that nothing happened. Lists may lag behind what a tenant did.
struct ProofRules
{
    Millis notMovedApart{5000};
    Millis didNotActApart{15000}; ///< of a call that may have acted: an unknown one, or one whose task failed
};

/// What the sightings so far, oldest first, prove of one row. Pending: look again; never Pending when `lastLook`.
/// Pure.
RowProof judge(CallEnd end, const std::vector<Sighting> &sightings, bool lastLook, const ProofRules &rules = {});

} // namespace baton
