// SPDX-License-Identifier: GPL-3.0-or-later
// A connection as it is typed: every bad input has its sentence, and what is fine becomes the connection it says.
#include "tests/support/connection_fakes.h"
#include "tests/support/qt_warnings.h"
#include "ui/connections/connection_draft.h"

#include <QTemporaryDir>
#include <QTest>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(baton::ConnectionDraft)
Q_DECLARE_METATYPE(baton::DraftField)

class TestConnectionDraft : public QObject
{
    Q_OBJECT

private:
    FakeConnector m_connector;

    static ConnectionDraft fine()
    {
        ConnectionDraft draft;
        draft.vendorId = u"one"_s;
        draft.name = u"Fjordlight"_s;
        draft.address = u"https://fjordlight.api.one.example"_s;
        draft.apiVersion = u"v3"_s;
        draft.clientId = u"baton"_s;
        draft.secret = u"s3cret"_s;
        return draft;
    }
    CheckedDraft check(const ConnectionDraft &draft, const std::optional<Connection> &before = {})
    {
        return checkedDraft(draft, {m_connector.offers.front(), m_connector, {u"Payroll"_s}, before});
    }

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void whatIsFineIsTheConnection()
    {
        ConnectionDraft draft = fine();
        draft.name = u"  Fjordlight   production "_s;
        draft.address = u"fjordlight"_s;
        draft.label = u" payroll "_s;
        draft.production = true;
        draft.rateLimit = u"50/10"_s;
        draft.proxyKind = ProxyChoice::Kind::Manual;
        draft.proxy = u"proxy.example.com:8080"_s;
        const CheckedDraft checked = check(draft);
        QVERIFY(checked.isFine());
        QCOMPARE(checked.connection.name, u"Fjordlight production"_s);
        QCOMPARE(checked.connection.baseUrl, QUrl(u"https://fjordlight.api.one.example"_s));
        QCOMPARE(checked.addressNote, u"Requests go to https://fjordlight.api.one.example."_s);
        QCOMPARE(checked.connection.label, u"payroll"_s);
        QVERIFY(checked.connection.production);
        QCOMPARE(checked.connection.rateLimit, (RequestLimit{50, 10}));
        QCOMPARE(checked.connection.proxy, (ProxyChoice{ProxyChoice::Kind::Manual, u"proxy.example.com"_s, 8080}));
        QCOMPARE(check(fine()).addressNote, QString()); // it is what was typed
        QCOMPARE(check(fine()).connection.rateLimit, (RequestLimit{100, 10}));
    }

    void badInputHasItsSentence_data()
    {
        QTest::addColumn<ConnectionDraft>("draft");
        QTest::addColumn<DraftField>("field");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *name, DraftField field, const QString &part, auto change) {
            ConnectionDraft draft = fine();
            change(draft);
            QTest::newRow(name) << draft << field << part;
        };
        using D = ConnectionDraft;
        using F = DraftField;
        row("no name", F::Name, u"Give it a name"_s, [](D &d) { d.name = u"  "_s; });
        row("taken", F::Name, u"Another connection is called"_s, [](D &d) { d.name = u"payroll"_s; });
        row("no address", F::Address, u"acme.api.one.example"_s, [](D &d) { d.address.clear(); });
        row("path", F::Address, u"no path"_s, [](D &d) { d.address = u"https://a.example/v3/campaigns"_s; });
        row("space", F::Address, u"is not a URL"_s, [](D &d) { d.address = u"fjord light.example"_s; });
        row("scheme", F::Address, u"https://"_s, [](D &d) { d.address = u"ftp://a.example"_s; });
        row("plain http", F::Address, u"Plain http"_s, [](D &d) { d.address = u"http://a.example"_s; });
        row("no client", F::ClientId, u"Give the id"_s, [](D &d) { d.clientId.clear(); });
        row("no user", F::ClientId, u"name of the user"_s, [](D &d) {
            d.signIn = SignInKind::Password;
            d.clientId.clear();
        });
        row("no token", F::Secret, u"identity provider issued"_s, [](D &d) {
            d.signIn = SignInKind::TokenExchange;
            d.secret.clear();
        });
        row("no secret", F::Secret, u"secret"_s, [](D &d) { d.secret.clear(); });
        row("line break", F::Secret, u"line break"_s, [](D &d) { d.secret = u"abc\ndef"_s; });
        row("line separator", F::Secret, u"line break"_s, [](D &d) { d.secret = u"abc"_s + QChar(0x2028); });
        row("limit", F::RateLimit, u"100/10"_s, [](D &d) { d.rateLimit = u"many"_s; });
        row("proxy", F::Proxy, u"host and port"_s, [](D &d) {
            d.proxyKind = ProxyChoice::Kind::Manual;
            d.proxy = u"proxy.example.com"_s;
        });
        row("proxy user", F::Proxy, u"user name"_s, [](D &d) {
            d.proxyKind = ProxyChoice::Kind::Manual;
            d.proxy = u"me:pw@proxy.example.com:80"_s;
        });
        row("no file", F::CaFile, u"no such file"_s, [](D &d) { d.caFile = u"/nowhere/ca.pem"_s; });
        row("half a path", F::CaFile, u"whole path"_s, [](D &d) { d.caFile = u"ca.pem"_s; });
        row("redirect", F::RedirectUrl, u"this computer"_s, [](D &d) {
            d.signIn = SignInKind::Browser;
            d.redirectUrl = u"http://evil.example/callback"_s;
        });
    }

    void badInputHasItsSentence()
    {
        QFETCH(ConnectionDraft, draft);
        QFETCH(DraftField, field);
        QFETCH(QString, sentence);
        const CheckedDraft checked = check(draft);
        QCOMPARE(checked.problems.size(), size_t(1));
        QCOMPARE(checked.problems.front().field, field);
        const QString said = checked.problemOf(field);
        QVERIFY2(said.contains(sentence), qPrintable(said));
        QVERIFY2(!said.contains(u"s3cret"_s) && !said.contains(u"me:pw"_s), qPrintable(said));
    }

    void aFileWithoutCertificatesIsNone()
    {
        const QTemporaryDir folder;
        const auto fileOf = [&folder](const QString &name, const QByteArray &bytes) {
            QFile file(folder.filePath(name));
            if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
                qFatal("cannot write");
            return file.fileName();
        };
        ConnectionDraft draft = fine();
        draft.caFile = fileOf(u"ca.pem"_s, "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n");
        QVERIFY(check(draft).isFine());
        QCOMPARE(check(draft).connection.caFile, draft.caFile);
        draft.caFile = fileOf(u"text.pem"_s, "hello");
        QVERIFY(check(draft).problemOf(DraftField::CaFile).contains(u"no certificate"_s));
        draft.caFile = fileOf(u"key.pem"_s, "-----BEGIN PRIVATE KEY-----\n-----BEGIN CERTIFICATE-----\n");
        QVERIFY(check(draft).problemOf(DraftField::CaFile).contains(u"private key"_s));
    }

    /// A kept secret goes where it was given for, and nowhere else.
    void aKeptSecretStaysWithItsAccount()
    {
        Connection before = check(fine()).connection;
        before.id = ConnectionId(u"kept"_s);
        ConnectionDraft draft = draftOf(before, &m_connector.offers.front());
        QCOMPARE(draft.rateLimit, QString());
        QVERIFY(check(draft, before).isFine());
        QCOMPARE(check(draft, before).connection.id, before.id);
        draft.clientId = u"another"_s;
        QVERIFY(!check(draft, before).problemOf(DraftField::Secret).isEmpty());
        draft.secret = u"new"_s;
        QVERIFY(check(draft, before).isFine());
        draft = draftOf(before, &m_connector.offers.front());
        draft.address = u"https://other.api.one.example"_s;
        QVERIFY(check(draft, before).problemOf(DraftField::Secret).contains(u"address"_s));
        draft.signIn = SignInKind::Browser;
        QVERIFY(check(draft, before).isFine()); // needs none
    }
};

QTEST_GUILESS_MAIN(TestConnectionDraft)
#include "tst_connection_draft.moc"
