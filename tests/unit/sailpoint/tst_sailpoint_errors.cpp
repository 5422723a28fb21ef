// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/sailpoint/error_reader.h"
#include "tests/support/qt_warnings.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::sailpoint;

namespace {

Error read(const QByteArray &body, int status = 400, const QString &language = u"en"_s, HeaderList headers = {})
{
    HttpResponse answer;
    answer.status = status;
    answer.body = body;
    answer.headers = std::move(headers);
    Error error;
    readError(answer, language, error);
    return error;
}

} // namespace

class TestSailPointErrors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }

    void everyForm_data();
    void everyForm();
    void languageIsChosen_data();
    void languageIsChosen();
    void trackingIdFromTheHeader();
    void anyBytesAreAccepted();
};

void TestSailPointErrors::everyForm_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QStringList>("causes");
    QTest::newRow("error") << QByteArray(R"({"error":"JWT is expired"})") << u"JWT is expired"_s << QStringList();
    QTest::newRow("error and description")
        << QByteArray(R"({"error":"invalid_client","error_description":"Bad client credentials"})")
        << u"invalid_client: Bad client credentials"_s << QStringList();
    QTest::newRow("message") << QByteArray(R"({"message":" Rate Limit Exceeded "})") << u"Rate Limit Exceeded"_s
                             << QStringList();
    QTest::newRow("envelope") << QByteArray(R"({"detailCode":"400.1","messages":[{"text":"m"}],"causes":[{"text":"c"},
                                               {"text":"d"}]})")
                              << u"m"_s << QStringList{u"c"_s, u"d"_s};
    QTest::newRow("causes alone") << QByteArray(R"({"messages":[],"causes":[{"text":"c"}]})") << u"c"_s
                                  << QStringList{u"c"_s};
    QTest::newRow("code alone") << QByteArray(R"({"detailCode":"400.1.3 Illegal value"})") << u"400.1.3 Illegal value"_s
                                << QStringList();
    QTest::newRow("message object where a list was promised")
        << QByteArray(R"({"messages":{"text":"m"},"causes":{"text":"c"}})") << u"m"_s << QStringList{u"c"_s};
    QTest::newRow("beta texts") << QByteArray(R"({"messages":["m"],"causes":["c"]})") << u"m"_s << QStringList{u"c"_s};
    QTest::newRow("list of texts") << QByteArray(R"(["first","second"])") << u"first"_s << QStringList{u"second"_s};
    QTest::newRow("list of objects") << QByteArray(R"([{"message":"first"},{"error":"second"}])") << u"first"_s
                                     << QStringList{u"second"_s};
    QTest::newRow("a text") << QByteArray(R"("just this")") << u"just this"_s << QStringList();
    QTest::newRow("plain text") << QByteArray("upstream connect error\r\n") << u"upstream connect error"_s
                                << QStringList();
    QTest::newRow("nothing") << QByteArray() << u"The tenant refused with HTTP 400 and gave no reason."_s
                             << QStringList();
    QTest::newRow("null") << QByteArray("null") << u"The tenant refused with HTTP 400 and gave no reason."_s
                          << QStringList();
    QTest::newRow("empty object") << QByteArray("{}") << u"The tenant refused with HTTP 400 and gave no reason."_s
                                  << QStringList();
    QTest::newRow("wrong types") << QByteArray(R"({"error":{},"message":[],"messages":7,"causes":false})") << u"7"_s
                                 << QStringList();
    QTest::newRow("a web page") << QByteArray("<!DOCTYPE html><html><body>Bad gateway</body></html>")
                                << u"The server answered with a web page, not with data: check the API address."_s
                                << QStringList();
}

void TestSailPointErrors::everyForm()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, message);
    QFETCH(QStringList, causes);
    const Error error = read(body);
    QCOMPARE(error.message, message);
    QCOMPARE(error.causes, causes);
}

void TestSailPointErrors::languageIsChosen_data()
{
    QTest::addColumn<QByteArray>("texts");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("chosen");
    const QByteArray german = R"({"locale":"de-DE","localeOrigin":null,"text":"Nein."})";
    const QByteArray english = R"({"locale":"en-US","localeOrigin":"DEFAULT","text":"No."})";
    const QByteArray french = R"({"locale":"fr-FR","localeOrigin":"REQUEST","text":"Non."})";
    QTest::newRow("before the request's") << english + ',' + french + ',' + german << u"de"_s << u"Nein."_s;
    QTest::newRow("the request's") << english + ',' + german + ',' + french << u"pl"_s << u"Non."_s;
    QTest::newRow("by language") << english + ',' + german << u"de-CH, en;q=0.5"_s << u"Nein."_s;
    QTest::newRow("else the first") << english + ',' + german << u"pl"_s << u"No."_s;
    QTest::newRow("no language asked for") << german + ',' + english << QString() << u"Nein."_s;
}

void TestSailPointErrors::languageIsChosen()
{
    QFETCH(QByteArray, texts);
    QFETCH(QString, language);
    QFETCH(QString, chosen);
    const Error error = read("{\"messages\":[" + texts + "],\"causes\":[" + texts + "]}", 400, language);
    QCOMPARE(error.message, chosen);
    QCOMPARE(error.causes, QStringList{chosen});
    QCOMPARE(error.messageTexts.size(), error.causeTexts.size());
    QVERIFY(error.messageTexts.size() > 1);
}

void TestSailPointErrors::trackingIdFromTheHeader()
{
    QCOMPARE(read("{}", 500, u"en"_s, {{"slpt-request-id", "abc"}}).trackingId, u"abc"_s);
    QCOMPARE(read(R"({"trackingId":"body"})", 500, u"en"_s, {{"SLPT-Request-ID", "abc"}}).trackingId, u"body"_s);
}

void TestSailPointErrors::anyBytesAreAccepted()
{
    QRandomGenerator random(7);
    const QByteArray seed = R"({"detailCode":"x","messages":[{"locale":"en","text":"é"}],"error":"y"})";
    for (int round = 0; round < 5000; ++round) {
        QByteArray bytes = seed;
        const int changes = random.bounded(8);
        for (int i = 0; i < changes; ++i)
            bytes[random.bounded(static_cast<int>(bytes.size()))] = static_cast<char>(random.bounded(256));
        bytes.truncate(random.bounded(static_cast<int>(bytes.size()) + 1));
        QVERIFY(!read(bytes).message.isEmpty());
    }
    QVERIFY(!read(QByteArray(100'000, '[')).message.isEmpty());
    QVERIFY(read(QByteArray(100'000, 'x')).message.size() < 600);
}

QTEST_GUILESS_MAIN(TestSailPointErrors)
#include "tst_sailpoint_errors.moc"
