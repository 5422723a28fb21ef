// SPDX-License-Identifier: GPL-3.0-or-later
// A token's own times, and the Date header, against this computer's clock.
#include "app/net/clock_check.h"

#include <QTest>

#include <optional>

using namespace baton;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 noon = 1'800'000'000; ///< this computer's clock in every case

QDateTime now()
{
    return QDateTime::fromSecsSinceEpoch(noon, Qt::UTC);
}

QByteArray tokenWith(const QByteArray &claims)
{
    const auto part = [](const QByteArray &json) {
        return json.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
    return part(R"({"alg":"ES256"})") + '.' + part(claims) + ".c2ln";
}

QByteArray times(std::optional<qint64> issued, qint64 end)
{
    const QByteArray iat = issued ? "\"iat\":" + QByteArray::number(noon + *issued) + ',' : QByteArray();
    return '{' + iat + "\"exp\":" + QByteArray::number(noon + end) + '}';
}

} // namespace

class ClockCheckTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timesOfAToken_data()
    {
        QTest::addColumn<QByteArray>("claims");
        QTest::addColumn<qint64>("expiresIn"); // 0: not said
        QTest::addColumn<qint64>("ends");      // s from now; -1: not known
        QTest::addColumn<qint64>("ahead");
        const auto row = [](const char *name, const QByteArray &claims, qint64 expiresIn, qint64 ends, qint64 ahead) {
            QTest::newRow(name) << claims << expiresIn << ends << ahead;
        };
        row("clocks agree", times(0, 749), 749, 749, 0);
        row("a little off", times(-90, 659), 749, 749, 0);
        row("ten minutes ahead", times(-600, 149), 749, 749, 600);
        row("so far ahead that it looks expired", times(-900, -151), 749, 749, 900);
        row("ten minutes behind", times(600, 1349), 749, 749, -600);
        row("no life told", times(0, 749), 0, 749, 0);
        row("no life told, looks expired", times(-900, -151), 0, 749, 900);
        row("no life and no issue told, looks expired", times({}, -600), 0, -1, 600);
        row("issued after its end", times(10, -600), 0, -1, 600);
        row("no times", "{}", 0, -1, 0);
        row("no times, a life told", "{}", 749, 749, 0);
        row("end as text", "{\"exp\":\"" + QByteArray::number(noon + 60) + "\"}", 0, 60, 0);
        row("no number", R"({"exp":[1],"iat":null})", 0, -1, 0);
        row("huge", R"({"exp":1e300,"iat":-1e300})", 0, -1, 0);
        row("not an object", "[1]", 0, -1, 0);
    }

    void timesOfAToken()
    {
        QFETCH(QByteArray, claims);
        QFETCH(qint64, expiresIn);
        QFETCH(qint64, ends);
        QFETCH(qint64, ahead);
        Token token;
        token.value = tokenWith(claims);
        setTimes(token, expiresIn > 0 ? std::optional(expiresIn) : std::nullopt, now());
        QCOMPARE(token.expiresAt.isValid() ? now().secsTo(token.expiresAt) : -1, ends);
        QCOMPARE(token.clockAhead, ahead);
    }

    void anyOtherTokenTellsNothing()
    {
        Token token;
        token.value = "opaque";
        setTimes(token, {}, now());
        QVERIFY(!token.expiresAt.isValid());
        QCOMPARE(token.clockAhead, 0);
    }

    void theDateHeader_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<qint64>("ahead");
        QTest::newRow("agrees") << QByteArray("Fri, 15 Jan 2027 08:00:00 GMT") << qint64(0);
        QTest::newRow("tolerated") << QByteArray("Fri, 15 Jan 2027 07:58:01 GMT") << qint64(0);
        QTest::newRow("ahead") << QByteArray("Fri, 15 Jan 2027 07:50:00 GMT") << qint64(600);
        QTest::newRow("behind") << QByteArray(" Fri, 15 Jan 2027 08:10:00 GMT ") << qint64(-600);
        QTest::newRow("none") << QByteArray() << qint64(0);
        QTest::newRow("no date") << QByteArray("yesterday") << qint64(0);
    }

    void theDateHeader()
    {
        QFETCH(QByteArray, header);
        QFETCH(qint64, ahead);
        QCOMPARE(clockAheadBy(header, now()), ahead);
    }

    void theSentence()
    {
        QCOMPARE(clockSentence(0), QString());
        QCOMPARE(clockSentence(-119), QString());
        QVERIFY(clockSentence(600).contains(u"10 minutes ahead"_s));
        QVERIFY(clockSentence(600).contains(u"looks expired"_s));
        QVERIFY(clockSentence(-630).contains(u"11 minutes behind"_s));
    }
};

QTEST_GUILESS_MAIN(ClockCheckTest)
#include "tst_clock_check.moc"
