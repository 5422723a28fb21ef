// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/campaign_table.h"
#include "models/tables/certification_table.h"
#include "models/tables/item_table.h"
#include "models/tables/table_facets.h"
#include "models/tables/task_tables.h"
#include "tests/support/qt_warnings.h"
#include "tests/unit/tables/people_table.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

QDateTime at(int hour)
{
    return {QDate(2026, 3, 16), QTime(hour, 0), Qt::UTC};
}

QStringList ageKeys(const Person &person, const CellContext &context)
{
    if (!person.age)
        return {u"none"_s};
    // The clock moves everybody's bucket.
    const int limit = context.now.toUTC().time().hour();
    QStringList keys{*person.age < limit ? u"young"_s : u"old"_s};
    if (*person.age % 3 == 0)
        keys.push_back(u"third"_s);
    return keys;
}

/// People with a facet of one answer and a timed one of several.
class FacetedPeople final : public RecordTableModel<Person>
{
public:
    FacetedPeople() : RecordTableModel(PeopleTable::columns(), facetsOfPeople(), nullptr) {}
    QString idOf(const Person &row) const override { return row.id; }

private:
    static std::vector<Facet<Person>> facetsOfPeople()
    {
        Facet<Person> town{{"town"_L1, u"Town"_s}};
        town.keysOf = [](const Person &row, const CellContext &) { return FacetKeys{row.town}; };
        Facet<Person> age{{"age"_L1, u"Age"_s}};
        age.keysOf = [](const Person &row, const CellContext &context) {
            FacetKeys keys;
            for (const QString &key : ageKeys(row, context))
                keys.push_back(key);
            return keys;
        };
        age.untilOf = [](const Person &row, const CellContext &context) {
            if (!row.age || *row.age < context.now.time().hour() || *row.age >= 23)
                return QDateTime();
            return at(*row.age + 1);
        };
        return {town, age};
    }
};

struct Wanted
{
    QString words;
    QSet<QString> towns;
    QSet<QString> ages;
};

bool hasWords(const Person &person, const QString &words)
{
    const QByteArray all = foldForSearch(person.name + u'\n' + person.town + u'\n' +
                                         (person.age ? QString::number(*person.age) : QString()));
    const QStringList each = words.split(u' ', Qt::SkipEmptyParts);
    return std::all_of(each.begin(), each.end(),
                       [&all](const QString &word) { return all.contains(foldForSearch(word)); });
}

bool hasAge(const Person &person, const QSet<QString> &ages, const CellContext &context)
{
    const QStringList keys = ageKeys(person, context);
    return ages.isEmpty() ||
           std::any_of(keys.begin(), keys.end(), [&ages](const QString &key) { return ages.contains(key); });
}

bool hasTown(const Person &person, const QSet<QString> &towns)
{
    return towns.isEmpty() || towns.contains(person.town);
}

QStringList shown(const TableModel &table)
{
    QStringList ids;
    for (int row = 0; row < table.rowCount(); ++row)
        ids.push_back(table.idAt(row));
    return ids;
}

/// A random subset, often empty.
QSet<QString> pickFrom(QRandomGenerator &random, const QStringList &keys)
{
    QSet<QString> picked;
    if (random.bounded(3) == 0)
        return picked;
    for (const QString &key : keys) {
        if (random.bounded(2) == 0)
            picked.insert(key);
    }
    return picked;
}

const FacetValue *find(const std::vector<FacetValue> &values, const QString &key)
{
    const auto it =
        std::find_if(values.begin(), values.end(), [&key](const FacetValue &value) { return value.key == key; });
    return it == values.end() ? nullptr : &*it;
}

QStringList labels(const std::vector<FacetValue> &values)
{
    QStringList all;
    for (const FacetValue &value : values)
        all.push_back(value.label + u' ' + QString::number(value.count));
    return all;
}

} // namespace

class TableFacetsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void narrowsAsTheSlowWayDoes_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 60; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    /// Random pages, words, facets, sorts, hours and removals; after each, the rows and the counts are those of the
    /// obvious way, and Qt's own checker agrees with every signal.
    void narrowsAsTheSlowWayDoes()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        FacetedPeople table;
        const QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        table.setNow(at(6));
        static const QStringList words{u""_s, u"a"_s, u"an"_s, u"ana"_s, u"ana zurich"_s, u"bell"_s, u"bell 1"_s};
        static const QStringList towns{u"Zürich"_s, u"Oslo"_s, u"Göteborg"_s, u"osaka"_s, u"Nowhere"_s};
        static const QStringList ages{u"none"_s, u"young"_s, u"old"_s, u"third"_s};
        Wanted wanted;
        for (int step = 0; step < 60; ++step) {
            switch (random.bounded(8)) {
            case 0:
            case 1: {
                std::vector<Person> page;
                for (int i = random.bounded(12); i > 0; --i)
                    page.push_back(randomPerson(random, random.bounded(90)));
                table.upsert(page);
                break;
            }
            case 2:
                wanted.words = words.at(random.bounded(static_cast<int>(words.size())));
                table.setFilter(wanted.words);
                break;
            case 3:
                wanted.towns = pickFrom(random, towns);
                table.setFacet("town"_L1, wanted.towns);
                break;
            case 4:
                wanted.ages = pickFrom(random, ages);
                table.setFacet("age"_L1, wanted.ages);
                break;
            case 5:
                table.setNow(at(random.bounded(12)));
                break;
            case 6:
                table.sort(random.bounded(-1, 3), random.bounded(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
                break;
            default: {
                QSet<QString> keep;
                for (const Person &person : table.records()) {
                    if (random.bounded(5) != 0)
                        keep.insert(person.id);
                }
                table.keepOnly(random.bounded(6) == 0 ? QSet<QString>() : keep);
                break;
            }
            }
            QStringList expected;
            QHash<QString, int> townCounts;
            QHash<QString, int> ageCounts;
            for (const Person &person : table.records()) {
                const bool word = hasWords(person, wanted.words);
                const bool town = hasTown(person, wanted.towns);
                const bool age = hasAge(person, wanted.ages, table.context());
                if (word && town && age)
                    expected.push_back(person.id);
                townCounts[person.town] += word && age ? 1 : 0;
                for (const QString &key : ageKeys(person, table.context()))
                    ageCounts[key] += word && town ? 1 : 0;
            }
            for (const QString &key : std::as_const(wanted.towns))
                townCounts[key] += 0;
            for (const QString &key : std::as_const(wanted.ages))
                ageCounts[key] += 0;
            QStringList rows = shown(table);
            if (table.sortColumn() < 0)
                QCOMPARE(rows, expected);
            rows.sort();
            expected.sort();
            QCOMPARE(rows, expected);
            QCOMPARE(table.facetCounts("age"_L1), ageCounts);
            QCOMPARE(table.facetCounts("town"_L1), townCounts);
            QCOMPARE(table.facetSize("town"_L1), static_cast<int>(townCounts.size()));
            QStringList picked;
            for (const FacetValue &value : table.facetValues("age"_L1)) {
                if (wanted.ages.contains(value.key))
                    picked.push_back(value.label);
            }
            QCOMPARE(table.pickedLabels("age"_L1), picked);
            for (int row = 0; row < table.rowCount(); ++row)
                QCOMPARE(table.viewRowOf(table.idAt(row)), row);
        }
    }

    /// A sort with a filter in use is kept when the filter goes.
    void theOrderIsTheSameWithAndWithoutAFilter()
    {
        FacetedPeople table;
        QRandomGenerator random(7);
        table.sort(0, Qt::DescendingOrder);
        table.setFacet("town"_L1, {u"Oslo"_s});
        for (int i = 0; i < 40; ++i)
            table.upsert({randomPerson(random, i)});
        table.clearFacets();
        const QStringList narrowedFirst = shown(table);
        table.sort(0, Qt::DescendingOrder);
        QCOMPARE(shown(table), narrowedFirst);
        QCOMPARE(table.rowCount(), 40);
    }

    void tellsWhatChanges()
    {
        FacetedPeople table;
        QRandomGenerator random(3);
        std::vector<Person> rows;
        for (int i = 0; i < 30; ++i)
            rows.push_back(randomPerson(random, i));
        table.upsert(rows);
        QSignalSpy filters(&table, &TableModel::filtersChanged);
        QSignalSpy counts(&table, &TableModel::countsChanged);
        QSignalSpy resets(&table, &QAbstractItemModel::modelReset);
        table.setFacet("town"_L1, {u"Oslo"_s});
        QCOMPARE(filters.count(), 1);
        QCOMPARE(counts.count(), 1);
        table.setFacet("town"_L1, {u"Oslo"_s});
        QCOMPARE(filters.count(), 1);
        QVERIFY(table.isNarrowed());
        QCOMPARE(table.facet("town"_L1), QSet<QString>{u"Oslo"_s});
        table.clearFacets();
        QCOMPARE(filters.count(), 2);
        QVERIFY(!table.isNarrowed());
        table.clearFacets();
        QCOMPARE(filters.count(), 2);

        // One row that no longer passes leaves alone.
        table.setFacet("town"_L1, {u"Oslo"_s});
        resets.clear();
        QSignalSpy removed(&table, &QAbstractItemModel::rowsRemoved);
        Person mover = table.recordAt(0);
        mover.town = u"Rome"_s;
        table.upsert({mover});
        QCOMPARE(removed.count(), 1);
        QCOMPARE(resets.count(), 0);
        mover.town = u"Oslo"_s;
        table.upsert({mover});
        QCOMPARE(table.idAt(0), mover.id);
    }

    void aNewNameIsOffered()
    {
        CertificationTable table;
        Certification row;
        row.id = CertificationId(u"1"_s);
        row.campaign.id = CampaignId(u"c"_s);
        row.campaign.name = u"Q3"_s;
        table.upsert({row});
        QCOMPARE(table.facetLabel("campaign"_L1, u"c"_s), u"Q3"_s);
        row.campaign.name = u"Q3, extended"_s;
        table.upsert({row});
        QCOMPARE(table.facetLabel("campaign"_L1, u"c"_s), u"Q3, extended"_s);
        QCOMPARE(table.facetLabel("campaign"_L1, u"other"_s), u"other"_s);
    }

    void campaignsByStateDueAndType()
    {
        CampaignTable table;
        table.setNow(at(12));
        const auto add = [&table](const char *id, CampaignStatus status, const QString &raw,
                                  const QDateTime &deadline) {
            Campaign row;
            row.id = CampaignId(QString::fromLatin1(id));
            row.status = {status, raw};
            row.type = {CampaignType::Manager, u"MANAGER"_s};
            row.deadline = deadline;
            table.upsert({row});
        };
        add("a", CampaignStatus::Active, u"ACTIVE"_s, at(11));
        add("b", CampaignStatus::Active, u"ACTIVE"_s, at(13));
        add("c", CampaignStatus::Completed, u"COMPLETED"_s, at(11));
        add("d", CampaignStatus::Unknown, u"SUSPENDED"_s, at(12).addDays(7));
        add("e", CampaignStatus::Staged, u"STAGED"_s, at(12).addDays(8));
        add("f", CampaignStatus::Staged, u"STAGED"_s, {});
        QCOMPARE(labels(table.facetValues("state"_L1)),
                 (QStringList{u"In preview 2"_s, u"Active 2"_s, u"Completed 1"_s, u"SUSPENDED 1"_s}));
        QCOMPARE(labels(table.facetValues("due"_L1)),
                 (QStringList{u"Late 1"_s, u"Within 24 hours 1"_s, u"Within 7 days 2"_s, u"Later 1"_s, u"Ended 1"_s,
                              u"No date 1"_s}));
        QCOMPARE(labels(table.facetValues("type"_L1)), QStringList{u"Manager 6"_s});
        table.setFacet("state"_L1, {u"active"_s});
        QCOMPARE(shown(table), (QStringList{u"a"_s, u"b"_s}));
        table.setFacet("due"_L1, {u"week"_s}); // what is due within a day is due within a week
        QCOMPARE(shown(table), QStringList{u"b"_s});
        table.setFacet("due"_L1, {u"late"_s});
        QCOMPARE(shown(table), QStringList{u"a"_s});
        // The hour passes: what was due soon is late.
        table.setNow(at(14));
        QCOMPARE(shown(table), (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(find(table.facetValues("due"_L1), u"late"_s)->count, 2);
    }

    /// Time that passes, or is set back, says of every row what a table says that is filled only then.
    void timeAloneMovesWhatIsDue()
    {
        QRandomGenerator random(11);
        std::vector<Certification> rows;
        for (int i = 0; i < 80; ++i) {
            Certification row;
            row.id = CertificationId(QString::number(i));
            if (i % 9 != 0)
                row.due = at(12).addMSecs(random.bounded(-9 * 86'400, 9 * 86'400) * qint64(1000) + i % 3 - 1);
            if (i % 7 == 0)
                row.signedAt = at(1);
            rows.push_back(row);
        }
        CertificationTable table;
        QDateTime now = at(12);
        table.setNow(now);
        table.upsert(rows);
        for (int step = 0; step < 300; ++step) {
            const Certification &near = rows[static_cast<size_t>(random.bounded(80))];
            switch (random.bounded(4)) {
            case 0:
                now = near.due.isValid() ? near.due.addDays(-random.bounded(8)) : now;
                break;
            case 1:
                now = now.addMSecs(1);
                break;
            default:
                now = now.addSecs(random.bounded(6 * 3600));
            }
            table.setNow(now);
            CertificationTable fresh;
            fresh.setNow(now);
            fresh.upsert(rows);
            QCOMPARE(labels(table.facetValues("due"_L1)), labels(fresh.facetValues("due"_L1)));
        }
    }

    void certificationsByEverything()
    {
        CertificationTable table;
        table.setNow(at(12));
        Certification row;
        row.id = CertificationId(u"1"_s);
        row.reviewer.id = IdentityId(u"ana"_s);
        row.reviewer.name = u"Ana"_s;
        row.phase = {CertificationPhase::Active, u"ACTIVE"_s};
        row.decisionsMade = 3;
        row.decisionsTotal = 9;
        row.due = at(11);
        table.upsert({row});
        row.id = CertificationId(u"2"_s);
        row.signedAt = at(10);
        row.decisionsMade = 9;
        table.upsert({row});
        row.id = CertificationId(u"3"_s);
        row.signedAt = {};
        row.hasErrors = true;
        row.decisionsTotal.reset();
        row.reviewer = {};
        table.upsert({row});
        QCOMPARE(labels(table.facetValues("state"_L1)),
                 (QStringList{u"Begun 1"_s, u"Signed off 1"_s, u"Vendor error 1"_s}));
        QCOMPARE(labels(table.facetValues("phase"_L1)), QStringList{u"Active 3"_s});
        QCOMPARE(labels(table.facetValues("progress"_L1)),
                 (QStringList{u"Less than half 1"_s, u"All decided 1"_s, u"Not given 1"_s}));
        QCOMPARE(labels(table.facetValues("reviewer"_L1)), (QStringList{u"Ana 2"_s, u"No reviewer 1"_s}));
        QCOMPARE(labels(table.facetValues("due"_L1)), (QStringList{u"Late 2"_s, u"Ended 1"_s}));
        table.setFacet("reviewer"_L1, {u"ana"_s});
        QCOMPARE(find(table.facetValues("state"_L1), u"error"_s)->count, 0);
    }

    void itemsAndTasks()
    {
        ItemTable items;
        ReviewItem item;
        item.id = ReviewItemId(u"1"_s);
        item.privileged = true;
        item.accessType = {AccessType::Role, u"ROLE"_s};
        item.sourceName = u"SAP"_s;
        items.upsert({item});
        item.id = ReviewItemId(u"2"_s);
        item.privileged.reset();
        item.decision = {Decision::Revoke, u"REVOKE"_s};
        item.isNew = true;
        items.upsert({item});
        QCOMPARE(labels(items.facetValues("decision"_L1)), (QStringList{u"Undecided 1"_s, u"Revoke 1"_s}));
        QCOMPARE(labels(items.facetValues("kind"_L1)), QStringList{u"Role 2"_s});
        QCOMPARE(labels(items.facetValues("source"_L1)), QStringList{u"SAP 2"_s});
        QCOMPARE(labels(items.facetValues("privileged"_L1)), (QStringList{u"Privileged 1"_s, u"Not given 1"_s}));
        QCOMPARE(labels(items.facetValues("new"_L1)),
                 (QStringList{u"New since the last review 1"_s, u"Held before 1"_s}));

        TaskTable tasks;
        int index = 0;
        for (const CallState state :
             {CallState::Queued, CallState::Held, CallState::Running, CallState::OutcomeUnknown, CallState::NoAnswer,
              CallState::Failed, CallState::NotSent, CallState::PartlyMoved, CallState::Moved, CallState::Undone}) {
            TaskRow task;
            task.run = RunId(u"r"_s);
            task.index = index++;
            task.state = state;
            tasks.upsert({task});
        }
        QCOMPARE(labels(tasks.facetValues("standing"_L1)),
                 (QStringList{u"Open 3"_s, u"Needs you 5"_s, u"Settled 2"_s}));
    }

    /// What runs longest comes first, whatever its digits.
    void elapsedSortsByTime()
    {
        TaskTable tasks;
        tasks.setNow(at(12));
        const auto add = [&tasks](int index, int seconds, bool ended) {
            TaskRow task;
            task.run = RunId(u"r"_s);
            task.index = index;
            task.startedAt = seconds < 0 ? QDateTime() : at(12).addSecs(-seconds);
            if (ended)
                task.endedAt = at(12);
            tasks.upsert({task});
        };
        add(0, 9, true);
        add(1, 100, true);
        add(2, 4000, false);
        add(3, 8, false);
        add(4, -1, false);
        tasks.sort(tasks.columnOf("elapsed"_L1), Qt::AscendingOrder);
        QCOMPARE(shown(tasks), (QStringList{u"r/3"_s, u"r/0"_s, u"r/1"_s, u"r/2"_s, u"r/4"_s}));
        // What still runs overtakes what has ended.
        tasks.setNow(at(12).addSecs(2));
        QCOMPARE(shown(tasks), (QStringList{u"r/0"_s, u"r/3"_s, u"r/1"_s, u"r/2"_s, u"r/4"_s}));
    }
};

QTEST_GUILESS_MAIN(TableFacetsTest)
#include "tst_table_facets.moc"
