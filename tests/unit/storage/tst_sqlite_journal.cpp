// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/event_chain.h"
#include "tests/support/qt_warnings.h"
#include "tests/unit/storage/database_steps.h"
#include "tests/unit/storage/generated.h"
#include "tests/unit/storage/told.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace baton;
using test::done;
using test::Generated;
using test::told;

class TestSqliteJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void storyEqualsModel_data();
    void storyEqualsModel();
    void unknownRunIsNotFound();
    void refusesWhatIsNoRecord_data();
    void refusesWhatIsNoRecord();
    void refusedAppendLeavesNothing();
    void givesBodiesTheirHash();
    void summaryFollowsTheLastProofOfARow();
    void readsWhatWasPostedBefore();
    void finishesPostedWorkBeforeTheEnd();
    void aHundredThousandRows();
    void runsAreListedWithoutTheirEvents();
};

namespace {

/// A journal and its database, opened anew by reopen().
struct Opened
{
    explicit Opened(const QString &folder) : m_folder(folder) { reopen(); }

    void reopen()
    {
        journal.reset();
        database.reset();
        auto result = Database::open(m_folder);
        if (!result)
            qFatal("%s", qPrintable(describe(result.error())));
        database = std::move(*result);
        journal = std::make_unique<SqliteJournal>(*database);
    }

    std::unique_ptr<Database> database;
    std::unique_ptr<SqliteJournal> journal;

private:
    QString m_folder;
};

/// What the list of runs must tell, from the stories alone; newest first.
QStringList toldRuns(const std::vector<RunStory> &stories)
{
    std::vector<RunSummary> runs;
    for (auto story = stories.rbegin(); story != stories.rend(); ++story)
        runs.push_back(summaryOf(story->record, story->events));
    linkUndone(runs);
    QStringList lines;
    for (const RunSummary &run : runs)
        lines += told(run);
    return lines;
}

QStringList toldStory(const RunStory &story)
{
    QStringList lines = told(story.record);
    for (const JournalEvent &event : story.events)
        lines += told(event);
    return lines;
}

RunRecord plainRecord(int calls, int rowsPerCall)
{
    RunRecord record;
    record.id = RunId(u"run-1"_s);
    record.at = QDateTime(QDate(2026, 3, 2), QTime(9, 0), Qt::UTC);
    for (int c = 0; c < calls; ++c) {
        Call call;
        call.id = CallId(u"call-%1"_s.arg(c));
        call.body = "{\"reason\":\"leaver\"}";
        for (int r = 0; r < rowsPerCall; ++r) {
            CallRow row;
            row.row = {CertificationId(u"ef38f94347e94562b5bb8424a5639%1"_s.arg(c, 3, 10, QLatin1Char('0'))),
                       ReviewItemId(u"2c9180835d2e5168015d32f890%1"_s.arg(r, 6, 10, QLatin1Char('0')))};
            row.evidence = {IdentityId(u"2c9180835d191a86015d28455b4a2329"_s), QString(), u"accessprofile-%1"_s.arg(r),
                            u"cn=ana.ruiz,ou=people"_s};
            row.subject = {u"Ana Ruiz"_s, u"Payroll admin %1"_s.arg(r)};
            row.sourceReviewer = IdentityId(u"2c9180835d191a86015d28455b4a2330"_s);
            row.sourceReviewerName = u"Sam Green"_s;
            call.rows.push_back(row);
            record.order.rows.push_back(row.row);
        }
        record.plan.calls.push_back(call);
    }
    return record;
}

} // namespace

void TestSqliteJournal::init()
{
    test::failOnUnexpectedWarnings();
}

void TestSqliteJournal::storyEqualsModel_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 12; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestSqliteJournal::storyEqualsModel()
{
    QFETCH(quint32, seed);
    const QTemporaryDir folder;
    Opened opened(folder.path());
    Generated generated(seed);
    std::vector<RunStory> stories;
    qint64 events = 0;
    for (int step = 0; step < 40; ++step) {
        const int what = generated.number(10);
        if (stories.empty() || what == 0) {
            RunRecord record = generated.record();
            if (!stories.empty() && generated.chance(50))
                record.undoes =
                    stories[static_cast<size_t>(generated.number(static_cast<int>(stories.size())))].record.id;
            QVERIFY(done(opened.journal->begin(record)));
            stories.push_back({std::move(record), {}, 1, {}, {}});
            ++events;
        } else if (what == 1) {
            opened.reopen();
            QVERIFY(opened.database->notice().isEmpty());
        } else {
            // One append may speak of several runs.
            std::vector<JournalEvent> batch;
            for (int count = generated.number(8); count > 0; --count) {
                const int which = generated.number(static_cast<int>(stories.size()));
                RunStory &story = stories[static_cast<size_t>(which)];
                ++story.storedEvents;
                batch.push_back(generated.event(story.record));
                story.events.push_back(batch.back());
            }
            events += static_cast<qint64>(batch.size());
            QVERIFY(done(opened.journal->append(batch)));
        }
    }
    opened.reopen();
    const auto runs = done(opened.journal->runs());
    QVERIFY(runs);
    QStringList listed;
    for (const RunSummary &run : *runs)
        listed += told(run);
    QCOMPARE(listed, toldRuns(stories));
    for (const RunStory &expected : stories) {
        const auto story = done(opened.journal->run(expected.record.id));
        QVERIFY(story);
        QCOMPARE(toldStory(*story), toldStory(expected));
        QCOMPARE(story->storedEvents, expected.storedEvents);
        const auto evidence = done(opened.journal->evidence(expected.record.id));
        QVERIFY(evidence);
        QCOMPARE(evidence->events.size(), static_cast<size_t>(expected.storedEvents));
        QCOMPARE(story->firstHash, evidence->events.front().hash);
        QCOMPARE(story->lastHash, evidence->events.back().hash);
        for (const StoredEvent &event : evidence->events)
            QCOMPARE(chainHash(event), event.hash);
    }
    const auto chain = done(opened.journal->checkChain());
    QVERIFY(chain);
    QVERIFY2(chain->intact, qPrintable(QString::number(chain->firstBroken)));
    QCOMPARE(chain->events, events);
    QCOMPARE(chain->firstBroken, -1);
}

void TestSqliteJournal::unknownRunIsNotFound()
{
    const QTemporaryDir folder;
    Opened opened(folder.path());
    const auto story = done(opened.journal->run(RunId(u"nobody"_s)));
    QVERIFY(!story);
    QCOMPARE(toString(story.error().kind), u"NotFound"_s);
    QVERIFY(story.error().message.contains(u"nobody"_s));
    const auto runs = done(opened.journal->runs());
    QVERIFY(runs && runs->empty());
    const auto chain = done(opened.journal->checkChain());
    QVERIFY(chain && chain->intact && chain->events == 0);
}

void TestSqliteJournal::refusesWhatIsNoRecord_data()
{
    QTest::addColumn<QString>("flaw");
    QTest::newRow("no id") << u"no id"_s;
    QTest::newRow("call without id") << u"call without id"_s;
    QTest::newRow("two calls of one id") << u"two calls of one id"_s;
    QTest::newRow("hash of another body") << u"hash of another body"_s;
    QTest::newRow("id taken") << u"id taken"_s;
}

void TestSqliteJournal::refusesWhatIsNoRecord()
{
    QFETCH(QString, flaw);
    const QTemporaryDir folder;
    Opened opened(folder.path());
    QVERIFY(done(opened.journal->begin(plainRecord(1, 1))));
    RunRecord record = plainRecord(2, 1);
    record.id = RunId(u"run-2"_s);
    if (flaw == u"no id"_s)
        record.id = RunId();
    else if (flaw == u"call without id"_s)
        record.plan.calls[1].id = CallId();
    else if (flaw == u"two calls of one id"_s)
        record.plan.calls[1].id = record.plan.calls[0].id;
    else if (flaw == u"hash of another body"_s)
        record.plan.calls[1].bodyHash = QByteArray(64, '0');
    else
        record.id = RunId(u"run-1"_s);
    const auto begun = done(opened.journal->begin(record));
    QVERIFY(!begun);
    QCOMPARE(toString(begun.error().kind), u"Internal"_s);
    QVERIFY(!begun.error().message.isEmpty());
    const auto runs = done(opened.journal->runs());
    QVERIFY(runs);
    QCOMPARE(runs->size(), size_t(1));
    QCOMPARE(done(opened.journal->checkChain())->events, 1);
}

void TestSqliteJournal::refusedAppendLeavesNothing()
{
    const QTemporaryDir folder;
    Opened opened(folder.path());
    const RunRecord record = plainRecord(1, 1);
    QVERIFY(done(opened.journal->begin(record)));
    const JournalEvent good{record.id, record.plan.calls[0].id, record.at, AttemptIntended{}};
    JournalEvent strangeRun = good;
    strangeRun.run = RunId(u"run-9"_s);
    JournalEvent strangeCall = good;
    strangeCall.call = CallId(u"call-9"_s);
    JournalEvent unreadable = good;
    unreadable.what = UnreadableEvent{u"RunEnded"_s, "{}", {}};
    for (const JournalEvent &bad : {strangeRun, strangeCall, unreadable}) {
        const auto appended = done(opened.journal->append({good, bad}));
        QVERIFY(!appended);
        QCOMPARE(toString(appended.error().kind), u"Internal"_s);
    }
    QVERIFY(done(opened.journal->run(record.id))->events.empty());
    const auto chain = done(opened.journal->checkChain());
    QVERIFY(chain->intact);
    QCOMPARE(chain->events, 1);
    QVERIFY(done(opened.journal->append({})));
}

void TestSqliteJournal::givesBodiesTheirHash()
{
    const QTemporaryDir folder;
    Opened opened(folder.path());
    QVERIFY(done(opened.journal->begin(plainRecord(1, 1))));
    const auto story = done(opened.journal->run(RunId(u"run-1"_s)));
    QCOMPARE(story->record.plan.calls.at(0).bodyHash,
             QByteArray("f564370363e4d3f6cb139da587c6b6356c8f604be82f755e2c1fddf62a0e9785"));
}

void TestSqliteJournal::summaryFollowsTheLastProofOfARow()
{
    const QTemporaryDir folder;
    Opened opened(folder.path());
    const RunRecord record = plainRecord(2, 2);
    QVERIFY(done(opened.journal->begin(record)));
    const auto event = [&](int call, JournalEvent::What what) {
        return JournalEvent{record.id, record.plan.calls[static_cast<size_t>(call)].id, record.at, std::move(what)};
    };
    const auto proven = [](int row, RowOutcome outcome) {
        RowProof proof;
        proof.outcome = outcome;
        return RowProven{row, proof};
    };
    const auto summary = [&] { return done(opened.journal->runs())->at(0); };
    QCOMPARE(summary().openCalls, 2);
    QCOMPARE(summary().rows.all, 4);
    QVERIFY(
        done(opened.journal->append({event(0, proven(0, RowOutcome::Unknown)), event(0, proven(1, RowOutcome::Moved)),
                                     event(1, proven(0, RowOutcome::NotMoved))})));
    QCOMPARE(summary().rows.unknown, 1);
    QCOMPARE(summary().rows.moved, 1);
    QCOMPARE(summary().rows.notMoved, 1);
    QVERIFY(done(
        opened.journal->append({event(0, proven(0, RowOutcome::Moved)), event(1, proven(0, RowOutcome::MovedElsewhere)),
                                event(0, CallSettled{CallState::Moved, {}})})));
    QCOMPARE(summary().rows.unknown, 0);
    QCOMPARE(summary().rows.moved, 2);
    QCOMPARE(summary().rows.movedElsewhere, 1);
    QCOMPARE(summary().rows.notMoved, 0);
    QCOMPARE(summary().openCalls, 1);
    QVERIFY(!summary().ended);
    QVERIFY(done(opened.journal->append(
        {event(1, CallSettled{CallState::OutcomeUnknown, {}}), {record.id, CallId(), record.at, RunEnded{}}})));
    QCOMPARE(summary().openCalls, 1);
    QVERIFY(summary().ended);
}

void TestSqliteJournal::readsWhatWasPostedBefore()
{
    const QTemporaryDir folder;
    Opened opened(folder.path());
    const RunRecord record = plainRecord(1, 1);
    opened.journal->begin(record);
    for (int i = 0; i < 20; ++i) {
        opened.journal->append({{record.id, CallId(), record.at, BrakeEvent{BrakeEvent::What::Pulled, u"x"_s}}});
        QCOMPARE(done(opened.journal->run(record.id))->events.size(), static_cast<size_t>(i + 1));
    }
}

void TestSqliteJournal::finishesPostedWorkBeforeTheEnd()
{
    const QTemporaryDir folder;
    Opened opened(folder.path());
    const RunRecord record = plainRecord(1, 1);
    std::vector<QFuture<Result<void>>> appended;
    opened.journal->begin(record);
    for (int i = 0; i < 200; ++i)
        appended.push_back(opened.journal->append({{record.id, CallId(), record.at, BrakeEvent{}}}));
    QFuture<Result<RunStory>> story = opened.journal->run(record.id);
    opened.reopen();
    for (const QFuture<Result<void>> &future : appended) {
        QVERIFY(future.isFinished());
        QVERIFY(future.result());
    }
    QVERIFY(story.isFinished());
    QCOMPARE(story.result()->events.size(), size_t(200));
    QCOMPARE(done(opened.journal->run(record.id))->events.size(), size_t(200));
}

void TestSqliteJournal::aHundredThousandRows()
{
    const QTemporaryDir folder;
    Opened opened(folder.path());
    const RunRecord record = plainRecord(200, 500);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(done(opened.journal->begin(record)));
    const qint64 begun = timer.restart();
    const auto story = done(opened.journal->run(record.id));
    qInfo("begin %lld ms, run %lld ms", begun, timer.restart());
    QVERIFY(story);
    QCOMPARE(story->record.plan.rowCount(), 100'000);
    QVERIFY(done(opened.journal->checkChain())->intact);
    // "A few seconds", with room for a sanitizer's build on a busy machine.
    QVERIFY2(begun < 30'000, qPrintable(QString::number(begun)));
}

void TestSqliteJournal::runsAreListedWithoutTheirEvents()
{
    const QTemporaryDir folder;
    Opened opened(folder.path());
    QFuture<Result<void>> last;
    for (int i = 0; i < 300; ++i) {
        RunRecord record = plainRecord(1, 1);
        record.id = RunId(u"run-%1"_s.arg(i));
        last = opened.journal->begin(std::move(record));
    }
    QVERIFY(done(last));
    // What a list of thousands of runs must not read cannot be read.
    QVERIFY(done(opened.database->write([](QSqlDatabase &connection) -> Result<void> {
        for (const QString &table : {u"events"_s, u"records"_s, u"row_outcomes"_s}) {
            if (const auto error = execute(connection, u"DROP TABLE "_s + table))
                return failure(storageError(*error, table));
        }
        return {};
    })));
    const auto runs = done(opened.journal->runs());
    QVERIFY(runs);
    QCOMPARE(runs->size(), size_t(300));
    QCOMPARE(runs->front().id.toString(), u"run-299"_s);
    QCOMPARE(runs->back().id.toString(), u"run-0"_s);
}

QTEST_GUILESS_MAIN(TestSqliteJournal)
#include "tst_sqlite_journal.moc"
