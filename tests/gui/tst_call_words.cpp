// SPDX-License-Identifier: GPL-3.0-or-later
// The sentences about a call: what its state means, what happened to it, who passed it on.
#include "tests/support/fake_provider.h"
#include "tests/support/fake_scheduler.h"
#include "tests/support/memory_journal.h"
#include "tests/support/qt_warnings.h"
#include "ui/history/history_rows.h"
#include "ui/tasks/call_watch.h"
#include "ui/tasks/task_timeline.h"
#include "ui/tasks/task_words.h"

#include <QTest>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

class CallWords : public QObject
{
    Q_OBJECT

private:
    static CallProgress progress(CallState state)
    {
        CallProgress call;
        call.call.rows.resize(12);
        for (CallRow &row : call.call.rows)
            row.row.certification = CertificationId(u"c"_s);
        call.state = state;
        return call;
    }

    static QString told(const std::vector<DetailsEvent> &events)
    {
        QStringList lines;
        for (const DetailsEvent &event : events)
            lines << event.state.word + (event.detail.isEmpty() ? QString() : u": "_s + event.detail);
        return lines.join(u'\n');
    }

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void endedWellIsSaidOnlyWhenATaskEndedWell()
    {
        CallProgress call = progress(CallState::Verifying);
        call.call.givesTask = true;
        QVERIFY2(whatNow(call).startsWith(u"The tenant took it and named no task."_s), qPrintable(whatNow(call)));
        call.call.givesTask = false;
        QVERIFY2(whatNow(call).startsWith(u"The tenant took it."_s), qPrintable(whatNow(call)));
        GovernanceTask task;
        task.state = {TaskState::Succeeded, u"SUCCESS"_s};
        call.task = task;
        QVERIFY2(whatNow(call).startsWith(u"The task ended well."_s), qPrintable(whatNow(call)));
        task.state = {TaskState::Failed, u"ERROR"_s};
        call.task = task;
        call.error = Error(ErrorKind::Invalid, u"no"_s);
        QVERIFY2(whatNow(call).startsWith(u"The task ended with an error."_s), qPrintable(whatNow(call)));
        call.task.reset();
        QVERIFY2(whatNow(call).startsWith(u"The tenant refused it."_s), qPrintable(whatNow(call)));
        call.error = Error(ErrorKind::OutcomeUnknown, u"gone"_s);
        QVERIFY2(whatNow(call).startsWith(u"The call may or may not have arrived."_s), qPrintable(whatNow(call)));
        QVERIFY(whatNow(call).endsWith(u"Re-reading the 12 certifications decides."_s));
    }

    void everyStateHasASentence()
    {
        for (int state = 0; state <= static_cast<int>(CallState::Undone); ++state)
            QVERIFY2(whatNow(progress(static_cast<CallState>(state))).endsWith(u'.'),
                     qPrintable(toString(static_cast<CallState>(state))));
    }

    void whatIsHeldSaysWhatItWaitsFor()
    {
        CallProgress call = progress(CallState::Held);
        QVERIFY(whatNow(call).contains(u"pause"_s));
        call.note = u"Rate limit reached (429). Goes on at 10:15:00."_s;
        QCOMPARE(whatNow(call), call.note);
    }

    void silenceSaysWhetherItsRowsWereRead()
    {
        CallProgress call = progress(CallState::NoAnswer);
        QVERIFY(!whatNow(call).contains(u"12 certifications"_s));
        call.lookedThrough = true;
        QVERIFY2(whatNow(call).contains(u"reading the 12 certifications again proved nothing"_s),
                 qPrintable(whatNow(call)));
    }

    void theTimelineTellsWhatHappened()
    {
        CallStory story;
        story.record.at = QDateTime(QDate(2026, 3, 2), QTime(9, 0), Qt::UTC);
        story.call.id = CallId(u"call"_s);
        story.call.method = u"POST"_s;
        story.call.path = u"/reassign"_s;
        story.call.rows.resize(3);
        for (CallRow &row : story.call.rows)
            row.row.certification = CertificationId(u"c"_s);
        const auto add = [&story](int second, JournalEvent::What what) {
            story.events.push_back({{}, story.call.id, story.record.at.addSecs(second), std::move(what)});
        };
        RowProof moved;
        moved.outcome = RowOutcome::Moved;
        RowProof stayed;
        stayed.outcome = RowOutcome::NotMoved;
        GovernanceTask task;
        task.id = TaskId(u"2c91f0a07f0a4711"_s);
        task.state = {TaskState::Queued, u"QUEUED"_s};
        Error limited(ErrorKind::RateLimited, u"Too many"_s);
        limited.httpStatus = 429;
        add(1, AttemptIntended{1, {}});
        add(2, AttemptIntended{2, limited});
        add(2, CallRefused{limited});
        add(3, AttemptIntended{3, limited});
        add(3, CallAccepted{202, u"t"_s, false, task, u"It was cut short."_s});
        task.state = {TaskState::Running, u"IN_PROGRESS"_s};
        add(4, TaskSeen{task});
        add(5, TaskSilent{task.id});
        add(5, TaskSilent{task.id, true});
        task.state = {TaskState::Failed, u"ERROR"_s};
        task.errors = {{u"de"_s, u"REQUEST"_s, u"Nicht aktiv"_s}};
        add(6, TaskSeen{task});
        add(7, RowProven{0, moved});
        add(7, RowProven{1, moved});
        add(9, RowProven{2, stayed});
        add(10, CallSettled{CallState::PartlyMoved, u"2 of 3 moved; 1 did not move."_s});
        const CellContext context{story.record.at.addSecs(60), QLocale::c()};
        const std::vector<DetailsEvent> steps = timelineOf(story, context);
        QCOMPARE(told(steps), u"Written to the journal\n"
                              "Sent: POST /reassign, 3 certifications\n"
                              "Sent again, attempt 2: The attempt before changed nothing: 429: “Too many”\n"
                              "Refused (429): “Too many”\n"
                              "Sent again, attempt 3\n"
                              "Answered 202: Task 2c91…4711. It was cut short.\n"
                              "The task runs: IN_PROGRESS\n"
                              "No answer: The task is silent. It may still finish.\n"
                              "No answer: The tenant does not know the task. Its rows decide.\n"
                              "The task failed: “Nicht aktiv”\n"
                              "Re-read 1: 2 of 3 moved\n"
                              "Re-read 2: 2 of 3 moved · 1 did not move\n"
                              "Partly moved: 2 of 3 moved; 1 did not move."_s);
        QVERIFY(!steps.back().state.badge);
        QVERIFY(!steps.front().time.isEmpty());
    }

    void namesAreAskedForAgain()
    {
        FakeProvider provider;
        FakeScheduler clock;
        MemoryJournal journal;
        for (int i = 0; i < 150; ++i)
            provider.addIdentity(u"p%1"_s.arg(i), u"Person %1"_s.arg(i));
        GovernanceTask task;
        for (int i = 0; i < 149; ++i)
            task.trails.push_back({IdentityId(u"p%1"_s.arg(i)), IdentityId(u"p%1"_s.arg(i + 1)), u"MANUAL"_s});
        provider.fail(FakeProvider::Method::ByIds, {ErrorKind::Server, u"Down."_s});
        CallWatch watch(journal, provider.identityDirectory(), clock);
        QCOMPARE(watch.trailOf(task).first(), u"p0 → p1 (MANUAL)"_s); // until the names are there
        clock.advance(Millis(1000));
        QCOMPARE(watch.trailOf(task).first(), u"p0 → p1 (MANUAL)"_s); // the tenant did not answer
        clock.advance(std::chrono::minutes(2));
        QCOMPARE(watch.trailOf(task).first(), u"\u2068Person 0\u2069 → \u2068Person 1\u2069 (MANUAL)"_s);
        QCOMPARE(watch.trailOf(task).last(), u"\u2068Person 148\u2069 → \u2068Person 149\u2069 (MANUAL)"_s);
    }

    void lateStoriesOfAnotherCallAreDropped()
    {
        FakeProvider provider;
        FakeScheduler clock;
        MemoryJournal journal;
        RunRecord record;
        record.id = RunId(u"run"_s);
        for (const QString &id : {u"one"_s, u"two"_s})
            record.plan.calls.emplace_back().id = CallId(id);
        journal.held = true;
        journal.begin(record);
        journal.release();
        CallWatch watch(journal, nullptr, clock);
        watch.pick(record.id, CallId(u"one"_s));
        QVERIFY(watch.story());
        QCOMPARE(watch.story()->call.id.toString(), u"one"_s);
        watch.pick(record.id, CallId(u"two"_s));
        QCOMPARE(watch.story()->call.id.toString(), u"two"_s);
        watch.pick(record.id, CallId(u"three"_s));
        QVERIFY(!watch.story());
        watch.pick({}, {});
        QVERIFY(!watch.story());
    }

    void callsOfTheHistorySayWhatCameOfThem()
    {
        CallOutline call;
        call.rows.all = 4;
        QCOMPARE(callNote(call, true), QString());
        QCOMPARE(callNote(call, false), u"Baton stopped before this call left. Safe to send"_s);
        call.history.state = CallState::NotSent;
        call.history.note = u"Not sent: the run was stopped."_s;
        QCOMPARE(callNote(call, false), u"Not sent: the run was stopped."_s);
        call.history.state = CallState::Failed;
        call.history.note.clear();
        call.history.error = Error(ErrorKind::Invalid, u"Target is not active."_s);
        call.history.error->httpStatus = 400;
        call.rows.notMoved = 4;
        QCOMPARE(callNote(call, false), u"400: “Target is not active.”, 4 did not move"_s);
        QCOMPARE(leftOutText({{LeftOutReason::SignedOff, 2}, {LeftOutReason::AlreadyReviewer, 1}}, u"Ana"_s),
                 u"2 signed off, 1 already held by \u2068Ana\u2069"_s);
    }
};

QTEST_MAIN(CallWords)
#include "tst_call_words.moc"
