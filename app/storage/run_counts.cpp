// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/run_counts.h"

#include "app/storage/journal_codec.h"
#include "app/storage/journal_words.h"
#include "app/storage/row_reading.h"

namespace baton {

using namespace Qt::StringLiterals;

namespace {

Result<void> run(QSqlQuery &query)
{
    return performed(query, u"keep count of its runs"_s);
}

} // namespace

RunCountsKeeper::RunCountsKeeper(const QSqlDatabase &connection)
    : m_connection(connection), m_findRun(connection), m_findCall(connection), m_outcome(connection),
      m_setOutcome(connection), m_setStand(connection), m_update(connection), m_end(connection)
{
    m_findRun.prepare(u"SELECT key FROM runs WHERE id = ?"_s);
    m_findCall.prepare(u"SELECT c.idx, c.row_count, s.proven, s.state, s.standing, s.attempt_open, s.may_have_acted"
                       " FROM calls c JOIN call_stands s ON s.run = c.run AND s.idx = c.idx"
                       " WHERE c.run = ? AND c.id = ?"_s);
    m_outcome.prepare(u"SELECT outcome FROM row_outcomes WHERE run = ? AND idx = ? AND row = ?"_s);
    m_setOutcome.prepare(u"INSERT INTO row_outcomes (run, idx, row, outcome) VALUES (?, ?, ?, ?)"
                         " ON CONFLICT (run, idx, row) DO UPDATE SET outcome = excluded.outcome"_s);
    m_setStand.prepare(u"UPDATE call_stands SET proven = ?, state = ?, standing = ?, attempt_open = ?,"
                       " may_have_acted = ? WHERE run = ? AND idx = ?"_s);
    m_update.prepare(u"UPDATE runs SET moved = moved + ?, moved_elsewhere = moved_elsewhere + ?,"
                     " not_moved = not_moved + ?, unknown = unknown + ? WHERE key = ?"_s);
    m_end.prepare(u"UPDATE runs SET ended = 1, ended_at = ? WHERE key = ?"_s);
}

Result<RunCountsKeeper::Run *> RunCountsKeeper::runOf(const RunId &id)
{
    const auto known = m_runs.find(id);
    if (known != m_runs.end())
        return &known.value();
    m_findRun.bindValue(0, exactBytes(id.toString()));
    if (const auto asked = run(m_findRun); !asked)
        return failure(asked.error());
    if (!m_findRun.next())
        return failure(Error(ErrorKind::Internal, u"An event of a run that was never begun was not written."_s));
    Run &fresh = m_runs[id];
    fresh.key = m_findRun.value(0).toLongLong();
    m_findRun.finish();
    return &fresh;
}

Result<RunCountsKeeper::KnownCall *> RunCountsKeeper::callOf(Run &of, const CallId &id)
{
    const auto known = of.calls.find(id);
    if (known != of.calls.end())
        return &known.value();
    m_findCall.bindValue(0, of.key);
    m_findCall.bindValue(1, exactBytes(id.toString()));
    if (const auto asked = run(m_findCall); !asked)
        return failure(asked.error());
    if (!m_findCall.next())
        return failure(Error(ErrorKind::Internal, u"An event of a call that is not in its run was not written."_s));
    KnownCall &call = of.calls[id];
    call.index = m_findCall.value(0).toInt();
    call.rows = m_findCall.value(1).toInt();
    call.proven = m_findCall.value(2).toInt();
    call.stand.state = callStateFromString(textAt(m_findCall, 3));
    call.stand.standing = journal_words::valueOf<CallStanding>(textAt(m_findCall, 4)).value_or(CallStanding::Unknown);
    call.stand.attemptOpen = m_findCall.value(5).toBool();
    call.stand.mayHaveActed = m_findCall.value(6).toBool();
    m_findCall.finish();
    return &call;
}

Result<void> RunCountsKeeper::setOutcome(Run &of, KnownCall &call, int row, RowOutcome outcome)
{
    m_outcome.bindValue(0, of.key);
    m_outcome.bindValue(1, call.index);
    m_outcome.bindValue(2, row);
    if (auto asked = run(m_outcome); !asked)
        return asked;
    RowOutcome before = RowOutcome::Pending;
    if (m_outcome.next())
        before = rowOutcomeFromString(textAt(m_outcome, 0));
    m_outcome.finish();
    if (before == outcome)
        return {};
    --of.rows[before];
    ++of.rows[outcome];
    call.proven += before == RowOutcome::Pending ? 1 : 0;
    call.proven -= outcome == RowOutcome::Pending ? 1 : 0;
    m_setOutcome.bindValue(0, of.key);
    m_setOutcome.bindValue(1, call.index);
    m_setOutcome.bindValue(2, row);
    m_setOutcome.bindValue(3, exactBytes(toString(outcome)));
    return run(m_setOutcome);
}

Result<void> RunCountsKeeper::add(const JournalEvent &event)
{
    const Result<Run *> of = runOf(event.run);
    if (!of)
        return failure(of.error());
    if (std::holds_alternative<RunEnded>(event.what)) {
        (*of)->ended = true;
        (*of)->endedAt = event.at;
    } else if (const auto *abandoned = std::get_if<RunAbandoned>(&event.what)) {
        (*of)->abandoned = abandoned->reason;
    }
    if (event.call.isEmpty())
        return {};
    const Result<KnownCall *> call = callOf(**of, event.call);
    if (!call)
        return failure(call.error());
    (*call)->stand = after((*call)->stand, event.what);
    const auto *proven = std::get_if<RowProven>(&event.what);
    if (proven && proven->row >= 0 && proven->row < (*call)->rows)
        return setOutcome(**of, **call, proven->row, proven->proof.outcome);
    return {};
}

/// Rare, and while an older file is brought up to date there is no such column yet, nor such an event.
Result<void> RunCountsKeeper::writeAbandoned(const Run &of)
{
    if (of.abandoned.isEmpty())
        return {};
    QSqlQuery query(m_connection);
    query.prepare(u"UPDATE runs SET abandoned = ? WHERE key = ?"_s);
    query.addBindValue(exactBytes(of.abandoned));
    query.addBindValue(of.key);
    return run(query);
}

Result<void> RunCountsKeeper::writeStands(const Run &of)
{
    for (const KnownCall &call : of.calls) {
        m_setStand.bindValue(0, call.proven);
        m_setStand.bindValue(1, exactBytes(journal_words::wordOf(call.stand.state)));
        m_setStand.bindValue(2, exactBytes(journal_words::wordOf(call.stand.standing)));
        m_setStand.bindValue(3, call.stand.attemptOpen ? 1 : 0);
        m_setStand.bindValue(4, call.stand.mayHaveActed ? 1 : 0);
        m_setStand.bindValue(5, of.key);
        m_setStand.bindValue(6, call.index);
        if (auto written = run(m_setStand); !written)
            return written;
    }
    return {};
}

Result<void> RunCountsKeeper::close()
{
    for (const Run &changed : std::as_const(m_runs)) {
        m_update.bindValue(0, changed.rows.value(RowOutcome::Moved));
        m_update.bindValue(1, changed.rows.value(RowOutcome::MovedElsewhere));
        m_update.bindValue(2, changed.rows.value(RowOutcome::NotMoved));
        m_update.bindValue(3, changed.rows.value(RowOutcome::Unknown));
        m_update.bindValue(4, changed.key);
        if (auto updated = run(m_update); !updated)
            return updated;
        if (changed.ended) {
            m_end.bindValue(0, exactBytes(journal_codec::encodeTime(changed.endedAt)));
            m_end.bindValue(1, changed.key);
            if (auto updated = run(m_end); !updated)
                return updated;
        }
        if (auto written = writeAbandoned(changed); !written)
            return written;
        if (auto written = writeStands(changed); !written)
            return written;
    }
    return {};
}

} // namespace baton
