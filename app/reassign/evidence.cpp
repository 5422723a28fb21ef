// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/evidence.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <deque>
#include <memory>
#include <utility>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::Evidence)
};

Sighting sightingAt(Whereabouts where, const Reading &reading, const Certification *found = nullptr)
{
    Sighting sighting;
    sighting.where = where;
    sighting.began = reading.began;
    sighting.at = reading.at;
    sighting.wall = reading.wall;
    sighting.problem = reading.problem;
    if (found) {
        sighting.holder = found->reviewer.id;
        sighting.holderName = found->reviewer.name;
        sighting.certification = found->id;
    }
    return sighting;
}

/// What it means that a row is in its source certification, which may itself have changed hands and kept its id.
Sighting inSource(const Call &call, const CallRow &row, const Reading &reading)
{
    const Certification &source = *reading.source;
    const IdentityId &now = source.reviewer.id;
    // Without the reviewer from before nothing tells a row that came from one that was always there.
    if (now.isEmpty() || row.sourceReviewer.isEmpty())
        return sightingAt(Whereabouts::NotFound, reading, &source);
    if (now == row.sourceReviewer)
        return sightingAt(Whereabouts::AtSource, reading, &source);
    return sightingAt(now == call.target ? Whereabouts::AtTarget : Whereabouts::Elsewhere, reading, &source);
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

/// The certification that took a whole one's place. Where parts of it had gone to others before, the newest of its
/// direct successors is the one; nothing when that cannot be told.
const Certification *heir(const CertificationId &source, const std::vector<Certification> &successors)
{
    std::vector<const Certification *> direct;
    std::vector<const Certification *> all;
    for (const Certification &one : successors) {
        all.push_back(&one);
        if (one.reassignment && one.reassignment->fromId == source)
            direct.push_back(&one);
    }
    if (all.empty())
        return nullptr;
    const bool oneHolder = std::all_of(
        all.begin(), all.end(), [&](const Certification *one) { return one->reviewer.id == all.front()->reviewer.id; });
    if (oneHolder)
        return all.front();
    return newest(direct.empty() ? all : direct);
}

Sighting sightWhole(const Call &call, const CallRow &row, const Reading &reading)
{
    if (reading.source)
        return inSource(call, row, reading);
    const Certification *found = heir(row.row.certification, reading.successors);
    if (!found || found->reviewer.id.isEmpty())
        return sightingAt(Whereabouts::NotFound, reading);
    return sightingAt(found->reviewer.id == call.target ? Whereabouts::AtTarget : Whereabouts::Elsewhere, reading,
                      found);
}

/// Where items with one evidence were found, each to be given to one row.
struct Finds
{
    std::deque<const Certification *> atTarget;
    std::deque<const Certification *> elsewhere;
};

/// The item rows of one source certification, against one reading of it.
class ItemSights
{
public:
    /// `first`: any of the rows.
    ItemSights(const Call &call, const CallRow &first, const Reading &reading) : m_call(call), m_reading(reading)
    {
        if (reading.source) {
            for (const ReviewItem &item : itemsOf(*reading.source))
                m_inSource.insert(item.id);
            const Whereabouts whole = inSource(call, first, reading).where;
            if (whole == Whereabouts::AtTarget || whole == Whereabouts::Elsewhere)
                findUnderNewIds(first.row.certification);
        }
        for (const Certification &successor : reading.successors) {
            for (const ReviewItem &item : itemsOf(successor))
                find(evidenceOf(item), successor);
        }
    }

    Sighting sight(const CallRow &row)
    {
        // What stays where it is keeps its id; so of two items with one evidence this tells which one went.
        if (m_reading.source && m_inSource.contains(row.row.item))
            return inSource(m_call, row, m_reading);
        if (row.evidence == Evidence{})
            return sightingAt(Whereabouts::NotFound, m_reading);
        Finds &finds = m_finds[row.evidence];
        if (!finds.atTarget.empty())
            return take(finds.atTarget, Whereabouts::AtTarget);
        if (!finds.elsewhere.empty())
            return take(finds.elsewhere, Whereabouts::Elsewhere);
        return sightingAt(Whereabouts::NotFound, m_reading);
    }

private:
    const std::vector<ReviewItem> &itemsOf(const Certification &certification) const
    {
        static const std::vector<ReviewItem> none;
        const auto items = m_reading.items.constFind(certification.id);
        return items == m_reading.items.constEnd() ? none : **items;
    }

    /// The source went to somebody else as a whole and kept its own id: its items may not have kept theirs.
    void findUnderNewIds(const CertificationId &source)
    {
        QSet<ReviewItemId> named;
        for (const CallRow &row : m_call.rows) {
            if (row.row.certification == source)
                named.insert(row.row.item);
        }
        for (const ReviewItem &item : itemsOf(*m_reading.source)) {
            if (!named.contains(item.id))
                find(evidenceOf(item), *m_reading.source);
        }
    }

    void find(const Evidence &evidence, const Certification &where)
    {
        Finds &finds = m_finds[evidence];
        (where.reviewer.id == m_call.target ? finds.atTarget : finds.elsewhere).push_back(&where);
    }

    Sighting take(std::deque<const Certification *> &from, Whereabouts where)
    {
        const Certification *found = from.front();
        from.pop_front();
        return sightingAt(where, m_reading, found);
    }

    const Call &m_call;
    const Reading &m_reading;
    QSet<ReviewItemId> m_inSource;
    QHash<Evidence, Finds> m_finds;
};

QString nameOf(const Sighting &sighting)
{
    return sighting.holderName.isEmpty() ? sighting.holder.toString() : sighting.holderName;
}

RowProof proofOf(RowOutcome outcome, const Sighting &sighting, const QString &detail)
{
    return {outcome, sighting.holder, sighting.holderName, sighting.certification, detail, sighting.wall};
}

/// An earlier sighting, at least `apart` before the last one, from which on every readable one `agrees`.
template <class Agrees> bool steady(const std::vector<Sighting> &sightings, Millis apart, Agrees agrees)
{
    const Sighting &last = sightings.back();
    if (!agrees(last))
        return false;
    for (auto it = sightings.rbegin() + 1; it != sightings.rend(); ++it) {
        if (it->where == Whereabouts::Unreadable)
            continue;
        if (!agrees(*it))
            return false;
        if (last.began - it->at >= apart)
            return true;
    }
    return false;
}

bool provesNotMoved(CallEnd end, const std::vector<Sighting> &sightings, bool lastLook, const ProofRules &rules)
{
    switch (end) {
    case CallEnd::Refused:
        return true;
    case CallEnd::TaskFailed:
        return steady(sightings, rules.didNotActApart,
                      [](const Sighting &one) { return one.where == Whereabouts::AtSource; });
    case CallEnd::TaskSucceeded:
    case CallEnd::AnsweredWithoutTask:
        return lastLook && steady(sightings, rules.notMovedApart,
                                  [](const Sighting &one) { return one.where == Whereabouts::AtSource; });
    case CallEnd::Unknown:
        return lastLook && steady(sightings, rules.didNotActApart,
                                  [](const Sighting &one) { return one.callUntouched && one.noPendingTask; });
    case CallEnd::NoAnswer:
        return false;
    }
    return false;
}

QString whyUnknown(CallEnd end, const Sighting &sighting)
{
    const QString problem = sighting.problem.isEmpty() ? QString() : u' ' + sighting.problem;
    switch (sighting.where) {
    case Whereabouts::AtSource:
        if (end == CallEnd::NoAnswer || (end == CallEnd::Unknown && !sighting.noPendingTask))
            return Text::tr("Still with %1, but a task may yet move it.").arg(nameOf(sighting)) + problem;
        return Text::tr("Still with %1; that it stays there is not proven.").arg(nameOf(sighting)) + problem;
    case Whereabouts::NotFound:
        if (!sighting.holder.isEmpty())
            return Text::tr("With %1; who held it before is not known.").arg(nameOf(sighting)) + problem;
        return Text::tr("Gone from where it was, and not found with anybody.") + problem;
    default:
        return Text::tr("Where it is now could not be read.") + problem;
    }
}

} // namespace

std::vector<Sighting> sightRows(const Call &call, const QHash<CertificationId, Reading> &readings, bool noPendingTask)
{
    std::vector<Sighting> sightings(call.rows.size());
    QHash<CertificationId, std::shared_ptr<ItemSights>> itemSights;
    for (size_t i = 0; i < call.rows.size(); ++i) {
        const CallRow &row = call.rows[i];
        const auto reading = readings.constFind(row.row.certification);
        if (reading == readings.constEnd())
            continue;
        const bool unread =
            !row.row.isWholeCertification() && reading->source && !reading->items.contains(reading->source->id);
        if (!reading->complete || unread) {
            sightings[i] = sightingAt(Whereabouts::Unreadable, *reading);
        } else if (row.row.isWholeCertification()) {
            sightings[i] = sightWhole(call, row, *reading);
        } else {
            auto &sights = itemSights[row.row.certification];
            if (!sights)
                sights = std::make_shared<ItemSights>(call, row, *reading);
            sightings[i] = sights->sight(row);
        }
    }
    const bool untouched = std::all_of(sightings.begin(), sightings.end(), [](const Sighting &sighting) {
        return sighting.where == Whereabouts::AtSource;
    });
    for (Sighting &sighting : sightings) {
        sighting.callUntouched = untouched;
        sighting.noPendingTask = noPendingTask;
    }
    return sightings;
}

RowProof judge(CallEnd end, const std::vector<Sighting> &sightings, bool lastLook, const ProofRules &rules)
{
    if (sightings.empty())
        return {};
    const Sighting &last = sightings.back();
    if (last.where == Whereabouts::AtTarget)
        return proofOf(RowOutcome::Moved, last, Text::tr("Now with %1.").arg(nameOf(last)));
    if (last.where == Whereabouts::Elsewhere) {
        // While lists catch up, an older part of the same certification may be all that is seen: look again.
        const auto sameHolder = [&last](const Sighting &one) {
            return one.where == Whereabouts::Elsewhere && one.holder == last.holder;
        };
        if (lastLook || steady(sightings, rules.notMovedApart, sameHolder))
            return proofOf(RowOutcome::MovedElsewhere, last, Text::tr("Went to %1 instead.").arg(nameOf(last)));
    }
    if (last.where == Whereabouts::AtSource && provesNotMoved(end, sightings, lastLook, rules))
        return proofOf(RowOutcome::NotMoved, last, Text::tr("Still with %1.").arg(nameOf(last)));
    if (!lastLook)
        return {};
    return proofOf(RowOutcome::Unknown, last, whyUnknown(end, last));
}

} // namespace baton
