// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/call_verdict.h"

#include "models/domain/isolated.h"

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

QString passedOnTo(const std::vector<RowProof> &proofs)
{
    const RowProof *first = nullptr;
    for (const RowProof &proof : proofs) {
        if (proof.outcome != RowOutcome::MovedElsewhere)
            continue;
        if (first && (proof.holder != first->holder || proof.holderName != first->holderName))
            return {};
        first = first ? first : &proof;
    }
    return first ? isolated(first->holderName) : QString();
}

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

    QStringList parts;
    if (moved > 0 || elsewhere == 0)
        parts << Text::tr("%1 of %2 moved").arg(moved).arg(all);
    if (elsewhere > 0) {
        const QString holder = passedOnTo(proofs);
        parts << (holder.isEmpty() ? Text::tr("%1 went to somebody else").arg(elsewhere)
                                   : Text::tr("%1 went to %2 instead").arg(QString::number(elsewhere), holder));
    }
    if (notMoved > 0)
        parts << Text::tr("%1 did not move").arg(notMoved);
    if (unknown > 0)
        parts << Text::tr("where %1 are is not known").arg(unknown);
    return {unknown > 0 ? CallState::OutcomeUnknown : CallState::PartlyMoved, parts.join("; "_L1) + u'.'};
}

} // namespace baton
