// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/run_desk.h"
#include "tests/support/fake_provider.h"
#include "tests/support/fake_scheduler.h"
#include "tests/support/memory_journal.h"
#include "tests/support/qt_warnings.h"
#include "ui/common/row_refresher.h"

#include <QTest>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;
using Method = FakeProvider::Method;

namespace {

/// Certifications of one campaign that go whole to "T", one call each.
struct Bench
{
    explicit Bench(int certifications, bool sameId = true)
    {
        tenant.onSend = [this, sameId](const Call &call) -> Result<Ticket> {
            tenant.applyReassign(call, sameId);
            return Ticket();
        };
        order.target = IdentityId(u"T"_s);
        order.reason = u"because"_s;
        for (int i = 0; i < certifications; ++i) {
            const QString id = u"c%1"_s.arg(i);
            tenant.addCertification(id, u"K"_s, u"S"_s);
            order.rows.push_back({CertificationId(id), {}});
            Call call;
            call.campaign = CampaignId(u"K"_s);
            call.target = order.target;
            call.lane = id;
            CallRow row;
            row.row.certification = CertificationId(id);
            row.sourceReviewer = IdentityId(u"S"_s);
            call.rows.push_back(row);
            plan.calls.push_back(call);
        }
        QObject::connect(&refresher, &RowRefresher::refreshed, &refresher,
                         [this](const std::vector<Certification> &rows, const std::vector<CertificationId> &lost) {
                             for (const Certification &row : rows)
                                 fresh << row.id.toString() + u'/' + row.reviewer.id.toString();
                             for (const CertificationId &id : lost)
                                 gone << id.toString();
                             ++signals;
                         });
    }

    /// The run, to its end.
    void run()
    {
        const ReassignRun *run = desk.start(order, plan);
        for (int i = 0; i < 100 && run->phase() != ReassignRun::Phase::Ended; ++i)
            time.advance(Millis(500));
        QVERIFY(run->phase() == ReassignRun::Phase::Ended);
        QCOMPARE(run->counts().moved, static_cast<int>(plan.calls.size()));
    }

    FakeProvider tenant;
    FakeScheduler time;
    MemoryJournal journal;
    RunDesk desk{tenant, journal, time, {}, {}};
    RowRefresher refresher{desk, &tenant, time, {Millis(60'000), Millis(30'000), 3}};
    Order order;
    Plan plan;
    QStringList fresh;
    QStringList gone;
    int signals = 0;
};

} // namespace

class RowRefresherTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void whatMovedIsReadAgainById()
    {
        Bench bench(2);
        bench.run();
        QVERIFY(bench.fresh.isEmpty());
        const int before = bench.tenant.asked(Method::Certifications);
        bench.time.advance(Millis(60'000));
        QCOMPARE(bench.tenant.asked(Method::Certifications), before + 1);
        bench.fresh.sort();
        QCOMPARE(bench.fresh, (QStringList{u"c0/T"_s, u"c1/T"_s}));
        QVERIFY(bench.gone.isEmpty());
        // Said once.
        bench.time.advance(Millis(600'000));
        QCOMPARE(bench.signals, 1);
    }

    void whereItWasAndWhereItIs()
    {
        Bench bench(1, false);
        bench.run();
        bench.time.advance(Millis(60'000));
        QCOMPARE(bench.gone, QStringList{u"c0"_s});
        QCOMPARE(bench.fresh.size(), 1);
        QVERIFY(bench.fresh.front().endsWith(u"/T"_s));
    }

    void manyAreReadInParts()
    {
        Bench bench(7);
        bench.run();
        const int before = bench.tenant.asked(Method::Certifications);
        bench.time.advance(Millis(200'000));
        QCOMPARE(bench.tenant.asked(Method::Certifications), before + 3);
        QCOMPARE(QSet<QString>(bench.fresh.begin(), bench.fresh.end()).size(), 7);
    }

    void aFailureIsTriedAgain()
    {
        Bench bench(2);
        bench.run();
        bench.tenant.fail(Method::Certifications, {ErrorKind::Server, u"busy"_s});
        bench.time.advance(Millis(60'000));
        QCOMPARE(bench.signals, 0);
        bench.time.advance(Millis(30'000));
        QCOMPARE(bench.fresh.size(), 2);
        QVERIFY(bench.gone.isEmpty());
    }

    void aRowThatCannotBeReadIsNotGone()
    {
        Bench bench(2);
        bench.run();
        bench.tenant.certificationTable.pop_back();
        bench.tenant.badCertificationRow = true;
        bench.time.advance(Millis(60'000));
        QCOMPARE(bench.signals, 1);
        QVERIFY(bench.gone.isEmpty());
    }
};

QTEST_GUILESS_MAIN(RowRefresherTest)
#include "tst_row_refresher.moc"
