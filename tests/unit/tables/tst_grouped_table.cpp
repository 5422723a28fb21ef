// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/grouped_table.h"
#include "models/tables/record_selection.h"
#include "tests/support/qt_warnings.h"
#include "tests/unit/tables/people_table.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

using Flags = QItemSelectionModel;

/// People below their towns.
struct Country
{
    explicit Country(GroupedTable::EmptyGroups empty = GroupedTable::EmptyGroups::Hidden)
        : tree(
              towns, people, [this](const QString &id) { return people.record(id)->town; },
              {{{"who"_L1, u"Town and person"_s, CellKind::Subject}, "name"_L1, "name"_L1},
               {{"town"_L1, u"Town"_s}, {}, "town"_L1},
               {{"age"_L1, u"Age"_s, CellKind::Number}, "age"_L1, "age"_L1}},
              empty)
    {
        for (const QString &town : {u"Zürich"_s, u"Oslo"_s, u"Göteborg"_s, u"osaka"_s, u"Rome"_s})
            towns.upsert({{town, town, {}, static_cast<int>(town.size())}});
    }

    PeopleTable towns;
    PeopleTable people;
    GroupedTable tree;
};

QStringList lines(const GroupedTable &tree)
{
    QStringList all;
    for (int top = 0; top < tree.rowCount(); ++top) {
        const QModelIndex group = tree.index(top, 0);
        all.push_back(tree.idAt(group));
        for (int row = 0; row < tree.rowCount(group); ++row)
            all.push_back(u"  "_s + tree.idAt(tree.index(row, 0, group)));
    }
    return all;
}

/// What the tree must show, from what its tables show.
QStringList expectedLines(const Country &country)
{
    QStringList all;
    for (int top = 0; top < country.towns.rowCount(); ++top) {
        const QString town = country.towns.idAt(top);
        QStringList rows;
        for (int row = 0; row < country.people.rowCount(); ++row) {
            if (country.people.recordAt(row).town == town)
                rows.push_back(u"  "_s + country.people.idAt(row));
        }
        if (!rows.isEmpty())
            all << town << rows;
    }
    return all;
}

std::vector<Person> five()
{
    return {{u"a"_s, u"Ana"_s, u"Oslo"_s, 1},
            {u"b"_s, u"Bo"_s, u"Rome"_s, 2},
            {u"c"_s, u"Cid"_s, u"Oslo"_s, 3},
            {u"d"_s, u"Dora"_s, u"Rome"_s, 4},
            {u"e"_s, u"Eva"_s, u"Oslo"_s, 5}};
}

QSet<QString> setOf(const std::vector<QString> &ids)
{
    return {ids.begin(), ids.end()};
}

} // namespace

class GroupedTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void showsWhatItsTablesShow_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 40; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    /// Random pages, words, sorts, removals and gestures. The tree shows its tables, the selection is the set that the
    /// gestures say, Qt's ranges mirror it, and Qt's own checker agrees with every signal.
    void showsWhatItsTablesShow()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        Country country;
        const QAbstractItemModelTester tester(&country.tree, QAbstractItemModelTester::FailureReportingMode::QtTest);
        RecordSelection selection(country.tree);
        QSet<QString> expected;
        static const QStringList filters{u""_s, u"an"_s, u"oslo"_s, u"bell"_s, u"nobody"_s};
        const GroupedTable &tree = country.tree;
        for (int step = 0; step < 60; ++step) {
            switch (random.bounded(7)) {
            case 0:
            case 1: {
                std::vector<Person> page;
                for (int i = random.bounded(8); i > 0; --i)
                    page.push_back(randomPerson(random, random.bounded(60)));
                country.people.upsert(page);
                break;
            }
            case 2:
                country.people.setFilter(filters.at(random.bounded(static_cast<int>(filters.size()))));
                break;
            case 3:
                country.tree.sort(random.bounded(-1, 3),
                                  random.bounded(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
                break;
            case 4: {
                QSet<QString> keep;
                for (const Person &person : country.people.records()) {
                    if (random.bounded(6) != 0)
                        keep.insert(person.id);
                }
                country.people.keepOnly(keep);
                expected.intersect(keep);
                break;
            }
            case 5: {
                if (tree.rowCount() == 0)
                    break;
                const QModelIndex group = tree.index(random.bounded(tree.rowCount()), 0);
                const QModelIndex row = tree.index(random.bounded(tree.rowCount(group)), 0, group);
                selection.select(row, Flags::Toggle | Flags::Rows);
                if (!expected.remove(tree.idAt(row)))
                    expected.insert(tree.idAt(row));
                break;
            }
            default: {
                if (tree.rowCount() == 0)
                    break;
                const int top = random.bounded(tree.rowCount());
                const QSet<QString> rows = setOf(tree.rowsOfGroup(top));
                const bool all = expected.contains(rows);
                selection.select(tree.index(top, 0), Flags::Toggle | Flags::Rows);
                if (all)
                    expected.subtract(rows);
                else
                    expected.unite(rows);
                break;
            }
            }
            country.tree.flush();
            QCOMPARE(lines(country.tree), expectedLines(country));
            QCOMPARE(setOf(selection.ids()), expected);
            for (int top = 0; top < tree.rowCount(); ++top) {
                const QModelIndex group = tree.index(top, 0);
                QCOMPARE(tree.indexOfGroup(tree.idAt(group)), group);
                bool all = true;
                for (int row = 0; row < tree.rowCount(group); ++row) {
                    const QModelIndex index = tree.index(row, 0, group);
                    const QString id = tree.idAt(index);
                    QCOMPARE(tree.indexOfRow(id), index);
                    QCOMPARE(index.data().toString(), country.people.record(id)->name);
                    QCOMPARE(selection.isSelected(index), expected.contains(id));
                    all = all && expected.contains(id);
                }
                QCOMPARE(selection.isSelected(group), all);
            }
        }
    }

    void manyChangesAreOneReset()
    {
        Country country;
        QSignalSpy resets(&country.tree, &QAbstractItemModel::modelReset);
        country.people.upsert(five());
        country.people.setFilter(u"a"_s);
        country.people.sort(0, Qt::DescendingOrder);
        QCOMPARE(resets.count(), 0);
        QTRY_COMPARE(resets.count(), 1);
        QCOMPARE(lines(country.tree), expectedLines(country));
        QCoreApplication::processEvents();
        QCOMPARE(resets.count(), 1);
    }

    void aChangeInPlaceIsToldAsItHappened()
    {
        Country country;
        country.people.upsert(five());
        country.tree.flush();
        QSignalSpy changed(&country.tree, &QAbstractItemModel::dataChanged);
        QSignalSpy resets(&country.tree, &QAbstractItemModel::modelReset);
        Person cid = *country.people.record(u"c"_s);
        cid.age = 30;
        country.people.upsert({cid});
        QCOMPARE(changed.count(), 1);
        const QModelIndex oslo = country.tree.indexOfGroup(u"Oslo"_s);
        QCOMPARE(changed[0][0].toModelIndex(), country.tree.index(1, 2, oslo));
        QCOMPARE(changed[0][1].toModelIndex(), country.tree.index(1, 2, oslo));
        country.towns.upsert({{u"Rome"_s, u"Roma"_s, {}, 4}});
        QCOMPARE(changed.count(), 2);
        QCOMPARE(changed[1][0].toModelIndex(), country.tree.indexOfGroup(u"Rome"_s));
        QCOMPARE(country.tree.indexOfGroup(u"Rome"_s).data().toString(), u"Roma"_s);
        QCoreApplication::processEvents();
        QCOMPARE(resets.count(), 0);
        // Who moves house moves.
        cid.town = u"Rome"_s;
        country.people.upsert({cid});
        QTRY_COMPARE(resets.count(), 1);
        QCOMPARE(country.tree.groupIdAt(country.tree.indexOfRow(u"c"_s)), u"Rome"_s);
    }

    void groupsWithoutRows()
    {
        Country hidden;
        hidden.people.upsert(five());
        hidden.tree.flush();
        QCOMPARE(hidden.tree.rowCount(), 2);
        Country shown(GroupedTable::EmptyGroups::Shown);
        shown.people.upsert(five());
        shown.tree.flush();
        QCOMPARE(shown.tree.rowCount(), 5);
        QCOMPARE(shown.tree.rowCount(shown.tree.indexOfGroup(u"osaka"_s)), 0);
        QVERIFY(!shown.tree.hasChildren(shown.tree.indexOfGroup(u"osaka"_s)));
    }

    /// Between a change and its reset the tree still answers, with what is true.
    void answersBeforeTheReset()
    {
        Country country;
        country.people.upsert(five());
        country.tree.flush();
        const QModelIndex oslo = country.tree.indexOfGroup(u"Oslo"_s);
        const QModelIndex cid = country.tree.index(1, 0, oslo);
        country.people.setFilter(u"Ana"_s);
        QCOMPARE(cid.data().toString(), u"Cid"_s);
        country.people.keepOnly({u"a"_s});
        QCOMPARE(cid.data(), QVariant());
        QTRY_COMPARE(lines(country.tree), (QStringList{u"Oslo"_s, u"  a"_s}));
    }

    /// What takes long to tell is told again only after a while, but for a person who waits for it.
    void aLongListLeavesTimeToOthers()
    {
        Country country;
        country.people.upsert(five());
        connect(&country.tree, &GroupedTable::aboutToRead, &country.tree, [] {
            QElapsedTimer timer;
            timer.start();
            while (timer.elapsed() < 100) {
            } // a long list
        });
        country.tree.flush();
        QSignalSpy resets(&country.tree, &QAbstractItemModel::modelReset);
        country.people.upsert({{u"f"_s, u"Fay"_s, u"Oslo"_s, 6}});
        QCoreApplication::processEvents();
        QCOMPARE(resets.count(), 0);
        country.people.setFilter(u"a"_s);
        QCoreApplication::processEvents();
        QCOMPARE(resets.count(), 1);
        QCOMPARE(lines(country.tree), expectedLines(country));
        country.people.upsert({{u"g"_s, u"Gabo"_s, u"Rome"_s, 7}});
        QCoreApplication::processEvents();
        QCOMPARE(resets.count(), 1);
        country.tree.sort(0, Qt::DescendingOrder);
        QCoreApplication::processEvents();
        QCOMPARE(resets.count(), 2);
        country.people.upsert({{u"h"_s, u"Hana"_s, u"Rome"_s, 8}});
        QTRY_COMPARE(resets.count(), 3); // by itself
        QCOMPARE(lines(country.tree), expectedLines(country));
    }

    void aSpanOverAGroupTakesOnlyItsOwnRows()
    {
        Country country;
        country.people.upsert(five());
        country.tree.flush();
        const GroupedTable &tree = country.tree;
        RecordSelection selection(country.tree);
        const QModelIndex oslo = tree.indexOfGroup(u"Oslo"_s);
        const QModelIndex rome = tree.indexOfGroup(u"Rome"_s);
        // Shift from the last of Oslo to the first of Rome crosses Rome's own line.
        QItemSelection span;
        span.append({tree.index(2, 0, oslo), tree.index(2, 2, oslo)});
        span.append({rome, rome.siblingAtColumn(2)});
        span.append({tree.index(0, 0, rome), tree.index(0, 2, rome)});
        selection.select(span, Flags::ClearAndSelect | Flags::Rows);
        QCOMPARE(setOf(selection.ids()), (QSet<QString>{u"e"_s, u"b"_s}));
        QVERIFY(!selection.isSelected(rome));
        selection.select(rome, Flags::ClearAndSelect | Flags::Rows);
        QCOMPARE(selection.ids(), (std::vector<QString>{u"b"_s, u"d"_s}));
        QVERIFY(selection.isSelected(rome));
        selection.select(tree.index(0, 0, rome), Flags::Toggle | Flags::Rows);
        QCOMPARE(selection.ids(), std::vector<QString>{u"d"_s});
        QVERIFY(!selection.isSelected(rome));
    }

    void theCurrentRowOutlivesAReset()
    {
        Country country;
        country.people.upsert(five());
        country.tree.flush();
        RecordSelection selection(country.tree);
        selection.setCurrentIndex(country.tree.indexOfRow(u"d"_s), Flags::NoUpdate);
        country.people.sort(0, Qt::DescendingOrder);
        country.tree.flush();
        QCOMPARE(selection.currentIndex(), country.tree.indexOfRow(u"d"_s));
        QCOMPARE(selection.currentIndex().row(), 0);
        selection.setCurrentIndex(country.tree.indexOfGroup(u"Rome"_s), Flags::NoUpdate);
        QCOMPARE(selection.currentId(), u"Rome"_s);
        country.towns.sort(0, Qt::DescendingOrder);
        country.tree.flush();
        QCOMPARE(selection.currentIndex(), country.tree.indexOfGroup(u"Rome"_s));
    }
};

QTEST_GUILESS_MAIN(GroupedTableTest)
#include "tst_grouped_table.moc"
