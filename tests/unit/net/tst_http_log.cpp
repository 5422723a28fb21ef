// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/http_log.h"
#include "tests/support/qt_warnings.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace baton;
using namespace Qt::StringLiterals;

class TestHttpLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }

    void redacts_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("shown");
        const QString host = u"https://h.example"_s;
        QTest::newRow("plain") << host + u"/v3/campaigns?limit=250&offset=0"_s
                               << host + u"/v3/campaigns?limit=250&offset=0"_s;
        QTest::newRow("user information") << u"https://me:canary@h.example/a"_s << host + u"/a"_s;
        QTest::newRow("fragment") << host + u"/cb#access_token=canary"_s << host + u"/cb"_s;
        QTest::newRow("secret") << host + u"/t?client_id=me&client_secret=canary"_s
                                << host + u"/t?client_id=me&client_secret=redacted"_s;
        QTest::newRow("any case") << host + u"/t?Access_TOKEN=canary"_s << host + u"/t?Access_TOKEN=redacted"_s;
        QTest::newRow("encoded name") << host + u"/t?%70assword=canary"_s << host + u"/t?password=redacted"_s;
        QTest::newRow("code") << host + u"/cb?code=canary&state=canary"_s
                              << host + u"/cb?code=redacted&state=redacted"_s;
        QTest::newRow("a token under another name")
            << host + u"/t?x=eyJcanary.eyJcanary.canary"_s << host + u"/t?x=redacted"_s;
        QTest::newRow("a token in the path") << host + u"/eyJcanary12.canary/a"_s << host + u"/redacted/a"_s;
    }
    void redacts()
    {
        QFETCH(const QString, url);
        QFETCH(const QString, shown);
        QCOMPARE(redactedUrl(QUrl(url)), shown);
    }

    void writesOneLineOfJson()
    {
        std::vector<QByteArray> lines;
        const HttpLog log([&](const QByteArray &line) { lines.push_back(line); });
        HttpLogEntry entry;
        entry.at = QDateTime(QDate(2026, 3, 2), QTime(9, 0, 0, 5), Qt::UTC);
        entry.endpoint = u"campaigns\nlist"_s;
        entry.method = "GET";
        entry.url = QUrl(u"https://h.example/v3/campaigns?limit=1"_s);
        entry.status = 200;
        entry.elapsed = std::chrono::milliseconds(12);
        entry.requestId = "abc";
        entry.attempt = 2;
        entry.bytes = 99;
        log.write(entry);
        QCOMPARE(lines.size(), size_t{1});
        QVERIFY(!lines[0].contains('\n'));
        const QJsonObject expected{{u"t"_s, u"2026-03-02T09:00:00.005Z"_s},
                                   {u"endpoint"_s, u"campaigns\nlist"_s},
                                   {u"method"_s, u"GET"_s},
                                   {u"url"_s, u"https://h.example/v3/campaigns?limit=1"_s},
                                   {u"status"_s, 200},
                                   {u"ms"_s, 12},
                                   {u"requestId"_s, u"abc"_s},
                                   {u"attempt"_s, 2},
                                   {u"bytes"_s, 99}};
        QCOMPARE(QJsonDocument::fromJson(lines[0]).object(), expected);

        entry.status = 0;
        entry.failure = u"Timeout"_s;
        log.write(entry);
        QCOMPARE(QJsonDocument::fromJson(lines[1]).object().value(u"failure"_s).toString(), u"Timeout"_s);
    }

    void withoutSinkNothingHappens() { HttpLog().write({}); }
};

QTEST_GUILESS_MAIN(TestHttpLog)
#include "tst_http_log.moc"
