// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qt_warnings.h"
#include "tests/unit/sandbox/moves_support.h"

#include <QObject>

using namespace baton::sandbox;
using namespace baton::test;
using nlohmann::json;

class SandboxMovesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { baton::test::failOnUnexpectedWarnings(); }

    void taskGoesThroughItsStates()
    {
        SmallTenant tenant;
        const auto certification = tenant.openCertifications(0, 1).front();
        const std::uint32_t target = tenant.freePerson({certification});
        const Response response =
            tenant.send("POST", "/v3/campaigns/" + tenant.campaign(0).id.text() + "/reassign",
                        SmallTenant::wholeBody({certification["id"]}, tenant.person(target).id.text()));
        QCOMPARE(response.status, 202);
        QVERIFY(response.acted);
        json task = json::parse(response.body);
        QCOMPARE(task["status"].get<std::string>(), std::string("QUEUED"));
        QCOMPARE(task["type"].get<std::string>(), std::string("ADMIN_REASSIGN"));
        QCOMPARE(task["targetType"].get<std::string>(), std::string("CAMPAIGN"));
        QCOMPARE(task["targetId"].get<std::string>(), tenant.campaign(0).id.text());
        const std::string path = "/v3/certification-tasks/" + task["id"].get<std::string>();
        const std::string list =
            "/v3/certification-tasks?filters=id%20in%20(%22" + task["id"].get<std::string>() + "%22)";
        QCOMPARE(tenant.get(list).size(), std::size_t{1});
        QVERIFY(tenant.get("/v3/certification-tasks?filters=type%20eq%20%22REASSIGN%22").empty());
        tenant.now += 500;
        QCOMPARE(tenant.get(path)["status"].get<std::string>(), std::string("IN_PROGRESS"));
        QCOMPARE(tenant.get(list).size(), std::size_t{1});
        tenant.now += 999;
        QVERIFY(tenant.get("/v3/certifications/" + certification["id"].get<std::string>())["id"] ==
                certification["id"]);
        tenant.now += 1;
        QCOMPARE(tenant.get(path)["status"].get<std::string>(), std::string("SUCCESS"));
        QVERIFY(tenant.get(path)["errors"].empty());
        QVERIFY(tenant.get(list).empty());
    }

    void wholeMoves_data()
    {
        QTest::addColumn<QString>("variant");
        QTest::newRow("new id") << QStringLiteral("reassigned-certification=new-id");
        QTest::newRow("same id") << QStringLiteral("reassigned-certification=same-id");
    }
    void wholeMoves()
    {
        QFETCH(QString, variant);
        const bool newId = variant.endsWith(QLatin1String("new-id"));
        SmallTenant tenant({"--task-duration", "0", "--variant", variant.toStdString()});
        const auto moved = tenant.openCertifications(0, 3);
        const std::uint32_t target = tenant.freePerson(moved);
        const std::string targetId = tenant.person(target).id.text();
        const auto before = rowsByReviewer(tenant, 0);
        std::vector<std::string> ids;
        Rows expected = before.count(targetId) > 0 ? before.at(targetId) : Rows();
        for (const auto &certification : moved) {
            ids.push_back(certification["id"]);
            for (const auto &item : tenant.items(ids.back()))
                expected.emplace(item["identitySummary"]["name"], item["accessSummary"]["access"]["id"]);
        }
        const std::string firstItem = tenant.items(ids[0])[0]["id"];
        QCOMPARE(tenant
                     .send("POST", "/v3/campaigns/" + tenant.campaign(0).id.text() + "/reassign",
                           SmallTenant::wholeBody(ids, targetId, "Leaving \"today\""))
                     .status,
                 202);
        const auto after = rowsByReviewer(tenant, 0);
        QVERIFY(all(before) == all(after));
        QVERIFY(after.at(targetId) == expected);
        verifyConsistent(tenant);

        std::set<std::string> from;
        for (const auto &certification : tenant.certifications("&reviewer-identity=" + targetId)) {
            if (certification["reassignment"].is_null())
                continue;
            const auto &reassignment = certification["reassignment"];
            from.insert(reassignment["from"]["id"]);
            QCOMPARE(reassignment["comment"].get<std::string>(), std::string("Leaving \"today\""));
            QCOMPARE(reassignment["from"]["type"].get<std::string>(), std::string("CERTIFICATION"));
            const bool known = std::any_of(moved.begin(), moved.end(), [&](const json &was) {
                return was["id"] == reassignment["from"]["id"] &&
                       was["reviewer"]["id"] == reassignment["from"]["reviewer"]["id"];
            });
            QVERIFY(known);
            QCOMPARE(certification["id"] == reassignment["from"]["id"], !newId);
        }
        QCOMPARE(from.size(), std::size_t{3});
        QCOMPARE(tenant.send("GET", "/v3/certifications/" + ids[0]).status, newId ? 404 : 200);
        if (!newId)
            QCOMPARE(tenant.items(ids[0])[0]["id"].get<std::string>(), firstItem);
        QCOMPARE(tenant.certifications().size(), kCertifications);
    }

    void itemMovesAccumulate_data() { wholeMoves_data(); }
    void itemMovesAccumulate()
    {
        QFETCH(QString, variant);
        const bool newId = variant.endsWith(QLatin1String("new-id"));
        SmallTenant tenant({"--task-duration", "0", "--variant", variant.toStdString()});
        const auto certification = tenant.openCertifications(0, 1).front();
        const std::string id = certification["id"];
        const std::string target = tenant.person(tenant.freePerson({certification})).id.text();
        const auto before = rowsByReviewer(tenant, 0);
        const auto items = tenant.items(id);
        const std::string first = items[0]["identitySummary"]["identityId"];
        const std::string path = "/v3/certifications/" + id;

        // Two items of one person, one at once and one by a task, then the person's rest as a summary.
        Response response =
            tenant.send("POST", path + "/reassign", SmallTenant::itemsBody({items[0]["id"]}, "ITEM", target));
        QCOMPARE(response.status, 200);
        QVERIFY(response.acted);
        QCOMPARE(json::parse(response.body)["id"].get<std::string>(), id);
        QCOMPARE(json::parse(response.body)["decisionsTotal"].get<int>(), 24);
        response =
            tenant.send("POST", path + "/reassign-async", SmallTenant::itemsBody({items[1]["id"]}, "ITEM", target));
        QCOMPARE(response.status, 200);
        QCOMPARE(json::parse(response.body)["type"].get<std::string>(), std::string("REASSIGN"));
        QCOMPARE(json::parse(response.body)["targetId"].get<std::string>(), id);
        QCOMPARE(tenant.items(id).size(), std::size_t{23});
        response = tenant.send(
            "POST", path + "/reassign",
            SmallTenant::itemsBody({tenant.items(id)[0]["identitySummary"]["id"]}, "IDENTITY_SUMMARY", target));
        QCOMPARE(response.status, 200);
        verifyConsistent(tenant);
        QVERIFY(all(before) == all(rowsByReviewer(tenant, 0)));

        std::vector<json> made;
        for (const auto &one : tenant.certifications("&reviewer-identity=" + target)) {
            if (!one["reassignment"].is_null())
                made.push_back(one);
        }
        QCOMPARE(made.size(), std::size_t{1});
        QCOMPARE(made[0]["reassignment"]["from"]["id"].get<std::string>(), id);
        QCOMPARE(made[0]["decisionsTotal"].get<int>(), 5);
        QCOMPARE(made[0]["identitiesTotal"].get<int>(), 1);
        const auto there = tenant.items(made[0]["id"]);
        for (const auto &item : there)
            QCOMPARE(item["identitySummary"]["identityId"].get<std::string>(), first);
        const bool sameItemId =
            std::any_of(there.begin(), there.end(), [&](const json &item) { return item["id"] == items[0]["id"]; });
        QCOMPARE(sameItemId, !newId);

        // When the rest follows, the source is gone from the lists.
        std::vector<std::string> rest;
        for (const auto &summary : tenant.get(path + "/identity-summaries"))
            rest.push_back(summary["id"]);
        QCOMPARE(
            tenant.send("POST", path + "/reassign", SmallTenant::itemsBody(rest, "IDENTITY_SUMMARY", target)).status,
            200);
        QCOMPARE(tenant.send("GET", path).status, 404);
        QCOMPARE(tenant.certifications().size(), kCertifications);
        verifyConsistent(tenant);
        QVERIFY(all(before) == all(rowsByReviewer(tenant, 0)));
    }

    void badIdStopsAllOrOnlyItself_data()
    {
        QTest::addColumn<QString>("variant");
        QTest::addColumn<bool>("whole");
        QTest::addColumn<bool>("moves");
        for (const bool whole : {true, false}) {
            const QByteArray what = whole ? QByteArray("whole") : QByteArray("items");
            QTest::addRow("%s, all", what.constData()) << QStringLiteral("bad-id=fails-call") << whole << false;
            QTest::addRow("%s, itself", what.constData()) << QStringLiteral("bad-id=fails-itself") << whole << true;
        }
    }
    void badIdStopsAllOrOnlyItself()
    {
        QFETCH(QString, variant);
        QFETCH(bool, whole);
        QFETCH(bool, moves);
        SmallTenant tenant({"--task-duration", "0", "--variant", variant.toStdString()});
        const auto certification = tenant.openCertifications(0, 1).front();
        const std::string id = certification["id"];
        const std::string target = tenant.person(tenant.freePerson({certification})).id.text();
        const std::string bad(32, 'f');
        const Response response =
            whole ? tenant.send("POST", "/v3/campaigns/" + tenant.campaign(0).id.text() + "/reassign",
                                SmallTenant::wholeBody({id, bad}, target))
                  : tenant.send("POST", "/v3/certifications/" + id + "/reassign-async",
                                SmallTenant::itemsBody({tenant.items(id)[0]["id"], bad}, "ITEM", target));
        const json task = tenant.get("/v3/certification-tasks/" + json::parse(response.body)["id"].get<std::string>());
        QCOMPARE(task["status"].get<std::string>(), std::string("ERROR"));
        QCOMPARE(task["errors"].size(), std::size_t{1});
        QVERIFY(task["errors"][0]["text"].get<std::string>().find(bad) != std::string::npos);
        if (whole)
            QCOMPARE(tenant.send("GET", "/v3/certifications/" + id).status, moves ? 404 : 200);
        else
            QCOMPARE(tenant.items(id).size(), std::size_t{moves ? 24U : 25U});
        verifyConsistent(tenant);
    }

    void backAndForthLosesNothing()
    {
        for (const char *variant : {"reassigned-certification=new-id", "reassigned-certification=same-id"}) {
            SmallTenant tenant({"--task-duration", "0", "--variant", variant});
            const auto certification = tenant.openCertifications(0, 1).front();
            std::string holder = certification["reviewer"]["id"];
            std::string other = tenant.person(tenant.freePerson({certification})).id.text();
            const auto before = rowsByReviewer(tenant, 0);
            std::string id = certification["id"];
            for (int round = 0; round < 6; ++round) {
                const auto items = tenant.items(id);
                QCOMPARE(tenant
                             .send("POST", "/v3/certifications/" + id + "/reassign",
                                   SmallTenant::itemsBody({items[0]["id"], items.back()["id"]}, "ITEM", other))
                             .status,
                         200);
                verifyConsistent(tenant);
                QVERIFY(all(before) == all(rowsByReviewer(tenant, 0)));
                for (const auto &one : tenant.certifications("&reviewer-identity=" + other)) {
                    if (!one["reassignment"].is_null() && one["reassignment"]["from"]["id"] == id)
                        id = one["id"];
                }
                std::swap(holder, other);
            }
            QCOMPARE(tenant.items(id).size(), std::size_t{2});
        }
    }
};

QTEST_GUILESS_MAIN(SandboxMovesTest)
#include "tst_sandbox_moves.moc"
