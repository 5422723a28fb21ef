// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/task_tables.h"

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

QString confirmedText(const TaskRow &row, const CellContext &context)
{
    if (row.state == CallState::NotSent || row.state == CallState::Held || row.state == CallState::Queued)
        return Text::tr("not sent");
    if (row.confirmed == 0) {
        if (row.state == CallState::OutcomeUnknown || row.state == CallState::NoAnswer)
            return Text::tr("not known");
        if (!isSettled(row.state) && row.state != CallState::Verifying)
            return Text::tr("not yet");
    }
    return Text::tr("%1 of %2").arg(context.locale.toString(row.confirmed), context.locale.toString(row.rows));
}

/// Seconds; nothing when it never began.
std::optional<qint64> elapsedOf(const TaskRow &row, const CellContext &context)
{
    if (!row.startedAt.isValid())
        return std::nullopt;
    const QDateTime until = row.endedAt.isValid() ? row.endedAt : context.now;
    return std::max<qint64>(0, row.startedAt.secsTo(until));
}

QString elapsedText(const TaskRow &row, const CellContext &context)
{
    const std::optional<qint64> elapsed = elapsedOf(row, context);
    if (!elapsed)
        return u"–"_s;
    const qint64 seconds = *elapsed;
    if (seconds >= 3600)
        return u"%1:%2:%3"_s.arg(seconds / 3600)
            .arg(seconds / 60 % 60, 2, 10, QChar(u'0'))
            .arg(seconds % 60, 2, 10, QChar(u'0'));
    return u"%1:%2"_s.arg(seconds / 60).arg(seconds % 60, 2, 10, QChar(u'0'));
}

std::vector<Column<TaskRow>> taskColumns()
{
    using C = Column<TaskRow>;
    C state{{"state"_L1, Text::tr("State"), CellKind::State, 158}};
    state.text = [](const TaskRow &row, const CellContext &) { return stateWord(row.state).word; };
    state.state = [](const TaskRow &row, const CellContext &) { return stateWord(row.state); };
    C what{{"what"_L1, Text::tr("What"), CellKind::TwoLine}};
    what.text = [](const TaskRow &row, const CellContext &) { return row.what; };
    what.secondLine = [](const TaskRow &row, const CellContext &) { return row.note; };
    what.tip = [](const TaskRow &row, const CellContext &) {
        return row.note.isEmpty() ? row.what : row.what + u'\n' + row.note;
    };
    C confirmed{{"confirmed"_L1, Text::tr("Confirmed"), CellKind::Progress, 136}};
    confirmed.text = confirmedText;
    confirmed.number = [](const TaskRow &row) { return shareOf(row.confirmed, row.rows); };
    confirmed.progress = [](const TaskRow &row) { return ProgressCell{row.confirmed, row.rows, false}; };
    C elapsed{{"elapsed"_L1, Text::tr("Elapsed"), CellKind::Number, 74, false, true}};
    elapsed.text = elapsedText;
    elapsed.timedNumber = elapsedOf;
    C started{{"started"_L1, Text::tr("Started"), CellKind::Number, 88}};
    started.text = [](const TaskRow &row, const CellContext &context) {
        return row.startedAt.isValid() ? context.locale.toString(row.startedAt.toLocalTime().time(), u"HH:mm")
                                       : QString();
    };
    started.number = [](const TaskRow &row) { return momentOf(row.startedAt); };
    started.tip = [](const TaskRow &row, const CellContext &context) { return exactTime(row.startedAt, context); };
    return {state, what, confirmed, elapsed, started};
}

std::vector<Facet<TaskRow>> taskFacets()
{
    Facet<TaskRow> standing{{"standing"_L1, Text::tr("Standing")}};
    standing.keysOf = [](const TaskRow &row, const CellContext &) { return FacetKeys{standingKey(row.state)}; };
    standing.labelOf = [](const QString &key, const TaskRow &, const CellContext &) { return standingLabel(key); };
    return {standing};
}

std::vector<Column<ProofRow>> proofColumns()
{
    using C = Column<ProofRow>;
    C subject{{"subject"_L1, Text::tr("Row"), CellKind::Subject, 0}};
    subject.text = [](const ProofRow &row, const CellContext &) { return row.subject; };
    C from{{"from"_L1, Text::tr("From"), CellKind::Muted, 150}};
    from.text = [](const ProofRow &row, const CellContext &) { return row.from; };
    C word{{"proof"_L1, Text::tr("Proof"), CellKind::State, 200}};
    word.text = [](const ProofRow &row, const CellContext &) { return proofWord(row.proof).word; };
    word.state = [](const ProofRow &row, const CellContext &) { return proofWord(row.proof); };
    C detail{{"detail"_L1, Text::tr("What was read"), CellKind::Muted, 0}};
    detail.text = [](const ProofRow &row, const CellContext &) { return row.proof.detail; };
    return {subject, from, word, detail};
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

QString ProofTable::idOf(const ProofRow &row) const
{
    return QString::number(row.index);
}

} // namespace baton
