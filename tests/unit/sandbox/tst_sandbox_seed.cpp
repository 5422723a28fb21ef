// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qt_warnings.h"
#include "tests/unit/sandbox/test_tenant.h"

#include <QObject>

using namespace baton::sandbox;
using baton::test::TestTenant;

class SandboxSeedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { baton::test::failOnUnexpectedWarnings(); }

    void isTheSameForTheSameSeed()
    {
        const auto everything = [](const std::vector<std::string> &flags) {
            TestTenant tenant(flags);
            std::string all = tenant.send("GET", "/v3/campaigns?detail=FULL").body +
                              tenant.send("GET", "/v3/certifications").body +
                              tenant.send("GET", "/v3/public-identities").body;
            for (const auto &certification : tenant.openCertifications(0, 5))
                all += tenant
                           .send("GET", "/v3/certifications/" + certification["id"].get<std::string>() +
                                            "/access-review-items")
                           .body;
            return all + tenant.service->desk().administrator().secret;
        };
        QVERIFY(everything({}) == everything({}));
        QVERIFY(everything({}) != everything({"--seed", "2"}));
    }

    void holdsWhatThereIsToTry()
    {
        TestTenant tenant({"--certifications", "400", "--identities", "1000"});
        std::set<std::string> types, statuses;
        const auto campaigns = tenant.get("/v3/campaigns");
        for (const auto &campaign : campaigns) {
            types.insert(campaign["type"]);
            statuses.insert(campaign["status"]);
        }
        QCOMPARE(types.size(), std::size_t{5});
        QCOMPARE(statuses.size(), std::size_t{9});

        int active = 0, groups = 0, decidedUnsigned = 0, signedOff = 0, staged = 0, errors = 0, reviewers = 0;
        for (const auto &certification : tenant.certifications()) {
            const std::uint32_t campaign =
                tenant.world->data().campaignIndex(certification["campaign"]["id"].get<std::string>());
            active += tenant.campaign(campaign).status == CampaignStatus::Active ? 1 : 0;
            groups += certification["reviewer"]["type"] == "GOVERNANCE_GROUP" ? 1 : 0;
            signedOff += certification["phase"] == "SIGNED" ? 1 : 0;
            staged += certification["phase"] == "STAGED" ? 1 : 0;
            errors += certification["hasErrors"] ? 1 : 0;
            decidedUnsigned += certification["completed"] && certification["signed"].is_null() ? 1 : 0;
            reviewers += certification["reviewer"]["id"] == tenant.person(known::reviewer).id.text() &&
                                 certification["phase"] == "ACTIVE"
                             ? 1
                             : 0;
            QCOMPARE(certification["phase"] == "SIGNED", !certification["signed"].is_null());
        }
        QVERIFY(active > 250);
        QVERIFY(groups >= 5);
        QVERIFY(signedOff >= 20);
        QVERIFY(staged >= 20);
        QVERIFY(errors >= 5);
        QVERIFY(decidedUnsigned >= 10);
        QVERIFY(reviewers >= 3);

        const SeedData &data = tenant.world->data();
        QVERIFY(data.people[known::leaver].state == PersonState::InactiveLongTerm);
        std::vector<std::uint32_t> trail;
        QCOMPARE(data.landingOf(known::away, &trail), known::standIn);
        trail.clear();
        QCOMPARE(data.landingOf(known::awayChain, &trail), known::chainEnd);
        QCOMPARE(trail.size(), std::size_t{2});
        std::set<std::string> aliases;
        for (const Person &person : data.people)
            QVERIFY(aliases.insert(person.alias).second);
    }

    void nobodyReviewsThemselves_data()
    {
        QTest::addColumn<int>("items");
        QTest::addColumn<int>("identities");
        QTest::newRow("default") << 25 << 1000;
        QTest::newRow("one item") << 1 << 1000;
        QTest::newRow("a large certification in a small tenant") << 700 << 10;
        QTest::newRow("ragged") << 43 << 61;
    }
    void nobodyReviewsThemselves()
    {
        QFETCH(int, items);
        QFETCH(int, identities);
        TestTenant tenant({"--items", std::to_string(items), "--identities", std::to_string(identities)});
        const SeedData &data = tenant.world->data();
        bool adminIsReviewed = false;
        for (std::uint32_t i = 0; i < data.certifications.size(); ++i) {
            const CertificationItems content(data, i);
            std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
            std::map<std::uint32_t, std::uint32_t> subjectOf;
            for (std::uint32_t slot = 0; slot < content.count(); ++slot) {
                const ItemFacts facts = content.item(slot);
                QVERIFY(pairs.emplace(facts.subject, facts.access).second);
                const std::uint32_t person = content.person(facts.subject);
                if (person == kNone)
                    continue;
                QVERIFY(person < data.people.size());
                QVERIFY(subjectOf.emplace(person, facts.subject).first->second == facts.subject);
                QVERIFY(data.certifications[i].group || person != data.certifications[i].reviewer);
                adminIsReviewed = adminIsReviewed || person == known::admin;
            }
            QCOMPARE(pairs.size(), static_cast<std::size_t>(items));
        }
        QVERIFY(adminIsReviewed);
    }

    void managersReviewTheirReports()
    {
        TestTenant tenant;
        const SeedData &data = tenant.world->data();
        int checked = 0;
        for (std::uint32_t i = 0; i < data.certifications.size(); ++i) {
            const SeedCertification &seed = data.certifications[i];
            if (data.campaigns[seed.campaign].type != CampaignType::Manager)
                continue;
            const CertificationItems content(data, i);
            for (std::uint32_t s = 0; s < std::min(5U, data.reportCount(seed.reviewer)); ++s, ++checked)
                QCOMPARE(data.people[content.person(s)].manager, seed.reviewer);
        }
        QVERIFY(checked > 50);
    }
};

QTEST_GUILESS_MAIN(SandboxSeedTest)
#include "tst_sandbox_seed.moc"
