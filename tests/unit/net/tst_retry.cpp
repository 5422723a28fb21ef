// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/retry_after.h"
#include "app/net/retry_policy.h"
#include "tests/support/qt_warnings.h"

#include <QTest>

using namespace baton;
using namespace std::chrono_literals;

using Action = RetryDecision::Action;

namespace {

RetryPolicy policy(double random = 0.5)
{
    return RetryPolicy(RetrySettings{}, [random] { return random; });
}

AttemptResult answered(Safety safety, int status, int attempts = 1)
{
    AttemptResult result;
    result.safety = safety;
    result.status = status;
    result.attempts = attempts;
    return result;
}

AttemptResult failedWith(Safety safety, TransportFailure::Kind kind, bool nothingSent, int attempts = 1)
{
    AttemptResult result = answered(safety, 0, attempts);
    TransportFailure failure;
    failure.kind = kind;
    failure.nothingSent = nothingSent;
    result.failure = failure;
    return result;
}

} // namespace

class TestRetry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }

    void readsRetryAfter_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<int>("ms"); // -1: nothing
        QTest::newRow("absent") << QByteArray() << -1;
        QTest::newRow("seconds") << QByteArray("7") << 7'000;
        QTest::newRow("with spaces") << QByteArray(" 7 ") << 7'000;
        QTest::newRow("a fraction") << QByteArray("1.5") << 1'500;
        QTest::newRow("zero") << QByteArray("0") << 1'000;
        QTest::newRow("at the cap") << QByteArray("120") << 120'000;
        QTest::newRow("a day") << QByteArray("86400") << 120'000;
        QTest::newRow("beyond an int") << QByteArray("99999999999999999999") << 120'000;
        QTest::newRow("beyond a double") << QByteArray(400, '9') << 120'000;
        QTest::newRow("negative") << QByteArray("-5") << -1;
        QTest::newRow("words") << QByteArray("soon") << -1;
        QTest::newRow("infinity") << QByteArray("inf") << -1;
        QTest::newRow("a point") << QByteArray(".") << -1;
        QTest::newRow("date") << QByteArray("Mon, 02 Mar 2026 09:00:30 GMT") << 30'000;
        QTest::newRow("date far off") << QByteArray("Tue, 03 Mar 2026 09:00:30 GMT") << 120'000;
        QTest::newRow("date gone by") << QByteArray("Mon, 02 Mar 2026 08:59:00 GMT") << 1'000;
        QTest::newRow("RFC 850 date") << QByteArray("Monday, 02-Mar-26 09:00:30 GMT") << 30'000;
        QTest::newRow("asctime date") << QByteArray("Mon Mar  2 09:00:30 2026") << 30'000;
        QTest::newRow("a date that is none") << QByteArray("Mon, 32 Mar 2026 09:00:30 GMT") << -1;
    }
    void readsRetryAfter()
    {
        QFETCH(const QByteArray, value);
        QFETCH(const int, ms);
        const QDateTime now(QDate(2026, 3, 2), QTime(9, 0), Qt::UTC);
        const std::optional<Millis> wait = parseRetryAfter(value, now);
        QCOMPARE(wait.has_value(), ms >= 0);
        if (wait)
            QCOMPARE(wait->count(), qint64{ms});
    }

    // Every outcome that a OneShot may be sent again after; anything else must give up.
    void oneShotGoesOutAgainOnlyWhenProvablyNotActedOn()
    {
        for (int status = 100; status < 600; ++status) {
            const RetryDecision decision = policy().decide(answered(Safety::OneShot, status));
            const Action due = status == 401 ? Action::RefreshToken : status == 429 ? Action::Hold : Action::GiveUp;
            QVERIFY2(decision.action == due, qPrintable(QString::number(status)));
        }
        using Kind = TransportFailure::Kind;
        for (const Kind kind :
             {Kind::Network, Kind::Timeout, Kind::Tls, Kind::Redirect, Kind::TooLarge, Kind::Canceled}) {
            QVERIFY(policy().decide(failedWith(Safety::OneShot, kind, false)).action == Action::GiveUp);
        }
        QVERIFY(policy().decide(failedWith(Safety::OneShot, Kind::Network, true)).action == Action::Wait);
    }

    void safeIsRepeatedAfterPassingFaults_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("again");
        for (const int status : {408, 500, 502, 503, 504})
            QTest::addRow("%d", status) << status << true;
        for (const int status : {302, 400, 403, 404, 409, 412, 422, 501, 505})
            QTest::addRow("%d", status) << status << false;
    }
    void safeIsRepeatedAfterPassingFaults()
    {
        QFETCH(const int, status);
        QFETCH(const bool, again);
        const Action due = again ? Action::Wait : Action::GiveUp;
        QVERIFY(policy().decide(answered(Safety::Safe, status)).action == due);
    }

    void neverMoreThanFourAttempts()
    {
        for (const Safety safety : {Safety::Safe, Safety::OneShot}) {
            QVERIFY(policy().decide(answered(safety, 429, 3)).action == Action::Hold);
            QVERIFY(policy().decide(answered(safety, 429, 4)).action == Action::HoldOnly);
            QVERIFY(policy().decide(answered(safety, 401, 4)).action == Action::GiveUp);
            QVERIFY(policy().decide(failedWith(safety, TransportFailure::Kind::Network, true, 4)).action ==
                    Action::GiveUp);
        }
        QVERIFY(policy().decide(answered(Safety::Safe, 503, 3)).action == Action::Wait);
        QVERIFY(policy().decide(answered(Safety::Safe, 503, 4)).action == Action::GiveUp);
    }

    void aRefusedTokenIsReplacedOnce()
    {
        AttemptResult result = answered(Safety::OneShot, 401, 2);
        QVERIFY(policy().decide(result).action == Action::RefreshToken);
        result.replayedAfterRefresh = true;
        QVERIFY(policy().decide(result).action == Action::GiveUp);
        result = answered(Safety::Safe, 401);
        result.authorized = false;
        QVERIFY(policy().decide(result).action == Action::GiveUp);
    }

    void waitsWithFullJitter()
    {
        QCOMPARE(policy(0.0).decide(answered(Safety::Safe, 503, 1)).delay, 0ms);
        QCOMPARE(policy(0.5).decide(answered(Safety::Safe, 503, 1)).delay, 500ms);
        QCOMPARE(policy(0.5).decide(answered(Safety::Safe, 503, 2)).delay, 1'000ms);
        QCOMPARE(policy(0.5).decide(answered(Safety::Safe, 503, 3)).delay, 2'000ms);
        RetrySettings many;
        many.maxAttempts = 100;
        const RetryPolicy patient(many, [] { return 0.5; });
        QCOMPARE(patient.decide(answered(Safety::Safe, 503, 99)).delay, 4'000ms);
    }

    void retryAfterWins()
    {
        AttemptResult result = answered(Safety::Safe, 503);
        result.retryAfter = 7s;
        QCOMPARE(policy().decide(result).delay, 7'000ms);
        result = answered(Safety::OneShot, 429, 2);
        QCOMPARE(policy().decide(result).delay, 4'000ms); // nothing said: 2, 4, 8 s
        result.retryAfter = 7s;
        QCOMPARE(policy().decide(result).delay, 7'000ms);
        result.retryAfter = 999s;
        QCOMPARE(policy().decide(result).delay, 120'000ms);
    }

    void patienceEnds()
    {
        AttemptResult result = failedWith(Safety::Safe, TransportFailure::Kind::Timeout, false);
        result.sinceFirst = 119s;
        QVERIFY(policy().decide(result).action == Action::Wait);
        result.sinceFirst = 120s;
        QVERIFY(policy().decide(result).action == Action::GiveUp);
        // but not where the server itself asks to wait
        result = answered(Safety::Safe, 429, 3);
        result.sinceFirst = 300s;
        QVERIFY(policy().decide(result).action == Action::Hold);
    }

    void aCertificateIsNotTriedAgain()
    {
        AttemptResult result = failedWith(Safety::Safe, TransportFailure::Kind::Tls, true);
        QVERIFY(policy().decide(result).action == Action::GiveUp);
        result = failedWith(Safety::Safe, TransportFailure::Kind::Network, true);
        result.failure->permanent = true;
        QVERIFY(policy().decide(result).action == Action::GiveUp);
    }
};

QTEST_GUILESS_MAIN(TestRetry)
#include "tst_retry.moc"
