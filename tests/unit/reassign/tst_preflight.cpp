// SPDX-License-Identifier: GPL-3.0-or-later
#include "preflight_fixture.h"

namespace baton::test {

using namespace Qt::StringLiterals;
class PreflightTest : public PreflightFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }
    void readsEverythingThatAPlanWants();
    void readsCertificationsByHundreds();
    void readsEveryPageOfItems();
    void looksForTheTargetUntilFound();
    void takesWhatIsKnown();
    void asksNothingThatCannotHelp();
    void keepsFailuresAsUnknown_data();
    void keepsFailuresAsUnknown();
    void endsWhenNoCertificationCanBeRead();
    void goesOnWithTheCertificationsThatItHas();
    void marksIncompleteListsAsSuch_data();
    void marksIncompleteListsAsSuch();
    void knowsWhenTheTargetIsNobody();
    void namesTheDeputy();
    void missingRolesAreUnknown();
    void asksForRightsWhereTheyMatter();
};

void PreflightTest::readsEverythingThatAPlanWants()
{
    orderWhole(u"w"_s);
    orderItem(u"i"_s, u"i1"_s);
    orderWhole(u"gone"_s);
    GovernanceTask task;
    task.id = TaskId(u"t"_s);
    task.targetId = u"w"_s;
    task.state = {TaskState::Running, u"IN_PROGRESS"_s};
    m_tenant->taskTable.push_back(task);
    run();
    QCOMPARE(facts().certifications.size(), 2);
    QCOMPARE(facts().vanished, QSet<CertificationId>{CertificationId(u"gone"_s)});
    QCOMPARE(facts().campaigns.size(), 1);
    QVERIFY(facts().target.has_value());
    QVERIFY(!facts().targetMissing);
    QCOMPARE(facts().forwarding->landsAt, m_order.target);
    QCOMPARE(facts().people.value(CertificationId(u"w"_s)).containsTarget, PeopleCheck::Answer::No);
    QVERIFY(facts().itemsOf(CertificationId(u"i"_s))->complete);
    QCOMPARE(facts().itemsOf(CertificationId(u"i"_s))->items.size(), 2u);
    QVERIFY(!facts().itemsOf(CertificationId(u"w"_s)));
    QCOMPARE(facts().pendingTargets, QSet<QString>{u"w"_s});
    QCOMPARE(facts().now, m_scheduler->wallNow());
    QVERIFY(m_preflight->problems().empty());

    const Plan plan = Planner::plan(m_order, facts(), m_tenant->dialect());
    QCOMPARE(plan.rowCount(), 2);
    QCOMPARE(plan.warnings.size(), 1u);
    QCOMPARE(plan.warnings[0].kind, WarningKind::TaskPending);
}

void PreflightTest::readsCertificationsByHundreds()
{
    for (int i = 0; i < 250; ++i) {
        m_tenant->addCertification(u"c%1"_s.arg(i), u"q3"_s, u"rob"_s);
        orderWhole(u"c%1"_s.arg(i));
    }
    run();
    QCOMPARE(facts().certifications.size(), 250);
    QCOMPARE(m_tenant->asked(Method::Certifications), 3);
    QCOMPARE(m_tenant->asked(Method::Campaigns), 1);
    QCOMPARE(m_tenant->asked(Method::PendingTasks), 3); // 250 certifications and their campaign
    QCOMPARE(m_tenant->asked(Method::ReviewedIdentities), 250);
}

void PreflightTest::readsEveryPageOfItems()
{
    m_tenant->offers.pageSize = 10;
    for (const bool totals : {true, false}) {
        m_tenant->itemTable.clear();
        for (int i = 0; i < 40; ++i)
            m_tenant->addItem(u"i%1"_s.arg(i), u"i"_s, u"kim"_s, u"a%1"_s.arg(i));
        m_tenant->totals = totals;
        m_order.rows.clear();
        orderItem(u"i"_s, u"i39"_s);
        const int before = m_tenant->asked(Method::Items);
        run();
        const ItemList *list = facts().itemsOf(CertificationId(u"i"_s));
        QCOMPARE(list->items.size(), 40u);
        QVERIFY(list->complete);
        QCOMPARE(m_tenant->asked(Method::Items) - before, totals ? 4 : 5);
    }
}

void PreflightTest::looksForTheTargetUntilFound()
{
    m_tenant->offers.pageSize = 10;
    std::vector<ReviewedIdentity> people;
    for (int i = 0; i < 100; ++i)
        people.push_back(
            {u"s%1"_s.arg(i), IdentityId(i == 15 ? u"ana"_s : u"p%1"_s.arg(i)), u"Person %1"_s.arg(i), false});
    m_tenant->peopleOf.insert(CertificationId(u"w"_s), people);
    orderWhole(u"w"_s);
    run();
    const PeopleCheck check = facts().people.value(CertificationId(u"w"_s));
    QCOMPARE(check.containsTarget, PeopleCheck::Answer::Yes);
    QCOMPARE(check.names, QStringList{u"Person 15"_s});
    QCOMPARE(m_tenant->asked(Method::ReviewedIdentities), 2);
}

void PreflightTest::takesWhatIsKnown()
{
    orderWhole(u"w"_s);
    orderItem(u"i"_s, u"i1"_s);
    run();
    const Facts known = facts();
    const auto count = [this] {
        int asked = 0;
        for (size_t method = 0; method < FakeProvider::methodCount; ++method)
            asked += m_tenant->asked(static_cast<Method>(method));
        return asked;
    };
    const int before = count();
    run(known);
    QCOMPARE(count(), before);
    QCOMPARE(facts().certifications.size(), 2);
}

void PreflightTest::asksNothingThatCannotHelp()
{
    m_tenant->certification(CertificationId(u"w"_s))->signedAt = m_scheduler->wallNow();
    m_tenant->certification(CertificationId(u"i"_s))->reviewer.type = {ReviewerType::GovernanceGroup,
                                                                       u"GOVERNANCE_GROUP"_s};
    orderWhole(u"w"_s);
    orderItem(u"i"_s, u"i1"_s);
    m_tenant->offers.forwardingLookup = false;
    m_tenant->offers.tasks = false;
    run();
    QCOMPARE(m_tenant->asked(Method::ReviewedIdentities), 0);
    QCOMPARE(m_tenant->asked(Method::Items), 0);
    QCOMPARE(m_tenant->asked(Method::ForwardingOf), 0);
    QCOMPARE(m_tenant->asked(Method::PendingTasks), 0);
    QVERIFY(!facts().forwarding);
    QVERIFY(facts().pendingTargets && facts().pendingTargets->isEmpty());
    QVERIFY(m_preflight->problems().empty());
}

void PreflightTest::keepsFailuresAsUnknown_data()
{
    QTest::addColumn<Method>("method");
    QTest::addColumn<size_t>("unchecked"); // rows of the plan that are marked
    QTest::addColumn<size_t>("leftOut");
    QTest::newRow("campaigns") << Method::Campaigns << size_t(2) << size_t(0);
    QTest::newRow("target") << Method::ByIds << size_t(2) << size_t(0);
    QTest::newRow("forwarding") << Method::ForwardingOf << size_t(2) << size_t(0);
    QTest::newRow("people") << Method::ReviewedIdentities << size_t(1) << size_t(0);
    QTest::newRow("tasks") << Method::PendingTasks << size_t(2) << size_t(0);
    QTest::newRow("items: nothing names them") << Method::Items << size_t(0) << size_t(1);
}

void PreflightTest::keepsFailuresAsUnknown()
{
    QFETCH(Method, method);
    QFETCH(size_t, unchecked);
    QFETCH(size_t, leftOut);
    orderWhole(u"w"_s);
    orderItem(u"i"_s, u"i1"_s);
    m_tenant->fail(method, Error(ErrorKind::Forbidden, u"No right."_s), -1);
    run();
    QVERIFY(!m_preflight->fatalError());
    QCOMPARE(m_preflight->problems().size(), 1u);
    QVERIFY(m_preflight->problems()[0].kind == ErrorKind::Forbidden);
    QVERIFY2(m_preflight->problems()[0].message.endsWith(u": No right."_s),
             qPrintable(m_preflight->problems()[0].message));
    const Plan plan = Planner::plan(m_order, facts(), m_tenant->dialect());
    size_t marked = 0;
    for (const Call &call : plan.calls) {
        for (const CallRow &row : call.rows)
            marked += row.notChecked ? 1 : 0;
    }
    QCOMPARE(marked, unchecked);
    QCOMPARE(plan.leftOut.size(), leftOut);
    if (leftOut > 0)
        QCOMPARE(plan.leftOut[0].reason, LeftOutReason::NotRead);
}

void PreflightTest::endsWhenNoCertificationCanBeRead()
{
    orderWhole(u"w"_s);
    orderItem(u"i"_s, u"i1"_s);
    m_tenant->fail(Method::Certifications, Error(ErrorKind::Server, u"Broken."_s), -1);
    run();
    QVERIFY(m_preflight->fatalError());
    QVERIFY(m_preflight->fatalError()->kind == ErrorKind::Server);
    QCOMPARE(m_tenant->asked(Method::Items), 0);
    QCOMPARE(m_tenant->asked(Method::Campaigns), 0);
}

void PreflightTest::goesOnWithTheCertificationsThatItHas()
{
    for (int i = 0; i < 150; ++i) {
        m_tenant->addCertification(u"c%1"_s.arg(i), u"q3"_s, u"rob"_s);
        orderWhole(u"c%1"_s.arg(i));
    }
    m_tenant->fail(Method::Certifications, Error(ErrorKind::Server, u"Broken."_s), 1);
    run();
    QVERIFY(!m_preflight->fatalError());
    QCOMPARE(m_preflight->problems().size(), 1u);
    QCOMPARE(facts().certifications.size(), 50);
    QVERIFY(facts().vanished.isEmpty()); // not read is not gone
    QCOMPARE(facts().campaigns.size(), 1);
}

void PreflightTest::marksIncompleteListsAsSuch_data()
{
    QTest::addColumn<bool>("fails");
    QTest::newRow("a later page fails") << true;
    QTest::newRow("rows move while it is read") << false;
}

void PreflightTest::marksIncompleteListsAsSuch()
{
    QFETCH(bool, fails);
    m_tenant->offers.pageSize = 1;
    orderItem(u"i"_s, u"i1"_s);
    m_tenant->hold(Method::Items);
    QSignalSpy finished(m_preflight.get(), &Preflight::finished);
    m_preflight->start(m_order);
    QTRY_COMPARE(m_tenant->held(Method::Items), 1);
    m_tenant->release(Method::Items, 1);
    QTRY_COMPARE(m_tenant->held(Method::Items), 1);
    if (fails)
        m_tenant->fail(Method::Items, Error(ErrorKind::Timeout, u"Slow."_s));
    else
        m_tenant->itemTable.erase(m_tenant->itemTable.begin() + 1); // i1 leaves: i2 slips over the page's edge
    m_tenant->release(Method::Items);
    QTRY_COMPARE(finished.size(), 1);
    const ItemList *list = facts().itemsOf(CertificationId(u"i"_s));
    QVERIFY(list && !list->complete);
    QCOMPARE(list->items.size(), 1u);
}

void PreflightTest::knowsWhenTheTargetIsNobody()
{
    m_order.target = IdentityId(u"nobody"_s);
    orderWhole(u"w"_s);
    run();
    QVERIFY(facts().targetMissing);
    const Plan plan = Planner::plan(m_order, facts(), m_tenant->dialect());
    QVERIFY(plan.calls.empty());
    QCOMPARE(plan.leftOut[0].reason, LeftOutReason::TargetInactive);
}

void PreflightTest::namesTheDeputy()
{
    m_tenant->addIdentity(u"bob"_s, u"Bob"_s);
    m_tenant->forwardingTable.insert(m_order.target, Forwarding{IdentityId(u"bob"_s), {}});
    orderWhole(u"w"_s);
    run();
    QCOMPARE(facts().forwardingName, u"Bob"_s);
    const Plan plan = Planner::plan(m_order, facts(), m_tenant->dialect());
    QCOMPARE(plan.warnings[0].kind, WarningKind::TargetForwards);
    QVERIFY(plan.warnings[0].sentence.contains(u"⁨Bob⁩"_s));
}

void PreflightTest::missingRolesAreUnknown()
{
    orderWhole(u"w"_s);
    m_tenant->missingRoles = {true, false, true, true, true};
    run();
    QVERIFY(!facts().target && !facts().targetMissing && !facts().forwarding && !facts().pendingTargets);
    QVERIFY(facts().campaigns.isEmpty());
    const Plan plan = Planner::plan(m_order, facts(), m_tenant->dialect());
    QCOMPARE(plan.rowCount(), 1);
    QVERIFY(plan.calls[0].rows[0].notChecked);

    m_tenant->missingRoles = {false, true, false, false, false};
    run();
    QVERIFY(m_preflight->fatalError());
}

void PreflightTest::asksForRightsWhereTheyMatter()
{
    m_tenant->allowed.reassignWhole = Answer::No;
    orderItem(u"i"_s, u"i1"_s);
    run();
    QCOMPARE(m_tenant->asked(Method::Rights), 0);
    orderWhole(u"w"_s);
    run();
    QCOMPARE(facts().rights, std::optional(m_tenant->allowed));
    run(Facts(facts()));
    QCOMPARE(m_tenant->asked(Method::Rights), 1);
    m_tenant->fail(Method::Rights, Error(ErrorKind::Server, u"Out of order."_s));
    run();
    QVERIFY(!facts().rights);
    QCOMPARE(m_preflight->problems().size(), size_t{1});
    QCOMPARE(Planner::plan(m_order, facts(), m_tenant->dialect()).rowCount(), 2);
}

} // namespace baton::test

QTEST_GUILESS_MAIN(baton::test::PreflightTest)
#include "tst_preflight.moc"
