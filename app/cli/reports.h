// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/run_outcome.h"

#include <QByteArray>
#include <QUrl>

namespace baton::cli {

/// What a report of a reassign begins with.
struct ReportHead
{
    QString tenantName;
    QUrl baseUrl;
    Order order;
    bool dryRun = false;
    RunId run{}; ///< of the proof
};

/// Where a call goes.
QString callUrl(const Call &call, const QUrl &baseUrl);

/// What will be sent, for a person: each call with method, URL and count, then what is left out and the warnings. With
/// `payloads` also the exact bytes and a cURL line of each call.
QString planText(const ReportHead &head, const Plan &plan, bool payloads);

/// The same as one JSON object, payloads included.
QByteArray planJson(const ReportHead &head, const Plan &plan);

/// What became of each row: a table with its totals below.
QString proofText(const std::vector<CallProgress> &calls, const RunOutcome &outcome);

/// The same as one JSON object.
QByteArray proofJson(const ReportHead &head, const std::vector<CallProgress> &calls, const Plan &plan,
                     const RunOutcome &outcome);

/// One run of an order that went out in several, or that was taken up again.
struct RunReport
{
    QString action; ///< stable English word
    ReportHead head;
    std::vector<CallProgress> calls;
    std::vector<LeftOut> leftOut;
    RunId goesOnIn; ///< empty: it does not
};

/// Several of them: one object with the list and the totals of all.
QByteArray runsJson(const std::vector<RunReport> &runs, const RowTotals &totals);
/// Tables, each with a heading, and the totals of all.
QString runsText(const std::vector<RunReport> &runs, const RowTotals &totals);

} // namespace baton::cli
