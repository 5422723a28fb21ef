// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/run_details.h"

#include "models/tables/call_cells.h"
#include "models/tables/state_words.h"
#include "ui/common/details_facts.h"
#include "ui/common/run_words.h"
#include "ui/history/history_rows.h"

#include <QCoreApplication>

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::RunDetails)
};

/// "Mon 22 Sep 2025, 11:12:04"
QString moment(const QDateTime &at, const CellContext &context)
{
    return at.isValid() ? context.locale.toString(at.toLocalTime(), u"ddd d MMM yyyy, HH:mm:ss"_s) : QString();
}

QString otherRun(const RunView &view, const RunId &id, const CellContext &context)
{
    if (id.isEmpty())
        return {};
    const RunSummary *other = view.other ? view.other(id) : nullptr;
    if (!other)
        return shortId(id.toString());
    return Text::tr("%1, %2").arg(whenText(other->at, context), runRowOf(*other).what);
}

DetailsSection runFacts(const RunView &view, const CellContext &context)
{
    const RunSummary &run = view.run;
    FactList facts(context);
    facts.add(Text::tr("Reason"), run.reason)
        .add(Text::tr("Tenant"), run.origin.connectionName)
        .add(Text::tr("Address"), run.origin.tenantUrl)
        .add(Text::tr("Started"), moment(run.at, context))
        .add(Text::tr("Ended"), moment(run.endedAt, context))
        .add(Text::tr("By"), actorText(run.origin))
        .add(Text::tr("Takes back"), otherRun(view, run.undoes, context))
        .add(Text::tr("Goes on with"), otherRun(view, run.continues, context))
        .add(Text::tr("Taken back by"), otherRun(view, run.undoneBy, context));
    return factSection({}, facts);
}

DetailsSection counts(const RunView &view)
{
    const RowCounts &rows = view.run.rows;
    const int notSent = rowsNotSent(view);
    const int asked = rows.all + view.run.leftOut;
    DetailsSection section;
    section.title = Text::tr("%1 asked for").arg(rowsText(asked, rows.items == rows.all ? asked : rows.items));
    section.stackBar = true;
    const auto add = [&section](int count, StateWord word, const QString &text) {
        word.word = text;
        word.badge = false;
        if (count > 0)
            section.counts.push_back({std::move(word), count});
    };
    add(rows.moved, stateWord(CallState::Moved), Text::tr("Moved, re-read and confirmed"));
    add(rows.movedElsewhere, stateWord(RowOutcome::MovedElsewhere), Text::tr("Moved to somebody else"));
    add(rows.notMoved, stateWord(RowOutcome::NotMoved), Text::tr("Not moved"));
    add(rows.unknown, stateWord(RowOutcome::Unknown), Text::tr("Not known"));
    add(rows.pending() + rows.notSent - notSent, stateWord(CallState::Verifying), Text::tr("Not proven yet"));
    add(notSent, stateWord(CallState::NotSent), Text::tr("Not sent, safe to send"));
    add(view.run.leftOut, {{}, "s-leftout"_L1, Tone::Calm, false}, Text::tr("Left out"));
    return section;
}

DetailsSection evidence(const RunOutline &outline, const CellContext &context)
{
    FactList facts(context);
    facts.add(Text::tr("Events"), Text::tr("%1, chained").arg(context.locale.toString(outline.events)))
        .addId(Text::tr("First"), hashText(outline.firstHash.toHex()))
        .addId(Text::tr("Last"), hashText(outline.lastHash.toHex()));
    return factSection(Text::tr("Evidence"), facts);
}

} // namespace

int rowsNotSent(const RunView &view)
{
    if (view.sentHere || !view.outline)
        return view.run.rows.notSent;
    int rows = 0;
    for (const CallOutline &call : view.outline->calls) {
        if (call.history.state == CallState::NotSent || call.history.standing == CallStanding::NotSent)
            rows += call.rows.notSent + call.rows.pending();
    }
    return rows;
}

DetailsSection leftOutSection(const RunView &view, const CellContext &context)
{
    constexpr size_t most = 50;
    if (!view.leftOut)
        return {};
    const size_t shown = std::min(most, view.leftOut->size());
    QStringList lines;
    for (size_t i = 0; i < shown; ++i) {
        const LeftOut &row = (*view.leftOut)[i];
        const QString id = row.row.isWholeCertification() ? row.row.certification.toString() : row.row.item.toString();
        lines.push_back(row.sentence.isEmpty()
                            ? Text::tr("%1: %2").arg(id, leftOutText({{row.reason, 1}}, view.run.targetName))
                            : row.sentence);
    }
    if (const size_t rest = view.leftOut->size() - shown; rest > 0)
        lines.push_back(Text::tr("and %1 more").arg(context.locale.toString(static_cast<qulonglong>(rest))));
    return textSection(Text::tr("Left out"), lines.join(u'\n'));
}

DetailsContent runDetails(const RunView &view, const CellContext &context)
{
    DetailsContent content;
    content.kind = Text::tr("Run");
    RunSummary run = view.run;
    if (!view.sentHere)
        run.states = withoutSender(run.states);
    const RunRow row = runRowOf(run);
    content.heading = row.what;
    content.badge = stateWord(row.result, {row.rows, row.confirmed, row.elsewhere}, view.passedOnTo);
    addSection(content, runFacts(view, context));
    addSection(content, counts(view));
    addSection(content, leftOutSection(view, context));
    if (view.outline)
        addSection(content, evidence(*view.outline, context));
    return content;
}

} // namespace baton
