// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qt_warnings.h"
#include "tests/unit/sandbox/moves_support.h"

#include <QObject>

using namespace baton::sandbox;
using namespace baton::test;
using nlohmann::json;

class SandboxVariantsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { baton::test::failOnUnexpectedWarnings(); }

    void mixedItemsMakeDuplicates_data()
    {
        QTest::addColumn<QString>("variant");
        QTest::addColumn<bool>("byPerson");
        QTest::addColumn<int>("summaries");
        QTest::newRow("mixed") << QStringLiteral("mixed-items=duplicates") << false << 4;
        QTest::newRow("mixed, clean") << QStringLiteral("mixed-items=clean") << false << 2;
        QTest::newRow("one person") << QStringLiteral("mixed-items=duplicates") << true << 1;
    }
    void mixedItemsMakeDuplicates()
    {
        QFETCH(QString, variant);
        QFETCH(bool, byPerson);
        QFETCH(int, summaries);
        SmallTenant tenant({"--variant", variant.toStdString()});
        const auto certification = tenant.openCertifications(0, 1).front();
        const std::string id = certification["id"];
        const std::string target = tenant.person(tenant.freePerson({certification})).id.text();
        const auto items = tenant.items(id);
        std::vector<std::string> ids = {items[0]["id"], items[1]["id"]};
        if (!byPerson)
            ids.insert(ids.end(), {items[5]["id"], items[6]["id"]});
        QCOMPARE(
            tenant.send("POST", "/v3/certifications/" + id + "/reassign", SmallTenant::itemsBody(ids, "ITEM", target))
                .status,
            200);
        for (const auto &one : tenant.certifications("&reviewer-identity=" + target)) {
            if (!one["reassignment"].is_null())
                QCOMPARE(one["identitiesTotal"].get<int>(), summaries);
        }
        verifyConsistent(tenant);
    }

    void delayedShowsLater()
    {
        SmallTenant tenant({"--task-duration", "0", "--variant", "visibility=delayed"});
        const auto certification = tenant.openCertifications(0, 1).front();
        const std::string id = certification["id"];
        const std::string target = tenant.person(tenant.freePerson({certification})).id.text();
        const auto items = tenant.items(id);
        const std::string path = "/v3/certifications/" + id;
        const std::string body = SmallTenant::itemsBody({items[0]["id"]}, "ITEM", target);
        const Response response = tenant.send("POST", path + "/reassign", body);
        QCOMPARE(json::parse(response.body)["decisionsTotal"].get<int>(), 24);
        QCOMPARE(tenant.items(id).size(), std::size_t{25});
        // What lists still show is gone all the same.
        QCOMPARE(tenant.send("POST", path + "/reassign", body).status, 400);
        const Response task = tenant.send("POST", "/v3/campaigns/" + tenant.campaign(0).id.text() + "/reassign",
                                          SmallTenant::wholeBody({id}, target));
        QCOMPARE(tenant.get("/v3/certification-tasks/" + json::parse(task.body)["id"].get<std::string>())["status"]
                     .get<std::string>(),
                 std::string("SUCCESS"));
        tenant.now += 1499;
        QCOMPARE(tenant.send("GET", path).status, 200);
        tenant.now += 1;
        QCOMPARE(tenant.send("GET", path).status, 404);
        QCOMPARE(tenant.certifications().size(), kCertifications + 1);
        verifyConsistent(tenant);
    }

    void outOfOfficeLandsElsewhere_data()
    {
        QTest::addColumn<QString>("variant");
        QTest::newRow("array") << QStringLiteral("trail=array");
        QTest::newRow("object") << QStringLiteral("trail=object");
    }
    void outOfOfficeLandsElsewhere()
    {
        QFETCH(QString, variant);
        SmallTenant tenant({"--task-duration", "0", "--variant", variant.toStdString()});
        const std::string end = tenant.person(known::chainEnd).id.text();
        // A campaign that reviews accounts, so that nobody stands in the way as the person reviewed.
        const auto certification = tenant.openCertifications(3, 1, end).front();
        const Response response =
            tenant.send("POST", "/v3/campaigns/" + tenant.campaign(3).id.text() + "/reassign",
                        SmallTenant::wholeBody({certification["id"]}, tenant.person(known::awayChain).id.text()));
        const json task = tenant.get("/v3/certification-tasks/" + json::parse(response.body)["id"].get<std::string>());
        QCOMPARE(task["status"].get<std::string>(), std::string("SUCCESS"));
        const json &trail = task["reassignmentTrailDTOs"];
        QCOMPARE(trail.is_array(), variant.endsWith(QLatin1String("array")));
        const json &step = trail.is_array() ? trail[0] : trail;
        QCOMPARE(step["previousOwner"].get<std::string>(), tenant.person(known::awayChain).id.text());
        QCOMPARE(step["reassignmentType"].get<std::string>(), std::string("AUTOMATIC_REASSIGNMENT"));
        if (trail.is_array())
            QCOMPARE(trail[1]["newOwner"].get<std::string>(), end);
        bool found = false;
        for (const auto &one : tenant.certifications("&reviewer-identity=" + end))
            found =
                found || (!one["reassignment"].is_null() && one["reassignment"]["from"]["id"] == certification["id"]);
        QVERIFY(found);
    }

    void targetSummariesMoveAccounts()
    {
        SmallTenant tenant;
        const auto certification = tenant.openCertifications(3, 1).front();
        const std::string id = certification["id"];
        const std::string path = "/v3/certifications/" + id;
        const std::string target = tenant.person(tenant.freePerson({certification})).id.text();
        const json summaries = tenant.get(path + "/identity-summaries");
        QVERIFY(!summaries[0].contains("identityId"));
        const std::vector<std::string> ids = {summaries[0]["id"], summaries[1]["id"]};
        QCOMPARE(
            tenant.send("POST", path + "/reassign", SmallTenant::itemsBody(ids, "IDENTITY_SUMMARY", target)).status,
            400);
        QCOMPARE(tenant.send("POST", path + "/reassign", SmallTenant::itemsBody(ids, "TARGET_SUMMARY", target)).status,
                 200);
        QCOMPARE(tenant.items(id).size(), std::size_t{15});
        verifyConsistent(tenant);
    }

    void betaTwinLacksTheTrail()
    {
        SmallTenant tenant;
        const auto certification = tenant.openCertifications(0, 1).front();
        const std::string target = tenant.person(tenant.freePerson({certification})).id.text();
        const Response response = tenant.send("POST", "/beta/campaigns/" + tenant.campaign(0).id.text() + "/reassign",
                                              SmallTenant::wholeBody({certification["id"]}, target));
        QCOMPARE(response.status, 202);
        QVERIFY(!json::parse(response.body).contains("reassignmentTrailDTOs"));
        QCOMPARE(response.headers.back().first, std::string("X-Deprecated"));
    }
};

QTEST_GUILESS_MAIN(SandboxVariantsTest)
#include "tst_sandbox_variants.moc"
