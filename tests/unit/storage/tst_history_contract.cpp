// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/memory_journal.h"
#include "tests/support/qt_warnings.h"
#include "tests/unit/storage/database_steps.h"
#include "tests/unit/storage/generated.h"
#include "tests/unit/storage/told.h"

#include <QTemporaryDir>

using namespace baton;
using namespace baton::test;

/// The journal in memory, which the window's tests use, and the one on disk say the same about the same runs.
class TestHistoryContract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }
    void bothTellTheSame_data();
    void bothTellTheSame();
    void nobodyKnowsAnUnknownRun();
};

namespace {

QStringList told(const std::vector<RunSummary> &runs)
{
    QStringList lines;
    for (const RunSummary &run : runs)
        lines += baton::test::told(run);
    return lines;
}

QStringList told(const CallStory &story)
{
    RunRecord record = story.record;
    record.plan.calls = {story.call};
    QStringList lines = baton::test::told(record);
    lines.append(QString::number(story.index));
    for (const JournalEvent &event : story.events)
        lines += baton::test::told(event);
    return lines;
}

} // namespace

void TestHistoryContract::bothTellTheSame_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 10; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestHistoryContract::bothTellTheSame()
{
    QFETCH(quint32, seed);
    const QTemporaryDir folder;
    const auto database = opened(folder.path());
    SqliteJournal disk(*database);
    MemoryJournal memory;
    memory.held = true;
    const auto both = [&](auto act) {
        auto first = act(static_cast<Journal &>(memory));
        memory.release(1);
        QVERIFY(done(first));
        QVERIFY(done(act(static_cast<Journal &>(disk))));
    };
    Generated generated(seed);
    std::vector<RunRecord> records;
    for (int step = 0; step < 60; ++step) {
        if (records.empty() || generated.chance(10)) {
            RunRecord record = generated.record();
            if (!records.empty() && generated.chance(50))
                record.undoes = records.back().id;
            both([&record](Journal &journal) { return journal.begin(record); });
            records.push_back(std::move(record));
        } else {
            const int which = generated.number(static_cast<int>(records.size()));
            const JournalEvent event = generated.event(records[static_cast<size_t>(which)]);
            both([&event](Journal &journal) { return journal.append({event}); });
        }
    }

    QCOMPARE(told(done(memory.runs()).value()), told(done(disk.runs()).value()));
    QCOMPARE(done(memory.checkChain())->events, done(disk.checkChain())->events);
    QVERIFY(done(memory.checkChain())->intact && done(disk.checkChain())->intact);
    for (const RunRecord &record : records) {
        QCOMPARE(test::told(done(memory.outline(record.id)).value()),
                 test::told(done(disk.outline(record.id)).value()));
        const RunOutline outline = done(disk.outline(record.id)).value();
        QCOMPARE(outline.firstHash, done(disk.run(record.id))->firstHash);
        for (const Call &call : record.plan.calls)
            QCOMPARE(told(done(memory.call(record.id, call.id)).value()),
                     told(done(disk.call(record.id, call.id)).value()));
        QCOMPARE(toString(done(memory.call(record.id, CallId(u"none"_s))).error().kind), u"NotFound"_s);
        QCOMPARE(toString(done(disk.call(record.id, CallId(u"none"_s))).error().kind), u"NotFound"_s);
    }
    for (const QString &word : {u"Ana"_s, u"山田"_s, u"nobody is called this"_s}) {
        const HistoryReader::RowSearch find = [&word](const QString &text) {
            return text.contains(word) ? QStringList{word} : QStringList();
        };
        QCOMPARE(done(memory.search(find)).value(), done(disk.search(find)).value());
    }
}

void TestHistoryContract::nobodyKnowsAnUnknownRun()
{
    const QTemporaryDir folder;
    const auto database = opened(folder.path());
    SqliteJournal disk(*database);
    MemoryJournal memory;
    const RunId id(u"nobody"_s);
    for (Journal *journal : std::initializer_list<Journal *>{&memory, &disk}) {
        const std::vector<ErrorKind> kinds{done(journal->run(id)).error().kind, done(journal->outline(id)).error().kind,
                                           done(journal->call(id, CallId())).error().kind,
                                           done(journal->evidence(id)).error().kind};
        for (const ErrorKind kind : kinds)
            QCOMPARE(toString(kind), u"NotFound"_s);
    }
}

QTEST_GUILESS_MAIN(TestHistoryContract)
#include "tst_history_contract.moc"
