// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/verifier.h"
#include "tests/support/fake_provider.h"
#include "tests/support/fake_scheduler.h"

#include <QStringList>

namespace baton::test {

/// A verifier over a tenant in memory, and what it said.
struct VerifierBench
{
    FakeScheduler clock;
    FakeProvider tenant;
    Verifier verifier{tenant, clock, {}};
    QHash<CallId, std::vector<RowProof>> proofs;
    QHash<CallId, bool> done; ///< verified calls: did it not act?
    QHash<CallId, Millis> doneAt;
    QHash<CallId, int> doneTimes;
    QList<Millis> lookedThroughAt;
    Millis begin = clock.now();

    VerifierBench()
    {
        tenant.addCampaign(QStringLiteral("K"));
        QObject::connect(&verifier, &Verifier::rowsProven, &verifier,
                         [this](const CallId &call, const std::vector<std::pair<int, RowProof>> &rows) {
                             for (const auto &[row, proof] : rows) {
                                 auto &known = proofs[call];
                                 known.resize(std::max(known.size(), static_cast<size_t>(row) + 1));
                                 known[static_cast<size_t>(row)] = proof;
                             }
                         });
        QObject::connect(&verifier, &Verifier::verified, &verifier, [this](const CallId &call, bool didNotAct) {
            done.insert(call, didNotAct);
            doneAt.insert(call, clock.now() - begin);
            ++doneTimes[call];
        });
        QObject::connect(&verifier, &Verifier::lookedThrough, &verifier,
                         [this](const CallId &) { lookedThroughAt << clock.now() - begin; });
    }

    /// Certifications c0, c1, … of reviewers s0, s1, …, and the call that hands them to T.
    Call wholeCall(int count, const QString &id = QStringLiteral("call"), int first = 0)
    {
        Call call;
        call.id = CallId(id);
        call.campaign = CampaignId(QStringLiteral("K"));
        call.target = IdentityId(QStringLiteral("T"));
        for (int i = first; i < first + count; ++i) {
            const QString number = QString::number(i);
            tenant.addCertification(QStringLiteral("c") + number, QStringLiteral("K"), QStringLiteral("s") + number);
            CallRow row;
            row.row.certification = CertificationId(QStringLiteral("c") + number);
            row.sourceReviewer = IdentityId(QStringLiteral("s") + number);
            call.rows.push_back(row);
        }
        return call;
    }

    /// Items of one certification, and the call that hands them to T.
    Call itemCall(const QString &certification, int items, const QString &id = QStringLiteral("call"))
    {
        Call call;
        call.id = CallId(id);
        call.campaign = CampaignId(QStringLiteral("K"));
        call.certification = CertificationId(certification);
        call.target = IdentityId(QStringLiteral("T"));
        if (!tenant.certification(call.certification))
            tenant.addCertification(certification, QStringLiteral("K"), QStringLiteral("S"));
        for (int i = 0; i < items; ++i) {
            const QString name = QStringLiteral("%1-%2-%3").arg(certification, id).arg(i);
            const ReviewItem item =
                tenant.addItem(name, certification, QStringLiteral("person-") + name, QStringLiteral("access"));
            CallRow row;
            row.row = {call.certification, item.id};
            row.evidence = evidenceOf(item);
            row.sourceReviewer = IdentityId(QStringLiteral("S"));
            call.rows.push_back(row);
        }
        return call;
    }

    void pass(qint64 seconds) { clock.advance(Millis(seconds * 1000)); }
    QString words(const QString &call = QStringLiteral("call")) const
    {
        QStringList all;
        for (const RowProof &proof : proofs.value(CallId(call)))
            all << toString(proof.outcome);
        all.removeDuplicates();
        return all.join(QLatin1Char(' '));
    }
    int asked(FakeProvider::Method method) const { return tenant.asked(method); }
};

} // namespace baton::test
