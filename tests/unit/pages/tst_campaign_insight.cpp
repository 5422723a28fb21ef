// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_provider.h"
#include "tests/support/fake_scheduler.h"
#include "tests/support/qt_warnings.h"
#include "ui/campaigns/campaign_insight.h"

#include <QAbstractEventDispatcher>
#include <QSignalSpy>
#include <QTest>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;
using Method = FakeProvider::Method;
using State = CampaignReading::State;

namespace {

struct Bench
{
    Bench()
    {
        tenant.offers.pageSize = 10;
        for (int i = 0; i < 25; ++i)
            tenant.addCertification(u"a%1"_s.arg(i), u"a"_s, u"r"_s);
        for (int i = 0; i < 5; ++i)
            tenant.addCertification(u"b%1"_s.arg(i), u"b"_s, u"r"_s);
    }

    void lookAt(const QString &id) { insight.lookAt(CampaignId(id)); }
    /// Time passes, and everything that can happen then happens: a page of a list takes a turn of the event loop.
    void pass(Millis by)
    {
        time.advance(by);
        while (QAbstractEventDispatcher::instance()->processEvents(QEventLoop::AllEvents)) {
        }
    }
    const CampaignReading *of(const QString &id) const { return insight.of(CampaignId(id)); }

    FakeProvider tenant;
    FakeScheduler time;
    CampaignInsight insight{tenant, time, {Millis(250), 20, 2}};
};

} // namespace

class CampaignInsightTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void readsWhatIsLookedAtForAWhile()
    {
        Bench bench;
        QSignalSpy changed(&bench.insight, &CampaignInsight::changed);
        bench.lookAt(u"a"_s);
        bench.pass(Millis(100));
        bench.lookAt(u"b"_s); // the arrow keys ran over the first one
        bench.pass(Millis(249));
        QCOMPARE(bench.tenant.asked(Method::Certifications), 0);
        QVERIFY(!bench.of(u"b"_s));
        bench.pass(Millis(1));
        QVERIFY(!bench.of(u"a"_s));
        QVERIFY(bench.of(u"b"_s)->state == State::Whole);
        QCOMPARE(bench.of(u"b"_s)->tally.count(), 5);
        QVERIFY(changed.size() >= 2);
        // Known from now on.
        bench.lookAt({});
        bench.lookAt(u"b"_s);
        bench.pass(Millis(1000));
        QCOMPARE(bench.tenant.asked(Method::Certifications), 1);
        bench.tenant.addCertification(u"b5"_s, u"b"_s, u"r"_s);
        bench.insight.forget();
        QVERIFY(!bench.of(u"b"_s));
        bench.pass(Millis(250));
        QCOMPARE(bench.of(u"b"_s)->tally.count(), 6);
    }

    void stopsAtTheLimit()
    {
        Bench bench;
        bench.lookAt(u"a"_s);
        bench.pass(Millis(250));
        QVERIFY(bench.of(u"a"_s)->state == State::Cut);
        QCOMPARE(bench.of(u"a"_s)->tally.count(), 20);
        QCOMPARE(bench.of(u"a"_s)->total, std::optional<qint64>(25));
    }

    void exactlyTheLimitIsAll()
    {
        Bench bench;
        bench.tenant.certificationTable.erase(bench.tenant.certificationTable.begin(),
                                              bench.tenant.certificationTable.begin() + 5);
        bench.lookAt(u"a"_s);
        bench.pass(Millis(250));
        QVERIFY(bench.of(u"a"_s)->state == State::Whole);
        QCOMPARE(bench.of(u"a"_s)->tally.count(), 20);
    }

    void whatIsGivenUpIsBegunAnew()
    {
        Bench bench;
        bench.tenant.hold(Method::Certifications);
        bench.lookAt(u"a"_s);
        bench.pass(Millis(250));
        bench.tenant.release(Method::Certifications, 1);
        bench.pass(Millis(1));
        QVERIFY(bench.of(u"a"_s)->state == State::Reading);
        QCOMPARE(bench.of(u"a"_s)->tally.count(), 10);
        bench.lookAt(u"b"_s);
        QVERIFY(!bench.of(u"a"_s));
        QCOMPARE(bench.tenant.held(Method::Certifications), 0);
        bench.tenant.release(Method::Certifications);
        bench.lookAt(u"a"_s);
        bench.pass(Millis(250));
        QCOMPARE(bench.of(u"a"_s)->tally.count(), 20);
    }

    void aFailureIsKept()
    {
        Bench bench;
        bench.tenant.fail(Method::Certifications, {ErrorKind::Server, u"Out of order."_s});
        bench.lookAt(u"b"_s);
        bench.pass(Millis(250));
        QVERIFY(bench.of(u"b"_s)->state == State::Failed);
        QCOMPARE(bench.of(u"b"_s)->error.message, u"Out of order."_s);
        bench.insight.forget();
        bench.pass(Millis(250));
        QVERIFY(bench.of(u"b"_s)->state == State::Whole);
    }

    void nothingComesAfterItsEnd()
    {
        FakeProvider tenant;
        FakeScheduler time;
        tenant.addCertification(u"a0"_s, u"a"_s, u"r"_s);
        tenant.hold(Method::Certifications);
        {
            CampaignInsight insight(tenant, time, {Millis(250), 20, 2});
            insight.lookAt(CampaignId(u"a"_s));
            time.advance(Millis(250));
            insight.lookAt(CampaignId(u"b"_s));
        }
        QVERIFY(!time.hasTasks());
        tenant.release(Method::Certifications);
        time.advance(Millis(1000));
        QCOMPARE(tenant.asked(Method::Certifications), 1);
    }
};

QTEST_GUILESS_MAIN(CampaignInsightTest)
#include "tst_campaign_insight.moc"
