// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/schema.h"
#include "tests/support/qt_warnings.h"
#include "tests/unit/storage/database_steps.h"
#include "tests/unit/storage/told.h"

#include <QTemporaryDir>

using namespace baton;
using namespace baton::test;

/// version-1.sqlite was written by the Baton that made version 1 of the file: five runs of chance, then one told
/// below. version-2.sqlite is what the Baton that made version 2 turned it into.
class TestOlderFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<QString>("stored");
        for (const char *version : {"version-1", "version-2"})
            QTest::newRow(version) << QString::fromLatin1(version);
    }
    void init()
    {
        test::failOnUnexpectedWarnings();
        QFETCH_GLOBAL(QString, stored);
        m_folder = std::make_unique<QTemporaryDir>();
        const QString file = m_folder->filePath(u"baton.sqlite"_s);
        QVERIFY(QFile::copy(QStringLiteral(BATON_OLDER_FILES "/%1.sqlite").arg(stored), file));
        QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner));
    }
    void keepsItsChain();
    void tellsTheRunsAsTheirEventsDo();
    void tellsTheLastRunInFull();
    void goesOnFromThere();
    void whatIsLostIsLeftEmpty();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestOlderFile::keepsItsChain()
{
    const auto database = opened(m_folder->path());
    QVERIFY2(database->notice().isEmpty(), qPrintable(database->notice()));
    QCOMPARE(done(database->read([](QSqlDatabase &connection) { return schemaVersion(connection); })).value(),
             schemaMigrations().back().version);
    const auto chain = done(SqliteJournal(*database).checkChain());
    QVERIFY(chain->intact);
    QCOMPARE(chain->events, 98);
}

void TestOlderFile::tellsTheRunsAsTheirEventsDo()
{
    const auto database = opened(m_folder->path());
    SqliteJournal journal(*database);
    const auto runs = done(journal.runs());
    QVERIFY(runs);
    QCOMPARE(runs->size(), size_t(6));
    std::vector<RunSummary> expected;
    QHash<RunId, QStringList> texts;
    for (const RunSummary &run : *runs) {
        const auto story = done(journal.run(run.id));
        QVERIFY(story);
        expected.push_back(summaryOf(story->record, story->events));
        if (const QString text = rowTextOf(story->record.plan); !text.isEmpty())
            texts.insert(run.id, {text});
    }
    linkUndone(expected);
    for (size_t i = 0; i < expected.size(); ++i)
        QCOMPARE(told((*runs)[i]), told(expected[i]));
    QCOMPARE(done(journal.search([](const QString &text) {
                 return text.isEmpty() ? QStringList() : QStringList{text};
             })).value(),
             texts);
}

void TestOlderFile::tellsTheLastRunInFull()
{
    const auto database = opened(m_folder->path());
    SqliteJournal journal(*database);
    const auto runs = done(journal.runs());
    const RunSummary &run = runs->front();
    QCOMPARE(run.targetName, u"Amara Okafor-Lindqvist"_s);
    QCOMPARE(run.target.toString(), u"2c9180835d191a86015d28455b4a2329"_s);
    QCOMPARE(run.reason, u"Cluster ownership moved to the platform team (CHG-20418)"_s);
    QCOMPARE(run.origin.tenantUrl, u"https://fjordlight.example"_s);
    QCOMPARE(run.origin.actingName, u"Zoé Bronte"_s);
    QCOMPARE(run.origin.osUser, u"zoe"_s);
    const QDateTime began(QDate(2025, 9, 22), QTime(9, 12, 4), Qt::UTC);
    QCOMPARE(run.at, began);
    QCOMPARE(run.endedAt, began.addSecs(71));
    QVERIFY(run.ended);
    QCOMPARE(run.calls, 2);
    QCOMPARE(run.openCalls, 0);
    QCOMPARE(run.states, (CallStates{{CallState::PartlyMoved, 1}, {CallState::NotSent, 1}}));
    QCOMPARE(toString(resultOf(run.states)), u"PartlyMoved"_s);
    QCOMPARE(run.rows.all, 8);
    QCOMPARE(run.rows.items, 0);
    QCOMPARE(run.rows.moved, 4);
    QCOMPARE(run.rows.movedElsewhere, 1);
    QCOMPARE(run.rows.notSent, 3);
    QCOMPARE(run.rows.pending(), 0);
    QCOMPARE(run.leftOut, 3);
    const auto found = done(journal.search([](const QString &text) {
        return text.contains(u"Kubernetes"_s) && text.contains(u"Ngô Thị 8"_s) ? QStringList{u"all"_s} : QStringList();
    }));
    QCOMPARE(found->size(), 1);
    QVERIFY(found->contains(run.id));
}

void TestOlderFile::goesOnFromThere()
{
    // A call that was left in doubt before goes on from that doubt, not from the beginning.
    RunId id;
    {
        const auto database = opened(m_folder->path());
        SqliteJournal journal(*database);
        const std::vector<RunSummary> runs = done(journal.runs()).value();
        for (const RunSummary &run : runs) {
            if (run.openCalls == 0)
                continue;
            const RunStory story = done(journal.run(run.id)).value();
            for (const Call &call : story.record.plan.calls)
                QVERIFY(
                    done(journal.append({{run.id, call.id, run.at, CallRefused{Error(ErrorKind::Invalid, u"no"_s)}}})));
            id = run.id;
            break;
        }
    }
    QVERIFY(!id.isEmpty());
    const auto database = opened(m_folder->path()); // is not brought up to date twice
    SqliteJournal journal(*database);
    const RunStory story = done(journal.run(id)).value();
    const std::vector<RunSummary> runs = done(journal.runs()).value();
    for (const RunSummary &run : runs) {
        if (run.id == id)
            QCOMPARE(told(run), told(summaryOf(story.record, story.events)));
    }
    QVERIFY(done(journal.checkChain())->intact);
}

void TestOlderFile::whatIsLostIsLeftEmpty()
{
    {
        QSqlDatabase connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"meddler"_s);
        connection.setDatabaseName(m_folder->filePath(u"baton.sqlite"_s));
        QVERIFY(connection.open());
        QVERIFY(tell(connection, u"UPDATE records SET data = CAST('nonsense' AS BLOB)"_s));
        QVERIFY(tell(connection, u"UPDATE calls SET row_data = CAST('nonsense' AS BLOB)"_s));
        QVERIFY(tell(connection, u"UPDATE events SET call = CAST('nobody' AS BLOB) WHERE seq = 40"_s));
    }
    QSqlDatabase::removeDatabase(u"meddler"_s);
    const auto database = opened(m_folder->path());
    SqliteJournal journal(*database);
    const auto runs = done(journal.runs());
    QVERIFY(runs);
    QCOMPARE(runs->size(), size_t(6));
    // Version 2 has taken it out of the record before that was lost.
    QFETCH_GLOBAL(QString, stored);
    QCOMPARE(runs->front().origin.tenantUrl, stored == u"version-1"_s ? QString() : u"https://fjordlight.example"_s);
    QCOMPARE(runs->front().rows.all, 8);
    QCOMPARE(runs->front().rows.notSent, 3);
    QVERIFY(!done(journal.checkChain())->intact);
}

QTEST_GUILESS_MAIN(TestOlderFile)
#include "tst_older_file.moc"
