// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/json_fields.h"
#include "app/cli/reports.h"
#include "app/reassign/curl_line.h"

namespace baton::cli {

using namespace Qt::StringLiterals;

namespace {

OrderedJson rowJson(const OrderRow &row)
{
    return {{"certificationId", jsonText(row.certification)}, {"itemId", jsonText(row.item)}};
}

OrderedJson headJson(const ReportHead &head)
{
    OrderedJson options = OrderedJson::object();
    for (auto option = head.order.options.begin(); option != head.order.options.end(); ++option)
        options[option.key().toStdString()] = jsonText(option.value());
    return {{"tenant", jsonText(head.tenantName)},
            {"url", jsonText(head.baseUrl.toString())},
            {"dryRun", head.dryRun},
            {"target", {{"id", jsonText(head.order.target)}, {"name", jsonText(head.order.targetName)}}},
            {"reason", jsonText(head.order.reason)},
            {"options", std::move(options)}};
}

OrderedJson callJson(const ReportHead &head, const Call &call)
{
    return {{"operation", jsonText(call.operationId)},
            {"label", jsonText(call.operationLabel)},
            {"method", jsonText(call.method)},
            {"url", jsonText(callUrl(call, head.baseUrl))},
            {"campaignId", jsonText(call.campaign)},
            {"certificationId", jsonText(call.certification)},
            {"count", call.units.size()},
            {"limit", call.limit}};
}

void addLeftOut(OrderedJson &report, const Plan &plan)
{
    OrderedJson leftOut = OrderedJson::array();
    for (const LeftOut &left : plan.leftOut) {
        OrderedJson entry = rowJson(left.row);
        entry["reason"] = jsonText(toString(left.reason));
        entry["sentence"] = jsonText(left.sentence);
        entry["option"] = jsonText(optionOf(left.offer));
        leftOut.push_back(std::move(entry));
    }
    OrderedJson warnings = OrderedJson::array();
    for (const PlanWarning &warning : plan.warnings) {
        OrderedJson rows = OrderedJson::array();
        for (const OrderRow &row : warning.rows)
            rows.push_back(rowJson(row));
        warnings.push_back({{"kind", jsonText(toString(warning.kind))},
                            {"sentence", jsonText(warning.sentence)},
                            {"rows", std::move(rows)}});
    }
    report["leftOut"] = std::move(leftOut);
    report["warnings"] = std::move(warnings);
}

OrderedJson errorJson(const std::optional<Error> &error)
{
    if (!error)
        return nullptr;
    OrderedJson causes = OrderedJson::array();
    for (const QString &cause : error->causes)
        causes.push_back(jsonText(cause));
    return {{"kind", jsonText(toString(error->kind))},
            {"httpStatus", error->httpStatus},
            {"vendorCode", jsonText(error->vendorCode)},
            {"message", jsonText(error->message)},
            {"causes", std::move(causes)},
            {"trackingId", jsonText(error->trackingId)},
            {"nextStep", jsonText(error->nextStep)}};
}

QByteArray dumped(const OrderedJson &report)
{
    // A body or a vendor's text may hold anything: what is no UTF-8 is replaced, never thrown over.
    return QByteArray::fromStdString(report.dump(2, ' ', false, OrderedJson::error_handler_t::replace)) + '\n';
}

} // namespace

QByteArray planJson(const ReportHead &head, const Plan &plan)
{
    OrderedJson report = headJson(head);
    OrderedJson calls = OrderedJson::array();
    for (size_t i = 0; i < plan.calls.size(); ++i) {
        const Call &call = plan.calls[i];
        const CurlLine curl = curlLine(call, head.baseUrl, static_cast<int>(i) + 1);
        OrderedJson entry = callJson(head, call);
        entry["body"] = call.body.toStdString();
        entry["curl"] = jsonText(curl.line);
        entry["curlBodyFile"] = jsonText(curl.bodyFile);
        OrderedJson rows = OrderedJson::array();
        for (const CallRow &row : call.rows) {
            OrderedJson one = rowJson(row.row);
            one["subject"] = jsonText(row.subject.text());
            one["notChecked"] = row.notChecked;
            one["follows"] = row.follows;
            rows.push_back(std::move(one));
        }
        entry["rows"] = std::move(rows);
        calls.push_back(std::move(entry));
    }
    report["calls"] = std::move(calls);
    addLeftOut(report, plan);
    return dumped(report);
}

namespace {

OrderedJson totalsJson(const RowTotals &totals)
{
    return {{"rows", totals.rows},         {"moved", totals.moved},     {"movedElsewhere", totals.movedElsewhere},
            {"notMoved", totals.notMoved}, {"unknown", totals.unknown}, {"notYetProven", totals.pending},
            {"notSent", totals.notSent},   {"leftOut", totals.leftOut}};
}

OrderedJson proofOf(const ReportHead &head, const std::vector<CallProgress> &calls, const RunOutcome &outcome)
{
    OrderedJson report = headJson(head);
    report["run"] = jsonText(head.run);
    OrderedJson callList = OrderedJson::array();
    for (const CallProgress &progress : calls) {
        OrderedJson entry = callJson(head, progress.call);
        entry["state"] = jsonText(toString(progress.state));
        entry["attempts"] = progress.attempts;
        entry["taskId"] = progress.task ? jsonText(progress.task->id) : OrderedJson(nullptr);
        entry["error"] = errorJson(progress.error);
        entry["note"] = jsonText(progress.note);
        callList.push_back(std::move(entry));
    }
    OrderedJson rows = OrderedJson::array();
    for (const RowLine &line : outcome.lines) {
        OrderedJson entry = rowJson(line.row);
        entry["subject"] = jsonText(line.subject);
        entry["result"] = jsonText(toString(line.word));
        entry["holderId"] = jsonText(line.proof.holder);
        entry["holderName"] = jsonText(line.proof.holderName);
        entry["foundIn"] = jsonText(line.proof.certification);
        entry["call"] = line.call < 0 ? OrderedJson(nullptr) : OrderedJson(line.call);
        entry["detail"] = jsonText(line.detail);
        rows.push_back(std::move(entry));
    }
    report["calls"] = std::move(callList);
    report["rows"] = std::move(rows);
    return report;
}

} // namespace

QByteArray proofJson(const ReportHead &head, const std::vector<CallProgress> &calls, const Plan &plan,
                     const RunOutcome &outcome)
{
    OrderedJson report = proofOf(head, calls, outcome);
    addLeftOut(report, plan);
    report["totals"] = totalsJson(outcome.totals);
    return dumped(report);
}

QByteArray runsJson(const std::vector<RunReport> &runs, const RowTotals &totals)
{
    OrderedJson list = OrderedJson::array();
    for (const RunReport &run : runs) {
        const RunOutcome outcome = outcomeOf(run.calls, run.leftOut);
        OrderedJson one = proofOf(run.head, run.calls, outcome);
        one["action"] = jsonText(run.action);
        one["goesOnIn"] = jsonText(run.goesOnIn);
        one["totals"] = totalsJson(outcome.totals);
        list.push_back(std::move(one));
    }
    OrderedJson report;
    report["runs"] = std::move(list);
    report["totals"] = totalsJson(totals);
    return dumped(report);
}

} // namespace baton::cli
