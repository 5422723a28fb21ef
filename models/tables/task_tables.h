// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/outcome.h"
#include "models/domain/plan.h"
#include "models/tables/record_table_model.h"

namespace baton {

/// One call of a run, as its line on the Tasks page.
struct TaskRow
{
    RunId run;
    CallId call;
    int index = 0;        ///< of the call in its run
    QString what;         ///< "12 certifications → Ana Ruiz"
    QString note;         ///< one line below
    QString target;       ///< what the call is about: the campaign, the certification
    QString error;        ///< what went wrong, in one line; empty: nothing
    bool seen = false;    ///< it ended, and a person has said so or has ordered its rows again
    bool earlier = false; ///< written down by an earlier session; nobody follows it
    CallState state = CallState::Queued;
    int rows = 0;
    int confirmed = 0;
    int elsewhere = 0;   ///< rows that went to somebody else
    QString passedOnTo;  ///< the one person who has them now, isolated; empty: several, or not known
    QDateTime startedAt; ///< UTC; invalid: not sent
    QDateTime endedAt;   ///< UTC; invalid: something still goes on
};

/// Columns: state, what, confirmed, elapsed, started; hidden: target, rows, errors. Facet: standing (see
/// standingKey()).
class TaskTable final : public RecordTableModel<TaskRow>
{
public:
    explicit TaskTable(QObject *parent = nullptr);
    static QString idFor(const RunId &run, int index);
    QString idOf(const TaskRow &row) const override;

protected:
    bool recedes(const TaskRow &) const override { return false; }
};

/// One row of a call with its word; or, below a call whose rows are not read yet, a line that says so.
struct ProofRow
{
    QString task;  ///< TaskTable::idFor() of its call
    int index = 0; ///< in Call::rows; -1: they are not read yet
    QString subject;
    QString from;
    RowProof proof;
    bool notChecked = false; ///< some fact was unknown when it was planned
    bool follows = false;    ///< nobody selected it: the vendor was expected to take it along
};

/// Columns: proof, subject, from, holder, detail, read.
class ProofTable final : public RecordTableModel<ProofRow>
{
public:
    explicit ProofTable(QObject *parent = nullptr);
    QString idOf(const ProofRow &row) const override;
    static QString idFor(const QString &task, int index);
    /// The call that a row stands below, by the row's id.
    QString taskOf(const QString &id) const;
};

} // namespace baton
