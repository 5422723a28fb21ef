// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words that Verifier gives over a tenant in memory. Time is fake.
#include "tests/support/qt_warnings.h"
#include "verifier_bench.h"

#include <QTest>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;
using Method = FakeProvider::Method;
using Bench = VerifierBench;

namespace {

CallId theCall()
{
    return CallId(u"call"_s);
}

} // namespace

class TestVerifier : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void movedAtTheFirstLook_data()
    {
        QTest::addColumn<bool>("sameId");
        QTest::newRow("same id") << true;
        QTest::newRow("new id") << false;
    }

    void movedAtTheFirstLook()
    {
        QFETCH(bool, sameId);
        Bench bench;
        const Call call = bench.wholeCall(250);
        bench.tenant.applyReassign(call, sameId);
        for (Certification &one : bench.tenant.certificationTable)
            one.created = bench.clock.wallNow();
        bench.verifier.verify(call, CallEnd::TaskSucceeded, bench.clock.wallNow());
        bench.pass(0);
        QCOMPARE(bench.words(), u"Moved"_s);
        QCOMPARE(bench.done.value(theCall(), true), false);
        // 250 rows: three filters of 100 ids, one page of what the target holds.
        QCOMPARE(bench.asked(Method::Certifications), 4);
        QCOMPARE(bench.asked(Method::Items), 0);
        QCOMPARE(bench.asked(Method::PendingTasks), 0);
        QVERIFY(!bench.clock.hasTasks());
    }

    void itemsMoved()
    {
        Bench bench;
        const Call call = bench.itemCall(u"c"_s, 300);
        bench.itemCall(u"c"_s, 10, u"stays"_s);
        bench.tenant.applyReassign(call);
        bench.verifier.verify(call, CallEnd::AnsweredWithoutTask);
        bench.pass(0);
        QCOMPARE(bench.words(), u"Moved"_s);
        QCOMPARE(bench.asked(Method::Certifications), 2);
        QCOMPARE(bench.asked(Method::Items), 3); // 10 left at the source, 300 at the target in two pages
        QCOMPARE(bench.proofs.value(theCall()).front().holder, IdentityId(u"T"_s));
        QVERIFY(bench.proofs.value(theCall()).front().at.isValid());
    }

    void itemsAreFoundWhereNothingSaysFromWhereTheyCame_data()
    {
        QTest::addColumn<bool>("named");
        QTest::newRow("a tenant that never says it") << false;
        QTest::newRow("one that would have said it") << true;
    }

    void itemsAreFoundWhereNothingSaysFromWhereTheyCame()
    {
        QFETCH(bool, named);
        Bench bench;
        bench.tenant.offers.namesReassignSource = named;
        const Call call = bench.itemCall(u"c"_s, 3);
        bench.itemCall(u"c"_s, 2, u"stays"_s);
        bench.tenant.addCertification(u"own"_s, u"K"_s, u"T"_s);
        bench.tenant.applyReassign(call);
        for (Certification &one : bench.tenant.certificationTable) {
            if (one.reassignment)
                one.reassignment = ReassignmentOrigin();
        }
        bench.verifier.verify(call, CallEnd::AnsweredWithoutTask);
        bench.pass(0);
        QCOMPARE(bench.words(), named ? QString() : u"Moved"_s);
    }

    void theShellOfWhatWentWholeStays_data()
    {
        QTest::addColumn<QString>("holder"); // of the new certification; empty: there is none
        QTest::addColumn<QString>("other");  // of one that was made in the same second; empty: there is none
        QTest::addColumn<QString>("word");
        QTest::newRow("with the target") << u"T"_s << QString() << u"Moved"_s;
        QTest::newRow("with the target, beside another") << u"T"_s << u"X"_s << u"Moved"_s;
        QTest::newRow("with somebody else") << u"X"_s << QString() << u"MovedElsewhere"_s;
        QTest::newRow("with one of two") << u"X"_s << u"Y"_s << u"Unknown"_s;
        QTest::newRow("with nobody") << QString() << QString() << u"Unknown"_s;
    }

    void theShellOfWhatWentWholeStays()
    {
        QFETCH(QString, holder);
        QFETCH(QString, other);
        QFETCH(QString, word);
        Bench bench;
        bench.tenant.offers.namesReassignSource = false;
        const Call call = bench.wholeCall(1);
        bench.tenant.certificationTable.front().emptied = true;
        for (const QString &reviewer : {holder, other}) {
            if (reviewer.isEmpty())
                continue;
            Certification &made = bench.tenant.addCertification(u"new "_s + reviewer, u"K"_s, reviewer);
            made.created = made.modified = bench.clock.wallNow();
            made.reassignment = ReassignmentOrigin();
        }
        bench.verifier.verify(call, CallEnd::AnsweredWithoutTask, bench.clock.wallNow());
        bench.pass(60);
        QCOMPARE(bench.words(), word);
    }

    void notMovedTakesTheWholeSchedule()
    {
        Bench bench;
        bench.verifier.verify(bench.wholeCall(3), CallEnd::TaskSucceeded);
        bench.pass(29);
        QCOMPARE(bench.words(), QString());
        QVERIFY(bench.done.isEmpty());
        QCOMPARE(bench.asked(Method::Certifications), 2 * 5); // at 0, 1, 3, 7 and 15 s
        bench.pass(1);
        QCOMPARE(bench.words(), u"NotMoved"_s);
        QCOMPARE(bench.doneAt.value(theCall()), Millis(30'000));
        QCOMPARE(bench.done.value(theCall(), true), false);
        QCOMPARE(bench.asked(Method::Certifications), 2 * 6);
        QVERIFY(!bench.clock.hasTasks());
    }

    void notMovedAtOnceAfterARefusal()
    {
        Bench bench;
        bench.verifier.verify(bench.itemCall(u"c"_s, 2), CallEnd::Refused);
        bench.pass(0);
        QCOMPARE(bench.words(), u"NotMoved"_s);
        QCOMPARE(bench.done.value(theCall(), true), false);
    }

    void aFailedTaskIsBelievedOnlyWhenItsRowsStay()
    {
        Bench bench;
        bench.verifier.verify(bench.itemCall(u"c"_s, 2), CallEnd::TaskFailed);
        bench.pass(14);
        QCOMPARE(bench.words(), QString());
        bench.pass(1); // not the whole schedule
        QCOMPARE(bench.words(), u"NotMoved"_s);
        QCOMPARE(bench.done.value(theCall(), true), false);
    }

    void whatAFailedTaskMovedIsShownLater()
    {
        Bench bench;
        const Call call = bench.itemCall(u"c"_s, 2);
        Call done = call;
        done.rows.resize(1);
        bench.verifier.verify(call, CallEnd::TaskFailed);
        bench.pass(2); // the lists lag behind
        bench.tenant.applyReassign(done);
        bench.pass(28);
        QCOMPARE(bench.words(), u"Moved NotMoved"_s);
    }

    void partOfAFailedTaskMayHaveMoved()
    {
        Bench bench;
        const Call call = bench.wholeCall(5);
        Call done = call;
        done.rows.resize(2);
        bench.tenant.applyReassign(done, false);
        bench.verifier.verify(call, CallEnd::TaskFailed);
        bench.pass(15);
        const std::vector<RowProof> proofs = bench.proofs.value(theCall());
        QCOMPARE(toString(proofs[1].outcome), u"Moved"_s);
        QCOMPARE(toString(proofs[2].outcome), u"NotMoved"_s);
        QCOMPARE(proofs[2].holder, IdentityId(u"s2"_s));
    }

    void aLateViewIsWaitedFor()
    {
        Bench bench;
        const Call call = bench.wholeCall(3);
        bench.verifier.verify(call, CallEnd::TaskSucceeded, bench.clock.wallNow());
        bench.pass(10);
        bench.tenant.applyReassign(call, false);
        for (Certification &one : bench.tenant.certificationTable)
            one.created = bench.clock.wallNow();
        bench.pass(10);
        QCOMPARE(bench.words(), u"Moved"_s);
        QCOMPARE(bench.doneAt.value(theCall()), Millis(15'000));
    }

    void movedElsewhereIsNamed()
    {
        Bench bench;
        Call call = bench.itemCall(u"c"_s, 2);
        Call forwarded = call;
        forwarded.target = IdentityId(u"X"_s);
        bench.tenant.applyReassign(forwarded);
        bench.verifier.verify(call, CallEnd::TaskSucceeded);
        bench.pass(30);
        QCOMPARE(bench.words(), u"MovedElsewhere"_s);
        QCOMPARE(bench.proofs.value(theCall()).front().holder, IdentityId(u"X"_s));
        QVERIFY(bench.proofs.value(theCall()).front().detail.contains(u'X'));
        QCOMPARE(bench.doneAt.value(theCall()), Millis(7000));
    }

    void aPartThatTheTargetHadBeforeIsNoProof_data()
    {
        QTest::addColumn<bool>("timeIsKnown");
        QTest::addColumn<QString>("holder");
        QTest::addColumn<QString>("word");
        QTest::newRow("went elsewhere") << true << u"X"_s << u"MovedElsewhere"_s;
        QTest::newRow("went elsewhere, nothing says when") << false << u"X"_s << u"MovedElsewhere"_s;
        QTest::newRow("went to the target too") << true << u"T"_s << u"Moved"_s;
    }

    void aPartThatTheTargetHadBeforeIsNoProof()
    {
        QFETCH(bool, timeIsKnown);
        QFETCH(QString, holder);
        Bench bench;
        const Call call = bench.wholeCall(1);
        const QDateTime now = bench.clock.wallNow();
        for (const auto &[id, reviewer, created] :
             {std::tuple{u"old part"_s, u"T"_s, now.addDays(-1)}, {u"new"_s, holder, now.addSecs(1)}}) {
            Certification &one = bench.tenant.addCertification(id, u"K"_s, reviewer);
            one.reassignment.emplace();
            one.reassignment->fromId = CertificationId(u"c0"_s);
            one.created = created;
        }
        std::erase_if(bench.tenant.certificationTable,
                      [](const Certification &one) { return one.id == CertificationId(u"c0"_s); });
        bench.verifier.verify(call, CallEnd::TaskSucceeded, timeIsKnown ? now : QDateTime());
        bench.pass(30);
        QTEST(bench.words(), "word");
    }

    void anOlderPartIsNotWhatTheCallMade_data()
    {
        QTest::addColumn<int>("changed"); // when the part that the target had before changed last, to the call
        QTest::addColumn<int>("shown");   // seconds until the tenant shows where the certification went
        QTest::newRow("before the call") << -3600 << 12;
        QTest::newRow("it is changed by something else") << 1 << 4;
    }

    void anOlderPartIsNotWhatTheCallMade()
    {
        // The certification went to X. The lists show at once that it is gone, and only later where it is.
        QFETCH(int, changed);
        QFETCH(int, shown);
        Bench bench;
        const Call call = bench.wholeCall(1);
        const QDateTime now = bench.clock.wallNow();
        Certification &part = bench.tenant.certificationTable.front();
        part.id = CertificationId(u"old part"_s);
        part.reviewer.id = IdentityId(u"T"_s);
        part.reassignment.emplace();
        part.reassignment->fromId = CertificationId(u"c0"_s);
        part.created = now.addDays(-7);
        part.modified = now.addSecs(changed);
        bench.verifier.verify(call, CallEnd::TaskSucceeded, now);
        bench.pass(shown);
        QCOMPARE(bench.words(), QString());
        Certification heir = part;
        heir.id = CertificationId(u"new"_s);
        heir.reviewer.id = IdentityId(u"X"_s);
        heir.created = heir.modified = now.addSecs(2);
        bench.tenant.certificationTable.push_back(heir);
        bench.pass(30);
        QCOMPARE(bench.words(), u"MovedElsewhere"_s);
        QCOMPARE(bench.proofs.value(theCall()).front().holder, IdentityId(u"X"_s));
    }

    void anOldPartIsNoProofWhileTheCampaignCannotBeRead()
    {
        Bench bench;
        const Call call = bench.wholeCall(1);
        Certification &part = bench.tenant.certificationTable.front();
        part.id = CertificationId(u"part"_s);
        part.reviewer.id = IdentityId(u"T"_s);
        part.reassignment.emplace();
        part.reassignment->fromId = CertificationId(u"c0"_s);
        int asked = 0;
        bench.tenant.onAsked = [&](Method method) {
            if (method == Method::Certifications && ++asked == 3) // by id, of the target, of the campaign
                bench.tenant.fail(method, {ErrorKind::Server, u"Sorry."_s});
        };
        bench.verifier.verify(call, CallEnd::TaskSucceeded);
        bench.pass(6);
        QCOMPARE(bench.words(), QString());
        bench.pass(1); // 6 s after the first that was whole
        QCOMPARE(bench.words(), u"Moved"_s);
    }

    void goneWithoutASuccessorIsUnknown()
    {
        Bench bench;
        const Call call = bench.wholeCall(1);
        bench.tenant.certificationTable.clear();
        bench.verifier.verify(call, CallEnd::TaskSucceeded);
        bench.pass(30);
        QCOMPARE(bench.words(), u"Unknown"_s);
        QVERIFY(!bench.proofs.value(theCall()).front().detail.isEmpty());
    }

    void anUnknownCallDidNotAct()
    {
        Bench bench;
        bench.verifier.verify(bench.itemCall(u"c"_s, 2), CallEnd::Unknown);
        bench.pass(29);
        QVERIFY(bench.done.isEmpty());
        bench.pass(1);
        QCOMPARE(bench.words(), u"NotMoved"_s);
        QCOMPARE(bench.done.value(theCall()), true);
        QCOMPARE(bench.asked(Method::PendingTasks), 6);
    }

    void anUnknownCallActed()
    {
        Bench bench;
        const Call call = bench.itemCall(u"c"_s, 2);
        bench.tenant.applyReassign(call);
        bench.verifier.verify(call, CallEnd::Unknown);
        bench.pass(0);
        QCOMPARE(bench.words(), u"Moved"_s);
        QCOMPARE(bench.done.value(theCall(), true), false);
    }

    void anUnknownCallOfWhichPartMovedProvesNothingOfTheRest()
    {
        Bench bench;
        const Call call = bench.wholeCall(3);
        Call some = call;
        some.rows.resize(1);
        bench.tenant.applyReassign(some, true);
        bench.verifier.verify(call, CallEnd::Unknown);
        bench.pass(30);
        QCOMPARE(bench.words(), u"Moved Unknown"_s);
        QCOMPARE(bench.done.value(theCall(), true), false);
    }

    void anUnknownCallWithAPendingTaskStaysUnknown_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("word");
        QTest::newRow("on its certification") << u"c"_s << u"Unknown"_s;
        QTest::newRow("on another") << u"d"_s << u"NotMoved"_s;
    }

    void anUnknownCallWithAPendingTaskStaysUnknown()
    {
        QFETCH(QString, target);
        Bench bench;
        GovernanceTask task;
        task.id = TaskId(u"task"_s);
        task.targetId = target;
        task.state = VendorEnum(TaskState::Running, u"IN_PROGRESS"_s);
        bench.tenant.taskTable.push_back(task);
        bench.verifier.verify(bench.itemCall(u"c"_s, 1), CallEnd::Unknown);
        bench.pass(30);
        QTEST(bench.words(), "word");
    }

    void tasksThatCannotBeReadProveNothing()
    {
        Bench bench;
        bench.tenant.fail(Method::PendingTasks, {ErrorKind::Forbidden, u"No tasks for you."_s}, -1);
        bench.verifier.verify(bench.itemCall(u"c"_s, 1), CallEnd::Unknown);
        bench.pass(30);
        QCOMPARE(bench.words(), u"Unknown"_s);
        QVERIFY(bench.proofs.value(theCall()).front().detail.contains(u"No tasks for you."_s));
    }

    void aSilentCallIsNeverNotMoved()
    {
        Bench bench;
        bench.verifier.verify(bench.wholeCall(1), CallEnd::NoAnswer);
        bench.pass(24 * 3600);
        QCOMPARE(bench.words(), QString());
        QCOMPARE(bench.asked(Method::Certifications), 2 * (6 + 24 * 120 - 1)); // then every 30 s
    }

    void aSilentCallThatShowsNothingIsLookedThroughOnce()
    {
        Bench bench;
        const Call call = bench.wholeCall(2);
        bench.verifier.verify(call, CallEnd::NoAnswer);
        bench.pass(29);
        QVERIFY(bench.lookedThroughAt.isEmpty());
        bench.pass(3600);
        QCOMPARE(bench.lookedThroughAt, QList<Millis>{Millis(30'000)}); // the last of the readings that any call has
        bench.verifier.verify(call, CallEnd::NoAnswer);                 // a person asks
        bench.pass(30);
        QCOMPARE(bench.lookedThroughAt.size(), 2);
        QVERIFY(bench.done.isEmpty());
    }

    void aCallThatIsProvenInTimeIsNotLookedThrough()
    {
        Bench bench;
        const Call call = bench.wholeCall(1);
        bench.verifier.verify(call, CallEnd::NoAnswer);
        bench.pass(20);
        bench.tenant.applyReassign(call);
        bench.pass(3600);
        QCOMPARE(bench.words(), u"Moved"_s);
        bench.verifier.verify(bench.wholeCall(1, u"other"_s, 5), CallEnd::TaskSucceeded);
        bench.pass(3600);
        QVERIFY(bench.done.contains(CallId(u"other"_s)));
        QVERIFY(bench.lookedThroughAt.isEmpty());
    }

    void readingsThatFailAreTriedAgainBeforeItIsLookedThrough()
    {
        Bench bench;
        bench.tenant.fail(Method::Certifications, {ErrorKind::Server, u"Down."_s}, -1);
        bench.verifier.verify(bench.wholeCall(1), CallEnd::NoAnswer);
        bench.pass(59);
        QVERIFY(bench.lookedThroughAt.isEmpty());
        bench.pass(31);
        QCOMPARE(bench.lookedThroughAt.size(), 1);
    }

    void aSilentCallIsLookedAtUntilItMoves()
    {
        Bench bench;
        const Call call = bench.wholeCall(2);
        bench.verifier.verify(call, CallEnd::NoAnswer);
        bench.pass(3600);
        bench.tenant.applyReassign(call);
        bench.pass(30);
        QCOMPARE(bench.words(), u"Moved"_s);
        QVERIFY(!bench.clock.hasTasks());
    }
};

QTEST_GUILESS_MAIN(TestVerifier)
#include "tst_verifier.moc"
