// SPDX-License-Identifier: GPL-3.0-or-later
// What lists do while runs move their rows: rows go one by one, and who cannot act is learned later.
#include "models/tables/certification_table.h"
#include "models/tables/record_selection.h"
#include "tests/support/qt_warnings.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace baton;
using namespace Qt::StringLiterals;

namespace {

Certification held(const QString &id, const QString &by)
{
    Certification row;
    row.id = CertificationId(id);
    row.reviewer.id = IdentityId(by);
    row.reviewer.name = by;
    return row;
}

struct Rows
{
    Rows()
    {
        table.upsert({held(u"1"_s, u"ana"_s), held(u"2"_s, u"bo"_s), held(u"3"_s, u"bo"_s), held(u"4"_s, u"cy"_s)});
    }

    QString side(int row) const
    {
        const QVariant side = table.index(row, 0).data(TableModel::SideRole);
        return side.isNull() ? QString() : side.value<StateWord>().word;
    }

    CertificationTable table;
    QAbstractItemModelTester tester{&table};
};

const StateWord inactive{u"inactive"_s, "s-warn"_L1, Tone::Warn, false};

} // namespace

class RowsThatGoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }

    void rowsAreForgottenOneByOne()
    {
        Rows rows;
        QSignalSpy forgotten(&rows.table, &TableModel::forgotten);
        rows.table.forget({u"2"_s, u"nobody"_s});
        QCOMPARE(rows.table.storedIds(), (std::vector<QString>{u"1"_s, u"3"_s, u"4"_s}));
        QCOMPARE(forgotten.takeFirst().front().toStringList(), QStringList{u"2"_s});
        rows.table.forget({u"nobody"_s});
        rows.table.forget({});
        QVERIFY(forgotten.isEmpty());
    }

    void theSelectionSaysHowManyItLost()
    {
        Rows rows;
        RecordSelection selection(rows.table);
        QSignalSpy lost(&selection, &RecordSelection::lost);
        selection.selectIds({u"1"_s, u"2"_s, u"3"_s});
        rows.table.forget({u"4"_s});
        QVERIFY(lost.isEmpty());
        rows.table.forget({u"1"_s, u"3"_s});
        QCOMPARE(lost.takeFirst().front().toInt(), 2);
        QCOMPARE(selection.count(), 1);
    }

    void whoCannotActIsSaidBesideTheName()
    {
        Rows rows;
        QSignalSpy changed(&rows.table, &QAbstractItemModel::dataChanged);
        rows.table.setCannotAct({{IdentityId(u"bo"_s), inactive}, {IdentityId(u"ana"_s), std::nullopt}});
        QCOMPARE(rows.side(0), QString());
        QCOMPARE(rows.side(1), u"inactive"_s);
        QCOMPARE(rows.side(2), u"inactive"_s);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.front().at(0).toModelIndex().row(), 1);
        QCOMPARE(changed.front().at(1).toModelIndex().row(), 2);
        QVERIFY(rows.table.index(1, 0).data(Qt::AccessibleTextRole).toString().contains(u"inactive"_s));
        // The same again is no news; back at work is.
        changed.clear();
        rows.table.setCannotAct({{IdentityId(u"bo"_s), inactive}});
        QVERIFY(changed.isEmpty());
        rows.table.setCannotAct({{IdentityId(u"bo"_s), std::nullopt}});
        QCOMPARE(rows.side(1), QString());
        QCOMPARE(changed.size(), 1);
    }

    void whoeverComesLaterHasTheWordToo()
    {
        Rows rows;
        rows.table.setCannotAct({{IdentityId(u"eve"_s), inactive}});
        rows.table.upsert({held(u"5"_s, u"eve"_s)});
        QCOMPARE(rows.side(4), u"inactive"_s);
        rows.table.upsert({held(u"5"_s, u"ana"_s)}); // moved
        QCOMPARE(rows.side(4), QString());
    }
};

QTEST_GUILESS_MAIN(RowsThatGoTest)
#include "tst_rows_that_go.moc"
