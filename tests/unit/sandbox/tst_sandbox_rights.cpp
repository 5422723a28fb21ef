// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qt_warnings.h"
#include "tests/unit/sandbox/test_tenant.h"

#include <QObject>

using namespace baton::sandbox;
using baton::test::TestTenant;
using nlohmann::json;

class SandboxRightsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { baton::test::failOnUnexpectedWarnings(); }

    void aReviewerSeesTheirOwn()
    {
        TestTenant tenant;
        const std::string me = tenant.person(known::reviewer).id.text();
        const json mine = json::parse(tenant.send("GET", "/v3/certifications", {}, "reviewer").body);
        QVERIFY(mine.size() >= 3);
        for (const auto &certification : mine) {
            QCOMPARE(certification["reviewer"]["id"].get<std::string>(), me);
            QCOMPARE(tenant
                         .send("GET",
                               "/v3/certifications/" + certification["id"].get<std::string>() + "/access-review-items",
                               {}, "reviewer")
                         .status,
                     200);
        }
        const std::string other = tenant.openCertifications(0, 1, me).front()["id"];
        for (const char *path : {"", "/access-review-items", "/identity-summaries"})
            QCOMPARE(tenant.send("GET", "/v3/certifications/" + other + path, {}, "reviewer").status, 403);
        QCOMPARE(tenant
                     .send("GET", "/v3/certifications?reviewer-identity=" + tenant.person(known::admin).id.text(), {},
                           "reviewer")
                     .status,
                 403);
        QCOMPARE(tenant.send("GET", "/v3/certifications?reviewer-identity=" + me, {}, "reviewer").status, 200);
        QCOMPARE(tenant.send("GET", "/v3/public-identities", {}, "reviewer").status, 200);
        QCOMPARE(tenant.send("GET", "/v3/campaigns", {}, "reviewer").status, 403);
        QCOMPARE(tenant.send("GET", "/v3/campaigns/" + tenant.campaign(0).id.text(), {}, "reviewer").status, 403);
    }

    void aReviewerMovesTheirOwnItems()
    {
        TestTenant tenant;
        const std::string me = tenant.person(known::reviewer).id.text();
        const auto mine = tenant.certifications("&reviewer-identity=" + me).front();
        const std::string id = mine["id"];
        const std::string target = tenant.person(tenant.freePerson({mine})).id.text();
        const auto items = tenant.items(id);
        QCOMPARE(tenant
                     .send("POST", "/v3/campaigns/" + mine["campaign"]["id"].get<std::string>() + "/reassign",
                           TestTenant::wholeBody({id}, target), "reviewer")
                     .status,
                 403);
        QCOMPARE(tenant
                     .send("POST", "/v3/certifications/" + id + "/reassign",
                           TestTenant::itemsBody({items[0]["id"]}, "ITEM", target), "reviewer")
                     .status,
                 200);
        const Response task = tenant.send("POST", "/v3/certifications/" + id + "/reassign-async",
                                          TestTenant::itemsBody({items[1]["id"]}, "ITEM", target), "reviewer");
        QCOMPARE(task.status, 200);
        const std::string taskPath = "/v3/certification-tasks/" + json::parse(task.body)["id"].get<std::string>();
        QCOMPARE(tenant.send("GET", taskPath, {}, "reviewer").status, 200);
        QCOMPARE(json::parse(tenant.send("GET", "/v3/certification-tasks", {}, "reviewer").body).size(),
                 std::size_t{1});

        const auto other = tenant.openCertifications(0, 1, me).front();
        const std::string path = "/v3/certifications/" + other["id"].get<std::string>() + "/reassign";
        const std::string item = tenant.items(other["id"])[0]["id"];
        QCOMPARE(tenant.send("POST", path, TestTenant::itemsBody({item}, "ITEM", target), "reviewer").status, 403);
        const Response adminTask = tenant.send("POST", path + "-async", TestTenant::itemsBody({item}, "ITEM", target));
        QCOMPARE(tenant
                     .send("GET", "/v3/certification-tasks/" + json::parse(adminTask.body)["id"].get<std::string>(), {},
                           "reviewer")
                     .status,
                 403);
        QCOMPARE(json::parse(tenant.send("GET", "/v3/certification-tasks", {}, "reviewer").body).size(),
                 std::size_t{1});
        QCOMPARE(tenant.get("/v3/certification-tasks").size(), std::size_t{2});
        QCOMPARE(tenant.get("/v3/certification-tasks?reviewer-identity=" + me).size(), std::size_t{1});
    }

    void scopesBound()
    {
        TestTenant tenant;
        const auto &client = tenant.service->desk().administrator();
        const auto status = [&](const std::string &scope, const std::string &method, const std::string &path) {
            return tenant.send(method, path, "{}", tenant.token(client, scope)).status;
        };
        const std::string reassign = "/v3/campaigns/" + tenant.campaign(0).id.text() + "/reassign";
        QCOMPARE(status("idn:campaign:read", "GET", "/v3/campaigns"), 200);
        QCOMPARE(status("idn:campaign:read", "POST", reassign), 403);
        QCOMPARE(status("idn:campaign:manage", "GET", "/v3/certifications"), 200);
        QCOMPARE(status("idn:campaign:manage", "POST", reassign), 400);
        QCOMPARE(status("sp:scopes:default", "GET", "/v3/public-identities"), 200);
        QCOMPARE(status("sp:scopes:default", "GET", "/v3/campaigns"), 403);
        QCOMPARE(status("idn:campaign:manage", "GET", "/beta/reassignment-configurations/x/evaluate/CERTIFICATIONS"),
                 403);
    }
};

QTEST_GUILESS_MAIN(SandboxRightsTest)
#include "tst_sandbox_rights.moc"
