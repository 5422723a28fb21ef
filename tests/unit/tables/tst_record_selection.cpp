// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/record_selection.h"
#include "tests/support/qt_warnings.h"
#include "tests/unit/tables/people_table.h"

#include <QSignalSpy>
#include <QTest>

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
        QSet<QString> expected;
        int next = 0;
        static const QStringList filters{u""_s, u"an"_s, u"oslo"_s, u"bell"_s, u"nobody"_s};
        for (int step = 0; step < 60; ++step) {
            switch (random.bounded(6)) {
            case 0: {
                std::vector<Person> page;
                for (int i = random.bounded(8); i > 0; --i)
                    page.push_back(randomPerson(random, next++));
                table.upsert(page);
                break;
            }
            case 1:
                table.setFilter(filters.at(random.bounded(static_cast<int>(filters.size()))));
                break;
            case 2:
                table.sort(random.bounded(-1, 3), random.bounded(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
                break;
            case 3: {
                if (table.rowCount() == 0)
                    break;
                const QString id = table.idAt(random.bounded(table.rowCount()));
                toggle(table, selection, id);
                if (!expected.remove(id))
                    expected.insert(id);
                break;
            }
            case 4: {
                if (table.rowCount() == 0)
                    break;
                const int first = random.bounded(table.rowCount());
                const int last = random.bounded(first, table.rowCount());
                selection.select({table.index(first, 0), table.index(last, 0)},
                                 QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
                expected.clear();
                for (int row = first; row <= last; ++row)
                    expected.insert(table.idAt(row));
                break;
            }
            default: {
                QSet<QString> keep;
                for (const Person &person : table.records()) {
                    if (random.bounded(6) != 0)
                        keep.insert(person.id);
                }
                table.keepOnly(keep);
                expected.intersect(keep);
                break;
            }
            }
            const std::vector<QString> ids = selection.ids();
            QCOMPARE(QSet<QString>(ids.begin(), ids.end()), expected);
            QCOMPARE(static_cast<qsizetype>(ids.size()), expected.size());
            QSet<QString> shown;
            for (const QModelIndex &index : selection.selectedRows())
                shown.insert(table.idAt(index.row()));
            QSet<QString> expectedShown;
            for (const QString &id : std::as_const(expected)) {
                if (table.viewRowOf(id) >= 0)
                    expectedShown.insert(id);
            }
            QCOMPARE(shown, expectedShown);
            QCOMPARE(selection.hiddenCount(), static_cast<int>(expected.size() - expectedShown.size()));
        }
    }
};

QTEST_GUILESS_MAIN(RecordSelectionTest)
#include "tst_record_selection.moc"
