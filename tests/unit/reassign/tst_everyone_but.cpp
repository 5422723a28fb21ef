// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/everyone_but.h"
#include "app/reassign/planner.h"
#include "plan_world.h"
#include "tests/support/fake_dialect.h"
#include "tests/support/qt_warnings.h"

#include <QTest>

namespace baton::test {

using namespace Qt::StringLiterals;

class EveryoneButTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }
    void handsOverEveryoneButTheTarget();
    void everyoneElseIsOrderedAlready();
    void needsAllItems();
    void needsSomebodyElse();
    void movesWhole();
    void goesAsItems();
    void refusesWithoutAnOffer();
};

void EveryoneButTest::handsOverEveryoneButTheTarget()
{
    PlanWorld world;
    world.certification(u"before"_s);
    world.certification(u"c"_s);
    world.certification(u"after"_s);
    world.facts.people[CertificationId(u"c"_s)] = {PeopleCheck::Answer::Yes, {u"Ana"_s}};
    std::vector<ReviewItem> items = itemsOf(u"c"_s, 2, 2);
    items.insert(items.begin() + 1, PlanWorld::item(u"c"_s, u"ana"_s, u"a0"_s));
    items.push_back(items.front()); // named twice by the vendor
    ReviewItem machine = PlanWorld::item(u"c"_s, u"robot"_s, u"a0"_s);
    machine.identity = IdentityId();
    items.push_back(machine);
    world.items(u"c"_s, items);
    world.orderWhole(u"before"_s);
    world.orderWhole(u"c"_s);
    world.orderWhole(u"after"_s);
    world.orderItem(items[1]); // of the target: stays, and stays left out
    world.orderItem(items[2]); // of somebody else: goes already
    world.orderWhole(u"c"_s);  // twice
    world.order.options.insert(u"mode"_s, u"sync"_s);

    const Plan plan = Planner::plan(world.order, world.facts, FakeDialect());
    QCOMPARE(plan.leftOut.size(), 3u);
    QCOMPARE(plan.leftOut[0].offer, Offer::EveryoneButThisPerson);
    const Result<Order> order = takeOffer(world.order, plan.leftOut[0], world.facts);
    QVERIFY(order);
    const std::vector<OrderRow> &rows = order->rows;
    QCOMPARE(rows.size(), world.order.rows.size() - 1 + 4); // five of others, one of them ordered before
    QCOMPARE(rows.front().certification, CertificationId(u"before"_s));
    QCOMPARE(rows[1].certification, CertificationId(u"c"_s));
    QCOMPARE(rows[5].certification, CertificationId(u"after"_s));
    // What was ordered beside it is there still, in its order.
    QVERIFY(std::equal(world.order.rows.begin() + 2, world.order.rows.end(), rows.begin() + 5, rows.end()));
    QCOMPARE(order->options, world.order.options);
    QCOMPARE(order->reason, world.order.reason);

    const Plan now = Planner::plan(*order, world.facts, FakeDialect());
    QCOMPARE(now.rowCount(), 7);
    QCOMPARE(now.leftOut.size(), 2u);
    for (const LeftOut &leftOut : now.leftOut)
        QVERIFY(leftOut.reason == LeftOutReason::SelfReview);
    QCOMPARE(now.leftOut[0].row.item, items[1].id);
}

void EveryoneButTest::everyoneElseIsOrderedAlready()
{
    PlanWorld world;
    world.certification(u"c"_s);
    std::vector<ReviewItem> items = itemsOf(u"c"_s, 1, 2);
    items.push_back(PlanWorld::item(u"c"_s, u"ana"_s, u"a0"_s));
    world.items(u"c"_s, items);
    world.orderItem(items[0]);
    world.orderWhole(u"c"_s);
    world.orderItem(items[1]);
    const LeftOut leftOut{world.order.rows[1], LeftOutReason::SelfReview, u"…"_s, Offer::EveryoneButThisPerson};
    const Result<Order> order = takeOffer(world.order, leftOut, world.facts);
    QVERIFY(order);
    QCOMPARE(order->rows, (std::vector<OrderRow>{world.order.rows[0], world.order.rows[2]}));
    QVERIFY(!takeOffer(*order, leftOut, world.facts)); // the row is no longer there
}

void EveryoneButTest::needsAllItems()
{
    PlanWorld world;
    world.certification(u"c"_s);
    world.orderWhole(u"c"_s);
    const LeftOut leftOut{world.order.rows[0], LeftOutReason::SelfReview, u"…"_s, Offer::EveryoneButThisPerson};
    for (const bool known : {false, true}) {
        if (known)
            world.items(u"c"_s, itemsOf(u"c"_s, 1, 1), false);
        const Result<Order> order = takeOffer(world.order, leftOut, world.facts);
        QVERIFY(!order);
        QVERIFY(order.error().kind == ErrorKind::Invalid);
        QVERIFY2(order.error().message.contains(u"⁨Review c⁩"_s), qPrintable(order.error().message));
    }
}

void EveryoneButTest::needsSomebodyElse()
{
    PlanWorld world;
    world.certification(u"c"_s);
    world.items(u"c"_s, {PlanWorld::item(u"c"_s, u"ana"_s, u"a0"_s)});
    world.orderWhole(u"c"_s);
    const LeftOut leftOut{world.order.rows[0], LeftOutReason::SelfReview, u"…"_s, Offer::EveryoneButThisPerson};
    QVERIFY(!takeOffer(world.order, leftOut, world.facts));
}

void EveryoneButTest::movesWhole()
{
    PlanWorld world;
    world.certification(u"c"_s).reviewer.type = {ReviewerType::GovernanceGroup, u"GOVERNANCE_GROUP"_s};
    world.certification(u"other"_s);
    world.items(u"c"_s, itemsOf(u"c"_s, 2, 2));
    world.orderWhole(u"other"_s);
    world.orderItems(u"c"_s);
    const Plan plan = Planner::plan(world.order, world.facts, FakeDialect());
    QCOMPARE(plan.leftOut.size(), 4u);
    QCOMPARE(plan.leftOut[2].offer, Offer::MoveWhole);
    const Result<Order> order = takeOffer(world.order, plan.leftOut[2], world.facts);
    QVERIFY(order);
    std::vector<OrderRow> expected = world.order.rows;
    expected.insert(expected.begin() + 1, {CertificationId(u"c"_s), {}});
    QCOMPARE(order->rows, expected);
    const Plan now = Planner::plan(*order, world.facts, FakeDialect());
    QCOMPARE(now.rowCount(), 2);
    QCOMPARE(now.leftOut.size(), 4u); // each item with its reason
    QVERIFY(now.leftOut[0].sentence.contains(u"goes with its certification"_s));
    QCOMPARE(takeOffer(*order, plan.leftOut[2], world.facts)->rows, expected); // once is enough
    QVERIFY(!takeOffer(Order(), plan.leftOut[2], world.facts));
}

void EveryoneButTest::goesAsItems()
{
    PlanWorld world;
    world.certification(u"c"_s);
    world.facts.rights = Rights{Answer::No, Answer::No, Answer::Yes, {}, {}};
    std::vector<ReviewItem> items = itemsOf(u"c"_s, 2, 1);
    items.push_back(PlanWorld::item(u"c"_s, u"ana"_s, u"a0"_s)); // the target's own stays
    world.items(u"c"_s, items);
    world.orderWhole(u"c"_s);
    const Plan plan = Planner::plan(world.order, world.facts, FakeDialect());
    QCOMPARE(plan.leftOut.size(), 1u);
    QVERIFY(needsItems(plan.leftOut[0].offer));
    const Result<Order> order = takeOffer(world.order, plan.leftOut[0], world.facts);
    QVERIFY(order);
    QCOMPARE(order->rows,
             (std::vector<OrderRow>{{CertificationId(u"c"_s), items[0].id}, {CertificationId(u"c"_s), items[1].id}}));
    const Plan now = Planner::plan(*order, world.facts, FakeDialect());
    QVERIFY(now.leftOut.empty());
    QCOMPARE(now.rowCount(), 2);
}

void EveryoneButTest::refusesWithoutAnOffer()
{
    PlanWorld world;
    world.certification(u"c"_s);
    world.orderWhole(u"c"_s);
    QVERIFY(!takeOffer(world.order, {world.order.rows[0], LeftOutReason::SignedOff, u"…"_s, Offer::None}, world.facts));
}

} // namespace baton::test

QTEST_GUILESS_MAIN(baton::test::EveryoneButTest)
#include "tst_everyone_but.moc"
