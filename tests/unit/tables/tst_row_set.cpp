// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/row_set.h"
#include "tests/support/qt_warnings.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <numeric>
#include <set>

using namespace baton;

class RowSetTest : public QObject
{
    Q_OBJECT

private:
    static std::set<int> listed(const RowSet &rows)
    {
        std::set<int> listed;
        rows.forEach([&listed](int row) { listed.insert(row); });
        return listed;
    }

    static RowSet setOf(const std::set<int> &rows)
    {
        RowSet set;
        for (const int row : rows)
            set.insert(row);
        return set;
    }

    static std::set<int> randomRows(QRandomGenerator &random, int most)
    {
        std::set<int> rows;
        for (int i = random.bounded(most); i > 0; --i)
            rows.insert(random.bounded(most));
        return rows;
    }

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }

    void firstRowsAreThoseAndNoOthers()
    {
        for (const int rows : {0, 1, 63, 64, 65, 128, 1000}) {
            const RowSet set = RowSet::firstRows(rows);
            QCOMPARE(set.count(), rows);
            QCOMPARE(listed(set).size(), static_cast<size_t>(rows));
            QVERIFY(!set.contains(rows));
            QCOMPARE(set.first(), rows == 0 ? -1 : 0);
        }
    }

    void whatIsNoRowIsInNoSet()
    {
        const RowSet set = RowSet::firstRows(64);
        QVERIFY(!set.contains(-1));
        QVERIFY(!set.contains(1'000'000'000));
        RowSet less = set;
        less.remove(-1);
        less.remove(64);
        QVERIFY(less == set);
    }

    void agreesWithASetOfNumbers_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 60; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void agreesWithASetOfNumbers()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        RowSet rows;
        std::set<int> expected;
        for (int step = 0; step < 80; ++step) {
            const std::set<int> other = randomRows(random, random.bounded(2) == 0 ? 40 : 400);
            const RowSet others = setOf(other);
            const int one = random.bounded(300);
            std::set<int> next;
            switch (random.bounded(7)) {
            case 0:
                rows.insert(one);
                expected.insert(one);
                break;
            case 1:
                rows.remove(one);
                expected.erase(one);
                break;
            case 2:
                rows |= others;
                expected.insert(other.begin(), other.end());
                break;
            case 3:
                rows -= others;
                for (const int row : other)
                    expected.erase(row);
                break;
            case 4:
                rows ^= others;
                for (const int row : other) {
                    if (expected.erase(row) == 0)
                        next.insert(row);
                }
                expected.merge(next);
                break;
            case 5: {
                std::vector<int> to(420);
                std::iota(to.begin(), to.end(), 0);
                if (random.bounded(2) == 0)
                    std::shuffle(to.begin(), to.end(), random);
                for (int &place : to) {
                    if (random.bounded(8) == 0)
                        place = -1;
                }
                rows.renumber(to);
                for (const int row : expected) {
                    if (to[static_cast<size_t>(row)] >= 0)
                        next.insert(to[static_cast<size_t>(row)]);
                }
                expected = next;
                break;
            }
            default:
                if (random.bounded(3) != 0)
                    break;
                rows &= others;
                std::erase_if(expected, [&other](int row) { return other.count(row) == 0; });
                break;
            }
            QCOMPARE(listed(rows), expected);
            QCOMPARE(rows.count(), static_cast<int>(expected.size()));
            QCOMPARE(rows.isEmpty(), expected.empty());
            QCOMPARE(rows.first(), expected.empty() ? -1 : *expected.begin());
            QCOMPARE(rows.contains(one), expected.count(one) != 0);
            QVERIFY(rows == setOf(expected));
            QCOMPARE(rows == others, expected == other);
            const bool meet =
                std::any_of(other.begin(), other.end(), [&expected](int row) { return expected.count(row) != 0; });
            QCOMPARE(rows.intersects(others), meet);
        }
    }
};

QTEST_GUILESS_MAIN(RowSetTest)
#include "tst_row_set.moc"
