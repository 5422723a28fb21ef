// SPDX-License-Identifier: GPL-3.0-or-later
//
// A program that dies at any instruction leaves a journal; the next one goes on from there. Nothing is lost, and no row
// is acted on twice.
#include "app/reassign/interrupted_runs.h"
#include "app/reassign/run_resumption.h"
#include "run_bench.h"
#include "tests/support/qt_warnings.h"

#include <QRandomGenerator>
#include <QTest>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;
using Method = FakeProvider::Method;
using Phase = ReassignRun::Phase;

namespace {

/// A later session on the journal and the tenant that an earlier one left.
class LaterSession
{
public:
    explicit LaterSession(RunBench &bench)
        : m_bench(bench), desk(bench.tenant, bench.journal, bench.clock, {}, settings())
    {
    }

    static RunDesk::Settings settings()
    {
        RunDesk::Settings all;
        all.tracker = RunBench::withoutJitter();
        return all;
    }

    RunResumption &resume(const RunId &id)
    {
        resumption = std::make_unique<RunResumption>(desk, m_bench.journal);
        resumption->start(id);
        m_bench.pass(0);
        return *resumption;
    }
    ReassignRun &old() const { return *resumption->run(); }

    /// Plans the rest call by call, as it was.
    ReassignRun *goOn()
    {
        const RestOfRun rest = resumption->rest();
        QHash<CallId, Call> calls;
        QList<CallId> order;
        for (const CallProgress &progress : old().calls()) {
            for (const CallRow &row : progress.call.rows) {
                if (rest.from.value(row.row) != progress.call.id)
                    continue;
                if (!calls.contains(progress.call.id)) {
                    Call fresh = progress.call;
                    fresh.id = {};
                    fresh.rows.clear();
                    calls.insert(progress.call.id, fresh);
                    order.push_back(progress.call.id);
                }
                calls[progress.call.id].rows.push_back(row);
            }
        }
        Plan plan;
        for (const CallId &id : order)
            plan.calls.push_back(calls.value(id));
        return resumption->goOn(rest.order, plan);
    }

private:
    RunBench &m_bench;

public:
    RunDesk desk;
    std::unique_ptr<RunResumption> resumption;
};

/// The program of the bench's own run.
void die(RunBench &bench)
{
    bench.run.reset();
    bench.journal.lose();
}

std::vector<RunSummary> runsOf(MemoryJournal &journal)
{
    return journal.runs().result().value();
}

} // namespace

class TestRunResume : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void whatNeverLeftGoesOnInAnotherRun()
    {
        RunBench bench;
        bench.settings.parallel = 1;
        bench.addItemCall(u"a"_s, 2);
        bench.addItemCall(u"b"_s, 3);
        bench.journal.held = true;
        bench.start();
        bench.journal.release(1); // only its beginning
        bench.pass(0);
        const RunId id = bench.run->id();
        die(bench);
        LaterSession later(bench);
        later.resume(id);
        QCOMPARE(statesOf(later.old()), u"Queued Queued"_s);
        QVERIFY(later.resumption->isDecided());
        QCOMPARE(later.resumption->rest().order.rows.size(), size_t(5));
        QVERIFY(bench.tenant.sent.empty());

        ReassignRun *next = later.goOn();
        bench.pass(1);
        bench.endTasks();
        bench.pass(60);
        QCOMPARE(statesOf(*next), u"Moved Moved"_s);
        QCOMPARE(statesOf(later.old()), u"NotSent NotSent"_s);
        QCOMPARE(later.old().phase(), Phase::Ended);
        QCOMPARE(next->links().continues, id);
        QCOMPARE(next->calls()[0].call.replaces, later.old().calls()[0].call.id);
        QVERIFY(later.resumption->rest().order.rows.empty());
        QVERIFY(interruptedRuns(runsOf(bench.journal), {}).here.empty());
    }

    void aCrashBetweenTheTwoRunsDoublesNothing()
    {
        RunBench bench;
        bench.addItemCall(u"a"_s, 2);
        bench.journal.held = true;
        bench.start();
        bench.journal.release(1);
        bench.pass(0);
        const RunId id = bench.run->id();
        die(bench);
        {
            LaterSession later(bench);
            later.resume(id);
            bench.journal.held = true;
            later.goOn();
            bench.journal.release(1); // the new run is on disk, the old one not yet told
        }
        bench.journal.lose();
        LaterSession third(bench);
        third.resume(id);
        QVERIFY(third.resumption->rest().order.rows.empty());
        bench.pass(1);
        QCOMPARE(statesOf(third.old()), u"NotSent"_s);
        const auto open = interruptedRuns(runsOf(bench.journal), {}).here;
        QCOMPARE(open.size(), size_t(1)); // the one that goes on
        QCOMPARE(open[0].run.continues, id);
    }

    void aCallInDoubtIsSettledByReading_data()
    {
        QTest::addColumn<bool>("acted");
        QTest::newRow("it had acted") << true;
        QTest::newRow("it had not") << false;
    }

    void aCallInDoubtIsSettledByReading()
    {
        QFETCH(bool, acted);
        RunBench bench;
        bench.addItemCall(u"a"_s, 2, false);
        // The program dies inside the request.
        bench.tenant.onSend = [&](const Call &call) -> Result<Ticket> {
            if (acted)
                bench.tenant.applyReassign(call);
            bench.journal.held = true; // whatever is answered is not written any more
            return Ticket{};
        };
        bench.start();
        bench.pass(0);
        const RunId id = bench.run->id();
        const auto found = interruptedRuns(runsOf(bench.journal), {}).here;
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(found[0].unknown, 1);
        die(bench);

        LaterSession later(bench);
        later.resume(id);
        QCOMPARE(statesOf(later.old()), acted ? u"Moved"_s : u"Verifying"_s); // seen at the target at once, or not
        QCOMPARE(later.resumption->isDecided(), acted);
        bench.pass(120);
        QVERIFY(later.resumption->isDecided());
        QCOMPARE(statesOf(later.old()), acted ? u"Moved"_s : u"Failed"_s);

        QCOMPARE(later.resumption->rest().order.rows.size(), acted ? size_t(0) : size_t(2));
        QCOMPARE(bench.tenant.sent.size(), size_t(1));        // reading sends nothing
        QCOMPARE(later.old().phase() == Phase::Ended, acted); // what did not act waits for a person
        later.resumption->closeRest();
        bench.pass(1);
        QCOMPARE(later.old().phase(), Phase::Ended);
        QVERIFY(later.resumption->rest().order.rows.empty());
    }

    /// Proven while it was only looked at again, or by a session that died before it could go on.
    void whatDidNotActStaysTheRestUntilItGoesOn()
    {
        RunBench bench;
        bench.addItemCall(u"a"_s, 2, false);
        bench.tenant.onSend = [&bench](const Call &) -> Result<Ticket> {
            bench.journal.held = true;
            return Ticket{};
        };
        bench.start();
        bench.pass(0);
        const RunId id = bench.run->id();
        die(bench);
        bench.tenant.onSend = {};
        {
            LaterSession later(bench);
            later.resume(id);
            bench.pass(120);
            QCOMPARE(statesOf(later.old()), u"Failed"_s);
            QVERIFY(later.old().phase() != Phase::Ended); // its rows wait
        }
        bench.journal.lose();
        QCOMPARE(interruptedRuns(runsOf(bench.journal), {}).here.size(), size_t(1));
        LaterSession third(bench);
        third.resume(id);
        QVERIFY(third.resumption->isDecided());
        QCOMPARE(third.resumption->rest().order.rows.size(), size_t(2));
        ReassignRun *next = third.goOn();
        bench.pass(60);
        QCOMPARE(statesOf(*next), u"Moved"_s);
        QCOMPARE(next->calls()[0].call.replaces, third.old().calls()[0].call.id);
        QCOMPARE(third.old().phase(), Phase::Ended);
        QVERIFY(interruptedRuns(runsOf(bench.journal), {}).here.empty());
    }

    void anOpenTaskIsFollowed()
    {
        RunBench bench;
        bench.addItemCall(u"a"_s, 1);
        bench.start();
        bench.pass(1);
        QCOMPARE(bench.states(), u"Accepted"_s);
        const RunId id = bench.run->id();
        die(bench);
        bench.pass(10);
        LaterSession later(bench);
        later.resume(id);
        QCOMPARE(statesOf(later.old()), u"Accepted"_s);
        QVERIFY(later.resumption->isDecided()); // it is with the tenant
        bench.endTasks();
        bench.pass(60);
        QCOMPARE(statesOf(later.old()), u"Moved"_s);
        QCOMPARE(later.old().phase(), Phase::Ended);
    }

    void aRestartGivesATaskWhatIsLeftOfItsDeadline()
    {
        RunBench bench;
        bench.addItemCall(u"a"_s, 1);
        bench.tenant.onSend = bench.taskWithoutMoving();
        bench.start();
        bench.pass(1);
        const RunId id = bench.run->id();
        die(bench);
        bench.pass(25 * 60);
        LaterSession later(bench);
        later.resume(id);
        bench.pass(2 * 60);
        QCOMPARE(statesOf(later.old()), u"Accepted"_s);
        bench.pass(5 * 60);
        QCOMPARE(statesOf(later.old()), u"NoAnswer"_s);
    }

    void aRefusalThatWasNotSettledIsNoRest()
    {
        RunBench bench;
        bench.addItemCall(u"a"_s, 1);
        bench.refuse(u"/call0"_s, 422);
        bench.tenant.fail(Method::Certifications, {ErrorKind::Server, u"Down."_s}, 1000);
        bench.start();
        bench.pass(0.1);
        QCOMPARE(bench.states(), u"Verifying"_s);
        const RunId id = bench.run->id();
        die(bench);
        bench.tenant.heal(Method::Certifications);
        LaterSession later(bench);
        later.resume(id);
        bench.pass(120);
        QCOMPARE(statesOf(later.old()), u"Failed"_s);
        QVERIFY(later.resumption->rest().order.rows.empty());
    }

    void givenUpIsGivenUp()
    {
        RunBench bench;
        bench.settings.parallel = 1;
        bench.addItemCall(u"a"_s, 1);
        bench.addItemCall(u"b"_s, 1);
        bench.tenant.onSend = bench.taskWithoutMoving();
        bench.journal.held = true;
        bench.start();
        bench.journal.release(4); // begun, intended, accepted
        bench.pass(0);
        bench.journal.release(4);
        bench.pass(0);
        const RunId id = bench.run->id();
        die(bench);
        LaterSession later(bench);
        later.resume(id);
        const size_t sent = bench.tenant.sent.size();
        later.old().abandon(u"The campaign was cancelled."_s);
        bench.pass(600);
        QCOMPARE(later.old().phase(), Phase::Ended);
        for (const CallProgress &call : later.old().calls()) {
            QVERIFY(call.state == CallState::OutcomeUnknown || call.state == CallState::NotSent);
            QVERIFY(call.note.contains(u"cancelled"_s));
        }
        const std::vector<RunSummary> runs = runsOf(bench.journal);
        QCOMPARE(runs.front().abandoned, u"The campaign was cancelled."_s);
        QVERIFY(runs.front().ended);
        QVERIFY(interruptedRuns(runs, {}).here.empty());
        QCOMPARE(bench.tenant.sent.size(), sent);
        QVERIFY(!bench.clock.hasTasks()); // nothing is read any more
    }

    void runsOfOtherConnectionsAreLeftAlone()
    {
        std::vector<RunSummary> runs(3);
        runs[0].id = RunId(u"new"_s);
        runs[0].connection = ConnectionId(u"this"_s);
        runs[1].id = RunId(u"other"_s);
        runs[1].connection = ConnectionId(u"that"_s);
        runs[2].id = RunId(u"old"_s);
        runs[2].connection = ConnectionId(u"this"_s);
        const InterruptedRuns found = interruptedRuns(runs, ConnectionId(u"this"_s));
        QCOMPARE(found.here.size(), size_t(2));
        QCOMPARE(found.here[0].run.id, RunId(u"old"_s)); // oldest first
        QCOMPARE(found.others.size(), size_t(1));
        QCOMPARE(found.others[0].run.id, RunId(u"other"_s));
    }

    /// Whatever the instant: the journal is cut after each of its commits in turn.
    void everyInstant()
    {
        int inDoubt = 0;
        int lost = 0;
        const auto seeds = static_cast<quint32>(std::max(60, qEnvironmentVariableIntValue("BATON_SEEDS")));
        for (quint32 seed = 1; seed <= seeds; ++seed) {
            QRandomGenerator random(seed);
            RunBench bench;
            bench.settings.parallel = 1 + static_cast<int>(random.bounded(3));
            const int certifications = 1 + static_cast<int>(random.bounded(4));
            for (int i = 0; i < certifications; ++i) {
                const QString name = u"cert%1"_s.arg(i);
                const int calls = 1 + static_cast<int>(random.bounded(3));
                for (int call = 0; call < calls; ++call)
                    bench.addItemCall(name, 1 + static_cast<int>(random.bounded(4)), random.bounded(2) == 0);
            }
            const auto rows = static_cast<qsizetype>(bench.plan.rowCount());
            // Some calls of the first life get lost on their way, and the program dies before it hears of it.
            QSet<CallId> gotLost;
            bench.tenant.onSend = [&](const Call &call) -> Result<Ticket> {
                if (random.bounded(3) == 0) {
                    gotLost.insert(call.id);
                    return failure({ErrorKind::OutcomeUnknown, u"The connection closed."_s});
                }
                bench.tenant.applyReassign(call);
                return Ticket{};
            };

            // Dies after so many commits; what the tenant did meanwhile is done.
            bench.journal.held = true;
            bench.start();
            std::vector<RunId> ids{bench.run->id()};
            for (int life = static_cast<int>(random.bounded(25)); life > 0; --life) {
                bench.journal.release(1);
                bench.pass(0.2);
                if (random.bounded(3) == 0)
                    bench.endTasks();
            }
            die(bench);
            bench.tenant.onSend = {};
            lost += static_cast<int>(gotLost.size());
            if (bench.journal.records.empty())
                continue; // nothing was begun, so nothing had left
            for (int session = 0; session < 40; ++session) {
                const std::vector<InterruptedRun> open = interruptedRuns(runsOf(bench.journal), {}).here;
                if (open.empty())
                    break;
                inDoubt += open.front().unknown;
                bench.journal.lose(); // of the session before
                LaterSession later(bench);
                later.resume(open.front().run.id);
                bench.journal.held = true;
                bool wentOn = false;
                const bool dies = session < 12;
                for (int life = dies ? 1 + static_cast<int>(random.bounded(12)) : 400; life > 0; --life) {
                    bench.journal.release(dies ? 1 : 100);
                    if (dies)
                        bench.journal.held = true;
                    bench.endTasks();
                    bench.pass(!dies ? 2 : random.bounded(3) == 0 ? 8 : 0.5);
                    if (later.resumption->isDecided() && !wentOn && !later.resumption->rest().order.rows.empty()) {
                        wentOn = true;
                        ids.push_back(later.goOn()->id());
                    }
                }
            }
            QVERIFY2(interruptedRuns(runsOf(bench.journal), {}).here.empty(), qPrintable(u"seed %1"_s.arg(seed)));
            QHash<OrderRow, int> acted;
            for (const Call &call : bench.tenant.sent) {
                if (gotLost.contains(call.id))
                    continue;
                for (const CallRow &row : call.rows)
                    ++acted[row.row];
            }
            QCOMPARE(acted.size(), rows);
            for (const int times : std::as_const(acted))
                QVERIFY2(times == 1, qPrintable(u"seed %1: a row was acted on %2 times"_s.arg(seed).arg(times)));
            QVERIFY(bench.alwaysIntended);
        }
        QVERIFY2(inDoubt > 10, qPrintable(QString::number(inDoubt)));
        QVERIFY2(lost > 10, qPrintable(QString::number(lost)));
    }
};

QTEST_GUILESS_MAIN(TestRunResume)
#include "tst_run_resume.moc"
