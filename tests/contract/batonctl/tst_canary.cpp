// SPDX-License-Identifier: GPL-3.0-or-later
// A whole scenario with secrets that are looked for afterwards in everything that Baton left: files, logs, output.
#include "tests/contract/batonctl/programs.h"
#include "tests/support/qt_warnings.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QTest>

#include <algorithm>

using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

constexpr QFileDevice::Permissions others =
    QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;

/// As a secret may look where it does not belong.
QList<QByteArray> disguises(const QByteArray &secret)
{
    const QByteArray base64 = secret.toBase64();
    QByteArray reversed = secret;
    std::reverse(reversed.begin(), reversed.end());
    return {secret, secret.toHex(), secret.toPercentEncoding(), base64.left(base64.size() - 4), reversed};
}

} // namespace

class Canary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }
    void nothingSecretIsLeft();
    void theSearchFindsWhatIsThere();

private:
    Ran run(const SandboxProgram &sandbox, const QString &secret, const QStringList &arguments)
    {
        const QStringList common{u"--data-dir"_s, sandbox.path(u"data"_s), u"--http-log"_s,
                                 sandbox.path(u"data/http.jsonl"_s)};
        // No bus: a test must not write into the keychain of whoever runs it.
        Ran ran = runBatonctl(common + arguments, secret, {},
                              {u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path="_s + sandbox.path(u"no-bus"_s)});
        m_said += ran.out + ran.err.toUtf8();
        return ran;
    }
    /// Where it stands; empty: nowhere.
    QString found(const QByteArray &secret, const QString &folder) const
    {
        for (const QByteArray &disguise : disguises(secret)) {
            if (m_said.contains(disguise))
                return u"output: "_s + QString::fromUtf8(disguise);
            QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                if (!file.open(QIODevice::ReadOnly) || file.readAll().contains(disguise))
                    return file.fileName() + u": "_s + QString::fromUtf8(disguise);
            }
        }
        return {};
    }

    QByteArray m_said;
};

void Canary::nothingSecretIsLeft()
{
    const SandboxProgram sandbox(
        {u"--certifications"_s, u"60"_s, u"--rate-limit"_s, u"off"_s, u"--task-duration"_s, u"100"_s});
    QVERIFY(sandbox.isReady());
    QVERIFY(QDir().mkpath(sandbox.path({})));
    const QString secret = sandbox.secret();
    const QString wrong = u"canary-wrong-secret-4711"_s;
    const QStringList named{u"--connection"_s, u"Acme"_s};
    const QString data = sandbox.path(u"data"_s);

    // The folder is made by the first that keeps something; the log of requests wants it.
    QVERIFY(QDir().mkdir(data, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    const QStringList add{
        u"connections"_s,           u"add"_s,         u"Acme"_s, u"--url"_s, sandbox.url(), u"--client-id"_s,
        sandbox.connection().at(3), u"--production"_s};
    Ran ran = run(sandbox, secret, add);
    QVERIFY2(ran.code == 0, ran.all().constData());
    ran = run(sandbox, wrong, {u"connections"_s, u"test"_s, u"Acme"_s});
    QVERIFY2(ran.code == 1, ran.all().constData());
    ran = run(sandbox, secret + u'\n', {u"connections"_s, u"test"_s, u"Acme"_s});
    QVERIFY2(ran.code == 1, ran.all().constData());
    ran = run(sandbox, secret, {u"connections"_s, u"list"_s, u"--format"_s, u"json"_s});
    QVERIFY2(ran.code == 0, ran.all().constData());
    ran = run(sandbox, secret, named + QStringList{u"certifications"_s, u"--format"_s, u"json"_s});
    QVERIFY2(ran.code == 0, ran.all().constData());
    const auto rows = first(movable(ran.json()), 3);
    QVERIFY(!rows.empty());
    QStringList order{u"reassign"_s, u"--to"_s,   freeTarget(sandbox, rows),
                      u"--reason"_s, u"Leaver"_s, u"--certification"_s};
    for (const auto &row : rows)
        order << text(row, "id");
    ran = run(sandbox, secret, named + order + QStringList{u"--dry-run"_s});
    QVERIFY2(ran.code == 0, ran.all().constData());
    QVERIFY2(ran.out.contains("curl"), ran.all().constData());
    ran = run(sandbox, secret, named + order + QStringList{u"--yes"_s, u"--wait"_s, u"60"_s});
    QVERIFY2(ran.code == 0, ran.all().constData());
    ran = run(sandbox, wrong, named + order + QStringList{u"--yes"_s});
    QVERIFY2(ran.code != 0, ran.all().constData());
    ran = run(sandbox, secret, named + QStringList{u"resume"_s, u"--recheck"_s});
    QVERIFY2(ran.code == 0 || ran.code == 3, ran.all().constData());

    QVERIFY(!sandbox.changes().empty());
    for (const QString &canary : {secret, wrong}) {
        const QString where = found(canary.toUtf8(), data);
        QVERIFY2(where.isEmpty(), qPrintable(where));
    }
    // How every token of this tenant begins.
    const QString where = found("eyJhbGciOiJFUzI1NiJ9", data);
    QVERIFY2(where.isEmpty(), qPrintable(where));

    QVERIFY(!(QFileInfo(data).permissions() & others));
    QStringList seen;
    QDirIterator files(data, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QFileInfo file(files.next());
        seen << file.fileName();
        QVERIFY2(!(file.permissions() & others), qPrintable(file.filePath()));
    }
    for (const QString &expected : {u"connections.json"_s, u"http.jsonl"_s})
        QVERIFY2(seen.contains(expected), qPrintable(seen.join(u' ')));
    QVERIFY(seen.size() >= 3); // and the journal
}

/// A search that finds nothing proves something only when it can find.
void Canary::theSearchFindsWhatIsThere()
{
    const QTemporaryDir folder;
    const QByteArray secret = "canary-4711-secret";
    for (const QByteArray &disguise : disguises(secret)) {
        m_said.clear();
        QFile file(folder.filePath(u".hidden"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("x" + disguise + "y");
        file.close();
        QVERIFY(!found(secret, folder.path()).isEmpty());
        QVERIFY(file.remove());
        QVERIFY(found(secret, folder.path()).isEmpty());
        m_said = "x" + disguise;
        QVERIFY(!found(secret, folder.path()).isEmpty());
    }
    m_said.clear();
}

QTEST_GUILESS_MAIN(Canary)
#include "tst_canary.moc"
