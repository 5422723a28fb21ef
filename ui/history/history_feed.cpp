// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/history_feed.h"

#include "app/listing/when_answered.h"
#include "models/tables/search_index.h"
#include "ui/history/history_rows.h"

#include <algorithm>
#include <utility>

namespace baton {

namespace {

/// A pause in typing: rows are searched on disk.
constexpr Millis pause{150};
/// A run of thousands of calls changes often, and all of it is counted each time.
constexpr Millis between{200};

/// Which of the words are in the text, as the tables match words.
QStringList wordsIn(const QStringList &words, const QString &text)
{
    const QByteArray folded = foldForSearch(text);
    QStringList found;
    for (const QString &word : words) {
        if (folded.contains(foldForSearch(word)))
            found.push_back(word);
    }
    return found;
}

} // namespace

HistoryFeed::HistoryFeed(RunDesk &desk, HistoryReader &history, Scheduler &scheduler, RunTable &runs,
                         RunCallTable &calls, QObject *parent)
    : QObject(parent), m_desk(desk), m_history(history), m_scheduler(scheduler), m_runs(runs), m_calls(calls)
{
    m_runs.setNow(m_scheduler.wallNow());
    m_calls.setNow(m_scheduler.wallNow());
    connect(&m_desk, &RunDesk::runStarted, this, &HistoryFeed::watch);
    connect(&m_desk, &RunDesk::callChanged, this, &HistoryFeed::updateSoon);
    connect(&m_runs, &TableModel::filtersChanged, this, &HistoryFeed::searchSoon);
    for (ReassignRun *run : m_desk.runs())
        watch(run);
}

void HistoryFeed::watch(ReassignRun *run)
{
    if (!m_summaries.contains(run->id())) {
        RunSummary written;
        written.at = m_scheduler.wallNow();
        m_summaries.insert(run->id(), written);
    }
    update(*run);
    connect(run, &ReassignRun::phaseChanged, this, [this, run] { updateSoon(run); });
    // The journal knows who acts and when it ended.
    connect(run, &ReassignRun::ended, this, &HistoryFeed::load);
    if (m_loaded)
        load();
}

void HistoryFeed::updateSoon(ReassignRun *run)
{
    if (m_stale.contains(run->id()))
        return;
    m_stale.insert(run->id());
    m_scheduler.callAfter(between, this, [this, id = run->id()] {
        m_stale.remove(id);
        if (const ReassignRun *here = runHere(id))
            update(*here);
    });
}

void HistoryFeed::update(const ReassignRun &run)
{
    RunSummary &known = m_summaries[run.id()];
    known = summaryNow(run, known);
    show(known);
    if (m_unfolded.contains(run.id()))
        setCalls(run.id());
    Q_EMIT runChanged(run.id());
}

RunRow HistoryFeed::rowOf(const RunSummary &run) const
{
    RunSummary shown = run;
    if (!isSentHere(run.id))
        shown.states = withoutSender(shown.states);
    RunRow row = runRowOf(shown);
    row.namedInRows = m_found.value(run.id).join(QLatin1Char(' '));
    return row;
}

void HistoryFeed::show(const RunSummary &run)
{
    const bool fresh = !m_runs.holds(run.id.toString());
    m_runs.upsert({rowOf(run)});
    if (fresh)
        m_calls.upsert({callsAreRead(run.id)});
}

void HistoryFeed::load()
{
    if (m_loading) {
        m_loadAgain = true;
        return;
    }
    m_loading = true;
    if (!m_loaded)
        Q_EMIT loading();
    whenAnswered(m_history.runs(), this, [this](Result<std::vector<RunSummary>> runs) {
        m_loading = false;
        if (!runs) {
            Q_EMIT failed(runs.error());
            return;
        }
        took(std::move(*runs));
        if (std::exchange(m_loadAgain, false))
            load();
    });
}

void HistoryFeed::took(std::vector<RunSummary> runs)
{
    m_loaded = true;
    m_runs.setNow(m_scheduler.wallNow());
    std::vector<RunRow> rows;
    std::vector<RunCallRow> waiting;
    QSet<QString> keep;
    for (RunSummary &run : runs) {
        if (const ReassignRun *here = runHere(run.id))
            run = summaryNow(*here, run);
        rows.push_back(rowOf(run));
        keep.insert(run.id.toString());
        if (!m_runs.holds(run.id.toString()))
            waiting.push_back(callsAreRead(run.id));
        m_summaries.insert(run.id, std::move(run));
    }
    // A run that could not be written down is not in the journal; it is shown all the same while this lasts.
    for (const ReassignRun *run : m_desk.runs())
        keep.insert(run->id().toString());
    m_runs.keepOnly(keep);
    m_runs.upsert(std::move(rows));
    m_calls.upsert(std::move(waiting));
    Q_EMIT loaded();
    for (const RunId &id : std::as_const(m_unfolded))
        readOutline(id);
}

const RunSummary *HistoryFeed::summary(const RunId &id) const
{
    const auto known = m_summaries.constFind(id);
    return known == m_summaries.constEnd() ? nullptr : &known.value();
}

ReassignRun *HistoryFeed::runHere(const RunId &id) const
{
    const auto run = std::find_if(m_desk.runs().begin(), m_desk.runs().end(),
                                  [&id](const ReassignRun *known) { return known->id() == id; });
    return run == m_desk.runs().end() ? nullptr : *run;
}

bool HistoryFeed::isSentHere(const RunId &id) const
{
    const ReassignRun *run = runHere(id);
    return run && run->phase() != ReassignRun::Phase::Ended;
}

const RunOutline *HistoryFeed::outline(const RunId &id) const
{
    const auto known = m_outlines.constFind(id);
    return known == m_outlines.constEnd() ? nullptr : &known.value();
}

void HistoryFeed::unfold(const RunId &id)
{
    if (m_unfolded.contains(id) || !m_summaries.contains(id))
        return;
    m_unfolded.insert(id);
    readOutline(id);
}

void HistoryFeed::readOutline(const RunId &id)
{
    whenAnswered(m_history.outline(id), this, [this, id](Result<RunOutline> outline) {
        if (outline)
            m_outlines.insert(id, std::move(*outline));
        else if (!runHere(id))
            m_unfolded.remove(id); // read again when it is unfolded again
        if (outline || runHere(id))
            setCalls(id);
        Q_EMIT runChanged(id);
    });
}

void HistoryFeed::setCalls(const RunId &id)
{
    const RunSummary *run = summary(id);
    const RunOutline *read = outline(id);
    const ReassignRun *here = runHere(id);
    if (!run || (!read && !here))
        return;
    QMap<LeftOutReason, int> leftOut;
    if (read)
        leftOut = read->leftOut;
    std::vector<CallOutline> calls = here ? callsNow(*here) : read->calls;
    // The answer's status is in the journal alone.
    for (size_t i = 0; here && read && i < calls.size() && i < read->calls.size(); ++i)
        calls[i].history.answer = read->calls[i].history.answer;
    m_calls.upsert(callRowsOf(*run, calls, leftOut, isSentHere(id)));
    const std::vector<QString> before = m_calls.storedIds();
    QSet<QString> keep(before.begin(), before.end());
    if (keep.remove(m_calls.idOf(callsAreRead(id))))
        m_calls.keepOnly(keep);
}

void HistoryFeed::checkChain()
{
    whenAnswered(m_history.checkChain(), this, [this](const Result<ChainReport> &report) {
        if (report)
            Q_EMIT chainChecked(*report);
        else
            Q_EMIT chainUnreadable(report.error());
    });
}

void HistoryFeed::searchSoon()
{
    m_scheduler.cancel(std::exchange(m_searchTimer, 0));
    ++m_searches; // an answer to an earlier question comes too late
    if (m_runs.filter().simplified().isEmpty()) {
        tookFound({});
        return;
    }
    m_searchTimer = m_scheduler.callAfter(pause, this, [this] {
        m_searchTimer = 0;
        search();
    });
}

void HistoryFeed::search()
{
    const QStringList words = m_runs.filter().simplified().split(QLatin1Char(' '));
    const int number = m_searches;
    whenAnswered(m_history.search([words](const QString &text) { return wordsIn(words, text); }), this,
                 [this, number](Result<QHash<RunId, QStringList>> found) {
                     if (found && number == m_searches)
                         tookFound(*found);
                 });
}

void HistoryFeed::tookFound(const QHash<RunId, QStringList> &found)
{
    QSet<RunId> touched(m_found.keyBegin(), m_found.keyEnd());
    touched.unite(QSet<RunId>(found.keyBegin(), found.keyEnd()));
    m_found = found;
    std::vector<RunRow> rows;
    for (const RunId &id : std::as_const(touched)) {
        if (const RunSummary *run = summary(id))
            rows.push_back(rowOf(*run));
    }
    m_runs.upsert(std::move(rows));
}

} // namespace baton
