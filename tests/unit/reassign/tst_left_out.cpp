// SPDX-License-Identifier: GPL-3.0-or-later
// Every reason to leave a row out: its sentence, and what is offered instead.
#include "app/reassign/planner.h"
#include "plan_world.h"
#include "tests/support/fake_dialect.h"
#include "tests/support/qt_warnings.h"

#include <QTest>

namespace baton::test {

using namespace Qt::StringLiterals;

class LeftOutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }
    void leavesOutWithASentence_data();
    void leavesOutWithASentence();
    void whatIsAsItWasSelectedGoes_data();
    void whatIsAsItWasSelectedGoes();
    void saysTwiceOfAnUnknownItemToo();
    void plansItemsWhenTheirWholeIsLeftOut();
    void leavesOutWhatCannotBeWritten();
};

void LeftOutTest::leavesOutWithASentence_data()
{
    using Spoil = std::function<void(PlanWorld &, FakeDialect &)>;
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<bool>("whole");
    QTest::addColumn<LeftOutReason>("reason");
    QTest::addColumn<Offer>("offer");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, bool whole, LeftOutReason reason, Offer offer, const char *says,
                        const Spoil &spoil) {
        QTest::newRow(name) << spoil << whole << reason << offer << QString::fromUtf8(says);
    };
    using R = LeftOutReason;
    const auto cert = [](PlanWorld &world) -> Certification & {
        return world.facts.certifications[CertificationId(u"c"_s)];
    };

    for (const bool whole : {true, false}) {
        const auto name = [whole](const char *what) -> QByteArray {
            return QByteArray(what) + (whole ? ", whole" : ", item");
        };
        row(name("twice").constData(), whole, R::Duplicate, Offer::None, "more than once",
            [](PlanWorld &world, FakeDialect &) { world.order.rows.push_back(world.order.rows.front()); });
        row(name("vanished").constData(), whole, R::Vanished, Offer::None,
            "⁨c⁩, or you may not see it. Check its id.", [](PlanWorld &world, FakeDialect &) {
                world.facts.certifications.clear();
                world.facts.vanished.insert(CertificationId(u"c"_s));
            });
        row(name("vanished since it was seen").constData(), whole, R::Vanished, Offer::None,
            "is no longer there. Refresh the list.", [cert](PlanWorld &world, FakeDialect &) {
                world.facts.seen[CertificationId(u"c"_s)] = cert(world);
                world.facts.vanished.insert(CertificationId(u"c"_s));
            });
        row(name("phase signed").constData(), whole, R::SignedOff, Offer::None, "⁨Review c⁩ is signed off",
            [cert](PlanWorld &world, FakeDialect &) {
                cert(world).phase = {CertificationPhase::Signed, u"SIGNED"_s};
            });
        row(name("signed date").constData(), whole, R::SignedOff, Offer::None, "signed off",
            [cert](PlanWorld &world, FakeDialect &) { cert(world).signedAt = world.facts.now; });
        row(name("campaign closed").constData(), whole, R::CampaignClosed, Offer::None, "⁨Campaign q3⁩",
            [](PlanWorld &world, FakeDialect &) {
                world.campaign(u"q3"_s).status = {CampaignStatus::Completed, u"COMPLETED"_s};
            });
        row(name("already reviewer").constData(), whole, R::AlreadyReviewer, Offer::None, "⁨Ana⁩ already reviews",
            [cert](PlanWorld &world, FakeDialect &) { cert(world).reviewer.id = world.target; });
        row(name("changed hands").constData(), whole, R::Changed, Offer::None,
            "⁨Ana Ruiz⁩ held ⁨Review c⁩ when you selected it; now ⁨Rob⁩ does",
            [cert](PlanWorld &world, FakeDialect &) {
                Certification &seen = world.facts.seen[CertificationId(u"c"_s)] = cert(world);
                seen.reviewer.id = IdentityId(u"ruiz"_s);
                seen.reviewer.name = u"Ana Ruiz"_s;
                seen.modified = world.facts.now.addSecs(-60);
                cert(world).modified = world.facts.now;
            });
        row(name("changed hands, nothing says when").constData(), whole, R::Changed, Offer::None, "⁨ruiz⁩ held",
            [cert](PlanWorld &world, FakeDialect &) {
                world.facts.seen[CertificationId(u"c"_s)] = cert(world);
                world.facts.seen[CertificationId(u"c"_s)].reviewer = Reviewer();
                world.facts.seen[CertificationId(u"c"_s)].reviewer.id = IdentityId(u"ruiz"_s);
            });
        row(name("changed hands, to the target").constData(), whole, R::AlreadyReviewer, Offer::None, "already reviews",
            [cert](PlanWorld &world, FakeDialect &) {
                world.facts.seen[CertificationId(u"c"_s)] = cert(world);
                cert(world).reviewer.id = world.target;
            });
        row(name("target inactive").constData(), whole, R::TargetInactive, Offer::None,
            "(INACTIVE_SHORT_TERM) and cannot take over reviews. Choose another reviewer.",
            [](PlanWorld &world, FakeDialect &) {
                world.facts.target->state = {IdentityState::InactiveShortTerm, u"INACTIVE_SHORT_TERM"_s};
            });
        row(name("target unknown to the tenant").constData(), whole, R::TargetInactive, Offer::None, "⁨ana⁩",
            [](PlanWorld &world, FakeDialect &) {
                world.facts.target.reset();
                world.facts.targetMissing = true;
            });
        row(name("the dialect forbids").constData(), whole, R::ForbiddenByDialect, Offer::None, "Locked by a vendor",
            [](PlanWorld &, FakeDialect &dialect) {
                dialect.forbid = [](const ReassignOperation &, const Certification &, const ReviewItem *) {
                    return std::optional(u"Locked by a vendor rule."_s);
                };
            });
    }
    const auto mayNot = [](PlanWorld &world, Answer items) {
        world.facts.rights = Rights{Answer::No, Answer::No, items, u"Needs the level CERT_ADMIN."_s, {}};
    };
    row("needs an administrator", true, R::NeedsAdministrator, Offer::AsItems,
        "⁨Review c⁩ whole needs an administrator. Its items can be handed over instead.",
        [mayNot](PlanWorld &world, FakeDialect &) { mayNot(world, Answer::Yes); });
    row("needs an administrator, and reviews the target", true, R::NeedsAdministrator, Offer::AsItems,
        "needs an administrator", [mayNot](PlanWorld &world, FakeDialect &) {
            mayNot(world, Answer::Unknown);
            world.facts.people[CertificationId(u"c"_s)] = {PeopleCheck::Answer::Yes, {u"Ana"_s}};
        });
    row("needs an administrator, items too", true, R::NeedsAdministrator, Offer::None, "Needs the level CERT_ADMIN.",
        [mayNot](PlanWorld &world, FakeDialect &) { mayNot(world, Answer::No); });
    row("needs an administrator, no item calls", true, R::NeedsAdministrator, Offer::None,
        "Needs the level CERT_ADMIN.", [mayNot](PlanWorld &world, FakeDialect &dialect) {
            mayNot(world, Answer::Yes);
            dialect.operationTable.resize(1);
        });
    row("needs an administrator, reviewed by a group", true, R::NeedsAdministrator, Offer::None,
        "Needs the level CERT_ADMIN.", [mayNot, cert](PlanWorld &world, FakeDialect &) {
            mayNot(world, Answer::Yes);
            cert(world).reviewer.type = {ReviewerType::GovernanceGroup, u"GOVERNANCE_GROUP"_s};
        });
    row("self-review, whole", true, R::SelfReview, Offer::EveryoneButThisPerson,
        "⁨Ana⁩ is reviewed in ⁨Review c⁩", [](PlanWorld &world, FakeDialect &) {
            world.facts.people[CertificationId(u"c"_s)] = {PeopleCheck::Answer::Yes, {u"Ana"_s}};
        });
    row("self-review, whole, by its items", true, R::SelfReview, Offer::EveryoneButThisPerson, "⁨Ana⁩",
        [](PlanWorld &world, FakeDialect &) {
            world.facts.people.clear();
            world.items(u"c"_s, {PlanWorld::item(u"c"_s, u"ana"_s, u"a0"_s)});
        });
    row("self-review, whole, no item calls", true, R::SelfReview, Offer::None, "own access. Choose another reviewer.",
        [](PlanWorld &world, FakeDialect &dialect) {
            world.facts.people[CertificationId(u"c"_s)] = {PeopleCheck::Answer::Yes, {u"Ana"_s}};
            dialect.operationTable.resize(1);
        });
    row("self-review, item", false, R::SelfReview, Offer::None, "⁨Ana⁩ is the person reviewed here (⁨a0⁩)",
        [](PlanWorld &world, FakeDialect &) {
            world.items(u"c"_s, {PlanWorld::item(u"c"_s, u"ana"_s, u"a0"_s)});
            world.order.rows = {{CertificationId(u"c"_s), ReviewItemId(u"c/ana/a0"_s)}};
        });
    const auto byGroup = [cert](PlanWorld &world) {
        cert(world).reviewer.type = {ReviewerType::GovernanceGroup, u"GOVERNANCE_GROUP"_s};
    };
    row("group, item", false, R::GroupReviewed, Offer::MoveWhole, "moved whole",
        [byGroup](PlanWorld &world, FakeDialect &) { byGroup(world); });
    row("group, item that could not be read", false, R::GroupReviewed, Offer::MoveWhole, "moved whole",
        [byGroup](PlanWorld &world, FakeDialect &) {
            byGroup(world);
            world.facts.items.clear();
        });
    row("group, nothing takes it", false, R::GroupReviewed, Offer::None, "one by one",
        [byGroup](PlanWorld &world, FakeDialect &dialect) {
            byGroup(world);
            dialect.operationTable[0].groupReviewed = GroupReviewed::Forbidden;
        });
    row("group, whole, not allowed", true, R::GroupReviewed, Offer::None, "governance group",
        [byGroup](PlanWorld &world, FakeDialect &dialect) {
            byGroup(world);
            dialect.operationTable[0].groupReviewed = GroupReviewed::Forbidden;
        });
    row("not in the named certification", false, R::Vanished, Offer::None, "no item ⁨c/p0/a0⁩ in the certification",
        [](PlanWorld &world, FakeDialect &) { world.items(u"c"_s, {}); });
    row("items not read", false, R::NotRead, Offer::None, "could not be read",
        [](PlanWorld &world, FakeDialect &) { world.facts.items.clear(); });
    row("items read in part", false, R::NotRead, Offer::None, "could not be read",
        [](PlanWorld &world, FakeDialect &) { world.items(u"c"_s, {}, false); });
    row("certification not read", true, R::NotRead, Offer::None, "could not be read",
        [](PlanWorld &world, FakeDialect &) { world.facts.certifications.clear(); });
    row("campaign of it unknown", true, R::NotRead, Offer::None, "campaign of ⁨Review c⁩",
        [cert](PlanWorld &world, FakeDialect &) { cert(world).campaign.id = CampaignId(); });
    row("its certification goes whole", false, R::Duplicate, Offer::None, "⁨Review c⁩, which was selected whole",
        [](PlanWorld &world, FakeDialect &) { world.orderWhole(u"c"_s); });
    row("no call for items", false, R::ForbiddenByDialect, Offer::None, "single items",
        [](PlanWorld &, FakeDialect &dialect) { dialect.operationTable.resize(1); });
    row("no call for certifications", true, R::ForbiddenByDialect, Offer::None, "whole certifications",
        [](PlanWorld &, FakeDialect &dialect) { dialect.operationTable.erase(dialect.operationTable.begin()); });
}

void LeftOutTest::leavesOutWithASentence()
{
    using Spoil = std::function<void(PlanWorld &, FakeDialect &)>;
    QFETCH(Spoil, spoil);
    QFETCH(bool, whole);
    QFETCH(LeftOutReason, reason);
    QFETCH(Offer, offer);
    QFETCH(QString, says);
    PlanWorld world;
    FakeDialect dialect;
    world.certification(u"c"_s);
    world.items(u"c"_s, itemsOf(u"c"_s, 1, 1));
    if (whole)
        world.orderWhole(u"c"_s);
    else
        world.orderItems(u"c"_s);
    QVERIFY(Planner::plan(world.order, world.facts, dialect).leftOut.empty());

    spoil(world, dialect);
    const Plan plan = Planner::plan(world.order, world.facts, dialect);
    QCOMPARE(plan.leftOut.size(), 1u);
    QCOMPARE(plan.leftOut[0].reason, reason);
    QCOMPARE(plan.leftOut[0].offer, offer);
    QVERIFY2(plan.leftOut[0].sentence.contains(says), qPrintable(plan.leftOut[0].sentence));
    QCOMPARE(plan.rowCount(), static_cast<int>(world.order.rows.size()) - 1);
}

void LeftOutTest::whatIsAsItWasSelectedGoes_data()
{
    using See = std::function<void(PlanWorld &, Certification &)>;
    QTest::addColumn<See>("see");
    QTest::newRow("the same") << See([](PlanWorld &, Certification &) {});
    QTest::newRow("changed otherwise") << See([](PlanWorld &, Certification &seen) {
        seen.decisionsMade = 3;
        seen.phase = {CertificationPhase::Staged, u"STAGED"_s};
        seen.reviewer.name = u"Robert"_s;
    });
    QTest::newRow("what was read is older than what was seen") << See([](PlanWorld &world, Certification &seen) {
        seen.reviewer.id = IdentityId(u"ruiz"_s);
        seen.modified = world.facts.now;
        world.facts.certifications[CertificationId(u"c"_s)].modified = world.facts.now.addSecs(-60);
    });
    QTest::newRow("nobody was seen") << See([](PlanWorld &, Certification &seen) { seen.reviewer = Reviewer(); });
    QTest::newRow("nobody was read") << See([](PlanWorld &world, Certification &) {
        world.facts.certifications[CertificationId(u"c"_s)].reviewer = Reviewer();
    });
}

void LeftOutTest::whatIsAsItWasSelectedGoes()
{
    using See = std::function<void(PlanWorld &, Certification &)>;
    QFETCH(See, see);
    PlanWorld world;
    Certification seen = world.certification(u"c"_s);
    see(world, seen);
    world.facts.seen.insert(seen.id, seen);
    world.orderWhole(u"c"_s);
    QCOMPARE(Planner::plan(world.order, world.facts, FakeDialect()).rowCount(), 1);
}

void LeftOutTest::saysTwiceOfAnUnknownItemToo()
{
    PlanWorld world;
    world.certification(u"c"_s);
    world.items(u"c"_s, {});
    const OrderRow stranger{CertificationId(u"c"_s), ReviewItemId(u"x"_s)};
    world.order.rows = {stranger, stranger};
    const Plan plan = Planner::plan(world.order, world.facts, FakeDialect());
    QCOMPARE(plan.leftOut.size(), 2u);
    QCOMPARE(plan.leftOut[0].reason, LeftOutReason::Vanished);
    QCOMPARE(plan.leftOut[1].reason, LeftOutReason::Duplicate);
    QVERIFY(plan.leftOut[1].sentence.contains(u"⁨x⁩"_s));
}

void LeftOutTest::plansItemsWhenTheirWholeIsLeftOut()
{
    PlanWorld world;
    world.certification(u"c"_s);
    world.items(u"c"_s, itemsOf(u"c"_s, 1, 1));
    world.facts.people[CertificationId(u"c"_s)] = {PeopleCheck::Answer::Yes, {}};
    world.orderWhole(u"c"_s);
    world.orderItems(u"c"_s);
    const Plan plan = Planner::plan(world.order, world.facts, FakeDialect());
    QCOMPARE(plan.leftOut.size(), 1u);
    QVERIFY(plan.leftOut[0].row.isWholeCertification());
    QCOMPARE(plan.rowCount(), 1);
}

void LeftOutTest::leavesOutWhatCannotBeWritten()
{
    PlanWorld world;
    world.certification(u"c"_s);
    world.orderWhole(u"c"_s);
    class Mute final : public ReassignDialect
    {
    public:
        std::vector<ReassignOperation> operations() const override { return FakeDialect().operations(); }
        std::vector<OrderOption> options() const override { return {}; }
        Unit certificationUnit(const Certification &) const override { return {}; }
        Unit itemUnit(const ReviewItem &) const override { return {}; }
        std::optional<Unit> summaryUnit(const ReviewItem &, const OptionValues &) const override { return {}; }
        std::optional<QString> forbids(const ReassignOperation &, const Certification &,
                                       const ReviewItem *) const override
        {
            return std::nullopt;
        }
        EncodedCall encode(const Batch &) const override { return {}; }
    };
    const Plan plan = Planner::plan(world.order, world.facts, Mute());
    QVERIFY(plan.calls.empty());
    QCOMPARE(plan.leftOut.size(), 1u);
    QCOMPARE(plan.leftOut[0].reason, LeftOutReason::ForbiddenByDialect);
}

} // namespace baton::test

QTEST_GUILESS_MAIN(baton::test::LeftOutTest)
#include "tst_left_out.moc"
