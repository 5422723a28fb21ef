// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/database_file.h"
#include "app/storage/schema.h"
#include "tests/support/qt_warnings.h"
#include "tests/unit/storage/database_steps.h"

#include <QDir>
#include <QTemporaryDir>

using namespace baton;
using namespace baton::test;

/// Files that are damaged, newer or older than this Baton expects.
class TestDataFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }
    void damagedFilesArePutAside_data();
    void damagedFilesArePutAside();
    void twoDamagedFilesInOneSecondAreBothKept();
    void nobodyPutsTheFileOfAnotherAside();
    void aNewerFileIsRefusedAndLeftAsItIs();
    void migratesStepByStep();
    void aFailedMigrationLeavesTheVersionBefore();
    void aLostIndexEntryIsFoundAfterACrash();
};

void TestDataFile::damagedFilesArePutAside_data()
{
    QTest::addColumn<QString>("damage");
    QTest::newRow("no database at all") << u"garbage"_s;
    QTest::newRow("torn in the middle") << u"torn"_s;
    QTest::newRow("a page of zeros") << u"zeros"_s;
    QTest::newRow("zeros in the first page") << u"header"_s;
}

void TestDataFile::damagedFilesArePutAside()
{
    QFETCH(QString, damage);
    const QTemporaryDir folder;
    makeFile(folder.path());
    const QString file = folder.filePath(u"baton.sqlite"_s);
    QByteArray bytes = bytesOf(file);
    QVERIFY(bytes.size() > 8 * 4096);
    if (damage == u"garbage"_s)
        bytes = QByteArray(20'000, 'x');
    else if (damage == u"torn"_s)
        bytes.truncate(bytes.size() / 2 + 100);
    else if (damage == u"zeros"_s)
        std::fill_n(bytes.begin() + 4 * 4096, 4096, '\0');
    else
        std::fill_n(bytes.begin() + 100, 2000, '\0');
    write(file, bytes);
    write(file + u"-wal"_s, "the log of the damaged file");
    const QByteArray log = bytesOf(file + u"-wal"_s);

    const auto database = opened(folder.path());
    QVERIFY(!database->isReadOnly());
    const QStringList aside = QDir(folder.path()).entryList({u"baton-damaged-*.sqlite"_s});
    QCOMPARE(aside.size(), 1);
    QVERIFY2(database->notice().contains(aside.first()), qPrintable(database->notice()));
    QCOMPARE(bytesOf(folder.filePath(aside.first())), bytes);
    // Its log goes with it, where SQLite itself has not thrown the worthless one away while looking.
    if (QFile::exists(folder.filePath(aside.first() + u"-wal"_s)))
        QCOMPARE(bytesOf(folder.filePath(aside.first() + u"-wal"_s)), log);
    SqliteJournal journal(*database);
    QVERIFY(done(journal.runs())->empty());
    QVERIFY(done(journal.begin(someRun(u"run-2"_s))));
    QVERIFY(done(journal.checkChain())->intact);
}

void TestDataFile::twoDamagedFilesInOneSecondAreBothKept()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"baton.sqlite"_s);
    QStringList names;
    for (const QByteArray &content : {QByteArray("first"), QByteArray("second"), QByteArray("third")}) {
        write(file, content);
        const auto aside = putAside(file);
        QVERIFY(aside);
        QCOMPARE(bytesOf(*aside), content);
        names.append(*aside);
    }
    QCOMPARE(names.removeDuplicates(), 0);
    QCOMPARE(bytesOf(names.first()), QByteArray("first"));
}

void TestDataFile::nobodyPutsTheFileOfAnotherAside()
{
    const QTemporaryDir folder;
    FolderLock other;
    QCOMPARE(other.take(folder.filePath(u"baton.lock"_s)), FolderLock::Attempt::Taken);
    const QByteArray garbage(20'000, 'x');
    write(folder.filePath(u"baton.sqlite"_s), garbage);
    const auto database = Database::open(folder.path());
    QVERIFY(!database);
    QCOMPARE(toString(database.error().kind), u"Storage"_s);
    QVERIFY2(database.error().message.contains(u"damaged"_s), qPrintable(database.error().message));
    QCOMPARE(bytesOf(folder.filePath(u"baton.sqlite"_s)), garbage);
}

void TestDataFile::aNewerFileIsRefusedAndLeftAsItIs()
{
    const QTemporaryDir folder;
    makeFile(folder.path());
    QVERIFY(done(opened(folder.path())->write(telling(u"PRAGMA user_version = 7"_s))));
    const QByteArray before = bytesOf(folder.filePath(u"baton.sqlite"_s));
    for (const Database::Mode mode : {Database::Mode::ReadWrite, Database::Mode::ReadOnly}) {
        const auto database = Database::open(folder.path(), mode);
        QVERIFY(!database);
        QCOMPARE(toString(database.error().kind), u"Storage"_s);
        QVERIFY2(database.error().message.contains(u"version 7"_s), qPrintable(database.error().message));
    }
    QCOMPARE(bytesOf(folder.filePath(u"baton.sqlite"_s)), before);
}

void TestDataFile::migratesStepByStep()
{
    const QTemporaryDir folder;
    const auto database = opened(folder.path());
    const auto version = done(database->read([](QSqlDatabase &connection) { return schemaVersion(connection); }));
    QCOMPARE(version.value(), schemaMigrations().back().version);
    int expected = 1;
    for (const Migration &migration : schemaMigrations())
        QCOMPARE(migration.version, expected++);
    // Steps that are done are not done again; a step sees the one before.
    const int last = schemaMigrations().back().version;
    std::vector<Migration> steps = schemaMigrations();
    steps.push_back({last + 1, {u"CREATE TABLE two (n INTEGER)"_s, u"INSERT INTO two VALUES (40)"_s}});
    steps.push_back({last + 2, {u"UPDATE two SET n = n + 1"_s}, [](QSqlDatabase &connection) {
                         return tell(connection, u"UPDATE two SET n = n + 1"_s); // after its statements
                     }});
    {
        QSqlDatabase connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"steps"_s);
        connection.setDatabaseName(database->file());
        QVERIFY(connection.open());
        QVERIFY(migrate(connection, steps));
        QVERIFY(migrate(connection, steps));
        QCOMPARE(schemaVersion(connection).value(), last + 2);
        QCOMPARE(ask(connection, u"SELECT n FROM two"_s).value(), u"42"_s);
    }
    QSqlDatabase::removeDatabase(u"steps"_s);
}

void TestDataFile::aFailedMigrationLeavesTheVersionBefore()
{
    {
        QSqlDatabase connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"failing"_s);
        connection.setDatabaseName(u":memory:"_s);
        QVERIFY(connection.open());
        const std::vector<Migration> steps{{1, {u"CREATE TABLE one (n INTEGER)"_s}},
                                           {2, {u"CREATE TABLE two (n INTEGER)"_s, u"NONSENSE"_s}}};
        const auto migrated = migrate(connection, steps);
        QVERIFY(!migrated);
        QCOMPARE(toString(migrated.error().kind), u"Storage"_s);
        QVERIFY(migrated.error().message.contains(u"version 2"_s));
        QCOMPARE(schemaVersion(connection).value(), 1);
        QCOMPARE(ask(connection, u"SELECT count(*) FROM sqlite_schema WHERE name = 'two'"_s).value(), u"0"_s);
        const auto fills = [](QSqlDatabase &) -> Result<void> { return failure({ErrorKind::Storage, u"full"_s}); };
        const auto filled = migrate(connection, {{2, {u"CREATE TABLE two (n INTEGER)"_s}, fills}});
        QCOMPARE(filled.error().message, u"full"_s);
        QCOMPARE(schemaVersion(connection).value(), 1);
        QVERIFY(tell(connection, u"BEGIN"_s)); // no transaction was left open
    }
    QSqlDatabase::removeDatabase(u"failing"_s);
}

void TestDataFile::aLostIndexEntryIsFoundAfterACrash()
{
    // The table says one thing and the index another: reading by the index would miss an intent.
    const QTemporaryDir folder;
    makeFile(folder.path());
    {
        QSqlDatabase connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"meddler"_s);
        connection.setDatabaseName(folder.filePath(u"baton.sqlite"_s));
        QVERIFY(connection.open());
        // A partial index under the name and page of the whole one.
        for (const QString &statement :
             {u"DROP INDEX events_of_run"_s, u"CREATE INDEX events_of_run ON events (run, seq) WHERE seq > 1"_s,
              u"PRAGMA writable_schema = ON"_s,
              u"UPDATE sqlite_schema SET sql = 'CREATE INDEX events_of_run ON events (run, seq)'"
              " WHERE name = 'events_of_run'"_s})
            QVERIFY(tell(connection, statement));
    }
    QSqlDatabase::removeDatabase(u"meddler"_s);
    write(folder.filePath(u"baton.sqlite-wal"_s), "a log that was left");
    const auto database = opened(folder.path());
    QVERIFY2(database->notice().contains(u"damaged"_s), qPrintable(database->notice()));
    QCOMPARE(QDir(folder.path()).entryList({u"baton-damaged-*.sqlite"_s}).size(), 1);
}

QTEST_GUILESS_MAIN(TestDataFile)
#include "tst_data_file.moc"
