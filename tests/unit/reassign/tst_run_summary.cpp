// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/run_summary.h"
#include "tests/support/qt_warnings.h"
#include "tests/unit/reassign/legal_stories.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::test;

/// What a whole run comes to: its one word, its counts, what a search finds in it.
class TestRunSummary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }
    void oneWordForAllCalls_data();
    void oneWordForAllCalls();
    void withoutASenderWhatNeverLeftIsNotSent();
    void countsRowsByTheirWord();
    void outlinesCallsWithoutTheirRows();
    void eachCallReadsItsOwnEvents();
    void theNewestUndoCounts();
    void rowTextNamesEverythingOnce();
};

namespace {

const QDateTime start(QDate(2026, 3, 2), QTime(9, 0), Qt::UTC);

/// A run of calls with so many rows each.
RunRecord recordOf(const std::vector<int> &rows)
{
    RunRecord record;
    record.id = RunId(u"run"_s);
    record.at = start;
    for (const int count : rows) {
        Call &call = record.plan.calls.emplace_back();
        call.id = CallId(u"call-%1"_s.arg(record.plan.calls.size()));
        call.campaignName = u"Q3 review"_s;
        for (int i = 0; i < count; ++i) {
            CallRow &row = call.rows.emplace_back();
            row.row.certification = CertificationId(u"c-%1"_s.arg(i));
            row.subject.name = u"Certification %1"_s.arg(i);
            row.sourceReviewerName = u"Bea"_s;
        }
    }
    return record;
}

JournalEvent said(int second, const QString &call, JournalEvent::What what)
{
    return {RunId(u"run"_s), CallId(call), start.addSecs(second), std::move(what)};
}

} // namespace

void TestRunSummary::oneWordForAllCalls_data()
{
    using S = CallState;
    QTest::addColumn<CallStates>("states");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *name, const CallStates &states, S word) {
        QTest::newRow(name) << states << toString(word);
    };
    row("no call", {}, S::Queued);
    for (const S state : {S::Queued, S::Held, S::Sending, S::Accepted, S::Running, S::Verifying, S::Moved,
                          S::PartlyMoved, S::NoAnswer, S::OutcomeUnknown, S::Failed, S::NotSent, S::Undone})
        row(qPrintable(u"only "_s + toString(state)), {{state, 3}}, state);
    row("doubt before everything", {{S::OutcomeUnknown, 1}, {S::NoAnswer, 2}, {S::Running, 4}, {S::Failed, 1}},
        S::OutcomeUnknown);
    row("silence before motion", {{S::NoAnswer, 1}, {S::Running, 4}, {S::Moved, 9}}, S::NoAnswer);
    row("motion before the end", {{S::Verifying, 1}, {S::Moved, 9}, {S::Failed, 1}}, S::Verifying);
    row("the most telling motion", {{S::Accepted, 6}, {S::Running, 20}, {S::Verifying, 7}}, S::Running);
    row("on its way", {{S::Queued, 6}, {S::Sending, 3}}, S::Sending);
    row("held back", {{S::Queued, 6}, {S::Held, 1}}, S::Held);
    row("between two calls", {{S::Queued, 6}, {S::Moved, 1}}, S::Running);
    row("some moved, some not sent", {{S::Moved, 1}, {S::NotSent, 1}}, S::PartlyMoved);
    row("some moved, some failed", {{S::Moved, 1}, {S::Failed, 1}}, S::PartlyMoved);
    row("some taken back", {{S::Moved, 1}, {S::Undone, 1}}, S::PartlyMoved);
    row("none moved", {{S::Failed, 1}, {S::NotSent, 5}}, S::Failed);
}

void TestRunSummary::oneWordForAllCalls()
{
    QFETCH(CallStates, states);
    QFETCH(QString, word);
    QCOMPARE(toString(resultOf(states)), word);
}

void TestRunSummary::withoutASenderWhatNeverLeftIsNotSent()
{
    const CallStates left =
        withoutSender({{CallState::Queued, 2}, {CallState::Held, 1}, {CallState::NotSent, 1}, {CallState::Running, 3}});
    QCOMPARE(left, (CallStates{{CallState::NotSent, 4}, {CallState::Running, 3}}));
    QCOMPARE(withoutSender({{CallState::Moved, 2}}), (CallStates{{CallState::Moved, 2}}));
}

void TestRunSummary::countsRowsByTheirWord()
{
    RunRecord record = recordOf({4, 3, 2});
    record.plan.calls[0].rows[1].row.item = ReviewItemId(u"i-1"_s);
    record.plan.leftOut.resize(2);
    record.origin.osUser = u"bea"_s;
    record.order.target = IdentityId(u"otto"_s);
    const RunSummary summary =
        summaryOf(record, {said(1, u"call-1"_s, attempt(1)), said(2, u"call-1"_s, accepted()),
                           said(3, u"call-1"_s, proven(0, RowOutcome::Moved)),
                           said(3, u"call-1"_s, proven(1, RowOutcome::MovedElsewhere)),
                           said(4, u"call-1"_s, proven(2, RowOutcome::Unknown)),
                           said(5, u"call-1"_s, proven(2, RowOutcome::NotMoved)),
                           said(6, u"call-2"_s, settled(CallState::NotSent)), said(7, {}, RunEnded{u"done"_s})});
    QCOMPARE(summary.at, start);
    QVERIFY(summary.ended);
    QCOMPARE(summary.endedAt, start.addSecs(7));
    QCOMPARE(summary.calls, 3);
    QCOMPARE(summary.openCalls, 2);
    QCOMPARE(summary.states, (CallStates{{CallState::Verifying, 1}, {CallState::NotSent, 1}, {CallState::Queued, 1}}));
    QCOMPARE(summary.leftOut, 2);
    QCOMPARE(summary.origin.osUser, u"bea"_s);
    QCOMPARE(summary.target.toString(), u"otto"_s);
    QCOMPARE(summary.rows.all, 9);
    QCOMPARE(summary.rows.items, 1);
    QCOMPARE(summary.rows.moved, 1);
    QCOMPARE(summary.rows.movedElsewhere, 1);
    QCOMPARE(summary.rows.notMoved, 1);
    QCOMPARE(summary.rows.unknown, 0);
    QCOMPARE(summary.rows.notSent, 3);
    QCOMPARE(summary.rows.pending(), 3);
}

void TestRunSummary::outlinesCallsWithoutTheirRows()
{
    RunStory story;
    story.record = recordOf({2, 1});
    story.record.plan.leftOut = {{{}, LeftOutReason::SignedOff, {}, {}},
                                 {{}, LeftOutReason::SelfReview, {}, {}},
                                 {{}, LeftOutReason::SignedOff, {}, {}}};
    story.storedEvents = 4;
    story.firstHash = "first";
    story.lastHash = "last";
    story.events = {said(1, u"call-1"_s, attempt(1)), said(2, u"call-1"_s, accepted(TaskState::Queued)),
                    said(3, u"call-1"_s, proven(0, RowOutcome::Moved))};
    const RunOutline outline = outlineOf(story);
    QCOMPARE(outline.events, 4);
    QCOMPARE(outline.firstHash, "first");
    QCOMPARE(outline.lastHash, "last");
    QCOMPARE(outline.leftOut,
             (QMap<LeftOutReason, int>{{LeftOutReason::SignedOff, 2}, {LeftOutReason::SelfReview, 1}}));
    QCOMPARE(outline.calls.size(), size_t(2));
    const CallOutline &first = outline.calls[0];
    QCOMPARE(toString(first.history.state), u"Accepted"_s);
    QCOMPARE(first.history.answer->httpStatus, 202);
    QCOMPARE(first.rows.moved, 1);
    QCOMPARE(first.rows.all, 2);
    QVERIFY(first.history.proofs.empty());
    QCOMPARE(outline.calls[1].index, 1);
    QCOMPARE(toString(outline.calls[1].history.state), u"Queued"_s);
}

void TestRunSummary::eachCallReadsItsOwnEvents()
{
    const RunRecord record = recordOf({1, 2});
    const std::vector<JournalEvent> events{
        said(1, u"call-2"_s, attempt(1)), said(2, u"call-1"_s, settled(CallState::NotSent)), said(3, {}, BrakeEvent{}),
        said(4, u"call-2"_s, refused(ErrorKind::OutcomeUnknown)), said(5, u"call-9"_s, accepted())};
    const std::vector<CallHistory> histories = historiesOf(record.plan.calls, events);
    QCOMPARE(histories.size(), size_t(2));
    for (size_t i = 0; i < 2; ++i) {
        const CallHistory alone = historyOf(record.plan.calls[i], events);
        QCOMPARE(stand(histories[i].state, histories[i].standing), stand(alone.state, alone.standing));
        QCOMPARE(histories[i].lastChange, alone.lastChange);
        QCOMPARE(histories[i].proofs.size(), alone.proofs.size());
    }
    QCOMPARE(toString(histories[1].state), u"OutcomeUnknown"_s);
}

void TestRunSummary::theNewestUndoCounts()
{
    std::vector<RunSummary> runs(4);
    runs[0].id = RunId(u"second undo"_s);
    runs[0].undoes = RunId(u"first"_s);
    runs[1].id = RunId(u"first undo"_s);
    runs[1].undoes = RunId(u"first"_s);
    runs[2].id = RunId(u"other"_s);
    runs[3].id = RunId(u"first"_s);
    linkUndone(runs);
    QCOMPARE(runs[3].undoneBy.toString(), u"second undo"_s);
    QVERIFY(runs[0].undoneBy.isEmpty() && runs[1].undoneBy.isEmpty() && runs[2].undoneBy.isEmpty());
}

void TestRunSummary::rowTextNamesEverythingOnce()
{
    QCOMPARE(rowTextOf(recordOf({2, 1}).plan), u"Q3 review\nCertification 0\nBea\nCertification 1\n"_s);
    QCOMPARE(rowTextOf({}), QString());
}

QTEST_GUILESS_MAIN(TestRunSummary)
#include "tst_run_summary.moc"
