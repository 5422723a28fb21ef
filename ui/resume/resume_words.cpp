// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/resume/resume_words.h"

#include "app/reassign/rest_of_run.h"

#include <QCoreApplication>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::ResumeWords)
};

} // namespace

QString standText(int unknown, int notSent, int accepted)
{
    QStringList parts;
    if (unknown > 0)
        parts << (unknown == 1 ? Text::tr("1 call in doubt") : Text::tr("%n calls in doubt", nullptr, unknown));
    if (notSent > 0)
        parts << (notSent == 1 ? Text::tr("1 call not sent") : Text::tr("%n calls not sent", nullptr, notSent));
    if (accepted > 0)
        parts << (accepted == 1 ? Text::tr("1 call accepted, its proof is outstanding")
                                : Text::tr("%n calls accepted, their proof is outstanding", nullptr, accepted));
    return parts.join(u" · "_s);
}

QString standText(const std::vector<CallProgress> &calls)
{
    int unknown = 0;
    int reading = 0;
    int notSent = 0;
    int accepted = 0;
    int rows = 0;
    int moved = 0;
    for (const CallProgress &call : calls) {
        rows += static_cast<int>(call.proofs.size());
        for (const RowProof &proof : call.proofs)
            moved += proof.outcome == RowOutcome::Moved ? 1 : 0;
        if (call.state == CallState::Queued || call.didNotAct)
            ++notSent;
        else if (call.state == CallState::OutcomeUnknown)
            ++unknown;
        else if (call.state == CallState::Verifying)
            ++reading;
        else if (!isSettled(call.state))
            ++accepted;
    }
    QStringList parts{Text::tr("%1 of %2 rows moved").arg(moved).arg(rows)};
    if (reading > 0)
        parts << Text::tr("reading again where the rows are");
    parts << standText(unknown, notSent, accepted);
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

QString foundText(const std::vector<InterruptedRun> &runs)
{
    int unknown = 0;
    int notSent = 0;
    int accepted = 0;
    for (const InterruptedRun &run : runs) {
        unknown += run.unknown;
        notSent += run.notSent;
        accepted += run.accepted;
    }
    const auto count = static_cast<int>(runs.size());
    const QString what = count == 1 ? Text::tr("A run of an earlier session is not at its end")
                                    : Text::tr("%n runs of earlier sessions are not at their end", nullptr, count);
    const QString stand = standText(unknown, notSent, accepted);
    return (stand.isEmpty() ? what : QString(what + u": "_s + stand)) + u'.';
}

ReassignSubject restSubject(const RestOfRun &rest)
{
    ReassignSubject subject;
    subject.rows = rest.order.rows;
    subject.shownRows = subject.rows;
    subject.items = !subject.rows.empty() && !subject.rows.front().isWholeCertification();
    subject.known.seen = rest.seen;
    Identity target;
    target.id = rest.order.target;
    target.name = rest.order.targetName.isEmpty() ? rest.order.target.toString() : rest.order.targetName;
    subject.target = target;
    subject.reason = rest.order.reason;
    subject.note = Text::tr("This goes on with a run of an earlier session: the rows that it provably did not touch. "
                            "They are read anew, and go out as new calls.");
    return subject;
}

} // namespace baton
