// SPDX-License-Identifier: GPL-3.0-or-later
// The calls that orders become, one rule at a time.
#include "app/reassign/planner.h"
#include "plan_world.h"
#include "tests/support/fake_dialect.h"
#include "tests/support/qt_warnings.h"

#include <QTest>

#include <nlohmann/json.hpp>

namespace baton::test {

using namespace Qt::StringLiterals;

namespace {

QStringList keysOf(const Call &call)
{
    QStringList keys;
    for (const Unit &unit : call.units)
        keys << unit.key;
    return keys;
}

/// Units of each call.
std::vector<size_t> sizesOf(const Plan &plan)
{
    std::vector<size_t> sizes;
    for (const Call &call : plan.calls)
        sizes.push_back(call.units.size());
    return sizes;
}

} // namespace

class PlannerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }
    void refusesWhatCannotBePlanned_data();
    void refusesWhatCannotBePlanned();
    void cutsCampaignsAtTheLimit();
    void neverMixesCampaigns();
    void cutsAPersonAtTheLimit();
    void choosesAtOnceOrByTask_data();
    void choosesAtOnceOrByTask();
    void goesByTaskWhenTheOtherCallWorksDifferently();
    void sendsWholePeopleAsSummaries();
    void keepsItemsWhenAPersonIsNotWhole_data();
    void keepsItemsWhenAPersonIsNotWhole();
    void sendsEachSummaryOfAPerson();
    void groupsByTheCheaper();
    void cutsMixedOperationsAtTheLimit();
    void sendsOneCertificationPerCall();
    void keepsTheOrderOfTheSelection();
    void describesACall();
};

void PlannerTest::refusesWhatCannotBePlanned_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("says");
    QTest::newRow("no rows") << 0 << u"ana"_s << u"Leaves"_s << u"Nothing is selected"_s;
    QTest::newRow("nobody") << 1 << u" "_s << u"Leaves"_s << u"Nobody is chosen"_s;
    QTest::newRow("no reason") << 1 << u"ana"_s << u" \n\t"_s << u"The reason is empty"_s;
    QTest::newRow("complete") << 1 << u"ana"_s << u"Leaves"_s << QString();
}

void PlannerTest::refusesWhatCannotBePlanned()
{
    QFETCH(int, rows);
    QFETCH(QString, target);
    QFETCH(QString, reason);
    QFETCH(QString, says);
    Order order;
    order.rows.assign(static_cast<size_t>(rows), {CertificationId(u"c"_s), {}});
    order.target = IdentityId(target);
    order.reason = reason;
    const std::optional<Error> refusal = Planner::refusal(order);
    QCOMPARE(refusal.has_value(), !says.isEmpty());
    if (refusal) {
        QVERIFY(refusal->kind == ErrorKind::Invalid);
        QVERIFY2(refusal->message.contains(says), qPrintable(refusal->message));
        QVERIFY(!refusal->nextStep.isEmpty());
    }
}

void PlannerTest::cutsCampaignsAtTheLimit()
{
    PlanWorld world;
    for (int i = 0; i < 251; ++i) {
        world.certification(u"c%1"_s.arg(i));
        world.orderWhole(u"c%1"_s.arg(i));
    }
    const Plan plan = Planner::plan(world.order, world.facts, FakeDialect());
    QCOMPARE(sizesOf(plan), (std::vector<size_t>{250, 1}));
    QCOMPARE(plan.calls[0].lane, u"campaign:q3"_s);
    QVERIFY(plan.calls[0].certification.isEmpty());
    QVERIFY(plan.leftOut.empty());
    QVERIFY(plan.warnings.empty());
}

void PlannerTest::neverMixesCampaigns()
{
    PlanWorld world;
    for (const char *id : {"1", "2", "3", "4"}) {
        const QString name = QString::fromLatin1(id);
        world.certification(name, name == "3"_L1 ? u"q4"_s : u"q3"_s);
        world.orderWhole(name);
    }
    const Plan plan = Planner::plan(world.order, world.facts, FakeDialect());
    QCOMPARE(plan.calls.size(), 2u);
    QCOMPARE(keysOf(plan.calls[0]), (QStringList{u"1"_s, u"2"_s, u"4"_s}));
    QCOMPARE(keysOf(plan.calls[1]), QStringList{u"3"_s});
    QCOMPARE(plan.calls[1].campaign, CampaignId(u"q4"_s));
}

void PlannerTest::cutsAPersonAtTheLimit()
{
    PlanWorld world;
    world.certification(u"c"_s);
    world.items(u"c"_s, itemsOf(u"c"_s, 1, 501), false); // not every page was read: no summary
    world.orderItems(u"c"_s);
    const Plan plan = Planner::plan(world.order, world.facts, FakeDialect());
    QCOMPARE(sizesOf(plan), (std::vector<size_t>{500, 1}));
    QCOMPARE(plan.calls[0].operationId, u"items-task"_s);
    QCOMPARE(plan.calls[1].operationId, u"items-task"_s);
    QCOMPARE(plan.calls[0].lane, u"certification:c"_s);
}

void PlannerTest::choosesAtOnceOrByTask_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<int>("items");
    QTest::addColumn<QString>("operation");
    QTest::addColumn<std::vector<size_t>>("sizes");
    using Sizes = std::vector<size_t>;
    QTest::newRow("50 fit at once") << u"auto"_s << 50 << u"items-now"_s << Sizes{50};
    QTest::newRow("51 do not") << u"auto"_s << 51 << u"items-task"_s << Sizes{51};
    QTest::newRow("default is automatic") << QString() << 51 << u"items-task"_s << Sizes{51};
    QTest::newRow("forced at once") << u"sync"_s << 51 << u"items-now"_s << Sizes{50, 1};
    QTest::newRow("forced by task") << u"async"_s << 3 << u"items-task"_s << Sizes{3};
}

void PlannerTest::choosesAtOnceOrByTask()
{
    QFETCH(QString, mode);
    QFETCH(int, items);
    QFETCH(QString, operation);
    QFETCH(std::vector<size_t>, sizes);
    PlanWorld world;
    world.certification(u"c"_s);
    world.items(u"c"_s, itemsOf(u"c"_s, 1, items), false);
    world.orderItems(u"c"_s);
    if (!mode.isEmpty())
        world.order.options.insert(u"mode"_s, mode);
    const Plan plan = Planner::plan(world.order, world.facts, FakeDialect());
    QCOMPARE(sizesOf(plan), sizes);
    for (const Call &call : plan.calls) {
        QCOMPARE(call.operationId, operation);
        QCOMPARE(call.givesTask, operation == "items-task"_L1);
    }
}

// Planned with summaries: a call without them would need other units.
void PlannerTest::goesByTaskWhenTheOtherCallWorksDifferently()
{
    PlanWorld world;
    FakeDialect dialect;
    dialect.operationTable[1].summaries = false;
    world.certification(u"c"_s);
    world.items(u"c"_s, itemsOf(u"c"_s, 2, 2));
    world.orderItems(u"c"_s);
    const Plan plan = Planner::plan(world.order, world.facts, dialect);
    QCOMPARE(plan.calls.size(), 1u);
    QCOMPARE(plan.calls[0].operationId, u"items-task"_s);
    QCOMPARE(plan.calls[0].units[0].kind, UnitKind::IdentitySummary);
}

void PlannerTest::sendsWholePeopleAsSummaries()
{
    PlanWorld world;
    world.certification(u"c"_s);
    std::vector<ReviewItem> items = itemsOf(u"c"_s, 3, 2);
    ReviewItem machine = PlanWorld::item(u"c"_s, u"robot"_s, u"a0"_s);
    machine.identity = IdentityId();
    items.push_back(machine);
    world.items(u"c"_s, items);
    world.orderItems(u"c"_s);
    const Plan plan = Planner::plan(world.order, world.facts, FakeDialect());
    QCOMPARE(plan.calls.size(), 1u);
    QCOMPARE(keysOf(plan.calls[0]), (QStringList{u"p0"_s, u"p1"_s, u"p2"_s, u"summary-robot"_s}));
    QCOMPARE(plan.calls[0].units[0].kind, UnitKind::IdentitySummary);
    QCOMPARE(plan.calls[0].units[3].kind, UnitKind::TargetSummary);
    QCOMPARE(plan.calls[0].rows.size(), 7u);
    QCOMPARE(plan.calls[0].operationId, u"items-now"_s);
}

void PlannerTest::keepsItemsWhenAPersonIsNotWhole_data()
{
    QTest::addColumn<QString>("why");
    for (const char *why : {"not every page read", "one not selected", "one left out", "no summaries in the call"})
        QTest::newRow(why) << QString::fromLatin1(why);
}

void PlannerTest::keepsItemsWhenAPersonIsNotWhole()
{
    QFETCH(QString, why);
    PlanWorld world;
    FakeDialect dialect;
    world.certification(u"c"_s);
    world.items(u"c"_s, itemsOf(u"c"_s, 1, 3), why != "not every page read"_L1);
    world.orderItems(u"c"_s);
    if (why == "one not selected"_L1)
        world.order.rows.pop_back();
    if (why == "one left out"_L1) {
        dialect.forbid = [](const ReassignOperation &, const Certification &, const ReviewItem *item) {
            return item && item->accessId == "a1"_L1 ? std::optional(u"Locked."_s) : std::nullopt;
        };
    }
    if (why == "no summaries in the call"_L1)
        dialect.operationTable[1].summaries = dialect.operationTable[2].summaries = false;
    const Plan plan = Planner::plan(world.order, world.facts, dialect);
    QCOMPARE(plan.calls.size(), 1u);
    for (const Unit &unit : plan.calls[0].units)
        QCOMPARE(unit.kind, UnitKind::Item);
    QCOMPARE(plan.calls[0].units.size(), plan.calls[0].rows.size());
}

// A vendor's duplicate summaries: each stands only for its own items, so both must go.
void PlannerTest::sendsEachSummaryOfAPerson()
{
    PlanWorld world;
    world.certification(u"c"_s);
    std::vector<ReviewItem> items = itemsOf(u"c"_s, 1, 4);
    items[2].summaryId = items[3].summaryId = u"summary-again"_s;
    world.items(u"c"_s, items);
    world.orderItems(u"c"_s);
    class BySummary final : public ReassignDialect
    {
    public:
        std::vector<ReassignOperation> operations() const override { return inner.operations(); }
        std::vector<OrderOption> options() const override { return inner.options(); }
        Unit certificationUnit(const Certification &row) const override { return inner.certificationUnit(row); }
        Unit itemUnit(const ReviewItem &item) const override { return inner.itemUnit(item); }
        std::optional<Unit> summaryUnit(const ReviewItem &item, const OptionValues &) const override
        {
            return Unit{UnitKind::IdentitySummary, item.summaryId};
        }
        std::optional<QString> forbids(const ReassignOperation &, const Certification &,
                                       const ReviewItem *) const override
        {
            return std::nullopt;
        }
        EncodedCall encode(const Batch &batch) const override { return inner.encode(batch); }

    private:
        FakeDialect inner;
    };
    const Plan plan = Planner::plan(world.order, world.facts, BySummary());
    QCOMPARE(plan.calls.size(), 1u);
    QCOMPARE(keysOf(plan.calls[0]), (QStringList{u"summary-p0"_s, u"summary-again"_s}));
    QCOMPARE(plan.calls[0].rows.size(), 4u);
}

void PlannerTest::groupsByTheCheaper()
{
    // Three people, two accesses: by access is cheaper. Two and two: a tie goes by person.
    for (const int people : {3, 2}) {
        PlanWorld world;
        world.certification(u"c"_s);
        world.items(u"c"_s, itemsOf(u"c"_s, people, 2), false);
        world.orderItems(u"c"_s);
        const Plan plan = Planner::plan(world.order, world.facts, FakeDialect());
        QCOMPARE(plan.calls.size(), 2u);
        QSet<QString> accesses;
        for (const CallRow &row : plan.calls[0].rows)
            accesses.insert(row.evidence.accessId);
        QCOMPARE(accesses.size(), people == 3 ? 1 : 2);
    }
}

void PlannerTest::cutsMixedOperationsAtTheLimit()
{
    PlanWorld world;
    FakeDialect dialect;
    dialect.operationTable.erase(dialect.operationTable.begin() + 2);
    dialect.operationTable[1].grouping = Grouping::OneCertification;
    dialect.operationTable[1].limit = 4;
    world.certification(u"c"_s);
    world.items(u"c"_s, itemsOf(u"c"_s, 3, 3), false);
    world.orderItems(u"c"_s);
    QCOMPARE(sizesOf(Planner::plan(world.order, world.facts, dialect)), (std::vector<size_t>{4, 4, 1}));
}

void PlannerTest::sendsOneCertificationPerCall()
{
    PlanWorld world;
    FakeDialect dialect;
    dialect.operationTable[0].grouping = Grouping::OneCertification;
    dialect.operationTable[0].limit = 1;
    for (const QString &id : {u"1"_s, u"2"_s}) {
        world.certification(id);
        world.orderWhole(id);
    }
    const Plan plan = Planner::plan(world.order, world.facts, dialect);
    QCOMPARE(sizesOf(plan), (std::vector<size_t>{1, 1}));
    QCOMPARE(plan.calls[1].lane, u"certification:2"_s);
}

void PlannerTest::keepsTheOrderOfTheSelection()
{
    PlanWorld world;
    for (const QString &id : {u"1"_s, u"2"_s, u"3"_s}) {
        world.certification(id, u"campaign-"_s + id);
        world.items(id, itemsOf(id, 1, 2));
    }
    world.orderItem(PlanWorld::item(u"3"_s, u"p0"_s, u"a1"_s));
    world.orderWhole(u"2"_s);
    world.orderItem(PlanWorld::item(u"1"_s, u"p0"_s, u"a0"_s));
    world.orderItem(PlanWorld::item(u"3"_s, u"p0"_s, u"a0"_s));
    const Plan plan = Planner::plan(world.order, world.facts, FakeDialect());
    QStringList first;
    for (const Call &call : plan.calls)
        first << call.rows.front().row.certification.toString();
    QCOMPARE(first, (QStringList{u"3"_s, u"2"_s, u"1"_s}));
}

void PlannerTest::describesACall()
{
    PlanWorld world;
    world.certification(u"c"_s);
    world.campaign(u"q3"_s).name = u"Renamed since"_s;
    std::vector<ReviewItem> items = itemsOf(u"c"_s, 2, 1);
    items[0].account = ItemAccount();
    items[0].account->nativeIdentity = u"CN=p0"_s;
    world.items(u"c"_s, items);
    world.orderItem(items[0]);
    const Plan plan = Planner::plan(world.order, world.facts, FakeDialect());
    QCOMPARE(plan.calls.size(), 1u);
    const Call &call = plan.calls.front();
    QCOMPARE(call.operationLabel, u"Reassign items at once"_s);
    QCOMPARE(call.limit, 50);
    QCOMPARE(call.method, u"POST"_s);
    QCOMPARE(call.path, u"certifications/c/items-now"_s);
    QCOMPARE(call.campaign, CampaignId(u"q3"_s));
    QCOMPARE(call.campaignName, u"Renamed since"_s); // the campaign's own word, not the certification's
    QCOMPARE(call.certification, CertificationId(u"c"_s));
    QCOMPARE(call.target, world.target);
    QCOMPARE(call.bodyHash.size(), 64);
    const CallRow &row = call.rows.front();
    QCOMPARE(row.subject.text(), u"p0 · a0"_s);
    QCOMPARE(row.evidence, (Evidence{IdentityId(u"p0"_s), QString(), u"a0"_s, u"CN=p0"_s}));
    QCOMPARE(row.sourceReviewer, IdentityId(u"rob"_s));
    QCOMPARE(row.sourceReviewerName, u"Rob"_s);
    QVERIFY(!row.notChecked);
    const auto body = nlohmann::json::parse(call.body.toStdString());
    QCOMPARE(QString::fromStdString(body.at("reason").get<std::string>()), world.order.reason);
}

} // namespace baton::test

QTEST_GUILESS_MAIN(baton::test::PlannerTest)
#include "tst_planner.moc"
