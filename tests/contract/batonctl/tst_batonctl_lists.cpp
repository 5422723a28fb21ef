// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/batonctl/programs.h"
#include "tests/support/qt_warnings.h"

#include <QDir>
#include <QTest>

#include <set>

using namespace baton::test;
using namespace Qt::StringLiterals;

class BatonctlLists : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_sandbox = std::make_unique<SandboxProgram>(QStringList{u"--rate-limit"_s, u"off"_s});
        QVERIFY(m_sandbox->isReady());
    }
    void cleanupTestCase() { m_sandbox.reset(); }
    void init() { failOnUnexpectedWarnings(); }

    void everyList_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<int>("rows");
        QTest::newRow("campaigns") << u"campaigns"_s << 12;
        QTest::newRow("certifications") << u"certifications"_s << 400;
        QTest::newRow("identities") << u"identities"_s << 1000;
        QTest::newRow("tasks") << u"tasks"_s << 0;
    }

    void everyList()
    {
        QFETCH(QString, command);
        QFETCH(int, rows);
        const Ran json = m_sandbox->run({command, u"--format"_s, u"json"_s});
        QVERIFY2(json.code == 0, json.all().constData());
        QCOMPARE(json.json().size(), static_cast<size_t>(rows));
        std::set<QString> ids;
        for (const auto &row : json.json())
            ids.insert(text(row, "id"));
        QCOMPARE(ids.size(), static_cast<size_t>(rows));

        const Ran table = m_sandbox->run({command});
        QCOMPARE(table.code, 0);
        QCOMPARE(table.out.count('\n'), rows + 1);
        QVERIFY(table.out.startsWith("ID "));
        const Ran csv = m_sandbox->run({command, u"--format=csv"_s});
        QCOMPARE(csv.code, 0);
        QVERIFY(csv.out.startsWith("id,"));
        QVERIFY(csv.out.count("\r\n") >= rows + 1);
    }

    void everyApiVersion_data()
    {
        QTest::addColumn<QString>("version");
        for (const char *version : {"v3", "v2024", "v2025", "v2026", "v1", "beta"})
            QTest::newRow(version) << QString::fromLatin1(version);
    }

    void everyApiVersion()
    {
        QFETCH(QString, version);
        for (const QString &command : {u"campaigns"_s, u"certifications"_s, u"identities"_s, u"tasks"_s}) {
            const Ran ran =
                m_sandbox->run({u"--api-version"_s, version, command, u"--format"_s, u"json"_s, u"--filter"_s, u"a"_s});
            QVERIFY2(ran.code == 0, ran.all().constData());
        }
    }

    void itemsOfTwoCertifications()
    {
        const auto rows = movable(m_sandbox->list({u"certifications"_s}));
        const auto items =
            m_sandbox->list({u"items"_s, u"--certification"_s, text(rows[0], "id"), text(rows[1], "id")});
        QCOMPARE(items.size(), size_t{50});
        QCOMPARE(text(items[0], "certificationId"), text(rows[0], "id"));
        QCOMPARE(text(items[49], "certificationId"), text(rows[1], "id"));
        QVERIFY(!text(items[0], "accessName").isEmpty());
    }

    void narrowedLists()
    {
        const auto active = m_sandbox->list({u"campaigns"_s, u"--status"_s, u"active"_s});
        QVERIFY(!active.empty());
        for (const auto &row : active)
            QCOMPARE(text(row, "status"), u"ACTIVE"_s);
        const QString campaign = text(active[0], "id");
        for (const auto &row : m_sandbox->list({u"certifications"_s, u"--campaign"_s, campaign}))
            QCOMPARE(text(row["campaign"], "id"), campaign);
        for (const auto &row : m_sandbox->list({u"certifications"_s, u"--phase"_s, u"signed"_s}))
            QCOMPARE(text(row, "phase"), u"SIGNED"_s);
        const auto rows = movable(m_sandbox->list({u"certifications"_s}));
        const QString reviewer = text(rows[0]["reviewer"], "id");
        const auto theirs = m_sandbox->list({u"certifications"_s, u"--reviewer"_s, reviewer});
        QVERIFY(!theirs.empty());
        for (const auto &row : theirs)
            QCOMPARE(text(row["reviewer"], "id"), reviewer);
        const auto filtered = m_sandbox->list(
            {u"certifications"_s, u"--filter"_s, text(rows[0]["reviewer"], "name").toUpper() + u" active"_s});
        QVERIFY(!filtered.empty());
        QVERIFY(filtered.size() < 400);
    }

    void aReviewerSeesTheirOwn()
    {
        const Ran mine =
            m_sandbox->runAsReviewer({u"certifications"_s, u"--reviewer"_s, u"me"_s, u"--format"_s, u"json"_s});
        QVERIFY2(mine.code == 0, mine.all().constData());
        QVERIFY(!mine.json().empty());
        const QString me = text(mine.json()[0]["reviewer"], "id");
        for (const auto &row : mine.json())
            QCOMPARE(text(row["reviewer"], "id"), me);
    }

    void aListNeedsNoDataFolder()
    {
        const Ran ran = m_sandbox->run({u"campaigns"_s, u"--format"_s, u"json"_s});
        QCOMPARE(ran.code, 0);
        QVERIFY(!QDir(m_sandbox->path(u"data"_s)).exists());
    }

    void pastTheEndOf400()
    {
        const SandboxProgram sandbox({u"--variant"_s, u"past-end=400"_s, u"--certifications"_s, u"500"_s});
        QCOMPARE(sandbox.list({u"certifications"_s}).size(), size_t{500});
    }

    void aDemoIsGoneWhenItEnds()
    {
        const QTemporaryDir temporary;
        const Ran ran = runBatonctl(
            {u"--demo"_s, u"--demo-option"_s, u"--certifications 40"_s, u"certifications"_s, u"--format"_s, u"json"_s},
            {}, {}, {u"TMPDIR"_s, temporary.path(), u"HOME"_s, temporary.path()});
        QVERIFY2(ran.code == 0, ran.all().constData());
        QCOMPARE(ran.json().size(), size_t{40});
        QCOMPARE(QDir(temporary.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList());
        const Ran reviewer = runBatonctl({u"--demo"_s, u"--demo-user"_s, u"reviewer"_s, u"certifications"_s,
                                          u"--reviewer"_s, u"me"_s, u"--format"_s, u"json"_s});
        QVERIFY2(reviewer.code == 0 && !reviewer.json().empty(), reviewer.all().constData());
    }

    void helpAndVersion()
    {
        const Ran help = runBatonctl({u"--help"_s});
        QCOMPARE(help.code, 0);
        QVERIFY(help.out.contains("Exit status:"));
        QVERIFY(help.out.contains("--demo-user"));
        QVERIFY(help.err.isEmpty());
        const Ran version = runBatonctl({u"--version"_s});
        QCOMPARE(version.code, 0);
        QVERIFY(version.out.startsWith("batonctl "));
    }

private:
    std::unique_ptr<SandboxProgram> m_sandbox;
};

QTEST_GUILESS_MAIN(BatonctlLists)
#include "tst_batonctl_lists.moc"
