// SPDX-License-Identifier: GPL-3.0-or-later
// The real baton, as a process of its own: what its command line says reaches the tenant.
#include "tests/contract/batonctl/programs.h"
#include "tests/support/qt_warnings.h"

#include <QFile>
#include <QTest>

using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000; // ms; a loaded machine is slow

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The window, on no screen, until this object ends.
class WindowProgram
{
public:
    WindowProgram(const QStringList &arguments, const QString &secret)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        environment.insert(u"BATON_CLIENT_SECRET"_s, secret);
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(QStringLiteral(BATON), arguments);
    }
    ~WindowProgram()
    {
        m_process.kill();
        m_process.waitForFinished(patience);
    }
    WindowProgram(const WindowProgram &) = delete;
    WindowProgram &operator=(const WindowProgram &) = delete;

    /// What it has said; for QVERIFY2.
    QByteArray said() { return m_process.readAll(); }
    bool runs() const { return m_process.state() != QProcess::NotRunning; }

private:
    QProcess m_process;
};

} // namespace

class BatonWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void itsTenantIsAskedAndItsRequestsAreLogged_data()
    {
        QTest::addColumn<QStringList>("tenant"); // empty: that of a sandbox
        QTest::addColumn<QByteArray>("firstList");
        const QStringList demo{u"--demo"_s, u"--demo-option"_s, u"--certifications 40"_s};
        QTest::newRow("demo") << demo << QByteArray("\"endpoint\":\"campaign-list\"");
        QTest::newRow("demo, as a reviewer")
            << demo + QStringList{u"--demo-user"_s, u"reviewer"_s} << QByteArray("\"status\":403");
        QTest::newRow("demo, another version")
            << demo + QStringList{u"--api-version"_s, u"v2025"_s} << QByteArray("/v2025/campaigns?");
        QTest::newRow("tenant") << QStringList() << QByteArray("\"endpoint\":\"campaign-list\"");
    }

    void itsTenantIsAskedAndItsRequestsAreLogged()
    {
        QFETCH(QStringList, tenant);
        QFETCH(QByteArray, firstList);
        const QTemporaryDir folder;
        const QString log = folder.filePath(u"http.jsonl"_s);
        std::unique_ptr<SandboxProgram> sandbox;
        if (tenant.isEmpty()) {
            sandbox = std::make_unique<SandboxProgram>(QStringList{u"--certifications"_s, u"40"_s});
            tenant = sandbox->connection();
        } else {
            tenant << u"--data-dir"_s << folder.filePath(u"data"_s);
        }
        WindowProgram window(tenant + QStringList{u"--http-log"_s, log}, sandbox ? sandbox->secret() : QString());
        const bool asked =
            QTest::qWaitFor([&] { return contents(log).contains(firstList) || !window.runs(); }, patience);
        const QByteArray lines = contents(log);
        QVERIFY2(asked && window.runs(), QByteArray(lines + window.said()).constData());
        QVERIFY(lines.contains("\"endpoint\":\"token\""));
        QCOMPARE(QFile::permissions(log) &
                     (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
                 QFile::Permissions());
        QVERIFY(!lines.contains("Bearer") && !lines.contains("client_secret"));
        QVERIFY(!sandbox || !lines.contains(sandbox->secret().toUtf8()));
    }

    void whatItCannotUseItSays()
    {
        WindowProgram window({u"--demo"_s, u"--demo-user"_s, u"nobody"_s}, {});
        QTRY_VERIFY_WITH_TIMEOUT(!window.runs(), patience);
        const QByteArray said = window.said();
        QVERIFY2(said.contains("nobody") && said.contains("→"), said.constData());
    }
};

QTEST_GUILESS_MAIN(BatonWindow)
#include "tst_baton_window.moc"
