// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/item_groups.h"
#include "models/tables/record_selection.h"
#include "tests/support/qt_warnings.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

ReviewItem item(const QString &id, const QString &person, const QString &access, Decision decision)
{
    ReviewItem row;
    row.id = ReviewItemId(id);
    row.certification = CertificationId(u"c"_s);
    row.identity = IdentityId(person.toLower());
    row.identityName = person;
    row.accessId = access.toLower();
    row.accessName = access;
    row.accessType = {AccessType::Role, u"ROLE"_s};
    row.sourceName = u"SAP"_s;
    row.decision = {decision, {}};
    return row;
}

std::vector<ReviewItem> five()
{
    return {item(u"1"_s, u"Zoe"_s, u"Payroll"_s, Decision::Undecided),
            item(u"2"_s, u"Ana"_s, u"Payroll"_s, Decision::Approve),
            item(u"3"_s, u"Ana"_s, u"Admin"_s, Decision::Undecided),
            item(u"4"_s, u"Ana"_s, u"Backup"_s, Decision::Revoke),
            item(u"5"_s, u"Zoe"_s, u"Admin"_s, Decision::Undecided)};
}

/// Each line as "first cell | second | fourth", rows indented.
QStringList lines(const GroupedTable &tree)
{
    QStringList all;
    const auto line = [&tree](const QModelIndex &at) -> QString {
        const auto cell = [&](const char *column) {
            return at.siblingAtColumn(tree.columnOf(QLatin1StringView(column))).data().toString();
        };
        return cell("subject") + u" | "_s + cell("type") + u" | "_s + cell("decision");
    };
    for (int top = 0; top < tree.rowCount(); ++top) {
        const QModelIndex group = tree.index(top, 0);
        all.push_back(line(group));
        for (int row = 0; row < tree.rowCount(group); ++row)
            all.push_back(u"  "_s + line(tree.index(row, 0, group)));
    }
    return all;
}

} // namespace

class ItemGroupsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void byIdentityAndByAccess()
    {
        ItemTable items;
        ItemGroups groups(items);
        GroupedTable &tree = groups.tree();
        const QAbstractItemModelTester tester(&tree, QAbstractItemModelTester::FailureReportingMode::QtTest);
        items.upsert(five());
        tree.sort(0, Qt::AscendingOrder);
        tree.flush();
        QCOMPARE(lines(tree), (QStringList{u"Ana | 3 items | 2 of 3"_s, u"  Admin | Role | Undecided"_s,
                                           u"  Backup | Role | Revoke"_s, u"  Payroll | Role | Approve"_s,
                                           u"Zoe | 2 items | 0 of 2"_s, u"  Admin | Role | Undecided"_s,
                                           u"  Payroll | Role | Undecided"_s}));
        const QModelIndex first = tree.index(0, 0, tree.index(0, 0));
        QCOMPARE(first.data(TableModel::KindRole).value<CellKind>(), CellKind::Subject);
        QCOMPARE(first.data(TableModel::GlyphRole).toString(), u"role"_s);
        QCOMPARE(tree.index(0, 3).data(TableModel::KindRole).value<CellKind>(), CellKind::Progress);
        QCOMPARE(tree.index(0, 3, tree.index(0, 0)).data(TableModel::KindRole).value<CellKind>(), CellKind::State);

        RecordSelection selection(tree);
        selection.select(tree.index(0, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        QCOMPARE(selection.count(), 3);
        groups.setGrouping(ItemGrouping::ByAccess);
        QCOMPARE(tree.headerData(0, Qt::Horizontal).toString(), u"Access and identity"_s);
        tree.sort(0, Qt::AscendingOrder);
        tree.flush();
        QCOMPARE(lines(tree), (QStringList{u"Admin | 2 items | 0 of 2"_s, u"  Ana | Role | Undecided"_s,
                                           u"  Zoe | Role | Undecided"_s, u"Backup | 1 item | 1 of 1"_s,
                                           u"  Ana | Role | Revoke"_s, u"Payroll | 2 items | 1 of 2"_s,
                                           u"  Ana | Role | Approve"_s, u"  Zoe | Role | Undecided"_s}));
        QCOMPARE(selection.count(), 3);
        QVERIFY(selection.isSelected(tree.indexOfGroup(u"backup"_s)));
        QVERIFY(!selection.isSelected(tree.indexOfGroup(u"admin"_s)));
    }

    void aFilterSaysHowMuchItShows()
    {
        ItemTable items;
        ItemGroups groups(items);
        items.upsert(five());
        items.setFacet("decision"_L1, {u"approve"_s, u"revoke"_s});
        groups.tree().flush();
        QCOMPARE(lines(groups.tree()), (QStringList{u"Ana | 2 of 3 items | 2 of 3"_s, u"  Payroll | Role | Approve"_s,
                                                    u"  Backup | Role | Revoke"_s}));
    }

    void aDecisionIsToldInPlace()
    {
        ItemTable items;
        ItemGroups groups(items);
        items.upsert(five());
        groups.tree().flush();
        QSignalSpy resets(&groups.tree(), &QAbstractItemModel::modelReset);
        QSignalSpy changed(&groups.tree(), &QAbstractItemModel::dataChanged);
        items.upsert({item(u"5"_s, u"Zoe"_s, u"Admin"_s, Decision::Approve)});
        QCoreApplication::processEvents();
        QCOMPARE(resets.count(), 0);
        QCOMPARE(changed.count(), 2); // the row and its group
        const QModelIndex zoe = groups.tree().indexOfGroup(u"zoe"_s);
        QCOMPARE(zoe.siblingAtColumn(3).data().toString(), u"1 of 2"_s);
        QCOMPARE(zoe.siblingAtColumn(3).data(TableModel::ProgressRole).value<ProgressCell>(),
                 (ProgressCell{1, 2, false}));
    }

    void whoReviewsThemselvesIsMarked()
    {
        ItemTable items;
        ItemGroups groups(items);
        items.upsert(five());
        groups.setReviewers({IdentityId(u"zoe"_s)});
        groups.setNotes({{IdentityId(u"ana"_s), u"Auditor, Dubai"_s}});
        groups.tree().flush();
        const QModelIndex zoe = groups.tree().indexOfGroup(u"zoe"_s);
        const QModelIndex ana = groups.tree().indexOfGroup(u"ana"_s);
        QCOMPARE(zoe.data(TableModel::SideRole).value<StateWord>().word, u"is the reviewer"_s);
        QCOMPARE(zoe.data(Qt::AccessibleTextRole).toString(), u"Zoe, is the reviewer"_s);
        QVERIFY(!ana.data(TableModel::SideRole).isValid());
        QCOMPARE(ana.data(TableModel::NoteRole).toString(), u"Auditor, Dubai"_s);
        QVERIFY(ana.data(TableModel::GroupRole).toBool());
    }

    void itemsOfNobodyStandUnderTheirName()
    {
        ItemTable items;
        ItemGroups groups(items);
        ReviewItem one = item(u"1"_s, u""_s, u"Admin"_s, Decision::Undecided);
        one.identityName = u"svc-backup"_s;
        ReviewItem other = item(u"2"_s, u""_s, u"Admin"_s, Decision::Undecided);
        items.upsert({one, other});
        groups.tree().flush();
        QCOMPARE(lines(groups.tree()),
                 (QStringList{u"svc-backup | 1 item | 0 of 1"_s, u"  Admin | Role | Undecided"_s,
                              u"Without an identity | 1 item | 0 of 1"_s, u"  Admin | Role | Undecided"_s}));
    }
};

QTEST_GUILESS_MAIN(ItemGroupsTest)
#include "tst_item_groups.moc"
