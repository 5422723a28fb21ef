// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/run_outcome.h"
#include "tests/support/qt_warnings.h"

#include <QTest>

// Before its first use: a later declaration would specialize what is already instantiated.
Q_DECLARE_METATYPE(baton::cli::RowTotals)

using namespace baton;
using namespace baton::cli;
using namespace Qt::StringLiterals;

namespace {

CallProgress callOf(CallState state, const std::vector<RowOutcome> &outcomes, std::optional<Error> error = {})
{
    CallProgress call;
    call.state = state;
    call.error = std::move(error);
    int number = 0;
    for (const RowOutcome outcome : outcomes) {
        CallRow row;
        row.row = {CertificationId(u"c%1"_s.arg(++number)), {}};
        row.subject.name = u"row %1"_s.arg(number);
        call.call.rows.push_back(row);
        RowProof proof;
        proof.outcome = outcome;
        proof.holderName = u"Bo"_s;
        call.proofs.push_back(proof);
    }
    return call;
}

LeftOut leftOut()
{
    LeftOut left;
    left.row = {CertificationId(u"x"_s), {}};
    left.reason = LeftOutReason::SelfReview;
    left.sentence = u"No."_s;
    left.offer = Offer::EveryoneButThisPerson;
    return left;
}

} // namespace

class OutcomeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { baton::test::failOnUnexpectedWarnings(); }

    void exitCode_data()
    {
        QTest::addColumn<RowTotals>("totals");
        QTest::addColumn<int>("code");
        const auto row = [](const char *name, const RowTotals &totals, int code) {
            QTest::newRow(name) << totals << code;
        };
        //              rows moved elsewhere notMoved unknown pending notSent leftOut
        row("moved", {2, 2, 0, 0, 0, 0, 0, 0}, 0);
        row("moved and left out", {2, 1, 0, 0, 0, 0, 0, 1}, 0);
        row("all left out", {2, 0, 0, 0, 0, 0, 0, 2}, 3);
        row("nothing", {0, 0, 0, 0, 0, 0, 0, 0}, 3);
        row("one not moved", {2, 1, 0, 1, 0, 0, 0, 0}, 4);
        row("elsewhere is not moved", {2, 1, 1, 0, 0, 0, 0, 0}, 4);
        row("not sent", {2, 1, 0, 0, 0, 0, 1, 0}, 4);
        row("unknown before not moved", {3, 1, 0, 1, 1, 0, 0, 0}, 5);
        row("unknown before pending", {2, 0, 0, 0, 1, 1, 0, 0}, 5);
        row("pending", {2, 1, 0, 0, 0, 1, 0, 0}, 6);
        row("pending before not sent", {2, 0, 0, 0, 0, 1, 1, 0}, 6);
        row("not moved before pending", {2, 0, 0, 1, 0, 1, 0, 0}, 4);
    }

    void exitCode()
    {
        QFETCH(RowTotals, totals);
        QFETCH(int, code);
        QCOMPARE(static_cast<int>(exitCodeOf(totals)), code);
    }

    void everyRowHasItsWord()
    {
        const Error lost(ErrorKind::OutcomeUnknown, u"no answer"_s);
        const RunOutcome outcome = outcomeOf(
            {callOf(CallState::PartlyMoved, {RowOutcome::Moved, RowOutcome::MovedElsewhere, RowOutcome::NotMoved}),
             callOf(CallState::Accepted, {RowOutcome::Pending}), callOf(CallState::NotSent, {RowOutcome::Pending}),
             callOf(CallState::Verifying, {RowOutcome::Pending}, lost),
             callOf(CallState::OutcomeUnknown, {RowOutcome::Unknown, RowOutcome::Pending})},
            {leftOut()});
        QStringList said;
        for (const RowLine &line : outcome.lines)
            said << sentenceWord(line);
        QCOMPARE(said, (QStringList{u"Moved"_s, u"Moved to Bo instead"_s, u"Not moved"_s, u"Not checked"_s,
                                    u"Not moved"_s, u"Unknown"_s, u"Unknown"_s, u"Unknown"_s, u"Left out"_s}));
        QCOMPARE(outcome.totals.rows, 9);
        QCOMPARE(outcome.totals.moved, 1);
        QCOMPARE(outcome.totals.movedElsewhere, 1);
        QCOMPARE(outcome.totals.notMoved, 1);
        QCOMPARE(outcome.totals.pending, 1);
        QCOMPARE(outcome.totals.notSent, 1);
        QCOMPARE(outcome.totals.unknown, 3);
        QCOMPARE(outcome.totals.leftOut, 1);
        QCOMPARE(outcome.lines.back().call, -1);
        QVERIFY(outcome.lines.back().detail.contains(u"--everyone-but-target"_s));
        QCOMPARE(describe(outcome.totals),
                 u"1 moved · 1 moved to somebody else · 1 not moved · 3 unknown · 1 accepted, not yet proven · "
                 "1 not sent · 1 left out"_s);
    }

    /// A program that ends before its run does has to say what is known at that moment.
    void aRowWithoutProof_data()
    {
        QTest::addColumn<CallState>("state");
        QTest::addColumn<std::optional<Error>>("error");
        QTest::addColumn<QString>("word");
        QTest::addColumn<int>("code");
        const std::optional<Error> none;
        const std::optional<Error> lost = Error(ErrorKind::OutcomeUnknown, u"no answer"_s);
        const std::optional<Error> refused = Error(ErrorKind::Invalid, u"no"_s);
        QTest::newRow("queued") << CallState::Queued << none << u"NotMoved"_s << 4;
        QTest::newRow("held") << CallState::Held << none << u"NotMoved"_s << 4;
        QTest::newRow("not sent") << CallState::NotSent << none << u"NotMoved"_s << 4;
        QTest::newRow("sending") << CallState::Sending << none << u"Unknown"_s << 5;
        QTest::newRow("accepted") << CallState::Accepted << none << u"NotChecked"_s << 6;
        QTest::newRow("running") << CallState::Running << none << u"NotChecked"_s << 6;
        QTest::newRow("no answer") << CallState::NoAnswer << none << u"NotChecked"_s << 6;
        QTest::newRow("being read") << CallState::Verifying << none << u"NotChecked"_s << 6;
        QTest::newRow("lost, being read") << CallState::Verifying << lost << u"Unknown"_s << 5;
        QTest::newRow("refused, being read") << CallState::Verifying << refused << u"NotMoved"_s << 4;
        QTest::newRow("unknown") << CallState::OutcomeUnknown << none << u"Unknown"_s << 5;
    }

    void aRowWithoutProof()
    {
        QFETCH(CallState, state);
        QFETCH(std::optional<Error>, error);
        QFETCH(QString, word);
        QFETCH(int, code);
        const RunOutcome outcome = outcomeOf({callOf(state, {RowOutcome::Pending}, error)}, {});
        QCOMPARE(toString(outcome.lines.front().word), word);
        QCOMPARE(static_cast<int>(exitCodeOf(outcome.totals)), code);
        const bool neverSent = state == CallState::Queued || state == CallState::Held || state == CallState::NotSent;
        QCOMPARE(outcome.totals.notSent, neverSent ? 1 : 0);
        if (state == CallState::Sending || neverSent)
            QVERIFY(!outcome.lines.front().detail.isEmpty());
    }

    void aTaskThatFailedIsNotProvenYet()
    {
        CallProgress call = callOf(CallState::Verifying, {RowOutcome::Pending}, Error(ErrorKind::Invalid, u"no"_s));
        call.task = GovernanceTask{};
        QCOMPARE(toString(outcomeOf({call}, {}).lines.front().word), u"NotChecked"_s);
    }

    void everyEnumHasAWord()
    {
        for (int state = 0; state <= static_cast<int>(CallState::Undone); ++state)
            QVERIFY(!callWord(static_cast<CallState>(state)).isEmpty());
        for (int reason = 0; reason <= static_cast<int>(LeftOutReason::NotRead); ++reason)
            QVERIFY(!toString(static_cast<LeftOutReason>(reason)).isEmpty());
        for (int kind = 0; kind <= static_cast<int>(WarningKind::NotChecked); ++kind)
            QVERIFY(!toString(static_cast<WarningKind>(kind)).isEmpty());
        for (int word = 0; word <= static_cast<int>(RowWord::NotChecked); ++word)
            QVERIFY(!toString(static_cast<RowWord>(word)).isEmpty());
    }
};

QTEST_GUILESS_MAIN(OutcomeTest)
#include "tst_cli_outcome.moc"
