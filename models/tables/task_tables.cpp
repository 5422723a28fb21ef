// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/task_tables.h"

#include "models/tables/call_cells.h"
#include "models/tables/column_helpers.h"
#include "models/tables/state_words.h"
#include "models/tables/table_facets.h"

#include <QCoreApplication>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::TaskTables)
};

/// "14:31", or the day when it was another one.
QString startText(const QDateTime &at, const CellContext &context)
{
    if (!at.isValid())
        return {};
    const QDateTime local = at.toLocalTime();
    return whenKey(at, context) == "today"_L1 ? context.locale.toString(local.time(), u"HH:mm")
                                              : context.locale.toString(local.date(), u"d MMM");
}

RowTally tallyOf(const TaskRow &row)
{
    return {row.rows, row.confirmed, row.elsewhere};
}

StateWord wordOf(const TaskRow &row)
{
    return stateWord(row.state, tallyOf(row), row.passedOnTo);
}

std::vector<Column<TaskRow>> taskColumns()
{
    using C = Column<TaskRow>;
    C state{{"state"_L1, Text::tr("State"), CellKind::State, 158}};
    // The name is told where there is room for it: in words, in the tip, in the line beside it.
    state.text = [](const TaskRow &row, const CellContext &) { return wordOf(row).word; };
    state.state = [](const TaskRow &row, const CellContext &) { return stateWord(row.state, tallyOf(row)); };
    state.tip = [](const TaskRow &row, const CellContext &) { return wordOf(row).word; };
    C what{{"what"_L1, Text::tr("What"), CellKind::TwoLine}};
    what.text = [](const TaskRow &row, const CellContext &) { return row.what; };
    what.secondLine = [](const TaskRow &row, const CellContext &) { return row.note; };
    what.tip = [](const TaskRow &row, const CellContext &) {
        return row.note.isEmpty() ? row.what : row.what + u'\n' + row.note;
    };
    C confirmed{{"confirmed"_L1, Text::tr("Confirmed"), CellKind::Progress, 136}};
    confirmed.text = [](const TaskRow &row, const CellContext &context) {
        return confirmedText(row.state, row.confirmed, row.rows, context);
    };
    confirmed.number = [](const TaskRow &row) { return shareOf(row.confirmed, row.rows); };
    confirmed.progress = [](const TaskRow &row) { return ProgressCell{row.confirmed, row.rows, false}; };
    C elapsed{{"elapsed"_L1, Text::tr("Elapsed"), CellKind::Number, 74, false, true}};
    elapsed.text = [](const TaskRow &row, const CellContext &context) {
        return elapsedText(row.startedAt, row.endedAt, context);
    };
    elapsed.timedNumber = [](const TaskRow &row, const CellContext &context) {
        return elapsedSeconds(row.startedAt, row.endedAt, context);
    };
    C started{{"started"_L1, Text::tr("Started"), CellKind::Number, 88, false, true}};
    started.text = [](const TaskRow &row, const CellContext &context) { return startText(row.startedAt, context); };
    started.number = [](const TaskRow &row) { return momentOf(row.startedAt); };
    started.plain = [](const TaskRow &row) { return isoTime(row.startedAt); };
    started.tip = [](const TaskRow &row, const CellContext &context) { return exactTime(row.startedAt, context); };
    C target{{"target"_L1, Text::tr("Target"), CellKind::Muted, 160, true}};
    target.text = [](const TaskRow &row, const CellContext &) { return row.target; };
    C rows{{"rows"_L1, Text::tr("Rows"), CellKind::Number, 66, true}};
    rows.text = [](const TaskRow &row, const CellContext &context) { return context.locale.toString(row.rows); };
    rows.number = [](const TaskRow &row) { return std::optional<qint64>(row.rows); };
    C errors{{"errors"_L1, Text::tr("Errors"), CellKind::Muted, 200, true}};
    errors.text = [](const TaskRow &row, const CellContext &) { return row.error; };
    return {state, what, confirmed, elapsed, started, target, rows, errors};
}

std::vector<Facet<TaskRow>> taskFacets()
{
    Facet<TaskRow> standing{{"standing"_L1, Text::tr("Standing")}};
    standing.keysOf = [](const TaskRow &row, const CellContext &) {
        return FacetKeys{row.seen ? u"settled"_s : standingKey(row.state)};
    };
    standing.labelOf = [](const QString &key, const TaskRow &, const CellContext &) { return standingLabel(key); };
    return {standing};
}

/// Where a row came from and what the last reading said of it.
QString proofNote(const ProofRow &row)
{
    QStringList parts;
    if (row.follows)
        parts.push_back(Text::tr("moves along"));
    if (!row.from.isEmpty())
        parts.push_back(Text::tr("from %1").arg(isolated(row.from)));
    if (row.proof.outcome == RowOutcome::MovedElsewhere)
        parts.push_back(proofWord(row.proof).word);
    if (!row.proof.detail.isEmpty())
        parts.push_back(row.proof.detail);
    if (row.notChecked)
        parts.push_back(Text::tr("not checked before it was sent"));
    return parts.join(u" · "_s);
}

std::vector<Column<ProofRow>> proofColumns()
{
    using C = Column<ProofRow>;
    C word{{"proof"_L1, Text::tr("Proof"), CellKind::State, 158}};
    word.text = [](const ProofRow &row, const CellContext &) {
        return row.index < 0 ? QString() : proofWord(row.proof).word;
    };
    word.state = [](const ProofRow &row, const CellContext &) {
        return row.index < 0 ? StateWord() : stateWord(row.proof.outcome);
    };
    word.tip = word.text;
    C subject{{"subject"_L1, Text::tr("Row"), CellKind::TwoLine, 0}};
    subject.text = [](const ProofRow &row, const CellContext &) { return row.subject; };
    subject.secondLine = [](const ProofRow &row, const CellContext &) { return proofNote(row); };
    subject.tip = [](const ProofRow &row, const CellContext &) {
        const QString note = proofNote(row);
        return note.isEmpty() ? row.subject : row.subject + u'\n' + note;
    };
    C from{{"from"_L1, Text::tr("From"), CellKind::Muted, 150, true}};
    from.text = [](const ProofRow &row, const CellContext &) { return row.from; };
    C holder{{"holder"_L1, Text::tr("Now with"), CellKind::Muted, 150}};
    holder.text = [](const ProofRow &row, const CellContext &) {
        return row.proof.holderName.isEmpty() ? row.proof.holder.toString() : row.proof.holderName;
    };
    C detail{{"detail"_L1, Text::tr("What was read"), CellKind::Muted, 200, true}};
    detail.text = [](const ProofRow &row, const CellContext &) { return row.proof.detail; };
    C read{{"read"_L1, Text::tr("Read"), CellKind::Number, 88}};
    read.text = [](const ProofRow &row, const CellContext &context) { return clockText(row.proof.at, context); };
    read.number = [](const ProofRow &row) { return momentOf(row.proof.at); };
    read.tip = [](const ProofRow &row, const CellContext &context) { return exactTime(row.proof.at, context); };
    return {word, subject, from, holder, detail, read};
}

} // namespace

TaskTable::TaskTable(QObject *parent) : RecordTableModel(taskColumns(), taskFacets(), parent) {}

QString TaskTable::idFor(const RunId &run, int index)
{
    return run.toString() + u'/' + QString::number(index);
}

QString TaskTable::idOf(const TaskRow &row) const
{
    return idFor(row.run, row.index);
}

ProofTable::ProofTable(QObject *parent) : RecordTableModel(proofColumns(), parent) {}

QString ProofTable::idFor(const QString &task, int index)
{
    return task + u'#' + QString::number(index);
}

QString ProofTable::idOf(const ProofRow &row) const
{
    return idFor(row.task, row.index);
}

QString ProofTable::taskOf(const QString &id) const
{
    const ProofRow *row = record(id);
    return row ? row->task : QString();
}

} // namespace baton
