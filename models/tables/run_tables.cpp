// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/run_tables.h"

#include "models/tables/call_cells.h"
#include "models/tables/column_helpers.h"
#include "models/tables/state_words.h"

#include <QCoreApplication>

#include <array>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::RunTables)
};

StateWord wordOf(const RunRow &row)
{
    return stateWord(row.result, {row.rows, row.confirmed, row.elsewhere});
}

/// One key for each word.
QString resultKey(const RunRow &row)
{
    if (row.result != CallState::PartlyMoved || row.confirmed > 0 || row.elsewhere == 0)
        return toString(row.result);
    return row.elsewhere < row.rows ? u"PartlyPassedOn"_s : u"PassedOn"_s;
}

std::vector<Column<RunRow>> runColumns()
{
    using C = Column<RunRow>;
    C run{{"run"_L1, Text::tr("Run"), CellKind::TwoLine}};
    run.text = [](const RunRow &row, const CellContext &) { return row.what; };
    run.secondLine = [](const RunRow &row, const CellContext &) { return row.reason; };
    run.tip = [](const RunRow &row, const CellContext &) {
        return row.reason.isEmpty() ? row.what : row.what + u'\n' + row.reason;
    };
    C result{{"result"_L1, Text::tr("Result"), CellKind::State, 126}};
    result.text = [](const RunRow &row, const CellContext &) { return wordOf(row).word; };
    result.state = [](const RunRow &row, const CellContext &) { return wordOf(row); };
    C confirmed{{"confirmed"_L1, Text::tr("Confirmed"), CellKind::Progress, 148}};
    confirmed.text = [](const RunRow &row, const CellContext &context) {
        return confirmedText(row.result, row.confirmed, row.rows, context);
    };
    confirmed.number = [](const RunRow &row) { return shareOf(row.confirmed, row.rows); };
    confirmed.progress = [](const RunRow &row) { return ProgressCell{row.confirmed, row.rows, false}; };
    C when{{"when"_L1, Text::tr("When"), CellKind::Muted, 130, false, true}};
    when.text = [](const RunRow &row, const CellContext &context) { return whenText(row.at, context); };
    when.number = [](const RunRow &row) { return momentOf(row.at); };
    when.tip = [](const RunRow &row, const CellContext &context) { return exactTime(row.at, context); };
    C by{{"by"_L1, Text::tr("By"), CellKind::Muted, 160, true}};
    by.text = [](const RunRow &row, const CellContext &) { return row.by; };
    C tenant{{"tenant"_L1, Text::tr("Tenant"), CellKind::Muted, 160, true}};
    tenant.text = [](const RunRow &row, const CellContext &) { return row.tenant; };
    // In no view: so that a search finds a run by what its rows name.
    C named{{"namedInRows"_L1, Text::tr("Rows"), CellKind::Muted, 160, true}};
    named.text = [](const RunRow &row, const CellContext &) { return row.namedInRows; };
    return {run, result, confirmed, when, by, tenant, named};
}

FacetLabel whenLabel(const QString &key)
{
    const std::array labels{std::pair{"today"_L1, Text::tr("Today")}, std::pair{"yesterday"_L1, Text::tr("Yesterday")},
                            std::pair{"week"_L1, Text::tr("The last 7 days")},
                            std::pair{"month"_L1, Text::tr("The last 31 days")},
                            std::pair{"older"_L1, Text::tr("Older")}};
    for (size_t i = 0; i < labels.size(); ++i) {
        if (key == labels[i].first)
            return {labels[i].second, static_cast<int>(i)};
    }
    return {Text::tr("Without a date"), static_cast<int>(labels.size())};
}

std::vector<Facet<RunRow>> runFacets()
{
    using F = Facet<RunRow>;
    F when{{"when"_L1, Text::tr("When")}};
    when.keysOf = [](const RunRow &row, const CellContext &context) { return FacetKeys{whenKey(row.at, context)}; };
    when.labelOf = [](const QString &key, const RunRow &, const CellContext &) { return whenLabel(key); };
    when.untilOf = [](const RunRow &, const CellContext &context) {
        return context.now.toLocalTime().date().addDays(1).startOfDay(); // by then today is yesterday
    };
    F result{{"result"_L1, Text::tr("Result")}};
    result.keysOf = [](const RunRow &row, const CellContext &) { return FacetKeys{resultKey(row)}; };
    result.labelOf = [](const QString &, const RunRow &row, const CellContext &) {
        return FacetLabel{wordOf(row).word, static_cast<int>(row.result)};
    };
    F reviewer{{"reviewer"_L1, Text::tr("Reviewer")}};
    reviewer.keysOf = [](const RunRow &row, const CellContext &) { return FacetKeys{row.target.toString()}; };
    reviewer.labelOf = [](const QString &key, const RunRow &row, const CellContext &) {
        return FacetLabel{row.targetName.isEmpty() ? key : row.targetName, 0};
    };
    return {when, result, reviewer};
}

StateWord wordOf(const RunCallRow &row)
{
    switch (row.kind) {
    case RunCallRow::Kind::Call:
        return stateWord(row.state, {row.rows, row.confirmed, row.elsewhere});
    case RunCallRow::Kind::LeftOut:
        return {Text::tr("Left out"), "s-leftout"_L1, Tone::Calm, false};
    case RunCallRow::Kind::Reading:
        break;
    }
    return {};
}

std::vector<Column<RunCallRow>> callColumns()
{
    using C = Column<RunCallRow>;
    C call{{"call"_L1, Text::tr("Call"), CellKind::TwoLine}};
    call.text = [](const RunCallRow &row, const CellContext &) { return row.what; };
    call.number = [](const RunCallRow &row) {
        constexpr qint64 lines = 1'000'000'000; // what was left out comes after every call
        return std::optional(row.kind == RunCallRow::Kind::Call ? qint64(row.index) : lines);
    };
    call.secondLine = [](const RunCallRow &row, const CellContext &) { return row.note; };
    call.tip = [](const RunCallRow &row, const CellContext &) {
        return row.note.isEmpty() ? row.what : row.what + u'\n' + row.note;
    };
    C result{{"result"_L1, Text::tr("Result"), CellKind::State, 126}};
    result.text = [](const RunCallRow &row, const CellContext &) { return wordOf(row).word; };
    result.state = [](const RunCallRow &row, const CellContext &) { return wordOf(row); };
    C confirmed{{"confirmed"_L1, Text::tr("Confirmed"), CellKind::Progress, 148}};
    confirmed.text = [](const RunCallRow &row, const CellContext &context) {
        return row.kind == RunCallRow::Kind::Call ? confirmedText(row.state, row.confirmed, row.rows, context)
                                                  : QString();
    };
    confirmed.progress = [](const RunCallRow &row) {
        return row.kind == RunCallRow::Kind::Call ? ProgressCell{row.confirmed, row.rows, false} : ProgressCell();
    };
    C when{{"when"_L1, Text::tr("When"), CellKind::Muted, 130}};
    when.text = [](const RunCallRow &row, const CellContext &context) {
        return row.kind == RunCallRow::Kind::Call && !row.at.isValid() ? u"–"_s : clockText(row.at, context);
    };
    when.number = [](const RunCallRow &row) { return momentOf(row.at); };
    when.tip = [](const RunCallRow &row, const CellContext &context) { return exactTime(row.at, context); };
    return {call, result, confirmed, when};
}

} // namespace

RunTable::RunTable(QObject *parent) : RecordTableModel(runColumns(), runFacets(), parent) {}

RunCallTable::RunCallTable(QObject *parent) : RecordTableModel(callColumns(), parent) {}

QString RunCallTable::idOf(const RunCallRow &row) const
{
    switch (row.kind) {
    case RunCallRow::Kind::Call:
        return row.run.toString() + u'/' + QString::number(row.index);
    case RunCallRow::Kind::LeftOut:
        return row.run.toString() + u"/left-out"_s;
    case RunCallRow::Kind::Reading:
        break;
    }
    return row.run.toString() + u"/reading"_s;
}

RunId RunCallTable::runOf(const QString &id) const
{
    const RunCallRow *row = record(id);
    return row ? row->run : RunId();
}

} // namespace baton
