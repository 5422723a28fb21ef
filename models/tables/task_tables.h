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
    int index = 0; ///< of the call in its run
    QString what;  ///< "12 certifications → Ana Ruiz"
    QString note;  ///< one line below
    CallState state = CallState::Queued;
    int rows = 0;
    int confirmed = 0;
    QDateTime startedAt; ///< UTC; invalid: not sent
    QDateTime endedAt;   ///< UTC; invalid: still open
};

class TaskTable final : public RecordTableModel<TaskRow>
{
public:
    explicit TaskTable(QObject *parent = nullptr);
    static QString idFor(const RunId &run, int index);
    QString idOf(const TaskRow &row) const override;

protected:
    bool recedes(const TaskRow &) const override { return false; }
};

/// One row of a call with its word.
struct ProofRow
{
    int index = 0; ///< in Call::rows
    QString subject;
    QString from;
    RowProof proof;
};

class ProofTable final : public RecordTableModel<ProofRow>
{
public:
    explicit ProofTable(QObject *parent = nullptr);
    QString idOf(const ProofRow &row) const override;
};

} // namespace baton
