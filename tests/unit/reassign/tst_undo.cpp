// SPDX-License-Identifier: GPL-3.0-or-later
//
// The way back of a run: from what the journal proves and from where the tenant says that the rows are now.
#include "app/reassign/planner.h"
#include "app/reassign/run_desk.h"
#include "app/reassign/undo_reading.h"
#include "app/reassign/undone_calls.h"
#include "run_bench.h"
#include "tests/support/qt_warnings.h"

#include <QTest>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

/// A run that moved all of its rows, and the next thing that a person does.
struct UndoBench
{
    UndoBench() : desk(bench.tenant, bench.journal, bench.clock, {}, settings())
    {
        bench.tenant.addIdentity(u"S"_s, u"Sana"_s);
        bench.tenant.addIdentity(u"T"_s, u"Tom"_s);
        bench.tenant.addIdentity(u"Z"_s, u"Zoe"_s);
    }

    static RunDesk::Settings settings()
    {
        RunDesk::Settings all;
        all.tracker = RunBench::withoutJitter();
        return all;
    }

    void move()
    {
        bench.order.reason = u"on leave"_s;
        run = desk.start(bench.order, bench.plan);
        bench.pass(1);
        bench.endTasks();
        bench.pass(60);
    }
    RunStory story() { return bench.journal.run(run->id()).result().value(); }

    void read(const std::optional<Identity> &to = std::nullopt)
    {
        reading = std::make_unique<UndoReading>(bench.tenant, bench.clock);
        reading->start(undoOutlook(story(), u"back"_s), to);
        bench.pass(10);
    }
    Plan plan(size_t way = 0) const
    {
        return Planner::plan(reading->ways()[way].order, reading->ways()[way].facts, bench.tenant.dialect());
    }
    ReassignRun *undo(size_t way = 0)
    {
        ReassignRun *back = desk.start(reading->ways()[way].order, plan(way), {run->id(), {}});
        bench.pass(1);
        bench.endTasks();
        bench.pass(60);
        return back;
    }
    /// The certification that the row lies in after the move.
    CertificationId placeOf(size_t call, size_t row) const { return run->calls()[call].proofs[row].certification; }

    RunBench bench;
    RunDesk desk;
    ReassignRun *run = nullptr;
    std::unique_ptr<UndoReading> reading;
};

QString reasons(const Plan &plan)
{
    QStringList all;
    for (const LeftOut &row : plan.leftOut)
        all << QString::number(static_cast<int>(row.reason));
    return all.join(u' ');
}

} // namespace

class TestUndo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void bringsEverythingBack_data()
    {
        QTest::addColumn<bool>("whole");
        QTest::newRow("items") << false;
        QTest::newRow("whole certifications") << true;
    }

    void bringsEverythingBack()
    {
        QFETCH(bool, whole);
        UndoBench undo;
        if (whole) {
            undo.bench.addWholeCall(u"K"_s, 3);
        } else {
            undo.bench.addItemCall(u"a"_s, 3);
            undo.bench.addItemCall(u"b"_s, 2);
        }
        undo.move();
        QVERIFY(!statesOf(*undo.run).contains(u"NotSent"_s));
        undo.read();
        QCOMPARE(undo.reading->ways().size(), size_t(1));
        const Plan plan = undo.plan();
        QVERIFY2(plan.leftOut.empty(), qPrintable(plan.leftOut.empty() ? QString() : plan.leftOut[0].sentence));
        QCOMPARE(plan.rowCount(), whole ? 3 : 5);
        ReassignRun *back = undo.undo();
        for (const CallProgress &call : back->calls())
            QCOMPARE(toString(call.state), u"Moved"_s);
        // Both runs tell of each other.
        for (const CallProgress &call : undo.run->calls())
            QCOMPARE(toString(call.state), u"Undone"_s);
        const auto runs = undo.bench.journal.runs().result().value();
        QCOMPARE(runs.front().undoes, undo.run->id());
        QCOMPARE(runs.back().undoneBy, back->id());
        QCOMPARE(toString(resultOf(runs.back().states)), u"Undone"_s);
    }

    void leavesOutWhatWasDecidedOrMovedOnSince()
    {
        UndoBench undo;
        undo.bench.addItemCall(u"a"_s, 3);
        undo.move();
        const CertificationId place = undo.placeOf(0, 0);
        std::vector<ReviewItem *> items;
        for (ReviewItem &item : undo.bench.tenant.itemTable) {
            if (item.certification == place)
                items.push_back(&item);
        }
        QCOMPARE(items.size(), size_t(3));
        items[0]->decision = VendorEnum(Decision::Approve, u"APPROVE"_s);
        items[1]->certification = CertificationId(u"elsewhere"_s);
        undo.read();
        const Plan plan = undo.plan();
        QCOMPARE(plan.rowCount(), 1);
        QCOMPARE(plan.leftOut.size(), size_t(2));
        QCOMPARE(reasons(plan), u"%1 %2"_s.arg(static_cast<int>(LeftOutReason::DecidedSince))
                                    .arg(static_cast<int>(LeftOutReason::Changed)));
        QVERIFY(plan.leftOut[0].sentence.contains(u"decided"_s));
        // What stays behind keeps the call from being called undone.
        undo.undo();
        QCOMPARE(statesOf(*undo.run), u"Moved"_s);
    }

    void leavesOutWhatSomebodyElseHoldsNow()
    {
        UndoBench undo;
        undo.bench.addWholeCall(u"K"_s, 2);
        undo.move();
        for (Certification &certification : undo.bench.tenant.certificationTable) {
            if (certification.id == undo.placeOf(0, 0))
                certification.reviewer.id = IdentityId(u"Z"_s);
        }
        undo.read();
        const Plan plan = undo.plan();
        QCOMPARE(plan.rowCount(), 1);
        QCOMPARE(reasons(plan), QString::number(static_cast<int>(LeftOutReason::Changed)));
    }

    void oneOrderForEachFormerReviewer()
    {
        UndoBench undo;
        undo.bench.addItemCall(u"a"_s, 1);
        undo.bench.addItemCall(u"b"_s, 1);
        undo.bench.plan.calls[1].rows[0].sourceReviewer = IdentityId(u"Z"_s);
        undo.move();
        undo.read();
        QCOMPARE(undo.reading->ways().size(), size_t(2));
        QCOMPARE(undo.reading->ways()[0].order.target, IdentityId(u"S"_s));
        QCOMPARE(undo.reading->ways()[1].order.target, IdentityId(u"Z"_s));
    }

    void anotherTargetTakesAllOfIt()
    {
        UndoBench undo;
        undo.bench.addItemCall(u"a"_s, 1);
        undo.bench.addItemCall(u"b"_s, 1);
        undo.bench.plan.calls[1].rows[0].sourceReviewer = IdentityId(u"Z"_s);
        undo.move();
        Identity to;
        to.id = IdentityId(u"Z"_s);
        to.name = u"Zoe"_s;
        undo.read(to);
        QCOMPARE(undo.reading->ways().size(), size_t(1));
        QCOMPARE(undo.plan().rowCount(), 2);
        QCOMPARE(undo.plan().calls[0].target, to.id);
    }

    void whatNeverMovedIsNotTakenBack()
    {
        UndoBench undo;
        undo.bench.addItemCall(u"a"_s, 2);
        undo.bench.addItemCall(u"b"_s, 1);
        undo.bench.refuse(u"/call0"_s, 422);
        undo.move();
        const UndoOutlook outlook = undoOutlook(undo.story(), u"back"_s);
        QCOMPARE(outlook.notMoved, 2);
        QCOMPARE(outlook.parts.size(), size_t(1));
        QCOMPARE(outlook.parts[0].order.rows.size(), size_t(1));
    }

    void theReasonNamesWhatIsTakenBack()
    {
        RunRecord record;
        record.order.reason = u"on leave"_s;
        record.at = QDateTime(QDate(2026, 3, 2), QTime(9, 0), Qt::UTC);
        QVERIFY(undoReason(record).contains(u"on leave"_s));
        QVERIFY(undoReason(record).contains(u"26"_s));
    }
};

QTEST_GUILESS_MAIN(TestUndo)
#include "tst_undo.moc"
