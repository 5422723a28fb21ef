// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/time/scheduler.h"
#include "models/domain/certification.h"
#include "models/domain/plan.h"

#include <QDateTime>
#include <QHash>

#include <memory>
#include <optional>
#include <vector>

namespace baton {

/// One look at the tenant around one source certification: what the proof of its rows is decided from.
struct Reading
{
    Millis began{0};                     ///< monotonic, before the first request
    Millis at{0};                        ///< monotonic, after the last answer
    QDateTime wall;                      ///< UTC
    std::optional<Certification> source; ///< the source certification; nullopt: it is gone
    /// Certifications of the same campaign that came from the source, each after the one that it came from.
    std::vector<Certification> successors;
    /// Items by certification, for the source and the successors; absent: not read, or not to the end.
    QHash<CertificationId, std::shared_ptr<const std::vector<ReviewItem>>> items;
    bool complete = true; ///< the tenant said whether the source is there
    bool moved = false;   ///< a list changed while it was read: what is not in it may be there
    QString problem;      ///< why something could not be read; may be empty
};

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
    bool doubtful = false;      ///< AtTarget or Elsewhere, but what holds it may be older than the call
    bool noPendingTask = false; ///< the tenant said so of the call's target, before this reading
    bool callUntouched = false; ///< the same reading shows every row of the call at its source
    bool moved = false;         ///< a list changed while it was read: what is not in it may be there
    QString problem;            ///< why something could not be read; may be empty
};

/// What is known of a call when its rows are looked for.
struct CallFacts
{
    QDateTime notBefore;        ///< the tenant's time from which on it can have made something; may be invalid
    bool noPendingTask = false; ///< the tenant said that no task works on its target
};

/// What one look at the tenant shows of the rows of calls to one target. However many calls ask, the items around a
/// source certification are gone through once. Pure but for that.
class Sights
{
public:
    /// `readings` are by source certification and must outlive it; a row without one is Unreadable.
    Sights(const QHash<CertificationId, Reading> &readings, IdentityId target);
    ~Sights();

    /// Where each row of the call is, in the order of the rows. Counts where one certification has several items with
    /// one evidence.
    std::vector<Sighting> of(const Call &call, const CallFacts &facts = {});

private:
    class Items;

    Items &itemsAround(const CertificationId &source, const Reading &reading);

    const QHash<CertificationId, Reading> &m_readings;
    IdentityId m_target;
    QHash<CertificationId, std::shared_ptr<Items>> m_items; ///< by source
};

} // namespace baton
