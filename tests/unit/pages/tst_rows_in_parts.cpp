// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_scheduler.h"
#include "tests/support/qt_warnings.h"
#include "tests/unit/tables/people_table.h"
#include "ui/common/rows_in_parts.h"

#include <QSignalSpy>
#include <QTest>

#include <numeric>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

struct Parts
{
    explicit Parts(int people)
    {
        std::vector<Person> rows;
        for (int i = 0; i < people; ++i)
            rows.push_back({QString::number(i), QString::number(i), {}, i});
        table.upsert(std::move(rows));
    }

    void start(int first, int count)
    {
        std::vector<int> rows(static_cast<size_t>(count));
        std::iota(rows.begin(), rows.end(), first);
        parts.start(std::move(rows), [this](int stored, size_t index) {
            seen.push_back(table.idOfStored(stored));
            indexes.push_back(index);
        });
    }

    PeopleTable table;
    FakeScheduler scheduler;
    RowsInParts parts{table, scheduler};
    QSignalSpy ended{&parts, &RowsInParts::ended};
    QStringList seen;
    std::vector<size_t> indexes;
};

QStringList numbers(int first, int count)
{
    QStringList ids;
    for (int i = first; i < first + count; ++i)
        ids.push_back(QString::number(i));
    return ids;
}

} // namespace

class RowsInPartsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void aFewAtOnce()
    {
        Parts of(100);
        of.start(10, 50);
        QVERIFY(!of.parts.isRunning());
        QCOMPARE(of.seen, numbers(10, 50));
        of.scheduler.advance(Millis(10));
        QVERIFY(of.ended.isEmpty());
    }

    void manyInParts()
    {
        Parts of(10'000);
        of.start(0, 10'000);
        QVERIFY(of.parts.isRunning());
        QVERIFY(of.seen.isEmpty());
        of.scheduler.advance(Millis(0));
        QVERIFY(!of.parts.isRunning());
        QCOMPARE(of.seen, numbers(0, 10'000));
        QCOMPARE(of.indexes.back(), size_t(9999));
        QCOMPARE(of.ended.count(), 1);
    }

    /// The list is read again before the first part: rows have other places then, or none.
    void rowsThatTakeOtherPlacesAreFollowed()
    {
        Parts of(6000);
        of.start(0, 6000);
        std::vector<Person> next;
        for (int i = 5999; i >= 0; --i) {
            if (i % 3 != 0)
                next.push_back({QString::number(i), {}, {}, i});
        }
        next.push_back({u"new"_s, {}, {}, 1});
        of.table.assign(std::move(next));
        of.scheduler.advance(Millis(0));
        QStringList left = numbers(0, 6000);
        left.removeIf([](const QString &id) { return id.toInt() % 3 == 0; });
        QCOMPARE(of.seen, left);
        QCOMPARE(of.indexes.front(), size_t(1));
        QCOMPARE(of.indexes.back(), size_t(5999));
    }

    void whatIsBegunAnewIsGivenUp()
    {
        Parts of(6000);
        of.start(0, 5000);
        of.start(3000, 10);
        QVERIFY(!of.parts.isRunning());
        of.scheduler.advance(Millis(0));
        QCOMPARE(of.seen, numbers(3000, 10));
        of.seen.clear();
        of.start(0, 5000);
        of.parts.stop();
        QVERIFY(!of.parts.isRunning());
        of.scheduler.advance(Millis(0));
        QVERIFY(of.seen.isEmpty());
        QVERIFY(of.ended.isEmpty());
    }

    void theTableIsClearedMeanwhile()
    {
        Parts of(5000);
        of.start(0, 5000);
        of.table.clear();
        of.scheduler.advance(Millis(0));
        QVERIFY(of.seen.isEmpty());
        QCOMPARE(of.ended.count(), 1);
    }
};

QTEST_GUILESS_MAIN(RowsInPartsTest)
#include "tst_rows_in_parts.moc"
