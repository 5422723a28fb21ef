// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qt_warnings.h"
#include "tests/unit/sandbox/test_tenant.h"

#include <QObject>

using namespace baton::sandbox;
using baton::test::TestTenant;
using nlohmann::json;

namespace {

Response askToken(TestTenant &tenant, const std::string &body, const std::string &contentType)
{
    Request request;
    request.method = "POST";
    request.path = "/oauth/token";
    request.body = body;
    request.headers.emplace_back("content-type", contentType);
    return tenant.service->answer(request, tenant.now);
}

constexpr char kForm[] = "application/x-www-form-urlencoded";

} // namespace

class SandboxTokenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { baton::test::failOnUnexpectedWarnings(); }

    void isGivenForAForm()
    {
        TestTenant tenant;
        const auto &client = tenant.service->desk().administrator();
        const Response response = askToken(
            tenant, "grant_type=client_credentials&client_id=" + client.id + "&client_secret=" + client.secret, kForm);
        QCOMPARE(response.status, 200);
        const json body = json::parse(response.body);
        QCOMPARE(body["expires_in"].get<int>(), 749);
        QCOMPARE(body["token_type"].get<std::string>(), std::string("bearer"));
        QCOMPARE(body["identity_id"].get<std::string>(), tenant.person(known::admin).id.text());
        QCOMPARE(tenant.send("GET", "/v3/campaigns", {}, body["access_token"]).status, 200);
    }

    void isGivenForMultipart()
    {
        TestTenant tenant;
        const auto &client = tenant.service->desk().administrator();
        const auto part = [](const std::string &name, const std::string &value) {
            return "--b0\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
        };
        const std::string body = part("grant_type", "client_credentials") + part("client_id", client.id) +
                                 part("client_secret", client.secret) + "--b0--\r\n";
        QCOMPARE(askToken(tenant, body, "multipart/form-data; boundary=b0").status, 200);
        QCOMPARE(askToken(tenant, body, "multipart/form-data; boundary=\"b0\"").status, 200);
    }

    void isRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("error");
        QTest::newRow("wrong secret") << QByteArray("grant_type=client_credentials&client_id=ID&client_secret=no")
                                      << 401 << QByteArray("invalid_client");
        QTest::newRow("no client") << QByteArray("grant_type=client_credentials") << 401
                                   << QByteArray("invalid_client");
        QTest::newRow("other grant") << QByteArray("grant_type=password&client_id=ID") << 400
                                     << QByteArray("unsupported_grant_type");
        QTest::newRow("nothing") << QByteArray() << 400 << QByteArray("invalid_request");
        QTest::newRow("wrong scope") << QByteArray(
                                            "grant_type=client_credentials&client_id=ID&client_secret=SECRET&scope=all")
                                     << 400 << QByteArray("invalid_scope");
    }
    void isRefused()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QByteArray, error);
        TestTenant tenant;
        const auto &client = tenant.service->desk().administrator();
        body.replace("ID", client.id.c_str()).replace("SECRET", client.secret.c_str());
        const Response response = askToken(tenant, body.toStdString(), kForm);
        QCOMPARE(response.status, status);
        QCOMPARE(json::parse(response.body)["error"].get<std::string>(), error.toStdString());
        QVERIFY(json::parse(response.body).contains("error_description"));
    }

    void expires()
    {
        TestTenant tenant({"--token-lifetime", "10"});
        tenant.now += 9999;
        QCOMPARE(tenant.send("GET", "/v3/campaigns").status, 200);
        tenant.now += 1;
        const Response late = tenant.send("GET", "/v3/campaigns");
        QCOMPARE(late.status, 401);
        QCOMPARE(late.body, std::string(R"({"error":"JWT validation failed: JWT is expired"})"));
        const std::string fresh = tenant.token(tenant.service->desk().administrator());
        QCOMPARE(tenant.send("GET", "/v3/campaigns", {}, fresh).status, 200);
    }

    void isNeeded()
    {
        TestTenant tenant;
        QCOMPARE(tenant.send("GET", "/v3/campaigns", {}, "").status, 401);
        QCOMPARE(tenant.send("GET", "/v3/campaigns", {}, "made-up").status, 401);
        QCOMPARE(tenant.send("GET", "/oauth/info", {}, "").status, 200);
    }

    void rateIsForEachClientAndVersion()
    {
        TestTenant tenant({"--rate-limit", "3/10"});
        const auto status = [&](const char *path, const char *who) { return tenant.send("GET", path, {}, who).status; };
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(status("/v3/campaigns", "admin"), 200);
            tenant.now += 1000;
        }
        const Response refused = tenant.send("GET", "/v3/public-identities");
        QCOMPARE(refused.status, 429);
        QCOMPARE(refused.body, std::string(R"({"message":" Rate Limit Exceeded "})"));
        QCOMPARE(refused.headers.front().first, std::string("Retry-After"));
        QCOMPARE(refused.headers.front().second, std::string("7"));
        QCOMPARE(status("/v2025/campaigns", "admin"), 200);
        QCOMPARE(status("/campaigns/v1", "admin"), 200);
        QCOMPARE(status("/v3/public-identities", "reviewer"), 200);
        // Another token of the same client is no way around it.
        const std::string other = tenant.token(tenant.service->desk().administrator());
        QCOMPARE(tenant.send("GET", "/v3/campaigns", {}, other).status, 429);
        tenant.now += 6999;
        QCOMPARE(status("/v3/campaigns", "admin"), 429);
        tenant.now += 1;
        QCOMPARE(status("/v3/campaigns", "admin"), 200);
        QCOMPARE(status("/v3/campaigns", "admin"), 429);
    }
};

QTEST_GUILESS_MAIN(SandboxTokenTest)
#include "tst_sandbox_token.moc"
