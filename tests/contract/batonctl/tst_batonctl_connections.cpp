// SPDX-License-Identifier: GPL-3.0-or-later
// Connections by the command line: added, listed, tested, used by name, removed; and what is refused.
#include "tests/contract/batonctl/programs.h"
#include "tests/support/qt_warnings.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace baton::test;
using namespace Qt::StringLiterals;

class BatonctlConnections : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }
    void aConnectionFromAddingToRemoving();
    void whatIsRefused_data();
    void whatIsRefused();
    void aTokenOfTheIdentityProviderSignsIn();
    void aReadOnlyConnectionSendsNothing();
    void aFileOfANewerVersionIsKept();
    void productionCountsManyRows();

private:
    static Ran run(const SandboxProgram &sandbox, const QStringList &arguments, const QString &secret,
                   const QStringList &environment = {})
    {
        return runBatonctl(QStringList{u"--data-dir"_s, sandbox.path(u"data"_s)} + arguments, secret, {},
                           QStringList{u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path="_s + sandbox.path(u"no-bus"_s)} +
                               environment);
    }
    static QStringList add(const SandboxProgram &sandbox, const QString &name, const QStringList &more = {})
    {
        return QStringList{u"connections"_s,          u"add"_s, name, u"--url"_s, sandbox.url(), u"--client-id"_s,
                           sandbox.connection().at(3)} +
               more;
    }
};

void BatonctlConnections::aConnectionFromAddingToRemoving()
{
    const SandboxProgram sandbox({u"--certifications"_s, u"20"_s});
    const QString secret = sandbox.secret();
    Ran ran = run(sandbox, add(sandbox, u"Acme"_s, {u"--label"_s, u"payroll"_s, u"--production"_s}), secret);
    QVERIFY2(ran.code == 0, ran.all().constData());
    for (const char *said : {"calls itself demo", "Signed in as", "List campaigns", "may "})
        QVERIFY2(ran.out.contains(said), ran.all().constData());
    QVERIFY2(ran.err.contains(u"no keychain"_s), ran.all().constData()); // said plainly

    ran = run(sandbox, {u"connections"_s, u"list"_s, u"--format"_s, u"json"_s}, {});
    QCOMPARE(ran.json().size(), size_t{1});
    QCOMPARE(text(ran.json()[0], "name"), u"Acme"_s);
    QCOMPARE(text(ran.json()[0], "label"), u"payroll"_s);
    QVERIFY(ran.json()[0]["production"].get<bool>());

    ran = run(sandbox, {u"connections"_s, u"test"_s, u"ACME"_s, u"--format"_s, u"json"_s}, secret);
    QVERIFY2(ran.code == 0, ran.all().constData());
    QVERIFY(ran.json()["ok"].get<bool>());
    QCOMPARE(text(ran.json(), "tenant"), u"demo"_s);
    ran = run(sandbox, {u"connections"_s, u"test"_s, u"Acme"_s}, u"wrong"_s);
    QVERIFY2(ran.code == 1 && ran.out.contains("failed"), ran.all().constData());

    ran = run(sandbox, {u"--connection"_s, u"acme"_s, u"certifications"_s, u"--format"_s, u"json"_s}, secret);
    QVERIFY2(ran.code == 0, ran.all().constData());
    QCOMPARE(ran.json().size(), size_t{20});
    ran = run(sandbox, {u"--connection"_s, u"acme"_s, u"campaigns"_s}, {});
    QVERIFY2(ran.code == 2 && ran.err.contains(u"BATON_CLIENT_SECRET"_s), ran.all().constData());
    QVERIFY(sandbox.changes().empty());

    ran = run(sandbox, add(sandbox, u"aCME"_s), secret);
    QVERIFY2(ran.code == 2 && ran.err.contains(u"already"_s), ran.all().constData());
    ran = run(sandbox, {u"connections"_s, u"remove"_s, u"Acme"_s}, {});
    QVERIFY2(ran.code == 0, ran.all().constData());
    ran = run(sandbox, {u"--connection"_s, u"acme"_s, u"campaigns"_s}, secret);
    QVERIFY2(ran.code == 2, ran.all().constData());
}

void BatonctlConnections::aTokenOfTheIdentityProviderSignsIn()
{
    const SandboxProgram sandbox({u"--certifications"_s, u"30"_s, u"--rate-limit"_s, u"off"_s});
    const nlohmann::json &access = sandbox.ready()["saviynt"];
    const QStringList token{u"BATON_SUBJECT_TOKEN"_s, text(access, "subjectToken")};
    const QStringList add{u"connections"_s,
                          u"add"_s,
                          u"Exchange"_s,
                          u"--url"_s,
                          text(access, "baseUrl"),
                          u"--vendor"_s,
                          u"saviynt"_s,
                          u"--username"_s,
                          text(access, "username"),
                          u"--token-exchange"_s,
                          u"--setting"_s,
                          u"external-connection="_s + text(access, "externalConnection")};
    Ran ran = run(sandbox, add, {}, token);
    QVERIFY2(ran.code == 0, ran.all().constData());
    QVERIFY2(!ran.all().contains(token[1].toUtf8()), ran.all().constData());
    ran = run(sandbox, {u"--connection"_s, u"Exchange"_s, u"campaigns"_s, u"--format"_s, u"json"_s}, {}, token);
    QVERIFY2(ran.code == 0 && !ran.json().empty(), ran.all().constData());
    ran = run(sandbox, {u"connections"_s, u"test"_s, u"Exchange"_s}, {}, {token[0], u"spent"_s});
    QVERIFY2(ran.code == 1 && ran.out.contains("Get a new one"), ran.all().constData());
}

void BatonctlConnections::whatIsRefused_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("secret");
    QTest::addColumn<QString>("says");
    const QStringList add{u"connections"_s, u"add"_s, u"X"_s, u"--client-id"_s, u"c"_s};
    QTest::newRow("path") << add + QStringList{u"--url"_s, u"https://acme.example/v3"_s} << u"s"_s
                          << u"acme.example alone"_s;
    QTest::newRow("space") << add + QStringList{u"--url"_s, u"acme corp"_s} << u"s"_s << u"space"_s;
    QTest::newRow("scheme") << add + QStringList{u"--url"_s, u"ftp://acme.example"_s} << u"s"_s << u"https://"_s;
    QTest::newRow("line break") << add + QStringList{u"--url"_s, u"acme"_s} << u"canary\nx"_s << u"line break"_s;
    QTest::newRow("no secret") << add + QStringList{u"--url"_s, u"acme"_s} << QString() << u"BATON_CLIENT_SECRET"_s;
    QTest::newRow("no token") << QStringList{u"connections"_s, u"add"_s,
                                             u"X"_s,           u"--username"_s,
                                             u"u"_s,           u"--url"_s,
                                             u"acme"_s,        u"--vendor"_s,
                                             u"saviynt"_s,     u"--token-exchange"_s}
                              << u"s"_s << u"BATON_SUBJECT_TOKEN"_s;
    QTest::newRow("token of nobody") << add + QStringList{u"--url"_s, u"acme"_s, u"--token-exchange"_s} << u"s"_s
                                     << u"needs --username"_s;
    QTest::newRow("vendor") << add + QStringList{u"--url"_s, u"acme"_s, u"--vendor"_s, u"x"_s} << u"s"_s << u"“x”"_s;
    QTest::newRow("proxy with a password")
        << add + QStringList{u"--url"_s, u"acme"_s, u"--proxy"_s, u"u:canary@p:80"_s} << u"s"_s << u"without a user"_s;
    QTest::newRow("no action") << QStringList{u"connections"_s} << QString() << u"list, add"_s;
    QTest::newRow("no name") << QStringList{u"connections"_s, u"test"_s} << QString() << u"name"_s;
    QTest::newRow("unknown name") << QStringList{u"connections"_s, u"test"_s, u"Y"_s} << QString() << u"“Y”"_s;
    QTest::newRow("both ways") << QStringList{u"--connection"_s, u"a"_s, u"--demo"_s, u"tasks"_s} << QString()
                               << u"exclude"_s;
    QTest::newRow("option of add") << QStringList{u"connections"_s, u"list"_s, u"--url"_s, u"a"_s} << QString()
                                   << u"connections add"_s;
}

void BatonctlConnections::whatIsRefused()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, secret);
    QFETCH(QString, says);
    const QTemporaryDir folder;
    const Ran ran = runBatonctl(QStringList{u"--data-dir"_s, folder.filePath(u"data"_s)} + arguments, secret, {},
                                {u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path="_s + folder.filePath(u"no-bus"_s)});
    QVERIFY2(ran.code == 2, ran.all().constData());
    QVERIFY2(ran.err.contains(says), ran.all().constData());
    QVERIFY2(!ran.err.contains(u"canary"_s), ran.all().constData());
    QVERIFY(!QFile::exists(folder.filePath(u"data/connections.json"_s)));
}

void BatonctlConnections::aReadOnlyConnectionSendsNothing()
{
    const SandboxProgram sandbox({u"--certifications"_s, u"60"_s, u"--rate-limit"_s, u"off"_s});
    const QString secret = sandbox.secret();
    Ran ran = run(sandbox, add(sandbox, u"Acme"_s, {u"--read-only"_s, u"--rate-limit"_s, u"off"_s}), secret);
    QVERIFY2(ran.code == 0 && ran.out.contains("read-only"), ran.all().constData());
    const auto rows = first(movable(sandbox.list({u"certifications"_s})), 1);
    QVERIFY(!rows.empty());
    ran = run(sandbox,
              {u"--connection"_s, u"Acme"_s, u"reassign"_s, u"--to"_s, freeTarget(sandbox, rows), u"--reason"_s,
               u"Leaver"_s, u"--certification"_s, text(rows[0], "id"), u"--yes"_s},
              secret);
    QVERIFY2(ran.code != 0, ran.all().constData());
    QVERIFY(sandbox.changes().empty());
}

void BatonctlConnections::aFileOfANewerVersionIsKept()
{
    const QTemporaryDir folder;
    const QByteArray newer = R"({"schema":99,"connections":[]})";
    QFile file(folder.filePath(u"connections.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(newer);
    file.close();
    const Ran ran =
        runBatonctl({u"--data-dir"_s, folder.path(), u"connections"_s, u"add"_s, u"X"_s, u"--url"_s, u"acme"_s,
                     u"--client-id"_s, u"c"_s, u"--untested"_s},
                    u"s"_s, {}, {u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path="_s + folder.filePath(u"no-bus"_s)});
    QVERIFY2(ran.code == 1 && ran.err.contains(u"newer"_s), ran.all().constData());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), newer);
}

void BatonctlConnections::productionCountsManyRows()
{
    const SandboxProgram sandbox({u"--certifications"_s, u"20"_s, u"--items"_s, u"900"_s, u"--rate-limit"_s, u"off"_s});
    const QString secret = sandbox.secret();
    Ran ran = run(sandbox, add(sandbox, u"Acme"_s, {u"--production"_s, u"--rate-limit"_s, u"off"_s}), secret);
    QVERIFY2(ran.code == 0, ran.all().constData());
    const auto rows = first(movable(sandbox.list({u"certifications"_s})), 1);
    QVERIFY(!rows.empty());
    const QString certification = text(rows[0], "id");
    QStringList order{u"--connection"_s,         u"Acme"_s,     u"reassign"_s, u"--to"_s,
                      freeTarget(sandbox, rows), u"--reason"_s, u"Leaver"_s,   u"--yes"_s,
                      u"--certification"_s,      certification, u"--item"_s};
    const auto items = sandbox.list({u"items"_s, u"--certification"_s, certification});
    for (const auto &item : items)
        order << text(item, "id");
    ran = run(sandbox, order, secret); // --yes alone does not do
    QVERIFY2(ran.code == 1 || ran.code == 3, ran.all().constData());
    const int count = QRegularExpression(u"--confirm-rows (\\d+)"_s).match(ran.err).captured(1).toInt();
    QVERIFY2(count > 250 && static_cast<size_t>(count) <= items.size(), ran.all().constData());
    ran = run(sandbox, order + QStringList{u"--confirm-rows"_s, QString::number(count - 1)}, secret);
    QVERIFY2(ran.code == 1 || ran.code == 3, ran.all().constData());
    QVERIFY(sandbox.changes().empty());
    ran = run(sandbox, order + QStringList{u"--confirm-rows"_s, QString::number(count)}, secret);
    QVERIFY2(ran.code == 0 || ran.code == 6, ran.all().constData());
    QVERIFY(!sandbox.changes().empty());
}

QTEST_GUILESS_MAIN(BatonctlConnections)
#include "tst_batonctl_connections.moc"
