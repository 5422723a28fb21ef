// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/call_history.h"
#include "tests/support/qt_warnings.h"
#include "tests/unit/reassign/legal_stories.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::test;

/// Where a call stands after each of its events. Every prefix of a story is a crash at that instruction.
class TestCallHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }
    void standsAfter_data();
    void standsAfter();
    void everyPrefixOfEveryLegalStory();
    void anyEventsInAnyOrderNeverForgetAnAttempt();
    void keepsWhatThePersonNeeds();
    void readsOnlyItsOwnCall();
    void manyAtOnceReadAsEachByItself();
};

namespace {

QDateTime at(int second)
{
    return QDateTime(QDate(2026, 3, 2), QTime(9, 0), Qt::UTC).addSecs(second);
}

Call someCall()
{
    Call call;
    call.id = CallId(u"call"_s);
    call.rows.resize(2);
    return call;
}

/// The first event a second after the start, and so on.
std::vector<JournalEvent> story(const std::vector<JournalEvent::What> &whats)
{
    std::vector<JournalEvent> events;
    for (const JournalEvent::What &what : whats)
        events.push_back({RunId(u"run"_s), CallId(u"call"_s), at(static_cast<int>(events.size()) + 1), what});
    return events;
}

QString standOf(const std::vector<JournalEvent> &events)
{
    const CallHistory history = historyOf(someCall(), events);
    return stand(history.state, history.standing);
}

} // namespace

void TestCallHistory::standsAfter_data()
{
    using Whats = std::vector<JournalEvent::What>;
    QTest::addColumn<Whats>("events");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, Whats events, CallState state, CallStanding standing) {
        QTest::newRow(name) << std::move(events) << stand(state, standing);
    };
    row("nothing", {}, CallState::Queued, CallStanding::NotSent);
    row("intent alone", {attempt(1)}, CallState::OutcomeUnknown, CallStanding::Unknown);
    row("429, then a crash", {attempt(1), refused(ErrorKind::RateLimited)}, CallState::Queued, CallStanding::NotSent);
    row("422, then a crash", {attempt(1), refused(ErrorKind::Invalid)}, CallState::Queued, CallStanding::NotSent);
    row("422, settled", {attempt(1), refused(ErrorKind::Invalid), settled(CallState::Failed)}, CallState::Failed,
        CallStanding::Settled);
    row("hang-up", {attempt(1), refused(ErrorKind::OutcomeUnknown)}, CallState::OutcomeUnknown, CallStanding::Unknown);
    row("hang-up, given up", {attempt(1), refused(ErrorKind::OutcomeUnknown), settled(CallState::OutcomeUnknown)},
        CallState::OutcomeUnknown, CallStanding::Unknown);
    row("hang-up, proven untouched", {attempt(1), refused(ErrorKind::OutcomeUnknown), settled(CallState::NotSent)},
        CallState::NotSent, CallStanding::Settled);
    row("401, second attempt, crash", {attempt(1), attempt(2, ErrorKind::Auth)}, CallState::OutcomeUnknown,
        CallStanding::Unknown);
    row("401, second attempt, 422", {attempt(1), attempt(2, ErrorKind::Auth), refused(ErrorKind::Invalid)},
        CallState::Queued, CallStanding::NotSent);
    row("accepted with a queued task", {attempt(1), accepted(TaskState::Queued)}, CallState::Accepted,
        CallStanding::Accepted);
    row("accepted with a running task", {attempt(1), accepted(TaskState::Running)}, CallState::Running,
        CallStanding::Accepted);
    row("accepted with a task of tomorrow's state", {attempt(1), accepted(TaskState::Unknown)}, CallState::Accepted,
        CallStanding::Accepted);
    row("accepted with a task that has ended", {attempt(1), accepted(TaskState::Succeeded)}, CallState::Verifying,
        CallStanding::Accepted);
    row("accepted without a task", {attempt(1), accepted()}, CallState::Verifying, CallStanding::Accepted);
    row("task failed: proof outstanding", {attempt(1), accepted(TaskState::Queued), seen(TaskState::Failed)},
        CallState::Verifying, CallStanding::Accepted);
    row("silent", {attempt(1), accepted(TaskState::Queued), TaskSilent{}}, CallState::NoAnswer, CallStanding::Accepted);
    row("silent, then it speaks", {attempt(1), accepted(TaskState::Queued), TaskSilent{}, seen(TaskState::Running)},
        CallState::Running, CallStanding::Accepted);
    row("settled as no answer yet",
        {attempt(1), accepted(TaskState::Queued), TaskSilent{}, settled(CallState::NoAnswer)}, CallState::NoAnswer,
        CallStanding::Accepted);
    row("a late reading changes no settlement",
        {attempt(1), accepted(TaskState::Queued), settled(CallState::Moved), seen(TaskState::Running), TaskSilent{}},
        CallState::Moved, CallStanding::Settled);
    row("stopped before it left", {settled(CallState::NotSent)}, CallState::NotSent, CallStanding::Settled);

    // What must not happen, read with suspicion: an earlier attempt is not undone by a later refusal.
    row("two intents and no word on the first, 429", {attempt(1), attempt(2), refused(ErrorKind::RateLimited)},
        CallState::OutcomeUnknown, CallStanding::Unknown);
    row("an unknown attempt, then a refused one",
        {attempt(1), refused(ErrorKind::OutcomeUnknown), attempt(2), refused(ErrorKind::Invalid)},
        CallState::OutcomeUnknown, CallStanding::Unknown);
    row("an unknown attempt that the next intent names",
        {attempt(1), attempt(2, ErrorKind::OutcomeUnknown), refused(ErrorKind::Invalid)}, CallState::OutcomeUnknown,
        CallStanding::Unknown);
    row("accepted, then sent again and refused",
        {attempt(1), accepted(), attempt(2, ErrorKind::RateLimited), refused(ErrorKind::Invalid)},
        CallState::OutcomeUnknown, CallStanding::Unknown);
    row("settled, then an intent", {attempt(1), accepted(), settled(CallState::Moved), attempt(2)},
        CallState::OutcomeUnknown, CallStanding::Unknown);
    row("a record that cannot be read", {UnreadableEvent{u"AttemptIntended"_s, "?", u"damaged"_s}},
        CallState::OutcomeUnknown, CallStanding::Unknown);
    row("a record that cannot be read, then a refusal",
        {UnreadableEvent{u"AttemptIntended"_s, "?", u"damaged"_s}, attempt(2, ErrorKind::Auth),
         refused(ErrorKind::Invalid)},
        CallState::OutcomeUnknown, CallStanding::Unknown);
}

void TestCallHistory::standsAfter()
{
    QFETCH(std::vector<JournalEvent::What>, events);
    QFETCH(QString, expected);
    QCOMPARE(standOf(story(events)), expected);
}

void TestCallHistory::everyPrefixOfEveryLegalStory()
{
    const std::vector<Steps> stories = LegalStories().all();
    QVERIFY(stories.size() > 1000);
    size_t prefixes = 0;
    for (const Steps &steps : stories) {
        std::vector<JournalEvent::What> whats;
        QCOMPARE(standOf(story(whats)), stand(CallState::Queued, CallStanding::NotSent));
        for (const Step &step : steps) {
            whats.push_back(step.what);
            ++prefixes;
            if (standOf(story(whats)) == step.truth)
                continue;
            QString kinds;
            for (const JournalEvent::What &what : whats)
                kinds += u' ' + QString::number(what.index());
            QFAIL(qPrintable(u"after%1: %2, not %3"_s.arg(kinds, standOf(story(whats)), step.truth)));
        }
    }
    qInfo("%zu stories, %zu prefixes", stories.size(), prefixes);
}

void TestCallHistory::anyEventsInAnyOrderNeverForgetAnAttempt()
{
    // Not only legal stories: from every sequence of five events, "not sent" follows only where each intent was
    // answered by a proof of innocence, and no other sign of action was seen.
    const std::vector<JournalEvent::What> alphabet{attempt(1),
                                                   attempt(2, ErrorKind::Auth),
                                                   refused(ErrorKind::RateLimited),
                                                   refused(ErrorKind::OutcomeUnknown),
                                                   accepted(),
                                                   accepted(TaskState::Queued),
                                                   seen(TaskState::Running),
                                                   TaskSilent{},
                                                   settled(CallState::OutcomeUnknown),
                                                   UnreadableEvent{}};
    const size_t letters = alphabet.size();
    size_t checked = 0;
    for (size_t code = 0; code < letters * letters * letters * letters * letters; ++code) {
        std::vector<JournalEvent::What> whats;
        bool innocent = true;
        bool open = false; // an intent without an answer
        size_t rest = code;
        for (int i = 0; i < 5; ++i, rest /= letters) {
            const size_t letter = rest % letters;
            whats.push_back(alphabet[letter]);
            if (letter == 0) {
                innocent = innocent && !open;
                open = true;
            } else if (letter == 1) {
                open = true; // it vouches for the one before
            } else if (letter == 2) {
                open = false;
            } else {
                innocent = false;
            }
        }
        const CallHistory history = historyOf(someCall(), story(whats));
        const bool notSent = history.standing == CallStanding::NotSent;
        if (notSent != (innocent && !open))
            QFAIL(qPrintable(u"code %1: %2"_s.arg(code).arg(standOf(story(whats)))));
        QVERIFY(history.standing != CallStanding::Settled);
        ++checked;
    }
    QCOMPARE(checked, size_t(100'000));
}

void TestCallHistory::keepsWhatThePersonNeeds()
{
    const auto events =
        story({attempt(1), attempt(2, ErrorKind::RateLimited), accepted(TaskState::Queued), seen(TaskState::Succeeded),
               proven(1, RowOutcome::Moved), proven(1, RowOutcome::NotMoved), proven(7, RowOutcome::Moved),
               proven(-1, RowOutcome::Moved), settled(CallState::PartlyMoved)});
    const auto after = [&events](qsizetype count) {
        return historyOf(someCall(), {events.begin(), events.begin() + count});
    };
    QVERIFY(!after(0).firstSent.isValid());
    QVERIFY(!after(0).lastChange.isValid());
    QCOMPARE(after(0).proofs, std::vector<RowProof>(2));
    QVERIFY(!after(1).error);
    QCOMPARE(after(2).error->message, u"before"_s);
    QVERIFY(!after(3).error); // accepted after all
    QCOMPARE(after(3).task->state.value, TaskState::Queued);

    const CallHistory history = after(9);
    QCOMPARE(history.attempts, 2);
    QCOMPARE(history.firstSent, at(1));
    QCOMPARE(history.lastChange, at(9));
    QCOMPARE(history.task->state.value, TaskState::Succeeded);
    QCOMPARE(history.note, u"why"_s);
    QCOMPARE(history.proofs.size(), size_t(2));
    QVERIFY(history.proofs[0].outcome == RowOutcome::Pending);
    QVERIFY(history.proofs[1].outcome == RowOutcome::NotMoved); // the last word counts

    const auto refusal = historyOf(someCall(), story({attempt(1), refused(ErrorKind::Forbidden)}));
    QCOMPARE(refusal.error->message, u"refused"_s);
    const auto unreadable = historyOf(someCall(), story({UnreadableEvent{u"Kind"_s, "?", u"damaged"_s}}));
    QVERIFY(unreadable.note.contains(u"Kind"_s) && unreadable.note.contains(u"damaged"_s));
}

void TestCallHistory::readsOnlyItsOwnCall()
{
    auto events = story({attempt(1), accepted(), settled(CallState::Moved)});
    events[1].call = CallId(u"another"_s);
    events[2].call = CallId();
    QCOMPARE(standOf(events), stand(CallState::OutcomeUnknown, CallStanding::Unknown));
    QCOMPARE(historyOf(someCall(), events).lastChange, at(1));
}

void TestCallHistory::manyAtOnceReadAsEachByItself()
{
    std::vector<JournalEvent> events;
    std::vector<Call> calls;
    const std::vector<std::vector<JournalEvent::What>> stories{
        {attempt(1), accepted(TaskState::Queued), proven(1, RowOutcome::Moved), settled(CallState::PartlyMoved)},
        {},
        {attempt(1), refused(ErrorKind::RateLimited), attempt(2), refused(ErrorKind::Invalid)},
        {attempt(1)}};
    for (const auto &whats : stories) {
        Call call = someCall();
        call.id = CallId(QString::number(calls.size()));
        for (JournalEvent event : story(whats)) {
            event.call = call.id;
            events.insert(events.begin() + static_cast<std::ptrdiff_t>(events.size() / 2), event); // all mixed up
        }
        calls.push_back(call);
    }
    std::stable_sort(events.begin(), events.end(),
                     [](const JournalEvent &a, const JournalEvent &b) { return a.at < b.at; });
    events.push_back({RunId(), CallId(), at(9), RunEnded{u"about none"_s}});
    const std::vector<CallHistory> histories = historiesOf(calls, events);
    QCOMPARE(histories.size(), calls.size());
    QStringList states;
    for (size_t i = 0; i < calls.size(); ++i) {
        const CallHistory alone = historyOf(calls[i], events);
        QCOMPARE(stand(histories[i].state, histories[i].standing), stand(alone.state, alone.standing));
        QCOMPARE(histories[i].attempts, alone.attempts);
        QCOMPARE(histories[i].proofs, alone.proofs);
        QCOMPARE(histories[i].lastChange, alone.lastChange);
        states << toString(histories[i].state);
    }
    QCOMPARE(states.join(u' '), u"PartlyMoved Queued Queued OutcomeUnknown"_s);
}

QTEST_GUILESS_MAIN(TestCallHistory)
#include "tst_call_history.moc"
