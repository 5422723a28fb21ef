// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qt_warnings.h"
#include "tests/unit/sandbox/test_tenant.h"

#include <QObject>

#include <map>

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

    /// One of the scopes that the description names for an endpoint is enough, and nothing else is; "manage" holds
    /// "read".
    void scopes_data()
    {
        QTest::addColumn<QString>("scope");
        QTest::addColumn<QString>("endpoint");
        QTest::addColumn<int>("status");
        const auto row = [](const char *scope, const char *endpoint, int status) {
            QTest::addRow("%s %s", scope, endpoint) << scope << endpoint << status;
        };
        for (const char *scope : {"idn:campaign:read", "idn:campaign:manage", "idn:campaign-report:read",
                                  "idn:campaign-report:manage", "sp:scopes:all"})
            row(scope, "campaigns", 200);
        for (const char *scope :
             {"sp:scopes:default", "idn:identity:read", "idn:reassignment-configuration:manage", "sp:search:read"})
            row(scope, "campaigns", 403);
        for (const char *endpoint : {"campaign", "certifications", "certification", "items", "summaries", "tasks"}) {
            for (const char *scope : {"idn:campaign:read", "idn:campaign:manage", "sp:scopes:all"})
                row(scope, endpoint, 200);
            for (const char *scope : {"idn:campaign-report:manage", "sp:scopes:default"})
                row(scope, endpoint, 403);
        }
        for (const char *endpoint : {"campaign-reassign", "reassign", "reassign-async"}) {
            for (const char *scope : {"idn:campaign:manage", "sp:scopes:all"})
                row(scope, endpoint, 400); // admitted; the body is empty
            for (const char *scope : {"idn:campaign:read", "idn:campaign-report:manage", "sp:scopes:default"})
                row(scope, endpoint, 403);
        }
        for (const char *scope : {"idn:reassignment-configuration:manage", "sp:scopes:all"})
            row(scope, "evaluate", 200);
        for (const char *scope :
             {"idn:reassignment-configuration:read", "idn:campaign:manage", "idn:identity:read", "sp:scopes:default"})
            row(scope, "evaluate", 403);
        for (const char *scope : {"sp:scopes:default", "sp:scopes:all"})
            row(scope, "public-identities", 200);
    }

    void scopes()
    {
        QFETCH(QString, scope);
        QFETCH(QString, endpoint);
        QFETCH(int, status);
        TestTenant tenant;
        const std::string certification =
            "/v3/certifications/" + tenant.openCertifications(0, 1).front()["id"].get<std::string>();
        const std::string campaign = "/v3/campaigns/" + tenant.campaign(0).id.text();
        const std::string person = tenant.person(known::reviewer).id.text();
        const std::map<QString, std::string> paths = {
            {QStringLiteral("campaigns"), "/v3/campaigns"},
            {QStringLiteral("campaign"), campaign},
            {QStringLiteral("campaign-reassign"), campaign + "/reassign"},
            {QStringLiteral("certifications"), "/v3/certifications"},
            {QStringLiteral("certification"), certification},
            {QStringLiteral("items"), certification + "/access-review-items"},
            {QStringLiteral("summaries"), certification + "/identity-summaries"},
            {QStringLiteral("reassign"), certification + "/reassign"},
            {QStringLiteral("reassign-async"), certification + "/reassign-async"},
            {QStringLiteral("tasks"), "/v3/certification-tasks"},
            {QStringLiteral("public-identities"), "/v3/public-identities"},
            {QStringLiteral("evaluate"), "/beta/reassignment-configurations/" + person + "/evaluate/CERTIFICATIONS"},
        };
        const bool post = endpoint.contains(QLatin1String("reassign"));
        const std::string bearer = tenant.token(tenant.service->desk().administrator(), scope.toStdString());
        QCOMPARE(tenant.send(post ? "POST" : "GET", paths.at(endpoint), "{}", bearer).status, status);
    }

    /// Evaluating asks for a scope and for no user level, and its description knows no 404.
    void anybodyEvaluates()
    {
        TestTenant tenant;
        const auto status = [&](const std::string &version, const std::string &identity) {
            const std::string path =
                version == "v1" ? "/reassignment-configurations/v1/" : "/" + version + "/reassignment-configurations/";
            return tenant
                .send("GET", path + identity + "/evaluate/CERTIFICATIONS", {}, "reviewer",
                      {{"x-sailpoint-experimental", "true"}})
                .status;
        };
        for (const char *version : {"beta", "v2024", "v2025", "v2026", "v1"}) {
            QCOMPARE(status(version, tenant.person(known::awayChain).id.text()), 200);
            QCOMPARE(status(version, "nobody"), 400);
        }
    }
};

QTEST_GUILESS_MAIN(SandboxRightsTest)
#include "tst_sandbox_rights.moc"
