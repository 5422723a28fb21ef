// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/schema.h"
#include "tests/support/qt_warnings.h"
#include "tests/unit/storage/database_steps.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <memory>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::test;

class TestDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }
    void makesAPrivateFolderAndFile();
    void leavesAFolderOfSomebodyAsItIs();
    void keepsCommitsThroughALossOfPower();
    void finishesAfterTheCommit();
    void failedWorkLeavesNothing();
    void deliversInTheThreadOfTheContext();
    void aLongReadingHoldsUpNoWriting();
    void writesFromManyThreads();
    void aSecondOneIsReadOnly();
    void aFolderThatCannotBeWrittenIsReadOnly();
    void readsWithoutRoomForAnIndex();
    void readOnlyNeedsAFile();
    void aFolderThatCannotBeMadeIsAnError();
    void aFullDiskIsSaid();
};

void TestDatabase::makesAPrivateFolderAndFile()
{
    const QTemporaryDir folder;
    const QString inner = folder.filePath(u"deep/er/baton"_s);
    const auto database = opened(inner);
    QVERIFY(database->notice().isEmpty());
    QVERIFY(!database->isReadOnly());
    QCOMPARE(ownerOf(QFileInfo(inner).permissions()), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QVERIFY(done(SqliteJournal(*database).begin(someRun(u"run-1"_s))));
    for (const QString &part : {u""_s, u"-wal"_s, u"-shm"_s})
        QCOMPARE(ownerOf(QFileInfo(database->file() + part).permissions()), QFile::ReadOwner | QFile::WriteOwner);
    QCOMPARE(ownerOf(QFileInfo(QDir(inner).filePath(u"baton.lock"_s)).permissions()),
             QFile::ReadOwner | QFile::WriteOwner);
}

void TestDatabase::leavesAFolderOfSomebodyAsItIs()
{
    const QTemporaryDir folder;
    const QFile::Permissions open = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadGroup |
                                    QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther;
    QVERIFY(QFile::setPermissions(folder.path(), open));
    const auto database = opened(folder.path());
    QCOMPARE(ownerOf(QFileInfo(folder.path()).permissions()), open);
}

void TestDatabase::keepsCommitsThroughALossOfPower()
{
    const QTemporaryDir folder;
    const auto database = opened(folder.path());
    QCOMPARE(done(database->write(asking(u"PRAGMA journal_mode"_s))).value(), u"wal"_s);
    QCOMPARE(done(database->write(asking(u"PRAGMA synchronous"_s))).value(), u"2"_s); // FULL
    QCOMPARE(done(database->write(asking(u"PRAGMA foreign_keys"_s))).value(), u"1"_s);
    QCOMPARE(done(database->write(asking(u"PRAGMA busy_timeout"_s))).value(), u"5000"_s);
    QCOMPARE(done(database->read(asking(u"PRAGMA user_version"_s))).value(),
             QString::number(schemaMigrations().back().version));
}

void TestDatabase::finishesAfterTheCommit()
{
    const QTemporaryDir folder;
    const auto database = opened(folder.path());
    QVERIFY(done(database->write(telling(u"CREATE TABLE marks (n INTEGER)"_s))));
    const auto witness = opened(folder.path());
    for (int n = 1; n <= 50; ++n) {
        QVERIFY(done(database->write(telling(u"INSERT INTO marks VALUES (1)"_s))));
        QCOMPARE(done(witness->read(asking(u"SELECT count(*) FROM marks"_s))).value(), QString::number(n));
    }
}

void TestDatabase::failedWorkLeavesNothing()
{
    const QTemporaryDir folder;
    const auto database = opened(folder.path());
    QVERIFY(done(database->write(telling(u"CREATE TABLE marks (n INTEGER)"_s))));
    const auto refused = done(database->write([](QSqlDatabase &connection) -> Result<int> {
        if (auto told = tell(connection, u"INSERT INTO marks VALUES (1)"_s); !told)
            return failure(told.error());
        return failure(Error(ErrorKind::Invalid, u"changed my mind"_s));
    }));
    QVERIFY(!refused);
    QCOMPARE(toString(refused.error().kind), u"Invalid"_s);
    const auto thrown = done(database->write([](QSqlDatabase &connection) -> Result<int> {
        if (auto told = tell(connection, u"INSERT INTO marks VALUES (1)"_s); !told)
            return failure(told.error());
        throw std::runtime_error("fell over");
    }));
    QVERIFY(!thrown);
    QCOMPARE(toString(thrown.error().kind), u"Storage"_s);
    QCOMPARE(thrown.error().causes, QStringList{u"fell over"_s});
    QCOMPARE(done(database->read(asking(u"SELECT count(*) FROM marks"_s))).value(), u"0"_s);
    QVERIFY(!done(database->read(telling(u"INSERT INTO marks VALUES (1)"_s))));
    QCOMPARE(done(database->read(asking(u"SELECT count(*) FROM marks"_s))).value(), u"0"_s);
}

void TestDatabase::deliversInTheThreadOfTheContext()
{
    const QTemporaryDir folder;
    const auto database = opened(folder.path());
    QThread *deliveredIn = nullptr;
    QThread *workedIn = nullptr;
    QObject context;
    database
        ->write([&workedIn](QSqlDatabase &) -> Result<int> {
            workedIn = QThread::currentThread();
            return 1;
        })
        .then(&context, [&](const Result<int> &) { deliveredIn = QThread::currentThread(); });
    QTRY_COMPARE(deliveredIn, QThread::currentThread());
    QVERIFY(workedIn != deliveredIn);
}

void TestDatabase::aLongReadingHoldsUpNoWriting()
{
    const QTemporaryDir folder;
    const auto database = opened(folder.path());
    QSemaphore begun;
    QSemaphore mayEnd;
    const auto reading = database->read([&](QSqlDatabase &) -> Result<bool> {
        begun.release();
        return mayEnd.tryAcquire(1, 60'000);
    });
    begun.acquire();
    QVERIFY(done(database->write(telling(u"CREATE TABLE marks (n INTEGER)"_s))));
    QVERIFY(!reading.isFinished());
    mayEnd.release();
    QVERIFY(done(reading).value());
}

void TestDatabase::writesFromManyThreads()
{
    const QTemporaryDir folder;
    const auto database = opened(folder.path());
    QVERIFY(done(database->write(telling(u"CREATE TABLE marks (n INTEGER)"_s))));
    std::vector<std::unique_ptr<QThread>> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back(QThread::create([&database] {
            for (int i = 0; i < 25; ++i)
                database->write(telling(u"INSERT INTO marks VALUES (1)"_s));
        }));
        threads.back()->start();
    }
    for (const auto &thread : threads)
        thread->wait();
    QCOMPARE(done(database->read(asking(u"SELECT count(*) FROM marks"_s))).value(), u"100"_s);
}

void TestDatabase::aSecondOneIsReadOnly()
{
    const QTemporaryDir folder;
    auto first = opened(folder.path());
    QVERIFY(done(SqliteJournal(*first).begin(someRun(u"run-1"_s))));
    auto second = opened(folder.path());
    QVERIFY(second->isReadOnly());
    QVERIFY2(second->notice().contains(u"Another Baton"_s), qPrintable(second->notice()));
    QVERIFY(second->notice().contains(QString::number(QCoreApplication::applicationPid())));
    SqliteJournal journal(*second);
    QCOMPARE(done(journal.runs())->size(), size_t(1));
    QVERIFY(done(SqliteJournal(*first).begin(someRun(u"run-2"_s))));
    QCOMPARE(done(journal.runs())->size(), size_t(2)); // it sees what the first goes on to write
    for (const auto &refused : {done(journal.begin(someRun(u"run-3"_s))),
                                done(journal.append({{RunId(u"run-1"_s), CallId(), QDateTime(), RunEnded{}}}))}) {
        QVERIFY(!refused);
        QCOMPARE(toString(refused.error().kind), u"Storage"_s);
        QVERIFY(refused.error().message.contains(u"reading only"_s));
        QVERIFY(!refused.error().nextStep.isEmpty());
    }
    first.reset();
    const auto third = opened(folder.path());
    QVERIFY(!third->isReadOnly());
    QVERIFY(third->notice().isEmpty());
    QVERIFY(second->isReadOnly()); // what began as a reader stays one
    QCOMPARE(done(SqliteJournal(*third).checkChain())->events, 2);
}

void TestDatabase::aFolderThatCannotBeWrittenIsReadOnly()
{
    const QTemporaryDir folder;
    makeFile(folder.path());
    // Stands for a read-only folder, whose permissions would not stop the administrator's tests.
    QVERIFY(QFile::remove(folder.filePath(u"baton.lock"_s)));
    QVERIFY(QDir(folder.path()).mkdir(u"baton.lock"_s));
    const auto database = opened(folder.path());
    QVERIFY(database->isReadOnly());
    QVERIFY2(database->notice().contains(u"cannot be written"_s), qPrintable(database->notice()));
    QCOMPARE(done(SqliteJournal(*database).runs())->size(), size_t(1));
}

void TestDatabase::readsWithoutRoomForAnIndex()
{
    const QTemporaryDir folder;
    makeFile(folder.path());
    QVERIFY(QDir(folder.path()).mkdir(u"baton.sqlite-shm"_s)); // nothing can be made in its place
    const auto database = opened(folder.path(), Database::Mode::ReadOnly);
    QCOMPARE(done(SqliteJournal(*database).runs())->size(), size_t(1));
}

void TestDatabase::readOnlyNeedsAFile()
{
    const QTemporaryDir folder;
    const auto missing = Database::open(folder.path(), Database::Mode::ReadOnly);
    QVERIFY(!missing);
    QCOMPARE(toString(missing.error().kind), u"Storage"_s);
    QVERIFY(QDir(folder.path()).isEmpty()); // and it made none
    makeFile(folder.path());
    const auto reader = opened(folder.path(), Database::Mode::ReadOnly);
    QVERIFY(reader->isReadOnly());
    QVERIFY(reader->notice().isEmpty());
    QVERIFY(!opened(folder.path())->isReadOnly()); // a reader takes no lock
}

void TestDatabase::aFolderThatCannotBeMadeIsAnError()
{
    const QTemporaryDir folder;
    write(folder.filePath(u"file"_s), "in the way");
    const auto database = Database::open(folder.filePath(u"file/baton"_s));
    QVERIFY(!database);
    QCOMPARE(toString(database.error().kind), u"Storage"_s);
    QVERIFY(database.error().message.contains(u"file/baton"_s));
    QVERIFY(!database.error().nextStep.isEmpty());
}

void TestDatabase::aFullDiskIsSaid()
{
    const QTemporaryDir folder;
    const auto database = opened(folder.path());
    SqliteJournal journal(*database);
    QVERIFY(done(journal.begin(someRun(u"run-1"_s))));
    QVERIFY(done(database->write(asking(u"PRAGMA max_page_count = 1"_s)))); // no page more than there are
    const JournalEvent event{RunId(u"run-1"_s), CallId(), QDateTime(), RunEnded{QString(20'000, u'n')}};
    const auto refused = done(journal.append({event}));
    QVERIFY(!refused);
    QCOMPARE(toString(refused.error().kind), u"Storage"_s);
    QVERIFY2(refused.error().message.contains(u"disk is full"_s), qPrintable(refused.error().message));
    QVERIFY(!refused.error().nextStep.isEmpty());
    QVERIFY(done(journal.run(RunId(u"run-1"_s)))->events.empty());
    QVERIFY(done(journal.checkChain())->intact);
    QVERIFY(done(database->write(asking(u"PRAGMA max_page_count = 1000000"_s))));
    QVERIFY(done(journal.append({event})));
    QCOMPARE(done(journal.run(RunId(u"run-1"_s)))->events.size(), size_t(1));
}

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
