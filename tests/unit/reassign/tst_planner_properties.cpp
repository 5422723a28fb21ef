// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold of every plan, over generated orders, facts and dialects. A failure names its seed.
#ifdef BATON_REAL_DIALECT
#include "app/providers/sailpoint/sailpoint_dialect.h"
#include "app/providers/saviynt/row_keys.h"
#include "app/providers/saviynt/saviynt_dialect.h"
#endif
#include "app/reassign/planner.h"
#include "plan_generator.h"
#include "tests/support/generated_inputs.h"
#include "tests/support/qt_warnings.h"

#include <QCryptographicHash>
#include <QTest>

#include <algorithm>
#include <map>
#include <set>

namespace baton::test {

using namespace Qt::StringLiterals;

namespace {

QByteArray bytesOf(const Plan &plan)
{
    QByteArray bytes;
    for (const Call &call : plan.calls) {
        bytes += call.operationId.toUtf8() + call.method.toUtf8() + call.path.toUtf8() + call.body + call.bodyHash +
                 call.lane.toUtf8() + call.campaign.toString().toUtf8() + call.certification.toString().toUtf8();
        for (const CallRow &row : call.rows) {
            bytes += row.row.certification.toString().toUtf8() + row.row.item.toString().toUtf8() +
                     row.subject.text().toUtf8() + (row.notChecked ? "?" : "!") + (row.follows ? "+" : "");
        }
    }
    for (const LeftOut &leftOut : plan.leftOut)
        bytes += leftOut.row.item.toString().toUtf8() + leftOut.sentence.toUtf8();
    for (const PlanWarning &warning : plan.warnings)
        bytes += warning.sentence.toUtf8() + QByteArray::number(static_cast<int>(warning.rows.size()));
    return bytes;
}

using RowKey = std::pair<QString, QString>;

RowKey keyOf(const OrderRow &row)
{
    return {row.certification.toString(), row.item.toString()};
}

const ReviewItem *itemOf(const Facts &facts, const OrderRow &row)
{
    for (const ReviewItem &item : facts.itemsOf(row.certification)->items) {
        if (item.id == row.item)
            return &item;
    }
    return nullptr;
}

QString personKey(const ReviewItem &item)
{
    return !item.identity.isEmpty()    ? item.identity.toString()
           : !item.summaryId.isEmpty() ? item.summaryId
                                       : item.identityName;
}

} // namespace

class PlannerProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }
    void holdForEveryPlan_data();
    void holdForEveryPlan();
    void whatFollowsChangesNothingThatIsSent_data() { holdForEveryPlan_data(); }
    void whatFollowsChangesNothingThatIsSent();
#ifdef BATON_REAL_DIALECT
    void holdForARealDialect_data();
    void holdForARealDialect();
    void holdForTheOtherDialect_data()
    {
        holdForARealDialect_data();
    }
    void holdForTheOtherDialect();
#endif

private:
    static quint64 perBlock()
    {
        return static_cast<quint64>(generatedInputs(150));
    }
    static void check(quint64 seed, const PlanScale &scale, const ReassignDialect *dialect);
};

void PlannerProperties::holdForEveryPlan_data()
{
    QTest::addColumn<quint64>("first");
    for (quint64 block = 0; block < 10; ++block)
        QTest::addRow("seeds from %llu", static_cast<unsigned long long>(block * perBlock())) << block * perBlock();
}

void PlannerProperties::holdForEveryPlan()
{
    QFETCH(quint64, first);
    for (quint64 seed = first; seed < first + perBlock() && !QTest::currentTestFailed(); ++seed)
        check(seed, {}, nullptr);
}

/// With rows that move together: the same calls and rows left out as without, and in each call, once, whatever its rows
/// take along.
void PlannerProperties::whatFollowsChangesNothingThatIsSent()
{
    QFETCH(quint64, first);
    qsizetype following = 0;
    for (quint64 seed = first; seed < first + perBlock(); ++seed) {
        PlanCase made = generatePlanCase(seed, {});
        const Plan alone = Planner::plan(made.order, made.facts, made.dialect);
        made.dialect.companyOf = [](const ReviewItem &item) {
            return item.identity.toString().endsWith(u'1')
                       ? QString()
                       : item.identity.toString() + (item.account ? item.account->nativeIdentity : QString());
        };
        const Plan plan = Planner::plan(made.order, made.facts, made.dialect);
        QCOMPARE(plan.calls.size(), alone.calls.size());
        QCOMPARE(plan.leftOut.size(), alone.leftOut.size());
        QCOMPARE(plan.rowCount(), alone.rowCount());

        std::set<RowKey> going;
        for (const Call &call : alone.calls) {
            for (const CallRow &row : call.rows)
                going.insert(keyOf(row.row));
        }
        std::map<RowKey, int> placed;
        std::set<std::pair<CertificationId, QString>> companies;
        for (size_t c = 0; c < plan.calls.size(); ++c) {
            const Call &call = plan.calls[c];
            QCOMPARE(call.body, alone.calls[c].body);
            std::set<QString> taken;
            const auto orderedEnd = call.rows.begin() + call.orderedRows();
            QCOMPARE(call.orderedRows(), static_cast<int>(alone.calls[c].rows.size()));
            for (auto row = call.rows.begin(); row != call.rows.end(); ++row) {
                QCOMPARE(row->follows, row >= orderedEnd);
                if (row->row.isWholeCertification())
                    continue;
                const QString company = made.dialect.companyOf(*itemOf(made.facts, row->row));
                if (!row->follows) {
                    taken.insert(company);
                    companies.insert({call.certification, company});
                    continue;
                }
                ++following;
                QVERIFY2(!company.isEmpty() && taken.contains(company), "it follows nobody");
                QVERIFY2(!going.contains(keyOf(row->row)), "it goes by itself");
                QCOMPARE(++placed[keyOf(row->row)], 1);
            }
        }
        for (auto list = made.facts.items.begin(); list != made.facts.items.end(); ++list) {
            for (const ReviewItem &item : (*list)->items) {
                const QString company = made.dialect.companyOf(item);
                if (company.isEmpty() || !companies.contains({list.key(), company}))
                    continue;
                const RowKey key = keyOf({list.key(), item.id});
                QVERIFY2(going.contains(key) || placed.contains(key), "it would move unseen");
            }
        }
    }
    QVERIFY(following > 0);
}

#ifdef BATON_REAL_DIALECT
void PlannerProperties::holdForARealDialect_data()
{
    QTest::addColumn<int>("mostItems");
    QTest::newRow("small certifications") << 60;
    QTest::newRow("beyond every limit") << 1500;
}

void PlannerProperties::holdForARealDialect()
{
    QFETCH(int, mostItems);
    const auto inputs = static_cast<quint64>(generatedInputs(mostItems > 100 ? 12 : 150));
    const sailpoint::SailPointDialect dialect(sailpoint::ApiVersion::V2025);
    for (quint64 seed = 0; seed < inputs && !QTest::currentTestFailed(); ++seed)
        check(seed, {mostItems, true, {}}, &dialect);
}

void PlannerProperties::holdForTheOtherDialect()
{
    QFETCH(int, mostItems);
    const auto inputs = static_cast<quint64>(generatedInputs(mostItems > 100 ? 12 : 150));
    saviynt::DialectSettings settings;
    settings.body.signedInAs = u"admin"_s;
    const saviynt::SaviyntDialect dialect(settings);
    PlanScale scale{mostItems, true, {}};
    scale.dress = [](ReviewItem &item, int number) {
        saviynt::RowKeys keys;
        keys.review = static_cast<saviynt::Review>(number % 3 + 1);
        keys.kind = static_cast<saviynt::RowKind>(number / 3 % 5);
        if (number % 4 > 0)
            keys.stepOne = number % 4 > 1;
        keys.user = number % 11 ? QString::number(number / 7) : QString();
        keys.account = keys.entitlement = keys.child = keys.role = QString::number(number);
        keys.username = item.identity.toString();
        item.locator = number % 23 ? keys.toLocator() : u"?"_s;
    };
    for (quint64 seed = 0; seed < inputs && !QTest::currentTestFailed(); ++seed)
        check(seed, scale, &dialect);
}
#endif

// Every row in exactly one call or left out with a sentence; no call above its limit; same input, same bytes; the
// least number of calls; no mixed item calls; nothing unknown leaves a row out or passes in silence.
void PlannerProperties::check(quint64 seed, const PlanScale &scale, const ReassignDialect *given)
{
    const PlanCase made = generatePlanCase(seed, scale);
    const ReassignDialect &dialect = given ? *given : made.dialect;
    const Plan plan = Planner::plan(made.order, made.facts, dialect);
    const auto where = [seed](const char *what) -> QByteArray {
        return QByteArray(what) + ", seed " + QByteArray::number(seed);
    };

    std::multiset<RowKey> rows;
    for (const OrderRow &row : made.order.rows)
        rows.insert(keyOf(row));
    std::multiset<RowKey> placed;
    std::vector<size_t> firstRows;
    for (const Call &call : plan.calls) {
        QVERIFY2(!call.rows.empty() && !call.units.empty(), where("empty call").constData());
        QVERIFY2(static_cast<int>(call.units.size()) <= call.limit, where("above the limit").constData());
        QVERIFY2(call.bodyHash == QCryptographicHash::hash(call.body, QCryptographicHash::Sha256).toHex(),
                 where("hash").constData());
        QVERIFY2(!call.lane.isEmpty() && call.id.isEmpty(), where("lane").constData());
        size_t least = made.order.rows.size();
        std::set<QString> people;
        std::set<QString> accesses;
        bool summaries = false;
        bool itemUnits = false;
        for (const Unit &unit : call.units) {
            summaries = summaries || unit.kind == UnitKind::IdentitySummary || unit.kind == UnitKind::TargetSummary;
            itemUnits = itemUnits || unit.kind == UnitKind::Item;
        }
        for (const CallRow &row : call.rows) {
            placed.insert(keyOf(row.row));
            const auto at = std::find(made.order.rows.begin(), made.order.rows.end(), row.row);
            least = std::min(least, static_cast<size_t>(at - made.order.rows.begin()));
            QVERIFY2(!row.subject.isEmpty(), where("no subject").constData());
            if (row.row.isWholeCertification())
                continue;
            const ReviewItem *item = itemOf(made.facts, row.row);
            QVERIFY2(item && row.evidence == evidenceOf(*item), where("evidence").constData());
            people.insert(personKey(*item));
            accesses.insert(item->accessId);
        }
        firstRows.push_back(least);
        for (const ReassignOperation &operation : dialect.operations()) {
            if (operation.id != call.operationId || operation.grouping != Grouping::OneIdentityOrOneAccess)
                continue;
            QVERIFY2(!(summaries && itemUnits), where("summaries and items in one call").constData());
            QVERIFY2(!itemUnits || people.size() == 1 || accesses.size() == 1, where("mixed call").constData());
        }
    }
    QVERIFY2(std::is_sorted(firstRows.begin(), firstRows.end()), where("order of calls").constData());
    for (const LeftOut &leftOut : plan.leftOut) {
        placed.insert(keyOf(leftOut.row));
        QVERIFY2(!leftOut.sentence.isEmpty(), where("no sentence").constData());
    }
    QVERIFY2(placed == rows, where("a row is lost or twice").constData());

    const ExpectedPlan expected = expectedPlan(made.order, made.facts, dialect);
    std::multiset<RowKey> expectedOut;
    for (size_t i = 0; i < made.order.rows.size(); ++i) {
        if (expected.leftOut[i])
            expectedOut.insert(keyOf(made.order.rows[i]));
    }
    std::multiset<RowKey> out;
    for (const LeftOut &leftOut : plan.leftOut)
        out.insert(keyOf(leftOut.row));
    QVERIFY2(out == expectedOut, where("left out").constData());
    QVERIFY2(plan.calls.size() == expected.calls,
             where(qPrintable(u"%1 calls, not %2"_s.arg(plan.calls.size()).arg(expected.calls))).constData());

    // Unknown facts mark their rows and are named by one warning with exactly those rows.
    std::multiset<RowKey> marked;
    for (const Call &call : plan.calls) {
        for (const CallRow &row : call.rows) {
            const bool orderUnknown = !made.facts.target || !made.facts.forwarding || !made.facts.pendingTargets;
            QVERIFY2(row.notChecked || !orderUnknown, where("passed in silence").constData());
            if (row.notChecked)
                marked.insert(keyOf(row.row));
        }
    }
    std::multiset<RowKey> warned;
    std::set<WarningKind> kinds;
    for (const PlanWarning &warning : plan.warnings) {
        QVERIFY2(kinds.insert(warning.kind).second, where("a kind twice").constData());
        QVERIFY2(!warning.sentence.isEmpty() && !warning.rows.empty(), where("empty warning").constData());
        if (warning.kind != WarningKind::NotChecked)
            continue;
        for (const OrderRow &row : warning.rows)
            warned.insert(keyOf(row));
    }
    QVERIFY2(marked == warned, where("marks and warning differ").constData());

    const PlanCase again = generatePlanCase(seed, scale);
    QVERIFY2(bytesOf(Planner::plan(again.order, again.facts, given ? *given : again.dialect)) == bytesOf(plan),
             where("other bytes").constData());
}

} // namespace baton::test

QTEST_GUILESS_MAIN(baton::test::PlannerProperties)
#include "tst_planner_properties.moc"
