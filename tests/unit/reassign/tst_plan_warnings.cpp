// SPDX-License-Identifier: GPL-3.0-or-later
// Every warning, and that what is unknown warns, marks its rows and keeps them.
#include "app/reassign/planner.h"
#include "plan_world.h"
#include "tests/support/fake_dialect.h"
#include "tests/support/qt_warnings.h"

#include <QTest>

namespace baton::test {

using namespace Qt::StringLiterals;

using Spoil = std::function<void(PlanWorld &, FakeDialect &)>;

class PlanWarningsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }
    void warns_data();
    void warns();
    void keepsWhatIsNotChecked_data();
    void keepsWhatIsNotChecked();
    void countsWhatItDoesNotSay();
    void saysNothingWhenNothingGoes();
};

namespace {

Certification &reviewC(PlanWorld &world)
{
    return world.facts.certifications[CertificationId(u"c"_s)];
}

/// A certification "c" with one item of p0, and "other", of which nothing is wrong.
void prepare(PlanWorld &world, bool whole)
{
    world.certification(u"c"_s);
    world.certification(u"other"_s, u"q4"_s);
    world.items(u"c"_s, itemsOf(u"c"_s, 1, 1));
    world.orderWhole(u"other"_s);
    if (whole)
        world.orderWhole(u"c"_s);
    else
        world.orderItems(u"c"_s);
}

} // namespace

void PlanWarningsTest::warns_data()
{
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<bool>("whole");
    QTest::addColumn<WarningKind>("kind");
    QTest::addColumn<size_t>("rows"); // of the two that are ordered
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, bool whole, WarningKind kind, size_t rows, const char *says,
                        const Spoil &spoil) {
        QTest::newRow(name) << spoil << whole << kind << rows << QString::fromUtf8(says);
    };
    using K = WarningKind;
    row("out of office", true, K::TargetForwards, 2, "will land at ⁨Bob⁩", [](PlanWorld &world, FakeDialect &) {
        world.facts.forwarding = Forwarding{IdentityId(u"bob"_s), {}};
        world.facts.forwardingName = u"Bob"_s;
    });
    row("out of office, name unknown", false, K::TargetForwards, 2, "⁨bob⁩", [](PlanWorld &world, FakeDialect &) {
        world.facts.forwarding = Forwarding{IdentityId(u"bob"_s), {}};
    });
    row("reports to the reviewer", false, K::TargetReportsToReviewer, 1, "⁨Ana⁩ reports to ⁨Rob⁩",
        [](PlanWorld &world, FakeDialect &) {
            world.facts.target->managerId = IdentityId(u"rob"_s);
            reviewC(world).campaign.campaignType = {CampaignType::Manager, u"MANAGER"_s};
        });
    row("task on the certification", true, K::TaskPending, 1, "⁨Review c⁩",
        [](PlanWorld &world, FakeDialect &) { world.facts.pendingTargets->insert(u"c"_s); });
    row("task on the campaign", false, K::TaskPending, 1, "⁨Review c⁩",
        [](PlanWorld &world, FakeDialect &) { world.facts.pendingTargets->insert(u"q3"_s); });
    row("decided, whole", true, K::AlreadyDecided, 1, "Everything in ⁨Review c⁩",
        [](PlanWorld &world, FakeDialect &) { reviewC(world).completed = true; });
    row("decided, item", false, K::AlreadyDecided, 1, "⁨p0⁩, ⁨a0⁩", [](PlanWorld &world, FakeDialect &) {
        std::vector<ReviewItem> items = itemsOf(u"c"_s, 1, 1);
        items[0].decision = {Decision::Approve, u"APPROVE"_s};
        world.items(u"c"_s, items);
    });
    row("due soon", true, K::DueSoon, 1, "⁨Review c⁩ is due within 24 hours",
        [](PlanWorld &world, FakeDialect &) { reviewC(world).due = world.facts.now.addSecs(3600); });
    row("overdue", false, K::Overdue, 1, "past its due date",
        [](PlanWorld &world, FakeDialect &) { reviewC(world).due = world.facts.now.addSecs(-1); });
    row("unknown phase", true, K::StateUnknown, 1, "“FROZEN”", [](PlanWorld &world, FakeDialect &) {
        reviewC(world).phase = {CertificationPhase::Unknown, u"FROZEN"_s};
    });
    row("unknown campaign status", false, K::StateUnknown, 1, "“FROZEN”", [](PlanWorld &world, FakeDialect &) {
        world.campaign(u"q3"_s).status = {CampaignStatus::Unknown, u"FROZEN"_s};
    });
    row("unknown decision", false, K::StateUnknown, 1, "“MAYBE”", [](PlanWorld &world, FakeDialect &) {
        std::vector<ReviewItem> items = itemsOf(u"c"_s, 1, 1);
        items[0].decision = {Decision::Unknown, u"MAYBE"_s};
        world.items(u"c"_s, items);
    });
    row("unknown state of the target", true, K::StateUnknown, 2, "“DORMANT”", [](PlanWorld &world, FakeDialect &) {
        world.facts.target->state = {IdentityState::Unknown, u"DORMANT"_s};
    });
    row("group, not documented", true, K::GroupNotDocumented, 1, "⁨Review c⁩ is reviewed by a governance group",
        [](PlanWorld &world, FakeDialect &) {
            reviewC(world).reviewer.type = {ReviewerType::GovernanceGroup, u"GOVERNANCE_GROUP"_s};
        });
    row("deprecated path", false, K::DeprecatedPath, 1, "Move to v3.", [](PlanWorld &, FakeDialect &dialect) {
        dialect.operationTable[1].deprecation = u"This path is deprecated. Move to v3."_s;
    });
}

void PlanWarningsTest::warns()
{
    QFETCH(Spoil, spoil);
    QFETCH(bool, whole);
    QFETCH(WarningKind, kind);
    QFETCH(size_t, rows);
    QFETCH(QString, says);
    PlanWorld world;
    FakeDialect dialect;
    prepare(world, whole);
    QVERIFY(Planner::plan(world.order, world.facts, dialect).warnings.empty());

    spoil(world, dialect);
    const Plan plan = Planner::plan(world.order, world.facts, dialect);
    QVERIFY(plan.leftOut.empty());
    QCOMPARE(plan.rowCount(), 2);
    QCOMPARE(plan.warnings.size(), 1u);
    QCOMPARE(plan.warnings[0].kind, kind);
    QCOMPARE(plan.warnings[0].rows.size(), rows);
    if (rows == 1)
        QCOMPARE(plan.warnings[0].rows[0].certification, CertificationId(u"c"_s));
    QVERIFY2(plan.warnings[0].sentence.contains(says), qPrintable(plan.warnings[0].sentence));
    for (const Call &call : plan.calls) {
        for (const CallRow &row : call.rows)
            QVERIFY(!row.notChecked);
    }
}

void PlanWarningsTest::keepsWhatIsNotChecked_data()
{
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<bool>("whole");
    QTest::addColumn<size_t>("rows");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, bool whole, size_t rows, const char *says, const Spoil &spoil) {
        QTest::newRow(name) << spoil << whole << rows << QString::fromUtf8(says);
    };
    row("target", true, 2, "whether ⁨Ana Z⁩ is active", [](PlanWorld &world, FakeDialect &) {
        world.facts.target.reset();
        world.order.targetName = u"Ana Z"_s;
    });
    row("forwarding", false, 2, "out-of-office",
        [](PlanWorld &world, FakeDialect &) { world.facts.forwarding.reset(); });
    row("tasks", false, 2, "another task", [](PlanWorld &world, FakeDialect &) { world.facts.pendingTargets.reset(); });
    row("campaign", true, 1, "whether the campaign ⁨Campaign q3⁩ is open",
        [](PlanWorld &world, FakeDialect &) { world.facts.campaigns.remove(CampaignId(u"q3"_s)); });
    row("people", true, 1, "⁨Ana⁩ is among the people reviewed in ⁨Review c⁩",
        [](PlanWorld &world, FakeDialect &) {
            world.facts.people.remove(CertificationId(u"c"_s));
            world.items(u"c"_s, itemsOf(u"c"_s, 1, 1), false);
        });
    row("certification of items", false, 1, "signed off",
        [](PlanWorld &world, FakeDialect &) { world.facts.certifications.remove(CertificationId(u"c"_s)); });
    row("kind of reviewer", false, 1, "governance group",
        [](PlanWorld &world, FakeDialect &) { reviewC(world).reviewer.type = {}; });
}

void PlanWarningsTest::keepsWhatIsNotChecked()
{
    QFETCH(Spoil, spoil);
    QFETCH(bool, whole);
    QFETCH(size_t, rows);
    QFETCH(QString, says);
    PlanWorld world;
    FakeDialect dialect;
    prepare(world, whole);
    spoil(world, dialect);
    const Plan plan = Planner::plan(world.order, world.facts, dialect);
    QVERIFY(plan.leftOut.empty());
    QCOMPARE(plan.warnings.size(), 1u);
    QCOMPARE(plan.warnings[0].kind, WarningKind::NotChecked);
    QCOMPARE(plan.warnings[0].rows.size(), rows);
    QVERIFY2(plan.warnings[0].sentence.contains(says), qPrintable(plan.warnings[0].sentence));
    size_t marked = 0;
    for (const Call &call : plan.calls) {
        for (const CallRow &row : call.rows)
            marked += row.notChecked ? 1 : 0;
    }
    QCOMPARE(marked, rows);
}

void PlanWarningsTest::countsWhatItDoesNotSay()
{
    PlanWorld world;
    for (int i = 0; i < 10; ++i) {
        world.certification(u"c%1"_s.arg(i)).due = world.facts.now.addSecs(60);
        world.orderWhole(u"c%1"_s.arg(i));
    }
    const Plan plan = Planner::plan(world.order, world.facts, FakeDialect());
    QCOMPARE(plan.warnings.size(), 1u);
    QCOMPARE(plan.warnings[0].rows.size(), 10u);
    QCOMPARE(plan.warnings[0].sentence.count(u"24 hours"_s), 3);
    QVERIFY(plan.warnings[0].sentence.endsWith(u"And 7 more."_s));
}

void PlanWarningsTest::saysNothingWhenNothingGoes()
{
    PlanWorld world;
    world.certification(u"c"_s).signedAt = world.facts.now;
    world.facts.forwarding.reset();
    world.orderWhole(u"c"_s);
    const Plan plan = Planner::plan(world.order, world.facts, FakeDialect());
    QCOMPARE(plan.leftOut.size(), 1u);
    QVERIFY(plan.warnings.empty());
}

} // namespace baton::test

QTEST_GUILESS_MAIN(baton::test::PlanWarningsTest)
#include "tst_plan_warnings.moc"
