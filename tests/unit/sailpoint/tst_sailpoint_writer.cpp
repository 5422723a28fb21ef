// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qt_warnings.h"
#include "tests/unit/sailpoint/provider_fixture.h"
#include "tests/unit/sailpoint/seed_documents.h"
#include "tests/unit/sailpoint/settled.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::sailpoint;
using Fixture = test::ProviderFixture;
using test::callOf;
using test::settled;

class TestSailPointWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }

    void sendsTheExactBytes_data();
    void sendsTheExactBytes();
    void asksBeforeEachAttempt();
    void readsTickets_data();
    void readsTickets();
    void refusesForeignCalls();
};

void TestSailPointWriter::sendsTheExactBytes_data()
{
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("rateKey");
    QTest::newRow("campaign") << u"campaign-reassign"_s << u"/v3/campaigns/k%201/reassign"_s << u"client v3"_s;
    QTest::newRow("beta") << u"campaign-reassign"_s << u"/beta/campaigns/k/reassign"_s << u"client beta"_s;
    QTest::newRow("v1") << u"certification-reassign"_s << u"/certifications/v1/c/reassign"_s << u"client v1"_s;
    QTest::newRow("async") << u"certification-reassign-async"_s << u"/v2026/certifications/c/reassign-async"_s
                           << u"client v2026"_s;
}

void TestSailPointWriter::sendsTheExactBytes()
{
    QFETCH(QString, operation);
    QFETCH(QString, path);
    QFETCH(QString, rateKey);
    Fixture f; // of v3: a call keeps the version it was planned for
    f.pipeline->answer("{}", 202);
    const Call call = callOf(operation, path);
    QVERIFY(settled(f.provider.reassignWriter()->send(call, {}, {})).has_value());
    const ApiRequest &request = f.pipeline->requests.at(0);
    QCOMPARE(request.url.toEncoded(), "https://acme.test" + path.toLatin1());
    QCOMPARE(request.body, call.body);
    QCOMPARE(request.method, QByteArray("POST"));
    QCOMPARE(request.contentType, QByteArray("application/json"));
    QCOMPARE(request.rateKey, rateKey);
    QCOMPARE(request.endpoint, operation);
    QVERIFY(request.safety == Safety::OneShot);
}

void TestSailPointWriter::asksBeforeEachAttempt()
{
    Fixture f;
    f.pipeline->answer("{}", 202);
    std::vector<int> numbers;
    QString previous;
    const BeforeAttempt gate = [&](const SendAttempt &attempt) {
        numbers.push_back(attempt.number);
        previous = attempt.previous ? attempt.previous->message : QString();
        return ready<void>(Result<void>());
    };
    AttemptWatch watch = gate;
    QString refusal;
    watch.refused = [&refusal](const AttemptRefused &told) {
        refusal = u"%1 %2"_s.arg(told.error.message).arg(told.wait.count());
    };
    QVERIFY(settled(f.provider.reassignWriter()->send(callOf(u"campaign-reassign"_s, u"/v3/campaigns/k/reassign"_s),
                                                      watch, {}))
                .has_value());
    f.pipeline->requests.at(0).afterRefusal(Error(ErrorKind::RateLimited, u"slow down"_s), Millis(3000));
    QCOMPARE(refusal, u"slow down 3000"_s);
    const AttemptGate &given = f.pipeline->requests.at(0).beforeAttempt;
    QVERIFY(given);
    QVERIFY(given({2, Error(ErrorKind::Auth, u"expired"_s)}).result().has_value());
    QCOMPARE(numbers, std::vector<int>{2});
    QCOMPARE(previous, u"expired"_s);
}

void TestSailPointWriter::readsTickets_data()
{
    QTest::addColumn<QString>("operation");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("task");
    QTest::addColumn<bool>("certification");
    QTest::newRow("campaign 202") << u"campaign-reassign"_s << 202 << test::seeds::taskOfCampaign << true << false;
    QTest::newRow("async 200") << u"certification-reassign-async"_s << 200 << test::seeds::taskWithTrailArray << true
                               << false;
    QTest::newRow("async 202") << u"certification-reassign-async"_s << 202 << test::seeds::taskWithTrailArray << true
                               << false;
    QTest::newRow("sync 200") << u"certification-reassign"_s << 200 << test::seeds::certification << false << true;
    QTest::newRow("html") << u"campaign-reassign"_s << 202 << QByteArray("<html>") << false << false;
    QTest::newRow("cut off") << u"certification-reassign"_s << 200 << QByteArray(R"({"id":"a","na)") << false << false;
    QTest::newRow("nothing") << u"certification-reassign-async"_s << 204 << QByteArray() << false << false;
    QTest::newRow("no id") << u"certification-reassign-async"_s << 200 << QByteArray("{}") << false << false;
    QTest::newRow("null") << u"certification-reassign"_s << 200 << QByteArray("null") << false << false;
}

void TestSailPointWriter::readsTickets()
{
    QFETCH(QString, operation);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(bool, task);
    QFETCH(bool, certification);
    for (const bool deprecated : {false, true}) {
        Fixture f;
        f.pipeline->answer(
            body, status, deprecated ? HeaderList{{"x-deprecated", "true"}, {"SLPT-Request-ID", "abc"}} : HeaderList());
        const auto ticket =
            settled(f.provider.reassignWriter()->send(callOf(operation, u"/v3/campaigns/k/reassign"_s), {}, {}));
        QVERIFY(ticket.has_value()); // it was answered 2xx: accepted, whatever the body says
        QCOMPARE(ticket->httpStatus, status);
        QCOMPARE(ticket->task.has_value(), task);
        QCOMPARE(ticket->returned.has_value(), certification);
        QCOMPARE(ticket->note.isEmpty(), task || certification);
        QCOMPARE(ticket->deprecatedPath, deprecated);
        QCOMPARE(ticket->trackingId, deprecated ? u"abc"_s : QString());
    }
}

void TestSailPointWriter::refusesForeignCalls()
{
    Fixture f;
    for (const Call &call : {callOf(u"campaign-list"_s, u"/v3/campaigns"_s), callOf(u"other"_s, u"/v3/campaigns"_s),
                             callOf(u"campaign-reassign"_s, u"/ECM/api/v5/x"_s)}) {
        const auto sent = settled(f.provider.reassignWriter()->send(call, {}, {}));
        QVERIFY(sent.error().kind == ErrorKind::Internal);
    }
    Call wrongMethod = callOf(u"campaign-reassign"_s, u"/v3/campaigns/k/reassign"_s);
    wrongMethod.method = u"DELETE"_s;
    QVERIFY(!settled(f.provider.reassignWriter()->send(wrongMethod, {}, {})).has_value());
    QVERIFY(f.pipeline->requests.empty());
}

QTEST_GUILESS_MAIN(TestSailPointWriter)
#include "tst_sailpoint_writer.moc"
