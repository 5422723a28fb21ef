// SPDX-License-Identifier: GPL-3.0-or-later
// Every kind of fault as its bytes arrive, with and without TLS.
#include "tests/support/qt_warnings.h"
#include "tests/unit/sandbox/fault_wire.h"

#include <QObject>

using namespace baton::sandbox;
using namespace baton::test;
using namespace Qt::StringLiterals;
using nlohmann::json;

namespace {

/// A sandbox, a sign-in, and one call that would hand over a certification.
struct Stage
{
    std::unique_ptr<Sandbox> sandbox;
    QByteArray token; ///< as a header line
    QByteArray path;
    QByteArray body;

    explicit Stage(bool tls) : sandbox(started(tls))
    {
        const SailPointAccess &access = sandbox->ready().sailpoint;
        const QByteArray form =
            "grant_type=client_credentials&client_id=" + QByteArray::fromStdString(access.clientId) +
            "&client_secret=" + QByteArray::fromStdString(access.clientSecret);
        const json signedIn =
            bodyOf(ask("POST", "/oauth/token", "Content-Type: application/x-www-form-urlencoded\r\n", form));
        token = "Authorization: Bearer " + QByteArray::fromStdString(signedIn["access_token"]) + "\r\n";
        json chosen;
        for (const json &one : bodyOf(ask("GET", "/v3/certifications?limit=250", token, {}))) {
            if (one["phase"] == "ACTIVE" && one["campaign"]["campaignType"] == "MACHINE_ACCOUNT")
                chosen = one;
        }
        const json people = bodyOf(ask("GET", "/v3/public-identities?filters=alias%20eq%20%22chen.wei%22", token, {}));
        path = "/v3/campaigns/" + QByteArray::fromStdString(chosen["campaign"]["id"]) + "/reassign";
        body = QByteArray::fromStdString(json{
            {"certificationIds", {chosen["id"]}},
            {"reassignTo", {{"id", people[0]["id"]}, {"type", "IDENTITY"}}},
            {"reason", "r"}}.dump());
    }

    QByteArray ask(const QByteArray &method, const QByteArray &target, const QByteArray &headers,
                   const QByteArray &content)
    {
        Wire wire(*sandbox);
        wire.write(method, target, headers, content);
        return wire.read();
    }
    QByteArray reassign() { return ask("POST", path, token, body); }
};

} // namespace

class SandboxFaultKindsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { baton::test::failOnUnexpectedWarnings(); }

    void endsWithoutAnAnswer_data();
    void endsWithoutAnAnswer();
    void answersOtherwise_data();
    void answersOtherwise();
    void silenceLastsUntilTheClientLeaves_data() { bothWays(); }
    void silenceLastsUntilTheClientLeaves();
    void dripsByteByByte_data() { bothWays(); }
    void dripsByteByByte();
    void stopsInTheMiddleOfTheBody_data() { bothWays(); }
    void stopsInTheMiddleOfTheBody();
    void anEndedTokenStaysEnded_data() { bothWays(); }
    void anEndedTokenStaysEnded();
    void namedFieldsChange();
    void theBodyIsNotRead();

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

void SandboxFaultKindsTest::endsWithoutAnAnswer_data()
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

void SandboxFaultKindsTest::endsWithoutAnAnswer()
{
    QFETCH(bool, tls);
    QFETCH(QByteArray, action);
    QFETCH(bool, acted);
    QFETCH(bool, reset);
    Stage stage(tls);
    stage.sandbox->setFaults(faultOn("campaign-reassign", {{"action", action.toStdString()}}));
    Wire wire(*stage.sandbox);
    wire.write("POST", stage.path, stage.token, stage.body);
    if (reset)
        QVERIFY(wire.endsByReset());
    else
        QCOMPARE(wire.read(), QByteArray());
    const LoggedRequest logged = stage.sandbox->requests().back();
    QCOMPARE(logged.path, stage.path.toStdString());
    QCOMPARE(logged.status, 0);
    QCOMPARE(logged.acted, acted);
}

void SandboxFaultKindsTest::answersOtherwise_data()
{
    QTest::addColumn<bool>("tls");
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("contains");
    QTest::addColumn<bool>("acted");
    const auto row = [](const char *name, const json &fault, const char *status, const char *contains, bool acted) {
        rowBothWays(name, QByteArray::fromStdString(fault.dump()), QByteArray(status), QByteArray(contains), acted);
    };
    row("status", {{"action", "status"}, {"status", 418}, {"body", "short"}}, "418", "\r\n\r\nshort", false);
    row("status, and acts", {{"action", "status"}, {"status", 502}, {"acts", true}}, "502", "", true);
    row("slow", {{"action", "slow"}, {"ms", 1}}, "202", "QUEUED", true);
    row("web page", {{"action", "html"}}, "200", "text/html", false);
    row("web page, and acts", {{"action", "html"}, {"status", 503}, {"acts", true}}, "503", "<h1>", true);
    row("wrong type", {{"action", "wrong-type"}}, "202", "\r\n\r\n\"unexpected\"", true);
    row("null", {{"action", "null"}}, "202", "\r\n\r\nnull", true);
    row("unknown word", {{"action", "unknown-enum"}}, "202", "NEVER_HEARD_OF", true);
    row("429", {{"action", "rate-limited"}}, "429", "Rate Limit Exceeded", false);
    row("429, seconds", {{"action", "rate-limited"}, {"retryAfter", 7}}, "429", "Retry-After: 7\r\n", false);
    row("429, date", {{"action", "rate-limited"}, {"retryAfter", "Sun, 06 Nov 1994 08:49:37 GMT"}}, "429",
        "Retry-After: Sun, 06 Nov", false);
    row("expired token", {{"action", "expired-token"}}, "401", "expired", false);
}

void SandboxFaultKindsTest::answersOtherwise()
{
    QFETCH(bool, tls);
    QFETCH(QByteArray, fault);
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, contains);
    QFETCH(bool, acted);
    Stage stage(tls);
    stage.sandbox->setFaults(faultOn("campaign-reassign", json::parse(fault.toStdString())));
    const QByteArray answer = stage.reassign();
    QVERIFY2(answer.startsWith(QByteArray("HTTP/1.1 " + status)), answer.constData());
    QVERIFY2(answer.contains(contains), answer.constData());
    QVERIFY(Wire::isWhole(answer));
    QCOMPARE(answer.contains("Retry-After"), contains.contains("Retry-After"));
    QCOMPARE(stage.sandbox->requests().back().acted, acted);
    QCOMPARE(stage.sandbox->requests().back().status, status.toInt());
}

void SandboxFaultKindsTest::silenceLastsUntilTheClientLeaves()
{
    QFETCH(bool, tls);
    Stage stage(tls);
    for (const bool acts : {false, true}) {
        stage.sandbox->setFaults(faultOn("campaign-reassign", {{"action", "silence"}, {"acts", acts}}));
        const std::size_t before = stage.sandbox->requests().size();
        Wire wire(*stage.sandbox);
        wire.write("POST", stage.path, stage.token, stage.body);
        QTRY_COMPARE_WITH_TIMEOUT(stage.sandbox->requests().size(), before + 1, kPatience);
        QCOMPARE(stage.sandbox->requests().back().status, 0);
        QCOMPARE(stage.sandbox->requests().back().acted, acts);
        QCOMPARE(wire.socket().bytesAvailable(), 0);
        QCOMPARE(wire.socket().state(), QAbstractSocket::ConnectedState);
    }
}

void SandboxFaultKindsTest::dripsByteByByte()
{
    QFETCH(bool, tls);
    Stage stage(tls);
    stage.sandbox->setFaults(faultOn("campaign", {{"action", "drip"}, {"ms", 1}}));
    Wire wire(*stage.sandbox);
    wire.write("GET", stage.path.left(stage.path.lastIndexOf('/')), stage.token, {});
    QByteArray got;
    int pieces = 0;
    while (!Wire::isWhole(got) && wire.readMore(&got))
        ++pieces;
    QVERIFY(bodyOf(got).is_object());
    // Some may arrive together, when the reader is slow.
    QVERIFY2(pieces > got.size() / 10, qPrintable(QString::number(pieces)));
}

void SandboxFaultKindsTest::stopsInTheMiddleOfTheBody()
{
    QFETCH(bool, tls);
    Stage stage(tls);
    stage.sandbox->setFaults(faultOn("campaign-reassign", {{"action", "close-mid-body"}}));
    const QByteArray answer = stage.reassign();
    QVERIFY(answer.startsWith("HTTP/1.1 202"));
    const qsizetype head = answer.indexOf("\r\n\r\n") + 4;
    const int length = answer.mid(answer.indexOf("Content-Length: ") + 16, 8).split('\r')[0].toInt();
    QCOMPARE(answer.size() - head, length / 2);
    QVERIFY(stage.sandbox->requests().back().acted);
}

void SandboxFaultKindsTest::anEndedTokenStaysEnded()
{
    QFETCH(bool, tls);
    Stage stage(tls);
    stage.sandbox->setFaults(faultOn("campaigns", {{"action", "expired-token"}}));
    QVERIFY(stage.ask("GET", "/v3/campaigns", stage.token, {}).startsWith("HTTP/1.1 401"));
    QVERIFY(stage.ask("GET", "/v3/campaigns", stage.token, {}).startsWith("HTTP/1.1 401"));
    QVERIFY(stage.reassign().startsWith("HTTP/1.1 401"));
}

void SandboxFaultKindsTest::namedFieldsChange()
{
    Stage stage(false);
    const auto ids = [&stage](const json &fault) {
        stage.sandbox->setFaults(faultOn("campaigns", fault));
        const json list = bodyOf(stage.ask("GET", "/v3/campaigns?limit=2", stage.token, {}));
        return json{list[0]["id"], list[1]["id"]};
    };
    QCOMPARE(ids({{"action", "null"}, {"field", "id"}}).dump(), std::string("[null,null]"));
    QCOMPARE(ids({{"action", "wrong-type"}, {"field", "id"}}).dump(),
             std::string(R"([{"unexpected":true},{"unexpected":true}])"));
    QCOMPARE(ids({{"action", "unknown-enum"}, {"field", "id"}}).dump(),
             std::string(R"(["NEVER_HEARD_OF","NEVER_HEARD_OF"])"));
    stage.sandbox->setFaults(faultOn("campaigns", {{"action", "truncated"}}));
    const QByteArray half = stage.ask("GET", "/v3/campaigns?limit=2", stage.token, {});
    QVERIFY(Wire::isWhole(half) && bodyOf(half).is_discarded());
}

void SandboxFaultKindsTest::theBodyIsNotRead()
{
    Stage stage(false);
    stage.sandbox->setFaults(faultOn("campaign-reassign", {{"action", "close-before-reading"}}));
    Wire wire(*stage.sandbox);
    // Only the head: a server that waited for the body would not hang up.
    wire.socket().write("POST " + stage.path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n" +
                        stage.token + "\r\n");
    QVERIFY(!QByteArray(wire.read()).startsWith("HTTP"));
    QCOMPARE(wire.socket().state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(stage.sandbox->requests().back().body, std::string());
}

QTEST_GUILESS_MAIN(SandboxFaultKindsTest)
#include "tst_sandbox_fault_kinds.moc"
