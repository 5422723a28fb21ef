// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/call_verdict.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::CallVerdict)
};

} // namespace

CallVerdict verdictOf(const std::vector<RowProof> &proofs)
{
    const auto count = [&proofs](RowOutcome outcome) {
        return static_cast<int>(std::count_if(proofs.begin(), proofs.end(),
                                              [outcome](const RowProof &proof) { return proof.outcome == outcome; }));
    };
    const int all = static_cast<int>(proofs.size());
    const int moved = count(RowOutcome::Moved);
    const int elsewhere = count(RowOutcome::MovedElsewhere);
    const int notMoved = count(RowOutcome::NotMoved);
    const int unknown = all - moved - elsewhere - notMoved;
    if (moved == all)
        return {CallState::Moved, {}};
    if (notMoved == all)
        return {CallState::Failed, Text::tr("Nothing moved.")};

    QStringList parts{Text::tr("%1 of %2 moved").arg(moved).arg(all)};
    if (elsewhere > 0)
        parts << Text::tr("%1 went to somebody else").arg(elsewhere);
    if (notMoved > 0)
        parts << Text::tr("%1 did not move").arg(notMoved);
    if (unknown > 0)
        parts << Text::tr("where %1 are is not known").arg(unknown);
    return {unknown > 0 ? CallState::OutcomeUnknown : CallState::PartlyMoved, parts.join("; "_L1) + u'.'};
}

} // namespace baton
