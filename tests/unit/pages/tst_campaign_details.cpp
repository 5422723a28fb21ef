// SPDX-License-Identifier: GPL-3.0-or-later
#include "details_texts.h"
#include "tests/support/qt_warnings.h"
#include "ui/campaigns/campaign_details.h"

#include <QTest>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

Campaign q3()
{
    Campaign campaign;
    campaign.id = CampaignId(u"ef38"_s);
    campaign.name = u"Q3 manager review"_s;
    campaign.description = u"Everybody, once a quarter."_s;
    campaign.type = {CampaignType::Manager, u"MANAGER"_s};
    campaign.status = {CampaignStatus::Active, u"ACTIVE"_s};
    campaign.deadline = plainContext().now.addDays(3);
    campaign.totalCertifications = 371;
    campaign.completedCertifications = 142;
    return campaign;
}

Certification held(const QString &by, int made, int total, bool isSigned = false)
{
    Certification row;
    row.id = CertificationId(by + QString::number(made));
    row.campaign.id = CampaignId(u"ef38"_s);
    row.campaign.mandatoryComment = {CommentRequirement::RevokeOnlyDecisions, u"REVOKE_ONLY_DECISIONS"_s};
    row.reviewer.id = IdentityId(by);
    row.reviewer.name = by.toUpper();
    row.phase = isSigned ? VendorEnum(CertificationPhase::Signed, u"SIGNED"_s)
                         : VendorEnum(CertificationPhase::Active, u"ACTIVE"_s);
    row.decisionsMade = made;
    row.decisionsTotal = total;
    row.completed = made == total;
    return row;
}

CampaignReading reading(CampaignReading::State state, const std::vector<Certification> &rows)
{
    CampaignReading made;
    made.state = state;
    for (const Certification &row : rows)
        made.tally.add(row);
    return made;
}

} // namespace

class CampaignDetailsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void saysWhatTheListKnows()
    {
        const DetailsContent content = campaignDetails(q3(), nullptr, plainContext());
        QCOMPARE(content.kind, u"Campaign"_s);
        QCOMPARE(content.heading, u"Q3 manager review"_s);
        QCOMPARE(content.badge->word, u"Active"_s);
        QCOMPARE(content.body, u"Everybody, once a quarter."_s);
        QCOMPARE(factOf(content, u"Due"_s).section(u'\n', 1), u"in 3 days"_s);
        QVERIFY(factOf(content, u"Due"_s).contains(u"5 Mar 2026"_s));
        QCOMPARE(factOf(content, u"Type"_s), u"Manager"_s);
        QVERIFY(factOf(content, u"Comments"_s).isNull());
        const DetailsSection counts = sectionOf(content, u"371 certifications"_s);
        QCOMPARE(counts.unit, u"38 % signed off"_s);
        QVERIFY(counts.stackBar);
        QCOMPARE(countsOf(counts), (QStringList{u"Signed off 142"_s, u"Not signed off 229"_s}));
        QCOMPARE(content.actions.front().id, "openCertifications"_L1);
    }

    void countsWhatWasRead()
    {
        const auto read =
            reading(CampaignReading::State::Whole, {held(u"ana"_s, 0, 10), held(u"ana"_s, 1, 5), held(u"bo"_s, 3, 4),
                                                    held(u"cy"_s, 2, 2), held(u"di"_s, 2, 2, true)});
        const DetailsContent content = campaignDetails(q3(), &read, plainContext());
        const DetailsSection counts = sectionOf(content, u"5 certifications"_s);
        QCOMPARE(counts.unit, u"20 % signed off"_s);
        QCOMPARE(countsOf(counts),
                 (QStringList{u"Signed off 1"_s, u"All decided, not signed off 1"_s, u"Begun 2"_s, u"Not begun 1"_s}));
        QVERIFY(counts.text.isEmpty());
        const DetailsSection holders = sectionOf(content, u"Reviewers with most undecided"_s);
        QCOMPARE(sharesOf(holders), (QStringList{u"ANA 14/14"_s, u"BO 1/14"_s}));
        QCOMPARE(factOf(content, u"Comments"_s), u"required on revoke"_s);
    }

    void aHundredPerCentIsAll()
    {
        Campaign campaign = q3();
        campaign.totalCertifications = 1000;
        campaign.completedCertifications = 999;
        QCOMPARE(sectionOf(campaignDetails(campaign, nullptr, plainContext()), u"1000 certifications"_s).unit,
                 u"99 % signed off"_s);
        campaign.totalCertifications = 0;
        campaign.completedCertifications = 0;
        QVERIFY(sectionOf(campaignDetails(campaign, nullptr, plainContext()), u"0 certifications"_s).unit.isEmpty());
    }

    void saysHowFarTheReadingIs_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("note");
        using State = CampaignReading::State;
        QTest::newRow("reading") << static_cast<int>(State::Reading) << u"Reading the certifications: 1 so far"_s;
        QTest::newRow("cut") << static_cast<int>(State::Cut) << u"Counted over the first 1."_s;
        QTest::newRow("failed") << static_cast<int>(State::Failed)
                                << u"The certifications could not be read: Out of order."_s;
    }

    void saysHowFarTheReadingIs()
    {
        QFETCH(int, state);
        auto read = reading(static_cast<CampaignReading::State>(state), {held(u"ana"_s, 0, 10)});
        read.error.message = u"Out of order."_s;
        const DetailsContent content = campaignDetails(q3(), &read, plainContext());
        // The tenant's own count stays until everything was read.
        const DetailsSection counts = sectionOf(content, u"371 certifications"_s);
        QCOMPARE(counts.unit, u"38 % signed off"_s);
        QTEST(counts.text, "note");
    }

    void manyReviewersAreCut()
    {
        std::vector<Certification> rows;
        for (int i = 0; i < 30; ++i)
            rows.push_back(held(u"p%1"_s.arg(10 + i), 0, i + 1));
        const auto read = reading(CampaignReading::State::Whole, rows);
        const DetailsSection holders =
            sectionOf(campaignDetails(q3(), &read, plainContext()), u"Reviewers with most undecided"_s);
        QCOMPARE(sharesOf(holders).front(), u"P39 30/30"_s);
        QCOMPARE(holders.shares.size(), size_t{5});
        QCOMPARE(holders.text, u"and 25 more"_s);
    }

    void alertsAreInTheTenantsWords()
    {
        Campaign campaign = q3();
        campaign.alerts = {{u"WARN"_s, {{u"en"_s, u"DEFAULT"_s, u"Slow"_s}, {u"de"_s, u"REQUEST"_s, u"Langsam"_s}}},
                           {u"FATAL"_s, {{{}, {}, u"<b>Gone</b>"_s}}}};
        const DetailsSection alerts = sectionOf(campaignDetails(campaign, nullptr, plainContext()), u"Alerts"_s);
        QCOMPARE(alerts.events.size(), size_t{2});
        QCOMPARE(alerts.events[0].state.word, u"Warning"_s);
        QCOMPARE(alerts.events[0].detail, u"Langsam"_s);
        QCOMPARE(alerts.events[1].state.word, u"FATAL"_s);
        QCOMPARE(alerts.events[1].detail, u"<b>Gone</b>"_s);
    }

    void anOverCampaignIsNotLate()
    {
        Campaign campaign = q3();
        campaign.status = {CampaignStatus::Completed, u"COMPLETED"_s};
        campaign.deadline = plainContext().now.addDays(-30);
        QVERIFY(factOf(campaignDetails(campaign, nullptr, plainContext()), u"Due"_s).contains(u"\nended "_s));
    }
};

QTEST_GUILESS_MAIN(CampaignDetailsTest)
#include "tst_campaign_details.moc"
