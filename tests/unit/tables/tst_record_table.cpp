// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/campaign_table.h"
#include "models/tables/certification_table.h"
#include "models/tables/identity_table.h"
#include "models/tables/item_table.h"
#include "models/tables/plan_tables.h"
#include "models/tables/task_tables.h"
#include "tests/support/qt_warnings.h"
#include "tests/unit/tables/people_table.h"

#include <QAbstractItemModelTester>
#include <QCollator>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <numeric>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

QStringList shownIds(const TableModel &table)
{
    QStringList ids;
    for (int row = 0; row < table.rowCount(); ++row)
        ids.push_back(table.idAt(row));
    return ids;
}

/// What the table must show, worked out the slow and obvious way.
QStringList expectedIds(const PeopleTable &table, const QString &filter, int column, Qt::SortOrder order)
{
    std::vector<Person> rows;
    for (const Person &person : table.records()) {
        const QByteArray all = foldForSearch(person.name + u'\n' + person.town + u'\n' +
                                             (person.age ? QString::number(*person.age) : QString()));
        bool every = true;
        for (const QString &word : filter.split(u' ', Qt::SkipEmptyParts))
            every = every && all.contains(foldForSearch(word));
        if (every)
            rows.push_back(person);
    }
    QCollator collator;
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    collator.setNumericMode(true);
    if (column >= 0) {
        std::stable_sort(rows.begin(), rows.end(), [&](const Person &a, const Person &b) {
            if (column == 2) {
                if (!a.age || !b.age)
                    return a.age.has_value() && !b.age.has_value();
                return order == Qt::AscendingOrder ? *a.age < *b.age : *b.age < *a.age;
            }
            const int compared = column == 0 ? collator.compare(a.name, b.name) : collator.compare(a.town, b.town);
            return order == Qt::AscendingOrder ? compared < 0 : compared > 0;
        });
    }
    QStringList ids;
    for (const Person &person : rows)
        ids.push_back(person.id);
    return ids;
}

} // namespace

class RecordTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    /// A page into a long list, in any order: each value may have to be made, so few are asked for.
    void aPageIsPutInItsPlacesWithFewLooks()
    {
        QRandomGenerator random(1);
        std::vector<qint64> values(100'250);
        for (qint64 &value : values)
            value = random.bounded(1'000'000);
        int looks = 0;
        const RowSorter::ValueOf valueOf = [&](int row) {
            ++looks;
            return SortValue{values[static_cast<size_t>(row)], {}, true};
        };
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            const RowSorter sorter(order);
            std::vector<int> rows(100'000);
            std::iota(rows.begin(), rows.end(), 0);
            sorter.sort(rows, valueOf);
            std::vector<int> page(250);
            std::iota(page.begin(), page.end(), 100'000);
            std::vector<int> all = rows;
            all.insert(all.end(), page.begin(), page.end());
            sorter.sort(all, valueOf);
            looks = 0;
            sorter.merge(rows, page, valueOf);
            QCOMPARE(rows, all);
            QVERIFY2(looks < 250 * 14, qPrintable(QString::number(looks)));
        }
    }

    void showsTheSameAsTheSlowWay_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 60; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    /// Random pages, changes, filters, sorts and removals; after each, order and content equal the obvious way, and
    /// Qt's own checker agrees with every signal on the way.
    void showsTheSameAsTheSlowWay()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        PeopleTable table;
        const QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        static const QStringList filters{u""_s, u"an"_s, u"ZURICH ana"_s, u"bell 1"_s, u"bronte"_s, u"太郎 oslo"_s};
        QString filter;
        int column = -1;
        Qt::SortOrder order = Qt::AscendingOrder;
        for (int step = 0; step < 40; ++step) {
            switch (random.bounded(5)) {
            case 0:
            case 1: {
                std::vector<Person> page;
                const int size = random.bounded(12);
                for (int i = 0; i < size; ++i)
                    page.push_back(randomPerson(random, random.bounded(120)));
                table.upsert(page);
                break;
            }
            case 2:
                filter = filters.at(random.bounded(static_cast<int>(filters.size())));
                table.setFilter(filter);
                break;
            case 3:
                column = random.bounded(-1, 3);
                order = random.bounded(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder;
                table.sort(column, order);
                break;
            default: {
                QSet<QString> keep;
                for (const Person &person : table.records()) {
                    if (random.bounded(5) != 0)
                        keep.insert(person.id);
                }
                table.keepOnly(keep);
                QCOMPARE(table.storedCount(), static_cast<int>(keep.size()));
                break;
            }
            }
            QCOMPARE(shownIds(table), expectedIds(table, filter, column, order));
            for (int row = 0; row < table.rowCount(); ++row) {
                QCOMPARE(table.viewRowOf(table.idAt(row)), row);
                QCOMPARE(table.index(row, 0).data().toString(), table.record(table.idAt(row))->name);
            }
        }
    }

    /// A long list at rest sorts by keys that were made ready, and as soon as a row differs by its values again.
    void aLongListIsReadyToBeSorted()
    {
        QRandomGenerator random(7);
        PeopleTable table;
        std::vector<Person> rows;
        for (int i = 0; i < 9000; ++i)
            rows.push_back(randomPerson(random, i));
        table.upsert(rows);
        QVERIFY(!table.isSortReady(0));
        const auto sortsRight = [&table](int column) {
            for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
                table.sort(column, order);
                if (!QTest::qWaitFor([&] { return table.sortColumn() == column && table.sortOrder() == order; }))
                    return false;
                if (shownIds(table) != expectedIds(table, {}, column, order))
                    return false;
            }
            return true;
        };
        const auto allReady = [&table] { return table.isSortReady(0) && table.isSortReady(1) && table.isSortReady(2); };
        QTRY_VERIFY(allReady());
        for (int column = 0; column < 3; ++column)
            QVERIFY(sortsRight(column));
        QVERIFY(allReady());
        table.upsert({rows[17]}); // the same again
        QVERIFY(allReady());
        rows[17].town = u"Aachen"_s;
        table.upsert({rows[17]});
        QVERIFY(!table.isSortReady(1));
        QVERIFY(sortsRight(1));
        QTRY_VERIFY(allReady());
        table.forget({u"3"_s, u"4"_s});
        QVERIFY(!table.isSortReady(0));
        QVERIFY(sortsRight(0));
        QTRY_VERIFY(allReady());
        QVERIFY(sortsRight(2));
    }

    /// While a long list is sorted the window goes on, and rows come, change and go.
    void aLongListIsSortedWhileItChanges()
    {
        for (quint32 seed = 1; seed <= 40; ++seed) {
            QRandomGenerator random(seed);
            PeopleTable table;
            std::vector<Person> rows;
            int next = 0;
            for (; next < 6000; ++next)
                rows.push_back(randomPerson(random, next));
            table.upsert(rows);
            const int column = random.bounded(3);
            const auto order = random.bounded(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder;
            const QStringList before = shownIds(table);
            table.sort(column, order);
            QCOMPARE(shownIds(table), before); // not yet
            for (int step = random.bounded(6); step > 0; --step) {
                const int what = random.bounded(4);
                if (what == 0)
                    table.upsert({randomPerson(random, next), randomPerson(random, next + 1)});
                else if (what == 1)
                    table.upsert({randomPerson(random, random.bounded(6000)), randomPerson(random, 17)});
                else if (what == 2)
                    table.forget({QString::number(random.bounded(6000))});
                next += what == 0 ? 2 : 0;
                QCoreApplication::processEvents();
            }
            QTRY_COMPARE(table.sortColumn(), column);
            if (shownIds(table) != expectedIds(table, {}, column, order))
                QFAIL(qPrintable(u"seed %1"_s.arg(seed)));
        }
    }

    /// What is asked for last is what is shown.
    void anotherSortTakesThePlaceOfOneThatIsNotDone()
    {
        QRandomGenerator random(3);
        PeopleTable table;
        std::vector<Person> rows;
        for (int i = 0; i < 6000; ++i)
            rows.push_back(randomPerson(random, i));
        table.upsert(std::move(rows));
        table.sort(0, Qt::AscendingOrder);
        QCoreApplication::processEvents();
        table.sort(1, Qt::DescendingOrder);
        QTRY_COMPARE(table.sortColumn(), 1);
        QCOMPARE(shownIds(table), expectedIds(table, {}, 1, Qt::DescendingOrder));
        table.sort(2, Qt::AscendingOrder);
        table.sort(-1);
        QCOMPARE(table.sortColumn(), -1);
        QCOMPARE(shownIds(table).first(), u"0"_s);
    }

    /// More scattered pieces than are told one by one.
    void manyPiecesGoAtOnce()
    {
        PeopleTable table;
        std::vector<Person> rows;
        QSet<QString> even;
        for (int i = 0; i < 1000; ++i) {
            rows.push_back({QString::number(i), u"n"_s, u"t"_s, i});
            if (i % 2 == 0)
                even.insert(QString::number(i));
        }
        table.upsert(rows);
        const QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy resets(&table, &QAbstractItemModel::modelReset);
        table.keepOnly(even);
        QCOMPARE(resets.count(), 1);
        QCOMPARE(table.rowCount(), 500);
        QCOMPARE(table.recordAt(7).age.value(), 14);
    }

    void tellsOnlyWhatDiffers()
    {
        PeopleTable table;
        std::vector<Person> rows;
        for (int i = 0; i < 10; ++i)
            rows.push_back({QString::number(i), u"n"_s, u"t"_s, i});
        table.upsert(rows);
        QSignalSpy changed(&table, &QAbstractItemModel::dataChanged);
        QSignalSpy resets(&table, &QAbstractItemModel::modelReset);
        QSignalSpy inserted(&table, &QAbstractItemModel::rowsInserted);

        table.upsert(rows);
        QCOMPARE(changed.count(), 0);

        rows[3].town = u"x"_s;
        rows[4].age = 40;
        rows[8].name = u"y"_s;
        table.upsert(rows);
        QCOMPARE(changed.count(), 2);
        QCOMPARE(changed[0][0].toModelIndex(), table.index(3, 1));
        QCOMPARE(changed[0][1].toModelIndex(), table.index(4, 2));
        QCOMPARE(changed[1][0].toModelIndex(), table.index(8, 0));
        QCOMPARE(changed[1][1].toModelIndex(), table.index(8, 0));
        QCOMPARE(resets.count(), 0);
        QCOMPARE(inserted.count(), 0);

        table.upsert({{u"new"_s, u"n"_s, u"t"_s, 1}});
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(table.rowCount(), 11);
    }

    void aPersistentIndexFollowsItsRow()
    {
        PeopleTable table;
        table.upsert({{u"a"_s, u"c"_s, {}, 3}, {u"b"_s, u"a"_s, {}, 1}, {u"c"_s, u"b"_s, {}, 2}});
        const QPersistentModelIndex follows(table.index(0, 1));
        table.sort(0, Qt::AscendingOrder);
        QCOMPARE(follows.row(), 2);
        QCOMPARE(table.idAt(follows.row()), u"a"_s);
        table.upsert({{u"d"_s, u"aa"_s, {}, 0}});
        QCOMPARE(table.idAt(follows.row()), u"a"_s);
        QCOMPARE(follows.row(), 3);
    }

    void theModelsOfThePagesAreSound()
    {
        CampaignTable campaigns;
        CertificationTable certifications;
        ItemTable items;
        IdentityTable people;
        PlannedCallTable calls;
        LeftOutTable leftOut;
        TaskTable tasks;
        ProofTable proofs;
        const auto mode = QAbstractItemModelTester::FailureReportingMode::QtTest;
        std::vector<std::unique_ptr<QAbstractItemModelTester>> testers;
        for (QAbstractItemModel *model : std::initializer_list<QAbstractItemModel *>{
                 &campaigns, &certifications, &items, &people, &calls, &leftOut, &tasks, &proofs})
            testers.push_back(std::make_unique<QAbstractItemModelTester>(model, mode));

        Campaign campaign;
        campaign.id = CampaignId(u"c"_s);
        campaign.name = u"<b>Q3</b>"_s;
        campaigns.upsert({campaign});
        QCOMPARE(campaigns.index(0, 0).data().toString(), u"<b>Q3</b>"_s);
        Certification certification;
        certification.id = CertificationId(u"1"_s);
        certification.decisionsMade = 3;
        certification.decisionsTotal = 9;
        certifications.upsert({certification});
        const QModelIndex decisions = certifications.index(0, certifications.columnOf("decisions"_L1));
        QCOMPARE(decisions.data().toString(), u"3 of 9"_s);
        QCOMPARE(decisions.data(TableModel::ProgressRole).value<ProgressCell>(), (ProgressCell{3, 9, false}));
        ReviewItem item;
        item.id = ReviewItemId(u"i"_s);
        item.certification = CertificationId(u"1"_s);
        items.upsert({item});
        QCOMPARE(items.idAt(0), u"1/i"_s);
        Identity identity;
        identity.id = IdentityId(u"p"_s);
        people.upsert({identity});
        calls.upsert({PlannedCall{1, u"Q3"_s, u"POST /x"_s, 3, 3, 250, 3, {}}});
        QCOMPARE(calls.index(0, calls.columnOf("checked"_L1)).data().toString(), u"Not checked"_s);
        leftOut.upsert({LeftOutRow{{}, 0, u"Ana"_s, u"Q3"_s}});
        TaskRow task;
        task.run = RunId(u"r"_s);
        task.state = CallState::Moved;
        task.rows = 2;
        task.confirmed = 2;
        tasks.upsert({task});
        QCOMPARE(tasks.index(0, tasks.columnOf("confirmed"_L1)).data().toString(), u"2 of 2"_s);
        proofs.upsert({ProofRow{}});
        QCOMPARE(proofs.index(0, proofs.columnOf("proof"_L1)).data().toString(), u"Pending"_s);
        // Every header has a word and every column an id of its own.
        for (const TableModel *table : std::initializer_list<const TableModel *>{
                 &campaigns, &certifications, &items, &people, &calls, &leftOut, &tasks, &proofs}) {
            QSet<QString> ids;
            for (int i = 0; i < table->columnCount(); ++i) {
                QVERIFY(!table->headerData(i, Qt::Horizontal).toString().isEmpty());
                ids.insert(QString(table->column(i).id));
            }
            QCOMPARE(static_cast<int>(ids.size()), table->columnCount());
        }
    }
};

QTEST_GUILESS_MAIN(RecordTableTest)
#include "tst_record_table.moc"
