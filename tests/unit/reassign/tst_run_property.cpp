// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whatever the tenant does: no word is false, no call leaves twice, the journal tells the same story.
#include "tenant_model.h"
#include "tests/support/generated_inputs.h"
#include "tests/support/qt_warnings.h"

#include <QTest>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;
using Behaviour = TenantModel::Behaviour;

namespace {

bool isDone(const RunBench &bench)
{
    return std::all_of(bench.run->calls().begin(), bench.run->calls().end(), [](const CallProgress &call) {
        return isSettled(call.state) || call.state == CallState::OutcomeUnknown || call.state == CallState::NoAnswer;
    });
}

/// The word is true of where the row is at the end of all things; empty: it is.
QString lie(const RowProof &proof, const IdentityId &target, const CallRow &row, const IdentityId &holder)
{
    const QString truth = u" but %1 holds it"_s.arg(holder.toString());
    switch (proof.outcome) {
    case RowOutcome::Moved:
        return holder == target ? QString() : u"Moved,"_s + truth;
    case RowOutcome::MovedElsewhere:
        return holder == proof.holder && holder != target ? QString()
                                                          : u"Moved to %1,"_s.arg(proof.holder.toString()) + truth;
    case RowOutcome::NotMoved:
        return holder == row.sourceReviewer ? QString() : u"Not moved,"_s + truth;
    case RowOutcome::Unknown:
    case RowOutcome::Pending:
        return {};
    }
    return {};
}

/// What nobody could know: readings fail, twins, a task that has not ended, an unknown call while a task of its own or
/// of another works on its target.
bool mayStayOpen(const TenantModel &model, const Call &call, const CallRow &row, const Plan &plan)
{
    const Behaviour behaviour = model.behaviourOf(call);
    const bool lateTask = std::any_of(plan.calls.begin(), plan.calls.end(), [&](const Call &other) {
        return other.lane == call.lane && (model.behaviourOf(other) == Behaviour::HangsUpAndActsLater ||
                                           model.behaviourOf(other) == Behaviour::TaskNeverEndsButMoves);
    });
    // Forwarded back to where it came from, a certification that keeps its id looks untouched.
    const bool looksUntouched = model.keepsIds && row.sourceReviewer == model.landing;
    return model.flaky || model.twins || looksUntouched || behaviour == Behaviour::TaskNeverEnds ||
           behaviour == Behaviour::HangsUpAndActsLater || (behaviour == Behaviour::HangsUpBeforeActing && lateTask);
}

} // namespace

class TestRunProperty : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void noWordIsFalse()
    {
        QHash<QString, int> words;
        int definite = 0;
        const auto seeds = static_cast<quint32>(generatedInputs(200));
        for (quint32 seed = 1; seed <= seeds; ++seed) {
            RunBench bench;
            TenantModel model(bench, seed);
            bench.settings.parallel = 1 + static_cast<int>(seed % 4);
            bench.start();
            // Long after the last word, so that what comes late comes too.
            for (int i = 0; i < 700 && !(i > 60 && isDone(bench)); ++i) {
                bench.pass(5);
                if (bench.run->phase() == ReassignRun::Phase::Paused)
                    bench.run->release(seed % 5 != 0);
            }
            bench.pass(200);
            bench.run->stop(u"Enough."_s); // what waits in the lane of a task that never ends
            bench.pass(2400);              // past every deadline
            const auto where = [&](const CallProgress &call, const QString &what) {
                return u"seed %1 (%2), %3 of behaviour %4: %5; %6"_s.arg(seed)
                    .arg(model.describe(), call.call.path)
                    .arg(static_cast<int>(model.behaviourOf(call.call)))
                    .arg(toString(call.state), what);
            };

            QSet<QString> sentOnce;
            for (const QString &id : bench.left) {
                QVERIFY(!sentOnce.contains(id));
                sentOnce.insert(id);
            }
            QVERIFY(bench.alwaysIntended);
            for (const CallProgress &call : bench.run->calls()) {
                const Behaviour behaviour = model.behaviourOf(call.call);
                const bool left = sentOnce.contains(call.call.id.toString());
                const bool fits =
                    call.state == CallState::NotSent ? !left || behaviour == Behaviour::NeverReached : left;
                QVERIFY2(fits, qPrintable(where(call, left ? u"it left"_s : u"it did not leave"_s)));
                for (size_t i = 0; i < call.proofs.size(); ++i) {
                    const RowProof &proof = call.proofs[i];
                    const CallRow &row = call.call.rows[i];
                    const QString problem = lie(proof, call.call.target, row, model.holderOf(row));
                    QVERIFY2(problem.isEmpty(), qPrintable(where(call, problem)));
                    ++words[toString(proof.outcome)];
                    definite += proof.outcome == RowOutcome::Unknown || proof.outcome == RowOutcome::Pending ? 0 : 1;
                    const bool open = proof.outcome == RowOutcome::Unknown || proof.outcome == RowOutcome::Pending;
                    QVERIFY2(!open || call.state == CallState::NotSent ||
                                 mayStayOpen(model, call.call, row, bench.plan),
                             qPrintable(where(call, proof.detail)));
                }
                if (call.state == CallState::NotSent)
                    continue;
                const bool silent = behaviour == Behaviour::TaskNeverEnds;
                QVERIFY2(call.state == CallState::NoAnswer ? silent || behaviour == Behaviour::TaskNeverEndsButMoves
                                                           : true,
                         qPrintable(where(call, u"silent"_s)));
            }
            QVERIFY2(bench.journalAgrees(), qPrintable(model.describe()));
            QVERIFY(isDone(bench));
        }
        // The draw reaches every word, and most rows get one.
        for (const char *word : {"Moved", "MovedElsewhere", "NotMoved", "Unknown", "Pending"})
            QVERIFY2(words.value(QString::fromLatin1(word)) > static_cast<int>(seeds) / 2, word);
        QVERIFY2(definite > words.value(u"Unknown"_s) * 5, qPrintable(QString::number(definite)));
    }
};

QTEST_GUILESS_MAIN(TestRunProperty)
#include "tst_run_property.moc"
