// SPDX-License-Identifier: GPL-3.0-or-later
#include "details_texts.h"
#include "tests/support/fake_provider.h"
#include "tests/support/qt_warnings.h"
#include "ui/certifications/certification_details.h"
#include "ui/certifications/selection_summary.h"

#include <QTest>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

Certification held(const QString &id, const QString &campaign, const QString &by, int made = 0, int total = 10)
{
    Certification row;
    row.id = CertificationId(id);
    row.campaign.id = CampaignId(campaign);
    row.campaign.name = u"Campaign "_s + campaign;
    row.reviewer.id = IdentityId(by);
    row.reviewer.name = by;
    row.phase = {CertificationPhase::Active, u"ACTIVE"_s};
    row.decisionsMade = made;
    row.decisionsTotal = total;
    return row;
}

Identity person(const QString &id, IdentityState state)
{
    Identity made;
    made.id = IdentityId(id);
    made.name = id;
    made.state = {state, u"STATE"_s};
    return made;
}

ReassignmentOrigin origin(const QString &id, const QString &by, const QString &comment)
{
    ReassignmentOrigin from;
    from.fromId = CertificationId(id);
    from.fromReviewer.name = by;
    from.comment = comment;
    return from;
}

CampaignStanding allOpen(const CampaignId &)
{
    return CampaignStanding::Open;
}

} // namespace

class CertificationDetailsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void oneCertification()
    {
        Certification row = held(u"c1"_s, u"q3"_s, u"Karoline Aasen"_s, 3, 15);
        row.identitiesCompleted = 1;
        row.identitiesTotal = 4;
        row.due = plainContext().now.addDays(-12);
        const Identity leaver = person(u"Karoline Aasen"_s, IdentityState::InactiveLongTerm);
        const DetailsContent content = certificationDetails(row, nullptr, &leaver, plainContext());
        QCOMPARE(content.kind, u"Certification"_s);
        QCOMPARE(content.heading, u"Karoline Aasen"_s);
        QCOMPARE(content.note, u"inactive: cannot decide"_s);
        QCOMPARE(content.badge->word, u"Begun"_s);
        QVERIFY(factOf(content, u"Due"_s).endsWith(u"\n12 days late"_s));
        QCOMPARE(factOf(content, u"Decisions"_s), u"3 of 15"_s);
        QCOMPARE(factOf(content, u"People"_s), u"1 of 4"_s);
        QCOMPARE(factOf(content, u"State"_s, u"Reviewer"_s), u"Inactive"_s);
        QCOMPARE(factOf(content, u"Name"_s, u"Campaign"_s), u"Campaign q3"_s);
        QVERIFY(sectionOf(content, u"How it came here"_s).events.empty());
    }

    void theVendorsErrorIsQuoted()
    {
        Certification row = held(u"c1"_s, u"q3"_s, u"ana"_s);
        row.hasErrors = true;
        row.errorMessage = u"The certification could not be <b>activated</b>."_s;
        const DetailsContent content = certificationDetails(row, nullptr, nullptr, plainContext());
        QCOMPARE(content.body, u"“The certification could not be <b>activated</b>.”"_s);
        QCOMPARE(content.badge->word, u"Vendor error"_s);
        row.errorMessage.clear();
        QVERIFY(!certificationDetails(row, nullptr, nullptr, plainContext()).body.isEmpty());
    }

    void theStoryBeginsWithTheFirstHolder()
    {
        FakeProvider tenant;
        tenant.addCertification(u"c1"_s, u"q3"_s, u"Ana"_s);
        tenant.addCertification(u"c2"_s, u"q3"_s, u"Bo"_s).reassignment = origin(u"c1"_s, u"Ana"_s, u"Leaves"_s);
        Certification row = held(u"c3"_s, u"q3"_s, u"Cy"_s);
        row.reassignment = origin(u"c2"_s, u"Bo"_s, {});
        ReassignmentChain chain(&tenant, {});
        chain.follow(row);
        const auto section = [&] {
            return sectionOf(certificationDetails(row, &chain, nullptr, plainContext()), u"How it came here"_s);
        };
        QCOMPARE(section().events.size(), size_t{2});
        QCOMPARE(section().text, u"Following it further back…"_s);
        QTRY_VERIFY(chain.end() == ReassignmentChain::End::Origin);
        const DetailsSection story = section();
        QCOMPARE(story.events.size(), size_t{3});
        QCOMPARE(story.events[0].state.word, u"Ana"_s);
        QCOMPARE(story.events[0].detail, u"handed on: “Leaves”"_s);
        QCOMPARE(story.events[1].state.word, u"Bo"_s);
        QCOMPARE(story.events[1].detail, u"handed on"_s);
        QCOMPARE(story.events[2].state.word, u"Cy"_s);
        QVERIFY(story.text.isEmpty());

        tenant.fail(FakeProvider::Method::Certifications, {ErrorKind::Server, u"Out of order."_s});
        chain.follow(row);
        QTRY_VERIFY(chain.end() == ReassignmentChain::End::Failed);
        QVERIFY(section().text.endsWith(u"Out of order."_s));
        tenant.certificationTable.clear();
        chain.follow(row);
        QTRY_VERIFY(chain.end() == ReassignmentChain::End::Vanished);
        QCOMPARE(section().text, u"The tenant no longer has what came before."_s);
    }

    void severalCertifications()
    {
        CertificationTally tally;
        for (int i = 0; i < 23; ++i)
            tally.add(held(u"a%1"_s.arg(i), u"q3"_s, u"r%1"_s.arg(i % 20), 1, 5));
        for (int i = 0; i < 7; ++i)
            tally.add(held(u"b%1"_s.arg(i), u"sap"_s, u"s%1"_s.arg(i), 0, 5));
        for (int i = 0; i < 2; ++i) {
            Certification done = held(u"c%1"_s.arg(i), u"aws"_s, u"r0"_s, 5, 5);
            done.phase = {CertificationPhase::Signed, u"SIGNED"_s};
            done.hasErrors = i == 0; // it is signed off all the same
            tally.add(done);
        }
        const QHash<IdentityId, Identity> people{
            {IdentityId(u"r0"_s), person(u"r0"_s, IdentityState::InactiveLongTerm)},
            {IdentityId(u"s1"_s), person(u"s1"_s, IdentityState::InactiveShortTerm)},
            {IdentityId(u"s2"_s), person(u"s2"_s, IdentityState::Active)}};
        const PersonOf known = [&people](const IdentityId &id) {
            const auto at = people.constFind(id);
            return at == people.constEnd() ? nullptr : &*at;
        };
        const DetailsContent content = selectionSummary(tally, known, allOpen, {}, plainContext());
        QCOMPARE(content.heading, u"32 certifications"_s);
        QCOMPARE(content.note, u"held by 27 reviewers in 3 campaigns"_s);
        const DetailsSection move = sectionOf(content, u"Can be reassigned"_s);
        QCOMPARE(move.unit, u"30 of 32"_s);
        QCOMPARE(countsOf(move), (QStringList{u"Open, not signed off 30"_s, u"Signed off, will be left out 2"_s}));
        QVERIFY(move.text.isEmpty());
        QCOMPARE(sharesOf(sectionOf(content, u"By campaign"_s)),
                 (QStringList{u"Campaign q3 23/23"_s, u"Campaign sap 7/23"_s, u"Campaign aws 2/23"_s}));
        QCOMPARE(countsOf(sectionOf(content, u"By state"_s)),
                 (QStringList{u"Begun 23"_s, u"Not begun 7"_s, u"Signed off 2"_s}));
        QCOMPARE(sectionOf(content, u"Reviewers who cannot act"_s).text,
                 u"⁨r0⁩, inactive, holds 4 of the 32.\n⁨s1⁩, on leave, holds 1 of the 32."_s);
        QCOMPARE(undecidedText(tally.undecided(), plainContext()), u"127 undecided items"_s);
        QCOMPARE(undecidedText(1, plainContext()), u"1 undecided item"_s);
        QVERIFY(undecidedText(0, plainContext()).isEmpty());
    }

    void aCampaignThatIsNotOpenIsNotCounted()
    {
        CertificationTally tally;
        for (const QString &campaign : {u"open"_s, u"over"_s, u"strange"_s}) {
            for (int i = 0; i < 3; ++i)
                tally.add(held(campaign + QString::number(i), campaign, u"r"_s));
            Certification done = held(campaign + u"-done"_s, campaign, u"r"_s);
            done.phase = {CertificationPhase::Signed, u"SIGNED"_s};
            tally.add(done); // signed off first, whatever its campaign
        }
        const StandingOf standing = [](const CampaignId &id) {
            return id == CampaignId(u"open"_s)   ? CampaignStanding::Open
                   : id == CampaignId(u"over"_s) ? CampaignStanding::Closed
                                                 : CampaignStanding::NotKnown;
        };
        const DetailsSection move =
            sectionOf(selectionSummary(tally, {}, standing, {}, plainContext()), u"Can be reassigned"_s);
        QCOMPARE(move.unit, u"3 of 12, not known for 3"_s);
        QCOMPARE(countsOf(move),
                 (QStringList{u"Open, not signed off 3"_s, u"How their campaign stands is not known 3"_s,
                              u"Campaign not open, will be left out 3"_s, u"Signed off, will be left out 3"_s}));
        // Nobody who could tell: nothing is counted as yes.
        QCOMPARE(sectionOf(selectionSummary(tally, {}, {}, {}, plainContext()), u"Can be reassigned"_s).unit,
                 u"0 of 12, not known for 9"_s);
    }

    void theVendorsCallsSayWhereACampaignIsOpen()
    {
        FakeDialect dialect;
        for (ReassignOperation &operation : dialect.operationTable) {
            if (operation.scope == RowScope::Items)
                operation.campaignStatuses.clear(); // everywhere
        }
        Campaign campaign;
        QCOMPARE(standingOf(nullptr, dialect, {}), CampaignStanding::NotKnown);
        for (const auto &[status, open] :
             {std::pair(CampaignStatus::Active, true), std::pair(CampaignStatus::Staged, true),
              std::pair(CampaignStatus::Completed, false), std::pair(CampaignStatus::Error, false),
              std::pair(CampaignStatus::Unknown, true)}) {
            campaign.status = {status, u"RAW"_s};
            QCOMPARE(standingOf(&campaign, dialect, {}), open ? CampaignStanding::Open : CampaignStanding::Closed);
        }
        // Who may not hand them over whole does it item by item, and that goes on longer here.
        campaign.status = {CampaignStatus::Completed, u"COMPLETED"_s};
        Rights rights;
        rights.reassignWhole = Answer::No;
        QCOMPARE(standingOf(&campaign, dialect, rights), CampaignStanding::Open);
    }

    void aMissingRightIsSaidWhereItMatters()
    {
        CertificationTally tally;
        tally.add(held(u"a"_s, u"q3"_s, u"r"_s));
        Rights rights{Answer::No, Answer::No, Answer::Yes, u"Needs CERT_ADMIN."_s, {}};
        QVERIFY(sectionOf(selectionSummary(tally, {}, allOpen, rights, plainContext()), u"Can be reassigned"_s)
                    .text.contains(u"needs an administrator"_s));
        rights.reassignItems = Answer::No;
        rights.itemsNeeds = u"Needs a scope."_s;
        QCOMPARE(sectionOf(selectionSummary(tally, {}, allOpen, rights, plainContext()), u"Can be reassigned"_s).text,
                 u"Needs a scope."_s);
    }
};

QTEST_GUILESS_MAIN(CertificationDetailsTest)
#include "tst_certification_details.moc"
