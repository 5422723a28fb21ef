// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/event_chain.h"
#include "app/storage/sqlite_journal.h"
#include "tests/support/qt_warnings.h"
#include "tests/unit/storage/generated.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QVariant>

using namespace Qt::StringLiterals;
using namespace baton;

/// What somebody may do to the file behind Baton's back, and what the chain says about it.
class TestJournalTamper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { test::failOnUnexpectedWarnings(); }
    void aFlippedByteOfAnEventIsFound_data();
    void aFlippedByteOfAnEventIsFound();
    void aMissingEventIsFound_data();
    void aMissingEventIsFound();
    void aCutTailIsFound_data();
    void aCutTailIsFound();
    void aRewrittenEventBreaksTheNext();
    void changedPlansAreFound_data();
    void changedPlansAreFound();
    void countsAreNotPartOfTheChain();
    void bodiesAreKeptVerbatimAndNoSecretIs();

private:
    /// A fresh copy of the untouched file in a folder of its own.
    QString copy();

    QTemporaryDir m_folder;
    QByteArray m_bytes;
    std::vector<StoredEvent> m_events;
    qint64 m_runEvent = 0; ///< seq of the event that began the run with calls
    int m_copies = 0;
};

namespace {

template <class T> T done(QFuture<T> future)
{
    future.waitForFinished();
    return future.result();
}

ChainReport checked(const QString &folder)
{
    auto database = Database::open(folder);
    if (!database)
        qFatal("%s", qPrintable(describe(database.error())));
    if (!(*database)->notice().isEmpty())
        qFatal("%s", qPrintable((*database)->notice()));
    return done(SqliteJournal(**database).checkChain()).value();
}

/// Runs statements on the file as any SQLite tool would.
void meddle(const QString &folder, const QStringList &statements)
{
    {
        QSqlDatabase connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"meddler"_s);
        connection.setDatabaseName(folder + u"/baton.sqlite"_s);
        QVERIFY(connection.open());
        for (const QString &statement : statements) {
            QSqlQuery query(connection);
            QVERIFY2(query.exec(statement), qPrintable(statement + query.lastError().text()));
            QVERIFY2(!statement.startsWith(u"UPDATE"_s) || query.numRowsAffected() > 0, qPrintable(statement));
        }
    }
    QSqlDatabase::removeDatabase(u"meddler"_s);
}

std::vector<StoredEvent> eventsIn(const QString &folder)
{
    std::vector<StoredEvent> events;
    {
        QSqlDatabase connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"reader"_s);
        connection.setDatabaseName(folder + u"/baton.sqlite"_s);
        if (!connection.open())
            qFatal("cannot open");
        QSqlQuery query(connection);
        query.exec(u"SELECT seq, run, call, at, kind, data, prev_hash, hash FROM events ORDER BY seq"_s);
        const auto bytes = [&query](int column) { return query.value(column).toByteArray(); };
        while (query.next())
            events.push_back(
                {query.value(0).toLongLong(), bytes(1), bytes(2), bytes(3), bytes(4), bytes(5), bytes(6), bytes(7)});
    }
    QSqlDatabase::removeDatabase(u"reader"_s);
    return events;
}

} // namespace

void TestJournalTamper::initTestCase()
{
    test::Generated generated(2026);
    {
        auto database = Database::open(m_folder.filePath(u"original"_s));
        QVERIFY(database);
        SqliteJournal journal(**database);
        QVERIFY(done(journal.begin(generated.record(0))));
        RunRecord record = generated.record(4);
        while (record.plan.calls.empty() || record.plan.leftOut.empty() || record.plan.warnings.empty() ||
               record.plan.calls[0].rows.empty() || record.plan.calls[0].path.isEmpty() ||
               record.plan.calls[0].body.isEmpty())
            record = generated.record(4);
        QVERIFY(done(journal.begin(record)));
        m_runEvent = 2;
        for (int i = 0; i < 12; ++i)
            QVERIFY(done(journal.append({generated.event(record)})));
        QVERIFY(done(journal.begin(generated.record(1))));
    }
    QFile file(m_folder.filePath(u"original/baton.sqlite"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_bytes = file.readAll();
    m_events = eventsIn(m_folder.filePath(u"original"_s));
    QCOMPARE(m_events.size(), size_t(15));
    const ChainReport report = checked(copy());
    QVERIFY(report.intact);
    QCOMPARE(report.events, 15);
}

QString TestJournalTamper::copy()
{
    const QString folder = m_folder.filePath(QString::number(++m_copies));
    QDir().mkpath(folder);
    QFile file(folder + u"/baton.sqlite"_s);
    if (!file.open(QIODevice::WriteOnly) || file.write(m_bytes) != m_bytes.size())
        qFatal("cannot copy");
    return folder;
}

void TestJournalTamper::aFlippedByteOfAnEventIsFound_data()
{
    QTest::addColumn<int>("event");
    for (size_t i = 0; i < 15; ++i)
        QTest::addRow("event %zu", i + 1) << static_cast<int>(i);
}

void TestJournalTamper::aFlippedByteOfAnEventIsFound()
{
    QFETCH(int, event);
    const StoredEvent &stored = m_events.at(static_cast<size_t>(event));
    // As SQLite lays it out: one column after the other.
    const QByteArray fixed = stored.run + stored.call + stored.at + stored.kind;
    const QByteArray payload = fixed + stored.data + stored.previousHash + stored.hash;
    const qsizetype start = m_bytes.indexOf(payload);
    QVERIFY2(start > 0, "an event lies in one piece");
    QCOMPARE(m_bytes.indexOf(payload, start + 1), -1);
    QRandomGenerator random(static_cast<quint32>(event));
    std::vector<qsizetype> places{0,
                                  fixed.size() - 1,
                                  fixed.size(),
                                  payload.size() - 65,
                                  payload.size() - 64,
                                  payload.size() - 33,
                                  payload.size() - 32,
                                  payload.size() - 1};
    for (int i = 0; i < 16; ++i)
        places.push_back(random.bounded(static_cast<int>(payload.size())));
    for (const qsizetype place : places) {
        const QString folder = copy();
        QFile file(folder + u"/baton.sqlite"_s);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(start + place));
        const char flipped = static_cast<char>(payload[place] ^ random.bounded(1, 256));
        QVERIFY(file.putChar(flipped));
        file.close();
        const ChainReport report = checked(folder);
        QVERIFY2(!report.intact, qPrintable(u"byte %1 of %2"_s.arg(place).arg(payload.size())));
        QCOMPARE(report.firstBroken, stored.seq);
        QCOMPARE(report.events, 15);
        QDir(folder).removeRecursively();
    }
}

void TestJournalTamper::aMissingEventIsFound_data()
{
    QTest::addColumn<int>("seq");
    for (int seq = 1; seq <= 15; ++seq)
        QTest::addRow("event %d", seq) << seq;
}

void TestJournalTamper::aMissingEventIsFound()
{
    QFETCH(int, seq);
    const QString folder = copy();
    meddle(folder, {u"DELETE FROM events WHERE seq = %1"_s.arg(seq)});
    ChainReport report = checked(folder);
    QVERIFY(!report.intact);
    QCOMPARE(report.firstBroken, seq);
    QCOMPARE(report.events, 14);
    if (seq == 15)
        return; // no gap to close
    // Closing the gap in the numbers does not hide it.
    meddle(folder, {u"UPDATE events SET seq = -(seq - 1) WHERE seq > %1"_s.arg(seq),
                    u"UPDATE events SET seq = -seq WHERE seq < 0"_s});
    report = checked(folder);
    QVERIFY(!report.intact);
    QVERIFY(report.firstBroken >= 1 && report.firstBroken <= seq);
}

void TestJournalTamper::aCutTailIsFound_data()
{
    QTest::addColumn<int>("last");
    for (const int last : {0, 1, 2, 7, 14})
        QTest::addRow("only %d left", last) << last;
}

void TestJournalTamper::aCutTailIsFound()
{
    QFETCH(int, last);
    const QString folder = copy();
    meddle(folder, {u"DELETE FROM events WHERE seq > %1"_s.arg(last)});
    const ChainReport report = checked(folder);
    QVERIFY(!report.intact);
    QCOMPARE(report.firstBroken, last + 1);
    QCOMPARE(report.events, last);
}

void TestJournalTamper::aRewrittenEventBreaksTheNext()
{
    const QString folder = copy();
    StoredEvent forged = m_events.at(6);
    forged.data = "{}";
    forged.kind = "RunEnded";
    meddle(folder, {u"UPDATE events SET data = CAST('{}' AS BLOB), kind = CAST('RunEnded' AS BLOB), hash = x'%1' "
                    "WHERE seq = 7"_s.arg(QString::fromLatin1(chainHash(forged).toHex()))});
    const ChainReport report = checked(folder);
    QVERIFY(!report.intact);
    QCOMPARE(report.firstBroken, 8);
}

void TestJournalTamper::changedPlansAreFound_data()
{
    QTest::addColumn<QString>("statement");
    const QString run = u" WHERE run = 2"_s;
    const QString first = u" WHERE run = 2 AND idx = 0"_s;
    QTest::newRow("record") << u"UPDATE records SET data = data || x'20'"_s + run;
    QTest::newRow("body") << u"UPDATE calls SET body = body || x'20'"_s + first;
    QTest::newRow("hash of the body") << u"UPDATE calls SET sha256 = CAST(printf('%064d', 0) AS BLOB)"_s + first;
    QTest::newRow("path") << u"UPDATE calls SET path = path || x'2f'"_s + first;
    QTest::newRow("method") << u"UPDATE calls SET method = CAST('DELETE' AS BLOB)"_s + first;
    QTest::newRow("rest of a call") << u"UPDATE calls SET data = CAST('{}' AS BLOB)"_s + first;
    QTest::newRow("rows of a call") << u"UPDATE calls SET row_data = CAST('[]' AS BLOB)"_s + first;
    QTest::newRow("left out") << u"UPDATE left_out SET data = data || x'20'"_s + first;
    QTest::newRow("left out taken away") << u"DELETE FROM left_out"_s + first;
    QTest::newRow("left out added") << u"INSERT INTO left_out VALUES (2, 99, x'7b7d')"_s;
    QTest::newRow("warning") << u"UPDATE warnings SET data = data || x'20'"_s + first;
    QTest::newRow("warning taken away") << u"DELETE FROM warnings"_s + first;
}

void TestJournalTamper::changedPlansAreFound()
{
    QFETCH(QString, statement);
    const QString folder = copy();
    meddle(folder, {statement});
    const ChainReport report = checked(folder);
    QVERIFY(!report.intact);
    QCOMPARE(report.firstBroken, m_runEvent);
}

void TestJournalTamper::countsAreNotPartOfTheChain()
{
    const QString folder = copy();
    meddle(folder, {u"UPDATE runs SET moved = 7"_s});
    QVERIFY(checked(folder).intact);
}

void TestJournalTamper::bodiesAreKeptVerbatimAndNoSecretIs()
{
    // The journal is never given a token; this holds that it takes none from its surroundings either, and that a
    // column for more than what is listed here does not come unseen.
    const QByteArray canary = "canary-3f9b1c77e2";
    qputenv("BATON_CLIENT_SECRET", canary);
    const QString folder = m_folder.filePath(u"canary"_s);
    QByteArray body = "{\"reassign\":[{\"id\":\"ef38f943\",\"type\":\"ITEM\"}],\"reason\":\"Zoë left\"}";
    {
        auto database = Database::open(folder);
        QVERIFY(database);
        SqliteJournal journal(**database);
        test::Generated generated(3);
        RunRecord record = generated.record(0);
        Call call;
        call.id = CallId(u"call-1"_s);
        call.method = u"POST"_s;
        call.path = u"/v3/certifications/ef38f943/reassign"_s;
        call.body = body;
        record.plan.calls = {call};
        QVERIFY(done(journal.begin(record)));
        for (int kind = 0; kind < test::Generated::kinds; ++kind)
            QVERIFY(done(journal.append({{record.id, call.id, QDateTime(), generated.what(kind, 1)}})));
        const auto story = done(journal.run(record.id));
        QCOMPARE(story->record.plan.calls.at(0).body, body);
    }
    qunsetenv("BATON_CLIENT_SECRET");
    QByteArray everything;
    for (const QFileInfo &info : QDir(folder).entryInfoList(QDir::Files)) {
        QFile file(info.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        everything += file.readAll();
    }
    QVERIFY(everything.contains(body));
    QVERIFY(!everything.contains(canary));

    QStringList columns;
    {
        QSqlDatabase connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"columns"_s);
        connection.setDatabaseName(folder + u"/baton.sqlite"_s);
        QVERIFY(connection.open());
        QSqlQuery query(connection);
        QVERIFY(query.exec(u"SELECT m.name || '.' || c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c"
                           " WHERE m.type = 'table' ORDER BY 1"_s));
        while (query.next())
            columns.append(query.value(0).toString());
    }
    QSqlDatabase::removeDatabase(u"columns"_s);
    const QString known =
        u"call_stands: attempt_open idx may_have_acted proven row_count run standing state; "
        "calls: body data id idx method path row_count row_data run sha256; chain_head: hash one seq; "
        "events: at call data hash kind prev_hash run seq; left_out: data idx run; "
        "records: data run; row_outcomes: idx outcome row run; row_texts: run text; "
        "runs: abandoned acting_identity acting_name at baton_version calls connection connection_name continues "
        "ended ended_at id item_count key left_out moved moved_elsewhere not_moved os_user reason row_count "
        "target target_name tenant_url undoes unknown; warnings: data idx run"_s;
    QStringList expected;
    for (const QString &table : known.split(u"; "_s)) {
        const QStringList parts = table.split(u": "_s);
        for (const QString &column : parts.at(1).split(u' '))
            expected.append(parts.at(0) + u'.' + column);
    }
    QCOMPARE(columns, expected);
}

QTEST_GUILESS_MAIN(TestJournalTamper)
#include "tst_journal_tamper.moc"
