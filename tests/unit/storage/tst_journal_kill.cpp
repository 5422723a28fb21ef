// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/sqlite_journal.h"
#include "tests/support/qt_warnings.h"
#include "tests/unit/storage/generated.h"
#include "tests/unit/storage/told.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace baton;

/// A process that is killed while it writes: what it was told is on disk is on disk, and nothing is half there.
class TestJournalKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }
    void whatWasCommittedIsThere_data();
    void whatWasCommittedIsThere();
};

namespace {

constexpr const char *childArgument = "--write-until-killed";

template <class T> T done(QFuture<T> future)
{
    future.waitForFinished();
    return future.result();
}

/// Batches of growing size, so that kills meet small and large transactions; everything follows from the seed.
class Script
{
public:
    explicit Script(quint32 seed) : m_generated(seed)
    {
        m_record = m_generated.record(4);
        m_record.id = RunId(u"run-of-seed-%1"_s.arg(seed));
        int index = 0;
        for (Call &call : m_record.plan.calls)
            call.id = CallId(u"call-%1"_s.arg(index++));
    }

    const RunRecord &record() const { return m_record; }

    std::vector<JournalEvent> next()
    {
        std::vector<JournalEvent> batch;
        const int size = 1 + (m_batches++ * 7) % 60;
        for (int i = 0; i < size; ++i)
            batch.push_back(m_generated.event(m_record));
        return batch;
    }

private:
    test::Generated m_generated;
    RunRecord m_record;
    int m_batches = 0;
};

/// Appends until it is killed, and says after each commit how many batches are on disk.
int writeUntilKilled(const QString &folder, quint32 seed)
{
    auto database = Database::open(folder);
    if (!database || (*database)->isReadOnly())
        return 1;
    SqliteJournal journal(**database);
    Script script(seed);
    if (!done(journal.begin(script.record())))
        return 2;
    for (int batches = 1;; ++batches) {
        if (!done(journal.append(script.next())))
            return 3;
        std::printf("%d\n", batches);
        std::fflush(stdout);
    }
}

} // namespace

void TestJournalKill::whatWasCommittedIsThere_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<int>("killAfter");
    QTest::newRow("early") << quint32(11) << 1;
    QTest::newRow("soon") << quint32(12) << 17;
    QTest::newRow("later, after checkpoints") << quint32(13) << 150;
}

void TestJournalKill::whatWasCommittedIsThere()
{
    QFETCH(quint32, seed);
    QFETCH(int, killAfter);
    const QTemporaryDir folder;
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(),
                {QString::fromLatin1(childArgument), folder.path(), QString::number(seed)});
    QVERIFY(child.waitForStarted());
    int reported = 0;
    const auto readReports = [&] {
        while (child.canReadLine())
            reported = child.readLine().trimmed().toInt();
    };
    while (reported < killAfter) {
        QVERIFY(child.waitForReadyRead(30'000));
        readReports();
    }
    child.kill();
    QVERIFY(child.waitForFinished());
    QCOMPARE(child.exitStatus(), QProcess::CrashExit);
    readReports();

    auto database = Database::open(folder.path());
    QVERIFY(database);
    QVERIFY2(!(*database)->isReadOnly(), "the lock ends with its process");
    QVERIFY2((*database)->notice().isEmpty(), qPrintable((*database)->notice()));
    SqliteJournal journal(**database);
    const auto chain = done(journal.checkChain());
    QVERIFY(chain);
    QVERIFY(chain->intact);

    Script script(seed);
    const auto story = done(journal.run(script.record().id));
    QVERIFY(story);
    size_t found = 0;
    int batches = 0;
    while (found < story->events.size()) {
        for (const JournalEvent &expected : script.next()) {
            QVERIFY2(found < story->events.size(), "a batch is there whole or not at all");
            QCOMPARE(test::told(story->events[found++]), test::told(expected));
        }
        ++batches;
    }
    QVERIFY2(batches >= reported, qPrintable(u"%1 of %2"_s.arg(batches).arg(reported)));
    QVERIFY(batches <= reported + 1); // at most the one that was under way
    QCOMPARE(chain->events, static_cast<qint64>(found) + 1);
    QVERIFY(done(journal.append(script.next()))); // and it goes on
    QVERIFY(done(journal.checkChain())->intact);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc == 4 && qstrcmp(argv[1], childArgument) == 0)
        return writeUntilKilled(QString::fromLocal8Bit(argv[2]), QByteArray(argv[3]).toUInt());
    TestJournalKill test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_journal_kill.moc"
