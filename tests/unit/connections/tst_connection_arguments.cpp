// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connections/connection_arguments.h"
#include "tests/support/qt_warnings.h"

#include <QDir>
#include <QTest>

using namespace baton;
using namespace Qt::StringLiterals;

class ConnectionArgumentsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { baton::test::failOnUnexpectedWarnings(); }

    void readsADemo()
    {
        const auto parsed = parseConnectionArguments({u"--demo"_s, u"campaigns"_s, u"--demo-option"_s, u"--items 40"_s,
                                                      u"--demo-user=reviewer"_s, u"--demo-option=--latency=5"_s,
                                                      u"--filter"_s, u"x"_s, u"--rate-limit"_s, u"off"_s},
                                                     {});
        QVERIFY(parsed.has_value());
        QCOMPARE(parsed->kind, ConnectionArguments::Kind::Demo);
        QCOMPARE(parsed->demoOptions, (QStringList{u"--items 40"_s, u"--latency=5"_s}));
        QCOMPARE(parsed->demoUser, DemoUser::Reviewer);
        QCOMPARE(parsed->rateLimit, std::optional(RequestLimit{0, 0}));
        QCOMPARE(parsed->rest, (QStringList{u"campaigns"_s, u"--filter"_s, u"x"_s}));
    }

    void readsATenant()
    {
        const auto parsed = parseConnectionArguments(
            {u"--url"_s, u"https://acme.api.example.com/"_s, u"--client-id"_s, u"abc"_s, u"--api-version"_s, u"v1"_s,
             u"--data-dir"_s, u"x/../d"_s, u"--rate-limit=5/2"_s, u"--http-log"_s, u"logs/http.jsonl"_s, u"tasks"_s},
            u"s3cret"_s);
        QVERIFY(parsed.has_value());
        QCOMPARE(parsed->kind, ConnectionArguments::Kind::Tenant);
        QCOMPARE(parsed->url, QUrl(u"https://acme.api.example.com"_s));
        QCOMPARE(parsed->clientId, u"abc"_s);
        QCOMPARE(parsed->clientSecret, u"s3cret"_s);
        QCOMPARE(parsed->apiVersion, u"v1"_s);
        QCOMPARE(parsed->dataDir, QDir::current().absoluteFilePath(u"d"_s));
        QCOMPARE(parsed->rateLimit, std::optional(RequestLimit{5, 2}));
        QCOMPARE(parsed->httpLog, QDir::current().absoluteFilePath(u"logs/http.jsonl"_s));
        QCOMPARE(parsed->rest, QStringList{u"tasks"_s});
    }

    void listsAreKeptUnlessItIsSaid()
    {
        QVERIFY(!parseConnectionArguments({u"--demo"_s}, {})->noCache);
        const auto parsed = parseConnectionArguments({u"--no-cache"_s, u"--connection"_s, u"Acme"_s, u"tasks"_s}, {});
        QVERIFY(parsed.has_value());
        QVERIFY(parsed->noCache);
        QCOMPARE(parsed->connectionName, u"Acme"_s);
        QCOMPARE(parsed->rest, QStringList{u"tasks"_s});
        QVERIFY(!parseConnectionArguments({u"--no-cache=yes"_s}, {}));
        QVERIFY(!parseConnectionArguments({u"--no-cache"_s, u"--no-cache"_s}, {}));
    }

    void readsATenantOfUsers()
    {
        const auto parsed = parseConnectionArguments(
            {u"--vendor"_s, u"Acme"_s, u"--url"_s, u"https://acme.example.com"_s, u"--username=ana"_s, u"--setting"_s,
             u"time-zone=Europe/Zurich"_s, u"--setting=limit = 7"_s},
            {}, u"pass"_s);
        QVERIFY(parsed.has_value());
        QCOMPARE(parsed->kind, ConnectionArguments::Kind::Tenant);
        QCOMPARE(parsed->vendorId, u"acme"_s);
        QCOMPARE(parsed->username, u"ana"_s);
        QCOMPARE(parsed->password, u"pass"_s);
        QVERIFY(parsed->clientId.isEmpty());
        QCOMPARE(parsed->settings.value(u"time-zone"_s), u"Europe/Zurich"_s);
        QCOMPARE(parsed->settings.value(u"limit"_s), u"7"_s);
        const auto missing =
            parseConnectionArguments({u"--url"_s, u"https://a.example"_s, u"--username"_s, u"ana"_s}, u"x"_s, {});
        QVERIFY(!missing.has_value());
        QVERIFY(missing.error().nextStep.contains(u"BATON_PASSWORD"_s));
    }

    void noTenantIsNoErrorHere()
    {
        const auto parsed = parseConnectionArguments({u"--help"_s}, {});
        QVERIFY(parsed.has_value());
        QCOMPARE(parsed->kind, ConnectionArguments::Kind::None);
        QCOMPARE(parsed->apiVersion, u"v3"_s);
        QVERIFY(!parsed->rateLimit);
        QVERIFY(parsed->httpLog.isEmpty());
        QCOMPARE(parsed->rest, QStringList{u"--help"_s});
        QVERIFY(connectionMissing().nextStep.contains(u"BATON_CLIENT_SECRET"_s));
    }

    void refuses_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("says");
        const QStringList tenant{u"--url"_s, u"https://a.example"_s, u"--client-id"_s, u"c"_s};
        QTest::newRow("value missing") << QStringList{u"--url"_s} << u"--url needs a value"_s;
        QTest::newRow("value is an option") << QStringList{u"--url"_s, u"--client-id"_s} << u"--url needs a value"_s;
        QTest::newRow("value empty") << QStringList{u"--client-id="_s} << u"--client-id is empty"_s;
        QTest::newRow("log empty") << QStringList{u"--demo"_s, u"--http-log="_s} << u"--http-log is empty"_s;
        QTest::newRow("twice") << tenant + QStringList{u"--client-id"_s, u"d"_s} << u"--client-id is given twice"_s;
        QTest::newRow("demo with a value") << QStringList{u"--demo=yes"_s} << u"--demo takes no value"_s;
        QTest::newRow("demo and url") << tenant + QStringList{u"--demo"_s} << u"exclude each other"_s;
        QTest::newRow("demo user") << QStringList{u"--demo"_s, u"--demo-user"_s, u"root"_s} << u"“root”"_s;
        QTest::newRow("demo option alone")
            << QStringList{u"--demo-option"_s, u"--items 4"_s} << u"only goes with --demo"_s;
        QTest::newRow("client id alone") << QStringList{u"--client-id"_s, u"c"_s} << u"no tenant"_s;
        QTest::newRow("user and client") << tenant + QStringList{u"--username"_s, u"u"_s} << u"exclude each other"_s;
        QTest::newRow("user alone") << QStringList{u"--username"_s, u"u"_s} << u"no tenant"_s;
        QTest::newRow("vendor alone") << QStringList{u"--vendor"_s, u"v"_s} << u"no tenant"_s;
        QTest::newRow("demo and user") << QStringList{u"--demo"_s, u"--username"_s, u"u"_s} << u"exclude each other"_s;
        QTest::newRow("no setting") << tenant + QStringList{u"--setting"_s, u"fast"_s} << u"“fast”"_s;
        QTest::newRow("url alone") << QStringList{u"--url"_s, u"https://a.example"_s} << u"needs --client-id"_s;
        QTest::newRow("version") << tenant + QStringList{u"--api-version"_s, u"v9"_s} << u"“v9”"_s;
        QTest::newRow("rate") << QStringList{u"--demo"_s, u"--rate-limit"_s, u"fast"_s} << u"“fast”"_s;
        QTest::newRow("bad url") << QStringList{u"--url"_s, u"http://a.example"_s} << u"Plain http"_s;
    }

    void refuses()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, says);
        const auto parsed = parseConnectionArguments(arguments, u"secret"_s);
        QVERIFY(!parsed.has_value());
        QVERIFY(parsed.error().kind == ErrorKind::Invalid);
        QVERIFY2(parsed.error().message.contains(says), qPrintable(parsed.error().message));
        QVERIFY(!parsed.error().nextStep.isEmpty());
        QVERIFY(!describe(parsed.error()).contains(u"secret"_s));
    }

    void aMissingSecretNamesTheVariable()
    {
        const auto parsed =
            parseConnectionArguments({u"--url"_s, u"https://a.example"_s, u"--client-id"_s, u"c"_s}, QString());
        QVERIFY(!parsed.has_value());
        QVERIFY(parsed.error().nextStep.contains(u"BATON_CLIENT_SECRET"_s));
    }

    void baseUrl_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("url");  // empty: refused
        QTest::addColumn<QString>("says"); // part of the refusal
        const auto good = [](const char *text, const char *url) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(url) << QString();
        };
        const auto bad = [](const char *text, const char *says) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString() << QString::fromUtf8(says);
        };
        good("https://acme.api.example.com", "https://acme.api.example.com");
        good("https://acme.api.example.com/", "https://acme.api.example.com");
        good("HTTPS://ACME.api.example.com:8443", "https://acme.api.example.com:8443");
        good("acme.api.example.com", "https://acme.api.example.com");
        good("http://127.0.0.1:8080", "http://127.0.0.1:8080");
        good("http://127.9.9.9", "http://127.9.9.9");
        good("http://[::1]:80", "http://[::1]:80");
        good("http://localhost:1", "http://localhost:1");
        bad("http://acme.api.example.com", "Plain http");
        bad("http://localhost.evil.example", "Plain http");
        bad("http://192.168.0.1", "Plain http");
        bad("ftp://acme.example", "https://, not ftp://");
        bad("file:///etc/passwd", "not a URL");
        bad("https://", "not a URL");
        bad("https://a b", "not a URL");
        bad("https://acme.example/v3", "no path");
        bad("https://acme.example/?x=1", "has more");
        bad("https://acme.example#x", "has more");
        bad("https://user:hunter2@acme.example", "user name or password");
        bad("https://@acme.example", "user name or password");
        // No URLs, and yet what they carry is not repeated.
        bad("https://user:hunter2@acme example", "user name or password");
        bad("https://user:hunter2@[acme.example", "user name or password");
        bad("https://user:hun%zzter2@acme.example", "user name or password");
        bad("https://user:hunter2%40acme.example", "user name or password");
        bad("user:hunter2@", "user name or password");
        bad("https://acme.example:99999", "not a URL");
    }

    void baseUrl()
    {
        QFETCH(QString, text);
        QFETCH(QString, url);
        QFETCH(QString, says);
        const Result<QUrl> checked = checkedBaseUrl(text);
        if (!url.isEmpty()) {
            QVERIFY2(checked.has_value(), checked ? "" : qPrintable(describe(checked.error())));
            QCOMPARE(checked->toString(), url);
        } else {
            QVERIFY(!checked.has_value());
            QVERIFY2(checked.error().message.contains(says), qPrintable(checked.error().message));
            QVERIFY(!checked.error().nextStep.isEmpty());
            QVERIFY(!describe(checked.error()).contains(u"hunter2"_s));
        }
    }

    void rateLimit_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("count"); // -1: refused
        QTest::addColumn<int>("seconds");
        QTest::newRow("usual") << u"100/10"_s << 100 << 10;
        QTest::newRow("off") << u"off"_s << 0 << 0;
        for (const char *bad : {"", "0/10", "10/0", "-1/10", "10", "10/", "/10", "1/2/3", "x/y", "OFF!", "1e3/2",
                                "99999999999/1", "200000/1", "1/9999"})
            QTest::newRow(bad) << QString::fromLatin1(bad) << -1 << 0;
    }

    void rateLimit()
    {
        QFETCH(QString, text);
        QFETCH(int, count);
        QFETCH(int, seconds);
        const Result<RequestLimit> limit = parseRequestLimit(text);
        QCOMPARE(limit.has_value(), count >= 0);
        if (limit)
            QCOMPARE(*limit, (RequestLimit{count, seconds}));
    }

    void helpNamesEveryOption()
    {
        for (const QString &option :
             {u"--demo "_s, u"--demo-option"_s, u"--demo-user"_s, u"--url"_s, u"--client-id"_s, u"--http-log"_s,
              u"--api-version"_s, u"--data-dir"_s, u"--rate-limit"_s, u"--vendor"_s, u"--username"_s, u"--setting"_s,
              u"BATON_PASSWORD"_s, u"--no-cache"_s})
            QVERIFY2(connectionHelp().contains(option), qPrintable(option));
        for (const QString &version : ConnectionArguments::apiVersions())
            QVERIFY2(connectionHelp().contains(version), qPrintable(version));
    }
};

QTEST_GUILESS_MAIN(ConnectionArgumentsTest)
#include "tst_connection_arguments.moc"
