// SPDX-License-Identifier: GPL-3.0-or-later
// How a preflight runs: how much at once, what it reports, how it ends.
#include "preflight_fixture.h"

namespace baton::test {

using namespace Qt::StringLiterals;

class PreflightCourseTest : public PreflightFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }
    void asksInParallelWithinItsBound();
    void reportsProgress();
    void stops();
    void mayDieOrStartAgainWhileReading();
    void readsItemsForAnOffer();
    void endsAlsoWhenNothingIsLeftToRead();
    void worksWithAnswersAtOnce();
};

void PreflightCourseTest::asksInParallelWithinItsBound()
{
    for (int i = 0; i < 30; ++i) {
        m_tenant->addCertification(u"c%1"_s.arg(i), u"q3"_s, u"rob"_s);
        orderWhole(u"c%1"_s.arg(i));
    }
    m_tenant->hold(Method::ReviewedIdentities);
    QSignalSpy finished(m_preflight.get(), &Preflight::finished);
    m_preflight->start(m_order);
    QTRY_COMPARE(m_tenant->held(Method::ReviewedIdentities), 6);
    m_tenant->release(Method::ReviewedIdentities, 2);
    QTRY_COMPARE(m_tenant->held(Method::ReviewedIdentities), 6);
    QCOMPARE(m_tenant->asked(Method::ReviewedIdentities), 8);
    m_tenant->release(Method::ReviewedIdentities);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(m_tenant->asked(Method::ReviewedIdentities), 30);
    QCOMPARE(m_tenant->mostAtOnce(), 6);
}

void PreflightCourseTest::reportsProgress()
{
    m_tenant->offers.pageSize = 1;
    m_tenant->certification(CertificationId(u"i"_s))->decisionsTotal = 2;
    orderItem(u"i"_s, u"i1"_s);
    QSignalSpy progress(m_preflight.get(), &Preflight::progress);
    QSignalSpy changed(m_preflight.get(), &Preflight::factsChanged);
    run();
    QVERIFY(!changed.isEmpty());
    for (const QList<QVariant> &report : progress) {
        QCOMPARE(report[1].toInt(), report[0].toInt() + report[2].toInt());
        QVERIFY(report[2].toInt() >= 0);
    }
    QCOMPARE(progress.first()[0].toInt(), 0);
    QVERIFY(progress.first()[2].toInt() > 0);
    // target, forwarding, certification, campaign, tasks, two pages of items
    QCOMPARE(progress.last()[0].toInt(), 7);
    QCOMPARE(progress.last()[2].toInt(), 0);
}

void PreflightCourseTest::stops()
{
    orderWhole(u"w"_s);
    orderItem(u"i"_s, u"i1"_s);
    m_tenant->hold(Method::Items);
    m_tenant->hold(Method::ReviewedIdentities);
    QSignalSpy finished(m_preflight.get(), &Preflight::finished);
    m_preflight->start(m_order);
    QTRY_COMPARE(m_tenant->held(Method::Items), 1);
    m_preflight->stop();
    QVERIFY(finished.isEmpty()); // never inside stop()
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(m_preflight->problems().empty());
    QVERIFY(!m_preflight->fatalError());
    QCOMPARE(facts().certifications.size(), 2);
    QCOMPARE(facts().people.value(CertificationId(u"w"_s)).containsTarget, PeopleCheck::Answer::Unknown);
    const ItemList *items = facts().itemsOf(CertificationId(u"i"_s));
    QVERIFY(!items || !items->complete);
    m_preflight->stop(); // nothing to stop: no second end
    QTest::qWait(0);
    QCOMPARE(finished.size(), 1);
}

void PreflightCourseTest::mayDieOrStartAgainWhileReading()
{
    orderWhole(u"w"_s);
    m_tenant->hold(Method::Certifications);
    m_preflight->start(m_order);
    QTRY_COMPARE(m_tenant->held(Method::Certifications), 1);
    QSignalSpy finished(m_preflight.get(), &Preflight::finished);
    m_preflight->start(m_order);
    QTRY_COMPARE(m_tenant->held(Method::Certifications), 1);
    m_tenant->release(Method::Certifications);
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(m_preflight->problems().empty());

    m_tenant->hold(Method::Certifications);
    m_preflight->start(m_order);
    QTRY_COMPARE(m_tenant->held(Method::Certifications), 1);
    m_preflight.reset();
    QCOMPARE(m_tenant->held(Method::Certifications), 0);
}

void PreflightCourseTest::readsItemsForAnOffer()
{
    m_tenant->addItem(u"w2"_s, u"w"_s, u"ana"_s, u"payroll"_s);
    orderWhole(u"w"_s);
    run();
    QSignalSpy finished(m_preflight.get(), &Preflight::finished);
    m_preflight->readItems(CertificationId(u"w"_s));
    QVERIFY(m_preflight->isRunning());
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(facts().itemsOf(CertificationId(u"w"_s))->items.size(), 2u);
    QVERIFY(facts().itemsOf(CertificationId(u"w"_s))->complete);
}

void PreflightCourseTest::endsAlsoWhenNothingIsLeftToRead()
{
    // Ordered whole and by an item: its items are read already when the offer asks for them.
    m_tenant->addItem(u"w2"_s, u"w"_s, u"ana"_s, u"payroll"_s);
    orderWhole(u"w"_s);
    orderItem(u"w"_s, u"w1"_s);
    run();
    QVERIFY(facts().itemsOf(CertificationId(u"w"_s))->complete);
    const int asked = m_tenant->asked(Method::Items);
    QSignalSpy finished(m_preflight.get(), &Preflight::finished);
    m_preflight->readItems(CertificationId(u"w"_s));
    QVERIFY(finished.isEmpty()); // never inside readItems()
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(!m_preflight->isRunning());
    QCOMPARE(m_tenant->asked(Method::Items), asked);

    m_tenant->missingRoles[1] = true; // nobody to ask
    m_preflight->readItems(CertificationId(u"i"_s));
    QTRY_COMPARE(finished.size(), 2);
}

void PreflightCourseTest::worksWithAnswersAtOnce()
{
    m_tenant->answerInline = true;
    m_tenant->offers.pageSize = 1;
    orderWhole(u"w"_s);
    orderItem(u"i"_s, u"i1"_s);
    run();
    QCOMPARE(facts().itemsOf(CertificationId(u"i"_s))->items.size(), 2u);
    QCOMPARE(Planner::plan(m_order, facts(), m_tenant->dialect()).rowCount(), 2);
}

} // namespace baton::test

QTEST_GUILESS_MAIN(baton::test::PreflightCourseTest)
#include "tst_preflight_course.moc"
