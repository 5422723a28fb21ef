// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/call_cells.h"
#include "models/tables/run_tables.h"
#include "models/tables/state_words.h"
#include "models/tables/task_tables.h"
#include "tests/support/qt_warnings.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace baton;
using namespace Qt::StringLiterals;

/// What the history and the Tasks page put into their cells.
class TestRunTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }
    void confirmed_data();
    void confirmed();
    void elapsed_data();
    void elapsed();
    void when_data();
    void when();
    void runsAreFoundByWhatTheyName();
    void runsAreNarrowed();
    void callsKeepTheirOrder();
    void tasksTickOnlyWhileSomethingGoesOn();
    void rowsOfATaskSayWhereTheyWent();

private:
    CellContext m_context{QDateTime(QDate(2025, 9, 22), QTime(14, 32), Qt::LocalTime).toUTC(), QLocale::c()};
};

namespace {

QDateTime local(int month, int day, int hour, int minute, int year = 2025)
{
    return QDateTime(QDate(year, month, day), QTime(hour, minute), Qt::LocalTime).toUTC();
}

QString cell(const TableModel &table, int row, QLatin1StringView column)
{
    return table.index(row, table.columnOf(column)).data().toString();
}

RunRow run(const QString &id, const QDateTime &at, CallState result, const QString &target)
{
    RunRow row;
    row.id = RunId(id);
    row.what = u"2 certifications → "_s + target;
    row.reason = u"Because "_s + id;
    row.result = result;
    row.rows = 2;
    row.confirmed = result == CallState::Moved ? 2 : 0;
    row.at = at;
    row.target = IdentityId(target);
    row.targetName = target.toUpper();
    row.by = u"zoe"_s;
    row.tenant = u"Fjordlight"_s;
    return row;
}

} // namespace

void TestRunTables::confirmed_data()
{
    QTest::addColumn<CallState>("state");
    QTest::addColumn<int>("moved");
    QTest::addColumn<QString>("text");
    QTest::newRow("queued") << CallState::Queued << 0 << u"not sent"_s;
    QTest::newRow("held") << CallState::Held << 0 << u"not sent"_s;
    QTest::newRow("not sent") << CallState::NotSent << 0 << u"not sent"_s;
    QTest::newRow("a run of which a part moved, with a call still queued") << CallState::Queued << 5 << u"5 of 7"_s;
    QTest::newRow("running") << CallState::Running << 0 << u"not yet"_s;
    QTest::newRow("running, some seen") << CallState::Running << 5 << u"5 of 7"_s;
    QTest::newRow("verifying") << CallState::Verifying << 0 << u"0 of 7"_s;
    QTest::newRow("unknown") << CallState::OutcomeUnknown << 0 << u"not known"_s;
    QTest::newRow("silent") << CallState::NoAnswer << 0 << u"not known"_s;
    QTest::newRow("failed") << CallState::Failed << 0 << u"0 of 7"_s;
    QTest::newRow("moved") << CallState::Moved << 7 << u"7 of 7"_s;
}

void TestRunTables::confirmed()
{
    QFETCH(CallState, state);
    QFETCH(int, moved);
    QTEST(confirmedText(state, moved, 7, m_context), "text");
}

void TestRunTables::elapsed_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("at once") << 0 << u"0:00"_s;
    QTest::newRow("seconds") << 42 << u"0:42"_s;
    QTest::newRow("minutes") << 31 * 60 + 20 << u"31:20"_s;
    QTest::newRow("hours") << 3600 + 4 * 60 + 9 << u"1:04:09"_s;
    QTest::newRow("a clock set back") << -5 << u"0:00"_s;
}

void TestRunTables::elapsed()
{
    QFETCH(int, seconds);
    QTEST(elapsedText(m_context.now.addSecs(-seconds), {}, m_context), "text");
    QTEST(elapsedText(m_context.now.addSecs(-seconds - 100), m_context.now.addSecs(-100), m_context), "text");
    QCOMPARE(elapsedText({}, {}, m_context), u"–"_s);
    QVERIFY(!elapsedSeconds({}, {}, m_context));
}

void TestRunTables::when_data()
{
    QTest::addColumn<QDateTime>("at");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("key");
    QTest::newRow("today") << local(9, 22, 0, 5) << u"today 00:05"_s << u"today"_s;
    QTest::newRow("in a moment, by another clock") << local(9, 22, 23, 0) << u"today 23:00"_s << u"today"_s;
    QTest::newRow("yesterday") << local(9, 21, 23, 59) << u"yesterday 23:59"_s << u"yesterday"_s;
    QTest::newRow("this week") << local(9, 19, 17, 3) << u"Fri 19 Sep 17:03"_s << u"week"_s;
    QTest::newRow("seven days ago") << local(9, 15, 8, 0) << u"Mon 15 Sep 08:00"_s << u"week"_s;
    QTest::newRow("eight days ago") << local(9, 14, 8, 0) << u"Sun 14 Sep 08:00"_s << u"month"_s;
    QTest::newRow("older") << local(8, 1, 8, 0) << u"Fri 1 Aug 08:00"_s << u"older"_s;
    QTest::newRow("another year") << local(12, 24, 8, 0, 2024) << u"24 Dec 2024 08:00"_s << u"older"_s;
    QTest::newRow("never") << QDateTime() << QString() << u"none"_s;
}

void TestRunTables::when()
{
    QFETCH(QDateTime, at);
    QTEST(whenText(at, m_context), "text");
    QTEST(whenKey(at, m_context), "key");
}

void TestRunTables::runsAreFoundByWhatTheyName()
{
    RunTable table;
    const QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
    table.setNow(m_context.now);
    table.assign({run(u"b"_s, local(9, 22, 14, 31), CallState::Moved, u"otto"_s),
                  run(u"a"_s, local(9, 21, 9, 0), CallState::Failed, u"zoé"_s)});
    QCOMPARE(cell(table, 0, "run"_L1), u"2 certifications → otto"_s);
    QCOMPARE(table.index(0, 0).data(TableModel::SecondLineRole).toString(), u"Because b"_s);
    QCOMPARE(table.index(0, table.columnOf("result"_L1)).data(TableModel::StateRole).value<StateWord>().word,
             u"Moved"_s);
    QCOMPARE(cell(table, 0, "confirmed"_L1), u"2 of 2"_s);
    QCOMPARE(cell(table, 0, "when"_L1), u"today 14:31"_s);
    for (const QLatin1StringView hidden : {"by"_L1, "tenant"_L1, "namedInRows"_L1})
        QVERIFY(table.column(table.columnOf(hidden)).hidden);

    table.setFilter(u"zoe because"_s); // by and reason of both
    QCOMPARE(table.rowCount(), 2);
    table.setFilter(u"failed"_s);
    QCOMPARE(table.rowCount(), 1);
    table.setFilter(u"payroll failed"_s);
    QCOMPARE(table.rowCount(), 0);
    RunRow found = run(u"a"_s, local(9, 21, 9, 0), CallState::Failed, u"zoé"_s);
    found.namedInRows = u"payroll"_s;
    table.upsert({found});
    QCOMPARE(table.rowCount(), 1);
    QCOMPARE(table.idAt(0), u"a"_s);
}

void TestRunTables::runsAreNarrowed()
{
    RunTable table;
    table.setNow(m_context.now);
    table.assign({run(u"c"_s, local(9, 22, 14, 31), CallState::Moved, u"otto"_s),
                  run(u"b"_s, local(9, 21, 9, 0), CallState::Failed, u"otto"_s),
                  run(u"a"_s, local(1, 2, 9, 0), CallState::Moved, u"zoe"_s)});
    const auto values = [&table](QLatin1StringView facet) {
        QStringList texts;
        for (const FacetValue &value : table.facetValues(facet))
            texts << u"%1=%2"_s.arg(value.label).arg(value.count);
        return texts.join(u", "_s);
    };
    QCOMPARE(values("when"_L1), u"Today=1, Yesterday=1, Older=1"_s);
    QCOMPARE(values("result"_L1), u"Moved=2, Failed=1"_s);
    QCOMPARE(values("reviewer"_L1), u"OTTO=2, ZOE=1"_s);
    table.setFacet("result"_L1, {u"Moved"_s});
    table.setFacet("reviewer"_L1, {u"otto"_s});
    QCOMPARE(table.rowCount(), 1);
    QCOMPARE(table.idAt(0), u"c"_s);
    table.clearFacets();
    table.setFacet("when"_L1, {u"today"_s});
    QCOMPARE(table.rowCount(), 1);
    table.setNow(m_context.now.toLocalTime().date().endOfDay());
    QCOMPARE(table.rowCount(), 1);
    table.setNow(m_context.now.toLocalTime().date().addDays(1).startOfDay()); // it becomes yesterday while one looks
    QCOMPARE(table.rowCount(), 0);
}

void TestRunTables::callsKeepTheirOrder()
{
    RunCallTable table;
    const QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
    table.setNow(m_context.now);
    RunCallRow reading;
    reading.run = RunId(u"r"_s);
    reading.what = u"Reading its calls"_s;
    table.assign({reading});
    QCOMPARE(cell(table, 0, "result"_L1), QString());
    QCOMPARE(cell(table, 0, "when"_L1), QString());

    RunCallRow left = reading;
    left.kind = RunCallRow::Kind::LeftOut;
    left.what = u"3 left out"_s;
    std::vector<RunCallRow> rows{left};
    for (const int index : {10, 2, 0}) {
        RunCallRow call = reading;
        call.kind = RunCallRow::Kind::Call;
        call.index = index;
        call.what = u"Call %1"_s.arg(index + 1);
        call.state = index == 0 ? CallState::Moved : CallState::NotSent;
        call.rows = 4;
        call.confirmed = index == 0 ? 4 : 0;
        if (index == 0)
            call.at = local(9, 22, 11, 12).addSecs(4);
        rows.push_back(call);
    }
    table.assign(rows);
    table.sort(table.columnOf("call"_L1));
    QStringList order;
    for (int i = 0; i < table.rowCount(); ++i)
        order << cell(table, i, "call"_L1);
    QCOMPARE(order, (QStringList{u"Call 1"_s, u"Call 3"_s, u"Call 11"_s, u"3 left out"_s}));
    QCOMPARE(cell(table, 0, "when"_L1), u"11:12:04"_s);
    QCOMPARE(cell(table, 0, "confirmed"_L1), u"4 of 4"_s);
    QCOMPARE(cell(table, 1, "when"_L1), u"–"_s);
    QCOMPARE(cell(table, 1, "confirmed"_L1), u"not sent"_s);
    QCOMPARE(cell(table, 3, "result"_L1), u"Left out"_s);
    QCOMPARE(cell(table, 3, "confirmed"_L1), QString());
    for (int i = 0; i < table.rowCount(); ++i)
        QCOMPARE(table.runOf(table.idAt(i)).toString(), u"r"_s);
}

void TestRunTables::tasksTickOnlyWhileSomethingGoesOn()
{
    TaskTable table;
    const QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
    table.setNow(m_context.now);
    TaskRow open;
    open.run = RunId(u"r"_s);
    open.what = u"12 certifications → Otto"_s;
    open.state = CallState::Running;
    open.rows = 12;
    open.startedAt = m_context.now.addSecs(-42);
    TaskRow unknown = open;
    unknown.index = 1;
    unknown.state = CallState::OutcomeUnknown;
    unknown.endedAt = m_context.now.addSecs(-10);
    unknown.error = u"The connection closed."_s;
    unknown.target = u"Q3 review"_s;
    TaskRow old = unknown;
    old.index = 2;
    old.startedAt = local(9, 19, 8, 0);
    old.endedAt = local(9, 19, 8, 1);
    table.assign({open, unknown, old});
    QCOMPARE(cell(table, 0, "elapsed"_L1), u"0:42"_s);
    QCOMPARE(cell(table, 1, "elapsed"_L1), u"0:32"_s);
    table.setNow(m_context.now.addSecs(3));
    QCOMPARE(cell(table, 0, "elapsed"_L1), u"0:45"_s);
    QCOMPARE(cell(table, 1, "elapsed"_L1), u"0:32"_s);
    QCOMPARE(cell(table, 2, "elapsed"_L1), u"1:00"_s);
    QCOMPARE(cell(table, 2, "started"_L1), u"19 Sep"_s);
    QCOMPARE(cell(table, 1, "errors"_L1), u"The connection closed."_s);
    QCOMPARE(cell(table, 1, "target"_L1), u"Q3 review"_s);
    QCOMPARE(cell(table, 1, "rows"_L1), u"12"_s);
    QCOMPARE(table.facetCounts("standing"_L1), (QHash<QString, int>{{u"open"_s, 1}, {u"needsYou"_s, 2}}));
    table.setFilter(u"q3 closed"_s);
    QCOMPARE(table.rowCount(), 2);
}

void TestRunTables::rowsOfATaskSayWhereTheyWent()
{
    ProofTable table;
    const QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
    ProofRow row;
    row.task = TaskTable::idFor(RunId(u"r"_s), 3);
    row.subject = u"Ana Ruiz · Payroll"_s;
    row.from = u"Bea"_s;
    row.proof.outcome = RowOutcome::MovedElsewhere;
    row.proof.holder = IdentityId(u"zoe"_s);
    row.proof.holderName = u"Zoe Lind"_s;
    row.proof.at = local(9, 22, 14, 30);
    row.notChecked = true;
    ProofRow waiting;
    waiting.task = row.task;
    waiting.index = -1;
    waiting.subject = u"Reading its rows"_s;
    table.assign({row, waiting});
    QCOMPARE(cell(table, 0, "proof"_L1), u"Moved to \u2068Zoe Lind\u2069 instead"_s);
    QCOMPARE(table.index(0, table.columnOf("subject"_L1)).data(TableModel::SecondLineRole).toString(),
             u"from \u2068Bea\u2069 · Moved to \u2068Zoe Lind\u2069 instead · not checked before it was sent"_s);
    QCOMPARE(cell(table, 0, "holder"_L1), u"Zoe Lind"_s);
    QCOMPARE(cell(table, 0, "read"_L1), u"14:30:00"_s);
    QCOMPARE(cell(table, 1, "proof"_L1), QString());
    QCOMPARE(table.taskOf(table.idAt(0)), u"r/3"_s);
    QCOMPARE(table.taskOf(table.idAt(1)), u"r/3"_s);
    QVERIFY(table.idAt(0) != table.idAt(1));
}

QTEST_GUILESS_MAIN(TestRunTables)
#include "tst_run_tables.moc"
