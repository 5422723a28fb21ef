// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/sights.h"

#include <QSet>

#include <algorithm>
#include <utility>

namespace baton {

namespace {

Sighting sightingAt(Whereabouts where, const Reading &reading, const Certification *found = nullptr)
{
    Sighting sighting;
    sighting.where = where;
    sighting.began = reading.began;
    sighting.at = reading.at;
    sighting.wall = reading.wall;
    sighting.moved = reading.moved;
    sighting.problem = reading.problem;
    if (found) {
        sighting.holder = found->reviewer.id;
        sighting.holderName = found->reviewer.name;
        sighting.certification = found->id;
    }
    return sighting;
}

/// What it means that a row is in its source certification, which may itself have changed hands and kept its id.
Sighting inSource(const CallRow &row, const IdentityId &target, const Reading &reading)
{
    const Certification &source = *reading.source;
    const IdentityId &now = source.reviewer.id;
    // Without the reviewer from before nothing tells a row that came from one that was always there.
    if (now.isEmpty() || row.sourceReviewer.isEmpty())
        return sightingAt(Whereabouts::NotFound, reading, &source);
    if (now == row.sourceReviewer)
        return sightingAt(Whereabouts::AtSource, reading, &source);
    return sightingAt(now == target ? Whereabouts::AtTarget : Whereabouts::Elsewhere, reading, &source);
}

/// Some vendors give every part the age of the first; then the last change tells.
std::pair<QDateTime, QDateTime> ageOf(const Certification &one)
{
    return {one.created, one.modified};
}

const Certification *newest(const std::vector<const Certification *> &all)
{
    const auto later = [](const Certification *a, const Certification *b) { return ageOf(*a) < ageOf(*b); };
    const auto best = std::max_element(all.begin(), all.end(), later);
    const auto asNew = std::count_if(all.begin(), all.end(), [&](const Certification *one) {
        return !one->created.isValid() || ageOf(*one) == ageOf(**best);
    });
    return asNew == 1 ? *best : nullptr;
}

/// Times may be in whole seconds.
constexpr qint64 roundedMs = 1000;

/// It was there before the call. Both times must say so: a part may have been given the age of the whole.
bool isOlder(const Certification &one, const QDateTime &notBefore)
{
    if (!notBefore.isValid() || !one.created.isValid() || !one.modified.isValid())
        return false;
    const QDateTime before = notBefore.addMSecs(-roundedMs);
    return one.created < before && one.modified < before;
}

/// Where nothing says what came from what: of those that were made last, in one second, the one that the target holds.
const Certification *lastMadeFor(const IdentityId &target, const std::vector<const Certification *> &all)
{
    const auto later = [](const Certification *a, const Certification *b) { return ageOf(*a) < ageOf(*b); };
    const auto last = ageOf(**std::max_element(all.begin(), all.end(), later));
    const auto made = std::find_if(all.begin(), all.end(), [&](const Certification *one) {
        return one->reviewer.id == target && one->created.isValid() && ageOf(*one) == last;
    });
    const bool named = std::any_of(all.begin(), all.end(), [](const Certification *one) {
        return one->reassignment && !one->reassignment->fromId.isEmpty();
    });
    return named || made == all.end() ? nullptr : *made;
}

/// The certification that took a whole one's place. Parts of it that others got before the call are not it, nor is
/// what came from those; of several that may be, the newest of the direct successors is. Nothing when that cannot be
/// told.
const Certification *heir(const CertificationId &source, const IdentityId &target,
                          const std::vector<Certification> &successors, const QDateTime &notBefore)
{
    std::vector<const Certification *> direct;
    std::vector<const Certification *> all;
    QSet<CertificationId> older;
    for (const Certification &one : successors) {
        const CertificationId from = one.reassignment ? one.reassignment->fromId : CertificationId();
        if (isOlder(one, notBefore) || older.contains(from)) {
            older.insert(one.id);
            continue;
        }
        all.push_back(&one);
        if (from == source)
            direct.push_back(&one);
    }
    if (all.empty())
        return nullptr;
    if (const Certification *best = newest(direct.empty() ? all : direct))
        return best;
    if (const Certification *made = lastMadeFor(target, all))
        return made;
    const bool oneHolder = std::all_of(
        all.begin(), all.end(), [&](const Certification *one) { return one->reviewer.id == all.front()->reviewer.id; });
    return oneHolder ? all.front() : nullptr;
}

Sighting sightWhole(const CallRow &row, const IdentityId &target, const Reading &reading, const QDateTime &notBefore)
{
    // Some vendors leave the shell of what was handed over where it was.
    if (reading.source && !reading.source->emptied)
        return inSource(row, target, reading);
    const Certification *found = heir(row.row.certification, target, reading.successors, notBefore);
    if (!found || found->reviewer.id.isEmpty())
        return sightingAt(Whereabouts::NotFound, reading);
    const bool atTarget = found->reviewer.id == target;
    Sighting sighting = sightingAt(atTarget ? Whereabouts::AtTarget : Whereabouts::Elsewhere, reading, found);
    sighting.doubtful = !notBefore.isValid() || !found->created.isValid() || found->created < notBefore;
    return sighting;
}

} // namespace

/// The items around one source certification, by what finds them again.
class Sights::Items
{
public:
    Items(const Reading &reading, const IdentityId &target) : m_reading(reading), m_target(target)
    {
        if (reading.source) {
            for (const ReviewItem &item : itemsOf(*reading.source))
                m_inSource.insert(item.id);
        }
        for (const Certification &successor : reading.successors) {
            for (const ReviewItem &item : itemsOf(successor)) {
                Finds &finds = m_finds[evidenceOf(item)];
                (successor.reviewer.id == target ? finds.atTarget : finds.elsewhere).push_back(&successor);
            }
        }
    }

    /// Where the items with one evidence are, each to be given to one row.
    struct Finds
    {
        std::vector<const Certification *> atTarget;
        std::vector<const Certification *> elsewhere;
    };

    /// The rows of one call around this source: what is given to one of them is not given to another.
    class Seeker
    {
    public:
        Seeker(Items &items, const Call &call, const CallRow &first) : m_items(items)
        {
            if (!items.m_reading.source)
                return;
            m_source = inSource(first, items.m_target, items.m_reading).where;
            // The source went to somebody else as a whole and kept its own id: its items may not have kept theirs.
            if (m_source != Whereabouts::AtTarget && m_source != Whereabouts::Elsewhere)
                return;
            for (const CallRow &row : call.rows) {
                if (row.row.certification == first.row.certification)
                    m_named.insert(row.row.item);
            }
        }

        Sighting sight(const CallRow &row)
        {
            const Reading &reading = m_items.m_reading;
            // What stays where it is keeps its id; so of two items with one evidence this tells which one went.
            if (reading.source && m_items.m_inSource.contains(row.row.item))
                return inSource(row, m_items.m_target, reading);
            if (row.evidence == Evidence{})
                return sightingAt(Whereabouts::NotFound, reading);
            static const Finds none;
            const auto known = m_items.m_finds.constFind(row.evidence);
            const Finds &finds = known == m_items.m_finds.constEnd() ? none : *known;
            Taken &taken = m_taken[row.evidence];
            for (const Whereabouts where : {Whereabouts::AtTarget, Whereabouts::Elsewhere}) {
                if (m_source == where && takeFromSource(row.evidence, taken))
                    return sightingAt(where, reading, &*reading.source);
                const bool atTarget = where == Whereabouts::AtTarget;
                const std::vector<const Certification *> &found = atTarget ? finds.atTarget : finds.elsewhere;
                size_t &next = atTarget ? taken.atTarget : taken.elsewhere;
                if (next < found.size())
                    return sightingAt(where, reading, found[next++]);
            }
            return sightingAt(Whereabouts::NotFound, reading);
        }

    private:
        struct Taken
        {
            size_t inSource = 0;
            size_t atTarget = 0;
            size_t elsewhere = 0;
        };

        bool takeFromSource(const Evidence &evidence, Taken &taken)
        {
            const std::vector<ReviewItemId> &there = m_items.inSourceBy(evidence);
            while (taken.inSource < there.size()) {
                if (!m_named.contains(there[taken.inSource++]))
                    return true;
            }
            return false;
        }

        Items &m_items;
        Whereabouts m_source = Whereabouts::Unreadable; ///< of the source itself
        QSet<ReviewItemId> m_named;                     ///< items that the call names
        QHash<Evidence, Taken> m_taken;
    };

private:
    const std::vector<ReviewItem> &itemsOf(const Certification &certification) const
    {
        static const std::vector<ReviewItem> none;
        const auto items = m_reading.items.constFind(certification.id);
        return items == m_reading.items.constEnd() ? none : **items;
    }

    const std::vector<ReviewItemId> &inSourceBy(const Evidence &evidence)
    {
        static const std::vector<ReviewItemId> none;
        if (m_sourceFinds.isEmpty()) {
            for (const ReviewItem &item : itemsOf(*m_reading.source))
                m_sourceFinds[evidenceOf(item)].push_back(item.id);
        }
        const auto known = m_sourceFinds.constFind(evidence);
        return known == m_sourceFinds.constEnd() ? none : *known;
    }

    const Reading &m_reading;
    IdentityId m_target;
    QSet<ReviewItemId> m_inSource;
    QHash<Evidence, Finds> m_finds;                           ///< of the successors
    QHash<Evidence, std::vector<ReviewItemId>> m_sourceFinds; ///< made when it is needed
};

Sights::Sights(const QHash<CertificationId, Reading> &readings, IdentityId target)
    : m_readings(readings), m_target(std::move(target))
{
}

Sights::~Sights() = default;

Sights::Items &Sights::itemsAround(const CertificationId &source, const Reading &reading)
{
    std::shared_ptr<Items> &items = m_items[source];
    if (!items)
        items = std::make_shared<Items>(reading, m_target);
    return *items;
}

std::vector<Sighting> Sights::of(const Call &call, const CallFacts &facts)
{
    std::vector<Sighting> sightings(static_cast<size_t>(call.rows.size()));
    QHash<CertificationId, std::shared_ptr<Items::Seeker>> seekers;
    for (size_t i = 0; i < static_cast<size_t>(call.rows.size()); ++i) {
        const CallRow &row = call.rows[static_cast<qsizetype>(i)];
        const auto reading = m_readings.constFind(row.row.certification);
        if (reading == m_readings.constEnd())
            continue;
        const bool unread =
            !row.row.isWholeCertification() && reading->source && !reading->items.contains(reading->source->id);
        if (!reading->complete || unread) {
            sightings[i] = sightingAt(Whereabouts::Unreadable, *reading);
        } else if (row.row.isWholeCertification()) {
            sightings[i] = sightWhole(row, m_target, *reading, facts.notBefore);
        } else {
            auto &seeker = seekers[row.row.certification];
            if (!seeker)
                seeker = std::make_shared<Items::Seeker>(itemsAround(row.row.certification, *reading), call, row);
            sightings[i] = seeker->sight(row);
        }
    }
    const bool untouched = std::all_of(sightings.begin(), sightings.end(), [](const Sighting &sighting) {
        return sighting.where == Whereabouts::AtSource;
    });
    for (Sighting &sighting : sightings) {
        sighting.callUntouched = untouched;
        sighting.noPendingTask = facts.noPendingTask;
    }
    return sightings;
}

} // namespace baton
