// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/record_selection.h"
#include "tests/support/qt_warnings.h"
#include "tests/unit/tables/people_table.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <array>
#include <set>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

class RecordSelectionTest : public QObject
{
    Q_OBJECT

private:
    static std::vector<Person> abcde()
    {
        std::vector<Person> rows;
        for (const QString &id : {u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s})
            rows.push_back({id, u"Person "_s + id, id == u"b"_s || id == u"d"_s ? u"Oslo"_s : u"Rome"_s, {}});
        return rows;
    }

    static void toggle(PeopleTable &table, RecordSelection &selection, const QString &id)
    {
        selection.select(table.index(table.viewRowOf(id), 0), QItemSelectionModel::Toggle | QItemSelectionModel::Rows);
    }

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void survivesFilterSortAndRefresh()
    {
        PeopleTable table;
        table.upsert(abcde());
        RecordSelection selection(table);
        toggle(table, selection, u"b"_s);
        toggle(table, selection, u"c"_s);
        toggle(table, selection, u"e"_s);
        selection.setCurrentIndex(table.index(2, 0), QItemSelectionModel::NoUpdate);

        table.setFilter(u"oslo"_s);
        QCOMPARE(selection.count(), 3);
        QCOMPARE(selection.hiddenCount(), 2);
        QCOMPARE(selection.shownIds(), std::vector<QString>{u"b"_s});
        QCOMPARE(selection.ids(), (std::vector<QString>{u"b"_s, u"c"_s, u"e"_s}));

        table.setFilter({});
        QCOMPARE(selection.hiddenCount(), 0);
        QCOMPARE(selection.selectedRows().size(), 3);
        QCOMPARE(selection.currentId(), u"c"_s);
        QCOMPARE(selection.currentIndex().row(), 2);

        table.sort(0, Qt::DescendingOrder);
        QCOMPARE(selection.ids(), (std::vector<QString>{u"e"_s, u"c"_s, u"b"_s}));
        QCOMPARE(selection.currentIndex().row(), 2);

        table.upsert(abcde());
        QCOMPARE(selection.count(), 3);
        table.keepOnly({u"a"_s, u"b"_s, u"d"_s});
        QCOMPARE(selection.ids(), std::vector<QString>{u"b"_s});
    }

    void aNewSelectionLetsGoOfHiddenRows()
    {
        PeopleTable table;
        table.upsert(abcde());
        RecordSelection selection(table);
        toggle(table, selection, u"a"_s);
        toggle(table, selection, u"b"_s);
        table.setFilter(u"oslo"_s);
        toggle(table, selection, u"d"_s);
        QCOMPARE(selection.count(), 3);

        QSignalSpy told(&selection, &RecordSelection::idsChanged);
        selection.select(table.index(table.viewRowOf(u"d"_s), 0),
                         QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        QVERIFY(told.count() > 0);
        QCOMPARE(selection.ids(), std::vector<QString>{u"d"_s});
        table.setFilter({});
        QCOMPARE(selection.ids(), std::vector<QString>{u"d"_s});
        selection.forgetAll();
        QCOMPARE(selection.count(), 0);
        QVERIFY(!selection.hasSelection());
    }

    /// A drag, or Shift and the arrows: each step takes back the one before.
    void aGestureIsDoneAnewAtEachStep()
    {
        PeopleTable table;
        table.upsert(abcde());
        RecordSelection selection(table);
        using Flags = QItemSelectionModel;
        const auto span = [&table](int first, int last) {
            return QItemSelection(table.index(first, 0), table.index(last, 0));
        };
        toggle(table, selection, u"e"_s);
        selection.select(span(0, 0), Flags::Toggle | Flags::Rows);
        selection.select(span(0, 4), Flags::Toggle | Flags::Current | Flags::Rows);
        QCOMPARE(selection.ids(), (std::vector<QString>{u"a"_s, u"b"_s, u"c"_s, u"d"_s}));
        selection.select(span(0, 1), Flags::Toggle | Flags::Current | Flags::Rows);
        QCOMPARE(selection.ids(), (std::vector<QString>{u"a"_s, u"b"_s, u"e"_s}));
        selection.select(span(1, 2), Flags::SelectCurrent | Flags::Rows);
        QCOMPARE(selection.ids(), (std::vector<QString>{u"b"_s, u"c"_s, u"e"_s}));
        selection.select(span(3, 3), Flags::Deselect | Flags::Rows);
        QCOMPARE(selection.ids(), (std::vector<QString>{u"b"_s, u"c"_s, u"e"_s}));
        selection.select(span(1, 1), Flags::Deselect | Flags::Rows);
        QCOMPARE(selection.ids(), (std::vector<QString>{u"c"_s, u"e"_s}));
    }

    void takesASetOfIds()
    {
        PeopleTable table;
        table.upsert(abcde());
        RecordSelection selection(table);
        table.setFilter(u"oslo"_s);
        QSignalSpy told(&selection, &RecordSelection::idsChanged);
        selection.selectIds({u"a"_s, u"b"_s, u"nobody"_s});
        QCOMPARE(told.count(), 1);
        QCOMPARE(selection.ids(), (std::vector<QString>{u"b"_s, u"a"_s}));
        QCOMPARE(selection.hiddenCount(), 1);
        selection.selectIds({u"b"_s, u"a"_s});
        QCOMPARE(told.count(), 1);
        selection.selectAllShown();
        QCOMPARE(selection.ids(), (std::vector<QString>{u"b"_s, u"d"_s}));
        QCOMPARE(selection.selectedRows().size(), 2);
    }

    /// A row that a change hides, or shows again, is selected as before.
    void aRowThatChangesStaysSelected()
    {
        PeopleTable table;
        table.upsert(abcde());
        RecordSelection selection(table);
        toggle(table, selection, u"b"_s);
        toggle(table, selection, u"d"_s);
        table.setFilter(u"oslo"_s);
        table.upsert({{u"b"_s, u"Person b"_s, u"Rome"_s, {}}});
        QCOMPARE(table.rowCount(), 1);
        QCOMPARE(selection.count(), 2);
        QCOMPARE(selection.hiddenCount(), 1);
        table.upsert({{u"b"_s, u"Person b"_s, u"Oslo"_s, {}}});
        QCOMPARE(selection.selectedRows().size(), 2);
        QCOMPARE(selection.hiddenCount(), 0);
    }

    /// 50,000 single rows of 100,000: Qt's ranges hold those around the window alone, the set holds all, and neither a
    /// change of order nor a gesture makes an index for each.
    void scatteredRowsOfALongList()
    {
        PeopleTable table;
        std::vector<Person> rows;
        QSet<QString> even;
        for (int i = 0; i < 100'000; ++i) {
            rows.push_back({QString::number(i), QString::number(i), {}, i});
            if (i % 2 == 0)
                even.insert(QString::number(i));
        }
        table.upsert(std::move(rows));
        RecordSelection selection(table);
        selection.selectIds(even);
        QCOMPARE(selection.count(), 50'000);
        QVERIFY(selection.selection().size() < 1000);
        QVERIFY(selection.isSelected(table.index(20, 0)));
        QVERIFY(!selection.isSelected(table.index(21, 0)));
        selection.setWindow({70'000, 70'040});
        QVERIFY(selection.isSelected(table.index(70'020, 0)));
        QVERIFY(!selection.isSelected(table.index(70'021, 0)));
        selection.select(table.index(70'021, 0), QItemSelectionModel::Toggle | QItemSelectionModel::Rows);
        QCOMPARE(selection.count(), 50'001);
        QVERIFY(selection.isSelected(table.index(70'021, 0)));
        table.sort(2, Qt::DescendingOrder);
        QTRY_COMPARE(table.sortColumn(), 2); // a long list is sorted while the window goes on
        QVERIFY(selection.selection().size() < 1000);
        QCOMPARE(selection.count(), 50'001);
        selection.setWindow({0, 40});
        QVERIFY(selection.isSelected(table.index(1, 0))); // 99,998
        selection.selectAllShown();
        QCOMPARE(selection.selection().size(), 1);
        QCOMPARE(selection.count(), 100'000);
    }

    /// Nobody hears of a new number before hearing how many of the old one are gone.
    void whatIsLostIsSaidFirst()
    {
        PeopleTable table;
        std::vector<Person> rows;
        for (int i = 0; i < 1000; ++i)
            rows.push_back({QString::number(i), QString::number(i), {}, i});
        table.upsert(std::move(rows));
        RecordSelection selection(table);
        selection.selectAllShown();
        QStringList told;
        connect(&selection, &RecordSelection::lost, this, [&told](int lost) { told << u"lost %1"_s.arg(lost); });
        connect(&selection, &RecordSelection::idsChanged, this, [&] { told << u"have %1"_s.arg(selection.count()); });
        QStringList odd; // in so many pieces that the table tells a reset
        for (int i = 1; i < 1000; i += 2)
            odd << QString::number(i);
        table.forget(odd);
        QCOMPARE(told.front(), u"lost 500"_s);
        QCOMPARE(told.count(u"lost 500"_s), 1);
        QCOMPARE(told.back(), u"have 500"_s);
        told.clear();
        table.forget({u"0"_s});
        QCOMPARE(told.front(), u"lost 1"_s);
        QCOMPARE(told.back(), u"have 499"_s);
    }

    /// A gesture that goes on after the list has changed takes back what it had done, and no other row.
    void aGestureOutlivesARefresh()
    {
        PeopleTable table;
        table.upsert(abcde());
        RecordSelection selection(table);
        using Flags = QItemSelectionModel;
        toggle(table, selection, u"e"_s);
        selection.select({table.index(0, 0), table.index(1, 0)}, Flags::Select | Flags::Rows);
        std::vector<Person> turned = abcde();
        std::reverse(turned.begin(), turned.end());
        turned.pop_back();
        table.assign(turned); // e d c b
        selection.select({table.index(1, 0), table.index(1, 0)}, Flags::Select | Flags::Current | Flags::Rows);
        QCOMPARE(selection.ids(), (std::vector<QString>{u"e"_s, u"d"_s}));
    }

    void agreesWithTheViewWhateverHappens_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 40; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    /// The ids are what the gestures say, and the selected rows are exactly the shown ids.
    void agreesWithTheViewWhateverHappens()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        PeopleTable table;
        RecordSelection selection(table);
        IdSet expected;
        IdSet before; // the present gesture
        int lost = 0;
        int expectedLost = 0;
        connect(&selection, &RecordSelection::lost, this, [&lost](int rows) { lost += rows; });
        static const QStringList filters{u""_s, u"an"_s, u"oslo"_s, u"bell"_s, u"nobody"_s};
        using Flags = QItemSelectionModel;
        for (int step = 0; step < 90; ++step) {
            const int rows = table.rowCount();
            switch (random.bounded(12)) {
            case 0: { // some come, some change
                std::vector<Person> page;
                for (int i = random.bounded(12); i > 0; --i)
                    page.push_back(randomPerson(random, random.bounded(80)));
                table.upsert(page);
                break;
            }
            case 1:
                table.setFilter(filters.at(random.bounded(static_cast<int>(filters.size()))));
                break;
            case 2:
                table.sort(random.bounded(-1, 3), random.bounded(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
                break;
            case 3:
            case 4:
            case 5: { // one gesture, perhaps done anew, perhaps with a new list between its steps
                if (rows == 0)
                    break;
                const Flags::SelectionFlags how = std::array<Flags::SelectionFlags, 5>{
                    Flags::Toggle, Flags::Select, Flags::Deselect, Flags::ClearAndSelect,
                    Flags::Clear}[static_cast<size_t>(random.bounded(5))];
                const bool goesOn = !(how & Flags::Clear) && random.bounded(2) == 0;
                if (how & Flags::Clear)
                    expected.clear();
                else if (goesOn)
                    expected = before;
                before = expected;
                const int first = random.bounded(rows);
                const int last = random.bounded(3) == 0 ? first : random.bounded(first, rows);
                selection.select({table.index(first, 0), table.index(last, 0)},
                                 how | Flags::Rows | (goesOn ? Flags::Current : Flags::NoUpdate));
                for (int row = first; row <= last; ++row) {
                    const QString id = table.idAt(row);
                    const bool drops = how & Flags::Toggle ? expected.count(id) != 0 : !(how & Flags::Select);
                    if (drops)
                        expected.erase(id);
                    else
                        expected.insert(id);
                }
                break;
            }
            case 6:
                selection.selectAllShown();
                expected.clear();
                for (int row = 0; row < rows; ++row)
                    expected.insert(table.idAt(row));
                before = expected;
                break;
            case 7:
                selection.forgetAll();
                expected.clear();
                before.clear();
                break;
            case 8: {
                QSet<QString> wanted;
                IdSet loaded;
                for (int i = random.bounded(20); i > 0; --i) {
                    const QString id = QString::number(random.bounded(100));
                    wanted.insert(id);
                    if (table.holds(id))
                        loaded.insert(id);
                }
                selection.selectIds(wanted);
                expected = loaded;
                before = expected;
                break;
            }
            case 9: { // a list that is read again: rows have gone, come and moved
                std::vector<Person> next;
                for (const Person &person : table.records()) {
                    if (random.bounded(5) != 0)
                        next.push_back(random.bounded(4) == 0 ? randomPerson(random, person.id.toInt()) : person);
                }
                for (int i = random.bounded(6); i > 0; --i)
                    next.push_back(randomPerson(random, random.bounded(80, 100)));
                if (random.bounded(2) == 0)
                    std::shuffle(next.begin(), next.end(), random);
                QSet<QString> left;
                for (const Person &person : next)
                    left.insert(person.id);
                table.assign(std::move(next));
                expectedLost += keepOnly(expected, left);
                keepOnly(before, left);
                break;
            }
            case 10: {
                QStringList gone;
                QSet<QString> left;
                for (const Person &person : table.records())
                    random.bounded(5) == 0 ? gone.push_back(person.id) : static_cast<void>(left.insert(person.id));
                table.forget(gone);
                expectedLost += keepOnly(expected, left);
                keepOnly(before, left);
                break;
            }
            default: {
                QSet<QString> keep;
                for (const Person &person : table.records()) {
                    if (random.bounded(6) != 0)
                        keep.insert(person.id);
                }
                table.keepOnly(keep);
                expectedLost += keepOnly(expected, keep);
                keepOnly(before, keep);
                break;
            }
            }
            compare(table, selection, expected);
            if (QTest::currentTestFailed())
                return;
            QCOMPARE(lost, expectedLost);
        }
    }

private:
    using IdSet = std::set<QString>;

    /// How many it drops.
    static int keepOnly(IdSet &ids, const QSet<QString> &left)
    {
        return static_cast<int>(std::erase_if(ids, [&left](const QString &id) { return !left.contains(id); }));
    }

    static void compare(const PeopleTable &table, const RecordSelection &selection, const IdSet &expected)
    {
        const std::vector<QString> ids = selection.ids();
        QCOMPARE(IdSet(ids.begin(), ids.end()), expected);
        QCOMPARE(ids.size(), expected.size());
        QCOMPARE(selection.count(), static_cast<int>(expected.size()));
        std::vector<QString> expectedShown;
        for (int row = 0; row < table.rowCount(); ++row) {
            if (expected.count(table.idAt(row)) != 0)
                expectedShown.push_back(table.idAt(row));
        }
        QCOMPARE(selection.shownIds(), expectedShown);
        QVERIFY(std::equal(expectedShown.begin(), expectedShown.end(), ids.begin()));
        QCOMPARE(selection.hiddenCount(), static_cast<int>(expected.size() - expectedShown.size()));
        for (const Person &person : table.records())
            QCOMPARE(selection.contains(person.id), expected.count(person.id) != 0);
        QVERIFY(!selection.contains(u"nobody"_s));
        // Qt's own ranges say the same.
        for (int row = 0; row < table.rowCount(); ++row)
            QCOMPARE(selection.isSelected(table.index(row, 0)), expected.count(table.idAt(row)) != 0);
    }
};

QTEST_GUILESS_MAIN(RecordSelectionTest)
#include "tst_record_selection.moc"
