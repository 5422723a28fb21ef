// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/outcome.h"
#include "models/domain/plan.h"
#include "models/tables/record_table_model.h"

namespace baton {

/// One run, as its line in the history.
struct RunRow
{
    RunId id;
    QString what; ///< "257 certifications → Amara Okafor-Lindqvist"
    QString reason;
    CallState result = CallState::Queued;
    int rows = 0;
    int confirmed = 0;
    int elsewhere = 0; ///< rows that went to somebody else
    QDateTime at;      ///< UTC
    IdentityId target;
    QString targetName;
    QString by;
    QString tenant;
    QString namedInRows; ///< words of the present search that the rows of the run have; found by, never shown
};

/// Every run. Columns: run, result, confirmed, when; hidden: by, tenant. Facets: when, result, reviewer.
class RunTable final : public RecordTableModel<RunRow>
{
public:
    explicit RunTable(QObject *parent = nullptr);
    QString idOf(const RunRow &row) const override { return row.id.toString(); }

protected:
    bool recedes(const RunRow &) const override { return false; }
};

/// A line below a run: one of its calls, what was left out, or that its calls are being read.
struct RunCallRow
{
    enum class Kind { Call, LeftOut, Reading };

    RunId run;
    Kind kind = Kind::Reading;
    int index = 0; ///< of the call in its run
    CallId call;
    QString what; ///< "Call 1: 250 certifications", "3 left out"
    QString note; ///< "202, task 2c91…7f0a, SUCCESS, all re-read"
    CallState state = CallState::Queued;
    int rows = 0;
    int confirmed = 0;
    int elsewhere = 0;
    QDateTime at; ///< UTC: first sent; invalid: it was not
};

/// Columns: call, result, confirmed, when.
class RunCallTable final : public RecordTableModel<RunCallRow>
{
public:
    explicit RunCallTable(QObject *parent = nullptr);
    QString idOf(const RunCallRow &row) const override;
    /// The run that a line stands below, by the line's id.
    RunId runOf(const QString &id) const;
};

} // namespace baton
