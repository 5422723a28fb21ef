// SPDX-License-Identifier: GPL-3.0-or-later
//
// What Verifier asks for, how often, and what it makes of readings that fail. Time is fake.
#include "tests/support/qt_warnings.h"
#include "verifier_bench.h"

#include <QSignalSpy>
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

class TestVerifierLooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void rowsGetTheirWordAsSoonAsItIsKnown()
    {
        Bench bench;
        const Call call = bench.wholeCall(250);
        Call some = call;
        some.rows.resize(200);
        bench.tenant.applyReassign(some, true);
        bench.verifier.verify(call, CallEnd::TaskSucceeded);
        bench.pass(0);
        QCOMPARE(bench.words(), u"Moved"_s);
        QCOMPARE(bench.proofs.value(theCall()).size(), size_t(200));
        QVERIFY(bench.done.isEmpty());
        const int before = bench.asked(Method::Certifications);
        bench.pass(1); // only the 50 others are asked for
        QCOMPARE(bench.asked(Method::Certifications) - before, 2);
        bench.pass(29);
        QCOMPARE(bench.words(), u"Moved NotMoved"_s);
    }

    void theCampaignIsListedOnlyWhenSomethingIsMissing()
    {
        Bench bench;
        const Call call = bench.wholeCall(2);
        for (int i = 0; i < 600; ++i)
            bench.tenant.addCertification(u"other%1"_s.arg(i), u"K"_s, u"somebody"_s);
        bench.verifier.verify(call, CallEnd::TaskSucceeded);
        bench.pass(0);
        QCOMPARE(bench.asked(Method::Certifications), 2);
        Call forwarded = call;
        forwarded.target = IdentityId(u"X"_s);
        bench.tenant.applyReassign(forwarded, false);
        bench.pass(1);
        QCOMPARE(bench.asked(Method::Certifications), 2 + 2 + 3);
    }

    void readingsThatFailAreRepeated_data()
    {
        QTest::addColumn<int>("method");
        QTest::newRow("certifications") << static_cast<int>(Method::Certifications);
        QTest::newRow("items") << static_cast<int>(Method::Items);
    }

    void readingsThatFailAreRepeated()
    {
        QFETCH(int, method);
        Bench bench;
        const Call call = bench.itemCall(u"c"_s, 2);
        bench.itemCall(u"c"_s, 1, u"stays"_s);
        bench.tenant.applyReassign(call);
        bench.tenant.fail(static_cast<Method>(method), {ErrorKind::Server, u"503"_s}, 4);
        bench.verifier.verify(call, CallEnd::TaskFailed);
        bench.pass(30);
        QCOMPARE(bench.words(), u"Moved"_s);
        QVERIFY(bench.doneAt.value(theCall()) > Millis(0));
    }

    void readingsThatAlwaysFailEndAsUnknown()
    {
        Bench bench;
        bench.tenant.fail(Method::Certifications, {ErrorKind::Server, u"Sorry."_s}, -1);
        bench.verifier.verify(bench.wholeCall(2), CallEnd::Refused);
        bench.pass(59);
        QCOMPARE(bench.words(), QString()); // a last look that failed is tried twice more
        bench.pass(1);
        QCOMPARE(bench.words(), u"Unknown"_s);
        QVERIFY(bench.proofs.value(theCall()).front().detail.contains(u"Sorry."_s));
        QVERIFY(!bench.clock.hasTasks());
    }

    void aLastLookThatFailedIsTriedAgain()
    {
        Bench bench;
        bench.verifier.verify(bench.wholeCall(2), CallEnd::TaskSucceeded);
        bench.pass(20);
        bench.tenant.fail(Method::Certifications, {ErrorKind::Server, u"Sorry."_s}, 2);
        bench.pass(24);
        QCOMPARE(bench.words(), QString());
        bench.pass(1);
        QCOMPARE(bench.words(), u"NotMoved"_s);
    }

    void aRowThatCannotBeReadHidesNothing()
    {
        // A page with a bad row may be the one that the source stood on: not gone, but not read.
        Bench bench;
        Call call = bench.itemCall(u"c"_s, 1);
        bench.tenant.badItemRow = true;
        bench.verifier.verify(call, CallEnd::Refused);
        bench.pass(59);
        QCOMPARE(bench.words(), QString());
        bench.pass(1);
        QCOMPARE(bench.words(), u"Unknown"_s);
    }

    void callsOfOneCampaignShareTheirLooks()
    {
        Bench bench;
        std::vector<Call> calls;
        for (int i = 0; i < 60; ++i)
            calls.push_back(bench.itemCall(u"c%1"_s.arg(i / 20), 5, u"call%1"_s.arg(i)));
        for (const Call &call : calls)
            bench.tenant.applyReassign(call);
        for (const Call &call : calls)
            bench.verifier.verify(call, CallEnd::AnsweredWithoutTask);
        bench.pass(0);
        QCOMPARE(bench.done.size(), 60);
        QCOMPARE(bench.asked(Method::Certifications), 2);
        QCOMPARE(bench.asked(Method::Items), 3 + 60); // the three sources, and each successor
        QVERIFY2(bench.tenant.mostAtOnce() <= 4, qPrintable(QString::number(bench.tenant.mostAtOnce())));
    }

    void aLookBeginsAfterTheCallEnded()
    {
        // What was under way when the call ended may have read the world from before.
        Bench bench;
        const Call call = bench.itemCall(u"c"_s, 1);
        const Call later = bench.itemCall(u"c"_s, 1, u"later"_s);
        bench.tenant.hold(Method::Certifications);
        bench.verifier.verify(call, CallEnd::Refused);
        bench.pass(0);
        bench.verifier.verify(later, CallEnd::Refused);
        bench.pass(0);
        QCOMPARE(bench.asked(Method::Certifications), 2);
        bench.tenant.release(Method::Certifications);
        bench.pass(0);
        QCOMPARE(bench.asked(Method::Certifications), 4);
        QCOMPARE(bench.done.size(), 2);
    }

    void askedAgainItStartsAfresh()
    {
        Bench bench;
        const Call call = bench.wholeCall(1);
        bench.verifier.verify(call, CallEnd::NoAnswer);
        bench.pass(20);
        bench.tenant.hold(Method::Certifications);
        bench.pass(10); // the last look is under way
        bench.verifier.verify(call, CallEnd::TaskSucceeded);
        bench.tenant.release(Method::Certifications);
        bench.pass(29);
        QCOMPARE(bench.words(), QString());
        bench.pass(1);
        QCOMPARE(bench.words(), u"NotMoved"_s);
        QCOMPARE(bench.doneTimes.value(theCall()), 1);
    }

    void aLookThatBeganBeforeTheEndDoesNotCount()
    {
        Bench bench;
        const Call call = bench.wholeCall(1);
        bench.tenant.hold(Method::Certifications);
        bench.verifier.verify(call, CallEnd::NoAnswer);
        bench.pass(0);
        bench.verifier.verify(call, CallEnd::Refused); // one view proves it, but not one from before
        bench.tenant.release(Method::Certifications);
        bench.pass(0);
        QCOMPARE(bench.asked(Method::Certifications), 4);
        QCOMPARE(bench.words(), u"NotMoved"_s);
        QCOMPARE(bench.doneTimes.value(theCall()), 1);
    }

    void aForgottenCallThatIsAskedForAgainIsNotProvenByTheOldLook()
    {
        Bench bench;
        const Call call = bench.wholeCall(1);
        bench.tenant.hold(Method::Certifications);
        bench.verifier.verify(call, CallEnd::Refused);
        bench.pass(0);
        bench.verifier.forget(theCall());
        bench.verifier.verify(call, CallEnd::Refused);
        bench.pass(0);
        bench.tenant.release(Method::Certifications, 2); // of the look that began too early
        bench.pass(0);
        QCOMPARE(bench.words(), QString());
        QCOMPARE(bench.asked(Method::Certifications), 4);
        bench.tenant.release(Method::Certifications);
        bench.pass(0);
        QCOMPARE(bench.words(), u"NotMoved"_s);
    }

    void manyCampaignsAreReadWithinTheBound()
    {
        Bench bench;
        std::vector<Call> calls;
        for (int i = 0; i < 40; ++i) {
            Call call = bench.wholeCall(1, u"call%1"_s.arg(i), i);
            call.campaign = CampaignId(u"K%1"_s.arg(i));
            bench.tenant.certification(call.rows[0].row.certification)->campaign.id = call.campaign;
            bench.verifier.verify(call, CallEnd::Refused);
        }
        bench.pass(0);
        QCOMPARE(bench.done.size(), 40);
        QVERIFY(bench.tenant.mostAtOnce() <= 16);
    }

    void forgottenAndStoppedCallsAreSilent()
    {
        Bench bench;
        bench.verifier.verify(bench.wholeCall(1), CallEnd::TaskSucceeded);
        bench.verifier.verify(bench.wholeCall(1, u"other"_s, 1), CallEnd::TaskSucceeded);
        bench.pass(2);
        bench.verifier.forget(theCall());
        bench.pass(30);
        QCOMPARE(bench.done.keys(), QList<CallId>{CallId(u"other"_s)});
        bench.tenant.hold(Method::Certifications);
        bench.verifier.verify(bench.wholeCall(1, u"third"_s, 2), CallEnd::Refused);
        bench.pass(0);
        bench.verifier.stop();
        bench.pass(60);
        QCOMPARE(bench.done.size(), 1);
        QCOMPARE(bench.tenant.held(Method::Certifications), 0); // stopping ends what was under way
        bench.tenant.release(Method::Certifications);
        bench.verifier.verify(bench.wholeCall(1, u"fourth"_s, 3), CallEnd::Refused);
        bench.pass(0);
        QCOMPARE(bench.done.size(), 2);
    }

    void listsThatMoveWhileTheyAreReadAreReadAgain()
    {
        // 300 items; between the pages the first 100 leave, and 100 that stay slip across the page's edge unseen.
        Bench bench;
        Call first = bench.itemCall(u"c"_s, 100, u"first"_s);
        const Call call = bench.itemCall(u"c"_s, 250);
        bool moved = false;
        int pages = 0;
        bench.tenant.onAsked = [&](Method method) {
            if (method == Method::Items && ++pages == 2 && !std::exchange(moved, true))
                bench.tenant.applyReassign(first);
        };
        bench.verifier.verify(call, CallEnd::Refused);
        bench.pass(0);
        QVERIFY(moved);
        QCOMPARE(bench.words(), QString());
        bench.pass(1);
        QCOMPARE(bench.words(), u"NotMoved"_s);
    }

    void whatOthersMoveUsesLooksUp_data()
    {
        QTest::addColumn<bool>("ours");
        QTest::addColumn<int>("seconds");
        QTest::newRow("somebody else moves it") << false << 60;
        QTest::newRow("we move it, to the bound") << true << 60 + 6 * 15 - 15;
    }

    void whatOthersMoveUsesLooksUp()
    {
        QFETCH(bool, ours);
        QFETCH(int, seconds);
        Bench bench;
        const Call call = bench.itemCall(u"c"_s, 300);
        int added = 0;
        bench.tenant.onAsked = [&](Method method) {
            if (method == Method::Items)
                bench.tenant.addItem(u"more%1"_s.arg(++added), u"c"_s, u"somebody"_s, u"access"_s);
        };
        Verifier::Settings settings;
        settings.movedLooks = 5;
        Verifier verifier(bench.tenant, bench.clock, settings);
        verifier.setAtWork([ours](const CampaignId &campaign) { return ours && campaign == CampaignId(u"K"_s); });
        QSignalSpy verified(&verifier, &Verifier::verified);
        verifier.verify(call, CallEnd::Refused);
        bench.pass(seconds - 1);
        QCOMPARE(verified.count(), 0);
        bench.pass(15);
        QCOMPARE(verified.count(), 1);
        QVERIFY(!bench.clock.hasTasks());
    }

    void whatWasPlannedUnreadIsLookedForWhereItsSourceIs_data()
    {
        QTest::addColumn<bool>("named");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("word");
        QTest::newRow("to the target") << true << u"T"_s << u"Moved"_s;
        QTest::newRow("to somebody else") << true << u"X"_s << u"MovedElsewhere"_s;
        QTest::newRow("to the target, origin not named") << false << u"T"_s << u"Moved"_s;
        QTest::newRow("to somebody else, origin not named") << false << u"X"_s << u"MovedElsewhere"_s;
    }

    void whatWasPlannedUnreadIsLookedForWhereItsSourceIs()
    {
        QFETCH(bool, named);
        QFETCH(QString, to);
        QFETCH(QString, word);
        Bench bench;
        bench.tenant.offers.namesReassignSource = named;
        std::vector<Call> calls;
        for (const QString &id : {u"a"_s, u"b"_s}) { // one group: both unread, both to T
            Call call = bench.itemCall(id, 2, id);
            call.campaign = CampaignId();
            bench.tenant.certification(call.certification)->campaign.id = CampaignId(u"K-"_s + id);
            bench.tenant.addItem(id + u"-stays"_s, id, u"somebody"_s, u"access"_s);
            calls.push_back(call);
        }
        for (Call call : calls) {
            call.target = IdentityId(to);
            bench.tenant.applyReassign(call);
        }
        for (Certification &one : bench.tenant.certificationTable) {
            if (one.reassignment && !named)
                one.reassignment = ReassignmentOrigin();
        }
        for (const Call &call : calls)
            bench.verifier.verify(call, CallEnd::TaskSucceeded);
        bench.pass(30);
        QCOMPARE(bench.words(u"a"_s), word);
        QCOMPARE(bench.words(u"b"_s), word);
        QCOMPARE(bench.proofs.value(CallId(u"a"_s)).size(), size_t(2));
        QVERIFY(!bench.clock.hasTasks());
    }

    void anotherCampaignIsNoProofOfWhatWasPlannedUnread()
    {
        // T holds the like of the row in another campaign; in its own nothing has moved.
        Bench bench;
        bench.tenant.offers.namesReassignSource = false;
        Call call = bench.itemCall(u"c"_s, 1);
        call.campaign = CampaignId();
        bench.tenant.addCertification(u"other"_s, u"Z"_s, u"T"_s);
        ReviewItem like = bench.tenant.itemTable.front();
        like.certification = CertificationId(u"other"_s);
        bench.tenant.itemTable.push_back(like);
        bench.tenant.itemTable.front().certification = CertificationId(u"elsewhere"_s); // gone from its source
        bench.verifier.verify(call, CallEnd::TaskSucceeded);
        bench.pass(30);
        QCOMPARE(bench.words(), u"Unknown"_s);
    }
};

QTEST_GUILESS_MAIN(TestVerifierLooks)
#include "tst_verifier_looks.moc"
