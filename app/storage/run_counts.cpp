// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/run_counts.h"

#include "app/storage/exact_text.h"
#include "app/storage/sql_error.h"

#include <QSqlDatabase>
#include <QVariant>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

Result<void> run(QSqlQuery &query)
{
    if (query.exec())
        return {};
    return failure(storageError(query.lastError(), u"keep count of its runs"_s));
}

/// What an event says about whether its call is settled; nothing: it does not say.
struct Settles
{
    std::optional<bool> operator()(const AttemptIntended &) const { return false; }
    std::optional<bool> operator()(const CallAccepted &) const { return false; }
    std::optional<bool> operator()(const CallRefused &) const { return false; }
    std::optional<bool> operator()(const CallSettled &what) const
    {
        if (isSettled(what.state))
            return true;
        return what.state == CallState::OutcomeUnknown ? std::optional<bool>(false) : std::nullopt;
    }
    template <class Other> std::optional<bool> operator()(const Other &) const { return std::nullopt; }
};

} // namespace

RunCountsKeeper::RunCountsKeeper(const QSqlDatabase &connection)
    : m_findRun(connection), m_findCall(connection), m_open(connection), m_close(connection), m_outcome(connection),
      m_setOutcome(connection), m_update(connection)
{
    m_findRun.prepare(u"SELECT key FROM runs WHERE id = ?"_s);
    m_findCall.prepare(u"SELECT idx, row_count FROM calls WHERE run = ? AND id = ?"_s);
    m_open.prepare(u"INSERT OR IGNORE INTO open_calls (run, idx) VALUES (?, ?)"_s);
    m_close.prepare(u"DELETE FROM open_calls WHERE run = ? AND idx = ?"_s);
    m_outcome.prepare(u"SELECT outcome FROM row_outcomes WHERE run = ? AND idx = ? AND row = ?"_s);
    m_setOutcome.prepare(u"INSERT INTO row_outcomes (run, idx, row, outcome) VALUES (?, ?, ?, ?)"
                         " ON CONFLICT (run, idx, row) DO UPDATE SET outcome = excluded.outcome"_s);
    m_update.prepare(u"UPDATE runs SET moved = moved + ?, moved_elsewhere = moved_elsewhere + ?,"
                     " not_moved = not_moved + ?, unknown = unknown + ?, open_calls = open_calls + ?,"
                     " ended = max(ended, ?) WHERE key = ?"_s);
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

Result<RunCountsKeeper::KnownCall> RunCountsKeeper::callOf(const Run &of, const CallId &id)
{
    m_findCall.bindValue(0, of.key);
    m_findCall.bindValue(1, exactBytes(id.toString()));
    if (const auto asked = run(m_findCall); !asked)
        return failure(asked.error());
    if (!m_findCall.next())
        return failure(Error(ErrorKind::Internal, u"An event of a call that is not in its run was not written."_s));
    const KnownCall call{m_findCall.value(0).toInt(), m_findCall.value(1).toInt()};
    m_findCall.finish();
    return call;
}

Result<void> RunCountsKeeper::setOpen(Run &of, int call, bool open)
{
    QSqlQuery &query = open ? m_open : m_close;
    query.bindValue(0, of.key);
    query.bindValue(1, call);
    if (auto done = run(query); !done)
        return done;
    of.openCalls += open ? query.numRowsAffected() : -query.numRowsAffected();
    return {};
}

Result<void> RunCountsKeeper::setOutcome(Run &of, int call, int row, RowOutcome outcome)
{
    m_outcome.bindValue(0, of.key);
    m_outcome.bindValue(1, call);
    m_outcome.bindValue(2, row);
    if (auto asked = run(m_outcome); !asked)
        return asked;
    if (m_outcome.next())
        --of.rows[rowOutcomeFromString(exactText(m_outcome.value(0).toByteArray()))];
    m_outcome.finish();
    ++of.rows[outcome];
    m_setOutcome.bindValue(0, of.key);
    m_setOutcome.bindValue(1, call);
    m_setOutcome.bindValue(2, row);
    m_setOutcome.bindValue(3, exactBytes(toString(outcome)));
    return run(m_setOutcome);
}

Result<void> RunCountsKeeper::add(const JournalEvent &event)
{
    const Result<Run *> of = runOf(event.run);
    if (!of)
        return failure(of.error());
    if (std::holds_alternative<RunEnded>(event.what))
        (*of)->ended = true;
    if (event.call.isEmpty())
        return {};
    const Result<KnownCall> call = callOf(**of, event.call);
    if (!call)
        return failure(call.error());
    if (const auto settles = std::visit(Settles{}, event.what))
        return setOpen(**of, call->index, !*settles);
    const auto *proven = std::get_if<RowProven>(&event.what);
    if (proven && proven->row >= 0 && proven->row < call->rows)
        return setOutcome(**of, call->index, proven->row, proven->proof.outcome);
    return {};
}

Result<void> RunCountsKeeper::close()
{
    for (const Run &changed : std::as_const(m_runs)) {
        m_update.bindValue(0, changed.rows.value(RowOutcome::Moved));
        m_update.bindValue(1, changed.rows.value(RowOutcome::MovedElsewhere));
        m_update.bindValue(2, changed.rows.value(RowOutcome::NotMoved));
        m_update.bindValue(3, changed.rows.value(RowOutcome::Unknown));
        m_update.bindValue(4, changed.openCalls);
        m_update.bindValue(5, changed.ended ? 1 : 0);
        m_update.bindValue(6, changed.key);
        if (auto updated = run(m_update); !updated)
            return updated;
    }
    return {};
}

} // namespace baton
