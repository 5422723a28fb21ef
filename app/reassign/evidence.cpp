// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/evidence.h"

#include <QCoreApplication>

namespace baton {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::Evidence)
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
    case Whereabouts::AtTarget:
        return Text::tr("With %1, perhaps for longer than the call.").arg(nameOf(sighting)) + problem;
    case Whereabouts::NotFound:
        if (!sighting.holder.isEmpty())
            return Text::tr("With %1; who held it before is not known.").arg(nameOf(sighting)) + problem;
        return Text::tr("Gone from where it was, and not found with anybody.") + problem;
    default:
        return Text::tr("Where it is now could not be read.") + problem;
    }
}

} // namespace

RowProof judge(CallEnd end, const std::vector<Sighting> &sightings, bool lastLook, const ProofRules &rules)
{
    if (sightings.empty())
        return {};
    const Sighting &last = sightings.back();
    // While lists catch up, an older part of the same certification may be all that is seen: look again.
    if (last.where == Whereabouts::AtTarget) {
        const auto samePlace = [&last](const Sighting &one) {
            return one.where == Whereabouts::AtTarget && one.certification == last.certification;
        };
        if (!last.doubtful || steady(sightings, rules.notMovedApart, samePlace))
            return proofOf(RowOutcome::Moved, last, Text::tr("Now with %1.").arg(nameOf(last)));
    }
    if (last.where == Whereabouts::Elsewhere) {
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
