// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pure rules of a run: when to stop and ask, which call may go next, what rows make of a call.
#include "app/reassign/brake.h"
#include "app/reassign/call_lanes.h"
#include "app/reassign/call_verdict.h"
#include "app/reassign/lane_registry.h"
#include "tests/support/qt_warnings.h"

#include <QTest>

using namespace baton;
using namespace Qt::StringLiterals;

namespace {

Error answer(int status)
{
    Error error(ErrorKind::Invalid, u"No."_s);
    error.httpStatus = status;
    return error;
}

std::vector<Call> callsOn(const QString &lanes)
{
    std::vector<Call> calls;
    for (const QChar lane : lanes) {
        Call call;
        if (lane != u'.')
            call.lane = lane;
        calls.push_back(call);
    }
    return calls;
}

QString taken(CallLanes &lanes)
{
    QString all;
    while (const auto call = lanes.next())
        all += QString::number(*call);
    return all;
}

} // namespace

class TestBrake : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }

    void sendEnd_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("attempts");
        QTest::addColumn<int>("end");
        const auto add = [](const char *name, ErrorKind kind, int status, int attempts, SendEnd end) {
            QTest::newRow(name) << static_cast<int>(kind) << status << attempts << static_cast<int>(end);
        };
        add("unknown", ErrorKind::OutcomeUnknown, 0, 1, SendEnd::Unknown);
        add("unknown with a status", ErrorKind::OutcomeUnknown, 502, 1, SendEnd::Unknown);
        add("unknown, though nobody agreed to an attempt", ErrorKind::OutcomeUnknown, 0, 0, SendEnd::Unknown);
        add("given up in flight", ErrorKind::Internal, 0, 1, SendEnd::Unknown);
        add("given up before", ErrorKind::Internal, 0, 0, SendEnd::NeverLeft);
        add("refused", ErrorKind::Invalid, 400, 1, SendEnd::Refused);
        add("forbidden", ErrorKind::Forbidden, 403, 2, SendEnd::Refused);
        add("redirected", ErrorKind::Protocol, 302, 1, SendEnd::Refused);
        add("no connection", ErrorKind::Network, 0, 1, SendEnd::NeverLeft);
        add("no token", ErrorKind::Auth, 401, 0, SendEnd::NeverLeft);
        add("journal", ErrorKind::Storage, 0, 0, SendEnd::NeverLeft);
        add("stopped between attempts", ErrorKind::Canceled, 0, 1, SendEnd::NeverLeft);
    }

    void sendEnd()
    {
        QFETCH(int, kind);
        QFETCH(int, status);
        QFETCH(int, attempts);
        Error error(static_cast<ErrorKind>(kind), u"x"_s);
        error.httpStatus = status;
        QTEST(static_cast<int>(sendEndOf(error, attempts)), "end");
    }

    void pulls_data()
    {
        QTest::addColumn<QString>("answers"); // a accepted, r 400, t 429, f 403, d 302, u unknown,
                                              // n never left, g go on
        QTest::addColumn<QString>("pulls");   // p where it pulls, - where not
        QTest::newRow("403 at once") << u"af"_s << u"-p"_s;
        QTest::newRow("three refusals") << u"rrr"_s << u"--p"_s;
        QTest::newRow("redirects are refusals") << u"drd"_s << u"--p"_s;
        QTest::newRow("an accepted one between") << u"rrarrr"_s << u"-----p"_s;
        QTest::newRow("429 is no refusal") << u"rtrttr"_s << u"-----p"_s;
        QTest::newRow("never left says nothing") << u"rnrnr"_s << u"----p"_s;
        QTest::newRow("only 429") << u"ttttt"_s << u"-----"_s;
        QTest::newRow("two unknowns") << u"uu"_s << u"-p"_s;
        QTest::newRow("an accepted one between unknowns") << u"uauu"_s << u"---p"_s;
        QTest::newRow("a refusal between unknowns") << u"uru"_s << u"---"_s;
        QTest::newRow("an unknown between refusals") << u"rrurr"_s << u"-----"_s;
        QTest::newRow("goes on, and asks again") << u"rrrgrrr"_s << u"--p---p"_s;
        QTest::newRow("goes on, 403 again") << u"fgf"_s << u"p-p"_s;
        QTest::newRow("never left alone") << u"nnnn"_s << u"----"_s;
    }

    void pulls()
    {
        QFETCH(QString, answers);
        QFETCH(QString, pulls);
        Brake brake({3, 2});
        QString seen;
        for (const QChar one : answers) {
            std::optional<QString> reason;
            if (one == u'a')
                brake.accepted();
            else if (one == u'g')
                brake.reset();
            else if (one == u'u')
                reason = brake.failed(SendEnd::Unknown, {ErrorKind::OutcomeUnknown, u"?"_s});
            else if (one == u'n')
                reason = brake.failed(SendEnd::NeverLeft, {ErrorKind::Network, u"?"_s});
            else
                reason = brake.failed(SendEnd::Refused, answer(one == u'f'   ? 403
                                                               : one == u't' ? 429
                                                               : one == u'd' ? 302
                                                                             : 400));
            if (reason)
                QVERIFY(!reason->isEmpty());
            seen += reason ? u'p' : u'-';
        }
        QCOMPARE(seen, pulls);
    }

    void lanesGoOneAtATime()
    {
        LaneRegistry registry;
        CallLanes lanes(callsOn(u"aabab.."_s), registry);
        QCOMPARE(lanes.queued(), 7);
        QCOMPARE(taken(lanes), u"0256"_s);
        QCOMPARE(lanes.queued(), 3);
        lanes.free(1); // does not hold it
        QCOMPARE(taken(lanes), QString());
        lanes.free(0);
        lanes.free(0);
        QCOMPARE(taken(lanes), u"1"_s);
        lanes.free(2);
        lanes.free(1);
        QCOMPARE(taken(lanes), u"34"_s);
        QCOMPARE(lanes.queued(), 0);
    }

    void lanesGoInOrderOfThePlan()
    {
        LaneRegistry registry;
        CallLanes lanes(callsOn(u"abc"_s), registry);
        QCOMPARE(lanes.next(), 0);
        QCOMPARE(lanes.next(), 1);
        QCOMPARE(lanes.next(), 2);
        QCOMPARE(lanes.next(), std::nullopt);
    }

    void lanesCanBeDrained()
    {
        LaneRegistry registry;
        CallLanes lanes(callsOn(u"aabb."_s), registry);
        QCOMPARE(lanes.next(), 0);
        QCOMPARE(lanes.drain(), (std::vector<int>{1, 2, 3, 4}));
        QCOMPARE(lanes.queued(), 0);
        lanes.free(0);
        QCOMPARE(lanes.next(), std::nullopt);
        CallLanes none({}, registry);
        QCOMPARE(none.next(), std::nullopt);
        QVERIFY(none.drain().empty());
    }

    void verdict_data()
    {
        QTest::addColumn<QString>("rows"); // M moved, E elsewhere, N not moved, U unknown, P pending
        QTest::addColumn<QString>("state");
        QTest::newRow("all moved") << u"MMM"_s << u"Moved"_s;
        QTest::newRow("none moved") << u"NNN"_s << u"Failed"_s;
        QTest::newRow("some moved") << u"MNM"_s << u"PartlyMoved"_s;
        QTest::newRow("elsewhere is not moved") << u"MEM"_s << u"PartlyMoved"_s;
        QTest::newRow("all elsewhere") << u"EE"_s << u"PartlyMoved"_s;
        QTest::newRow("one unknown") << u"MUM"_s << u"OutcomeUnknown"_s;
        QTest::newRow("not moved and unknown") << u"NU"_s << u"OutcomeUnknown"_s;
        QTest::newRow("still pending") << u"MP"_s << u"OutcomeUnknown"_s;
    }

    void verdict()
    {
        QFETCH(QString, rows);
        std::vector<RowProof> proofs;
        for (const QChar one : rows) {
            RowProof proof;
            proof.outcome = one == u'M'   ? RowOutcome::Moved
                            : one == u'E' ? RowOutcome::MovedElsewhere
                            : one == u'N' ? RowOutcome::NotMoved
                            : one == u'U' ? RowOutcome::Unknown
                                          : RowOutcome::Pending;
            proofs.push_back(proof);
        }
        const CallVerdict verdict = verdictOf(proofs);
        QTEST(toString(verdict.state), "state");
        QCOMPARE(verdict.note.isEmpty(), verdict.state == CallState::Moved);
    }

    void whatWasPassedOnNamesWhoHasIt()
    {
        RowProof elsewhere;
        elsewhere.outcome = RowOutcome::MovedElsewhere;
        elsewhere.holder = IdentityId(u"stella"_s);
        elsewhere.holderName = u"Stella"_s;
        std::vector<RowProof> proofs(3, elsewhere);
        QCOMPARE(verdictOf(proofs).note, u"3 went to \u2068Stella\u2069 instead."_s);
        proofs[1].holder = IdentityId(u"otto"_s);
        proofs[1].holderName = u"Otto"_s;
        QCOMPARE(verdictOf(proofs).note, u"3 went to somebody else."_s);
        QCOMPARE(passedOnTo(proofs), QString());
    }
};

QTEST_GUILESS_MAIN(TestBrake)
#include "tst_brake.moc"
