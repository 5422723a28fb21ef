// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/plan_tables.h"

#include <QCoreApplication>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::PlanTables)
};

std::vector<Column<PlannedCall>> callColumns()
{
    using C = Column<PlannedCall>;
    C number{{"call"_L1, Text::tr("Call"), CellKind::Muted, 56}};
    number.text = [](const PlannedCall &row, const CellContext &context) {
        return context.locale.toString(row.number);
    };
    number.number = [](const PlannedCall &row) -> std::optional<qint64> { return row.number; };
    C what{{"what"_L1, Text::tr("Campaign and request"), CellKind::TwoLine}};
    what.text = [](const PlannedCall &row, const CellContext &) { return row.title; };
    what.secondLine = [](const PlannedCall &row, const CellContext &) -> QString {
        return row.content.isEmpty() ? row.request : row.content + u" · "_s + row.request;
    };
    what.tip = [](const PlannedCall &row, const CellContext &) {
        return row.warning.isEmpty() ? row.request : row.warning + u'\n' + row.request;
    };
    C checked{{"checked"_L1, Text::tr("Checked"), CellKind::State, 132}};
    checked.state = [](const PlannedCall &row, const CellContext &) {
        if (row.notChecked > 0) {
            const QString word = row.notChecked == row.rows ? Text::tr("Not checked")
                                                            : Text::tr("%n not checked", nullptr, row.notChecked);
            return StateWord{word, "s-queued"_L1, Tone::Calm, false};
        }
        if (!row.warning.isEmpty())
            return StateWord{Text::tr("Has a warning"), "s-warn"_L1, Tone::Warn, false};
        return StateWord{Text::tr("Checked"), "s-accepted"_L1, Tone::Accent, false};
    };
    checked.text = [](const PlannedCall &row, const CellContext &) {
        if (row.notChecked > 0) {
            return row.notChecked == row.rows ? Text::tr("Not checked")
                                              : Text::tr("%n not checked", nullptr, row.notChecked);
        }
        return row.warning.isEmpty() ? Text::tr("Checked") : Text::tr("Has a warning");
    };
    checked.tip = [](const PlannedCall &row, const CellContext &) { return row.warning; };
    C rows{{"rows"_L1, Text::tr("Hands over"), CellKind::Number, 132}};
    rows.text = [](const PlannedCall &row, const CellContext &context) {
        return row.count.isEmpty() ? context.locale.toString(row.rows) : row.count;
    };
    rows.number = [](const PlannedCall &row) -> std::optional<qint64> { return row.rows; };
    C units{{"units"_L1, Text::tr("Ids"), CellKind::Number, 64, true}};
    units.text = [](const PlannedCall &row, const CellContext &context) { return context.locale.toString(row.units); };
    units.number = [](const PlannedCall &row) -> std::optional<qint64> { return row.units; };
    C limit{{"limit"_L1, Text::tr("Limit"), CellKind::Number, 72}};
    limit.text = [](const PlannedCall &row, const CellContext &context) { return context.locale.toString(row.limit); };
    limit.number = [](const PlannedCall &row) -> std::optional<qint64> { return row.limit; };
    return {number, what, checked, rows, units, limit};
}

QLatin1StringView glyphOf(LeftOutReason reason)
{
    return reason == LeftOutReason::SignedOff ? "lock"_L1 : "s-leftout"_L1;
}

QString wordsOf(const LeftOutRow &row)
{
    return row.why.isEmpty() ? row.leftOut.sentence : row.why;
}

std::vector<Column<LeftOutRow>> leftOutColumns(bool items)
{
    using C = Column<LeftOutRow>;
    C subject{{"subject"_L1, items ? Text::tr("Person") : Text::tr("Reviewer now"), CellKind::Subject, 170}};
    subject.text = [](const LeftOutRow &row, const CellContext &) { return row.subject; };
    C where{{"where"_L1, items ? Text::tr("Access") : Text::tr("Campaign"), CellKind::Muted, 0}};
    where.text = [](const LeftOutRow &row, const CellContext &) { return row.where; };
    C why{{"why"_L1, Text::tr("Why it stays"), CellKind::State, 360}};
    why.text = [](const LeftOutRow &row, const CellContext &) { return wordsOf(row); };
    why.state = [](const LeftOutRow &row, const CellContext &) {
        return StateWord{wordsOf(row), glyphOf(row.leftOut.reason), Tone::Calm, false};
    };
    why.tip = [](const LeftOutRow &row, const CellContext &) { return row.leftOut.sentence; };
    return {subject, where, why};
}

} // namespace

PlannedCallTable::PlannedCallTable(QObject *parent) : RecordTableModel(callColumns(), parent) {}

QString PlannedCallTable::idOf(const PlannedCall &row) const
{
    return row.key.isEmpty() ? QString::number(row.number) : row.key;
}

LeftOutTable::LeftOutTable(QObject *parent, bool items) : RecordTableModel(leftOutColumns(items), parent) {}

QString LeftOutTable::idOf(const LeftOutRow &row) const
{
    return row.leftOut.row.certification.toString() + u'/' + row.leftOut.row.item.toString() + u'/' +
           QString::number(row.occurrence);
}

} // namespace baton
