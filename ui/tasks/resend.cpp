// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tasks/resend.h"

namespace baton {

ReassignSubject resendSubject(const Order &order, const std::vector<Call> &calls)
{
    ReassignSubject subject;
    for (const Call &call : calls) {
        for (const CallRow &row : call.rows) {
            subject.rows.push_back(row.row);
            if (row.sourceReviewer.isEmpty())
                continue;
            Certification &seen = subject.known.seen[row.row.certification];
            seen.reviewer.id = row.sourceReviewer;
            seen.reviewer.name = row.sourceReviewerName;
        }
    }
    subject.shownRows = subject.rows;
    subject.items = !subject.rows.empty() && !subject.rows.front().isWholeCertification();
    Identity target;
    target.id = order.target;
    target.name = order.targetName.isEmpty() ? order.target.toString() : order.targetName;
    subject.target = target;
    subject.reason = order.reason;
    return subject;
}

Call withRowsThatStayed(const Call &call, const std::vector<RowProof> &proofs)
{
    Call stayed = call;
    stayed.rows.clear();
    for (size_t i = 0; i < static_cast<size_t>(call.rows.size()); ++i) {
        if (i < proofs.size() && proofs[i].outcome == RowOutcome::NotMoved)
            stayed.rows.push_back(call.rows[static_cast<qsizetype>(i)]);
    }
    return stayed;
}

} // namespace baton
