// SPDX-License-Identifier: GPL-3.0-or-later
// The Saviynt dialect over real connections, with and without TLS: the log, and every kind of fault.
#include "tests/support/qt_warnings.h"
#include "tests/unit/sandbox/fault_wire.h"

#include <QObject>
#include <QTest>

using namespace baton::sandbox;
using namespace baton::test;
using nlohmann::json;

namespace {

constexpr char kOperation[] = "reAssignCertification";

/// A sandbox, a sign-in, and one call that would hand over a certification.
struct Stage
{
    std::unique_ptr<Sandbox> sandbox;
    QByteArray token; ///< as a header line
    QByteArray body;

    explicit Stage(bool tls) : sandbox(started(tls))
    {
        const json signedIn = bodyOf(signIn());
        token = "Authorization: Bearer " + QByteArray::fromStdString(signedIn["access_token"]) + "\r\n";
        const json list =
            bodyOf(call("fetchCertificationList", R"({"certifierUsername":"leon.szczesny","status":"new"})"));
        const json chosen = list["certifications"][0];
        body = QByteArray::fromStdString(json{
            {"campaignid", std::to_string(chosen["campaignKey"].get<int>())},
            {"certkey", std::to_string(chosen["id"].get<int>())},
            {"newassignee", "chen.wei"},
            {"updateuser", "ada.lindqvist"}}.dump());
    }

    QByteArray ask(const QByteArray &target, const QByteArray &headers, const QByteArray &content)
    {
        Wire wire(*sandbox);
        wire.write("POST", target, headers, content);
        return wire.read();
    }
    QByteArray signIn()
    {
        const SaviyntAccess &access = sandbox->ready().saviynt;
        return ask(
            "/ECM/api/login", "Content-Type: application/json\r\n",
            QByteArray::fromStdString(json{{"username", access.username}, {"password", access.password}}.dump()));
    }
    QByteArray call(const char *operation, const QByteArray &content)
    {
        return ask(QByteArray("/ECM/api/v5/") + operation, token, content);
    }
    QByteArray reassign() { return call(kOperation, body); }
    int certificationsOfChen()
    {
        return bodyOf(call("fetchCertificationList", R"({"certifierUsername":"chen.wei"})"))["totalCount"].get<int>();
    }
};

} // namespace

class SandboxSaviyntServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { baton::test::failOnUnexpectedWarnings(); }

    void readyAndLog();
    void vendorsShareAPort();
    void endsWithoutAnAnswer_data();
    void endsWithoutAnAnswer();
    void answersOtherwise_data();
    void answersOtherwise();
    void silenceLastsUntilTheClientLeaves_data() { bothWays(); }
    void silenceLastsUntilTheClientLeaves();
    void dripsAndStops_data() { bothWays(); }
    void dripsAndStops();
    void signInFails_data() { bothWays(); }
    void signInFails();
    void everyEndpointCanBeStruck();

private:
    static void bothWays()
    {
        QTest::addColumn<bool>("tls");
        QTest::newRow("plain") << false;
        QTest::newRow("TLS") << true;
    }
    template <class... Values> static void rowBothWays(const char *name, Values... values)
    {
        for (const bool tls : {false, true})
            ((QTest::addRow("%s, %s", name, tls ? "TLS" : "plain") << tls) << ... << values);
    }
};

void SandboxSaviyntServerTest::readyAndLog()
{
    Stage stage(false);
    const json ready = json::parse(stage.sandbox->readyJson());
    for (const char *key : {"baseUrl", "username", "password", "reviewerUsername", "reviewerPassword", "subjectToken",
                            "reviewerSubjectToken", "externalConnection"})
        QVERIFY2(ready["saviynt"][key].is_string() && ready["saviynt"][key] != "", key);
    QCOMPARE(ready["saviynt"].size(), std::size_t{8});
    const QByteArray refreshed = bodyOf(stage.signIn())["refresh_token"].get<std::string>().c_str();
    QVERIFY(stage.ask("/ECM/oauth/access_token", {}, "grant_type=refresh_token&refresh_token=" + refreshed)
                .startsWith("HTTP/1.1 200"));
    const QByteArray answer = stage.reassign();
    QVERIFY(answer.startsWith("HTTP/1.1 200"));
    QVERIFY(answer.contains("Set-Cookie: CCSRF-TOKEN="));
    const SaviyntAccess &access = stage.sandbox->ready().saviynt;
    for (const char *nearly : {"/ECM/api/v5/login", "/ECM//api/login/", "/ECM/oauth2/token"})
        stage.ask(nearly, {}, QByteArray::fromStdString(access.password));
    const auto requests = stage.sandbox->requests();
    int redacted = 0, acted = 0;
    for (const LoggedRequest &one : requests) {
        QVERIFY(one.body.find(ready["saviynt"]["password"].get<std::string>()) == std::string::npos);
        QVERIFY(one.body.find(refreshed.toStdString()) == std::string::npos);
        redacted += one.body == "<redacted>" ? 1 : 0;
        acted += one.acted ? 1 : 0;
    }
    QCOMPARE(redacted, 6);
    QCOMPARE(acted, 1);
    const LoggedRequest &write = requests[requests.size() - 4];
    QVERIFY(write.acted);
    QCOMPARE(write.path, std::string("/ECM/api/v5/reAssignCertification"));
    QCOMPARE(write.body, stage.body.toStdString());
}

void SandboxSaviyntServerTest::vendorsShareAPort()
{
    Stage stage(false);
    QCOMPARE(stage.sandbox->ready().saviynt.baseUrl, stage.sandbox->ready().sailpoint.baseUrl);
    // A token of one is none of the other's.
    Wire wire(*stage.sandbox);
    wire.write("GET", "/v3/campaigns", stage.token, {});
    QVERIFY(wire.read().startsWith("HTTP/1.1 401"));
}

void SandboxSaviyntServerTest::endsWithoutAnAnswer_data()
{
    QTest::addColumn<bool>("tls");
    QTest::addColumn<QByteArray>("action");
    QTest::addColumn<bool>("acted");
    QTest::addColumn<bool>("reset");
    rowBothWays("before reading", QByteArray("close-before-reading"), false, false);
    rowBothWays("before the reply", QByteArray("close-before-reply"), false, false);
    rowBothWays("after acting", QByteArray("close-after-acting"), true, false);
    rowBothWays("reset", QByteArray("reset-after-acting"), true, true);
}

void SandboxSaviyntServerTest::endsWithoutAnAnswer()
{
    QFETCH(bool, tls);
    QFETCH(QByteArray, action);
    QFETCH(bool, acted);
    QFETCH(bool, reset);
    Stage stage(tls);
    const int before = stage.certificationsOfChen();
    stage.sandbox->setFaults(faultOn(kOperation, {{"action", action.toStdString()}}));
    Wire wire(*stage.sandbox);
    wire.write("POST", QByteArray("/ECM/api/v5/") + kOperation, stage.token, stage.body);
    if (reset)
        QVERIFY(wire.endsByReset());
    else
        QCOMPARE(wire.read(), QByteArray());
    QCOMPARE(stage.sandbox->requests().back().status, 0);
    QCOMPARE(stage.sandbox->requests().back().acted, acted);
    QCOMPARE(stage.certificationsOfChen(), before + (acted ? 1 : 0));
}

void SandboxSaviyntServerTest::answersOtherwise_data()
{
    QTest::addColumn<bool>("tls");
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("contains");
    QTest::addColumn<bool>("acted");
    const auto row = [](const char *name, const json &fault, const char *status, const char *contains, bool acted) {
        rowBothWays(name, QByteArray::fromStdString(fault.dump()), QByteArray(status), QByteArray(contains), acted);
    };
    row("status", {{"action", "status"}, {"status", 412}, {"body", "short"}}, "412", "\r\n\r\nshort", false);
    row("status, and acts", {{"action", "status"}, {"status", 502}, {"acts", true}}, "502", "", true);
    row("slow", {{"action", "slow"}, {"ms", 1}}, "200", "success", true);
    row("web page", {{"action", "html"}}, "200", "text/html", false);
    row("web page, and acts", {{"action", "html"}, {"status", 503}, {"acts", true}}, "503", "<h1>", true);
    row("truncated", {{"action", "truncated"}}, "200", "\r\n\r\n{\"errorCode\":", true);
    row("wrong type", {{"action", "wrong-type"}}, "200", "\r\n\r\n\"unexpected\"", true);
    row("null", {{"action", "null"}, {"field", "errorCode"}}, "200", "{\"errorCode\":null", true);
    row("unknown word", {{"action", "unknown-enum"}, {"field", "msg"}}, "200", "NEVER_HEARD_OF", true);
    row("429", {{"action", "rate-limited"}}, "429", "Too Many Requests", false);
    row("429, seconds", {{"action", "rate-limited"}, {"retryAfter", 7}}, "429", "Retry-After: 7\r\n", false);
    row("expired token", {{"action", "expired-token"}}, "401", "Unauthorized", false);
}

void SandboxSaviyntServerTest::answersOtherwise()
{
    QFETCH(bool, tls);
    QFETCH(QByteArray, fault);
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, contains);
    QFETCH(bool, acted);
    Stage stage(tls);
    stage.sandbox->setFaults(faultOn(kOperation, json::parse(fault.toStdString())));
    const QByteArray answer = stage.reassign();
    QVERIFY2(answer.startsWith(QByteArray("HTTP/1.1 " + status)), answer.constData());
    QVERIFY2(answer.contains(contains), answer.constData());
    QVERIFY(Wire::isWhole(answer));
    QCOMPARE(answer.contains("Retry-After"), contains.contains("Retry-After"));
    QCOMPARE(stage.sandbox->requests().back().acted, acted);
    // The fault strikes once; a token that has ended stays so.
    const QByteArray next = stage.reassign();
    QCOMPARE(next.startsWith("HTTP/1.1 401"), status == "401");
    QCOMPARE(stage.sandbox->requests().back().acted, status != "401" && !acted);
}

void SandboxSaviyntServerTest::silenceLastsUntilTheClientLeaves()
{
    QFETCH(bool, tls);
    Stage stage(tls);
    for (const bool acts : {false, true}) {
        stage.sandbox->setFaults(faultOn(kOperation, {{"action", "silence"}, {"acts", acts}}));
        const std::size_t before = stage.sandbox->requests().size();
        Wire wire(*stage.sandbox);
        wire.write("POST", QByteArray("/ECM/api/v5/") + kOperation, stage.token, stage.body);
        QTRY_COMPARE_WITH_TIMEOUT(stage.sandbox->requests().size(), before + 1, kPatience);
        QCOMPARE(stage.sandbox->requests().back().status, 0);
        QCOMPARE(stage.sandbox->requests().back().acted, acts);
        QCOMPARE(wire.socket().bytesAvailable(), 0);
    }
}

void SandboxSaviyntServerTest::dripsAndStops()
{
    QFETCH(bool, tls);
    Stage stage(tls);
    stage.sandbox->setFaults(faultOn("fetchCampaignList", {{"action", "drip"}, {"ms", 1}}));
    QVERIFY(bodyOf(stage.call("fetchCampaignList", R"({"certifierUsername":"chen.wei"})")).is_object());
    stage.sandbox->setFaults(faultOn(kOperation, {{"action", "close-mid-body"}}));
    const QByteArray answer = stage.reassign();
    QVERIFY(answer.startsWith("HTTP/1.1 200"));
    QVERIFY(!Wire::isWhole(answer));
    QVERIFY(stage.sandbox->requests().back().acted);
}

void SandboxSaviyntServerTest::signInFails()
{
    QFETCH(bool, tls);
    Stage stage(tls);
    stage.sandbox->setFaults(faultOn("saviynt-login", {{"action", "html"}}));
    QVERIFY(stage.signIn().contains("text/html"));
    QVERIFY(stage.signIn().contains("access_token"));
    stage.sandbox->setFaults(faultOn("saviynt-refresh", {{"action", "status"}, {"status", 401}}));
    QVERIFY(stage.ask("/ECM/oauth/access_token", {}, "grant_type=refresh_token").startsWith("HTTP/1.1 401"));
    QVERIFY(stage.ask("/ECM/oauth/access_token", {}, "grant_type=refresh_token").startsWith("HTTP/1.1 400"));
    QCOMPARE(stage.sandbox->requests().back().body, std::string("<redacted>"));
}

void SandboxSaviyntServerTest::everyEndpointCanBeStruck()
{
    Stage stage(false);
    int struck = 0;
    for (const std::string &name : endpointNames()) {
        if (name.find("etch") == std::string::npos && name.find("ssign") == std::string::npos &&
            name.rfind("get", 0) != 0)
            continue;
        if (name.find('-') != std::string::npos)
            continue; // the other vendor's
        stage.sandbox->setFaults(faultOn(name, {{"action", "status"}, {"status", 418}}));
        QVERIFY2(stage.call(name.c_str(), "{}").startsWith("HTTP/1.1 418"), name.c_str());
        QVERIFY2(!stage.call(name.c_str(), "{}").startsWith("HTTP/1.1 418"), name.c_str());
        ++struck;
    }
    QCOMPARE(struck, 15);
}

QTEST_GUILESS_MAIN(SandboxSaviyntServerTest)
#include "tst_sandbox_saviynt_server.moc"
