// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/provider_settings.h"
#include "tests/support/qt_warnings.h"

#include <QTest>

using namespace baton;
using namespace Qt::StringLiterals;

class ProviderSettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }

    void settingsOfTheVendorsOwn()
    {
        Connection connection;
        connection.baseUrl = QUrl(u"https://a.example"_s);
        connection.clientId = u"ana"_s;
        connection.rateLimit = {0, 0};
        const auto plain = saviyntSettings(connection, u"pass"_s, {});
        QVERIFY(plain.has_value());
        QCOMPARE(plain->basePath, u"/ECM/api/v5"_s);
        QCOMPARE(plain->username, u"ana"_s);
        QCOMPARE(plain->password(), u"pass"_s);
        QCOMPARE(plain->callLimit, 50);
        QCOMPARE(plain->pipeline.inFlight, 2);
        QVERIFY(plain->rateLimit.off && !plain->basicSignIn && !plain->lowercaseBulkKeys);
        connection.settings = {{u"base-path"_s, u"/ECM/api"_s},
                               {u"time-zone"_s, u"Europe/Zurich"_s},
                               {u"sign-in"_s, u"basic"_s},
                               {u"bulk-keys"_s, u"lower"_s},
                               {u"call-limit"_s, u"7"_s}};
        const auto set = saviyntSettings(connection, u"pass"_s, {});
        QVERIFY(set.has_value());
        QCOMPARE(set->basePath, u"/ECM/api"_s);
        QCOMPARE(set->zone, QTimeZone("Europe/Zurich"));
        QCOMPARE(set->callLimit, 7);
        QVERIFY(set->basicSignIn && set->lowercaseBulkKeys && !set->exchange);
        connection.signIn = SignInKind::TokenExchange;
        const auto unnamed = saviyntSettings(connection, u"token"_s, {});
        QVERIFY(unnamed && unnamed->exchange && unnamed->exchange->externalConnection.isEmpty());
        QVERIFY(!unnamed->exchange->idToken);
        connection.settings = {{u"external-connection"_s, u"Okta"_s}, {u"subject-token"_s, u"id"_s}};
        const auto exchange = saviyntSettings(connection, u"token"_s, {});
        QVERIFY(exchange && exchange->exchange && exchange->exchange->idToken);
        QCOMPARE(exchange->exchange->externalConnection, u"Okta"_s);
        QCOMPARE(exchange->password(), u"token"_s);
        for (const auto &[name, value] :
             std::initializer_list<std::pair<QString, QString>>{{u"base-path"_s, u"ECM"_s},
                                                                {u"base-path"_s, u"/a b"_s},
                                                                {u"sign-in"_s, u"none"_s},
                                                                {u"bulk-keys"_s, u""_s},
                                                                {u"call-limit"_s, u"0"_s},
                                                                {u"subject-token"_s, u"saml"_s},
                                                                {u"time-zone"_s, u"Nowhere/Here"_s}}) {
            connection.settings = {{name, value}};
            QVERIFY2(!saviyntSettings(connection, {}, {}).has_value(), qPrintable(name + u' ' + value));
        }
    }

    void languagesInTheOrderOfThePerson_data()
    {
        QTest::addColumn<QStringList>("uiLanguages");
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("none") << QStringList() << QByteArray("en");
        QTest::newRow("no language") << QStringList{u"C"_s} << QByteArray("en");
        QTest::newRow("English") << QStringList{u"en-Latn-GB"_s, u"en-GB"_s} << QByteArray("en-GB, en;q=0.9");
        QTest::newRow("German of Switzerland")
            << QStringList{u"de-Latn-CH"_s, u"de-CH"_s} << QByteArray("de-CH, de;q=0.9, en;q=0.8");
        QTest::newRow("Turkish") << QStringList{u"tr-Latn-TR"_s, u"tr-TR"_s, u"tr"_s}
                                 << QByteArray("tr-TR, tr;q=0.9, en;q=0.8");
        QTest::newRow("a script that matters") << QStringList{u"sr-Latn-RS"_s, u"sr-Latn"_s}
                                               << QByteArray("sr-Latn-RS, sr-Latn;q=0.9, sr;q=0.8, en;q=0.7");
        QTest::newRow("two languages") << QStringList{u"fr-Latn-CH"_s, u"fr-CH"_s, u"it-Latn-CH"_s, u"it-CH"_s}
                                       << QByteArray("fr-CH, fr;q=0.9, it-CH;q=0.8, it;q=0.7, en;q=0.6");
        QTest::newRow("as the system writes them")
            << QStringList{u"pt_BR"_s} << QByteArray("pt-BR, pt;q=0.9, en;q=0.8");
        QTest::newRow("nothing that breaks a header")
            << QStringList{u"de\r\nX-Evil: 1"_s, u"nl"_s} << QByteArray("nl, en;q=0.9");
    }

    void languagesInTheOrderOfThePerson()
    {
        QFETCH(QStringList, uiLanguages);
        QFETCH(QByteArray, header);
        QCOMPARE(acceptLanguage(uiLanguages), header);
    }

    void manyLanguagesStayAShortHeader()
    {
        QStringList many;
        for (char c = 'a'; c <= 'z'; ++c)
            many << QString(QChar::fromLatin1(c)) + u'x';
        const QByteArray header = acceptLanguage(many);
        QVERIFY2(header.size() < 100 && header.endsWith("en;q=0.4"), header.constData());
    }

    void theConnectionDecides()
    {
        Connection connection;
        connection.baseUrl = QUrl(u"https://acme.example"_s);
        connection.clientId = u"id"_s;
        connection.apiVersion = u"v2025"_s;
        connection.rateLimit = {7, 3};
        const SailPointSettings settings = providerSettings(connection, u"hush"_s, {u"de-CH"_s});
        QCOMPARE(settings.baseUrl, connection.baseUrl);
        QCOMPARE(settings.clientId, u"id"_s);
        QCOMPARE(settings.secret(), u"hush"_s);
        QVERIFY(settings.apiVersion == sailpoint::ApiVersion::V2025);
        QCOMPARE(settings.rateLimit.limit, 7);
        QCOMPARE(settings.rateLimit.window, Millis(3000));
        QCOMPARE(settings.pipeline.acceptLanguage, QByteArray("de-CH, de;q=0.9, en;q=0.8"));
        QVERIFY(!settings.pipeline.readOnly);

        connection.readOnly = true;
        connection.rateLimit = {0, 0};
        const SailPointSettings guarded = providerSettings(connection, {}, {});
        QVERIFY(guarded.pipeline.readOnly);
        QVERIFY(guarded.rateLimit.off);
    }
};

QTEST_GUILESS_MAIN(ProviderSettingsTest)
#include "tst_provider_settings.moc"
