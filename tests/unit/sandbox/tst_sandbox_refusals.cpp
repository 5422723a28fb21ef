// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qt_warnings.h"
#include "tests/unit/sandbox/test_tenant.h"

#include <QObject>

using namespace baton::sandbox;
using baton::test::TestTenant;
using nlohmann::json;

namespace {

/// The first certification that the condition picks.
template <typename Condition> json firstWhere(TestTenant &tenant, Condition condition)
{
    for (const auto &certification : tenant.certifications()) {
        if (condition(certification))
            return certification;
    }
    return {};
}

std::string campaignPath(const json &certification)
{
    return "/v3/campaigns/" + certification["campaign"]["id"].get<std::string>() + "/reassign";
}

std::string itemPath(const json &certification, const char *call)
{
    return "/v3/certifications/" + certification["id"].get<std::string>() + "/" + call;
}

json finishedTask(TestTenant &tenant, const Response &response)
{
    tenant.now += 2000;
    return tenant.get("/v3/certification-tasks/" + json::parse(response.body)["id"].get<std::string>());
}

} // namespace

class SandboxRefusalsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { baton::test::failOnUnexpectedWarnings(); }

    void limits_data()
    {
        QTest::addColumn<QString>("call");
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("status");
        QTest::newRow("sync 50") << QStringLiteral("reassign") << 50 << 200;
        QTest::newRow("sync 51") << QStringLiteral("reassign") << 51 << 400;
        QTest::newRow("sync 0") << QStringLiteral("reassign") << 0 << 400;
        QTest::newRow("async 500") << QStringLiteral("reassign-async") << 500 << 200;
        QTest::newRow("async 501") << QStringLiteral("reassign-async") << 501 << 400;
    }
    void limits()
    {
        QFETCH(QString, call);
        QFETCH(int, count);
        QFETCH(int, status);
        TestTenant tenant({"--items", "600", "--identities", "1000"});
        const auto certification = tenant.openCertifications(3, 1).front();
        std::vector<std::string> ids;
        for (int offset = 0; offset < count; offset += 250) {
            for (const auto &item :
                 tenant.get(itemPath(certification, "access-review-items") + "?offset=" + std::to_string(offset))) {
                if (ids.size() < static_cast<std::size_t>(count))
                    ids.push_back(item["id"]);
            }
        }
        const std::string target = tenant.person(tenant.freePerson({certification})).id.text();
        const Response response = tenant.send("POST", itemPath(certification, call.toUtf8().constData()),
                                              TestTenant::itemsBody(ids, "ITEM", target));
        QCOMPARE(response.status, status);
        QCOMPARE(response.acted, status == 200);
    }

    void campaignLimit()
    {
        TestTenant tenant;
        const auto certification = tenant.openCertifications(0, 1).front();
        const std::string target = tenant.person(tenant.freePerson({certification})).id.text();
        const std::vector<std::string> ids(251, certification["id"].get<std::string>());
        QCOMPARE(tenant.send("POST", campaignPath(certification), TestTenant::wholeBody(ids, target)).status, 400);
        const std::vector<std::string> fewer(ids.begin(), ids.end() - 1);
        QCOMPARE(tenant.send("POST", campaignPath(certification), TestTenant::wholeBody(fewer, target)).status, 202);
        QCOMPARE(tenant.send("POST", campaignPath(certification), TestTenant::wholeBody({}, target)).status, 400);
    }

    void bodies_data()
    {
        QTest::addColumn<bool>("whole");
        QTest::addColumn<QByteArray>("body");
        const auto whole = [](const char *body) { QTest::newRow(body) << true << QByteArray(body); };
        const auto items = [](const char *body) { QTest::newRow(body) << false << QByteArray(body); };
        whole("");
        whole("[]");
        whole("{");
        whole(R"({"certificationIds":"ID","reassignTo":{"id":"TO","type":"IDENTITY"},"reason":"r"})");
        whole(R"({"certificationIds":[1],"reassignTo":{"id":"TO","type":"IDENTITY"},"reason":"r"})");
        whole(R"({"certificationIds":["ID"],"reassignTo":"TO","reason":"r"})");
        whole(R"({"certificationIds":["ID"],"reassignTo":{"id":"TO","type":"GOVERNANCE_GROUP"},"reason":"r"})");
        whole(R"({"certificationIds":["ID"],"reassignTo":{"id":"TO"},"reason":"r"})");
        whole(R"({"certificationIds":["ID"],"reassignTo":{"id":"TO","type":"IDENTITY"},"reason":""})");
        whole(R"({"certificationIds":["ID"],"reassignTo":{"id":"TO","type":"IDENTITY"}})");
        items(R"({"reassign":[{"id":"ITEM"}],"reassignTo":"TO","reason":"r"})");
        items(R"({"reassign":[{"id":"ITEM","type":"PERSON"}],"reassignTo":"TO","reason":"r"})");
        items(R"({"reassign":[{"type":"ITEM"}],"reassignTo":"TO","reason":"r"})");
        items(R"({"reassign":["ITEM"],"reassignTo":"TO","reason":"r"})");
        items(R"({"items":[{"id":"ITEM","type":"ITEM"}],"reassignTo":"TO","reason":"r"})");
        items(R"({"reassign":[{"id":"ITEM","type":"ITEM"}],"reassignTo":{"id":"TO"},"reason":"r"})");
        items(R"({"reassign":[{"id":"ITEM","type":"ITEM"}],"reassignTo":"TO"})");
        items(R"({"reassign":[{"id":"ITEM","type":"ITEM"}],"reason":"r"})");
    }
    void bodies()
    {
        QFETCH(bool, whole);
        QFETCH(QByteArray, body);
        TestTenant tenant;
        const auto certification = tenant.openCertifications(0, 1).front();
        const std::string target = tenant.person(tenant.freePerson({certification})).id.text();
        const std::string item = tenant.items(certification["id"])[0]["id"];
        body.replace("\"ID\"", ("\"" + certification["id"].get<std::string>() + "\"").c_str());
        body.replace("\"TO\"", ("\"" + target + "\"").c_str());
        body.replace("{\"id\":\"ITEM\"", ("{\"id\":\"" + item + "\"").c_str());
        for (const char *call : {"reassign", "reassign-async"}) {
            const Response response = tenant.send(
                "POST", whole ? campaignPath(certification) : itemPath(certification, call), body.toStdString());
            QCOMPARE(response.status, 400);
            QVERIFY(!response.acted);
        }
    }

    void selfReview()
    {
        TestTenant tenant;
        const auto certification = firstWhere(tenant, [&](const json &one) {
            return one["campaign"]["id"] == tenant.campaign(0).id.text() && one["phase"] == "ACTIVE" &&
                   one["reviewer"]["id"] == tenant.person(known::admin).id.text();
        });
        QVERIFY(certification.is_object());
        const std::string reviewed = tenant.person(known::standIn).id.text(); // reports to the administrator
        const json task = finishedTask(tenant, tenant.send("POST", campaignPath(certification),
                                                           TestTenant::wholeBody({certification["id"]}, reviewed)));
        QCOMPARE(task["status"].get<std::string>(), std::string("ERROR"));
        QVERIFY(task["errors"][0]["text"].get<std::string>().find("own access") != std::string::npos);
        QCOMPARE(task["reassignmentTrailDTOs"].size(), std::size_t{1});
        QVERIFY(task["reassignmentTrailDTOs"][0]["previousOwner"] == certification["reviewer"]["id"]);
        QCOMPARE(task["reassignmentTrailDTOs"][0]["newOwner"].get<std::string>(), reviewed);

        // The person who is away forwards to them: the trail leads there in two steps.
        const json forwarded = finishedTask(
            tenant, tenant.send("POST", campaignPath(certification),
                                TestTenant::wholeBody({certification["id"]}, tenant.person(known::away).id.text())));
        QCOMPARE(forwarded["status"].get<std::string>(), std::string("ERROR"));
        QCOMPARE(forwarded["reassignmentTrailDTOs"].size(), std::size_t{2});
        QCOMPARE(forwarded["reassignmentTrailDTOs"][1]["newOwner"].get<std::string>(), reviewed);

        std::vector<std::string> own, others;
        for (const auto &item : tenant.items(certification["id"]))
            (item["identitySummary"]["identityId"] == reviewed ? own : others).push_back(item["id"]);
        QCOMPARE(tenant
                     .send("POST", itemPath(certification, "reassign"),
                           TestTenant::itemsBody({own[0], others[0]}, "ITEM", reviewed))
                     .status,
                 400);
        QCOMPARE(tenant.items(certification["id"]).size(), std::size_t{25});
        QCOMPARE(
            tenant.send("POST", itemPath(certification, "reassign"), TestTenant::itemsBody(others, "ITEM", reviewed))
                .status,
            200);
        QCOMPARE(tenant.items(certification["id"]).size(), own.size());
    }

    void signedOff()
    {
        TestTenant tenant;
        const auto certification = firstWhere(tenant, [&](const json &one) {
            return one["phase"] == "SIGNED" && one["campaign"]["id"] == tenant.campaign(0).id.text();
        });
        const std::string target = tenant.person(tenant.freePerson({certification})).id.text();
        const std::string item = tenant.items(certification["id"])[0]["id"];
        for (const char *call : {"reassign", "reassign-async"})
            QCOMPARE(tenant.send("POST", itemPath(certification, call), TestTenant::itemsBody({item}, "ITEM", target))
                         .status,
                     400);
        const Response response =
            tenant.send("POST", campaignPath(certification), TestTenant::wholeBody({certification["id"]}, target));
        QCOMPARE(response.status, 202);
        QCOMPARE(finishedTask(tenant, response)["status"].get<std::string>(), std::string("ERROR"));
    }

    void governanceGroups()
    {
        for (const bool allowed : {true, false}) {
            TestTenant tenant(
                {"--variant", allowed ? "group-campaign-reassign=allowed" : "group-campaign-reassign=refused"});
            const auto certification =
                firstWhere(tenant, [](const json &one) { return one["reviewer"]["type"] == "GOVERNANCE_GROUP"; });
            QVERIFY(certification.is_object());
            QVERIFY(certification["phase"] == "ACTIVE");
            for (const char *call : {"", "access-review-items", "identity-summaries"})
                QCOMPARE(tenant.send("GET", itemPath(certification, call)).status, 400);
            // Somebody who is not among the people reviewed, whom nobody can list here.
            const std::uint32_t index = tenant.world->truth().find(certification["id"].get<std::string>());
            const CertificationItems content(tenant.world->data(), index);
            std::set<std::uint32_t> reviewed;
            for (std::uint32_t subject = 0; subject < 5; ++subject)
                reviewed.insert(content.person(subject));
            std::uint32_t person = 8;
            while (reviewed.count(person) > 0 || tenant.person(person).state != PersonState::Active ||
                   tenant.person(person).forwardTo != kNone)
                ++person;
            const std::string target = tenant.person(person).id.text();
            for (const char *call : {"reassign", "reassign-async"})
                QCOMPARE(
                    tenant.send("POST", itemPath(certification, call), TestTenant::itemsBody({target}, "ITEM", target))
                        .status,
                    400);
            const Response response =
                tenant.send("POST", campaignPath(certification), TestTenant::wholeBody({certification["id"]}, target));
            QCOMPARE(response.status, allowed ? 202 : 400);
            if (!allowed)
                continue;
            QCOMPARE(finishedTask(tenant, response)["status"].get<std::string>(), std::string("SUCCESS"));
            bool found = false;
            for (const auto &one : tenant.certifications("&reviewer-identity=" + target)) {
                if (!one["reassignment"].is_null())
                    found = found || one["reassignment"]["from"]["reviewer"]["type"] == "GOVERNANCE_GROUP";
            }
            QVERIFY(found);
        }
    }

    void targets()
    {
        TestTenant tenant;
        const auto certification = tenant.openCertifications(0, 1).front();
        const std::string item = tenant.items(certification["id"])[0]["id"];
        const std::string reviewer = certification["reviewer"]["id"];
        const auto statuses = [&](const std::string &target) {
            return std::vector<int>{
                tenant.send("POST", campaignPath(certification), TestTenant::wholeBody({certification["id"]}, target))
                    .status,
                tenant.send("POST", itemPath(certification, "reassign"), TestTenant::itemsBody({item}, "ITEM", target))
                    .status,
                tenant
                    .send("POST", itemPath(certification, "reassign-async"),
                          TestTenant::itemsBody({item}, "ITEM", target))
                    .status};
        };
        QCOMPARE(statuses("nobody"), (std::vector<int>{404, 404, 404}));
        QCOMPARE(statuses(tenant.person(known::leaver).id.text()), (std::vector<int>{400, 400, 400}));
        QCOMPARE(statuses(reviewer), (std::vector<int>{202, 400, 200}));
        tenant.now += 2000;
        for (const baton::sandbox::Task &task : tenant.world->tasks()) {
            tenant.get("/v3/campaigns");
            QVERIFY(task.status == TaskStatus::Error);
        }
    }

    void campaignStates()
    {
        TestTenant tenant({"--certifications", "400", "--identities", "1000"});
        for (std::uint32_t index = 0; index < 12; ++index) {
            const CampaignStatus status = tenant.campaign(index).status;
            const bool open = status == CampaignStatus::Active || status == CampaignStatus::Staged;
            const std::string path = "/v3/campaigns/" + tenant.campaign(index).id.text() + "/reassign";
            const Response response =
                tenant.send("POST", path, TestTenant::wholeBody({"x"}, tenant.person(known::standIn).id.text()));
            QCOMPARE(response.status, open ? 202 : 400);
        }
        QCOMPARE(tenant.send("POST", "/v3/campaigns/x/reassign", "{}").status, 404);
    }

    void aTaskFindsWhatAnotherTook()
    {
        TestTenant tenant;
        const auto certification = tenant.openCertifications(0, 1).front();
        const std::string target = tenant.person(tenant.freePerson({certification})).id.text();
        const std::string body = TestTenant::wholeBody({certification["id"]}, target);
        const Response first = tenant.send("POST", campaignPath(certification), body);
        const Response second = tenant.send("POST", campaignPath(certification), body);
        const Response third =
            tenant.send("POST", itemPath(certification, "reassign-async"),
                        TestTenant::itemsBody({tenant.items(certification["id"])[0]["id"]}, "ITEM", target));
        QCOMPARE(finishedTask(tenant, first)["status"].get<std::string>(), std::string("SUCCESS"));
        QCOMPARE(finishedTask(tenant, second)["status"].get<std::string>(), std::string("ERROR"));
        QCOMPARE(finishedTask(tenant, third)["status"].get<std::string>(), std::string("ERROR"));
        QCOMPARE(tenant.certifications().size(), std::size_t{100});
    }
};

QTEST_GUILESS_MAIN(SandboxRefusalsTest)
#include "tst_sandbox_refusals.moc"
