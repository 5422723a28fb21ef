// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in to the Saviynt dialect, its tokens, its paths, and what each account may do.
#include "tests/support/qt_warnings.h"
#include "tests/unit/sandbox/saviynt_tenant.h"

#include <QObject>
#include <QTest>

using namespace baton::sandbox;
using baton::test::SaviyntTenant;
using nlohmann::json;

namespace {

const std::vector<std::string> &reads()
{
    static const std::vector<std::string> names = {"fetchCampaignList",
                                                   "fetchCertificationList",
                                                   "fetchCampaignDetails",
                                                   "fetchCampaignAccEntDetails",
                                                   "fetchEntOwnerCampaignDetails",
                                                   "fetchEntOwnerCampaignAccEntDetails",
                                                   "getFlatResponseEntOwnerCampaignAccEntDetails",
                                                   "fetchAppOwnerCampaignAccEntDetails",
                                                   "getUser"};
    return names;
}

const std::vector<std::string> &writes()
{
    static const std::vector<std::string> names = {"reAssignCertification",
                                                   "reassignUserManagerforCampaign",
                                                   "reAssignUserManagerStep2AccEntDetails",
                                                   "reassignEntOwnerCampaignAccEnt",
                                                   "reassignEntOwnerCampaignAccEntDetailsStep2",
                                                   "reAssignAppOwnerCampaignAccEntDetails"};
    return names;
}

Response refresh(SaviyntTenant &tenant, const std::string &form)
{
    return tenant.send("/ECM/oauth/access_token", form, {});
}

} // namespace

class SandboxSaviyntSignInTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { baton::test::failOnUnexpectedWarnings(); }

    void tokenForJson()
    {
        SaviyntTenant tenant;
        const auto &account = tenant.service->desk().administrator();
        QCOMPARE(account.username, std::string("ada.lindqvist"));
        const json body = {{"username", account.username}, {"password", account.password}};
        const Response response = tenant.send("/ECM/api/login", body.dump(), {});
        QCOMPARE(response.status, 200);
        QVERIFY(!response.acted);
        const json token = json::parse(response.body);
        QCOMPARE(token["expires_in"].get<int>(), 749);
        QCOMPARE(token["token_type"].get<std::string>(), std::string("Bearer"));
        QCOMPARE(token["username"].get<std::string>(), account.username);
        QCOMPARE(token["roles"].dump(), std::string(R"(["ROLE_ADMIN"])"));
        QVERIFY(!token["refresh_token"].get<std::string>().empty());
        QCOMPARE(tenant.send("/ECM/api/v5/getUser", "{}", token["access_token"]).status, 200);
    }

    void tokenForBasic()
    {
        SaviyntTenant tenant;
        const auto &account = tenant.service->desk().reviewer();
        const QByteArray pair = QByteArray::fromStdString(account.username + ":" + account.password).toBase64();
        for (const char *scheme : {"Basic ", "basic "}) {
            const Response response =
                tenant.send("/ECM/api/login", {}, {}, "POST", {{"authorization", scheme + pair.toStdString()}});
            QCOMPARE(response.status, 200);
            QCOMPARE(json::parse(response.body)["username"].get<std::string>(), account.username);
        }
    }

    void isRefused()
    {
        SaviyntTenant tenant;
        const auto &account = tenant.service->desk().administrator();
        const auto status = [&](const json &body) { return tenant.send("/ECM/api/login", body.dump(), {}).status; };
        QCOMPARE(status({{"username", account.username}, {"password", "no"}}), 401);
        QCOMPARE(status({{"username", "nobody"}, {"password", account.password}}), 401);
        QCOMPARE(status({{"Username", account.username}, {"Password", account.password}}), 401);
        QCOMPARE(status(json::object()), 401);
        QCOMPARE(tenant.send("/ECM/api/login", "no JSON", {}).status, 401);
        const QByteArray wrong = QByteArray::fromStdString(account.username + ":x").toBase64();
        QCOMPARE(
            tenant.send("/ECM/api/login", {}, {}, "POST", {{"authorization", "Basic " + wrong.toStdString()}}).status,
            401);
        QCOMPARE(tenant.send("/ECM/api/login", {}, {}, "GET").status, 405);
    }

    void expiresAndIsRefreshed()
    {
        SaviyntTenant tenant({"--token-lifetime", "10"});
        const auto &account = tenant.service->desk().administrator();
        const json body = {{"username", account.username}, {"password", account.password}};
        const json first = json::parse(tenant.send("/ECM/api/login", body.dump(), {}).body);
        const std::string form = "grant_type=refresh_token&refresh_token=" + first["refresh_token"].get<std::string>();
        tenant.now += 9999;
        QCOMPARE(tenant.send("/ECM/api/v5/getUser", "{}", first["access_token"]).status, 200);
        tenant.now += 1;
        QCOMPARE(tenant.send("/ECM/api/v5/getUser", "{}", first["access_token"]).status, 401);
        // The refresh token is not renewed, and serves again.
        for (int i = 0; i < 2; ++i) {
            const Response response = refresh(tenant, form);
            QCOMPARE(response.status, 200);
            const json second = json::parse(response.body);
            QCOMPARE(second["refresh_token"].get<std::string>(), std::string());
            QVERIFY(second["access_token"] != first["access_token"]);
            QCOMPARE(tenant.send("/ECM/api/v5/getUser", "{}", second["access_token"]).status, 200);
            tenant.now += 10000;
            QCOMPARE(tenant.send("/ECM/api/v5/getUser", "{}", second["access_token"]).status, 401);
        }
        QCOMPARE(refresh(tenant, "grant_type=refresh_token&refresh_token=made-up").status, 401);
        QCOMPARE(refresh(tenant, "grant_type=refresh_token").status, 400);
        QCOMPARE(refresh(tenant, "grant_type=password&refresh_token=x").status, 400);
    }

    void endsOnPurpose()
    {
        SaviyntTenant tenant;
        Request request;
        request.headers.emplace_back("authorization", "Bearer " + tenant.admin);
        tenant.service->endToken(request, tenant.now);
        QCOMPARE(tenant.call("getUser", json::object()).status, 401);
        QCOMPARE(tenant.send("/ECM/api/v5/getUser", "{}", tenant.reviewer).status, 200);
    }

    void everyOperationNeedsATokenAndPost()
    {
        SaviyntTenant tenant;
        std::vector<std::string> all = reads();
        all.insert(all.end(), writes().begin(), writes().end());
        for (const std::string &name : all) {
            for (const char *base : {"/ECM/api/v5/", "/ECM/api/"}) {
                QCOMPARE(tenant.send(base + name, "{}", {}).status, 401);
                QCOMPARE(tenant.send(base + name, "{}", "made-up").status, 401);
                QCOMPARE(tenant.send(base + name, "{}", tenant.admin, "GET").status, 405);
                QCOMPARE(tenant.send(base + name, "no JSON", tenant.admin).status, 400);
                QVERIFY(tenant.send(base + name, "{}", tenant.admin).status != 404);
            }
        }
        for (const char *path : {"/ECM/api/v5/createCampaign", "/ECM/api/v6/getUser", "/ECM/getUser",
                                 "/ECM/api/v5/getuser", "/ECM/api/v5/getUser/x"})
            QCOMPARE(tenant.send(path, "{}", tenant.admin).status, 404);
    }

    void reviewerMayReadAndNotReassign()
    {
        SaviyntTenant tenant;
        for (const std::string &name : reads()) {
            const json body = {{"certifierUsername", "ada.lindqvist"}, {"campaignId", tenant.campaignId(0)}};
            QCOMPARE(tenant.send("/ECM/api/v5/" + name, body.dump(), tenant.reviewer).status, 200);
        }
        for (const std::string &name : writes()) {
            const Response response = tenant.send("/ECM/api/v5/" + name, "{}", tenant.reviewer);
            QCOMPARE(response.status, 403);
            QVERIFY(!response.acted);
            QCOMPARE(tenant.call(name, json::object()).status, 412);
        }
    }

    void namesOfEndpointsAreThoseOfFaults()
    {
        std::vector<std::string> all = reads();
        all.insert(all.end(), writes().begin(), writes().end());
        all.insert(all.end(), {"saviynt-login", "saviynt-refresh"});
        for (const std::string &name : all) {
            Request request;
            request.path = name == "saviynt-login"     ? "/ECM/api/login"
                           : name == "saviynt-refresh" ? "/ECM/oauth/access_token"
                                                       : "/ECM/api/v5/" + name;
            QCOMPARE(std::string(saviynt::nameOf(saviynt::endpointOf(request))), name);
            const auto &known = endpointNames();
            QVERIFY2(std::find(known.begin(), known.end(), name) != known.end(), name.c_str());
        }
    }

    void thereIsNoRateLimit()
    {
        SaviyntTenant tenant({"--rate-limit", "1/10"});
        for (int i = 0; i < 5; ++i)
            QCOMPARE(tenant.call("getUser", {{"max", "1"}}).status, 200);
    }
};

QTEST_GUILESS_MAIN(SandboxSaviyntSignInTest)
#include "tst_sandbox_saviynt_signin.moc"
