// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/journal_codec.h"
#include "tests/support/qt_warnings.h"
#include "tests/unit/storage/generated.h"
#include "tests/unit/storage/told.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace baton;
using test::Generated;
using test::told;

class TestJournalCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }
    void everyEventComesBack_data();
    void everyEventComesBack();
    void everyRecordComesBack_data();
    void everyRecordComesBack();
    void everyEnumValueHasAWord();
    void timesKeepTheirInstant();
    void unreadableEventsAreKept_data();
    void unreadableEventsAreKept();
    void newerKeysAreIgnoredAndAbsentOnesEmpty();
    void unreadableRecordsSayWhy_data();
    void unreadableRecordsSayWhy();
};

namespace {

JournalEvent::What backAndForth(const JournalEvent::What &what)
{
    return journal_codec::decodeEvent(journal_codec::kindOf(what), journal_codec::encodeEvent(what));
}

QStringList toldWhat(const JournalEvent::What &what)
{
    return told(JournalEvent{RunId(), CallId(), QDateTime(), what});
}

} // namespace

void TestJournalCodec::everyEventComesBack_data()
{
    QTest::addColumn<int>("kind");
    for (int kind = 0; kind < Generated::kinds; ++kind)
        QTest::addRow("%s", qPrintable(journal_codec::kindOf(Generated(1).what(kind, 5)))) << kind;
}

void TestJournalCodec::everyEventComesBack()
{
    QFETCH(int, kind);
    Generated generated(static_cast<quint32>(kind) + 7);
    for (int round = 0; round < 300; ++round) {
        const JournalEvent::What what = generated.what(kind, 1000);
        QCOMPARE(toldWhat(backAndForth(what)), toldWhat(what));
    }
}

void TestJournalCodec::everyRecordComesBack_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 100; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestJournalCodec::everyRecordComesBack()
{
    QFETCH(quint32, seed);
    const RunRecord record = Generated(seed).record();
    Result<RunRecord> back = journal_codec::decodeRecord(journal_codec::encodeRecord(record));
    QVERIFY2(back.has_value(), back ? "" : qPrintable(describe(back.error())));
    for (const Call &call : record.plan.calls) {
        Result<Call> again = journal_codec::decodeCall(journal_codec::encodeCall(call));
        QVERIFY(again.has_value());
        // These have columns of their own.
        again->id = call.id;
        again->method = call.method;
        again->path = call.path;
        again->body = call.body;
        again->bodyHash = call.bodyHash;
        Result<QList<CallRow>> rows = journal_codec::decodeRows(journal_codec::encodeRows(call.rows));
        QVERIFY(rows.has_value());
        again->rows = *rows;
        back->plan.calls.push_back(*again);
    }
    for (const LeftOut &row : record.plan.leftOut)
        back->plan.leftOut.push_back(journal_codec::decodeLeftOut(journal_codec::encodeLeftOut(row)).value());
    for (const PlanWarning &warning : record.plan.warnings)
        back->plan.warnings.push_back(journal_codec::decodeWarning(journal_codec::encodeWarning(warning)).value());
    QCOMPARE(told(*back), told(record));
}

void TestJournalCodec::everyEnumValueHasAWord()
{
    // A value without a word would be written as nothing and read as another value.
    for (int value = 0; value < 14; ++value) {
        Error error(static_cast<ErrorKind>(value), u"x"_s);
        QCOMPARE(toldWhat(backAndForth(CallRefused{error})), toldWhat(CallRefused{error}));
    }
    for (int value = 0; value < 13; ++value) {
        const CallSettled settled{static_cast<CallState>(value), {}};
        QCOMPARE(toldWhat(backAndForth(settled)), toldWhat(settled));
    }
    for (int value = 0; value < 5; ++value) {
        GovernanceTask task;
        task.state = {static_cast<TaskState>(value), u"RAW"_s};
        task.targetType = {static_cast<TaskTargetType>(value % 3), QString()};
        QCOMPARE(toldWhat(backAndForth(TaskSeen{task})), toldWhat(TaskSeen{task}));
        RowProof proof;
        proof.outcome = static_cast<RowOutcome>(value);
        QCOMPARE(toldWhat(backAndForth(RowProven{0, proof})), toldWhat(RowProven{0, proof}));
    }
    for (int value = 0; value <= static_cast<int>(LeftOutReason::NotRead); ++value) {
        const LeftOut row{{}, static_cast<LeftOutReason>(value), {}, static_cast<Offer>(value % 3)};
        const LeftOut rowBack = journal_codec::decodeLeftOut(journal_codec::encodeLeftOut(row)).value();
        QCOMPARE(rowBack.reason, row.reason);
        QCOMPARE(rowBack.offer, row.offer);
    }
    for (int value = 0; value <= static_cast<int>(WarningKind::NotChecked); ++value) {
        const PlanWarning warning{static_cast<WarningKind>(value), {}, {}};
        QCOMPARE(journal_codec::decodeWarning(journal_codec::encodeWarning(warning)).value().kind, warning.kind);
    }
    for (int value = 0; value <= static_cast<int>(UnitKind::User); ++value) {
        Call call;
        call.units = {{static_cast<UnitKind>(value), u"k"_s}};
        QCOMPARE(journal_codec::decodeCall(journal_codec::encodeCall(call)).value().units, call.units);
    }
    for (int value = 0; value <= static_cast<int>(CampaignType::MachineAccount); ++value) {
        CallAccepted accepted;
        Certification &row = accepted.returned.emplace();
        row.campaign.campaignType = {static_cast<CampaignType>(value), u"RAW"_s};
        row.campaign.correlatedStatus = {static_cast<CorrelatedStatus>(value % 3), u"RAW"_s};
        row.campaign.mandatoryComment = {static_cast<CommentRequirement>(value % 4), u"RAW"_s};
        row.phase = {static_cast<CertificationPhase>(value % 4), u"RAW"_s};
        row.reviewer.type = {static_cast<ReviewerType>(value % 3), u"RAW"_s};
        QCOMPARE(toldWhat(backAndForth(accepted)), toldWhat(accepted));
    }
}

void TestJournalCodec::timesKeepTheirInstant()
{
    const QDateTime utc(QDate(2026, 3, 2), QTime(9, 30, 15, 7), Qt::UTC);
    QCOMPARE(journal_codec::encodeTime(utc), u"2026-03-02T09:30:15.007Z"_s);
    const QDateTime elsewhere = utc.toOffsetFromUtc(3 * 3600);
    QCOMPARE(journal_codec::decodeTime(journal_codec::encodeTime(elsewhere)), utc);
    QCOMPARE(journal_codec::decodeTime(journal_codec::encodeTime(elsewhere)).timeSpec(), Qt::UTC);
    QVERIFY(!journal_codec::decodeTime(journal_codec::encodeTime(QDateTime())).isValid());
}

void TestJournalCodec::unreadableEventsAreKept_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QString>("reason");
    QTest::newRow("a kind of tomorrow") << u"RowTeleported"_s << QByteArray("{\"to\":\"Mars\"}") << u"kind"_s;
    QTest::newRow("no JSON") << u"RunEnded"_s << QByteArray("{\"note\"") << u"not JSON"_s;
    QTest::newRow("nothing") << u"RunEnded"_s << QByteArray() << u"not JSON"_s;
    QTest::newRow("no object") << u"RunEnded"_s << QByteArray("[1]") << u"an object"_s;
    QTest::newRow("wrong type") << u"RunEnded"_s << QByteArray("{\"note\":7}") << u"/note: a text"_s;
    QTest::newRow("a word of tomorrow") << u"CallSettled"_s << QByteArray("{\"state\":\"Beamed\"}")
                                        << u"/state: a word"_s;
    QTest::newRow("deep within") << u"RowProven"_s << QByteArray("{\"row\":1,\"proof\":{\"outcome\":\"Perhaps\"}}")
                                 << u"/proof/outcome: a word"_s;
    QTest::newRow("too large a number") << u"RowProven"_s << QByteArray("{\"row\":99999999999}") << u"/row: "_s;
    QTest::newRow("beyond 64 bits") << u"RowProven"_s << QByteArray("{\"row\":99999999999999999999999}") << u"/row: "_s;
    QTest::newRow("a broken number") << u"RowProven"_s << QByteArray("{\"row\":1.5}") << u"/row: "_s;
    QTest::newRow("no time") << u"RowProven"_s << QByteArray("{\"proof\":{\"at\":\"soon\"}}") << u"/proof/at: "_s;
    QTest::newRow("bad UTF-8") << u"RunEnded"_s << QByteArray("{\"note\":\"\xff\"}") << u"not JSON"_s;
    QTest::newRow("depth bomb") << u"RunEnded"_s << QByteArray(200'000, '[') << u"not JSON"_s;
    QTest::newRow("closed depth bomb") << u"RunEnded"_s << QByteArray(200'000, '[') + QByteArray(200'000, ']')
                                       << u"an object"_s;
}

void TestJournalCodec::unreadableEventsAreKept()
{
    QFETCH(QString, kind);
    QFETCH(QByteArray, data);
    QFETCH(QString, reason);
    const JournalEvent::What what = journal_codec::decodeEvent(kind, data);
    const auto *unreadable = std::get_if<UnreadableEvent>(&what);
    QVERIFY(unreadable);
    QCOMPARE(unreadable->kind, kind);
    QCOMPARE(unreadable->data, data);
    QVERIFY2(unreadable->reason.contains(reason), qPrintable(unreadable->reason));
}

void TestJournalCodec::newerKeysAreIgnoredAndAbsentOnesEmpty()
{
    const JournalEvent::What what =
        journal_codec::decodeEvent(u"CallAccepted"_s, "{\"httpStatus\":202,\"colour\":\"red\",\"task\":null}");
    CallAccepted expected;
    expected.httpStatus = 202;
    QCOMPARE(toldWhat(what), toldWhat(expected));
}

void TestJournalCodec::unreadableRecordsSayWhy_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QString>("reason");
    QTest::newRow("not JSON") << QByteArray("record") << u"not JSON"_s;
    QTest::newRow("wrong type") << QByteArray("{\"order\":{\"rows\":{}}}") << u"/order/rows: a list"_s;
    QTest::newRow("wrong option") << QByteArray("{\"order\":{\"options\":{\"mode\":1}}}")
                                  << u"/order/options: a text"_s;
}

void TestJournalCodec::unreadableRecordsSayWhy()
{
    QFETCH(QByteArray, data);
    QFETCH(QString, reason);
    const Result<RunRecord> record = journal_codec::decodeRecord(data);
    QVERIFY(!record.has_value());
    QCOMPARE(toString(record.error().kind), u"Storage"_s);
    QVERIFY2(record.error().message.contains(reason), qPrintable(record.error().message));
}

QTEST_GUILESS_MAIN(TestJournalCodec)
#include "tst_journal_codec.moc"
